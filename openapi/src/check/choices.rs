//! Enums, `anyOf`, `oneOf` and `allOf`.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::Report;
use crate::{
    Node,
    canonical::{self, Conflict},
    keyword::{self, Role},
    pointer, walk,
};

pub(super) fn check(report: &mut Report<'_>) {
    for schema in walk::schemas(&report.places()) {
        if let Some(values) = schema.raw_get("enum") {
            closed_enum(report, schema, &values);
        }
        let (one_of, any_of) = (schema.raw_get("oneOf"), schema.raw_get("anyOf"));
        let lists = [&one_of, &any_of].into_iter().flatten();
        for list in lists.filter(|list| list.value().as_array().is_none_or(Vec::is_empty)) {
            let message = format!("`{}` is not a list of schemas", pointer::last(list.pointer()));
            report.add("one-of", list.pointer(), None, message, "list two or more");
        }
        match (one_of, any_of) {
            (Some(branches), None) => one_of_branches(report, schema, &branches),
            (None, Some(any_of)) if is_open_enum(&any_of) => {}
            (None, Some(branches)) => unclear(report, schema, &branches),
            (Some(_), Some(any_of)) => {
                let remedy = "move one of the two to a component, and refer to that";
                report.add("one-of", any_of.pointer(), None, "a schema has both `oneOf` and `anyOf`", remedy);
            }
            (None, None) => {}
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

/// A choice that the canonical form does not have: what stands beside it contradicts a branch, or a branch contradicts itself.
fn unclear(report: &mut Report<'_>, schema: &Node<'_>, branches: &Node<'_>) {
    if branches.value().as_array().is_none_or(Vec::is_empty) {
        return;
    }
    let keyword = pointer::last(branches.pointer());
    let beside = schema.raw_entries().into_iter().map(|(key, _)| key);
    let is_beside = |key: &&str| {
        *key != keyword
            && *key != "nullable"
            && !key.starts_with("x-")
            && keyword::find(key).is_none_or(|found| found.role != Role::Annotation)
    };
    match beside.filter(is_beside).collect::<Vec<_>>().as_slice() {
        [] => {}
        keys => {
            let keys = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
            let message = format!("{keys} beside `{keyword}` contradicts a branch");
            report.add("one-of", branches.pointer(), None, message, "write it in each branch that it applies to");
        }
    }
}

/// With a discriminator, each branch is a component that requires the property, with values of its own.
fn one_of_branches(report: &mut Report<'_>, schema: &Node<'_>, branches: &Node<'_>) {
    unclear(report, schema, branches);
    let mut add = |node: &Node<'_>, message: String, remedy: &str| {
        report.add("discriminator", node.pointer(), None, message, remedy)
    };
    let Some(discriminator) = schema.raw_get("discriminator") else { return };
    let Some(property) = discriminator.text("propertyName") else {
        let message = "the `discriminator` has no `propertyName`".to_owned();
        return add(&discriminator, message, "name the property, or remove the `discriminator`");
    };
    let mut known: HashMap<&str, String> = HashMap::new();
    for (index, branch) in branches.raw_items().into_iter().enumerate() {
        let own = branch.get("properties").and_then(|properties| properties.get(property)?.get("enum"));
        let own = own.as_ref().and_then(|own| own.value().as_array()).map_or(&[][..], Vec::as_slice);
        let required =
            branch.get("required").is_some_and(|required| required.items().iter().any(|name| name.value() == property));
        if own.is_empty() || !required {
            let message = format!("`{property}` has no value of its own in branch {index} of `oneOf`");
            add(&discriminator, message, "require it there, with the schema `{type: string, enum: [one value]}`");
        }
        for value in own.iter().filter_map(Value::as_str) {
            if known.insert(value, branch.reference().unwrap_or_default().to_owned()).is_some() {
                let message = format!("`{property}` is `{value}` in branch {index} of `oneOf` and in another one");
                add(&discriminator, message, "give each branch a distinct value");
            }
        }
    }
    for (value, target) in discriminator.get("mapping").iter().flat_map(|mapping| mapping.raw_entries()) {
        if known.get(value).is_none_or(|known| target.value() != known) {
            let message = format!("`{value}` is not the value of `{property}` in that branch of `oneOf`");
            add(&target, message, "correct the `mapping`, or remove it");
        }
    }
}

/// `allOf` has one branch, a `$ref`, with only annotations or `nullable` beside it. Other branches are merged, unless they contradict each
/// other.
fn all_of(report: &mut Report<'_>, schema: &Node<'_>, branches: &Node<'_>) {
    if branches.value().as_array().is_none_or(Vec::is_empty) {
        return report.add("all-of", branches.pointer(), None, "`allOf` is not a list of schemas", "list one or more");
    }
    let Some(Conflict { keyword, places: [first, second] }) =
        canonical::conflict(report.document.json(), schema.pointer())
    else {
        return;
    };
    // Another rule reports a schema that contains itself.
    if !keyword.is_empty() {
        let value = |at: &str| report.document.at(at).map(|node| node.value().to_string()).unwrap_or_default();
        let (own, other) = (value(&second), value(&first));
        let line = report.document.line(&first).map(|line| format!(", line {line}")).unwrap_or_default();
        let message = format!(
            "no schema has both the `{keyword}` {own} and the one of another branch of `allOf`, {other} (at {first}{line})"
        );
        report.add("all-of", &second, None, message, "remove one of the two, or write the same in both");
    }
}

/// Whether a value is a list of one or more distinct strings.
fn is_set_of_strings(value: &Value) -> bool {
    let items = value.as_array().map_or(&[][..], Vec::as_slice);
    let distinct: HashSet<_> = items.iter().filter_map(Value::as_str).collect();
    !items.is_empty() && distinct.len() == items.len()
}
