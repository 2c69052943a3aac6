//! Rewrites OpenAPI 3.1 as 3.0. What 3.0 cannot express is left out, and listed in [`Bundle::lost`].
//!
//! Type lists, `const` and numeric bounds are in `newer`, since documents of 3.0 have them too.

use serde_json::{Value, json};

use super::{
    Object, each_object,
    inline::{self, Component},
    untyped::is_composed,
};
use crate::{
    bundle::Bundle,
    keyword::{self, Role},
    pointer,
    structure::Kind,
};

/// The version that the canonical form has.
const VERSION: &str = "3.0.3";

/// Keywords that constrain values but change no type, and that OpenAPI 3.0 does not have or the client does not check.
const LOST: [&str; 14] = [
    "$dynamicRef",
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "not",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];
/// Keywords that say nothing about values.
const MARKS: [&str; 6] = ["$anchor", "$comment", "$dynamicAnchor", "$id", "$schema", "$vocabulary"];

/// Writes a document of OpenAPI 3.1 as one of 3.0.
pub(super) fn bring_down(bundle: &mut Bundle) {
    let is_newer = bundle.json.get("openapi").and_then(Value::as_str).is_some_and(|version| version.starts_with("3.1"));
    if !is_newer {
        return;
    }
    root(bundle);
    path_items(bundle);
    hoist_definitions(bundle);
    let (mut lost, mut examples) = (Vec::new(), Vec::new());
    each_object(&mut bundle.json, &mut |object, kind, at| match kind {
        Kind::Schema => schema(object, at, &mut lost, &mut examples),
        _ if !at.is_empty() && object.get("schema").is_some_and(Value::is_boolean) => {
            object.insert("schema".to_owned(), json!({}));
        }
        _ => {}
    });
    for (at, message) in lost {
        bundle.tell(&at, message);
    }
    for at in examples {
        bundle.places.copy(&format!("{at}/examples/0"), &format!("{at}/example"));
    }
}

fn root(bundle: &mut Bundle) {
    if bundle.json.get("webhooks").and_then(Value::as_object).is_some_and(|webhooks| !webhooks.is_empty()) {
        bundle.tell("/webhooks", "webhooks are calls of the server, and are left out".to_owned());
    }
    let Some(root) = bundle.json.as_object_mut() else { return };
    root.insert("openapi".to_owned(), VERSION.into());
    root.remove("jsonSchemaDialect");
    root.entry("paths").or_insert_with(|| json!({}));
    for (_, item) in root.get_mut("paths").and_then(Value::as_object_mut).into_iter().flatten() {
        for (key, operation) in item.as_object_mut().into_iter().flatten() {
            // In 3.1, `responses` is optional.
            if let Some(operation) = operation.as_object_mut().filter(|_| crate::method::is_method(key)) {
                operation.entry("responses").or_insert_with(|| json!({ "default": { "description": "" } }));
            }
        }
    }
}

/// A path item that is a component replaces its `$ref`: 3.0 has no such components.
fn path_items(bundle: &mut Bundle) {
    let items = bundle.json.get("paths").and_then(Value::as_object).into_iter().flatten();
    let references: Vec<(String, String)> = items
        .filter_map(|(path, item)| {
            let target = item.get("$ref")?.as_str()?.strip_prefix('#')?;
            Some((pointer::join("/paths", path), target.to_owned()))
        })
        .collect();
    for (at, target) in references {
        bundle.copy(&target, &at);
    }
    bundle.remove("/components/pathItems");
}

/// `$defs` become components, and `$ref`s point there.
fn hoist_definitions(bundle: &mut Bundle) {
    let mut found = Vec::new();
    each_object(&mut bundle.json, &mut |object, kind, at| {
        if kind == Kind::Schema
            && let Some(Value::Object(definitions)) = object.get("$defs")
        {
            let around = pointer::join(at, "$defs");
            found.extend(definitions.keys().map(|name| (at.to_owned(), pointer::join(&around, name))));
        }
    });
    let mut moved: Vec<(String, String)> = Vec::new();
    for (around, from) in found {
        let Some(Value::Object(definition)) = bundle.json.pointer(&from).cloned() else { continue };
        let is_free = bundle.json.pointer(&pointer::join("/components/schemas", &pointer::last(&from))).is_none();
        let name = match is_free {
            true => pointer::last(&from),
            false => inline::name(&bundle.json, &around, Some(&pointer::last(&from))),
        };
        let to = pointer::join("/components/schemas", &name);
        inline::add(bundle, &Component { name, from: &from }, definition);
        moved.push((from, to));
    }
    if moved.is_empty() {
        return;
    }
    // The longest first: a definition may be inside another one.
    moved.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
    each_object(&mut bundle.json, &mut |object, _, at| {
        if let Some(target) = object.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#')) {
            let to = moved.iter().find_map(|(from, to)| {
                // Also as JSON Schema writes it: relative to the schema around it.
                let is_near = target.starts_with("/$defs/")
                    && from.strip_suffix(target).is_some_and(|around| pointer::is_within(at, around));
                let rest = if is_near { Some("") } else { target.strip_prefix(from.as_str()) };
                rest.filter(|rest| rest.is_empty() || rest.starts_with('/')).map(|rest| format!("#{to}{rest}"))
            });
            if let Some(to) = to {
                object.insert("$ref".to_owned(), to.into());
            }
        }
        object.remove("$defs");
    });
}

