//! What the suite needs of JSON values and their media type.

use serde_json::Value;

pub(crate) const JSON: &str = "application/json";

/// All strings in a value.
pub(crate) fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|member| strings(member, found)),
        _ => {}
    }
}
