//! `oneOf` and `anyOf`: a choice is a `oneOf` of two or more branches, with the discriminator that tells them apart if there is one. Its
//! branches are components, or inline scalars, lists and maps.
//!
//! Two branches of the same scalar type are one, since nothing in Rust tells them apart. So strings are a plain string, an enum, or an open
//! enum: `anyOf: [{type: string, enum: […]}, {type: string}]`.

use serde_json::{Value, json};

use super::{
    Object, copy_places, each_object,
    inline::{self, Component},
    merge::{self, Conflict, Merged, is_annotation},
    scalars::{self, Branch, is_open_enum},
    tags,
};
use crate::{bundle::Bundle, keyword::VALUES, pointer, structure::Kind};

/// How often choices are changed that follow from others.
const MAX_ROUNDS: usize = 8;

/// The keyword of a choice, with its branches. `None` for both keywords, or none.
pub(super) fn branches(object: &Object) -> Option<(&'static str, &Vec<Value>)> {
    let list = |key: &'static str| {
        let branches = object.get(key).and_then(Value::as_array).filter(|branches| !branches.is_empty());
        branches.map(|branches| (key, branches))
    };
    match (list("oneOf"), list("anyOf")) {
        (Some(choice), None) | (None, Some(choice)) => Some(choice),
        _ => None,
    }
}

/// Removes what is no branch: `null`, which makes the schema nullable, and rules about which properties are required. A single branch is the
/// schema itself.
pub(super) fn simplify(bundle: &mut Bundle) {
    let mut moved = Vec::new();
    each_object(&mut bundle.json, &mut |object, kind, at| {
        let Some((key, branches)) = branches(object).filter(|_| kind == Kind::Schema) else { return };
        let (mut rest, mut nullable): (Vec<Value>, bool) = (Vec::new(), false);
        let mut kept = Vec::new();
        for (index, branch) in branches.iter().enumerate() {
            let is_null = is_null(branch);
            nullable |= is_null;
            if !is_null && !rest.contains(branch) {
                rest.push(branch.clone());
                kept.push(index);
            }
        }
        let has_more = object.keys().any(|other| !is_annotation(other) && other != "nullable" && other != key);
        let is_rule = object.contains_key("properties") && rest.iter().all(is_rule);
        let is_anything = !rest.is_empty() && has_more && rest.iter().all(says_nothing);
        let is_single = rest.len() == 1;
        if rest.is_empty() && !nullable {
            return;
        }
        if is_rule || is_anything {
            object.remove(key);
        } else if is_single && !object.contains_key("allOf") {
            object.remove(key);
            object.remove("discriminator");
            object.insert("allOf".to_owned(), rest.into());
            moved.push((at.to_owned(), key, "allOf", kept));
        } else if rest.len() < branches.len() && !rest.is_empty() {
            object.insert(key.to_owned(), rest.into());
            moved.push((at.to_owned(), key, key, kept));
        } else {
            return;
        }
        if nullable {
            object.insert("nullable".to_owned(), json!(true));
        }
    });
    for (at, from, to, kept) in moved {
        let place = |key: &str, index: usize| pointer::join(&pointer::join(&at, key), &index.to_string());
        for (index, before) in kept.into_iter().enumerate().filter(|(index, before)| from != to || index != before) {
            bundle.places.relocate(&place(from, before), &place(to, index));
        }
    }
}

fn is_null(branch: &Value) -> bool {
    let Some(branch) = branch.as_object() else { return false };
    let (kind, values) = (branch.get("type"), branch.get("enum"));
    let is_more = |key: &String| !is_annotation(key) && !["type", "enum", "nullable"].contains(&key.as_str());
    !branch.keys().any(is_more)
        && match (kind, values) {
            (Some(kind), _) if kind == "null" => true,
            (_, Some(values)) => *values == json!([null]),
            (None, None) => branch.get("nullable") == Some(&json!(true)),
            _ => false,
        }
}

