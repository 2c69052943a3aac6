//! `null` for a field that is not set. The document has such a field left out; clients send it all the same, and are answered.

use serde_json::Value;

use crate::redact;

/// The value without the members that are `null`.
pub(super) fn without(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let set = members.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(set.map(|(name, value)| (name, without(value))).collect())
        }
        value => value,
    }
}

/// Where members are `null`, each as a line.
pub(super) fn places(value: &Value, at: &str) -> Vec<String> {
    let members =
        value.as_object().into_iter().flatten().map(|(name, value)| (format!("{at}/{}", redact::key(name)), value));
    let of_member = |(at, value): (String, &Value)| {
        if value.is_null() { vec![format!("{at} is null instead of left out")] } else { places(value, &at) }
    };
    members.flat_map(of_member).collect()
}
