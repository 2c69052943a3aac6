//! Encodes the values of a document for the wire, and reads them.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{BodyFormat, Encoding, Node, schema};
use serde_json::{Map, Value};

use crate::{multipart, typed::typed};

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
        let bytes = match (BodyFormat::of(media_type), value) {
            (BodyFormat::Bytes, Value::String(text)) => STANDARD.decode(text).unwrap_or_default(),
            (BodyFormat::Text, Value::String(text)) => text.clone().into_bytes(),
            (_, value) => value.to_string().into_bytes(),
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

/// Reads a body as a value of its schema: `None` for bytes, and for JSON and parts that are not valid. The items of a list in a form are values of
/// the same name.
#[must_use]
pub fn read_body(format: BodyFormat, schema: &Node<'_>, bytes: &[u8]) -> Option<Value> {
    match format {
        BodyFormat::Json => serde_json::from_slice(bytes).ok(),
        BodyFormat::Text => str::from_utf8(bytes).ok().map(Value::from),
        BodyFormat::Bytes => None,
        BodyFormat::Multipart => multipart::value(schema, multipart::received_parts(bytes)?),
        BodyFormat::Form => {
            let mut properties = Map::new();
            for (name, text) in form_urlencoded::parse(bytes) {
                if let Some((property, inner)) = nested_name(schema, &name) {
                    let known = schema::property(schema, property);
                    let value = properties.entry(property).or_insert(Value::Null);
                    put(value, known.as_ref(), &inner, &text)?;
                    continue;
                }
                let property = schema::property(schema, &name).map(|property| property.effective());
                let items = property.as_ref().and_then(|property| property.get("items"));
                let kind = |schema: &Node<'_>| schema.effective().text("type").unwrap_or_default().to_owned();
                match &items {
                    Some(items) => {
                        let list = properties.entry(name.into_owned()).or_insert_with(|| Value::Array(Vec::new()));
                        list.as_array_mut()?.push(typed(&kind(items), &text));
                    }
                    None => {
                        let kind = property.as_ref().map(kind).unwrap_or_default();
                        properties.insert(name.into_owned(), typed(&kind, &text));
                    }
                }
            }
            Some(properties.into())
        }
    }
}

/// The property of a form, and the names within it: `a[x][]` is `x` and an empty name in `a`.
fn nested_name<'n>(schema: &Node<'_>, name: &'n str) -> Option<(&'n str, Vec<&'n str>)> {
    let (property, inner) = name.strip_suffix(']')?.split_once('[')?;
    let is_nested = schema::property(schema, name).is_none() && schema::property(schema, property).is_some();
    let inner: Vec<_> = inner.split("][").take(MAX_NESTED + 1).collect();
    (is_nested && inner.len() <= MAX_NESTED).then_some((property, inner))
}

/// How many names may be nested in one.
const MAX_NESTED: usize = 64;
/// How many items a list may have whose names have their index. So a name reserves no memory.
const MAX_INDEXED: usize = 1_000;

/// Puts a text into a value, where the names lead. `None` where they fit no value.
fn put(value: &mut Value, schema: Option<&Node<'_>>, names: &[&str], text: &str) -> Option<()> {
    let schema = schema.map(|schema| branch(schema, names));
    let [name, inner @ ..] = names else {
        let kind = schema.as_ref().and_then(|schema| schema.text("type")).unwrap_or_default();
        *value = typed(kind, text);
        return Some(());
    };
    if let Some(items) = schema.as_ref().and_then(|schema| schema.get("items")) {
        if value.is_null() {
            *value = Value::Array(Vec::new());
        }
        let list = value.as_array_mut()?;
        let index = if name.is_empty() { list.len() } else { name.parse().ok()? };
        // An item without values has no pair.
        while list.len() <= index && (name.is_empty() || index < MAX_INDEXED) {
            list.push(Value::Null);
        }
        return put(list.get_mut(index)?, Some(&items), inner, text);
    }
    if value.is_null() {
        *value = Value::Object(Map::new());
    }
    let others = || schema.as_ref()?.get("additionalProperties").filter(|others| others.value().is_object());
    let property = schema.as_ref().and_then(|schema| schema::property(schema, name)).or_else(others);
    put(value.as_object_mut()?.entry(*name).or_insert(Value::Null), property.as_ref(), inner, text)
}

/// The schema of a value, or the branch of a choice that has such names in it.
fn branch<'d>(schema: &Node<'d>, names: &[&str]) -> Node<'d> {
    let schema = schema.effective();
    let branches = ["oneOf", "anyOf"].into_iter().find_map(|key| Some(schema.get(key)?.items())).unwrap_or_default();
    let fits = |branch: &Node<'_>| match (names.first(), branch.text("type")) {
        (None, kind) => !matches!(kind, Some("object" | "array")),
        (Some(name), Some("array")) => name.is_empty() || name.parse::<usize>().is_ok(),
        (Some(name), Some("object")) => {
            schema::property(branch, name).is_some() || schema::properties(branch).is_empty()
        }
        _ => false,
    };
    let found = branches.iter().map(Node::effective).find(fits);
    found.unwrap_or(schema)
}

/// The names and values of a property of a form that is nested.
#[must_use]
pub fn nested_pairs(name: &str, value: &Value) -> Vec<(String, String)> {
    match value {
        Value::Null => Vec::new(),
        Value::Object(properties) => properties
            .iter()
            .flat_map(|(property, value)| nested_pairs(&format!("{name}[{property}]"), value))
            .collect(),
        Value::Array(items) if items.iter().any(|item| item.is_object() || item.is_array()) => {
            let items = items.iter().enumerate();
            items.flat_map(|(index, item)| nested_pairs(&format!("{name}[{index}]"), item)).collect()
        }
        Value::Array(items) => items.iter().flat_map(value_texts).map(|text| (format!("{name}[]"), text)).collect(),
        value => value_texts(value).into_iter().map(|text| (name.to_owned(), text)).collect(),
    }
}

/// The text of a header: the items of a list are separated by commas, and so are the names and values of an object.
#[must_use]
pub fn header_text(value: &Value) -> String {
    match value {
        Value::Object(properties) => {
            let pairs = properties.iter().map(|(name, value)| format!("{name},{}", value_texts(value).join(",")));
            pairs.collect::<Vec<_>>().join(",")
        }
        value => value_texts(value).join(","),
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

#[cfg(test)]
mod tests {
    use openapi_document::Document;
    use serde_json::json;

    use super::*;

    fn received(form: &str) -> Option<Value> {
        let item = "{type: object, properties: {x: {type: integer}}}";
        let text = format!(
            "components: {{schemas: {{F: {{type: object, properties: {{a: {{type: array, items: {item}}}}}}}}}}}"
        );
        let document = Document::parse("test.yaml", &text).expect("it is YAML");
        read_body(BodyFormat::Form, &document.at("/components/schemas/F").expect("it is there"), form.as_bytes())
    }

    #[test]
    fn an_item_without_values_is_null() {
        assert_eq!(received("a[1][x]=1"), Some(json!({"a": [null, {"x": 1}]})));
    }

    #[test]
    fn a_name_reserves_little_memory_and_is_not_nested_deeply() {
        assert_eq!(received("a[1000000000][x]=1"), None);
        let deep = format!("a{}=1", "[x]".repeat(100_000));
        assert!(received(&deep).is_some_and(|value| value.get("a").is_none()));
    }
}
