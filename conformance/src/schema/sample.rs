//! Sample values of a schema, and the places in a value.

use openapi_document::Node;
use serde_json::{Map, Value, json};

use super::{Place, Schemas, pattern};

/// The key of a sample in a map.
const MEMBER: &str = "sample";

/// A sample with every property.
pub(super) fn sample<'d>(schemas: &Schemas<'d>, schema: &Node<'d>) -> Value {
    made(schemas, schema, &mut Vec::new())
}

/// A value with a sample for every property that it lacks.
pub(crate) fn filled<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, value: &Value) -> Value {
    fill(schemas, schema, value, &mut Vec::new())
}

fn fill<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, value: &Value, around: &mut Vec<String>) -> Value {
    let schema = schema.effective();
    if is_within(&schema, around) {
        return value.clone();
    }
    if let Some(branch) = choices(&schema).into_iter().find(|branch| holds(schemas, branch, value)) {
        return fill(schemas, &branch, value, around);
    }
    around.push(schema.pointer().to_owned());
    let filled = match value {
        Value::Object(members) => {
            let mut members = members.clone();
            for (name, property) in properties(&schema) {
                let value = match members.get(name) {
                    Some(value) if !value.is_null() => fill(schemas, &property, value, around),
                    _ if is_within(&property, around) => match least(schemas, &property, &mut Vec::new()) {
                        Some(value) => value,
                        None => continue,
                    },
                    _ => made(schemas, &property, around),
                };
                members.insert(name.to_owned(), value);
            }
            let additional = schema.get("additionalProperties").filter(|additional| additional.value().is_object());
            if let Some(additional) = additional.filter(|_| members.is_empty()) {
                members.insert(MEMBER.to_owned(), made(schemas, &additional, around));
            }
            Value::Object(members)
        }
        // With an item, so that there is something to change.
        Value::Array(items) if items.is_empty() => {
            around.pop();
            let made = made(schemas, &schema, around);
            around.push(schema.pointer().to_owned());
            made
        }
        Value::Array(items) => match schema.get("items") {
            Some(schema) => items.iter().map(|item| fill(schemas, &schema, item, around)).collect(),
            None => value.clone(),
        },
        value => value.clone(),
    };
    around.pop();
    filled
}

/// The effective schema and the branches of its `allOf`.
pub(super) fn parts<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    let schema = schema.effective();
    let further = schema.get("allOf").map(|parts| parts.items()).unwrap_or_default();
    [schema].into_iter().chain(further.iter().flat_map(parts)).collect()
}

fn properties<'d>(schema: &Node<'d>) -> Vec<(&'d str, Node<'d>)> {
    parts(schema).iter().filter_map(|part| part.get("properties")).flat_map(|properties| properties.entries()).collect()
}

/// The required properties.
pub(super) fn required<'d>(schema: &Node<'d>) -> Vec<&'d str> {
    let names = parts(schema).into_iter().filter_map(|part| part.get("required")).flat_map(|names| names.items());
    names.filter_map(|name| name.value().as_str()).collect()
}

fn made<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, around: &mut Vec<String>) -> Value {
    let schema = schema.effective();
    let first = |keyword: &str| schema.get(keyword).and_then(|branches| branches.items().into_iter().next());
    if let Some(value) = schema.get("enum").and_then(|known| known.value().get(0).cloned()) {
        return value;
    }
    if let Some(branch) = first("anyOf").or_else(|| first("oneOf")) {
        return made(schemas, &branch, around);
    }
    let number_of = |keyword: &str| schema.get(keyword).and_then(|node| node.value().as_f64());
    match schema.text("type") {
        Some("string") => text(schemas, &schema).into(),
        Some("integer" | "number") => {
            let step = number_of("multipleOf").unwrap_or(1.0);
            let least = number_of("minimum").map_or(0.0, |least| (least / step).ceil() * step);
            let exclusive = schema.flag("exclusiveMinimum");
            let value = if exclusive || least == 0.0 { least + step } else { least };
            number(number_of("maximum").map_or(value, |most| value.min(most)))
        }
        Some("boolean") => true.into(),
        Some("array") => {
            let length = number_of("minItems").unwrap_or(1.0).max(1.0);
            let item = match schema.get("items") {
                Some(items) if is_within(&items, around) => match least(schemas, &items, &mut Vec::new()) {
                    Some(item) => item,
                    None => return json!([]),
                },
                Some(items) => made(schemas, &items, around),
                None => Value::Null,
            };
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
            Value::Array(vec![item; length as usize])
        }
        _ => {
            let members = match schema.get("additionalProperties") {
                Some(additional) if additional.value().is_object() => {
                    Map::from_iter([(MEMBER.to_owned(), made(schemas, &additional, around))])
                }
                Some(additional) if additional.value() == &json!(true) => {
                    Map::from_iter([(MEMBER.to_owned(), json!({"of": ["an open object", 1, null]}))])
                }
                _ => Map::new(),
            };
            fill(schemas, &schema, &Value::Object(members), around)
        }
    }
}

/// The smallest valid value of a recursive schema; none where it never ends.
fn least<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, around: &mut Vec<String>) -> Option<Value> {
    let schema = schema.effective();
    if is_within(&schema, around) {
        return None;
    }
    around.push(schema.pointer().to_owned());
    let branches = choices(&schema);
    let value = if !branches.is_empty() {
        branches.iter().find_map(|branch| least(schemas, branch, around))
    } else if schema.text("type") == Some("array") && schema.get("minItems").is_none() {
        Some(json!([]))
    } else if let required = required(&schema)
        && !required.is_empty()
    {
        let members = properties(&schema).into_iter().filter(|(name, _)| required.contains(name));
        let members = members.map(|(name, property)| Some((name.to_owned(), least(schemas, &property, around)?)));
        members.collect::<Option<Map<_, _>>>().map(Value::Object)
    } else {
        Some(made(schemas, &schema, around))
    };
    around.pop();
    value
}

