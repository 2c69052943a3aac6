//! Branches of a choice that have the same scalar type: they are one.

use serde_json::{Value, json};

use super::{
    Object,
    merge::{Merged, is_annotation},
};

/// A branch: as it is written, and merged from what it refers to.
pub(super) struct Branch {
    pub(super) written: Value,
    pub(super) merged: Merged,
    /// Whether it says more than what is written.
    pub(super) is_combined: bool,
}

/// Whether it is an open enum.
pub(super) fn is_open_enum(object: &Object) -> bool {
    let Some(Value::Array(branches)) = object.get("anyOf") else { return false };
    let [known, other] = branches.as_slice() else { return false };
    other == &json!({"type": "string"})
        && known["type"] == "string"
        && known["enum"].is_array()
        && known.as_object().is_some_and(|known| known.len() == 2)
}

/// Makes one branch of those that have the same scalar type.
pub(super) fn join(all: Vec<Branch>) -> Vec<Branch> {
    let mut joined: Vec<(Option<&str>, Vec<Branch>)> = Vec::new();
    for branch in all {
        let kind = scalar(&branch.merged);
        match joined.iter_mut().find(|(known, _)| kind.is_some() && *known == kind) {
            Some((_, group)) => group.push(branch),
            None => joined.push((kind, vec![branch])),
        }
    }
    let joined_of = |(kind, mut group): (Option<&str>, Vec<Branch>)| match kind.filter(|_| group.len() > 1) {
        Some(kind) => {
            let merged = join_group(kind, &group);
            Branch { written: Value::Null, merged, is_combined: true }
        }
        None => group.swap_remove(0),
    };
    joined.into_iter().map(joined_of).collect()
}

/// The scalar type of a branch. Integers are numbers.
fn scalar(merged: &Merged) -> Option<&'static str> {
    let object = merged.object();
    if is_open_enum(&object) {
        return Some("string");
    }
    match object.get("type").and_then(Value::as_str)? {
        "string" if object.get("enum").is_none_or(is_strings) && object.get("format") != Some(&json!("binary")) => {
            Some("string")
        }
        "integer" | "number" if !object.contains_key("enum") => Some("number"),
        "boolean" if !object.contains_key("enum") => Some("boolean"),
        _ => None,
    }
}

fn is_strings(values: &Value) -> bool {
    values.as_array().is_some_and(|values| values.iter().all(Value::is_string))
}

fn join_group(kind: &str, group: &[Branch]) -> Merged {
    let mut merged = Merged::default();
    let of = |key: &str| group.iter().filter_map(|branch| branch.merged.keywords.get(key)).collect::<Vec<_>>();
    let first_at =
        group.iter().find_map(|branch| Some(branch.merged.keywords.values().next()?.1.clone())).unwrap_or_default();
    let mut set = |key: &str, value: Value, at: &str| merged.keywords.insert(key.to_owned(), (value, at.to_owned()));
    let (enums, open) = (of("enum"), of("anyOf"));
    let mut known: Vec<Value> = Vec::new();
    let lists = enums.iter().map(|(list, _)| list).chain(open.iter().map(|(open, _)| &open[0]["enum"]));
    for value in lists.filter_map(Value::as_array).flatten() {
        if !known.contains(value) {
            known.push(value.clone());
        }
    }
    if !known.is_empty() && enums.len() < group.len() {
        set("anyOf", json!([{ "type": "string", "enum": known }, { "type": "string" }]), &first_at);
        return with_sensitivity(merged, group);
    }
    let is_integer = of("type").iter().all(|(value, _)| value == "integer");
    let kind = if kind == "number" && is_integer { "integer" } else { kind };
    set("type", json!(kind), &first_at);
    if !known.is_empty() {
        set("enum", known.into(), &first_at);
        return with_sensitivity(merged, group);
    }
    // A constraint that all of them have is one of the whole.
    for (key, (value, at)) in &group[0].merged.keywords {
        if !is_annotation(key) && of(key).iter().filter(|(other, _)| other == value).count() == group.len() {
            set(key, value.clone(), at);
        }
    }
    with_sensitivity(merged, group)
}

fn with_sensitivity(mut merged: Merged, group: &[Branch]) -> Merged {
    if let Some(flag) = group.iter().find_map(|branch| branch.merged.keywords.get("x-sensitive")) {
        merged.keywords.insert("x-sensitive".to_owned(), flag.clone());
    }
    merged
}
