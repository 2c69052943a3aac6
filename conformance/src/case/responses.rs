//! Response bodies that satisfy or violate a keyword of their schema, one case for each.

use openapi_document::{
    Body, Response,
    keyword::{Treatment, WRONG_TYPE},
    sample::{Change, Uncovered, Validity},
};
use openapi_mock::ResponseBody;
use serde_json::{Value, json};

use super::{Baseline, Case, Expected, Kind, NOT_THE_DOCUMENTED_ERROR};
use crate::{convention::Convention, json::JSON};

pub(super) fn cases<'d>(baseline: &Baseline<'_, 'd>) -> (Vec<Case<'d>>, Vec<Uncovered>) {
    let (mut cases, mut uncovered) = (Vec::new(), Vec::new());
    for (response, body) in documented_json(baseline) {
        let (Some(schema), Some(example)) = (body.schema(), body.examples().into_iter().next()) else { continue };
        let base = baseline.schemas.completed(&schema, example.value());
        let (changes, missed) = baseline.schemas.changes(&schema, &base);
        uncovered.extend(missed);
        for change in changes {
            cases.push(case(baseline, &response, &change, None));
            if let Some(key) = body.envelope() {
                cases.push(case(baseline, &response, &change, Some(key)));
            }
        }
    }
    (cases, uncovered)
}

/// The documented responses with a JSON body.
pub(super) fn documented_json<'d>(baseline: &Baseline<'_, 'd>) -> Vec<(Response<'d>, Body<'d>)> {
    let responses = baseline.operation().responses().into_iter();
    let bodies = responses.filter_map(|response| Some((response.clone(), response.body()?)));
    bodies.filter(|(_, body)| body.media_type() == JSON).collect()
}

fn case<'d>(
    baseline: &Baseline<'_, 'd>,
    response: &Response<'d>,
    change: &Change<'d>,
    envelope: Option<&str>,
) -> Case<'d> {
    let status = response.status();
    let body = envelope.map_or_else(|| change.value.clone(), |key| json!({ key: change.value }));
    let (prefix, suffix) = envelope.map(|key| (format!("/{key}"), format!("_in_{key}"))).unwrap_or_default();
    let typed = typed_value(change).map_err(|message| {
        // In a `oneOf`, the error names no branch.
        let message = if change.place.choice.is_some() { WRONG_TYPE } else { message };
        format!("{prefix}{} {message}", change.shown()).trim().to_owned()
    });
    let convention = Convention::of(baseline.schemas.document());
    let expected = match typed {
        Ok(value) if status < 300 => Expected::Value(value),
        Err(message) if status < 300 => Expected::UnexpectedResponse { messages: vec![message] },
        // A known error code makes it an API error, even if other properties are not valid.
        typed if convention.describes(baseline.operation(), status, &body) => Expected::Api { typed: typed.ok() },
        _ => Expected::UnexpectedResponse { messages: vec![NOT_THE_DOCUMENTED_ERROR.to_owned()] },
    };
    let case = baseline.case(Kind::ResponseSchema, &format!("{status}_{}{suffix}", change.name), &change.pointer);
    Case { status, response_body: Some(ResponseBody::new(JSON, &body)), expected, ..case }
}

/// The typed value of a response body, or the message for a body without one.
fn typed_value(change: &Change<'_>) -> Result<Value, &'static str> {
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
