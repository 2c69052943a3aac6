//! Where `null` is valid, and components that are only another name of one.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::{Object, each_object, is_branch, untyped};
use crate::{bundle::Bundle, pointer, structure::Kind};

const COMPONENTS: &str = "#/components/schemas/";

/// A component that is only a `$ref` to another one, perhaps with a text for people, is left out, and each `$ref` to it leads there. A component is not `nullable`: where it
/// is used is.
pub(super) fn simplify(bundle: &mut Bundle) {
    let nullable = take_nullable(&mut bundle.json);
    let aliases = take_aliases(&mut bundle.json);
    each_object(&mut bundle.json, &mut |object, kind, at| {
        if kind == Kind::Object {
            mapping(object, &aliases);
            return;
        }
        let (target, nulls) = match reference(object) {
            Some(target) => resolved(target, &aliases, &nullable),
            None => return,
        };
        let is_lone = object.contains_key("$ref");
        if is_lone {
            object.insert("$ref".to_owned(), target.clone().into());
        } else {
            object.insert("allOf".to_owned(), json!([{ "$ref": target }]));
        }
        if nulls && !is_branch(at) {
            if is_lone {
                *object = Object::from_iter([("allOf".to_owned(), json!([{ "$ref": target }]))]);
            }
            object.insert("nullable".to_owned(), true.into());
        }
    });
}

/// A parameter or a header is text, and never `null`: it is left out.
pub(super) fn text_is_not_null(bundle: &mut Bundle) {
    each_object(&mut bundle.json, &mut |object, kind, at| {
        let is_body = pointer::parent(at).is_some_and(|(around, _)| around.ends_with("/content"));
        let schema = object.get_mut("schema").filter(|_| kind == Kind::Object && !is_body);
        if let Some(schema) = schema.and_then(Value::as_object_mut).filter(|schema| schema.len() > 1) {
            schema.remove("nullable");
        }
    });
}

/// The target of a `$ref`, or of an `allOf` of only that.
fn reference(schema: &Object) -> Option<&str> {
    let target = match schema.get("$ref") {
        Some(target) => Some(target),
        None => match schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
            Some([only]) if !schema.contains_key("properties") => only.get("$ref"),
            _ => None,
        },
    };
    target?.as_str()
}

fn schemas(document: &mut Value) -> Option<&mut Object> {
    document.get_mut("components")?.get_mut("schemas")?.as_object_mut()
}

/// Removes `nullable` from components, and returns which had it.
fn take_nullable(document: &mut Value) -> HashSet<String> {
    let mut taken = HashSet::new();
    for (name, schema) in schemas(document).into_iter().flatten() {
        let is_nullable = schema.get("nullable") == Some(&Value::Bool(true)) && !untyped::is_any(schema);
        if let Some(schema) = schema.as_object_mut().filter(|_| is_nullable) {
            schema.remove("nullable");
            taken.insert(format!("{COMPONENTS}{name}"));
        }
    }
    taken
}

/// Removes the components that are only a `$ref`, and returns their targets.
fn take_aliases(document: &mut Value) -> HashMap<String, String> {
    let Some(schemas) = schemas(document) else { return HashMap::new() };
    let target = |schema: &Value| {
        let schema = schema.as_object()?;
        let says_no_more =
            |key: &String| ["$ref", "allOf", "description", "title", "deprecated"].contains(&key.as_str());
        Some(reference(schema).filter(|_| schema.keys().all(says_no_more))?.to_owned())
    };
    let all: HashMap<_, _> =
        schemas.iter().filter_map(|(name, schema)| Some((format!("{COMPONENTS}{name}"), target(schema)?))).collect();
    // A circle of references is left for the checks to report.
    let ends = |name: &String| {
        let mut at = name;
        (0..=all.len()).any(|_| match all.get(at) {
            Some(next) => {
                at = next;
                false
            }
            None => true,
        }) && schemas.contains_key(at.strip_prefix(COMPONENTS).unwrap_or_default())
    };
    let aliases: HashMap<_, _> =
        all.iter().filter(|(name, _)| ends(name)).map(|(a, b)| (a.clone(), b.clone())).collect();
    schemas.retain(|name, _| !aliases.contains_key(&format!("{COMPONENTS}{name}")));
    aliases
}

/// The component at the end of a chain of aliases, and whether one on the way is nullable.
fn resolved(target: &str, aliases: &HashMap<String, String>, nullable: &HashSet<String>) -> (String, bool) {
    let (mut target, mut nulls) = (target.to_owned(), nullable.contains(target));
    while let Some(next) = aliases.get(&target) {
        nulls |= nullable.contains(next);
        target.clone_from(next);
    }
    (target, nulls)
}

/// A discriminator leads to the same components.
fn mapping(object: &mut Object, aliases: &HashMap<String, String>) {
    for value in object.get_mut("mapping").and_then(Value::as_object_mut).into_iter().flat_map(|all| all.values_mut()) {
        let Some(target) = value.as_str() else { continue };
        let target = if target.contains('/') { target.to_owned() } else { format!("{COMPONENTS}{target}") };
        if aliases.contains_key(&target) {
            *value = resolved(&target, aliases, &HashSet::new()).0.into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    fn of(names: &[&str]) -> Value {
        names.iter().map(|name| json!({"$ref": format!("{COMPONENTS}{name}")})).collect()
    }

    #[test]
    fn where_a_nullable_component_is_used_is_nullable() {
        let used = json!({"properties": {"a": of(&["T"])[0], "b": {"allOf": of(&["T"]), "description": "d"}, "c": {"oneOf": of(&["T"])}}});
        let canonical = json!({"properties": {
            "a": {"allOf": of(&["T"]), "nullable": true},
            "b": {"allOf": of(&["T"]), "description": "d", "nullable": true},
            "c": {"oneOf": of(&["T"])},
        }});
        let document =
            |schema: Value, nullable: Value| json!({"components": {"schemas": {"S": schema, "T": nullable}}});
        assert_document(
            simplify,
            document(used, json!({"type": "string", "nullable": true})),
            document(canonical, json!({"type": "string"})),
        );
    }

    #[test]
    fn a_parameter_is_not_null() {
        let document = |schema: Value| {
            let response =
                json!({"200": {"content": {"application/json": {"schema": {"type": "object", "nullable": true}}}}});
            json!({"paths": {"/a": {"get": {"parameters": [{"name": "p", "in": "query", "schema": schema}], "responses": response}}}})
        };
        assert_document(
            text_is_not_null,
            document(json!({"type": "string", "nullable": true})),
            document(json!({"type": "string"})),
        );
    }

    #[test]
    fn an_alias_is_left_out() {
        let document = |schema: Value| json!({"components": {"schemas": schema}});
        assert_document(
            simplify,
            document(json!({
                "S": {"items": of(&["A"])[0]}, "A": of(&["B"])[0], "B": {"allOf": of(&["T"]), "nullable": true}, "T": {"type": "array"},
            })),
            document(json!({"S": {"items": {"allOf": of(&["T"]), "nullable": true}}, "T": {"type": "array"}})),
        );
        let circle = document(json!({"A": of(&["B"])[0], "B": of(&["A"])[0], "C": of(&["D"])[0]}));
        assert_document(simplify, circle.clone(), circle);
    }
}
