//! Values of texts in parameters, forms and parts.

use serde_json::Value;

/// A text as a value of the documented type.
pub(crate) fn typed(kind: &str, text: &str) -> Value {
    match kind {
        "integer" | "number" | "boolean" => serde_json::from_str(text).unwrap_or_else(|_| text.into()),
        _ => text.into(),
    }
}