/// Whether a branch only says which properties are required.
fn is_rule(branch: &Value) -> bool {
    let rule = ["required", "not", "type", "anyOf", "oneOf"];
    branch.as_object().is_some_and(|branch| {
        let has_branches = branches(branch).is_none_or(|(_, branches)| branches.iter().all(is_rule));
        let is_not = branch.get("not").is_none_or(is_rule);
        branch.keys().all(|key| is_annotation(key) || rule.contains(&key.as_str()))
            && branch.get("type").is_none_or(|kind| kind == "object")
            && has_branches
            && is_not
    })
}

fn says_nothing(branch: &Value) -> bool {
    branch.as_object().is_some_and(|branch| branch.keys().all(|key| is_annotation(key)))
}

/// Writes each choice as a `oneOf`. What it does not understand stays for the checks to report.
pub(super) fn unify(bundle: &mut Bundle) {
    for _ in 0..MAX_ROUNDS {
        let mut choices = Vec::new();
        each_object(&mut bundle.json, &mut |object, kind, at| {
            if kind == Kind::Schema && branches(object).is_some() && !is_open_enum(object) {
                choices.push(at.to_owned());
            }
        });
        // The inner ones first: a branch may move.
        let changes = choices.iter().rev().filter(|at| unify_one(bundle, at).unwrap_or_default()).count();
        if changes == 0 {
            break;
        }
    }
}

/// Returns whether the choice has changed.
fn unify_one(bundle: &mut Bundle, at: &str) -> Option<bool> {
    let before = bundle.json.pointer(at)?.as_object()?.clone();
    let (key, written) = branches(&before)?;
    let mut object = before.clone();
    let list = pointer::join(at, key);
    let mut all = Vec::new();
    for (index, written) in written.iter().enumerate() {
        let merged = merge::merged(&bundle.json, &pointer::join(&list, &index.to_string())).ok()?;
        all.push(Branch { written: written.clone(), merged, is_combined: false });
    }
    beside(bundle, at, key, &mut object, &mut all)?;
    let mut nullable = object.get("nullable") == Some(&json!(true));
    for branch in &mut all {
        nullable |= branch.merged.keywords.remove("nullable").is_some_and(|(value, _)| value == true);
    }
    if !object.contains_key("discriminator") {
        all = scalars::join(all);
        if let [single] = all.as_slice() {
            object.remove(key);
            for (key, (value, from)) in &single.merged.keywords {
                if object.get(key).is_none() {
                    copy_places(bundle, from, &pointer::join(at, key), value);
                    object.insert(key.clone(), value.clone());
                }
            }
            if nullable {
                object.insert("nullable".to_owned(), json!(true));
            }
            return Some(replace(bundle, at, &before, object));
        }
        if let Some(property) = tags::infer(&all.iter().map(|branch| &branch.merged).collect::<Vec<_>>()) {
            object.insert("discriminator".to_owned(), json!({ "propertyName": property }));
        }
    }
    let names = tags::names(&object, &all.iter().map(|branch| (&branch.written, &branch.merged)).collect::<Vec<_>>());
    let mut references = Vec::new();
    for (index, branch) in all.iter().enumerate() {
        let from = pointer::join(&list, &index.to_string());
        references.push(reference(bundle, at, &from, branch, names.get(index).map(String::as_str)));
    }
    if key != "oneOf" && references.len() == written.len() {
        for index in 0..references.len() {
            let branch = |key: &str| pointer::join(&pointer::join(at, key), &index.to_string());
            bundle.places.copy(&branch(key), &branch("oneOf"));
        }
    }
    if let Some(discriminator) = object.get_mut("discriminator") {
        tags::refer(&bundle.json, discriminator);
        tags::fix(bundle, discriminator, &references);
    }
    object.remove(key);
    if nullable {
        object.remove("nullable");
        let discriminator = object.remove("discriminator");
        let mut inner: Object = [("oneOf".to_owned(), references.into())].into_iter().collect();
        inner.extend(discriminator.map(|discriminator| ("discriminator".to_owned(), discriminator)));
        let name = inline::name(&bundle.json, at, Some("Value"));
        let target = inline::add(bundle, &Component { name, from: at }, inner);
        object.insert("nullable".to_owned(), json!(true));
        object.insert("allOf".to_owned(), json!([target]));
    } else {
        object.insert("oneOf".to_owned(), references.into());
    }
    Some(replace(bundle, at, &before, object))
}

