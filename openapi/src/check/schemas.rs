//! Schemas keep to what every stage understands: keywords, types, formats, names.

use std::collections::{HashMap, HashSet};

use super::Report;
use crate::{
    Node,
    names::{field_name, type_name},
    pointer, schema,
};

const KEYWORDS: [&str; 31] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "default",
    "deprecated",
    "description",
    "discriminator",
    "enum",
    "example",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "externalDocs",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "nullable",
    "oneOf",
    "pattern",
    "properties",
    "required",
    "title",
    "type",
];

/// Each type, and the formats that narrow it down.
const TYPES: [(&str, &[&str]); 6] = [
    ("array", &[]),
    ("boolean", &[]),
    ("integer", &["int32", "int64"]),
    ("number", &["double"]),
    ("object", &[]),
    ("string", &["date", "date-time", "uuid"]),
];

/// The types that fields are made of in Rust, which a schema of the same name would be taken for.
const OWN_TYPES: [&str; 10] =
    ["Box", "Bytes", "BTreeMap", "HashMap", "HashSet", "Map", "Option", "String", "Value", "Vec"];

pub(super) fn check(report: &mut Report<'_>) {
    for schema in &schema::all(report.document) {
        keywords(report, schema);
        bounds(report, schema);
        kind(report, schema);
        match schema.text("type") {
            Some("array") if schema.raw_get("items").is_none() => {
                let remedy = "add `items` with a schema";
                report.add("schema-type", schema.pointer(), None, "the list does not say what it holds", remedy);
            }
            Some("object") => object(report, schema),
            _ => {}
        }
    }
    type_names(report);
}

fn keywords(report: &mut Report<'_>, schema: &Node<'_>) {
    for (key, node) in schema.raw_entries() {
        if !KEYWORDS.contains(&key) && !key.starts_with("x-") {
            let message = format!("`{key}` is not a keyword that is understood here");
            let remedy = "say it with other keywords of OpenAPI 3.0, or correct the name";
            report.add("schema-keyword", node.pointer(), None, message, remedy);
        }
    }
}

/// No value could be both.
fn bounds(report: &mut Report<'_>, schema: &Node<'_>) {
    for of in ["imum", "Length", "Items", "Properties"] {
        let bound = |name: &str| schema.raw_get(&format!("{name}{of}"));
        let (Some(least), Some(most)) = (bound("min"), bound("max")) else { continue };
        if least.value().as_f64() > most.value().as_f64() {
            let message = format!("nothing is at least {} and at most {}", least.value(), most.value());
            report.add("bounds", least.pointer(), None, message, "correct one of the two");
        }
    }
}

fn kind(report: &mut Report<'_>, schema: &Node<'_>) {
    let has = |key: &str| schema.raw_get(key).is_some();
    let Some(kind) = schema.raw_get("type") else {
        if !["$ref", "allOf", "anyOf", "oneOf"].into_iter().any(has) {
            let remedy = "add a `type`; for any object, `object` with `additionalProperties: true`";
            report.add("schema-type", schema.pointer(), None, "the schema does not say its type", remedy);
        }
        return;
    };
    let Some((name, formats)) = TYPES.iter().find(|(name, _)| kind.value() == name) else {
        let known = TYPES.map(|(name, _)| format!("`{name}`")).join(", ");
        let message = format!("there is no type {}", kind.value());
        return report.add("schema-type", kind.pointer(), None, message, format!("use one of {known}"));
    };
    let is_bytes = schema.text("format") == Some("binary")
        && schema.pointer().ends_with("/content/application~1octet-stream/schema");
    if let Some(format) = schema.raw_get("format").filter(|_| !is_bytes)
        && !formats.iter().any(|known| format.value() == known)
    {
        let known: Vec<_> = formats.iter().map(|format| format!("`{format}`")).collect();
        let message = format!("the format {} means nothing here for `{name}`", format.value());
        let remedy = match known.as_slice() {
            [] => "take it away".to_owned(),
            known => format!("use {}, or take it away and add a `pattern` or bounds", known.join(" or ")),
        };
        report.add("schema-format", format.pointer(), None, message, remedy);
    }
}

fn object(report: &mut Report<'_>, schema: &Node<'_>) {
    let properties = schema.raw_get("properties").map(|properties| properties.raw_entries()).unwrap_or_default();
    let mut names = HashMap::new();
    for (name, property) in &properties {
        if let Some(other) = names.insert(field_name(name), name) {
            let message = format!("`{name}` and `{other}` have the same name in Rust");
            report.add("property-name", property.pointer(), None, message, "rename one of the two");
        }
    }
    // A part of an `allOf` may require what another part has.
    let required = schema.raw_get("required").filter(|_| !schema.pointer().contains("/allOf/"));
    let known: HashSet<_> = properties.iter().map(|(name, _)| *name).collect();
    for name in required.iter().flat_map(Node::raw_items) {
        if name.value().as_str().is_none_or(|name| !known.contains(name)) {
            let message = format!("{} is required, and is not a property", name.value());
            report.add(
                "required-property",
                name.pointer(),
                None,
                message,
                "add it to `properties`, or correct the name",
            );
        }
    }
    if properties.is_empty() {
        return;
    }
    let held = schema.raw_get("additionalProperties").filter(|held| held.value().is_object());
    let counted = ["minProperties", "maxProperties"].into_iter().find_map(|key| schema.raw_get(key));
    for node in held.iter().chain(&counted) {
        let keyword = pointer::last(node.pointer());
        let message = format!("`{keyword}` rules a map, and stands beside `properties`");
        let remedy = "make the map a property of its own, or take `properties` away";
        report.add("schema-keyword", node.pointer(), None, message, remedy);
    }
}

/// So that no two have the same name in Rust, and everybody finds them by either.
fn type_names(report: &mut Report<'_>) {
    let schemas = report.document.at("/components/schemas").map(|schemas| schemas.raw_entries()).unwrap_or_default();
    for (name, schema) in schemas {
        if OWN_TYPES.contains(&name) {
            let message = format!("`{name}` is what Rust calls a type of its own");
            report.add("schema-name", schema.pointer(), None, message, "add a word to it");
        }
        if name != type_name(name) {
            let message = format!("`{name}` is called otherwise in Rust");
            report.add("schema-name", schema.pointer(), None, message, format!("call it `{}`", type_name(name)));
        }
    }
}
