//! HTTP messages as a server sees them.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;

pub(crate) const JSON: &str = "application/json";

/// A request that a server received.
#[derive(Debug, Clone)]
pub struct RecordedRequest {
    /// The HTTP method.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Names in lower case, sorted, and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl RecordedRequest {
    /// The first value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A response body on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseBody {
    /// Its `Content-Type`. No such header is sent where it is empty.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl ResponseBody {
    /// A documented value as the media type writes it. What is not JSON is base64 in the document.
    pub(crate) fn new(media_type: &str, value: &Value) -> Self {
        let bytes = match value {
            Value::String(text) if media_type != JSON => STANDARD.decode(text).unwrap_or_default(),
            value => value.to_string().into_bytes(),
        };
        Self { media_type: media_type.to_owned(), bytes }
    }
}

/// The value of a parameter as text: one text for each item of a list.
pub(crate) fn parameter_texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(parameter_texts).collect(),
        value => vec![value.to_string()],
    }
}

/// All strings in a value.
pub(crate) fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|member| strings(member, found)),
        _ => {}
    }
}
