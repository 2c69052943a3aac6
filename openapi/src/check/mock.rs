//! What a mock is told: the shapes of `x-mock` and `x-flows`, and that the fields they name are there.

use serde_json::Value;

use super::{Report, components::is_name};
use crate::{Node, Operation};

/// What can happen to a request, besides what its own values bring about.
const EVENTS: [&str; 6] =
    ["unknown_route", "wrong_credential", "invalid_request", "wrong_passcode", "spent_passcode", "sent_before"];

pub(super) const RULE: &str = "`{when: EVENT, invalid: FIELD, given: [VALUE…]}` with at least one of them, on an example of a response, \
     where EVENT is `unknown_route`, `wrong_credential`, `invalid_request`, `wrong_passcode`, `spent_passcode` or `sent_before`; \
     or `{sandbox: true}`, on an example of a request";

pub(super) const FLOWS: &str = "`{NAME: {to: {FIELD: VALUE…}, steps: [STEP…]}}`, at the top of the document, where STEP is \
     `{send: {FIELD: VALUE…}, status: STATUS}`, `{enter: last, first, wrong or a passcode, status: STATUS, error_type: TYPE}` or \
     `{wait_seconds: NUMBER}`";

/// The keys of `x-mock` on an operation: those that name fields of its request, and those of its success.
const OF_REQUEST: [&str; 4] = ["sends_passcode_to", "for_minutes", "takes_passcode", "of"];
const OF_SUCCESS: [&str; 1] = ["known_as"];

pub(super) fn check(report: &mut Report<'_>) {
    for operation in report.document.operations() {
        let Some(mock) = operation.node().get("x-mock") else { continue };
        let request = operation.request_body().and_then(|body| body.schema());
        let success = operation.responses().into_iter().find(|response| response.status() < 300);
        let success = success.and_then(|response| response.body()?.schema());
        for (keys, schema, of) in [(&OF_REQUEST[..], request, "request"), (&OF_SUCCESS[..], success, "success")] {
            fields(report, &operation, &mock, keys, schema.as_ref(), of);
        }
    }
}

fn fields(
    report: &mut Report<'_>,
    operation: &Operation<'_>,
    mock: &Node<'_>,
    keys: &[&str],
    schema: Option<&Node<'_>>,
    of: &str,
) {
    let properties = schema.and_then(|schema| schema.get("properties"));
    for key in keys {
        let Some(field) = mock.text(key) else { continue };
        if properties.as_ref().is_none_or(|properties| properties.get(field).is_none()) {
            let known = properties.iter().flat_map(Node::entries).map(|(name, _)| format!("`{name}`"));
            let remedy = format!("name one of {}", known.collect::<Vec<_>>().join(", "));
            let at = format!("{}/{key}", mock.pointer());
            report.add("mock-field", &at, Some(operation.id()), format!("the {of} has no field `{field}`"), remedy);
        }
    }
}

pub(super) fn is_credential(value: &Value) -> bool {
    has_exactly(value, &["user", "password"]) && holds_names(value)
}

pub(super) fn is_passcode(value: &Value) -> bool {
    let sends = has_exactly(value, &["sends_passcode_to", "for_minutes", "known_as"]);
    let takes = has_exactly(value, &["takes_passcode", "of"]);
    (sends || takes) && holds_names(value)
}

pub(super) fn is_rule(value: &Value) -> bool {
    let Some(rule) = value.as_object().filter(|rule| !rule.is_empty()) else { return false };
    rule.iter().all(|(key, value)| match key.as_str() {
        "when" => value.as_str().is_some_and(|event| EVENTS.contains(&event)),
        "invalid" => is_name(value),
        "given" => value.as_array().is_some_and(|values| !values.is_empty()),
        "sandbox" => rule.len() == 1 && value == &Value::Bool(true),
        _ => false,
    })
}

pub(super) fn is_flows(value: &Value) -> bool {
    let flow = |flow: &Value| {
        let steps = flow.get("steps").and_then(Value::as_array);
        has_exactly(flow, &["to", "steps"])
            && flow["to"].is_object()
            && steps.is_some_and(|steps| !steps.is_empty() && steps.iter().all(is_step))
    };
    value.as_object().is_some_and(|flows| flows.values().all(flow))
}

fn is_step(step: &Value) -> bool {
    let (status, error_type) = (step["status"].is_u64(), step["error_type"].is_string());
    has_exactly(step, &["wait_seconds"]) && step["wait_seconds"].is_u64()
        || has_exactly(step, &["send", "status"]) && step["send"].is_object() && status
        || has_exactly(step, &["enter", "status"]) && is_name(&step["enter"]) && status
        || has_exactly(step, &["enter", "status", "error_type"]) && is_name(&step["enter"]) && status && error_type
}

fn has_exactly(value: &Value, keys: &[&str]) -> bool {
    value
        .as_object()
        .is_some_and(|object| object.len() == keys.len() && keys.iter().all(|key| object.contains_key(*key)))
}

fn holds_names(value: &Value) -> bool {
    value.as_object().is_some_and(|object| object.values().all(is_name))
}