/// Whether a value of this schema is already being made.
fn is_within(schema: &Node<'_>, around: &[String]) -> bool {
    around.iter().any(|around| around == schema.effective().pointer())
}

/// A number as JSON writes it: a whole one without a fraction.
pub(super) fn number(value: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "whole and within the exact range")]
    if value.fract() == 0.0 && value.abs() < 9e15 { json!(value as i64) } else { json!(value) }
}

fn choices<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    schema.get("oneOf").map(|branches| branches.items()).unwrap_or_default()
}

fn text<'d>(schemas: &Schemas<'d>, schema: &Node<'d>) -> String {
    let length = |keyword: &str| schema.get(keyword).and_then(|node| node.value().as_u64());
    let mut candidates: Vec<String> = Vec::new();
    if let Some(pattern) = schema.text("pattern") {
        candidates.extend(pattern::texts(pattern).matching.into_iter().map(|(_, text)| text));
    }
    candidates.extend(schema.text("format").and_then(of_format).map(str::to_owned));
    let length = length("minLength").unwrap_or(4).max(4).min(length("maxLength").unwrap_or(u64::MAX));
    candidates.push("text".chars().cycle().take(usize::try_from(length).unwrap_or_default()).collect());
    let valid = |text: &&String| {
        schemas.violations(schema, &Value::String((*text).clone())).is_ok_and(|violations| violations.is_empty())
    };
    candidates.iter().find(valid).cloned().unwrap_or_default()
}

/// A sample of a format.
fn of_format(format: &str) -> Option<&'static str> {
    match format {
        "date" => Some("2024-02-29"),
        "date-time" => Some("2024-02-29T23:59:59.123Z"),
        "uuid" => Some("00000000-0000-4000-8000-00000000000a"),
        "email" => Some("someone@example.com"),
        "uri" => Some("https://example.com/a?b=c"),
        _ => None,
    }
}

/// The value, and one more for each other branch of each `oneOf` in it.
pub(super) fn branches<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, value: &Value) -> Vec<Value> {
    let mut all = vec![value.clone()];
    for place in places(schemas, schema, value) {
        for branch in choices(&place.node.effective()) {
            let mut value = value.clone();
            if let Some(there) = value.pointer_mut(&place.at)
                && !holds(schemas, &branch, there)
            {
                *there = sample(schemas, &branch);
                all.push(value);
            }
        }
    }
    all
}

fn holds<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, value: &Value) -> bool {
    schemas.violations(schema, value).is_ok_and(|violations| violations.is_empty())
}

/// Every place in a value that its schema describes.
pub(super) fn places<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, value: &Value) -> Vec<Place<'d>> {
    let root = Place {
        at: String::new(),
        node: schema.clone(),
        required: true,
        listed: false,
        shown: String::new(),
        choice: None,
        branch: false,
    };
    let mut places = Vec::new();
    visit(schemas, root, value, &mut Vec::new(), &mut places);
    places
}

fn visit<'d>(
    schemas: &Schemas<'d>,
    place: Place<'d>,
    value: &Value,
    around: &mut Vec<String>,
    places: &mut Vec<Place<'d>>,
) {
    let (at, shown, schema) = (place.at.clone(), place.shown.clone(), place.node.effective());
    let choices = choices(&schema);
    let choice = place.choice.clone().or_else(|| (!choices.is_empty()).then(|| shown.clone()));
    places.push(Place { choice: choice.clone(), ..place });
    // One level into a recursive schema: its keywords apply there too.
    if around.iter().filter(|around| *around == schema.pointer()).count() > 1 {
        return;
    }
    around.push(schema.pointer().to_owned());
    let chosen = choices.into_iter().find(|branch| holds(schemas, branch, value));
    if let Some(branch) = chosen {
        let place = Place { at, node: branch, required: true, listed: false, shown, choice, branch: true };
        visit(schemas, place, value, around, places);
        around.pop();
        return;
    }
    let (required, listed) = (required(&schema), properties(&schema));
    let value_is_item = value.is_array();
    let mut below = |segment: &str, node: Node<'d>, required: bool, listed: bool, value: &Value| {
        let escaped = segment.replace('~', "~0").replace('/', "~1");
        let known = listed || value_is_item || schemas.names.contains(segment);
        let shown = format!("{shown}/{}", if known { &escaped } else { "*" });
        let place = Place {
            at: format!("{at}/{escaped}"),
            node,
            required,
            listed,
            shown,
            choice: choice.clone(),
            branch: false,
        };
        visit(schemas, place, value, around, places);
    };
    match value {
        Value::Object(members) => {
            let additional = parts(&schema).iter().find_map(|part| part.get("additionalProperties"));
            for (name, value) in members {
                if let Some((_, property)) = listed.iter().find(|(known, _)| known == name) {
                    below(name, property.clone(), required.contains(&name.as_str()), true, value);
                } else if let Some(additional) = additional.clone().filter(|node| node.value().is_object()) {
                    below(name, additional, true, false, value);
                }
            }
        }
        Value::Array(items) => {
            if let (Some(item), Some(schema)) = (items.first(), schema.get("items")) {
                below("0", schema, true, false, item);
            }
        }
        _ => {}
    }
    around.pop();
}
