//! Schemas without a `type`: it is inferred from other keywords, or the schema takes any value.

use serde_json::{Value, json};

use super::{Object, each_object, is_branch};
use crate::{
    bundle::Bundle,
    format,
    keyword::{self, Constraint, Measure, Role, Structure},
    pointer,
    structure::Kind,
};

/// A `type` that follows from other keywords is written. A schema that takes any value is `nullable`, since `null` is one, and has no other
/// keywords than annotations. An array without `items` has any items.
pub(super) fn infer(bundle: &mut Bundle) {
    let mut lists = Vec::new();
    each_object(&mut bundle.json, &mut |schema, kind, at| {
        if kind != Kind::Schema {
            return;
        }
        if !schema.contains_key("type") && !is_composed(schema) {
            match inferred(schema) {
                Some(kind) => drop(schema.insert("type".to_owned(), kind.into())),
                None if is_branch(at)
                    || schema.keys().any(|key| keyword::find(key).is_none() && !key.starts_with("x-")) => {}
                None => drop(schema.insert("nullable".to_owned(), true.into())),
            }
        }
        if schema.get("type") == Some(&json!("array")) {
            let items = schema.entry("items").or_insert_with(|| json!({}));
            if items.is_array() {
                *items = json!({});
                lists.push(pointer::join(at, "items"));
            }
        }
    });
    for at in lists {
        bundle.places.remove(&at);
        bundle.tell(&at, "a schema for each item is left out, and any items are accepted".to_owned());
    }
}

/// Whether other schemas say what its values are.
pub(super) fn is_composed(schema: &Object) -> bool {
    ["$ref", "allOf", "anyOf", "oneOf", "not"].iter().any(|key| schema.contains_key(*key))
}

/// Whether it takes any value.
pub(super) fn is_any(schema: &Value) -> bool {
    schema.as_object().is_some_and(|schema| {
        !schema.contains_key("type")
            && !schema.contains_key("enum")
            && !is_composed(schema)
            && inferred(schema).is_none()
    })
}

fn inferred(schema: &Object) -> Option<&'static str> {
    let kinds = schema.iter().filter_map(|(key, value)| of_keyword(key, value, schema));
    kinds.min_by_key(|kind| ["object", "array", "string", "integer", "number"].iter().position(|known| known == kind))
}

/// The type of the values that a keyword concerns.
pub(super) fn of_keyword(key: &str, value: &Value, schema: &Object) -> Option<&'static str> {
    match keyword::find(key)?.role {
        Role::Structure(Structure::Properties | Structure::Required | Structure::AdditionalProperties) => {
            Some("object")
        }
        Role::Structure(Structure::Items) => Some("array"),
        Role::Constraint(constraint) => match constraint {
            Constraint::Size(_, Measure::Properties) => Some("object"),
            Constraint::Size(_, Measure::Items) | Constraint::Unique => Some("array"),
            Constraint::Size(_, Measure::Characters) | Constraint::Pattern => Some("string"),
            Constraint::Bound(_) | Constraint::Exclusive(_) | Constraint::Step => Some("number"),
            Constraint::Format => format::kind(value.as_str()?),
            Constraint::Values => None,
        },
        Role::Annotation | Role::Structure(_) => None,
    }
    .filter(|_| !is_composed(schema))
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    #[test]
    fn a_type_is_inferred() {
        for (written, kind) in [
            (json!({"properties": {"a": {"type": "string"}}, "minLength": 2}), "object"),
            (json!({"required": ["a"]}), "object"),
            (json!({"items": {"type": "string"}}), "array"),
            (json!({"pattern": "^a"}), "string"),
            (json!({"maxLength": 2}), "string"),
            (json!({"format": "date"}), "string"),
            (json!({"format": "uint32", "minimum": 2}), "integer"),
            (json!({"minimum": 2}), "number"),
        ] {
            let mut canonical = written.clone();
            canonical["type"] = kind.into();
            assert_schema(infer, written, canonical);
        }
    }

    #[test]
    fn any_value_is_nullable() {
        assert_schema(infer, json!({"title": "t"}), json!({"title": "t", "nullable": true}));
        assert_schema(infer, json!({"patern": "x"}), json!({"patern": "x"}));
        let branches = json!({"allOf": [{"$ref": "#/components/schemas/S"}, {"title": "t"}]});
        assert_schema(infer, branches.clone(), branches);
    }

    #[test]
    fn an_array_without_items_has_any_items() {
        assert_schema(infer, json!({"type": "array"}), json!({"type": "array", "items": {"nullable": true}}));
        let several = json!({"type": "array", "items": [{"type": "string"}, {"type": "integer"}]});
        assert_schema(infer, several, json!({"type": "array", "items": {"nullable": true}}));
    }
}
