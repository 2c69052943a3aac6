//! Brings forms to what a list of names and texts can express.

use serde_json::{Value, json};

use super::{Object, merge::is_annotation, untyped};
use crate::{body::FORM, bundle::Bundle, method, pointer};

/// A value that is neither plain nor a list of plain ones becomes JSON in a text, as OpenAPI says. A required list has at least one item,
/// since an empty one would be absent.
pub(super) fn write_as_texts(bundle: &mut Bundle) {
    for at in forms(&bundle.json) {
        let schema = pointer::join(&at, "schema");
        inline(bundle, &schema);
        let Some(Value::Object(object)) = bundle.json.pointer(&schema) else { continue };
        let required = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let properties: Vec<(String, Value)> = object
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        for (name, property) in properties {
            let place = pointer::join(&pointer::join(&schema, "properties"), &name);
            let kind = kind(&bundle.json, &property);
            match kind {
                Held::Plain => {}
                Held::List if required.iter().any(|required| *required == name) => {
                    if let Some(Value::Object(list)) =
                        bundle.json.pointer_mut(&place).filter(|list| list["type"] == "array")
                    {
                        let least = list.get("minItems").and_then(Value::as_u64).unwrap_or_default();
                        list.insert("minItems".to_owned(), least.max(1).into());
                    }
                }
                Held::List => {}
                Held::ListOfOthers | Held::Other => {
                    bundle.tell(&place, format!("the property `{name}` of a form is a text that holds JSON"));
                    let place = if kind == Held::Other { place } else { pointer::join(&place, "items") };
                    if let Some(place) = bundle.json.pointer_mut(&place) {
                        *place = text(place).into();
                    }
                    examples(bundle, &at, &name, kind);
                }
            }
        }
    }
}

/// The kind of value of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    Plain,
    /// A list of plain values.
    List,
    ListOfOthers,
    Other,
}

fn kind(document: &Value, schema: &Value) -> Held {
    let schema = followed(document, schema);
    if schema["type"] == "array" {
        let items = schema.get("items").unwrap_or(&Value::Null);
        return if is_plain(document, items) { Held::List } else { Held::ListOfOthers };
    }
    if is_plain(document, schema) { Held::Plain } else { Held::Other }
}

/// Whether a schema is plain, or will be once choices and `allOf` are simplified.
fn is_plain(document: &Value, schema: &Value) -> bool {
    let schema = followed(document, schema);
    let of = |key: &str| schema.get(key).and_then(Value::as_array);
    if let Some(branches) = of("allOf").or_else(|| of("anyOf")).or_else(|| of("oneOf")) {
        let is_text = |branch: &Value| followed(document, branch)["type"] == "string" || branch["type"] == "null";
        return branches.iter().all(is_text) || branches.len() == 1 && is_plain(document, &branches[0]);
    }
    matches!(schema["type"].as_str(), Some("string" | "integer" | "number" | "boolean"))
        || !untyped::is_any(schema) && schema.get("type").is_none() && schema.get("properties").is_none()
}

fn followed<'v>(document: &'v Value, schema: &'v Value) -> &'v Value {
    let target = schema.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
    target.and_then(|target| document.pointer(target)).unwrap_or(schema)
}

/// The pointer of the media type of each form.
fn forms(document: &Value) -> Vec<String> {
    let mut bodies = Vec::new();
    for (path, item) in document.get("paths").and_then(Value::as_object).into_iter().flatten() {
        let methods = item.as_object().into_iter().flatten().filter(|(key, _)| method::is_method(key));
        bodies.extend(methods.map(|(method, _)| format!("{}/{method}/requestBody", pointer::join("/paths", path))));
    }
    let shared = document.pointer("/components/requestBodies").and_then(Value::as_object).into_iter().flatten();
    bodies.extend(shared.map(|(name, _)| pointer::join("/components/requestBodies", name)));
    let form = pointer::escape(FORM);
    let forms = bodies.into_iter().map(|at| format!("{at}/content/{form}"));
    forms.filter(|at| document.pointer(at).is_some()).collect()
}

