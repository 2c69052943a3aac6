//! The values of `x-mock` on a security scheme and on an example.

use serde_json::Value;

use super::{has_only, is_name};

/// The events that select an example as the response to a request.
const EVENTS: [&str; 7] =
    ["unknown_route", "wrong_credential", "invalid_request", "found", "not_found", "wrong_secret", "spent_secret"];

pub(super) const RULE: &str = "`{when: EVENT or [EVENT…], invalid_field: FIELD, duplicate_field: FIELD, when_value: [VALUE…]}` with at least one \
     of them, on an example of a response, where EVENT is `unknown_route`, `wrong_credential`, `invalid_request`, `found`, `not_found`, \
     `wrong_secret` or `spent_secret`";

pub(super) fn is_credential(value: &Value, fields: &[&str]) -> bool {
    has_only(value, fields, &[]) && value.as_object().is_some_and(|object| object.values().all(is_name))
}

pub(super) fn is_rule(value: &Value) -> bool {
    let is_event = |value: &Value| value.as_str().is_some_and(|event| EVENTS.contains(&event));
    let Some(rule) = value.as_object().filter(|rule| !rule.is_empty()) else { return false };
    rule.iter().all(|(key, value)| match key.as_str() {
        "when" => is_event(value) || value.as_array().is_some_and(|all| !all.is_empty() && all.iter().all(is_event)),
        "invalid_field" | "duplicate_field" => is_name(value),
        "when_value" => value.as_array().is_some_and(|values| !values.is_empty()),
        _ => false,
    })
}

pub(super) fn is_sandbox(value: &Value) -> bool {
    has_only(value, &["sandbox"], &[]) && value["sandbox"] == true
}
