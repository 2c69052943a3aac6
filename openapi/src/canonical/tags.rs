//! Discriminators: each branch of a choice requires the property, with an enum of its own values.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::{
    Object,
    merge::{Merged, is_annotation, merged},
};
use crate::{bundle::Bundle, pointer};

/// The property that tells branches apart, though the document does not say so: each requires it, with a single value of its own.
pub(super) fn infer(branches: &[&Merged]) -> Option<String> {
    let first = branches.first()?.object();
    let names = first.get("properties")?.as_object()?.keys();
    let tells_apart = |name: &&String| {
        let values: Option<HashSet<_>> = branches.iter().map(|branch| single(&branch.object(), name)).collect();
        values.is_some_and(|values| values.len() == branches.len())
    };
    let mut all: Vec<_> = names.filter(tells_apart).collect();
    all.sort_by_key(|name| !matches!(name.as_str(), "type" | "kind"));
    all.first().map(|name| (*name).clone())
}

/// The only value of a required property.
fn single(object: &Object, name: &str) -> Option<String> {
    let is_required = object.get("required")?.as_array()?.iter().any(|required| required == name);
    match object.get("properties")?.get(name)?.get("enum")?.as_array()?.as_slice() {
        [Value::String(value)] if is_required => Some(value.clone()),
        _ => None,
    }
}

/// Words that name each branch, for those that are not components.
pub(super) fn names(object: &Object, branches: &[(&Value, &Merged)]) -> Vec<String> {
    let discriminator = object.get("discriminator").and_then(|discriminator| discriminator["propertyName"].as_str());
    let keys = |merged: &Merged, keyword: &str| -> Vec<String> {
        match merged.keywords.get(keyword) {
            Some((Value::Object(properties), _)) => properties.keys().cloned().collect(),
            Some((Value::Array(names), _)) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        }
    };
    let name = |index: usize| {
        let (written, merged) = branches[index];
        let tag = discriminator.and_then(|property| single(&merged.object(), property));
        let reference = written["$ref"].as_str().map(|target| pointer::last(target.trim_start_matches('#')));
        let title = written["title"].as_str().map(str::to_owned);
        let others =
            || branches.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, (_, merged))| *merged);
        let own = |keyword: &'static str| {
            let is_own = |name: &String| others().all(|other| !keys(other, "properties").contains(name));
            keys(merged, keyword).into_iter().find(is_own)
        };
        let kind = merged.keywords.get("type").and_then(|(kind, _)| kind.as_str());
        let kind = kind.map(|kind| if kind == "string" { "known" } else { kind }.to_owned());
        tag.or(reference)
            .or(title)
            .or_else(|| own("required"))
            .or_else(|| own("properties"))
            .or(kind)
            .unwrap_or_default()
    };
    (0..branches.len()).map(name).collect()
}

/// Writes each name of a component in a mapping as a reference to it.
pub(super) fn refer(document: &Value, discriminator: &mut Value) {
    let schemas = document.pointer("/components/schemas");
    for target in
        discriminator.get_mut("mapping").and_then(Value::as_object_mut).into_iter().flat_map(|all| all.values_mut())
    {
        if let Some(name) = target.as_str().filter(|name| schemas.is_some_and(|schemas| schemas.get(name).is_some())) {
            *target = json!(format!("#{}", pointer::join("/components/schemas", name)));
        }
    }
}

/// Writes into each component that a discriminator leads to which values it has there.
pub(super) fn fix(bundle: &mut Bundle, discriminator: &Value, references: &[Value]) {
    let Some(property) = discriminator["propertyName"].as_str() else { return };
    for reference in references.iter().filter_map(|reference| reference["$ref"].as_str()) {
        let Some(at) = reference.strip_prefix('#').filter(|at| at.starts_with("/components/schemas/")) else {
            continue;
        };
        let values = mapped(discriminator, at);
        let written = merged(&bundle.json, &pointer::join(&pointer::join(at, "properties"), property)).ok();
        let written = written.map(|written| written.object()).unwrap_or_default();
        let known = written.get("enum").or_else(|| written.get("anyOf")?.get(0)?.get("enum")).and_then(Value::as_array);
        let is_text = written.is_empty()
            || written.get("type").is_some_and(|kind| kind == "string")
            || written.contains_key("anyOf");
        let values = match known.map(Vec::as_slice) {
            Some([_]) => None,
            Some(known) if !written.contains_key("anyOf") => {
                Some(values).filter(|values| values.iter().all(|value| known.contains(value)))
            }
            _ => Some(values),
        };
        let Some(schema) = bundle.json.pointer_mut(at).and_then(Value::as_object_mut).filter(|_| is_text) else {
            continue;
        };
        // A choice in a choice has the values of its branches.
        if schema.get("type").is_some_and(|kind| kind != "object")
            || ["$ref", "oneOf", "anyOf", "allOf"].into_iter().any(|key| schema.contains_key(key))
        {
            continue;
        }
        schema.entry("type").or_insert_with(|| json!("object"));
        if let Some(properties) = schema.entry("properties").or_insert_with(|| json!({})).as_object_mut()
            && let Some(values) = values
        {
            let mut fixed: Object =
                [("type".to_owned(), json!("string")), ("enum".to_owned(), values.into())].into_iter().collect();
            let notes =
                written.into_iter().filter(|(key, _)| is_annotation(key) && key != "default" && key != "example");
            fixed.extend(notes);
            properties.insert(property.to_owned(), fixed.into());
        }
        if let Some(required) = schema.entry("required").or_insert_with(|| json!([])).as_array_mut()
            && !required.iter().any(|name| name == property)
        {
            required.push(json!(property));
        }
    }
}

/// The values for the component at a JSON pointer: those of the mapping, or else its name.
fn mapped(discriminator: &Value, at: &str) -> Vec<Value> {
    let leads_here = |target: &Value| target.as_str().and_then(|target| target.strip_prefix('#')) == Some(at);
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    let mapped: Vec<_> =
        mapping.into_iter().flatten().filter(|(_, target)| leads_here(target)).map(|(value, _)| json!(value)).collect();
    if mapped.is_empty() { vec![json!(pointer::last(at))] } else { mapped }
}
