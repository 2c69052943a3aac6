//! Attempts for each constraint: values at its boundary, just inside and just outside.

use serde_json::{Value, json};

use super::{
    attempt::{Attempt, Site, Validity},
    distinct::number,
    pattern,
    structure_values::named,
};
use crate::{
    format,
    keyword::{Constraint, Keyword, Limit, Measure, VALUES},
    schema,
};

/// The values to try for a constraint.
pub(super) fn attempts(keyword: &Keyword, constraint: Constraint, site: &Site<'_, '_>) -> Vec<Attempt> {
    match constraint {
        Constraint::Bound(limit) => bound(site, keyword.name, limit),
        // The attempts for its bound include the bound itself.
        Constraint::Exclusive(_) => Vec::new(),
        Constraint::Step => multiples(site),
        Constraint::Size(..) if keyword.beyond_samples(&site.keyword(keyword.name)).is_some() => Vec::new(),
        Constraint::Size(limit, measure) => sizes(site, limit, measure, site.size(keyword.name)),
        Constraint::Unique => repeated(site),
        Constraint::Pattern => patterns(site),
        Constraint::Format => formats(site),
        Constraint::Values => values(site),
    }
}

/// A value of the size, and one beyond it by one.
fn sizes(site: &Site<'_, '_>, limit: Limit, measure: Measure, size: usize) -> Vec<Attempt> {
    let has_pattern = !site.keyword("pattern").is_null();
    let (valid, invalid) = match (measure, limit) {
        // The shortest and the longest text that matches the pattern have those names.
        (Measure::Characters, Limit::Minimum) if has_pattern => ("at_minimum_length", "too_short"),
        (Measure::Characters, Limit::Maximum) if has_pattern => ("at_maximum_length", "too_long"),
        (Measure::Characters, Limit::Minimum) => ("shortest", "too_short"),
        (Measure::Characters, Limit::Maximum) => ("longest", "too_long"),
        (Measure::Items, Limit::Minimum) => ("fewest", "too_few"),
        (Measure::Items, Limit::Maximum) => ("most", "too_many"),
        (Measure::Properties, Limit::Minimum) => ("fewest_members", "too_few_members"),
        (Measure::Properties, Limit::Maximum) => ("most_members", "too_many_members"),
    };
    let outside = match limit {
        Limit::Minimum => size.checked_sub(1),
        Limit::Maximum => size.checked_add(1),
    };
    let of_size = |name: &str, validity, size| match measure {
        Measure::Characters => Vec::from(of_length(name, validity, size)),
        Measure::Items => vec![Attempt { validity, ..Attempt::valid(name, list(site, size)) }],
        Measure::Properties => vec![Attempt { validity, ..Attempt::valid(name, map(site, size)) }],
    };
    let mut attempts = of_size(valid, Validity::Valid, size);
    attempts.extend(outside.into_iter().flat_map(|size| of_size(invalid, Validity::Invalid, size)));
    if has_pattern {
        // A text that does not match the pattern either would not show which of the two was checked.
        let violations = |attempt: &Attempt| site.schemas.violations(site.node, attempt.value.as_ref()?).ok();
        let shows_one = |attempt: &Attempt| violations(attempt).is_none_or(|all| all.len() < 2);
        attempts.retain(shows_one);
        let is_shown = attempts.iter().any(|attempt| attempt.validity == Validity::Invalid);
        if let Some(size) = outside.filter(|_| measure == Measure::Characters && !is_shown) {
            let longer = lengthened(site, size).map(|text| Attempt::invalid(invalid, text.into()));
            attempts.extend(longer.filter(shows_one));
        }
    }
    attempts
}

/// A text that matches the pattern, with its last character repeated up to a length.
fn lengthened(site: &Site<'_, '_>, length: usize) -> Option<String> {
    let mut text = pattern::matching(site.keyword("pattern").as_str()?)?;
    let last = text.chars().last()?;
    let missing = length.checked_sub(text.chars().count())?;
    text.extend(std::iter::repeat_n(last, missing));
    Some(text)
}

/// Numbers at a bound, just inside and just outside. An exclusive bound itself is outside.
fn bound(site: &Site<'_, '_>, name: &str, limit: Limit) -> Vec<Attempt> {
    let Some(bound) = site.number(name) else { return Vec::new() };
    let inwards = match limit {
        Limit::Minimum => 1.0,
        Limit::Maximum => -1.0,
    };
    let step = site.step() * inwards;
    let (at, inside, outside) = (number(bound), number(bound + step), number(bound - step));
    vec![
        Attempt::valid(&format!("at_{name}"), at.clone()),
        Attempt::valid(&format!("inside_{name}"), inside),
        Attempt::invalid(&format!("outside_{name}"), outside),
        Attempt::invalid(&format!("at_exclusive_{name}"), at),
    ]
}