fn replace(bundle: &mut Bundle, at: &str, before: &Object, after: Object) -> bool {
    let changed = *before != after;
    if let Some(place) = bundle.json.pointer_mut(at) {
        *place = after.into();
    }
    changed
}

/// Adds what stands beside the choice to each branch, and leaves out the branches that it excludes. `None` where it contradicts one in part,
/// or excludes all.
fn beside(bundle: &Bundle, at: &str, key: &str, object: &mut Object, all: &mut Vec<Branch>) -> Option<()> {
    let is_beside = |other: &str| !is_annotation(other) && other != "nullable" && other != key;
    let others: Vec<_> = object.keys().filter(|other| is_beside(other)).cloned().collect();
    if others.is_empty() {
        return Some(());
    }
    let is_said = |other: &String| {
        all.iter()
            .all(|branch| branch.merged.keywords.get(other).is_some_and(|(value, _)| Some(value) == object.get(other)))
    };
    if !others.iter().all(is_said) {
        let mut own = Merged::default();
        for other in &others {
            own.keywords.insert(other.clone(), (object[other].clone(), pointer::join(at, other)));
        }
        let mut rest = Vec::new();
        for branch in all.iter() {
            match merge::both(&bundle.json, own.clone(), branch.merged.clone()) {
                Ok(merged) => rest.push(Branch { written: branch.written.clone(), merged, is_combined: true }),
                // No value is valid in this branch.
                Err(conflict) if is_of_the_value(&conflict, at) => {}
                Err(_) => return None,
            }
        }
        if rest.is_empty() {
            return None;
        }
        *all = rest;
    }
    object.retain(|key, _| !others.contains(key));
    Some(())
}

/// Whether the value as a whole would have two types, or be in two enums that have nothing in common.
fn is_of_the_value(conflict: &Conflict, at: &str) -> bool {
    matches!(&*conflict.keyword, "type" | "enum" | VALUES) && conflict.places[0] == pointer::join(at, &conflict.keyword)
}