fn schema(schema: &mut Object, at: &str, lost: &mut Vec<(String, String)>, examples: &mut Vec<String>) {
    for mark in MARKS {
        schema.remove(mark);
    }
    booleans(schema);
    if schema.get("type") == Some(&json!("null")) && !is_composed(schema) && !super::is_branch(at) {
        lost.push((at.to_owned(), "only `null` is valid here, and any value is accepted".to_owned()));
        schema.retain(|key, _| key.starts_with("x-") || key == "description" || key == "title");
        schema.insert("nullable".to_owned(), true.into());
    }
    pattern_properties(schema, at, lost);
    for keyword in LOST {
        if schema.remove(keyword).is_some() {
            lost.push((pointer::join(at, keyword), format!("`{keyword}` is left out, and is not checked")));
        }
    }
    content(schema);
    if let Some(Value::Array(list)) = schema.get("examples").cloned() {
        schema.remove("examples");
        if let Some(first) = list.into_iter().next().filter(|_| !schema.contains_key("example")) {
            schema.insert("example".to_owned(), first);
            examples.push(at.to_owned());
        }
    }
    beside_reference(schema);
}

/// `true` allows any value. A property or a branch that is `false` allows none.
fn booleans(schema: &mut Object) {
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.retain(|_, property| *property != json!(false));
        properties.values_mut().filter(|property| property.is_boolean()).for_each(|property| *property = json!({}));
    }
    if schema.get("items").is_some_and(Value::is_boolean) {
        schema.insert("items".to_owned(), json!({}));
    }
    for key in ["allOf", "anyOf", "oneOf"] {
        if let Some(Value::Array(branches)) = schema.get_mut(key) {
            branches.retain(|branch| *branch != json!(false));
            branches.iter_mut().filter(|branch| branch.is_boolean()).for_each(|branch| *branch = json!({}));
        }
    }
}

/// A schema with one pattern of names becomes a map with any names.
fn pattern_properties(schema: &mut Object, at: &str, lost: &mut Vec<(String, String)>) {
    let Some(patterns) = schema.remove("patternProperties") else { return };
    let is_closed = schema.get("additionalProperties").is_none_or(|others| *others == json!(false));
    let only =
        patterns.as_object().filter(|patterns| patterns.len() == 1).and_then(|patterns| patterns.values().next());
    match only.filter(|_| is_closed) {
        Some(only) => drop(schema.insert("additionalProperties".to_owned(), only.clone())),
        None if schema.get("additionalProperties") == Some(&json!(false)) => {
            schema.insert("additionalProperties".to_owned(), json!(true));
        }
        None => {}
    }
    let message = "`patternProperties` is left out: the names of properties are not checked".to_owned();
    lost.push((pointer::join(at, "patternProperties"), message));
}

/// `contentEncoding` and `contentMediaType` of bytes become a `format`.
fn content(schema: &mut Object) {
    let encoding = schema.remove("contentEncoding");
    let media_type = schema.remove("contentMediaType");
    schema.remove("contentSchema");
    if schema.get("format").is_some() || schema.get("type").is_some_and(|kind| *kind != json!("string")) {
        return;
    }
    let format = match (encoding.as_ref().and_then(Value::as_str), media_type.as_ref().and_then(Value::as_str)) {
        (Some("base64"), _) => "byte",
        (Some("binary"), _) | (None, Some("application/octet-stream")) => "binary",
        _ => return,
    };
    schema.insert("type".to_owned(), "string".into());
    schema.insert("format".to_owned(), format.into());
}

