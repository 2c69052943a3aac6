//! The table of keywords: for each, valid and invalid values, and what is expected of the client for an invalid one.

use openapi_document::Node;
use serde_json::{Value, json};

use super::{
    Place, Schemas, pattern,
    sample::{self, number},
};

/// A keyword of a schema.
#[derive(Debug)]
pub(crate) struct Keyword {
    /// Its name in the document.
    pub name: &'static str,
    /// The message for a request that breaks it, made from the keyword's value and the schema around it.
    pub message: fn(&Value, &Value) -> String,
    /// What the client makes of a response that breaks it.
    pub in_response: Treatment,
    pub(super) values: fn(&Site<'_, '_>) -> Vec<Attempt>,
    /// Whether a value can break it.
    pub can_break: fn(&Node<'_>) -> bool,
}

/// What the client makes of a response that breaks its schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Treatment {
    /// The caller gets the value as it came.
    Tolerated,
    /// An error with this message.
    Fails(&'static str),
}

/// Whether a changed value is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Validity {
    /// It is.
    Valid,
    /// It breaks a keyword.
    Invalid,
    /// It is `null` where the schema does not allow that.
    Null,
    /// It has a property that the schema does not name, and does not forbid.
    Unlisted,
}

/// The place to make values for.
pub(super) struct Site<'s, 'd> {
    pub(super) schemas: &'s Schemas<'d>,
    pub(super) place: &'s Place<'d>,
    /// The effective schema.
    pub(super) node: &'s Node<'d>,
    /// The whole value.
    pub(super) base: &'s Value,
}

/// A value to try: it is validated before it is used.
pub(super) struct Attempt {
    pub(super) name: String,
    pub(super) validity: Validity,
    /// The property of the place to change, if not the place itself.
    pub(super) member: Option<String>,
    /// The value to put there; none removes the property.
    pub(super) value: Option<Value>,
}

pub(crate) const NOT_OF_THE_TYPE: &str = "is not of the documented type";
const MISSING: &str = "required, but missing";
/// A property that no document names.
pub(super) const UNLISTED: &str = "not_in_the_document";

/// Keywords that do not constrain values.
pub(crate) const ANNOTATIONS: [&str; 6] =
    ["default", "deprecated", "description", "discriminator", "externalDocs", "title"];

/// Every keyword that has values.
pub(crate) const KEYWORDS: [Keyword; 23] = [
    Keyword { values: types, ..row("type", not_of_the_type, Treatment::Fails(NOT_OF_THE_TYPE)) },
    Keyword { values: nulls, can_break: never, ..row("nullable", not_of_the_type, Treatment::Tolerated) },
    Keyword { values: known, ..row("enum", not_of_the_type, Treatment::Fails(NOT_OF_THE_TYPE)) },
    Keyword { values: open, ..row("anyOf", not_of_the_type, Treatment::Fails(NOT_OF_THE_TYPE)) },
    Keyword { values: choices, ..row("oneOf", not_of_the_type, Treatment::Fails(NOT_OF_THE_TYPE)) },
    Keyword { values: |_| Vec::new(), can_break: never, ..row("allOf", not_of_the_type, Treatment::Tolerated) },
    Keyword { values: required, ..row("required", |_, _| MISSING.to_owned(), Treatment::Fails(MISSING)) },
    Keyword { values: properties, can_break: never, ..row("properties", not_listed, Treatment::Tolerated) },
    Keyword { values: additional, can_break: closed, ..row("additionalProperties", not_listed, Treatment::Tolerated) },
    Keyword { values: |_| Vec::new(), can_break: never, ..row("items", not_of_the_type, Treatment::Tolerated) },
    Keyword { values: minimum, ..row("minimum", least, Treatment::Tolerated) },
    Keyword { values: |_| Vec::new(), can_break: never, ..row("exclusiveMinimum", least, Treatment::Tolerated) },
    Keyword { values: maximum, ..row("maximum", most, Treatment::Tolerated) },
    Keyword { values: |_| Vec::new(), can_break: never, ..row("exclusiveMaximum", most, Treatment::Tolerated) },
    Keyword {
        values: multiples,
        ..row("multipleOf", |step, _| format!("is not a multiple of {step}"), Treatment::Tolerated)
    },
    Keyword { values: min_length, can_break: positive, ..row("minLength", at_least, Treatment::Tolerated) },
    Keyword { values: max_length, ..row("maxLength", at_most, Treatment::Tolerated) },
    Keyword {
        values: patterns,
        ..row("pattern", |source, _| format!("does not match the pattern {}", text(source)), Treatment::Tolerated)
    },
    Keyword { values: min_items, can_break: positive, ..row("minItems", at_least, Treatment::Tolerated) },
    Keyword { values: max_items, ..row("maxItems", at_most, Treatment::Tolerated) },
    Keyword { values: min_properties, can_break: positive, ..row("minProperties", at_least, Treatment::Tolerated) },
    Keyword { values: max_properties, ..row("maxProperties", at_most, Treatment::Tolerated) },
    Keyword {
        values: formats,
        can_break: enforced,
        ..row("format", |format, _| format!("is not a {}", text(format)), Treatment::Tolerated)
    },
];

