//! Attempts for each keyword that determines the Rust type.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::attempt::{Attempt, Site, UNLISTED, Validity};
use crate::{keyword::Structure, schema};

/// The attempts for a keyword. Empty for keywords that other places cover.
pub(super) fn attempts(keyword: Structure, site: &Site<'_, '_>) -> Vec<Attempt> {
    match keyword {
        Structure::Type => types(site),
        Structure::Nullable => vec![Attempt::valid("null", Value::Null)],
        Structure::Enum => known(site),
        Structure::AnyOf => open(site),
        Structure::OneOf => choices(site),
        Structure::Required => required(site),
        Structure::Properties => properties(site),
        Structure::AdditionalProperties => additional(site),
        Structure::Reference | Structure::AllOf | Structure::Items => Vec::new(),
    }
}

/// A value of each JSON type, as invalid. Validation drops those of the documented type.
fn others(site: &Site<'_, '_>) -> Vec<Attempt> {
    let all = [
        ("as_text", json!("text")),
        ("as_number", json!(7)),
        ("as_fraction", json!(7.5)),
        ("as_boolean", json!(true)),
        ("as_list", json!([])),
        ("as_object", json!({})),
    ];
    let mut attempts: Vec<_> = all.into_iter().map(|(name, value)| Attempt::invalid(name, value)).collect();
    if let Value::Object(members) = site.value()
        && !members.is_empty()
    {
        attempts.push(Attempt::invalid("as_list_of_its_members", members.values().cloned().collect()));
    }
    if !site.place.nullable() {
        attempts.push(Attempt { validity: Validity::Null, ..Attempt::invalid("as_null", Value::Null) });
    }
    attempts
}

fn types(site: &Site<'_, '_>) -> Vec<Attempt> {
    let mut attempts = others(site);
    let kept: &[(&str, Value)] = match site.node.text("type") {
        Some("boolean") => &[("true", json!(true)), ("false", json!(false))],
        // The attempts for the format include valid strings.
        Some("string") if site.node.get("format").is_some() => &[],
        Some("string") => &[
            ("dots", json!("..")),
            ("odd", json!("\"q\" \\b/ <&> %2F +\t\u{1f600} \u{e4}\u{2028}{}")),
            ("empty", json!("")),
            ("long", Value::Null),
        ],
        Some("integer") if site.node.text("format") == Some("uint64") => {
            &[("zero", json!(0)), ("large", json!(u64::MAX))]
        }
        Some("integer") => &[("zero", json!(0)), ("negative", json!(-1)), ("large", json!(2_000_000_000))],
        Some("number") => &[("zero", json!(0)), ("fraction", json!(0.25)), ("large", json!(9_007_199_254_740_991_i64))],
        Some("array") => &[("none", json!([]))],
        Some("object") => &[("without_members", json!({}))],
        _ => &[],
    };
    for (name, value) in kept {
        let value = if *name == "long" { json!("x".repeat(5000)) } else { value.clone() };
        attempts.push(Attempt::valid(name, value));
    }
    attempts
}

fn each(values: &Value) -> Vec<Attempt> {
    let values = values.as_array().into_iter().flatten();
    values.map(|value| Attempt::valid(&format!("is_{}", named(value)), value.clone())).collect()
}

/// A value as a part of an id.
pub(super) fn named(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.chars().map(|char| if char.is_alphanumeric() || char == '-' || char == '_' { char } else { '.' }).collect()
}

fn known(site: &Site<'_, '_>) -> Vec<Attempt> {
    let mut attempts = each(&site.keyword("enum"));
    // A list may have thousands of values, each of which would be looked for in the whole list.
    if site.node.text("type") == Some("string") && site.has_only(&["type", "enum", "nullable"]) {
        attempts
            .iter_mut()
            .for_each(|attempt| attempt.is_certain = attempt.value.as_ref().is_some_and(Value::is_string));
    }
    attempts.push(Attempt::invalid("unknown", json!("not yet known")));
    attempts.push(Attempt::invalid("unknown", json!(987_654)));
    attempts
}

/// An open enum: any string is valid, some are known.
fn open(site: &Site<'_, '_>) -> Vec<Attempt> {
    let mut attempts = each(site.keyword("anyOf").pointer("/0/enum").unwrap_or(&Value::Null));
    attempts.push(Attempt::valid("unknown", json!("not yet known")));
    attempts.push(Attempt::valid("empty", json!("")));
    attempts.extend(others(site));
    attempts
}

fn choices(site: &Site<'_, '_>) -> Vec<Attempt> {
    let branches = site.node.get("oneOf").map(|branches| branches.items()).unwrap_or_default();
    let kept = branches.iter().enumerate();
    let mut attempts: Vec<_> =
        kept.map(|(index, branch)| Attempt::valid(&format!("choice_{index}"), site.schemas.full(branch))).collect();
    attempts.extend(others(site));
    attempts
}

fn required(site: &Site<'_, '_>) -> Vec<Attempt> {
    let names = site.keyword("required");
    let names = names.as_array().into_iter().flatten().filter_map(Value::as_str);
    let is_certain = is_plain_object(site);
    let missing = names.map(|name| Attempt {
        name: format!("without_{name}"),
        validity: Validity::Invalid,
        member: Some(name.to_owned()),
        value: None,
        inside: String::new(),
        is_certain,
    });
    missing.collect()
}

/// Whether a property more or less can violate `required` alone: nothing else depends on which properties a valid value has.
fn is_plain_object(site: &Site<'_, '_>) -> bool {
    site.has_only(&["type", "nullable", "properties", "required", "additionalProperties"])
        && site.schemas.allows(&site.place.node, &site.value())
}

fn properties(site: &Site<'_, '_>) -> Vec<Attempt> {
    let required: HashSet<_> = schema::required(&site.place.node).into_iter().collect();
    let is_required = |name: &str| required.contains(name);
    let is_certain = is_plain_object(site);
    let names = site.node.get("properties").map(|properties| properties.entries()).unwrap_or_default();
    let absent = names.iter().filter(|(name, _)| !is_required(name)).map(|(name, _)| Attempt {
        name: format!("without_{name}"),
        validity: Validity::Valid,
        member: Some((*name).to_owned()),
        value: None,
        inside: String::new(),
        is_certain,
    });
    let mut attempts: Vec<_> = absent.collect();
    // `additionalProperties` of one branch of an `allOf` applies to the whole.
    let parts = schema::parts(&site.place.node);
    if parts.iter().all(|part| part.get("additionalProperties").is_none()) {
        attempts.push(unlisted(Validity::Unlisted, json!("text")));
    }
    attempts
}

fn unlisted(validity: Validity, value: Value) -> Attempt {
    Attempt { validity, member: Some(UNLISTED.to_owned()), ..Attempt::valid("with_another", value) }
}

fn additional(site: &Site<'_, '_>) -> Vec<Attempt> {
    let Some(additional) = site.node.get("additionalProperties") else { return Vec::new() };
    match additional.value() {
        Value::Bool(false) => vec![unlisted(Validity::Invalid, json!("text"))],
        Value::Bool(true) => vec![unlisted(Validity::Valid, json!({ "any": [null, 1, "thing"] }))],
        _ => vec![unlisted(Validity::Valid, site.schemas.full(&additional))],
    }
}