/// In 3.1, keywords beside a `$ref` apply too, so they become a branch of an `allOf`.
fn beside_reference(schema: &mut Object) {
    let constrains = |key: &String| {
        key != "$ref"
            && key != "nullable"
            && !key.starts_with("x-")
            && keyword::find(key).is_some_and(|keyword| keyword.role != Role::Annotation)
    };
    if !schema.contains_key("$ref") || !schema.keys().any(constrains) {
        return;
    }
    let beside: Vec<String> = schema.keys().filter(|key| constrains(key)).cloned().collect();
    let beside: Object = beside.into_iter().filter_map(|key| schema.remove_entry(&key)).collect();
    let reference = schema.remove("$ref");
    schema.insert("allOf".to_owned(), json!([{ "$ref": reference }, beside]));
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};
    use crate::{Document, bundle};

    #[track_caller]
    fn assert_brought_down(written: Value, expected: Value) {
        let document = |version: &str, schema: Value| json!({"openapi": version, "paths": {}, "components": {"schemas": {"S": schema, "T": {"type": "string"}}}});
        assert_document(bring_down, document("3.1.0", written), document(VERSION, expected));
    }

    fn lost(document: Value) -> Vec<(String, String)> {
        let mut bundle = bundle::single("api.json", &document.to_string()).unwrap();
        bring_down(&mut bundle);
        bundle.lost.into_iter().map(|lost| (lost.at, lost.message)).collect()
    }

    #[test]
    fn another_version_stays_as_it_is() {
        let written = json!({"openapi": "3.0.1", "components": {"schemas": {"S": {"not": {}, "$defs": {"A": {}}}}}});
        assert_document(bring_down, written.clone(), written);
    }

    #[test]
    fn examples_are_one_example() {
        assert_brought_down(json!({"examples": ["a", "b"]}), json!({"example": "a"}));
        assert_brought_down(json!({"example": "c", "examples": ["a"]}), json!({"example": "c"}));
        let text = "openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    S:\n      type: string\n      examples:\n        - a\n";
        assert_eq!(Document::parse("api.yaml", text).unwrap().line("/components/schemas/S/example"), Some(8));
    }

    #[test]
    fn booleans_are_schemas() {
        assert_brought_down(
            json!({"properties": {"a": true, "b": false}, "additionalProperties": false}),
            json!({"properties": {"a": {}}, "additionalProperties": false}),
        );
        assert_brought_down(json!({"type": "array", "items": true}), json!({"type": "array", "items": {}}));
    }

    #[test]
    fn bytes_have_a_format() {
        let text = |format: &str| json!({"type": "string", "format": format});
        assert_brought_down(
            json!({"type": "string", "contentEncoding": "base64", "contentMediaType": "image/png"}),
            text("byte"),
        );
        assert_brought_down(json!({"contentMediaType": "application/octet-stream"}), text("binary"));
        assert_brought_down(json!({"type": "string", "contentMediaType": "text/html"}), json!({"type": "string"}));
    }

    #[test]
    fn keywords_beside_a_reference_apply() {
        assert_brought_down(
            json!({"$ref": "#/components/schemas/T", "maxLength": 3, "description": "d"}),
            json!({"allOf": [{"$ref": "#/components/schemas/T"}, {"maxLength": 3}], "description": "d"}),
        );
        let alone = json!({"$ref": "#/components/schemas/T", "description": "d"});
        assert_brought_down(alone.clone(), alone);
    }

    #[test]
    fn definitions_are_components() {
        let text = json!({"type": "string"});
        let mut written = json!({"openapi": "3.1.0", "paths": {}, "components": {"schemas": {
            "S": {
                "properties": {"a": {"$ref": "#/components/schemas/S/$defs/A"}, "b": {"$ref": "#/$defs/T"}},
                "$defs": {"A": {"$defs": {"B": text}, "items": {"$ref": "#/components/schemas/S/$defs/A/$defs/B"}}, "T": text},
            },
            "T": {"type": "integer"},
        }}});
        let mut expected = written.clone();
        expected["openapi"] = VERSION.into();
        expected["components"]["schemas"] = json!({
            "S": {"properties": {"a": {"$ref": "#/components/schemas/A"}, "b": {"$ref": "#/components/schemas/ST"}}},
            "T": {"type": "integer"},
            "A": {"items": {"$ref": "#/components/schemas/B"}},
            "B": text,
            "ST": text,
        });
        written["jsonSchemaDialect"] = "https://json-schema.org/draft/2020-12/schema".into();
        assert_document(bring_down, written, expected);
    }

    #[test]
    fn a_path_item_may_be_a_component() {
        let item = json!({"get": {"responses": {"204": {"description": ""}}}});
        assert_document(
            bring_down,
            json!({"openapi": "3.1.0", "paths": {"/a": {"$ref": "#/components/pathItems/A"}}, "components": {"pathItems": {"A": item}}}),
            json!({"openapi": VERSION, "paths": {"/a": item}, "components": {}}),
        );
    }

    #[test]
    fn an_operation_need_not_list_responses() {
        assert_document(
            bring_down,
            json!({"openapi": "3.1.0", "paths": {"/a": {"summary": "s", "get": {}}}}),
            json!({"openapi": VERSION, "paths": {"/a": {"summary": "s", "get": {"responses": {"default": {"description": ""}}}}}}),
        );
    }

    #[test]
    fn what_is_lost_is_told() {
        let schemas = json!({
            "N": {"type": "null"},
            "I": {"type": "object", "if": {}, "then": {}},
            "P": {"type": "object", "patternProperties": {"^a": {"type": "string"}}, "additionalProperties": false},
        });
        let told = lost(json!({"openapi": "3.1.0", "webhooks": {"w": {}}, "components": {"schemas": schemas}}));
        let mut at: Vec<_> = told.iter().map(|(at, _)| at.strip_prefix("/components/schemas").unwrap_or(at)).collect();
        at.sort_unstable();
        assert_eq!(at, ["/I/if", "/I/then", "/N", "/P/patternProperties", "/webhooks"]);
        assert_eq!(lost(json!({"openapi": "3.1.0", "webhooks": {}})), []);
        assert_brought_down(
            json!({"type": "object", "patternProperties": {"^a": {"type": "string"}}, "additionalProperties": false}),
            json!({"type": "object", "additionalProperties": {"type": "string"}}),
        );
    }
}