fn multiples(site: &Site<'_, '_>) -> Vec<Attempt> {
    let Some(step) = site.number("multipleOf") else { return Vec::new() };
    let from = site.number("minimum").map_or(0.0, |least| (least / step).ceil() * step);
    vec![
        Attempt::valid("multiple", number(from + step)),
        Attempt::invalid("no_multiple", number(from + step * 1.5)),
        Attempt::invalid("no_multiple_by_one", number(from + step + 1.0)),
    ]
}

/// Two strings of a length: with one byte per character, and with four.
fn of_length(name: &str, validity: Validity, length: usize) -> [Attempt; 2] {
    [("", "a"), ("_wide", "\u{1f600}")].map(|(suffix, char)| Attempt {
        validity,
        ..Attempt::valid(&format!("{name}{suffix}"), json!(char.repeat(length)))
    })
}

fn patterns(site: &Site<'_, '_>) -> Vec<Attempt> {
    let pattern = site.keyword("pattern");
    let made = pattern::texts(pattern.as_str().unwrap_or_default());
    let kept = made.matching.into_iter().map(|(name, text)| Attempt::valid(name, text.into()));
    kept.chain(made.others.into_iter().map(|(name, text)| Attempt::invalid(name, text.into()))).collect()
}

/// An array of a length, from the first item.
fn list(site: &Site<'_, '_>, length: usize) -> Value {
    let item = match site.value() {
        Value::Array(items) => items.into_iter().next(),
        _ => None,
    };
    let item = item.or_else(|| Some(site.schemas.full(&site.node.get("items")?)));
    site.schemas.array(site.node, item.unwrap_or_default(), length)
}

/// An array of distinct items, and one of equal items.
fn repeated(site: &Site<'_, '_>) -> Vec<Attempt> {
    let Value::Array(distinct) = list(site, 2) else { return Vec::new() };
    let equal = distinct.first().map(|item| vec![item.clone(); 2]).unwrap_or_default();
    vec![Attempt::valid("distinct", Value::Array(distinct)), Attempt::invalid("equal", Value::Array(equal))]
}

/// A map of a size, from the first value that is not a listed property. Listed properties come first, the required ones before the others.
fn map(site: &Site<'_, '_>, size: usize) -> Value {
    let Value::Object(members) = site.value() else { return Value::Null };
    let (required, listed) = (schema::required(&site.place.node), schema::properties(&site.place.node));
    let is_listed = |name: &str| listed.iter().any(|(known, _)| *known == name);
    let mut own: Vec<_> = members.iter().filter(|(name, _)| is_listed(name)).collect();
    own.sort_by_key(|(name, _)| !required.contains(&name.as_str()));
    let additional = schema::parts(&site.place.node).iter().find_map(|part| part.get("additionalProperties"));
    let other = members.iter().find(|(name, _)| !is_listed(name)).map(|(_, value)| value.clone());
    let other = other.or_else(|| Some(site.schemas.full(&additional.filter(|node| node.value().is_object())?)));
    let others = (0..).map(|index| (format!("member_{index}"), other.clone().unwrap_or_else(|| json!("text"))));
    own.into_iter().map(|(name, value)| (name.clone(), value.clone())).chain(others).take(size).collect()
}

/// Each listed value, and numbers and booleans that may not be listed.
fn values(site: &Site<'_, '_>) -> Vec<Attempt> {
    let listed = site.keyword(VALUES);
    let listed = listed.as_array().into_iter().flatten();
    let mut attempts: Vec<_> =
        listed.map(|value| Attempt::valid(&format!("is_{}", named(value)), value.clone())).collect();
    let others: &[Value] = match site.node.text("type") {
        Some("boolean") => &[json!(true), json!(false)],
        _ => &[json!(987_654), json!(0)],
    };
    attempts.extend(others.iter().map(|other| Attempt::invalid("unlisted", other.clone())));
    attempts
}

fn formats(site: &Site<'_, '_>) -> Vec<Attempt> {
    let Some(format) = site.node.text("format") else { return Vec::new() };
    let mut attempts = vec![Attempt::valid(format, site.schemas.full(site.node))];
    if let Some(strings) = format::strings(format) {
        let others = [("no", "text"), ("empty_for", ""), ("nearly", strings.invalid)];
        attempts.extend(others.map(|(name, other)| Attempt::invalid(&format!("{name}_{format}"), json!(other))));
    }
    if format == "binary" {
        attempts.push(Attempt::valid("empty_binary", json!("")));
    }
    attempts
}
