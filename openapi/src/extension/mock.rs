//! The values of `x-mock` and `x-scenarios`, which configure a mock server.

use serde_json::Value;

use super::is_name;

/// The events that select an example as the response to a request.
const EVENTS: [&str; 6] =
    ["unknown_route", "wrong_credential", "invalid_request", "wrong_passcode", "spent_passcode", "sent_before"];

pub(super) const PASSCODE: &str = "`{recipient_field: FIELD, ttl_field: FIELD, id_field: FIELD}` or `{code_field: FIELD, id_field: FIELD}`, on an \
     operation that sends a passcode, or accepts one";

pub(super) const RULE: &str = "`{when: EVENT, invalid_field: FIELD, when_value: [VALUE…]}` with at least one of them, on an example of a response, \
     where EVENT is `unknown_route`, `wrong_credential`, `invalid_request`, `wrong_passcode`, `spent_passcode` or `sent_before`";

pub(super) const SCENARIOS: &str = "`{NAME: {recipient: {FIELD: VALUE…}, steps: [STEP…]}}`, at the top of the document, where STEP is \
     `{send: {FIELD: VALUE…}, status: STATUS}`, `{authenticate: last, first, wrong or a passcode, status: STATUS, error_type: TYPE}` or \
     `{wait_seconds: NUMBER}`";

/// The keys of `x-mock` on an operation that name properties of its request, and those that name properties of its success response.
pub(crate) fn fields_of(mock: &Value) -> (&'static [&'static str], &'static [&'static str]) {
    if mock.get("code_field").is_some() {
        (&["code_field", "id_field"], &[])
    } else {
        (&["recipient_field", "ttl_field"], &["id_field"])
    }
}

pub(super) fn is_credential(value: &Value, fields: &[&str]) -> bool {
    has_exactly(value, fields) && holds_names(value)
}

pub(super) fn is_passcode(value: &Value) -> bool {
    let sends = has_exactly(value, &["recipient_field", "ttl_field", "id_field"]);
    let takes = has_exactly(value, &["code_field", "id_field"]);
    (sends || takes) && holds_names(value)
}

pub(super) fn is_rule(value: &Value) -> bool {
    let Some(rule) = value.as_object().filter(|rule| !rule.is_empty()) else { return false };
    rule.iter().all(|(key, value)| match key.as_str() {
        "when" => value.as_str().is_some_and(|event| EVENTS.contains(&event)),
        "invalid_field" => is_name(value),
        "when_value" => value.as_array().is_some_and(|values| !values.is_empty()),
        _ => false,
    })
}

pub(super) fn is_sandbox(value: &Value) -> bool {
    has_exactly(value, &["sandbox"]) && value["sandbox"] == true
}

pub(super) fn is_scenarios(value: &Value) -> bool {
    let scenario = |scenario: &Value| {
        let steps = scenario.get("steps").and_then(Value::as_array);
        has_exactly(scenario, &["recipient", "steps"])
            && scenario["recipient"].is_object()
            && steps.is_some_and(|steps| !steps.is_empty() && steps.iter().all(is_step))
    };
    value.as_object().is_some_and(|scenarios| scenarios.values().all(scenario))
}

fn is_step(step: &Value) -> bool {
    let status = step["status"].is_u64();
    let authenticates = is_name(&step["authenticate"]) && status;
    has_exactly(step, &["wait_seconds"]) && step["wait_seconds"].is_u64()
        || has_exactly(step, &["send", "status"]) && step["send"].is_object() && status
        || has_exactly(step, &["authenticate", "status"]) && authenticates
        || has_exactly(step, &["authenticate", "status", "error_type"])
            && authenticates
            && step["error_type"].is_string()
}

fn has_exactly(value: &Value, keys: &[&str]) -> bool {
    value
        .as_object()
        .is_some_and(|object| object.len() == keys.len() && keys.iter().all(|key| object.contains_key(*key)))
}

fn holds_names(value: &Value) -> bool {
    value.as_object().is_some_and(|object| object.values().all(is_name))
}
