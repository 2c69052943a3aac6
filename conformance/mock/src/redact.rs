//! Redacts JSON values: only documented values that are not marked as sensitive are printed.

use openapi_document::{Document, Node, extension, schema::is_sensitive};
use serde_json::{Map, Value};

use crate::pattern::regex;

const REDACTED: &str = "[redacted]";

/// Replaces every value that is marked `x-sensitive`, is not in the schema, or has another type there. Without a schema, replaces
/// everything but `null`.
#[must_use]
pub fn redacted(schema: Option<&Node<'_>>, value: &Value) -> Value {
    let Some(written) = schema.and_then(Node::resolved) else {
        return masked(value);
    };
    let schema = written.effective();
    if is_sensitive(&written) || !is_of_type(&schema, value) {
        return masked(value);
    }
    match value {
        Value::Object(members) => {
            let properties = schema.get("properties");
            let property = |(name, value): (&String, &Value)| {
                let schema = properties.as_ref().and_then(|properties| properties.get(name));
                (if schema.is_some() { name.clone() } else { key(name) }, redacted(schema.as_ref(), value))
            };
            Value::Object(members.iter().map(property).collect::<Map<_, _>>())
        }
        Value::Array(items) => {
            let schema = schema.get("items");
            Value::Array(items.iter().map(|item| redacted(schema.as_ref(), item)).collect())
        }
        scalar => scalar.clone(),
    }
}

/// A line for each property of a value that is not in its schema.
#[must_use]
pub fn unknown(schema: Option<&Node<'_>>, value: &Value, at: &str) -> Vec<String> {
    let Some(schema) = schema.map(Node::effective) else { return Vec::new() };
    if let (Value::Array(items), schema) = (value, schema.get("items")) {
        let of_item = |(index, item)| unknown(schema.as_ref(), item, &format!("{at}/{index}"));
        return items.iter().enumerate().flat_map(of_item).collect();
    }
    let Value::Object(members) = value else { return Vec::new() };
    let properties = schema.get("properties");
    let open = schema.get("additionalProperties").is_some_and(|more| more.value() != &Value::Bool(false));
    let of_property = |(name, value): (&String, &Value)| {
        let at = format!("{at}/{}", key(name));
        match properties.as_ref().and_then(|properties| properties.get(name)) {
            Some(schema) => unknown(Some(&schema), value, &at),
            None if open => Vec::new(),
            None => vec![format!("{at} is not in the document")],
        }
    };
    members.iter().flat_map(of_property).collect()
}

/// A segment of a path or the name of a property, if it looks like a name of a document. Any other may be a value of the sender.
#[must_use]
pub fn key(name: &str) -> String {
    let named = is_short(name) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if named { name.to_owned() } else { REDACTED.to_owned() }
}

/// An error code of the sender, if it is a short word of letters, digits, `_`, `-` and `.`; the name of a header is one too.
#[must_use]
pub fn code(text: &str) -> String {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let is_word =
        is_short(text) && text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(allowed);
    if is_word { text.to_owned() } else { REDACTED.to_owned() }
}

/// A URL of the sender, if it has no query and too few digits for a phone number or a passcode.
#[must_use]
pub fn url(text: &str) -> String {
    let is_plain = text.len() <= 128
        && text.starts_with("https://")
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"@?%+".contains(&byte))
        && text.bytes().filter(u8::is_ascii_digit).count() <= 5;
    if is_plain { text.to_owned() } else { REDACTED.to_owned() }
}

/// An id of the sender, if the document describes it (`x-identifiers`), or if it is a word of
/// lower-case letters and `_`: what a generated client prints too.
#[must_use]
pub fn id(document: &Document, text: &str) -> String {
    let is_word =
        !text.is_empty() && text.len() <= 64 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let matches = |pattern: &str| regex(pattern).is_ok_and(|pattern| pattern.is_match(text));
    let is_id = || {
        text.len() <= 128
            && text.bytes().all(|byte| byte.is_ascii_graphic())
            && extension::identifiers(document).into_iter().any(matches)
    };
    if is_word || is_id() { text.to_owned() } else { REDACTED.to_owned() }
}

/// A value that violates its schema, as `redacted` does; a text only if it is an id or an error code, and a number if it is short.
#[must_use]
pub fn violating(schema: &Node<'_>, value: &Value) -> Value {
    match redacted(Some(schema), value) {
        Value::String(text) if code(&text) == text => text.into(),
        Value::String(text) => id(schema.document(), &text).into(),
        Value::Number(number) if !is_short(&number.to_string()) => REDACTED.into(),
        other => other,
    }
}

