//! Brings forms to what a list of names and texts can express.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{Object, each_object, merge::is_annotation, untyped};
use crate::{
    body::{BodyFormat, FORM, MULTIPART},
    bundle::{Bundle, MAX_CHAIN},
    method, pointer,
    structure::Kind,
};

/// What a form cannot hold becomes a text, and in a multipart one a file or JSON. What is required is not null, and a
/// required list has at least one item, since it would be absent.
pub(super) fn write_as_fields(bundle: &mut Bundle) {
    for (at, is_multipart) in forms(&bundle.json) {
        let schema = pointer::join(&at, "schema");
        let Some(Value::Object(object)) = bundle.json.pointer(&schema).map(|schema| followed(&bundle.json, schema))
        else {
            continue;
        };
        let required = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let mut changes = Vec::new();
        for (name, written) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let encoding = pointer::join(&pointer::join(&at, "encoding"), name);
            let media_type = bundle.json.pointer(&encoding).and_then(|encoding| encoding["contentType"].as_str());
            let list = list(&bundle.json, written);
            let value = list.map_or(written, |list| list.get("items").unwrap_or(&Value::Null));
            let is_nested = bundle.json.pointer(&encoding).is_some_and(|encoding| encoding["style"] == "deepObject");
            let field = match is_multipart {
                true => part(&bundle.json, value, media_type),
                false if is_nested || is_plain(&bundle.json, value) => Field::AsWritten,
                false => Field::Text,
            };
            let is_required = required.iter().any(|required| required == name);
            let new = changed(&bundle.json, list, value, field, is_required);
            changes.extend(new.filter(|new| new != written).map(|new| (name.clone(), field, new)));
        }
        if changes.is_empty() {
            continue;
        }
        inline(bundle, &schema);
        for (name, field, new) in changes {
            let place = pointer::join(&pointer::join(&schema, "properties"), &name);
            if field == Field::Text {
                bundle.tell(&place, format!("the property `{name}` of a form is a text that holds JSON"));
                examples(bundle, &at, &name, new["type"] == "array");
            }
            if let Some(place) = bundle.json.pointer_mut(&place) {
                *place = new;
            }
        }
    }
}

/// What a field of a form holds, or each item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    AsWritten,
    /// Another value as JSON in a text.
    Text,
    /// Bytes.
    File,
}

/// What a part holds, by its schema and its media type.
fn part(document: &Value, written: &Value, media_type: Option<&str>) -> Field {
    let schema = followed(document, written);
    let is_any = untyped::is_any(schema);
    let is_text = schema["type"] == "string" && schema.get("format").is_none() && schema.get("enum").is_none();
    match media_type.map(BodyFormat::of) {
        _ if is_file(schema) => Field::AsWritten,
        None if is_any => Field::File,
        Some(BodyFormat::Bytes) if is_any || is_text => Field::File,
        Some(BodyFormat::Json) => Field::AsWritten,
        _ if is_plain(document, schema) => Field::AsWritten,
        Some(BodyFormat::Text) => Field::Text,
        Some(BodyFormat::Bytes) => Field::File,
        _ if is_choice_of_texts(document, schema) => Field::Text,
        _ => Field::AsWritten,
    }
}

fn is_file(schema: &Value) -> bool {
    schema["type"] == "string" && schema["format"] == "binary"
}

/// The list that a property holds. A file or a list of files is sent as a list is.
fn list<'v>(document: &'v Value, written: &'v Value) -> Option<&'v Value> {
    let schema = followed(document, written);
    let is_list = |schema: &Value| schema["type"] == "array";
    if is_list(schema) {
        return Some(schema);
    }
    let branches = ["anyOf", "oneOf"].into_iter().find_map(|key| schema.get(key)?.as_array())?;
    let branches = || branches.iter().map(|branch| followed(document, branch));
    let holds_files =
        |branch: &Value| is_file(followed(document, if is_list(branch) { &branch["items"] } else { branch }));
    branches()
        .all(|branch| holds_files(branch) || branch["type"] == "null")
        .then(|| branches().find(|branch| is_list(branch)))?
}

