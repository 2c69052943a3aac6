//! Which values a caller can write in typed Rust. The suite derives requests from these alone: others would not compile.
//!
//! A setter converts what it is given, so it can be given a value that is not valid: an unknown text for an enum, or the builder of an
//! object that lacks a property. An item of a list, a value of a map and a branch of a `oneOf` are made before they reach a setter, so they
//! are complete and of their type.

use openapi_document::{
    Node,
    keyword::{Role, Structure},
    schema::{alternatives, branches, is_any, is_nullable, parts, properties, reachable, required},
};
use serde_json::Value;

/// Whether a setter for values of this schema, or the body of a call, can be given this value.
pub(crate) fn is_expressible(schema: &Node<'_>, value: &Value) -> bool {
    fits(schema, value, Form::Convertible)
}

/// Whether a caller can write a value that violates a keyword of this role. `made` says that the value is made before it reaches a setter.
pub(crate) fn can_violate(role: Role, made: bool) -> bool {
    match role {
        Role::Annotation => false,
        Role::Constraint(_) => true,
        Role::Structure(Structure::Required | Structure::Enum) => !made,
        Role::Structure(_) => false,
    }
}

/// Whether a required body of this schema starts as an empty object, so that a caller cannot leave it out.
pub(crate) fn has_builder(body: &Node<'_>) -> bool {
    !properties(body).is_empty()
}

/// What the Rust expression for a value has to be.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// Of a type that the setter converts.
    Convertible,
    /// Of the type itself.
    Made,
}

fn fits(schema: &Node<'_>, value: &Value, form: Form) -> bool {
    if value.is_null() && is_nullable(schema) || is_any(schema) {
        return true;
    }
    let schema = schema.effective();
    if let Some((discriminator, branches)) = branches(&schema) {
        let named = value.get(discriminator).and_then(Value::as_str);
        let branch = branches.iter().find(|branch| named.is_some_and(|named| branch.values.contains(&named)));
        return branch.is_some_and(|branch| fits(&branch.schema, value, Form::Made));
    }
    if let Some(branches) = alternatives(&schema) {
        return branches.iter().any(|branch| fits(branch, value, Form::Made));
    }
    if schema.get("anyOf").is_some() {
        return value.is_string();
    }
    match (schema.text("type"), value) {
        (Some("string"), Value::String(text)) => {
            let known = schema.get("enum").filter(|_| form == Form::Made);
            known.is_none_or(|known| {
                known.value().as_array().is_some_and(|known| known.iter().any(|known| known == text))
            })
        }
        (Some("integer"), Value::Number(number)) => number.as_i128().is_some_and(|whole| match schema.text("format") {
            Some("int32") => i32::try_from(whole).is_ok(),
            Some("uint64") => u64::try_from(whole).is_ok(),
            _ => i64::try_from(whole).is_ok(),
        }),
        // An `f64` holds every whole number up to 2^53.
        (Some("number"), Value::Number(number)) => {
            number.is_f64() || number.as_i64().is_some_and(|whole| whole.unsigned_abs() <= 1 << 53)
        }
        (Some("boolean"), Value::Bool(_)) => true,
        (Some("array"), Value::Array(items)) => {
            let item = schema.get("items");
            item.is_none_or(|item| items.iter().all(|value| fits(&item, value, Form::Made)))
        }
        (Some("string" | "integer" | "number" | "boolean" | "array"), _) => false,
        (_, Value::Object(_)) => is_expressible_object(&schema, value, form),
        (kind, _) => kind.is_none() && properties(&schema).is_empty(),
    }
}

/// Whether each property has a setter, and, where the object has to be complete, no required property is missing.
fn is_expressible_object(schema: &Node<'_>, value: &Value, form: Form) -> bool {
    let (listed, members) = (properties(schema), value.as_object().into_iter().flatten());
    let required = required(schema);
    let open = parts(schema).iter().find_map(|part| part.get("additionalProperties"));
    let is_open = listed.is_empty() && open.is_none();
    let mut has_setters = members.map(|(name, value)| match listed.iter().find(|(known, _)| known == name) {
        Some((_, property)) => {
            // The setter of a required nullable property takes an `Option`, which converts nothing.
            let is_option = is_nullable(property) && required.contains(&name.as_str());
            fits(property, value, Form::Made)
                || form == Form::Convertible && !is_option && !is_recursive(property) && fits(property, value, form)
        }
        None => match &open {
            Some(open) if open.value().is_object() => fits(open, value, Form::Made),
            Some(open) => open.value() == &Value::Bool(true),
            None => is_open,
        },
    });
    let is_complete = || required.iter().all(|name| value.get(name).is_some());
    has_setters.all(|has_setter| has_setter) && (form == Form::Convertible || is_complete())
}

/// Whether a value of a schema can contain another value of the same schema.
pub(crate) fn is_recursive(schema: &Node<'_>) -> bool {
    let schema = schema.effective();
    let below =
        |property: &Node<'_>| reachable(property).iter().any(|below| below.effective().pointer() == schema.pointer());
    properties(&schema).iter().any(|(_, property)| below(property))
}

#[cfg(test)]
mod tests {
    use openapi_document::Document;
    use serde_json::json;

    use super::*;

    const DOCUMENT: &str = r##"
components:
  schemas:
    Body:
      type: object
      required: [kind]
      properties:
        kind: {$ref: "#/components/schemas/Kind"}
        kinds: {type: array, items: {$ref: "#/components/schemas/Kind"}}
        size: {type: integer, format: int32}
        until: {type: string, nullable: true}
        far: {type: number}
        inner: {$ref: "#/components/schemas/Inner"}
        inners: {type: object, additionalProperties: {$ref: "#/components/schemas/Inner"}}
        open: {type: object, additionalProperties: true}
        again: {$ref: "#/components/schemas/Body"}
        target:
          oneOf: [{$ref: "#/components/schemas/Inner"}]
          discriminator: {propertyName: name}
    Kind: {type: string, enum: [a]}
    Inner: {type: object, required: [name], properties: {name: {type: string, enum: [inner]}}}
"##;

    #[test]
    fn a_value_is_expressible_if_typed_rust_has_a_setter_for_it() {
        let document = Document::parse("body.yaml", DOCUMENT).expect("it is YAML");
        let schema = document.at("/components/schemas/Body").expect("it is there");
        for (value, expected) in [
            (json!({}), true),
            (json!([]), false),
            (json!({"kind": "b"}), true),
            (json!({"kind": 7}), false),
            (json!({"kinds": ["a"]}), true),
            (json!({"kinds": ["b"]}), false),
            (json!({"size": 7}), true),
            (json!({"size": 7.5}), false),
            (json!({"size": 2_147_483_648_i64}), false),
            (json!({"size": null}), false),
            (json!({"until": null}), true),
            (json!({"far": 9_007_199_254_740_992_i64}), true),
            (json!({"far": 9_007_199_254_740_993_i64}), false),
            (json!({"unlisted": 1}), false),
            (json!({"inner": {}}), true),
            (json!({"inners": {"a": {"name": "inner"}}}), true),
            (json!({"inners": {"a": {}}}), false),
            (json!({"open": {"a": [null]}}), true),
            (json!({"again": {"kind": "a"}}), true),
            (json!({"again": {}}), false),
            (json!({"target": {"name": "inner"}}), true),
            (json!({"target": {"name": "other"}}), false),
        ] {
            assert_eq!(is_expressible(&schema, &value), expected, "{value}");
        }
    }
}