/// Whether a text is too short, and has too few digits, for a phone number, a passcode or most tokens.
fn is_short(text: &str) -> bool {
    text.len() <= 64 && text.bytes().filter(u8::is_ascii_digit).count() <= 5
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
    use serde_json::{Value, json};

    use super::{code, id, key, redacted, unknown, url, violating};

    const DOCUMENT: &str = "
components:
  schemas:
    Message:
      type: object
      properties:
        to: {$ref: '#/components/schemas/Phone'}
        minutes: {type: integer}
        locale: {type: string}
        attributes: {type: object, properties: {address: {type: string, x-sensitive: true}}}
        items: {type: array, items: {type: object, properties: {id: {type: string}}}}
    Phone: {type: string, x-sensitive: true}
";

    fn of(schema: &str, value: Value) -> Value {
        let document = Document::parse("message.yaml", DOCUMENT).expect("the document is YAML");
        redacted(document.at(&format!("/components/schemas/{schema}")).as_ref(), &value)
    }

    #[test]
    fn sensitive_values_are_redacted_at_any_depth() {
        let value = json!({"to": "+12025550162", "minutes": 5, "attributes": {"address": "192.0.2.1"}, "items": [{"id": "a", "more": 1}]});
        let printed = json!({"to": "[redacted]", "minutes": 5, "attributes": {"address": "[redacted]"}, "items": [{"id": "a", "more": "[redacted]"}]});
        assert_eq!(of("Message", value), printed);
        assert_eq!(
            of("Message", json!({"to": null, "attributes": "x"})),
            json!({"to": null, "attributes": "[redacted]"})
        );
    }

    #[test]
    fn a_url_that_may_be_personal_is_redacted() {
        let plain = "https://stytch.com/docs/api/errors/400#invalid_phone_number";
        assert_eq!(url(plain), plain);
        for other in [
            "https://x.example/+12025550162",
            "https://x.example/12025550162",
            "https://x.example/?code=123456",
            "https://somebody@x.example/",
            "https://x.example/%2b1",
            "javascript:alert(1)",
            "https://x.example/\u{9b}31m",
        ] {
            assert_eq!(url(other), "[redacted]", "{other:?}");
        }
    }

    #[test]
    fn unknown_values_are_redacted() {
        let value = json!({"more": 1, "+12025550162": 1, "minutes": "+12025550162", "locale": "fr"});
        let printed =
            json!({"more": "[redacted]", "[redacted]": "[redacted]", "minutes": "[redacted]", "locale": "fr"});
        assert_eq!(of("Message", value), printed);
        assert_eq!(of("NoSuchSchema", json!({"locale": "fr"})), json!("[redacted]"));
    }

    #[test]
    fn unknown_properties_are_listed() {
        let document = Document::parse("message.yaml", DOCUMENT).expect("the document is YAML");
        let schema = document.at("/components/schemas/Message");
        let value = json!({"more": 1, "+12025550162": 1, "items": [{"id": "a"}, {"other": 1}], "locale": "fr"});
        let lines = [
            "/[redacted] is not in the document",
            "/items/1/other is not in the document",
            "/more is not in the document",
        ];
        assert_eq!(unknown(schema.as_ref(), &value, ""), lines);
    }

    #[test]
    fn only_names_are_printed_of_keys() {
        for (name, printed) in
            [("phone_number", "phone_number"), ("+12025550162", "[redacted]"), ("a1234567", "[redacted]")]
        {
            assert_eq!(key(name), printed);
        }
    }

    #[test]
    fn texts_of_a_sender_are_shown_only_where_they_are_made_like_codes_and_ids() {
        let text = "x-identifiers: ['^pet-[^/]+$']\ncomponents: {schemas: {S: {type: string}, N: {type: integer}}}";
        let document = Document::parse("test.yaml", text).expect("the document is YAML");
        let schema = document.at("/components/schemas/S").expect("it is there");
        let hostile = [
            "\u{9b}31m",
            "a\u{202e}b",
            "\u{1b}[2J",
            "a\nb",
            "+12025550162",
            "12025550162",
            "a@b.example",
            "192.0.2.10",
            "",
        ];
        for hostile in hostile {
            for shown in [code(hostile), id(&document, hostile), violating(&schema, &json!(hostile)).to_string()] {
                assert!(shown.contains("[redacted]"), "{hostile:?} {shown}");
            }
            let pet = format!("pet-{hostile}");
            let is_ascii = !hostile.is_empty() && hostile.bytes().all(|byte| byte.is_ascii_graphic());
            assert_eq!(id(&document, &pet) == pet, is_ascii, "{pet:?}");
        }
        assert_eq!(
            [code("rate-limit.V2"), id(&document, "pet-1"), id(&document, "none")],
            ["rate-limit.V2", "pet-1", "none"]
        );
        let number = document.at("/components/schemas/N").expect("it is there");
        assert_eq!(
            [violating(&number, &json!(404)), violating(&number, &json!(12_025_550_162_u64))],
            [json!(404), json!("[redacted]")]
        );
    }
}