const fn row(name: &'static str, message: fn(&Value, &Value) -> String, in_response: Treatment) -> Keyword {
    Keyword { name, message, in_response, values: |_| Vec::new(), can_break: |_| true }
}

fn not_of_the_type(_: &Value, _: &Value) -> String {
    NOT_OF_THE_TYPE.to_owned()
}

fn not_listed(_: &Value, _: &Value) -> String {
    "is not in the document".to_owned()
}

fn least(bound: &Value, schema: &Value) -> String {
    format!("{} {bound}", if schema["exclusiveMinimum"] == true { "more than" } else { "at least" })
}

fn most(bound: &Value, schema: &Value) -> String {
    format!("{} {bound}", if schema["exclusiveMaximum"] == true { "less than" } else { "at most" })
}

fn at_least(bound: &Value, _: &Value) -> String {
    format!("at least {bound}")
}

fn at_most(bound: &Value, _: &Value) -> String {
    format!("at most {bound}")
}

fn never(_: &Node<'_>) -> bool {
    false
}

/// Whether the client checks a format.
fn enforced(format: &Node<'_>) -> bool {
    matches!(text(format.value()), "date" | "date-time" | "uuid")
}

fn closed(additional: &Node<'_>) -> bool {
    additional.value() == &Value::Bool(false)
}

fn positive(bound: &Node<'_>) -> bool {
    bound.value().as_u64() > Some(0)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

impl Attempt {
    fn valid(name: &str, value: Value) -> Self {
        Self { name: name.to_owned(), validity: Validity::Valid, member: None, value: Some(value) }
    }

    fn invalid(name: &str, value: Value) -> Self {
        Self { validity: Validity::Invalid, ..Self::valid(name, value) }
    }

    /// The place of the change.
    pub(super) fn at(&self, place: &str) -> String {
        match &self.member {
            Some(member) => format!("{place}/{}", member.replace('~', "~0").replace('/', "~1")),
            None => place.to_owned(),
        }
    }

    /// Changes a value; false where it has no such place.
    pub(super) fn apply(&self, whole: &mut Value, place: &str) -> bool {
        let Some(there) = whole.pointer_mut(place) else { return false };
        match (&self.member, &self.value) {
            (None, Some(value)) => *there = value.clone(),
            (Some(member), Some(value)) => match there {
                Value::Object(members) => drop(members.insert(member.clone(), value.clone())),
                _ => return false,
            },
            (Some(member), None) => return there.as_object_mut().is_some_and(|all| all.remove(member).is_some()),
            (None, None) => return false,
        }
        true
    }
}

impl<'d> Site<'_, 'd> {
    fn keyword(&self, name: &str) -> Value {
        self.node.get(name).map(|node| node.value().clone()).unwrap_or_default()
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.keyword(name).as_f64()
    }

    fn size(&self, name: &str) -> usize {
        self.keyword(name).as_u64().and_then(|size| usize::try_from(size).ok()).unwrap_or_default()
    }

    fn value(&self) -> Value {
        self.base.pointer(&self.place.at).cloned().unwrap_or_default()
    }

    /// The smallest step between two valid numbers.
    fn step(&self) -> f64 {
        let whole = self.node.text("type") == Some("integer");
        self.number("multipleOf").unwrap_or(if whole { 1.0 } else { 0.5 })
    }
}

