//! Names: those of schemas and operations become Rust names, and others become parts of ids and file names.
//!
//! Where two names would become one, the checks report both as they are written. Only components are numbered: few people see their names.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::{Object, each_object};
use crate::{
    bundle::Bundle,
    method::is_method,
    names::{operation_id, portable_name, schema_name, type_name},
    pointer,
    structure::{Kind, SECTIONS},
};

/// New names by the written ones.
type Names = HashMap<String, String>;
/// Those of each section of `components`.
type Sections = HashMap<&'static str, Names>;

/// Each operation has an `operationId` in snake case.
pub(super) fn name_operations(bundle: &mut Bundle) {
    let mut ids = Vec::new();
    for (path, item) in bundle.json.pointer("/paths").and_then(Value::as_object).into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten().filter(|(key, _)| is_method(key)) {
            let written = operation.get("operationId");
            if operation.is_object() && written.is_none_or(Value::is_string) {
                let id = operation_id(written.and_then(Value::as_str).unwrap_or_default(), method, path);
                ids.push((pointer::join(&pointer::join("/paths", path), method), id));
            }
        }
    }
    let mut counts = HashMap::new();
    ids.iter().for_each(|(_, id)| *counts.entry(type_name(id)).or_insert(0) += 1);
    for (at, id) in ids.into_iter().filter(|(_, id)| counts[&type_name(id)] == 1) {
        if let Some(Value::Object(operation)) = bundle.json.pointer_mut(&at) {
            operation.insert("operationId".to_owned(), id.into());
        }
    }
}

/// Each schema has the name of its Rust type, and each other component a plain one. Of two with the same name, the second gets a number.
pub(super) fn name_components(bundle: &mut Bundle) {
    let sections: Vec<_> = SECTIONS.into_iter().filter(|section| *section != "securitySchemes").collect();
    let names: Sections = sections.iter().map(|section| (*section, component_names(bundle, section))).collect();
    each_object(&mut bundle.json, &mut |object, kind, _| {
        if let Some(Value::String(target)) = object.get_mut("$ref") {
            rename_target(target, &names);
        }
        if kind == Kind::Object && object.contains_key("propertyName") {
            let mapping = object.get_mut("mapping").and_then(Value::as_object_mut);
            for target in mapping.into_iter().flat_map(Object::values_mut) {
                if let Value::String(target) = target {
                    if names["schemas"].contains_key(target.as_str()) {
                        *target = format!("#{}", pointer::join("/components/schemas", target));
                    }
                    rename_target(target, &names);
                }
            }
        }
    });
    for (section, names) in names {
        rename(bundle, &pointer::join("/components", section), names);
    }
}

/// The new name of every component of a section.
fn component_names(bundle: &Bundle, section: &str) -> Names {
    let name = if section == "schemas" { schema_name } else { portable_name };
    let around = pointer::join("/components", section);
    let components = bundle.json.pointer(&around).and_then(Value::as_object);
    let mut written: Vec<_> = components.into_iter().flat_map(Object::keys).collect();
    written.sort_by_cached_key(|written| {
        // One that has its name already keeps it.
        let place = bundle.places.get(&pointer::join(&around, written));
        (name(written) != **written, place.map(|place| place.order))
    });
    let mut taken = HashSet::new();
    let mut names = Names::new();
    for written in written {
        let first = name(written);
        let numbered = (2..).map(|number| format!("{first}{number}"));
        let new = [first.clone()].into_iter().chain(numbered).find(|name| taken.insert(name.clone()));
        names.insert(written.clone(), new.unwrap_or(first));
    }
    names
}

/// Corrects the name in a reference to a component, or to a place in one.
fn rename_target(target: &mut String, names: &Sections) {
    let Some((section, rest)) = target.strip_prefix("#/components/").and_then(|at| at.split_once('/')) else { return };
    let (name, below) = rest.find('/').map_or((rest, ""), |end| rest.split_at(end));
    if let Some(new) = names.get(section).and_then(|names| names.get(&pointer::unescape(name))) {
        *target = format!("#/components/{section}/{}{below}", pointer::escape(new));
    }
}

/// Examples and scenarios have names that are parts of ids.
pub(super) fn name_cases(bundle: &mut Bundle) {
    let mut around = vec!["/x-scenarios".to_owned()];
    each_object(&mut bundle.json, &mut |object, kind, at| {
        // The names of components are in no id.
        if kind == Kind::Object && at != "/components" && object.get("examples").is_some_and(Value::is_object) {
            around.push(pointer::join(at, "examples"));
        }
    });
    for around in around {
        let names = portable_names(bundle, &around);
        rename(bundle, &around, names);
    }
}

/// Security schemes have names that are parts of ids.
pub(super) fn name_security_schemes(bundle: &mut Bundle) {
    const SCHEMES: &str = "/components/securitySchemes";
    let names = portable_names(bundle, SCHEMES);
    if names.is_empty() {
        return;
    }
    let mut around = Vec::new();
    each_object(&mut bundle.json, &mut |object, _, at| {
        let requirements = object.get("security").and_then(Value::as_array).map_or(0, Vec::len);
        around.extend((0..requirements).map(|index| format!("{at}/security/{index}")));
        if object.contains_key("x-credential-prefix") {
            around.push(pointer::join(at, "x-credential-prefix"));
        }
    });
    around.into_iter().for_each(|around| rename(bundle, &around, names.clone()));
    rename(bundle, SCHEMES, names);
}