/// A property with its canonical value. `list` is the list whose items are such values.
fn changed(document: &Value, list: Option<&Value>, written: &Value, field: Field, is_required: bool) -> Option<Value> {
    let mut new = match field {
        Field::AsWritten => written.clone(),
        Field::Text => text(document, written).into(),
        Field::File => {
            let mut file = text(document, written);
            file.insert("format".to_owned(), "binary".into());
            file.into()
        }
    };
    let is_item = list.is_some();
    if let Some(new) = new.as_object_mut().filter(|_| is_item || is_required) {
        new.remove("nullable");
    }
    let Some(list) = list else { return Some(new) };
    let mut list = list.as_object()?.clone();
    if is_required {
        list.remove("nullable");
    }
    if list.get("items").is_some_and(|items| *items != new) {
        list.insert("items".to_owned(), new);
    }
    if is_required && list.get("minItems").and_then(Value::as_u64).unwrap_or_default() == 0 {
        list.insert("minItems".to_owned(), 1.into());
    }
    Some(list.into())
}

/// Bytes are said where they are, without constraints: a file has no type of its own.
pub(super) fn write_out_files(bundle: &mut Bundle) {
    let schemas = bundle.json.pointer("/components/schemas").and_then(Value::as_object).into_iter().flatten();
    let files: HashMap<_, _> = schemas
        .filter(|(_, schema)| is_file(schema))
        .map(|(name, schema)| (format!("#{}", pointer::join("/components/schemas", name)), schema.clone()))
        .collect();
    let document = Value::Null;
    each_object(&mut bundle.json, &mut |object, kind, at| {
        let target = object.get("$ref").and_then(Value::as_str).and_then(|target| files.get(target));
        let written = target.cloned().unwrap_or_else(|| Value::Object(object.clone()));
        if kind != Kind::Schema || !is_file(&written) {
            return;
        }
        let is_whole_body = pointer::parent(at).is_some_and(|(_, key)| key == "schema");
        let nullable = written.get("nullable").or_else(|| object.get("nullable")).cloned();
        let mut file = if is_whole_body { Object::new() } else { text(&document, &written) };
        file.insert("type".to_owned(), "string".into());
        file.insert("format".to_owned(), "binary".into());
        file.extend(nullable.filter(|_| !is_whole_body).map(|nullable| ("nullable".to_owned(), nullable)));
        *object = file;
    });
}

/// Whether a choice has no objects and lists: written as JSON, its texts would have quotes.
fn is_choice_of_texts(document: &Value, schema: &Value) -> bool {
    let branches = ["anyOf", "oneOf"].into_iter().find_map(|key| schema.get(key)?.as_array());
    branches.is_some_and(|branches| branches.iter().all(|branch| is_plain(document, branch)))
}

/// Whether a schema is plain, or will be once choices and `allOf` are simplified.
fn is_plain(document: &Value, schema: &Value) -> bool {
    is_plain_within(document, schema, MAX_CHAIN)
}

/// `left` is how many schemas may be inside of each other: one that is a branch of itself is found by a check.
fn is_plain_within(document: &Value, schema: &Value, left: usize) -> bool {
    let Some(left) = left.checked_sub(1) else { return false };
    let schema = followed(document, schema);
    let of = |key: &str| schema.get(key).and_then(Value::as_array);
    if let Some(branches) = of("allOf").or_else(|| of("anyOf")).or_else(|| of("oneOf")) {
        let is_text = |branch: &Value| followed(document, branch)["type"] == "string" || branch["type"] == "null";
        return branches.iter().all(is_text) || branches.len() == 1 && is_plain_within(document, &branches[0], left);
    }
    matches!(schema["type"].as_str(), Some("string" | "integer" | "number" | "boolean"))
        || !untyped::is_any(schema) && schema.get("type").is_none() && schema.get("properties").is_none()
}

