//! `null` for an optional property. By the document, the property is left out instead; clients send `null`, and the API accepts it.

use serde_json::Value;

use crate::redact;

/// The value without the properties that are `null`.
pub(crate) fn without(value: Value) -> Value {
    match value {
        Value::Object(properties) => {
            let set = properties.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(set.map(|(name, value)| (name, without(value))).collect())
        }
        value => value,
    }
}

/// A line for each property that is `null`.
pub(crate) fn places(value: &Value, at: &str) -> Vec<String> {
    let properties =
        value.as_object().into_iter().flatten().map(|(name, value)| (format!("{at}/{}", redact::key(name)), value));
    let of_property = |(at, value): (String, &Value)| {
        if value.is_null() { vec![format!("{at} is null instead of left out")] } else { places(value, &at) }
    };
    properties.flat_map(of_property).collect()
}
