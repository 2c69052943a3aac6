//! Encodes the values of a document for the wire.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::Encoding;
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

/// The names and decoded values of a parameter in the query.
#[must_use]
pub fn query_pairs(name: &str, value: &Value, encoding: Encoding) -> Vec<(String, String)> {
    let named = |text: String| (name.to_owned(), text);
    let properties = |wire: &dyn Fn(&str) -> String| {
        let properties = value.as_object().into_iter().flatten();
        properties.map(|(property, value)| (wire(property), value_texts(value).concat())).collect()
    };
    match encoding {
        Encoding::Plain => value_texts(value).into_iter().map(named).collect(),
        Encoding::Joined(delimiter) => {
            let texts = value_texts(value);
            (!texts.is_empty()).then(|| named(texts.join(&delimiter.to_string()))).into_iter().collect()
        }
        Encoding::Spread => properties(&str::to_owned),
        Encoding::Bracketed => properties(&|property| format!("{name}[{property}]")),
        Encoding::Json => vec![named(value.to_string())],
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
