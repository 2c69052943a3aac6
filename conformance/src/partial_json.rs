//! Reads the complete properties of a JSON object that is cut off or not valid.

use openapi_document::Operation;
use serde_json::{Map, Value, json};

use crate::convention::Convention;

/// The properties of a response body before the place where it is cut off or is no longer JSON. The last one of a name counts.
///
/// For a body in an envelope, the properties inside the envelope.
pub(crate) fn complete_properties(operation: &Operation<'_>, bytes: &[u8]) -> Value {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let properties = properties(&String::from_utf8_lossy(bytes));
    let envelope = operation.responses().into_iter().find_map(|response| response.body()?.envelope());
    let inner = envelope.and_then(|key| properties.get(key)?.as_object());
    let whole = serde_json::from_slice::<Value>(bytes).is_ok();
    let convention = Convention::of(operation.node().document());
    match inner.filter(|_| whole && !convention.is_error(&properties)) {
        Some(inner) => json!(inner),
        None => properties.into(),
    }
}

fn properties(text: &str) -> Map<String, Value> {
    let mut properties = Map::new();
    let Some(mut rest) = text.trim_start().strip_prefix('{') else { return properties };
    while let Some((Value::String(name), after)) = value(rest) {
        let Some((value, after)) = after.trim_start().strip_prefix(':').and_then(value) else { break };
        properties.insert(name, value);
        let Some(after) = after.trim_start().strip_prefix(',') else { break };
        rest = after;
    }
    properties
}

/// The value at the start of a text, and the rest of the text.
fn value(text: &str) -> Option<(Value, &str)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let value = values.next()?.ok()?;
    Some((value, &text[values.byte_offset()..]))
}
