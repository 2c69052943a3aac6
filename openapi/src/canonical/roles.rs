//! Schemas by role: what only requests or only responses contain.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::Value;

use super::{Object, each_object};
use crate::{bundle::Bundle, pointer, structure::Kind};

const COMPONENTS: &str = "#/components/schemas/";

/// Where a schema is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Role {
    Request,
    Response,
}

/// Requests have no `readOnly` properties, and responses no `writeOnly` ones. A component that is used in both, and has such properties or
/// refers to one that has, is written twice: requests use the component `…Request`. A response may have unlisted properties.
pub(super) fn separate(bundle: &mut Bundle) {
    let marked = Marked::of(&bundle.json);
    let uses = Uses::of(&bundle.json);
    let names = request_names(&bundle.json, &marked, &uses);
    for (name, request) in &names {
        let (from, to) = (format!("/components/schemas/{name}"), format!("/components/schemas/{request}"));
        bundle.copy(&from, &to);
    }
    let requests: HashSet<_> = names.values().cloned().collect();
    let role_at = |at: &str| match component_at(at) {
        Some(name) if requests.contains(&name) => Some(Role::Request),
        Some(name) if uses.is(&name, Role::Response) => Some(Role::Response),
        Some(name) => uses.is(&name, Role::Request).then_some(Role::Request),
        None => role_of(at),
    };
    each_object(&mut bundle.json, &mut |object, kind, at| match (kind, role_at(at)) {
        (Kind::Schema, Some(role)) => {
            drop_properties(object, role, &marked);
            if role == Role::Response && object.get("additionalProperties") == Some(&Value::Bool(false)) {
                object.remove("additionalProperties");
            }
            redirect(object, role, &names);
        }
        (Kind::Object, Some(role)) => redirect(object, role, &names),
        _ => {}
    });
}

/// Lets the references of a request lead to the components for requests.
fn redirect(object: &mut Object, role: Role, names: &BTreeMap<String, String>) {
    if role == Role::Response {
        return;
    }
    let targets = object.iter_mut().flat_map(|(key, value)| match (key.as_str(), value) {
        ("mapping", Value::Object(mapping)) => mapping.values_mut().collect(),
        ("$ref", target) => vec![target],
        _ => Vec::new(),
    });
    for target in targets {
        let name = target.as_str().map(|target| target.strip_prefix(COMPONENTS).unwrap_or(target));
        if let Some(name) = name.and_then(|name| names.get(&pointer::unescape(name))) {
            *target = format!("{COMPONENTS}{}", pointer::escape(name)).into();
        }
    }
}

/// Removes the properties that are not for this role, and the marks of the others.
fn drop_properties(schema: &mut Object, role: Role, marked: &Marked) {
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
    let (other, own) = match role {
        Role::Request => ("readOnly", "writeOnly"),
        Role::Response => ("writeOnly", "readOnly"),
    };
    let mut dropped = Vec::new();
    properties.retain(|name, property| {
        let is_dropped = marked.is(property, other);
        dropped.extend(is_dropped.then(|| name.clone()));
        !is_dropped
    });
    for property in properties.values_mut().filter_map(Value::as_object_mut) {
        property.remove(own);
        property.remove(other);
    }
    let Some(Value::Array(required)) = schema.get_mut("required") else { return };
    required.retain(|name| !name.as_str().is_some_and(|name| dropped.iter().any(|dropped| dropped == name)));
    if required.is_empty() {
        schema.remove("required");
    }
}

/// The components that are `readOnly` or `writeOnly` as a whole.
struct Marked {
    components: HashMap<&'static str, HashSet<String>>,
}

impl Marked {
    fn of(document: &Value) -> Self {
        let all = document.pointer("/components/schemas").and_then(Value::as_object);
        let with = |mark: &str| -> HashSet<String> {
            let marked = all.into_iter().flatten().filter(|(_, schema)| schema[mark] == true);
            marked.map(|(name, _)| name.clone()).collect()
        };
        Self { components: ["readOnly", "writeOnly"].map(|mark| (mark, with(mark))).into() }
    }

    /// Whether a property has a mark: itself, or by its `$ref`.
    fn is(&self, property: &Value, mark: &str) -> bool {
        let branches = property["allOf"].as_array().map_or(&[][..], Vec::as_slice);
        let target = property["$ref"].as_str().and_then(|target| target.strip_prefix(COMPONENTS));
        property[mark] == true
            || target.is_some_and(|name| self.components[mark].contains(&pointer::unescape(name)))
            || matches!(branches, [branch] if self.is(branch, mark))
    }

    /// Whether a property anywhere in a schema has a mark.
    fn is_inside(&self, schema: &Value) -> bool {
        let mut found = false;
        each_object(&mut serde_json::json!({ "schema": schema }), &mut |object, kind, _| {
            let properties = object.get("properties").and_then(Value::as_object).filter(|_| kind == Kind::Schema);
            let has_mark = |property| self.is(property, "readOnly") || self.is(property, "writeOnly");
            found |= properties.into_iter().flatten().any(|(_, property)| has_mark(property));
        });
        found
    }
}

/// The components that each role reaches, and those that each component refers to.
struct Uses {
    used: HashSet<(String, Role)>,
    below: HashMap<String, BTreeSet<String>>,
}

