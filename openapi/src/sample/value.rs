//! Full and minimal values of a schema.

use serde_json::{Map, Value, json};

use super::{
    distinct::{self, number},
    pattern,
    place::{Extent, Place, branches, places},
    schemas::Schemas,
};
use crate::{
    Node, format,
    schema::{is_sensitive, properties, required},
};

/// The first key of a sample map.
const MEMBER: &str = "sample";

impl<'d> Schemas<'d> {
    /// A valid value with every property.
    #[must_use]
    pub fn full(&self, schema: &Node<'d>) -> Value {
        full(self, schema, &mut Vec::new())
    }

    /// The smallest valid value. `None` for a recursive schema without a finite value.
    #[must_use]
    pub fn minimal(&self, schema: &Node<'d>) -> Option<Value> {
        minimal(self, schema, &mut Vec::new())
    }

    /// The value, with each missing property added.
    #[must_use]
    pub fn completed(&self, schema: &Node<'d>, value: &Value) -> Value {
        fill(self, schema, value, &mut Vec::new())
    }

    /// An array of copies of an item, or with `uniqueItems` of the item and distinct others.
    pub(super) fn array(&self, schema: &Node<'d>, item: Value, length: usize) -> Value {
        match schema.get("items").filter(|_| schema.flag("uniqueItems")) {
            Some(items) => distinct::distinct(self, &items, item, length).into(),
            None => vec![item; length].into(),
        }
    }

    /// Collects the strings in a value that are marked sensitive, or all strings if `sensitive` is true.
    pub fn sensitive_strings(&self, schema: &Node<'d>, value: &Value, sensitive: bool, found: &mut Vec<String>) {
        for (place, _) in places(self, &Place::root(schema), value, Extent::All) {
            if sensitive || is_sensitive(&place.node) {
                strings(value.pointer(&place.at).unwrap_or(&Value::Null), found);
            }
        }
    }
}

/// Collects the strings in a value.
pub fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|member| strings(member, found)),
        _ => {}
    }
}

fn fill<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, value: &Value, around: &mut Vec<String>) -> Value {
    let schema = schema.effective();
    if is_within(&schema, around) {
        return value.clone();
    }
    if let Some(branch) = branches(&schema).into_iter().find(|branch| schemas.allows(branch, value)) {
        return fill(schemas, &branch, value, around);
    }
    around.push(schema.pointer().to_owned());
    let filled = match value {
        Value::Object(members) => {
            let mut members = members.clone();
            for (name, property) in properties(&schema) {
                let value = match members.get(name) {
                    Some(value) if !value.is_null() => fill(schemas, &property, value, around),
                    _ if is_within(&property, around) => match minimal(schemas, &property, &mut Vec::new()) {
                        Some(value) => value,
                        None => continue,
                    },
                    _ => full(schemas, &property, around),
                };
                members.insert(name.to_owned(), value);
            }
            let additional = schema.get("additionalProperties").filter(|additional| additional.value().is_object());
            if let Some(additional) = additional.filter(|_| members.is_empty()) {
                members.insert(MEMBER.to_owned(), full(schemas, &additional, around));
            }
            Value::Object(members)
        }
        // With an item, so that there is a value to change.
        Value::Array(items) if items.is_empty() => {
            around.pop();
            let made = full(schemas, &schema, around);
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

fn full<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, around: &mut Vec<String>) -> Value {
    let schema = schema.effective();
    let first = |keyword: &str| schema.get(keyword).and_then(|branches| branches.items().into_iter().next());
    if let Some(value) = schema.get("enum").and_then(|known| known.value().get(0).cloned()) {
        return value;
    }
    if let Some(branch) = first("anyOf").or_else(|| first("oneOf")) {
        return full(schemas, &branch, around);
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
            let least = schema.get("minItems").and_then(|least| usize::try_from(least.value().as_u64()?).ok());
            let length = least.unwrap_or_default().max(1);
            let item = match schema.get("items") {
                Some(items) if is_within(&items, around) => match minimal(schemas, &items, &mut Vec::new()) {
                    Some(item) => item,
                    None => return json!([]),
                },
                Some(items) => full(schemas, &items, around),
                None => Value::Null,
            };
            schemas.array(&schema, item, length)
        }
        _ => {
            let members = match schema.get("additionalProperties") {
                Some(additional) if additional.value().is_object() => map(&schema, &full(schemas, &additional, around)),
                Some(additional) if additional.value() == &json!(true) => {
                    map(&schema, &json!({"of": ["an open object", 1, null]}))
                }
                _ => Map::new(),
            };
            fill(schemas, &schema, &Value::Object(members), around)
        }
    }
}

/// The smallest valid value. `None` where a recursive schema has no finite value.
fn minimal<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, around: &mut Vec<String>) -> Option<Value> {
    let schema = schema.effective();
    if is_within(&schema, around) {
        return None;
    }
    around.push(schema.pointer().to_owned());
    let branches = branches(&schema);
    let value = if !branches.is_empty() {
        branches.iter().find_map(|branch| minimal(schemas, branch, around))
    } else if schema.text("type") == Some("array") && schema.get("minItems").is_none() {
        Some(json!([]))
    } else if let required = required(&schema)
        && !required.is_empty()
    {
        let members = properties(&schema).into_iter().filter(|(name, _)| required.contains(name));
        let members = members.map(|(name, property)| Some((name.to_owned(), minimal(schemas, &property, around)?)));
        members.collect::<Option<Map<_, _>>>().map(Value::Object)
    } else {
        Some(full(schemas, &schema, around))
    };
    around.pop();
    value
}

/// A map of the smallest valid size, but not empty.
fn map(schema: &Node<'_>, value: &Value) -> Map<String, Value> {
    let size = schema.get("minProperties").and_then(|size| size.value().as_u64()).unwrap_or_default().max(1);
    let name = |index| if index == 0 { MEMBER.to_owned() } else { format!("{MEMBER}_{index}") };
    (0..size).map(|index| (name(index), value.clone())).collect()
}

/// Whether a value of this schema is being made.
fn is_within(schema: &Node<'_>, around: &[String]) -> bool {
    around.iter().any(|around| around == schema.effective().pointer())
}

fn text<'d>(schemas: &Schemas<'d>, schema: &Node<'d>) -> String {
    let length = |keyword: &str| schema.get(keyword).and_then(|node| node.value().as_u64());
    let mut candidates: Vec<String> = Vec::new();
    if let Some(pattern) = schema.text("pattern") {
        candidates.extend(pattern::texts(pattern).matching.into_iter().map(|(_, text)| text));
    }
    let format = schema.text("format").and_then(format::strings);
    candidates.extend(format.map(|strings| strings.example.to_owned()));
    let length = length("minLength").unwrap_or(4).max(4).min(length("maxLength").unwrap_or(u64::MAX));
    candidates.push("text".chars().cycle().take(usize::try_from(length).unwrap_or_default()).collect());
    let valid = |text: &&String| schemas.allows(schema, &Value::String((*text).clone()));
    candidates.iter().find(valid).cloned().unwrap_or_default()
}
