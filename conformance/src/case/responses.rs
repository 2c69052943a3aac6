//! Response bodies that satisfy or violate a keyword of their schema, one case for each.

use std::sync::Arc;

use openapi_document::{
    Operation,
    keyword::{Treatment, WRONG_TYPE},
    sample::{Change, Place, Uncovered, Validity},
};
use openapi_mock::ResponseBody;
use serde_json::{Value, json};

use super::{Baseline, Case, Expected, JsonBody, Kind, NOT_THE_DOCUMENTED_ERROR, Owner, Planned, Role, host::Hosted};
use crate::convention::typed_error;

/// The responses that an operation tries itself: those to schemas that are no components.
pub(super) fn cases<'s, 'd: 's>(
    baseline: &Arc<Baseline<'s, 'd>>,
    hosted: &Hosted,
) -> (Vec<Planned<'s, 'd>>, Vec<Uncovered>) {
    let (mut cases, mut uncovered) = (Vec::new(), Vec::new());
    for json in documented(baseline.operation()) {
        let Some(example) = json.body.examples().into_iter().next().filter(|_| hosted.tries_response(&json)) else {
            continue;
        };
        let base = Arc::new(baseline.schemas.completed(&json.schema, example.value()));
        let (changes, missed) = baseline.schemas.own_changes(&base, &Place::root(&json.schema));
        uncovered.extend(missed);
        cases.extend(changes.into_iter().flat_map(|change| cases_of(baseline, Owner::Operation, &json, change)));
    }
    (cases, uncovered)
}

/// The JSON bodies of the documented responses.
pub(super) fn documented<'d>(operation: &Operation<'d>) -> impl Iterator<Item = JsonBody<'d>> {
    JsonBody::all(operation).into_iter().filter(|json| json.role != Role::Request)
}

/// A case for a change of a response body, and one more with the body in its envelope.
pub(super) fn cases_of<'s, 'd: 's>(
    baseline: &Arc<Baseline<'s, 'd>>,
    owner: Owner<'_, 'd>,
    json: &JsonBody<'d>,
    change: Change<'d>,
) -> Vec<Planned<'s, 'd>> {
    // The envelope is around the body, and what is inside of a property does not see it.
    let is_near = change.at.matches('/').count() < 2;
    let envelope = json.body.envelope().filter(|_| is_near);
    let change = Arc::new(change);
    let plan = |envelope| plan(baseline, owner, json, &change, envelope);
    [None].into_iter().chain(envelope.map(Some)).map(plan).collect()
}

fn plan<'s, 'd: 's>(
    baseline: &Arc<Baseline<'s, 'd>>,
    owner: Owner<'_, 'd>,
    json: &JsonBody<'d>,
    change: &Arc<Change<'d>>,
    envelope: Option<&'d str>,
) -> Planned<'s, 'd> {
    let suffix = envelope.map(|key| format!("_in_{key}")).unwrap_or_default();
    let name = match owner {
        Owner::Operation => format!("{}_{}{suffix}", json.key.unwrap_or_default(), change.name),
        Owner::Component(..) => format!("{}{suffix}", change.name),
    };
    let (json, changed) = (json.clone(), Arc::clone(change));
    baseline.plan(owner, Kind::ResponseSchema, &name, &change.pointer, move |baseline, planned| {
        case(baseline, planned, &json, &changed, envelope)
    })
}

/// The case with the changed body and its expected outcome.
fn case<'d>(
    baseline: &Baseline<'_, 'd>,
    planned: Case<'d>,
    json: &JsonBody<'d>,
    change: &Change<'d>,
    envelope: Option<&str>,
) -> Case<'d> {
    let status = json.status.unwrap_or(baseline.success.status);
    let body = envelope.map_or_else(|| change.value(), |key| json!({ key: change.value() }));
    let prefix = envelope.map(|key| format!("/{key}")).unwrap_or_default();
    let served = ResponseBody::new(json.body.content_type(), &body);
    let is_success = json.role == Role::Success;
    let typed = if is_success && !json.is_typed { Ok(body.clone()) } else { typed_value(change) };
    let typed = typed.map_err(|message| {
        // In a `oneOf`, the error names no branch.
        let message = if change.place.choice.is_some() { WRONG_TYPE } else { message };
        format!("{prefix}{} {message}", change.shown()).trim().to_owned()
    });
    let expected = match typed {
        Ok(value) if is_success => Expected::Value(value),
        Err(message) if is_success => Expected::UnexpectedResponse { messages: vec![message] },
        // A known error code makes it an API error, even if other properties are not valid.
        typed if baseline.convention.describes(baseline.operation(), status, &body) => {
            Expected::Api { typed: typed_error(baseline.operation(), status, &served.bytes, || typed.ok()) }
        }
        _ => Expected::UnexpectedResponse { messages: vec![NOT_THE_DOCUMENTED_ERROR.to_owned()] },
    };
    Case { status, response_body: Some(served), expected, ..planned }
}

/// The typed value of a response body, or the message for a body without one.
fn typed_value(change: &Change<'_>) -> Result<Value, &'static str> {
    match change.validity {
        Validity::Valid => Ok(change.value()),
        // Unknown properties are dropped.
        Validity::Unlisted => Ok(change.without_it()),
        // An optional property that is `null` counts as absent.
        Validity::Null if change.place.listed && !change.place.required => Ok(change.value()),
        Validity::Null => Err(WRONG_TYPE),
        Validity::Invalid => match change.keyword.in_response() {
            Treatment::Tolerated => Ok(change.value()),
            Treatment::Fails(message) => Err(message),
        },
    }
}