/// The new names of the keys of an object, without those that two keys would have, and those that stay.
fn portable_names(bundle: &Bundle, around: &str) -> Names {
    let Some(Value::Object(object)) = bundle.json.pointer(around) else { return Names::new() };
    let mut counts: HashMap<_, usize> = HashMap::new();
    object.keys().for_each(|name| *counts.entry(portable_name(name)).or_default() += 1);
    let names = object.keys().map(|name| (name.clone(), portable_name(name)));
    names.filter(|(old, new)| old != new && counts[new] == 1).collect()
}

/// Renames keys of the object at a pointer.
fn rename(bundle: &mut Bundle, around: &str, mut names: Names) {
    names.retain(|old, new| old != new);
    let Some(Value::Object(object)) = bundle.json.pointer_mut(around).filter(|_| !names.is_empty()) else { return };
    *object = std::mem::take(object)
        .into_iter()
        .map(|(name, value)| (names.get(&name).cloned().unwrap_or(name), value))
        .collect();
    bundle.places.rename(around, &names);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::tests::*, *};
    use crate::Document;

    #[test]
    fn schemas_get_the_names_of_types_and_references_follow() {
        let document = |names: [&str; 4], mapping: Value| {
            let [one, two, three, parameter] = names;
            let reference = |section: &str, name: &str| json!({"$ref": format!("#/components/{section}/{}", pointer::escape(name))});
            let choice = json!({"oneOf": [reference("schemas", one)], "discriminator": {"propertyName": "kind", "mapping": mapping}});
            json!({
                "paths": {"/a": {"parameters": [reference("parameters", parameter)]}},
                "components": {
                    "parameters": {parameter: {"schema": reference("schemas", &format!("{one}/properties/a")).clone()}},
                    "schemas": {one: {"properties": {"a": {"type": "string"}}}, two: choice, three: {"type": "string"}},
                },
            })
        };
        let mut written = document(
            ["my/type", "MyType", "other", "of it"],
            json!({"a": "my/type", "b": "#/components/schemas/other"}),
        );
        let mut canonical = document(
            ["MyType2", "MyType", "Other", "of-it"],
            json!({"a": "#/components/schemas/MyType2", "b": "#/components/schemas/Other"}),
        );
        for (document, name) in [(&mut written, "my~1type"), (&mut canonical, "MyType2")] {
            let parameters = document["components"]["parameters"].as_object_mut().unwrap();
            for parameter in parameters.values_mut() {
                parameter["schema"]["$ref"] = format!("#/components/schemas/{name}/properties/a").into();
            }
        }
        assert_document(name_components, written, canonical);
    }

    #[test]
    fn schemas_are_numbered_in_the_order_of_the_document() {
        let text = "components:\n  schemas:\n    an_id: {type: string}\n    An_id: {type: integer}\n    an-id: {type: number}\n";
        let document = Document::parse("a.yaml", text).unwrap();
        for (name, kind, line, written) in
            [("AnId", "string", 3, "an_id"), ("AnId2", "integer", 4, "An_id"), ("AnId3", "number", 5, "an-id")]
        {
            let node = document.at(&pointer::join("/components/schemas", name)).unwrap();
            assert_eq!((node.text("type"), document.line(node.pointer())), (Some(kind), Some(line)));
            assert_eq!(document.written_pointer(node.pointer()), pointer::join("/components/schemas", written));
        }
    }

    #[test]
    fn operations_get_an_id_unless_two_would_have_the_same() {
        let document = |ids: [Value; 4]| {
            let [one, two, three, four] = ids.map(|id| match id {
                Value::Null => json!({"responses": {}}),
                id => json!({"operationId": id}),
            });
            json!({"paths": {"/a/{b}": {"get": one, "put": two, "x-a": {}}, "/c": {"get": three, "post": four}}})
        };
        assert_document(
            name_operations,
            document([json!("getA"), json!("Same"), json!("same"), json!(3)]),
            document([json!("get_a"), json!("Same"), json!("same"), json!(3)]),
        );
        let mut canonical = document([Value::Null, json!("a"), json!("b"), json!("c")]);
        canonical["paths"]["/a/{b}"]["get"]["operationId"] = "get_a_b".into();
        assert_document(name_operations, document([Value::Null, json!("a"), json!("b"), json!("c")]), canonical);
    }

    #[test]
    fn security_schemes_are_renamed_where_they_are_required() {
        let document = |name: &str| {
            json!({
                "security": [{name: []}],
                "servers": [{"url": "/", "x-credential-prefix": {name: "a-"}}],
                "paths": {"/a": {"get": {"operationId": "a", "security": [{}, {name: [], "b": []}]}}},
                "components": {"securitySchemes": {name: {"type": "http"}, "b": {}}},
            })
        };
        assert_document(name_security_schemes, document("the key"), document("the-key"));
    }

    #[test]
    fn examples_and_scenarios_get_portable_names() {
        let document = |one: &str, two: &str| {
            json!({
                "x-scenarios": {one: {}},
                "paths": {"/a": {"get": {"parameters": [{"examples": {one: {"value": {"a b": 1}}, two: {}, "a/b": {}}}]}}},
                "components": {"examples": {"c d": {}}, "schemas": {"A": {"examples": {"c d": {}}}}},
            })
        };
        assert_document(name_cases, document("x y", "a b"), document("x-y", "a b"));
    }
}
