//! A JSON value as far as it may be printed: what the document knows, and does not mark as sensitive.

use openapi_document::Node;
use serde_json::{Map, Value};

const REDACTED: &str = "[redacted]";

/// The value with everything replaced that its schema marks with `x-sensitive`, does not know, or knows as another type. An allow-list:
/// without a schema nothing is left but the shape.
#[must_use]
pub fn redacted(schema: Option<&Node<'_>>, value: &Value) -> Value {
    let Some(written) = schema.and_then(Node::resolved) else {
        return masked(value);
    };
    let schema = written.effective();
    if written.flag("x-sensitive") || schema.flag("x-sensitive") || !is_of_type(&schema, value) {
        return masked(value);
    }
    match value {
        Value::Object(members) => {
            let properties = schema.get("properties");
            let member = |(name, value): (&String, &Value)| {
                let schema = properties.as_ref().and_then(|properties| properties.get(name));
                (if schema.is_some() { name.clone() } else { key(name) }, redacted(schema.as_ref(), value))
            };
            Value::Object(members.iter().map(member).collect::<Map<_, _>>())
        }
        Value::Array(items) => {
            let schema = schema.get("items");
            Value::Array(items.iter().map(|item| redacted(schema.as_ref(), item)).collect())
        }
        scalar => scalar.clone(),
    }
}

/// The fields of a value that its schema does not know, each as a line.
pub(crate) fn unknown(schema: Option<&Node<'_>>, value: &Value, at: &str) -> Vec<String> {
    let Some(schema) = schema.map(Node::effective) else { return Vec::new() };
    if let (Value::Array(items), schema) = (value, schema.get("items")) {
        let of_item = |(index, item)| unknown(schema.as_ref(), item, &format!("{at}/{index}"));
        return items.iter().enumerate().flat_map(of_item).collect();
    }
    let Value::Object(members) = value else { return Vec::new() };
    let properties = schema.get("properties");
    let open = schema.get("additionalProperties").is_some_and(|more| more.value() != &Value::Bool(false));
    let of_member = |(name, value): (&String, &Value)| {
        let at = format!("{at}/{}", key(name));
        match properties.as_ref().and_then(|properties| properties.get(name)) {
            Some(schema) => unknown(Some(&schema), value, &at),
            None if open => Vec::new(),
            None => vec![format!("{at} is not in the document")],
        }
    };
    members.iter().flat_map(of_member).collect()
}

/// A part of a path or a key, where it is made like a name that a document could have. Any other is the caller's own.
pub(crate) fn key(name: &str) -> String {
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let named =
        digits <= 5 && name.len() <= 64 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if named { name.to_owned() } else { REDACTED.to_owned() }
}

fn masked(value: &Value) -> Value {
    if value.is_null() { Value::Null } else { REDACTED.into() }
}

fn is_of_type(schema: &Node<'_>, value: &Value) -> bool {
    match (schema.text("type"), value) {
        (None, _) | (_, Value::Null) => true,
        (Some("string"), value) => value.is_string(),
        (Some("boolean"), value) => value.is_boolean(),
        (Some("integer" | "number"), value) => value.is_number(),
        (Some("object"), value) => value.is_object(),
        (Some("array"), value) => value.is_array(),
        (Some(_), _) => false,
    }
}

#[cfg(test)]
mod tests {
    use openapi_document::Document;
    use serde_json::json;
    use stytch_openapi::{FILES, ROOT};

    use super::redacted;

    fn of(schema: &str, value: serde_json::Value) -> serde_json::Value {
        let document = Document::bundle(ROOT, FILES).expect("the document is YAML");
        redacted(document.at(&format!("/components/schemas/{schema}")).as_ref(), &value)
    }

    #[test]
    fn what_is_sensitive_wherever_it_stands_is_not_printed() {
        let sent =
            json!({"phone_number": "+12025550162", "expiration_minutes": 5, "attributes": {"ip_address": "192.0.2.1"}});
        let printed =
            json!({"phone_number": "[redacted]", "expiration_minutes": 5, "attributes": {"ip_address": "[redacted]"}});
        assert_eq!(of("OtpsSmsLoginOrCreateRequest", sent), printed);
        let answer =
            json!({"user_id": "user-test-1", "session_token": "secret", "user": {"name": "x"}, "session": null});
        let printed =
            json!({"user_id": "user-test-1", "session_token": "[redacted]", "user": "[redacted]", "session": null});
        assert_eq!(of("AuthenticateResponse", answer), printed);
    }

    #[test]
    fn what_the_document_does_not_know_is_not_printed() {
        let sent = json!({"more": 1, "+12025550162": 1, "expiration_minutes": "+12025550162", "locale": "fr"});
        let printed = json!({"more": "[redacted]", "[redacted]": "[redacted]", "expiration_minutes": "[redacted]", "locale": "fr"});
        assert_eq!(of("OtpsSmsLoginOrCreateRequest", sent), printed);
        assert_eq!(of("NoSuchSchema", json!({"locale": "fr"})), json!("[redacted]"));
    }
}