/// Writes out a component that has to change for this form.
fn inline(bundle: &mut Bundle, at: &str) {
    let Some(target) = bundle.json.pointer(at).and_then(|schema| schema["$ref"].as_str()?.strip_prefix('#')) else {
        return;
    };
    let target = target.to_owned();
    let properties = bundle.json.pointer(&target).and_then(|schema| schema["properties"].as_object());
    let is_other = |property: &Value| matches!(kind(&bundle.json, property), Held::ListOfOthers | Held::Other);
    if properties.is_some_and(|properties| properties.values().any(is_other)) {
        bundle.copy(&target, at);
    }
}

/// The annotations of a schema, for the text that replaces it.
fn text(schema: &Value) -> Object {
    let schema = schema.as_object().into_iter().flatten();
    let notes = schema
        .filter(|(key, _)| is_annotation(key) && !matches!(key.as_str(), "example" | "default" | "discriminator"));
    let mut text: Object = notes.map(|(key, value)| (key.clone(), value.clone())).collect();
    text.insert("type".to_owned(), json!("string"));
    text
}

/// Values in the examples of a form become texts too.
fn examples(bundle: &mut Bundle, form: &str, name: &str, kind: Held) {
    let Some(Value::Object(media)) = bundle.json.pointer_mut(form) else { return };
    let (mut values, mut rest) = (Vec::new(), Vec::new());
    for (key, value) in media.iter_mut() {
        match key.as_str() {
            "example" => values.push(value),
            "examples" => rest.push(value),
            _ => {}
        }
    }
    let named = rest.into_iter().filter_map(Value::as_object_mut).flat_map(|all| all.values_mut());
    values.extend(named.filter_map(|example| example.get_mut("value")));
    for value in values.into_iter().filter_map(|value| value.get_mut(name)) {
        match value {
            Value::Array(items) if kind == Held::ListOfOthers => items.iter_mut().for_each(write),
            value => write(value),
        }
    }
}

fn write(value: &mut Value) {
    if !value.is_string() {
        *value = value.to_string().into();
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    fn document(media: Value, schemas: Value) -> Value {
        json!({
            "paths": {"/a": {"post": {"requestBody": {"content": {FORM: media}}}}},
            "components": {"schemas": schemas},
        })
    }

    #[test]
    fn other_values_are_texts() {
        let plain = json!({"type": "integer"});
        let property = |schema: Value| json!({"schema": {"type": "object", "properties": {"a": schema}}});
        let object = json!({"type": "object", "description": "d", "properties": {"x": plain}});
        let list = |items: Value| json!({"type": "array", "items": items});
        for (written, canonical) in [
            (plain.clone(), plain.clone()),
            (list(plain.clone()), list(plain.clone())),
            (json!({"description": "d"}), json!({"type": "string", "description": "d"})),
            (object.clone(), json!({"type": "string", "description": "d"})),
            (list(object), list(json!({"type": "string", "description": "d"}))),
            (
                json!({"anyOf": [{"type": "string"}, {"type": "string", "enum": ["a"]}]}),
                json!({"anyOf": [{"type": "string"}, {"type": "string", "enum": ["a"]}]}),
            ),
        ] {
            assert_document(
                write_as_texts,
                document(property(written), json!({})),
                document(property(canonical), json!({})),
            );
        }
    }

    #[test]
    fn examples_are_texts_too() {
        let media = |schema: Value, value: Value| json!({"schema": {"properties": {"a": schema}}, "examples": {"e": {"value": {"a": value}}}});
        assert_document(
            write_as_texts,
            document(media(json!({}), json!({"x": 1})), json!({})),
            document(media(json!({"type": "string"}), json!("{\"x\":1}")), json!({})),
        );
    }

    #[test]
    fn a_shared_schema_stays_as_it_is() {
        let shared = json!({"S": {"type": "object", "properties": {"a": {}}}});
        assert_document(
            write_as_texts,
            document(json!({"schema": {"$ref": "#/components/schemas/S"}}), shared.clone()),
            document(json!({"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}), shared),
        );
    }

    #[test]
    fn a_required_list_has_an_item() {
        let form = |more: Value| {
            let mut list = json!({"type": "array", "items": {"type": "string"}});
            list.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            document(json!({"schema": {"required": ["a"], "properties": {"a": list}}}), json!({}))
        };
        assert_document(write_as_texts, form(json!({})), form(json!({"minItems": 1})));
        assert_document(write_as_texts, form(json!({"minItems": 2})), form(json!({"minItems": 2})));
    }
}