/// The schema at the end of a chain of references.
pub(super) fn followed<'v>(document: &'v Value, mut schema: &'v Value) -> &'v Value {
    for _ in 0..MAX_CHAIN {
        let target = schema.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
        let Some(next) = target.and_then(|target| document.pointer(target)) else { break };
        schema = next;
    }
    schema
}

/// The pointer of the media type of each form, and whether it is a multipart one.
pub(super) fn forms(document: &Value) -> Vec<(String, bool)> {
    let mut bodies = Vec::new();
    for (path, item) in document.get("paths").and_then(Value::as_object).into_iter().flatten() {
        let methods = item.as_object().into_iter().flatten().filter(|(key, _)| method::is_method(key));
        bodies.extend(methods.map(|(method, _)| format!("{}/{method}/requestBody", pointer::join("/paths", path))));
    }
    let shared = document.pointer("/components/requestBodies").and_then(Value::as_object).into_iter().flatten();
    bodies.extend(shared.map(|(name, _)| pointer::join("/components/requestBodies", name)));
    let forms = bodies.iter().flat_map(|at| {
        [(FORM, false), (MULTIPART, true)]
            .map(|(media_type, is_multipart)| (pointer::join(&pointer::join(at, "content"), media_type), is_multipart))
    });
    forms.filter(|(at, _)| document.pointer(at).is_some()).collect()
}

/// Writes out a component that has to change for this form.
fn inline(bundle: &mut Bundle, at: &str) {
    let target = bundle.json.pointer(at).and_then(|schema| schema["$ref"].as_str()?.strip_prefix('#'));
    if let Some(target) = target.map(str::to_owned) {
        bundle.copy(&target, at);
    }
}

/// The annotations of a schema, for the text that replaces it.
fn text(document: &Value, written: &Value) -> Object {
    let around = [followed(document, written), written].into_iter().filter_map(Value::as_object).flatten();
    let notes = around
        .filter(|(key, _)| is_annotation(key) && !matches!(key.as_str(), "example" | "default" | "discriminator"));
    let mut text: Object = notes.map(|(key, value)| (key.clone(), value.clone())).collect();
    text.insert("type".to_owned(), json!("string"));
    text
}

