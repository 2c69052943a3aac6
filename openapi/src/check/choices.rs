//! Enums, `anyOf`, `oneOf` and `allOf`.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::Report;
use crate::{Node, schema};

pub(super) fn check(report: &mut Report<'_>) {
    for schema in &schema::all(report.document) {
        if let Some(values) = schema.raw_get("enum") {
            closed_enum(report, schema, &values);
        }
        if let Some(any_of) = schema.raw_get("anyOf").filter(|any_of| !is_open_enum(any_of)) {
            report.add(
                "open-enum",
                any_of.pointer(),
                None,
                "`anyOf` is not an open enum",
                "write it as `anyOf: [{type: string, enum: […]}, {type: string}]`, or use `oneOf`",
            );
        }
        if let Some(branches) = schema.raw_get("oneOf") {
            one_of(report, schema, &branches);
        }
        if let Some(branches) = schema.raw_get("allOf") {
            all_of(report, schema, &branches);
        }
    }
}

/// The canonical form makes what else people list a constraint.
fn closed_enum(report: &mut Report<'_>, schema: &Node<'_>, values: &Node<'_>) {
    if schema.text("type") != Some("string") || !is_set_of_strings(values.value()) {
        let message = "no value of the type is in the `enum`, or it lists arrays or objects";
        let remedy = "list values of the type, or remove `enum`";
        report.add("enum", values.pointer(), None, message, remedy);
    }
}

/// Whether it is `[{type: string, enum: […]}, {type: string}]`: known values, and any other string.
fn is_open_enum(any_of: &Node<'_>) -> bool {
    let [Value::Object(known), other] = any_of.value().as_array().map_or(&[][..], Vec::as_slice) else {
        return false;
    };
    known.len() == 2
        && known.get("type") == Some(&json!("string"))
        && known.get("enum").is_some_and(is_set_of_strings)
        && other == &json!({"type": "string"})
}

/// Each branch is a component. The discriminator is a required property with a single value, distinct in each branch.
fn one_of(report: &mut Report<'_>, schema: &Node<'_>, branches: &Node<'_>) {
    let mut add =
        |node: &Node<'_>, message: String, remedy: &str| report.add("one-of", node.pointer(), None, message, remedy);
    let discriminator = schema.raw_get("discriminator");
    let Some(property) = discriminator.as_ref().and_then(|discriminator| discriminator.text("propertyName")) else {
        let message = "`oneOf` has no discriminator".to_owned();
        return add(branches, message, "add a `discriminator` with a `propertyName`");
    };
    let mut known: HashMap<&str, String> = HashMap::new();
    for branch in branches.raw_items() {
        if branch.reference().is_none() {
            let message = "a branch of `oneOf` is not a component".to_owned();
            add(&branch, message, "move it to `components/schemas` and use a `$ref`");
            continue;
        }
        let fixed = branch.get("properties").and_then(|properties| properties.get(property)?.get("enum"));
        let fixed = fixed.as_ref().and_then(|fixed| fixed.value().as_array()).map_or(&[][..], Vec::as_slice);
        let required =
            branch.get("required").is_some_and(|required| required.items().iter().any(|name| name.value() == property));
        match fixed {
            [Value::String(value)] if required => {
                if known.insert(value, branch.reference().unwrap_or_default().to_owned()).is_some() {
                    add(
                        &branch,
                        format!("`{property}` is `{value}` in another branch of `oneOf` too"),
                        "give each branch a distinct value",
                    );
                }
            }
            _ => {
                let message = format!("`{property}` has no single required value in this branch of `oneOf`");
                add(&branch, message, "require it, with the schema `{type: string, enum: [one value]}`");
            }
        }
    }
    for (value, target) in discriminator
        .iter()
        .flat_map(|discriminator| discriminator.get("mapping"))
        .flat_map(|mapping| mapping.raw_entries())
    {
        if known.get(value).is_none_or(|known| target.value() != known) {
            let message = format!("`{value}` is not the value of `{property}` in that branch of `oneOf`");
            add(&target, message, "correct the `mapping`, or remove it");
        }
    }
}

/// `allOf` has one branch, with only annotations or `nullable` beside it, or branches that are objects with distinct properties.
fn all_of(report: &mut Report<'_>, schema: &Node<'_>, branches: &Node<'_>) {
    let branches = branches.raw_items();
    let is_single = branches.len() == 1 && schema.raw_get("properties").is_none();
    if is_single {
        return;
    }
    let mut names = HashMap::new();
    let own = schema.raw_get("properties").is_some().then(|| schema.clone());
    for branch in branches.iter().chain(&own) {
        let properties = branch.get("properties").map(|properties| properties.entries()).unwrap_or_default();
        if properties.is_empty() {
            let message = "a branch of `allOf` is not an object with `properties`";
            report.add("all-of", branch.pointer(), None, message, "write a single schema instead of `allOf`");
        }
        for (name, property) in properties {
            if names.insert(name, property.pointer().to_owned()).is_some() {
                let message = format!("`{name}` is a property of two branches of `allOf`");
                report.add("all-of", property.pointer(), None, message, "remove one of the two");
            }
        }
    }
    if schema.flag("nullable") {
        let message = "an `allOf` of several objects is nullable";
        report.add(
            "all-of",
            schema.pointer(),
            None,
            message,
            "move it to `components/schemas`, and use `allOf` with only a `$ref` to it",
        );
    }
}

/// Whether a value is a list of one or more distinct strings.
fn is_set_of_strings(value: &Value) -> bool {
    let items = value.as_array().map_or(&[][..], Vec::as_slice);
    let distinct: HashSet<_> = items.iter().filter_map(Value::as_str).collect();
    !items.is_empty() && distinct.len() == items.len()
}
