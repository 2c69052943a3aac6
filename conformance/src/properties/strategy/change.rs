//! Random changes of JSON values.

use openapi_document::{pointer, sample::random};
use proptest::{collection::vec, prelude::*, sample::Index};
use serde_json::{Value, json};

/// Values with one or two random changes. They may still be valid.
pub(in crate::properties) fn changed(values: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let edit = prop_oneof![
        Just(Edit::Remove),
        random::json().prop_map(Edit::Replace),
        Just(Edit::Replace(Value::Null)),
        (any::<String>(), random::json()).prop_map(|(name, value)| Edit::Add(name, value)),
        (any::<Index>(), any::<char>()).prop_map(|(at, character)| Edit::Insert(at, character)),
        any::<Index>().prop_map(Edit::Truncate),
        (-3..=3_i64).prop_map(Edit::Shift),
        Just(Edit::Wrap),
    ];
    (values, vec((any::<Index>(), edit), 1..3))
        .prop_map(|(mut value, edits)| {
            edits.into_iter().for_each(|(place, edit)| edit.apply(&mut value, place));
            value
        })
        .boxed()
}

#[derive(Debug, Clone)]
enum Edit {
    Remove,
    Replace(Value),
    Add(String, Value),
    Insert(Index, char),
    Truncate(Index),
    Shift(i64),
    Wrap,
}

impl Edit {
    fn apply(self, value: &mut Value, place: Index) {
        let mut pointers = Vec::new();
        places(value, String::new(), &mut pointers);
        let target = place.get(&pointers);
        if let Self::Remove = self {
            let Some((parent, name)) = pointer::parent(target) else { return };
            if let Some(Value::Object(properties)) = value.pointer_mut(parent) {
                properties.remove(&pointer::unescape(name));
            }
            return;
        }
        let Some(target) = value.pointer_mut(target) else { return };
        match (self, target) {
            (Self::Replace(with), target) => *target = with,
            (Self::Wrap, target) => *target = json!([target.take()]),
            (Self::Add(name, value), Value::Object(properties)) => {
                properties.insert(name, value);
            }
            (Self::Insert(at, character), Value::String(text)) => {
                let mut characters: Vec<char> = text.chars().collect();
                characters.insert(at.index(characters.len() + 1), character);
                *text = characters.into_iter().collect();
            }
            (Self::Truncate(at), Value::String(text)) => {
                let kept = at.index(text.chars().count() + 1);
                *text = text.chars().take(kept).collect();
            }
            (Self::Shift(by), Value::Number(number)) => {
                if let Some(whole) = number.as_i64() {
                    *number = whole.saturating_add(by).into();
                }
            }
            _ => {}
        }
    }
}

/// The pointer of each place in a value.
fn places(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(properties) => {
            for (name, property) in properties {
                places(property, pointer::join(&at, name), found);
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| places(item, format!("{at}/{index}"), found));
        }
        _ => {}
    }
    found.push(at);
}
