//! Distinct values of a schema, for arrays with `uniqueItems`.

use serde_json::{Value, json};

use super::schemas::Schemas;
use crate::{
    Node,
    keyword::VALUES,
    schema::{parts, properties},
};

/// A value and other valid ones, all distinct: `count` together, or as many as can be found within [`PARTS`].
pub(super) fn distinct<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, value: Value, count: usize) -> Vec<Value> {
    let tries = PARTS / size(&value) + count;
    let mut found = vec![value.clone()];
    for other in variations(schema, &value, count, 0).take(tries) {
        if found.len() >= count {
            break;
        }
        if !found.contains(&other) && schemas.allows(schema, &other) {
            found.push(other);
        }
    }
    found.truncate(count);
    found
}

/// How many parts the values that are tried have together, beyond those that are needed.
const PARTS: usize = 100_000;

/// The number of values in a value.
pub(super) fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(members) => members.values().map(size).sum(),
        _ => 0,
    }
}

/// A number as JSON writes it: a whole one without a fraction.
pub(super) fn number(value: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "whole and within the range of 64 bits")]
    if value.fract() == 0.0 && value.abs() < 9.2e18 { json!(value as i64) } else { json!(value) }
}

/// How deep a value is varied.
const DEPTH: usize = 4;

/// Values similar to this one, made one by one. Not all are valid.
fn variations<'v, 'd: 'v>(
    schema: &Node<'d>,
    value: &'v Value,
    count: usize,
    depth: usize,
) -> Box<dyn Iterator<Item = Value> + 'v> {
    let parts = parts(schema);
    let keyword = |name: &str| parts.iter().find_map(|part| part.get(name));
    if let Some(known) = keyword("enum").or_else(|| keyword(VALUES)) {
        return Box::new(known.items().into_iter().map(|value| value.value().clone()));
    }
    match value {
        Value::Bool(value) => Box::new([json!(!value)].into_iter()),
        Value::Number(start) => {
            let step = keyword("multipleOf").and_then(|step| step.value().as_f64()).unwrap_or(1.0);
            let start = start.as_f64().unwrap_or_default();
            let steps = (1..=count).flat_map(|times| [times as f64, -(times as f64)]);
            Box::new(steps.map(move |times| number(start + times * step)))
        }
        Value::String(text) => {
            let letters = ('0'..='9').chain('a'..='z').chain('A'..='Z');
            let with_end = |end: String| {
                let kept = text.chars().count().saturating_sub(end.len());
                text.chars().take(kept).collect::<String>() + &end
            };
            let longer = letters.clone().map(move |letter| format!("{text}{letter}"));
            let pairs = letters.clone().flat_map({
                let letters = letters.clone();
                move |first| letters.clone().map(move |second| format!("{first}{second}"))
            });
            let numbers = (1..=2 * count).map(|number| number.to_string());
            let ends = letters.map(String::from).map(with_end);
            Box::new(ends.chain(longer).chain(numbers.chain(pairs).map(with_end)).map(Value::from))
        }
        Value::Array(items) => {
            let Some((schema, first)) = keyword("items").zip(items.first()).filter(|_| depth < DEPTH) else {
                return Box::new([json!([])].into_iter());
            };
            let firsts = variations(&schema, first, count, depth + 1);
            Box::new(firsts.map(|first| [&[first], &items[1..]].concat().into()))
        }
        Value::Object(members) if depth < DEPTH => {
            let properties = properties(schema).into_iter();
            let listed = properties.filter_map(|(name, schema)| Some((name, schema, members.get(name)?)));
            Box::new(listed.flat_map(move |(name, schema, member)| {
                variations(&schema, member, count, depth + 1).map(move |other| {
                    let mut changed = members.clone();
                    changed.insert(name.to_owned(), other);
                    Value::Object(changed)
                })
            }))
        }
        Value::Object(_) | Value::Null => Box::new(std::iter::empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    #[test]
    fn no_more_values_are_made_than_are_needed() {
        // Each of the 1,000 properties of an item could vary 2,000 times.
        let properties: Value = (0..1000).map(|index| (format!("p{index}"), json!({"type": "integer"}))).collect();
        let item = json!({"type": "object", "properties": properties});
        let list = json!({"type": "array", "uniqueItems": true, "minItems": 3, "items": item});
        let text = json!({"components": {"schemas": {"List": list}}}).to_string();
        let document = Document::parse("test.json", &text).expect("it is JSON");
        let schemas = Schemas::new(&document);
        let list = document.at("/components/schemas/List").expect("it is there");
        let items = list.get("items").expect("it is there");
        let value: Value = (0..1000).map(|index| (format!("p{index}"), json!(0))).collect();
        assert_eq!(distinct(&schemas, &items, value.clone(), 3).len(), 3);
        assert_eq!(schemas.validated(), 2 * size(&value));
    }

    #[test]
    fn there_are_many_texts_of_a_pattern() {
        for (schema, text) in [
            (json!({"type": "string", "pattern": "^(0|[1-9][0-9]*)$"}), "0"),
            (json!({"type": "string", "pattern": "^[0-9]{4}$"}), "0000"),
            (json!({"type": "string", "format": "uuid"}), "00000000-0000-4000-8000-000000000000"),
        ] {
            let document = json!({"components": {"schemas": {"Text": schema}}}).to_string();
            let document = Document::parse("test.json", &document).expect("it is JSON");
            let schema = document.at("/components/schemas/Text").expect("it is there");
            assert_eq!(distinct(&Schemas::new(&document), &schema, text.into(), 101).len(), 101, "{}", schema.value());
        }
    }

    #[test]
    fn the_search_for_other_values_ends() {
        let tree = json!({"type": "object", "properties": (0..100).map(|index| {
            (format!("p{index}"), json!({"type": "string", "pattern": "^x$"}))
        }).collect::<Value>()});
        let text = json!({"components": {"schemas": {"Tree": tree}}}).to_string();
        let document = Document::parse("test.json", &text).expect("it is JSON");
        let schemas = Schemas::new(&document);
        let tree = document.at("/components/schemas/Tree").expect("it is there");
        let value: Value = (0..100).map(|index| (format!("p{index}"), json!("x"))).collect();
        assert_eq!(distinct(&schemas, &tree, value.clone(), 5).len(), 1);
        assert!(schemas.validated() <= PARTS + 5 * size(&value), "{}", schemas.validated());
    }
}
