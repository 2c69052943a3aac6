//! `allOf`: one object schema, or a single `$ref` with annotations and `nullable` beside it.

use serde_json::{Value, json};

use super::{Object, each_object, merge};
use crate::{bundle::Bundle, pointer, structure::Kind};

/// How often schemas are merged that came out of a merge.
const MAX_ROUNDS: usize = 16;

/// Merges the branches into one schema, unless one of them is all there is. Where branches contradict each other, the `allOf` stays for the
/// checks to report.
pub(super) fn merge_branches(bundle: &mut Bundle) {
    let families = families(&bundle.json);
    for _ in 0..MAX_ROUNDS {
        let (mut reduced, mut lists) = (false, Vec::new());
        each_object(&mut bundle.json, &mut |object, kind, at| {
            if kind == Kind::Schema && object.get("allOf").is_some_and(Value::is_array) {
                reduced |= reduce(object);
                if !is_reference_with_annotations(object) {
                    lists.push(at.to_owned());
                }
            }
        });
        let merged: Vec<_> = lists.iter().filter_map(|at| Some((at, merge::merged(&bundle.json, at).ok()?))).collect();
        // The outer ones first: an inner one may be gone then, or have become a part of it.
        let mut done: Vec<&str> = Vec::new();
        for (at, schema) in &merged {
            if done.iter().any(|done| pointer::is_within(at, done)) {
                continue;
            }
            done.push(at.as_str());
            super::put(bundle, at, schema);
        }
        if done.is_empty() && !reduced {
            break;
        }
    }
    for family in families {
        choose(&mut bundle.json, &family);
    }
}

/// Moves branches that only annotate beside the `allOf`. Returns whether there were any.
fn reduce(object: &mut Object) -> bool {
    let Some(Value::Array(branches)) = object.get("allOf").cloned() else { return false };
    let only_describes = |branch: &Value| {
        let branch = branch.as_object();
        branch.is_some_and(|branch| branch.keys().all(|key| merge::is_annotation(key) || key == "nullable"))
    };
    let (notes, rest): (Vec<_>, Vec<_>) = branches.into_iter().partition(only_describes);
    if notes.is_empty() || rest.is_empty() {
        return false;
    }
    object.insert("allOf".to_owned(), rest.into());
    for (key, value) in notes.into_iter().rev().filter_map(|note| note.as_object().cloned()).flatten() {
        object.entry(key).or_insert(value);
    }
    true
}

fn is_reference_with_annotations(object: &Object) -> bool {
    let is_reference = |branch: &Value| branch.as_object().is_some_and(|branch| branch.contains_key("$ref"));
    let mut others = object.keys().filter(|key| *key != "allOf");
    object.get("allOf").and_then(Value::as_array).is_some_and(|list| list.len() == 1 && is_reference(&list[0]))
        && others.all(|key| merge::is_annotation(key) || key == "nullable")
}

/// A component with a discriminator, and the components that extend it.
struct Family {
    base: String,
    children: Vec<String>,
}

/// The components with a discriminator of their own, which others extend by `allOf`.
fn families(document: &Value) -> Vec<Family> {
    let schemas = document.pointer("/components/schemas").and_then(Value::as_object);
    let schemas: Vec<_> = schemas.into_iter().flatten().collect();
    let is_base = |schema: &Value| {
        schema.get("discriminator").is_some_and(|discriminator| discriminator["propertyName"].is_string())
            && schema.get("oneOf").is_none()
            && schema.get("anyOf").is_none()
    };
    let reference = |name: &str| format!("#{}", pointer::join("/components/schemas", name));
    let bases = schemas.iter().filter(|(_, schema)| is_base(schema));
    let families = bases.map(|(base, _)| {
        let mut children: Vec<&str> = Vec::new();
        let extends = |schema: &Value, known: &[&str]| {
            let mut branches = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
            branches.any(|branch| {
                let target = branch["$ref"].as_str().unwrap_or_default();
                target == reference(base) || known.iter().any(|known| target == reference(known))
            })
        };
        while let Some((name, _)) =
            schemas.iter().find(|(name, schema)| !children.contains(&name.as_str()) && extends(schema, &children))
        {
            children.push(name);
        }
        children.sort_unstable();
        Family { base: (*base).clone(), children: children.into_iter().map(str::to_owned).collect() }
    });
    families.filter(|family| !family.children.contains(&family.base)).collect()
}