impl Uses {
    fn of(document: &Value) -> Self {
        let mut below: HashMap<String, BTreeSet<String>> = HashMap::new();
        let mut next: Vec<(String, Role)> = Vec::new();
        each_object(&mut document.clone(), &mut |object, _, at| {
            let mapped =
                object.get("mapping").and_then(Value::as_object).into_iter().flatten().map(|(_, target)| target);
            for target in object.get("$ref").into_iter().chain(mapped).filter_map(Value::as_str) {
                let Some(name) = target.strip_prefix(COMPONENTS).and_then(|name| name.split('/').next()) else {
                    continue;
                };
                let name = pointer::unescape(name);
                match component_at(at) {
                    Some(around) => drop(below.entry(around).or_default().insert(name)),
                    None => next.extend(role_of(at).map(|role| (name, role))),
                }
            }
        });
        let mut used = HashSet::new();
        while let Some((name, role)) = next.pop() {
            if used.insert((name.clone(), role)) {
                next.extend(below.get(&name).into_iter().flatten().map(|name| (name.clone(), role)));
            }
        }
        Self { used, below }
    }

    fn is(&self, name: &str, role: Role) -> bool {
        self.used.contains(&(name.to_owned(), role))
    }
}

/// The names of the components for requests, of those that differ there.
fn request_names(document: &Value, marked: &Marked, uses: &Uses) -> BTreeMap<String, String> {
    let Some(all) = document.pointer("/components/schemas").and_then(Value::as_object) else { return BTreeMap::new() };
    let mut differ: BTreeSet<&String> =
        all.iter().filter(|(_, schema)| marked.is_inside(schema)).map(|(name, _)| name).collect();
    loop {
        let refers =
            |name: &String| uses.below.get(name).is_some_and(|below| below.iter().any(|name| differ.contains(name)));
        let more: Vec<_> = all.keys().filter(|name| !differ.contains(name) && refers(name)).collect();
        if more.is_empty() {
            break;
        }
        differ.extend(more);
    }
    let both = differ.into_iter().filter(|name| uses.is(name, Role::Request) && uses.is(name, Role::Response));
    let free = |name: &str| !all.contains_key(name);
    let named = |name: &String| {
        let plain = format!("{name}Request");
        let numbered = (2..).map(|number| format!("{plain}{number}"));
        std::iter::once(plain.clone()).chain(numbered).find(|name| free(name)).unwrap_or(plain)
    };
    both.map(|name| (name.clone(), named(name))).collect()
}

/// The component that a place is in.
fn component_at(at: &str) -> Option<String> {
    let name = at.strip_prefix("/components/schemas/")?.split('/').next()?;
    Some(pointer::unescape(name))
}

/// The role of a place outside of the components that are schemas.
fn role_of(at: &str) -> Option<Role> {
    let segments: Vec<_> = at.split('/').skip(1).collect();
    let section = match segments.as_slice() {
        ["components", section, ..] | ["paths", _, section @ "parameters", ..] | ["paths", _, _, section, ..] => {
            section
        }
        _ => return None,
    };
    match *section {
        "parameters" | "requestBody" | "requestBodies" => Some(Role::Request),
        "responses" | "headers" => Some(Role::Response),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::tests::*, *};

    fn to(name: &str) -> Value {
        json!({ "$ref": format!("{COMPONENTS}{name}") })
    }

    /// A document with these components, a request of the first schema and a response of the second.
    fn document(request: Value, response: Value, components: Value) -> Value {
        let body = |schema: Value| json!({"content": {"application/json": {"schema": schema}}});
        json!({
            "paths": {"/a": {"post": {"requestBody": body(request), "responses": {"200": body(response)}}}},
            "components": {"schemas": components},
        })
    }

    #[test]
    fn a_component_in_both_roles_is_written_twice() {
        let pet = json!({"required": ["id", "name"], "properties": {"id": {"readOnly": true}, "pin": {"writeOnly": true}, "name": {}}});
        let list = json!({"items": to("Pet")});
        assert_document(
            separate,
            document(to("List"), to("List"), json!({"List": list, "Pet": pet, "ListRequest": {}})),
            document(
                to("ListRequest2"),
                to("List"),
                json!({
                    "List": list, "ListRequest": {}, "ListRequest2": {"items": to("PetRequest")},
                    "Pet": {"required": ["id", "name"], "properties": {"id": {}, "name": {}}},
                    "PetRequest": {"required": ["name"], "properties": {"pin": {}, "name": {}}},
                }),
            ),
        );
    }

    #[test]
    fn a_component_in_one_role_keeps_its_name() {
        let read = json!({"required": ["id"], "properties": {"id": {"allOf": [to("Id")]}, "name": {}}});
        let components = |pet: Value| json!({"Pet": pet, "Id": {"readOnly": true}, "Seen": {"properties": {"id": {}}}});
        assert_document(
            separate,
            document(to("Pet"), to("Seen"), components(read)),
            document(to("Pet"), to("Seen"), components(json!({"properties": {"name": {}}}))),
        );
    }

    #[test]
    fn a_response_is_open() {
        let closed = json!({"additionalProperties": false, "properties": {"a": {"additionalProperties": false}}});
        let open = json!({"properties": {"a": {}}});
        assert_document(
            separate,
            document(closed.clone(), to("S"), json!({"S": closed, "T": closed})),
            document(closed.clone(), to("S"), json!({"S": open, "T": closed})),
        );
    }

    #[test]
    fn the_component_for_requests_has_the_lines_of_the_other() {
        let text = "paths:\n  /a:\n    post:\n      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}\n      responses: {200: {content: \
                    {application/json: {schema: {$ref: '#/components/schemas/S'}}}}}\ncomponents:\n  schemas:\n    S:\n      properties:\n        a: {type: string, readOnly: true}\n        b: {type: string}\n";
        let document = crate::Document::parse("api.yaml", text).unwrap();
        assert_eq!(
            document.line("/components/schemas/SRequest/properties/b"),
            document.line("/components/schemas/S/properties/b")
        );
        assert_eq!(document.line("/components/schemas/S/properties/b"), Some(11));
    }
}
