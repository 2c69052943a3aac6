//! Response bodies that are valid or break their schema, keyword by keyword.

use openapi_document::{
    Body, Response,
    keyword::{Treatment, WRONG_TYPE},
    sample::{Change, Uncovered, Validity},
};
use openapi_mock::ResponseBody;
use serde_json::{Value, json};

use super::{Baseline, Case, Expected, Kind, NOT_AN_ERROR};
use crate::{convention::Convention, json::JSON};

pub(super) fn answers<'d>(baseline: &Baseline<'_, 'd>) -> (Vec<Case<'d>>, Vec<Uncovered>) {
    let (mut cases, mut uncovered) = (Vec::new(), Vec::new());
    for (response, body) in documented(baseline) {
        let (Some(schema), Some(example)) = (body.schema(), body.examples().into_iter().next()) else { continue };
        let base = baseline.schemas.completed(&schema, example.value());
        let (changes, missed) = baseline.schemas.changes(&schema, &base);
        uncovered.extend(missed);
        for change in changes {
            for key in [None, body.envelope()].into_iter().take(if body.envelope().is_some() { 2 } else { 1 }) {
                cases.push(answer(baseline, &response, &change, key));
            }
        }
    }
    (cases, uncovered)
}

/// The documented responses with a body that is JSON.
pub(super) fn documented<'d>(baseline: &Baseline<'_, 'd>) -> Vec<(Response<'d>, Body<'d>)> {
    let responses = baseline.operation().responses().into_iter();
    let bodies = responses.filter_map(|response| Some((response.clone(), response.body()?)));
    bodies.filter(|(_, body)| body.media_type() == JSON).collect()
}

fn answer<'d>(
    baseline: &Baseline<'_, 'd>,
    response: &Response<'d>,
    change: &Change<'d>,
    key: Option<&str>,
) -> Case<'d> {
    let status = response.status();
    let body = key.map_or_else(|| change.value.clone(), |key| json!({ key: change.value }));
    let (prefix, suffix) = key.map(|key| (format!("/{key}"), format!("_in_{key}"))).unwrap_or_default();
    let typed = typed(change).map_err(|message| {
        // An error cannot tell which branch of a `oneOf` lacks something.
        let message = if change.place.choice.is_some() { WRONG_TYPE } else { message };
        format!("{prefix}{} {message}", change.shown()).trim().to_owned()
    });
    let convention = Convention::of(baseline.schemas.document());
    let expected = match typed {
        Ok(value) if status < 300 => Expected::Value(value),
        Err(message) if status < 300 => Expected::UnexpectedResponse { messages: vec![message] },
        // It is an API error also where the rest of it is not valid.
        typed if convention.describes(baseline.operation(), status, &body) => Expected::Api { typed: typed.ok() },
        _ => Expected::UnexpectedResponse { messages: vec![NOT_AN_ERROR.to_owned()] },
    };
    let case = baseline.case(Kind::Answer, &format!("{status}_{}{suffix}", change.name), &change.pointer);
    Case { status, response_body: Some(ResponseBody::new(JSON, &body)), expected, ..case }
}

/// The typed value of a response body, or why it has none.
fn typed(change: &Change<'_>) -> Result<Value, &'static str> {
    match change.validity {
        Validity::Valid => Ok(change.value.clone()),
        // Unknown properties are dropped.
        Validity::Unlisted => Ok(change.without_it()),
        // An optional property that is `null` counts as absent.
        Validity::Null if change.place.listed && !change.place.required => Ok(change.value.clone()),
        Validity::Null => Err(WRONG_TYPE),
        Validity::Invalid => match change.keyword.in_response() {
            Treatment::Tolerated => Ok(change.value.clone()),
            Treatment::Fails(message) => Err(message),
        },
    }
}
