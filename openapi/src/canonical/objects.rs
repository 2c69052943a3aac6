//! Objects: which properties they have besides the listed ones.

use serde_json::{Value, json};

use super::{Object, each_object, is_branch, untyped};
use crate::{bundle::Bundle, structure::Kind};

/// An object of which nothing is said has any properties. A required property is a listed one, with any value if nothing is said of it. An
/// object without properties that allows no others is an empty map.
pub(super) fn list(bundle: &mut Bundle) {
    each_object(&mut bundle.json, &mut |schema, kind, at| {
        // A branch is a part of an object, and another one may say the rest.
        let is_part = is_branch(at) || untyped::is_composed(schema);
        if kind == Kind::Schema && schema.get("type") == Some(&json!("object")) && !is_part {
            additional(schema);
            required(schema);
            open(schema);
        }
    });
}

fn additional(schema: &mut Object) {
    if schema.get("additionalProperties").is_some_and(untyped::is_any) {
        schema.insert("additionalProperties".to_owned(), true.into());
    }
}

fn required(schema: &mut Object) {
    let names = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let others = schema.get("additionalProperties").filter(|others| others.is_object()).cloned();
    let has_none = schema.get("additionalProperties") == Some(&Value::Bool(false));
    for name in names.iter().filter_map(Value::as_str).filter(|_| !has_none) {
        if let Value::Object(properties) = schema.entry("properties").or_insert_with(|| json!({})) {
            properties.entry(name).or_insert_with(|| others.clone().unwrap_or_else(|| json!({"nullable": true})));
        }
    }
}

fn open(schema: &mut Object) {
    if schema.get("properties").is_some_and(|properties| !properties.as_object().is_some_and(Object::is_empty)) {
        return;
    }
    schema.remove("properties");
    match schema.get("additionalProperties") {
        None => drop(schema.insert("additionalProperties".to_owned(), true.into())),
        Some(Value::Bool(false)) => {
            schema.insert("additionalProperties".to_owned(), true.into());
            schema.insert("maxProperties".to_owned(), 0.into());
        }
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    #[test]
    fn an_object_of_which_nothing_is_said_is_any_object() {
        let any = json!({"type": "object", "additionalProperties": true});
        for written in [
            json!({"type": "object"}),
            json!({"type": "object", "properties": {}}),
            json!({"type": "object", "additionalProperties": {}}),
            json!({"type": "object", "additionalProperties": {"description": "anything"}}),
        ] {
            assert_schema(list, written, any.clone());
        }
        assert_schema(
            list,
            json!({"type": "object", "properties": {}, "additionalProperties": false}),
            json!({"type": "object", "additionalProperties": true, "maxProperties": 0}),
        );
    }

    #[test]
    fn a_required_property_is_listed() {
        assert_schema(
            list,
            json!({"type": "object", "required": ["a", "b"], "properties": {"a": {"type": "string"}}}),
            json!({"type": "object", "required": ["a", "b"], "properties": {"a": {"type": "string"}, "b": {"nullable": true}}}),
        );
        assert_schema(
            list,
            json!({"type": "object", "required": ["a"], "additionalProperties": {"type": "string"}}),
            json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}, "additionalProperties": {"type": "string"}}),
        );
    }

    #[test]
    fn a_branch_is_a_part_of_an_object() {
        let written = json!({"type": "object", "allOf": [{"$ref": "#/components/schemas/S"}, {"type": "object", "required": ["a"]}]});
        assert_schema(list, written.clone(), written);
    }
}
