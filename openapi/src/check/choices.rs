//! Values that are one of several, and objects that are put together: enums, `anyOf`, `oneOf`, `allOf`.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::Report;
use crate::{Node, names::type_name, schema};

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
                "`anyOf` is used for something else than an open enum",
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

fn closed_enum(report: &mut Report<'_>, schema: &Node<'_>, values: &Node<'_>) {
    if schema.text("type") != Some("string") || !is_set_of_texts(values.value()) {
        let message = "an `enum` is not a list of different texts";
        let remedy = "give it `type: string` and texts; say bounds of a number with `minimum` and `maximum`";
        return report.add("enum", values.pointer(), None, message, remedy);
    }
    if schema.flag("nullable") {
        let remedy = "leave `nullable` out, and the property out of `required`";
        report.add("enum", values.pointer(), None, "an `enum` may be null", remedy);
    }
    let mut names = HashMap::new();
    for value in values.raw_items() {
        let text = value.value().as_str().unwrap_or_default();
        if let Some(other) = names.insert(type_name(text), text) {
            let message = format!("the values `{text}` and `{other}` have the same name in Rust");
            report.add("enum", value.pointer(), None, message, "keep one of the two, or make it a plain string");
        }
    }
}

/// `[{type: string, enum: […]}, {type: string}]`: known values, and any other.
fn is_open_enum(any_of: &Node<'_>) -> bool {
    let [Value::Object(known), other] = any_of.value().as_array().map_or(&[][..], Vec::as_slice) else {
        return false;
    };
    known.len() == 2
        && known.get("type") == Some(&json!("string"))
        && known.get("enum").is_some_and(is_set_of_texts)
        && other == &json!({"type": "string"})
}

/// Objects, told apart by a property that each of them fixes to a text of its own.
fn one_of(report: &mut Report<'_>, schema: &Node<'_>, branches: &Node<'_>) {
    let mut add =
        |node: &Node<'_>, message: String, remedy: &str| report.add("one-of", node.pointer(), None, message, remedy);
    let discriminator = schema.raw_get("discriminator");
    let Some(property) = discriminator.as_ref().and_then(|discriminator| discriminator.text("propertyName")) else {
        let message = "`oneOf` does not say what tells its schemas apart".to_owned();
        return add(branches, message, "add a `discriminator` with a `propertyName`");
    };
    let mut known: HashMap<&str, String> = HashMap::new();
    for branch in branches.raw_items() {
        if branch.reference().is_none() {
            let message = "a schema of `oneOf` has no name".to_owned();
            add(&branch, message, "move it to `components` and use a `$ref`");
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
                        format!("`{property}` is `{value}` in another schema of `oneOf` too"),
                        "give each a value of its own",
                    );
                }
            }
            _ => {
                let message = format!("`{property}` does not tell this schema from the others of `oneOf`");
                add(&branch, message, "require it there, as `{type: string, enum: [one text]}`");
            }
        }
    }
    for (value, target) in discriminator
        .iter()
        .flat_map(|discriminator| discriminator.get("mapping"))
        .flat_map(|mapping| mapping.raw_entries())
    {
        if known.get(value).is_none_or(|known| target.value() != known) {
            let message = format!("`{value}` is not what the schemas of `oneOf` fix `{property}` to");
            add(&target, message, "correct the `mapping`, or take it away");
        }
    }
}

/// One schema with words or `nullable` of its own, or objects whose properties are put together.
fn all_of(report: &mut Report<'_>, schema: &Node<'_>, branches: &Node<'_>) {
    let branches = branches.raw_items();
    let alone = branches.len() == 1 && schema.raw_get("properties").is_none();
    if alone {
        return;
    }
    let mut names = HashMap::new();
    let own = schema.raw_get("properties").is_some().then(|| schema.clone());
    for branch in branches.iter().chain(&own) {
        let properties = branch.get("properties").map(|properties| properties.entries()).unwrap_or_default();
        if properties.is_empty() {
            let message = "`allOf` puts together something else than objects with `properties`";
            report.add("all-of", branch.pointer(), None, message, "write the schema out");
        }
        for (name, property) in properties {
            if names.insert(name, property.pointer().to_owned()).is_some() {
                let message = format!("`{name}` is in two schemas of `allOf`");
                report.add("all-of", property.pointer(), None, message, "keep one of the two");
            }
        }
    }
    if schema.flag("nullable") {
        let message = "what `allOf` puts together may be null";
        report.add(
            "all-of",
            schema.pointer(),
            None,
            message,
            "move it to `components`, and put the `$ref` alone under `allOf`",
        );
    }
}

/// Whether a value is a list of one or more texts, each there once.
fn is_set_of_texts(value: &Value) -> bool {
    let items = value.as_array().map_or(&[][..], Vec::as_slice);
    let distinct: HashSet<_> = items.iter().filter_map(Value::as_str).collect();
    !items.is_empty() && distinct.len() == items.len()
}