/// One value of each JSON type. Those of the documented type are left out when they turn out to be valid.
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
        // A format has values of its own.
        Some("string") if site.node.get("format").is_some() => &[],
        Some("string") => &[
            ("dots", json!("..")),
            ("odd", json!("\"q\" \\b/ <&> %2F +\t\u{1f600} \u{e4}\u{2028}{}")),
            ("empty", json!("")),
            ("long", Value::Null),
        ],
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

fn nulls(_: &Site<'_, '_>) -> Vec<Attempt> {
    vec![Attempt::valid("null", Value::Null)]
}

fn each(values: &Value) -> Vec<Attempt> {
    let values = values.as_array().into_iter().flatten();
    values.map(|value| Attempt::valid(&format!("is_{}", named(value)), value.clone())).collect()
}

/// A value as a part of an id.
fn named(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.chars().map(|char| if char.is_alphanumeric() || char == '-' || char == '_' { char } else { '.' }).collect()
}

fn known(site: &Site<'_, '_>) -> Vec<Attempt> {
    let mut attempts = each(&site.keyword("enum"));
    attempts.push(Attempt::invalid("unknown", json!("not yet known")));
    attempts.push(Attempt::invalid("unknown", json!(987_654)));
    attempts
}

/// An open set: any string is valid, some are known.
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
    let mut attempts: Vec<_> = kept
        .map(|(index, branch)| Attempt::valid(&format!("choice_{index}"), sample::sample(site.schemas, branch)))
        .collect();
    attempts.extend(others(site));
    attempts
}

fn required(site: &Site<'_, '_>) -> Vec<Attempt> {
    let names = site.keyword("required");
    let names = names.as_array().into_iter().flatten().filter_map(Value::as_str);
    let missing = names.map(|name| Attempt {
        name: format!("without_{name}"),
        validity: Validity::Invalid,
        member: Some(name.to_owned()),
        value: None,
    });
    missing.collect()
}

fn properties(site: &Site<'_, '_>) -> Vec<Attempt> {
    let required = sample::required(&site.place.node);
    let is_required = |name: &str| required.contains(&name);
    let names = site.node.get("properties").map(|properties| properties.entries()).unwrap_or_default();
    let absent = names.iter().filter(|(name, _)| !is_required(name)).map(|(name, _)| Attempt {
        name: format!("without_{name}"),
        validity: Validity::Valid,
        member: Some((*name).to_owned()),
        value: None,
    });
    let mut attempts: Vec<_> = absent.collect();
    // A branch of an `allOf` does not know the properties of the others.
    let parts = sample::parts(&site.place.node);
    if parts.iter().all(|part| part.get("additionalProperties").is_none()) {
        attempts.push(unlisted(Validity::Unlisted, json!("text")));
    }
    attempts
}

fn unlisted(validity: Validity, value: Value) -> Attempt {
    Attempt { name: "with_another".to_owned(), validity, member: Some(UNLISTED.to_owned()), value: Some(value) }
}

fn additional(site: &Site<'_, '_>) -> Vec<Attempt> {
    let Some(additional) = site.node.get("additionalProperties") else { return Vec::new() };
    match additional.value() {
        Value::Bool(false) => vec![unlisted(Validity::Invalid, json!("text"))],
        Value::Bool(true) => vec![unlisted(Validity::Valid, json!({ "any": [null, 1, "thing"] }))],
        _ => vec![unlisted(Validity::Valid, sample::sample(site.schemas, &additional))],
    }
}

fn minimum(site: &Site<'_, '_>) -> Vec<Attempt> {
    bound(site, "minimum", 1.0)
}

fn maximum(site: &Site<'_, '_>) -> Vec<Attempt> {
    bound(site, "maximum", -1.0)
}

