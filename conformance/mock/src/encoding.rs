//! Encodes the values of a document for the wire.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;

/// The media type whose values are written as JSON.
pub(crate) const JSON: &str = "application/json";

/// A response body on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseBody {
    /// The `Content-Type` header. Empty for none.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl ResponseBody {
    /// Encodes a documented value for a media type. Binary values, which JSON cannot hold, are base64 in the document.
    #[must_use]
    pub fn new(media_type: &str, value: &Value) -> Self {
        let bytes = match value {
            Value::String(text) if media_type != JSON => STANDARD.decode(text).unwrap_or_default(),
            value => value.to_string().into_bytes(),
        };
        Self { media_type: media_type.to_owned(), bytes }
    }
}

/// A parameter's or header's value as texts: one, or one per item of a list.
#[must_use]
pub fn value_texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(value_texts).collect(),
        value => vec![value.to_string()],
    }
}