/// Makes the base of a family a choice of those that extend it: whoever refers to it means one of them.
fn choose(document: &mut Value, family: &Family) {
    let at = pointer::join("/components/schemas", &family.base);
    let Some(base) = document.pointer_mut(&at).and_then(Value::as_object_mut) else { return };
    if family.children.is_empty() {
        base.remove("discriminator");
        return;
    }
    base.retain(|key, _| merge::is_annotation(key) || key == "nullable");
    let branches =
        family.children.iter().map(|name| json!({"$ref": format!("#/components/schemas/{}", pointer::escape(name))}));
    base.insert("oneOf".to_owned(), branches.collect());
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    /// A component with a schema beside two objects.
    #[track_caller]
    fn assert_merged(written: Value, canonical: Value) {
        let document = |schema: Value| {
            let object = |name: &str| json!({"type": "object", "required": [name], "properties": {name: {"type": "string", "maxLength": 5}}});
            json!({
                "paths": {"/": {"a": {"schema": {"$ref": "#/components/schemas/A"}}, "b": {"schema": {"$ref": "#/components/schemas/B"}}}},
                "components": {"schemas": {"A": object("a"), "B": object("b"), "S": schema}},
            })
        };
        assert_document(merge_branches, document(written), document(canonical));
    }

    #[test]
    fn objects_become_one() {
        assert_merged(
            json!({"description": "d", "allOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}, {"properties": {"c": {"type": "integer"}}}]}),
            json!({"description": "d", "type": "object", "required": ["a", "b"], "properties": {
                "a": {"type": "string", "maxLength": 5}, "b": {"type": "string", "maxLength": 5}, "c": {"type": "integer"}}}),
        );
    }

    #[test]
    fn the_last_one_narrows_a_property() {
        assert_merged(
            json!({"allOf": [{"$ref": "#/components/schemas/A"}, {"type": "object", "properties": {"a": {"type": "string", "maxLength": 3, "description": "more"}}}]}),
            json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "string", "maxLength": 3, "description": "more"}}}),
        );
    }

    #[test]
    fn a_branch_that_only_annotates_stands_beside() {
        let canonical = json!({"allOf": [{"$ref": "#/components/schemas/A"}], "description": "more", "nullable": true});
        assert_merged(
            json!({"allOf": [{"$ref": "#/components/schemas/A"}, {"description": "more"}, {"nullable": true}]}),
            canonical,
        );
    }

    #[test]
    fn what_a_branch_requires_is_required() {
        assert_merged(
            json!({"allOf": [{"properties": {"x": {"type": "string"}}}, {"required": ["x"]}]}),
            json!({"type": "object", "properties": {"x": {"type": "string"}}, "required": ["x"]}),
        );
    }

    #[test]
    fn scalars_have_the_constraints_of_each() {
        assert_merged(
            json!({"allOf": [{"type": "number", "minimum": 1, "maximum": 9}, {"allOf": [{"type": "integer", "minimum": 3}]}]}),
            json!({"type": "integer", "minimum": 3, "maximum": 9}),
        );
        assert_merged(
            json!({"nullable": true, "allOf": [{"type": "string", "enum": ["a", "b"]}, {"enum": ["b", "c"]}]}),
            json!({"nullable": true, "type": "string", "enum": ["b"]}),
        );
    }

    #[test]
    fn what_contradicts_itself_stays() {
        for all in [
            json!([{"$ref": "#/components/schemas/A"}, {"type": "string"}]),
            json!([{"$ref": "#/components/schemas/S"}, {"type": "object", "properties": {}}]),
            json!([{"type": "string", "pattern": "a"}, {"pattern": "b"}]),
        ] {
            assert_merged(json!({"allOf": all}), json!({"allOf": all}));
        }
    }

    #[test]
    fn a_base_with_a_discriminator_is_a_choice() {
        let pet = json!({"type": "object", "discriminator": {"propertyName": "kind"}, "required": ["kind"], "properties": {"kind": {"type": "string"}}});
        let cat = json!({"allOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "object", "properties": {"lives": {"type": "integer"}}}]});
        let schemas = |pet: Value, cat: Value| json!({"schema": {"$ref": "#/components/schemas/Pet"}, "components": {"schemas": {"Pet": pet, "Cat": cat}}});
        assert_document(
            merge_branches,
            schemas(pet, cat),
            schemas(
                json!({"discriminator": {"propertyName": "kind"}, "oneOf": [{"$ref": "#/components/schemas/Cat"}]}),
                json!({"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}}),
            ),
        );
    }
}
