//! Names: those of schemas and operations become Rust names, and others become parts of ids and file names.
//!
//! Where two names would become one, the checks report both as they are written. Only schemas are numbered, since other names of types
//! would do as well.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::{Object, each_object};
use crate::{
    bundle::Bundle,
    names::{operation_id, portable_name, schema_name, type_name},
    operation::is_method,
    pointer,
    structure::Kind,
};

const SCHEMAS: &str = "/components/schemas";

/// New names by the written ones.
type Names = HashMap<String, String>;

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

/// Each schema has the name of its Rust type. Of two with the same one, the second gets a number.
pub(super) fn name_schemas(bundle: &mut Bundle) {
    let names = schema_names(bundle);
    each_object(&mut bundle.json, &mut |object, kind, _| {
        if let Some(Value::String(target)) = object.get_mut("$ref") {
            rename_target(target, &names);
        }
        if kind == Kind::Object && object.contains_key("propertyName") {
            for target in
                object.get_mut("mapping").and_then(Value::as_object_mut).into_iter().flat_map(Object::values_mut)
            {
                if let Value::String(target) = target {
                    if names.contains_key(target.as_str()) {
                        *target = format!("#{}", pointer::join(SCHEMAS, target));
                    }
                    rename_target(target, &names);
                }
            }
        }
    });
    rename(bundle, SCHEMAS, names);
}

/// The new name of every schema.
fn schema_names(bundle: &Bundle) -> Names {
    let schemas = bundle.json.pointer(SCHEMAS).and_then(Value::as_object);
    let mut written: Vec<_> = schemas.into_iter().flat_map(Object::keys).collect();
    written.sort_by_cached_key(|name| {
        // One that has its name already keeps it.
        let place = bundle.places.get(&pointer::join(SCHEMAS, name));
        (schema_name(name) != **name, place.map(|place| place.order))
    });
    let mut taken = HashSet::new();
    let mut names = Names::new();
    for name in written {
        let first = schema_name(name);
        let numbered = (2..).map(|number| format!("{first}{number}"));
        let new = [first.clone()].into_iter().chain(numbered).find(|name| taken.insert(name.clone()));
        names.insert(name.clone(), new.unwrap_or(first));
    }
    names
}

/// Corrects the name in a reference to a schema, or to a place in one.
fn rename_target(target: &mut String, names: &Names) {
    let Some(rest) = target.strip_prefix('#').and_then(|at| at.strip_prefix(SCHEMAS)?.strip_prefix('/')) else {
        return;
    };
    let (name, below) = rest.find('/').map_or((rest, ""), |end| rest.split_at(end));
    if let Some(new) = names.get(&pointer::unescape(name)) {
        *target = format!("#{}{below}", pointer::join(SCHEMAS, new));
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
