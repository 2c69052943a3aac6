//! Schemas: only supported keywords, types, formats and names.

use std::collections::{HashMap, HashSet};

use super::Report;
use crate::{
    Node,
    extension::meant_by,
    format::TYPES,
    keyword::{self, Constraint, Limit},
    names::property_name,
    part, pointer,
    unknown_keyword::{Unknown, unknown},
    walk,
};

/// The name of the field that collects the properties that are not listed.
const EXTRA: &str = "extra";

pub(super) fn check(report: &mut Report<'_>) {
    let files = part::files(report.document);
    for schema in walk::schemas(&report.places()) {
        keywords(report, schema);
        bounds(report, schema);
        kind(report, schema, &files);
        if schema.text("type") == Some("object") {
            object(report, schema);
        }
    }
}

fn keywords(report: &mut Report<'_>, schema: &Node<'_>) {
    for (key, node) in schema.raw_entries() {
        if keyword::find(key).is_some() || key.starts_with("x-") {
            continue;
        }
        let at = node.pointer();
        match unknown(key) {
            Unknown::Constrains => {
                let message = format!("`{key}` constrains values, but is not supported");
                let remedy = "say it with other keywords of OpenAPI 3.0, or in the `description`";
                report.add("schema-keyword", at, None, message, remedy);
            }
            Unknown::Misspelt(meant) => {
                let message = format!("`{key}` is not a keyword");
                report.add("schema-keyword", at, None, message, format!("write `{meant}`, or remove it"));
            }
            Unknown::Foreign => {
                let message = format!("`{key}` is not a keyword of OpenAPI 3.0, and is ignored");
                let meant = meant_by(key).map(|meant| format!("write `{meant}`, or remove it"));
                let remedy = meant.unwrap_or_else(|| "remove it, or name it `x-…`".to_owned());
                report.add("unknown-keyword", at, None, message, remedy);
            }
        }
    }
}

/// A range is not empty, and a sample can be in it.
fn bounds(report: &mut Report<'_>, schema: &Node<'_>) {
    for (keyword, constraint) in keyword::constraints() {
        if !matches!(constraint, Constraint::Bound(Limit::Minimum) | Constraint::Size(Limit::Minimum, _)) {
            continue;
        }
        let least = schema.raw_get(keyword.name);
        if let Some((least, reason)) =
            least.as_ref().and_then(|least| Some((least, keyword.why_beyond_samples(least.value())?)))
        {
            let remedy = "lower it: the suite makes values of each schema";
            report.add("bounds", least.pointer(), None, reason, remedy);
        }
        let greatest = keyword.opposite().and_then(|opposite| schema.raw_get(opposite.name));
        let (Some(least), Some(greatest)) = (least, greatest) else { continue };
        if least.value().as_f64() > greatest.value().as_f64() {
            let message = format!("no value is at least {} and at most {}", least.value(), greatest.value());
            report.add("bounds", least.pointer(), None, message, "correct one of the two");
        }
    }
}

fn kind(report: &mut Report<'_>, schema: &Node<'_>, files: &HashSet<String>) {
    let Some(kind) = schema.raw_get("type") else { return };
    if TYPES.iter().all(|name| kind.value() != *name) {
        let known = TYPES.map(|name| format!("`{name}`")).join(", ");
        let message = format!("{} is not a type", kind.value());
        return report.add("schema-type", kind.pointer(), None, message, format!("use one of {known}"));
    }
    let is_bytes = is_of_a_body(schema) || files.contains(schema.pointer());
    if let Some(format) = schema.raw_get("format").filter(|format| format.value() == "binary" && !is_bytes) {
        let message = "only a whole body, or a part of a `multipart/form-data` body, can be bytes";
        let remedy = "use `byte` for base64, or remove `format`";
        report.add("schema-format", format.pointer(), None, message, remedy);
    }
}

/// Whether it is the schema of a body of a media type.
fn is_of_a_body(schema: &Node<'_>) -> bool {
    let mut around = schema.pointer().rsplit('/');
    around.next() == Some("schema") && around.nth(1) == Some("content")
}

fn object(report: &mut Report<'_>, schema: &Node<'_>) {
    let properties = schema.raw_get("properties").map(|properties| properties.raw_entries()).unwrap_or_default();
    let mut names = HashMap::new();
    for (name, property) in &properties {
        if let Some(other) = names.insert(property_name(name), name) {
            let message = format!("`{name}` and `{other}` have the same name in Rust");
            report.add("property-name", property.pointer(), None, message, "rename one of the two");
        }
    }
    let is_open = schema.raw_get("additionalProperties").is_some_and(|others| others.value() != false);
    if let Some(extra) = names.get(EXTRA).filter(|_| is_open) {
        let message = format!("`{extra}` has the same name in Rust as the field for properties that are not listed");
        let remedy = "rename it, or remove `additionalProperties`";
        report.add(
            "property-name",
            &pointer::join(&format!("{}/properties", schema.pointer()), extra),
            None,
            message,
            remedy,
        );
    }
    // A branch of an `allOf` may require a property of another branch.
    let required = schema.raw_get("required").filter(|_| !schema.pointer().contains("/allOf/"));
    let known: HashSet<_> = properties.iter().map(|(name, _)| *name).collect();
    for name in required.iter().flat_map(Node::raw_items) {
        if name.value().as_str().is_none_or(|name| !known.contains(name)) {
            let message = format!("{} is required but not a property", name.value());
            report.add(
                "required-property",
                name.pointer(),
                None,
                message,
                "add it to `properties`, or correct the name",
            );
        }
    }
}
