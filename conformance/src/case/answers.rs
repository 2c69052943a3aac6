//! Answers that keep to their schema or break it, keyword by keyword.

use openapi_document::{Body, Response};
use serde_json::{Value, json};

use super::{Case, Expected, Ground, JSON, Kind, Served};
use crate::schema::{Change, Gap, NOT_OF_THE_TYPE, Sort, Treatment, filled};

pub(super) fn answers<'d>(ground: &Ground<'_, 'd>) -> (Vec<Case<'d>>, Vec<Gap>) {
    let (mut cases, mut gaps) = (Vec::new(), Vec::new());
    for (response, body) in documented(ground) {
        let (Some(schema), Some(example)) = (body.schema(), body.examples().into_iter().next()) else { continue };
        let base = filled(ground.schemas, &schema, example.value());
        let (changes, missed) = ground.schemas.changes(&schema, &base);
        gaps.extend(missed);
        for change in changes {
            for key in [None, body.envelope()].into_iter().take(if body.envelope().is_some() { 2 } else { 1 }) {
                cases.push(answer(ground, &response, &change, key));
            }
        }
    }
    (cases, gaps)
}

/// The documented responses with a body that is JSON.
pub(super) fn documented<'d>(ground: &Ground<'_, 'd>) -> Vec<(Response<'d>, Body<'d>)> {
    let responses = ground.operation().responses().into_iter();
    let bodies = responses.filter_map(|response| Some((response.clone(), response.body()?)));
    bodies.filter(|(_, body)| body.media_type() == JSON).collect()
}

fn answer<'d>(ground: &Ground<'_, 'd>, response: &Response<'d>, change: &Change<'d>, key: Option<&str>) -> Case<'d> {
    let status = response.status();
    let body = key.map_or_else(|| change.value.clone(), |key| json!({ key: change.value }));
    let (prefix, suffix) = key.map(|key| (format!("/{key}"), format!("_in_{key}"))).unwrap_or_default();
    let kept = kept(change).map_err(|problem| {
        // Of a choice, nobody can say which of its types lacks something.
        let problem = if change.place.choice.is_some() { NOT_OF_THE_TYPE } else { problem };
        format!("{prefix}{} {problem}", change.told()).trim().to_owned()
    });
    let expected = match kept {
        Ok(value) if status < 300 => Expected::Value(value),
        Err(says) if status < 300 => Expected::Unexpected { says: vec![says] },
        // An error is as much of one as can be read, and the whole of it where it is of the documented type.
        kept if body["error_type"].is_string() => Expected::Api { typed: kept.ok() },
        _ => Expected::Unexpected { says: vec!["the body is not the documented error".to_owned()] },
    };
    let case = ground.case(Kind::Answer, &format!("{status}_{}{suffix}", change.name), &change.pointer);
    Case { status, served: Some(Served::new(JSON, &body)), expected, ..case }
}

/// What a caller keeps of an answer, or why it is no value of the documented type.
fn kept(change: &Change<'_>) -> Result<Value, &'static str> {
    match change.sort {
        Sort::Keeps => Ok(change.value.clone()),
        // What nobody has heard of is left out.
        Sort::Unlisted => Ok(change.without_it()),
        // Both say that there is nothing.
        Sort::Null if change.place.listed && !change.place.required => Ok(change.value.clone()),
        Sort::Null => Err(NOT_OF_THE_TYPE),
        Sort::Breaks => match change.keyword.in_answer {
            Treatment::Tolerated => Ok(change.value.clone()),
            Treatment::Fails(problem) => Err(problem),
        },
    }
}