/// The branch as it stands in the choice: a component, or an inline scalar, list or map.
fn reference(bundle: &mut Bundle, at: &str, from: &str, branch: &Branch, name: Option<&str>) -> Value {
    let keywords = &branch.merged.keywords;
    let target = match branch.written.as_object() {
        Some(written) if written.contains_key("$ref") => Some(branch.written.clone()),
        // What a single reference is described with is lost: only the component has a type.
        Some(written) => {
            written.get("allOf").and_then(|list| list.get(0)).filter(|first| first.get("$ref").is_some()).cloned()
        }
        None => None,
    };
    if let Some(target) = target.filter(|_| !branch.is_combined) {
        return target;
    }
    let has = |key: &str| keywords.contains_key(key);
    let object = branch.merged.object();
    if !["properties", "enum", "oneOf", "anyOf"].into_iter().any(has) && has("type") {
        return object.into();
    }
    let name = inline::name(&bundle.json, at, name);
    let at = pointer::join("/components/schemas", &name);
    let added = inline::add(bundle, &Component { name, from }, object);
    super::put(bundle, &at, &branch.merged);
    added
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    fn canonical(bundle: &mut Bundle) {
        simplify(bundle);
        super::super::all_of::merge_branches(bundle);
        unify(bundle);
    }

    #[track_caller]
    fn assert_choice(written: Value, canonical_form: Value) {
        assert_schema(canonical, written, canonical_form);
    }

    /// Asserts the canonical form of the component `S` beside others, and those that are added.
    #[track_caller]
    fn assert_components(written: Value, canonical_form: Value) {
        let document = |schemas: Value| json!({"components": {"schemas": schemas}});
        assert_document(canonical, document(written), document(canonical_form));
    }

    #[test]
    fn null_makes_a_schema_nullable() {
        for none in [
            json!({"type": "null"}),
            json!({"enum": [null]}),
            json!({"nullable": true, "enum": [null]}),
            json!({"type": "object", "nullable": true, "enum": [null]}),
            json!({"nullable": true}),
        ] {
            for key in ["oneOf", "anyOf"] {
                assert_choice(
                    json!({key: [{"type": "string"}, none], "description": "d"}),
                    json!({"type": "string", "nullable": true, "description": "d"}),
                );
            }
        }
    }

    #[test]
    fn a_single_branch_is_the_schema() {
        assert_components(
            json!({"S": {"oneOf": [{"$ref": "#/components/schemas/T"}], "description": "d"}, "T": {"type": "string"}}),
            json!({"S": {"allOf": [{"$ref": "#/components/schemas/T"}], "description": "d"}, "T": {"type": "string"}}),
        );
        assert_choice(
            json!({"oneOf": [{"type": "string", "maxLength": 2}]}),
            json!({"type": "string", "maxLength": 2}),
        );
        let tagged = json!({"oneOf": [{"$ref": "#/components/schemas/T"}], "discriminator": {"propertyName": "kind"}});
        let object = json!({"type": "object", "properties": {"kind": {"type": "string"}}});
        assert_components(
            json!({"S": tagged, "T": object}),
            json!({"S": {"allOf": [{"$ref": "#/components/schemas/T"}]}, "T": object}),
        );
    }

    #[test]
    fn branches_that_move_keep_their_lines() {
        let text = "components:\n  schemas:\n    S:\n      anyOf:\n        - {type: 'null'}\n        - type: string\n          pattern: a\n";
        let mut bundle = crate::bundle::single("api.yaml", text).unwrap();
        canonical(&mut bundle);
        assert_eq!(bundle.json["components"]["schemas"]["S"]["pattern"], "a");
        assert_eq!(bundle.places.get("/components/schemas/S/pattern").map(|place| place.line), Some(7));
    }

    #[test]
    fn enums_are_one_enum() {
        assert_choice(
            json!({"oneOf": [{"type": "string", "enum": ["a"], "description": "A."}, {"type": "string", "enum": ["b"]}]}),
            json!({"type": "string", "enum": ["a", "b"]}),
        );
    }

    #[test]
    fn an_enum_beside_a_string_is_open() {
        let open = json!({"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "string"}], "description": "d"});
        for key in ["oneOf", "anyOf"] {
            let written = json!({key: [{"type": "string", "minLength": 1}, {"type": "string", "enum": ["a"]}], "description": "d"});
            assert_choice(written, open.clone());
        }
        let a = json!({"type": "string", "enum": ["a"]});
        assert_components(
            json!({"S": {"anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "string"}], "description": "d"}, "A": a}),
            json!({"S": open, "A": a}),
        );
    }

    #[test]
    fn scalars_of_the_same_type_are_one() {
        assert_choice(
            json!({"oneOf": [{"title": "id", "allOf": [{"type": "string", "format": "uuid", "maxLength": 9}]}, {"type": "string", "maxLength": 9}]}),
            json!({"type": "string", "maxLength": 9}),
        );
        assert_choice(json!({"oneOf": [{"type": "integer"}, {"type": "number"}]}), json!({"type": "number"}));
    }

    #[test]
    fn what_stands_beside_excludes_branches() {
        assert_choice(
            json!({"type": "string", "enum": ["a", "b"], "oneOf": [{"enum": ["a"]}, {"enum": ["c"]}, {"enum": ["b"], "title": "B"}]}),
            json!({"type": "string", "enum": ["a", "b"]}),
        );
        assert_choice(
            json!({"type": "integer", VALUES: [1, 2], "oneOf": [{"type": "integer", VALUES: [3]}, {"type": "integer", VALUES: [2]}]}),
            json!({"type": "integer", VALUES: [2]}),
        );
        let contradiction = json!({"type": "string", "oneOf": [{"type": "integer"}, {"type": "boolean"}]});
        assert_choice(contradiction.clone(), contradiction);
    }

    #[test]
    fn a_rule_about_properties_is_left_out() {
        let object = json!({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}});
        let mut written = object.clone();
        written["oneOf"] = json!([{"required": ["a"]}, {"required": ["b"], "not": {"required": ["a"]}}]);
        assert_choice(written, object);
    }

    #[test]
    fn scalars_lists_and_maps_stay_inline() {
        let branches = json!([{"type": "string"}, {"type": "array", "items": {"type": "string"}}, {"type": "object", "additionalProperties": {"type": "integer"}}]);
        assert_choice(json!({"anyOf": branches}), json!({"oneOf": branches}));
    }

    #[test]
    fn tagged_objects_become_components_with_a_discriminator() {
        let object = |tag: &str, name: &str| json!({"type": "object", "required": ["type", name], "properties": {"type": {"type": "string", "enum": [tag]}, name: {"type": "string"}}});
        assert_components(
            json!({"S": {"oneOf": [object("blank", "a"), object("image", "b")]}}),
            json!({
                "S": {"oneOf": [{"$ref": "#/components/schemas/SBlank"}, {"$ref": "#/components/schemas/SImage"}], "discriminator": {"propertyName": "type"}},
                "SBlank": object("blank", "a"),
                "SImage": object("image", "b"),
            }),
        );
    }

    #[test]
    fn a_discriminator_has_the_value_of_the_mapping_or_the_name() {
        let object = |kind: Value| json!({"type": "object", "required": ["kind"], "properties": {"kind": kind}});
        let references = json!([{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]);
        let discriminator = json!({"propertyName": "kind", "mapping": {"meow": "Cat"}});
        let text = json!({"type": "string"});
        assert_components(
            json!({"S": {"anyOf": references, "discriminator": discriminator}, "Cat": object(text.clone()), "Dog": {"type": "object", "properties": {"kind": text}}}),
            json!({
                "S": {"oneOf": references, "discriminator": {"propertyName": "kind", "mapping": {"meow": "#/components/schemas/Cat"}}},
                "Cat": object(json!({"type": "string", "enum": ["meow"]})),
                "Dog": object(json!({"type": "string", "enum": ["Dog"]})),
            }),
        );
    }

    #[test]
    fn what_stands_beside_a_choice_is_in_each_branch() {
        let text = json!({"type": "string"});
        assert_components(
            json!({"S": {"type": "object", "properties": {"id": text}, "oneOf": [{"properties": {"a": text}}, {"properties": {"b": text}}]}}),
            json!({
                "S": {"oneOf": [{"$ref": "#/components/schemas/SA"}, {"$ref": "#/components/schemas/SB"}]},
                "SA": {"type": "object", "properties": {"id": text, "a": text}},
                "SB": {"type": "object", "properties": {"id": text, "b": text}},
            }),
        );
    }

    #[test]
    fn a_nullable_choice_refers_to_one_that_is_not() {
        assert_components(
            json!({"S": {"oneOf": [{"type": "string"}, {"type": "boolean"}, {"type": "null"}]}}),
            json!({
                "S": {"nullable": true, "allOf": [{"$ref": "#/components/schemas/SValue"}]},
                "SValue": {"oneOf": [{"type": "string"}, {"type": "boolean"}]},
            }),
        );
    }
}