/// Values in the examples of a form become texts too.
fn examples(bundle: &mut Bundle, form: &str, name: &str, is_list: bool) {
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
            Value::Array(items) if is_list => items.iter_mut().for_each(write),
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

    #[test]
    fn references_are_followed_to_their_end() {
        let document = json!({
            "itself": {"allOf": [{"$ref": "#/itself"}]},
            "far": {"$ref": "#/near"}, "near": {"$ref": "#/object"}, "object": {"properties": {"a": {}}},
        });
        for name in ["itself", "far", "object"] {
            assert!(!is_plain(&document, &json!({"$ref": format!("#/{name}")})), "{name}");
        }
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
                write_as_fields,
                form_document(property(written), json!({})),
                form_document(property(canonical), json!({})),
            );
        }
    }

    #[test]
    fn examples_are_texts_too() {
        let media = |schema: Value, value: Value| json!({"schema": {"properties": {"a": schema}}, "examples": {"e": {"value": {"a": value}}}});
        assert_document(
            write_as_fields,
            form_document(media(json!({}), json!({"x": 1})), json!({})),
            form_document(media(json!({"type": "string"}), json!("{\"x\":1}")), json!({})),
        );
    }

    #[test]
    fn a_shared_schema_stays_as_it_is() {
        let plain =
            json!({"S": {"type": "object", "properties": {"a": {"type": "array", "items": {"type": "string"}}}}});
        let reference = json!({"schema": {"$ref": "#/components/schemas/S"}});
        assert_document(
            write_as_fields,
            form_document(reference.clone(), plain.clone()),
            form_document(reference, plain),
        );
        let shared = json!({"S": {"type": "object", "properties": {"a": {}}}});
        assert_document(
            write_as_fields,
            form_document(json!({"schema": {"$ref": "#/components/schemas/S"}}), shared.clone()),
            form_document(json!({"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}), shared),
        );
    }

    #[test]
    fn a_part_is_a_text_json_or_a_file() {
        let file = json!({"type": "string", "format": "binary"});
        let object = json!({"type": "object", "properties": {"x": {"type": "integer"}}});
        let choice = |last: Value| json!({"oneOf": [{"type": "integer"}, last]});
        let list = |items: &Value| json!({"type": "array", "items": items});
        let reference = json!({"$ref": "#/components/schemas/F"});
        let text = json!({"type": "string"});
        let none = Value::Null;
        for (written, media_type, canonical) in [
            (text.clone(), none.clone(), text.clone()),
            (text.clone(), json!("image/png"), file.clone()),
            (json!({}), none.clone(), file.clone()),
            (json!({}), json!("application/json"), json!({})),
            (reference.clone(), none.clone(), reference.clone()),
            (json!({"anyOf": [reference, list(&reference), {"type": "null"}]}), none.clone(), list(&reference)),
            (object.clone(), none.clone(), object.clone()),
            (object.clone(), json!("application/xml"), text.clone()),
            (list(&object), none.clone(), list(&object)),
            (choice(text.clone()), none.clone(), text.clone()),
            (choice(object.clone()), none, choice(object)),
        ] {
            let document = |property: Value| {
                json!({
                    "paths": {"/a": {"post": {"requestBody": {"content": {MULTIPART: {
                        "schema": {"type": "object", "properties": {"p": property}},
                        "encoding": {"p": {"contentType": media_type}},
                    }}}}}},
                    "components": {"schemas": {"F": file}},
                })
            };
            assert_document(write_as_fields, document(written), document(canonical));
        }
    }

    #[test]
    fn a_nested_property_keeps_its_schema() {
        let object = json!({"type": "object", "properties": {"x": {"type": "integer"}}});
        let form = json!({"schema": {"properties": {"a": object}}, "encoding": {"a": {"style": "deepObject"}}});
        assert_document(write_as_fields, form_document(form.clone(), json!({})), form_document(form, json!({})));
    }

    #[test]
    fn files_are_written_out() {
        let file = json!({"type": "string", "format": "binary", "description": "d"});
        let document = |at: Value, of_body: Value| {
            json!({
                "paths": {"/a": {"get": {"requestBody": {"content": {"image/png": {"schema": of_body}}}}}},
                "components": {"schemas": {"F": file, "S": {"type": "array", "items": at}}},
            })
        };
        let reference = json!({"$ref": "#/components/schemas/F"});
        let bytes = json!({"type": "string", "format": "binary"});
        assert_document(write_out_files, document(reference.clone(), reference), document(file.clone(), bytes.clone()));
        let long = json!({"type": "string", "format": "binary", "maxLength": 9, "nullable": true});
        let nullable = json!({"type": "string", "format": "binary", "nullable": true});
        assert_document(write_out_files, document(long, bytes.clone()), document(nullable, bytes));
    }

    #[test]
    fn what_is_required_is_there() {
        let form = |more: Value| {
            let mut list = json!({"type": "array", "items": {"type": "string"}});
            list.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            form_document(json!({"schema": {"required": ["a"], "properties": {"a": list}}}), json!({}))
        };
        assert_document(write_as_fields, form(json!({})), form(json!({"minItems": 1})));
        assert_document(write_as_fields, form(json!({"minItems": 2})), form(json!({"minItems": 2})));
        assert_document(write_as_fields, form(json!({"nullable": true})), form(json!({"minItems": 1})));
    }
}