/// At a bound, just inside and just outside. At an exclusive bound is outside.
fn bound(site: &Site<'_, '_>, name: &str, inwards: f64) -> Vec<Attempt> {
    let Some(bound) = site.number(name) else { return Vec::new() };
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

/// Two strings of a length: with one byte a character, and with four.
fn of_length(name: &str, validity: Validity, length: usize) -> [Attempt; 2] {
    [("", "a"), ("_wide", "\u{1f600}")].map(|(suffix, char)| Attempt {
        validity,
        ..Attempt::valid(&format!("{name}{suffix}"), json!(char.repeat(length)))
    })
}

fn min_length(site: &Site<'_, '_>) -> Vec<Attempt> {
    let length = site.size("minLength");
    let mut attempts = Vec::from(of_length("shortest", Validity::Valid, length));
    attempts.extend(length.checked_sub(1).into_iter().flat_map(|less| of_length("too_short", Validity::Invalid, less)));
    attempts
}

fn max_length(site: &Site<'_, '_>) -> Vec<Attempt> {
    let length = site.size("maxLength");
    let kept = of_length("longest", Validity::Valid, length);
    kept.into_iter().chain(of_length("too_long", Validity::Invalid, length + 1)).collect()
}

fn patterns(site: &Site<'_, '_>) -> Vec<Attempt> {
    let pattern = site.keyword("pattern");
    let made = pattern::texts(text(&pattern));
    let kept = made.matching.into_iter().map(|(name, text)| Attempt::valid(name, text.into()));
    kept.chain(made.others.into_iter().map(|(name, text)| Attempt::invalid(name, text.into()))).collect()
}

/// A list of a length, made of the first item.
fn list(site: &Site<'_, '_>, length: usize) -> Value {
    let item = match site.value() {
        Value::Array(items) => items.into_iter().next(),
        _ => None,
    };
    let item = item.or_else(|| Some(sample::sample(site.schemas, &site.node.get("items")?)));
    Value::Array(vec![item.unwrap_or_default(); length])
}

fn min_items(site: &Site<'_, '_>) -> Vec<Attempt> {
    let length = site.size("minItems");
    let mut attempts = vec![Attempt::valid("fewest", list(site, length))];
    attempts.extend(length.checked_sub(1).map(|less| Attempt::invalid("too_few", list(site, less))));
    attempts
}

fn max_items(site: &Site<'_, '_>) -> Vec<Attempt> {
    let length = site.size("maxItems");
    vec![Attempt::valid("most", list(site, length)), Attempt::invalid("too_many", list(site, length + 1))]
}

/// A map of a size, made of the first property.
fn map(site: &Site<'_, '_>, size: usize) -> Value {
    let member = match site.value() {
        Value::Object(members) => members.into_iter().next().map(|(_, value)| value),
        _ => None,
    };
    (0..size).map(|index| (format!("member_{}", named(&json!(index))), member.clone().unwrap_or_default())).collect()
}

fn min_properties(site: &Site<'_, '_>) -> Vec<Attempt> {
    let size = site.size("minProperties");
    let mut attempts = vec![Attempt::valid("fewest_members", map(site, size))];
    attempts.extend(size.checked_sub(1).map(|less| Attempt::invalid("too_few_members", map(site, less))));
    attempts
}

fn max_properties(site: &Site<'_, '_>) -> Vec<Attempt> {
    let size = site.size("maxProperties");
    vec![Attempt::valid("most_members", map(site, size)), Attempt::invalid("too_many_members", map(site, size + 1))]
}

fn formats(site: &Site<'_, '_>) -> Vec<Attempt> {
    let Some(format) = site.node.get("format") else { return Vec::new() };
    let mut attempts = vec![Attempt::valid(text(format.value()), sample::sample(site.schemas, site.node))];
    if enforced(&format) {
        let others = [("no", "text"), ("empty_for", ""), ("nearly", "2024-02-2900:00:00")];
        attempts.extend(
            others.map(|(name, other)| Attempt::invalid(&format!("{name}_{}", text(format.value())), json!(other))),
        );
    }
    attempts
}
