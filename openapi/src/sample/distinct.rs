//! Distinct values of a schema, for arrays with `uniqueItems`.

use serde_json::{Value, json};

use super::schemas::Schemas;
use crate::{
    Node,
    keyword::VALUES,
    pointer,
    schema::{parts, properties},
};

/// A value and other valid ones, all distinct: `count` together, or as many as can be found.
pub(super) fn distinct<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, value: Value, count: usize) -> Vec<Value> {
    let others = variations(schema, &value, count, 0);
    let mut found = vec![value];
    for other in others {
        if found.len() < count && !found.contains(&other) && schemas.allows(schema, &other) {
            found.push(other);
        }
    }
    found.truncate(count);
    found
}

/// A number as JSON writes it: a whole one without a fraction.
pub(super) fn number(value: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "whole and within the exact range")]
    if value.fract() == 0.0 && value.abs() < 9e15 { json!(value as i64) } else { json!(value) }
}

/// How deep a value is varied.
const DEPTH: usize = 4;

/// Values similar to this one. Not all are valid.
fn variations(schema: &Node<'_>, value: &Value, count: usize, depth: usize) -> Vec<Value> {
    let parts = parts(schema);
    let keyword = |name: &str| parts.iter().find_map(|part| part.get(name));
    if let Some(known) = keyword("enum").or_else(|| keyword(VALUES)) {
        return known.items().iter().map(|value| value.value().clone()).collect();
    }
    match value {
        Value::Bool(value) => vec![json!(!value)],
        Value::Number(start) => {
            let step = keyword("multipleOf").and_then(|step| step.value().as_f64()).unwrap_or(1.0);
            let start = start.as_f64().unwrap_or_default();
            let steps = (1..=count).flat_map(|times| [times as f64, -(times as f64)]);
            steps.map(|times| number(start + times * step)).collect()
        }
        Value::String(text) => {
            let letters = ('0'..='9').chain('a'..='z').chain('A'..='Z');
            let start: String = text.chars().take(text.chars().count().saturating_sub(1)).collect();
            let changed = letters.clone().map(|letter| format!("{start}{letter}"));
            changed.chain(letters.map(|letter| format!("{text}{letter}"))).map(Value::from).collect()
        }
        Value::Array(items) => {
            let Some((schema, first)) = keyword("items").zip(items.first()).filter(|_| depth < DEPTH) else {
                return vec![json!([])];
            };
            let firsts = variations(&schema, first, count, depth + 1).into_iter();
            firsts.map(|first| [&[first], &items[1..]].concat().into()).collect()
        }
        Value::Object(members) if depth < DEPTH => {
            let properties = properties(schema)
                .into_iter()
                .filter_map(|(name, schema)| Some((name, variations(&schema, members.get(name)?, count, depth + 1))));
            let changed = properties.flat_map(|(name, values)| values.into_iter().map(move |value| (name, value)));
            let changed = changed.map(|(name, other)| {
                let mut value = value.clone();
                if let Some(property) = value.pointer_mut(&pointer::join("", name)) {
                    *property = other;
                }
                value
            });
            changed.collect()
        }
        Value::Object(_) | Value::Null => Vec::new(),
    }
}
