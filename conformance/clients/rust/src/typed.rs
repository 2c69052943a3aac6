//! Plain data as values of a client's types.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// The input of a method, as a person would write it with the client's types. Values of enums are found by their names, whatever
/// separates the words.
pub fn expressed<T: DeserializeOwned + Serialize>(mut input: Value) -> Result<T, String> {
    let typed = loop {
        let error = match serde_json::from_value::<T>(input.clone()) {
            Ok(typed) => break typed,
            Err(error) => error.to_string(),
        };
        // `unknown variant `pt-br`, expected one of `en`, `ptbr``
        let names: Vec<_> = error.split('`').skip(1).step_by(2).collect();
        let plain = |text: &str| text.to_lowercase().replace(|char: char| !char.is_alphanumeric(), "");
        let same = names
            .split_first()
            .and_then(|(found, known)| Some((found, known.iter().find(|name| plain(name) == plain(found))?)));
        if !same.is_some_and(|(from, to)| replace(&mut input, from, to)) {
            return Err("its types cannot express the call".to_owned());
        }
    };
    // Serde leaves out what the type does not have.
    let written = serde_json::to_value(&typed).unwrap_or_default();
    match lost(&input, &written) {
        Some(name) => Err(format!("its types have no `{name}`")),
        None => Ok(typed),
    }
}

/// The first property that is set and was not written.
fn lost(input: &Value, written: &Value) -> Option<String> {
    match input {
        Value::Object(properties) => {
            properties.iter().filter(|(_, value)| !value.is_null()).find_map(|(name, value)| match written.get(name) {
                Some(written) => lost(value, written),
                None => Some(name.clone()),
            })
        }
        Value::Array(items) => match written.as_array() {
            Some(written) if written.len() == items.len() => {
                items.iter().zip(written).find_map(|(item, written)| lost(item, written))
            }
            _ => Some("an item".to_owned()),
        },
        _ => None,
    }
}

/// Replaces the first text of this content; returns whether there is one.
fn replace(value: &mut Value, from: &str, to: &str) -> bool {
    match value {
        Value::String(text) if text == from => {
            to.clone_into(text);
            true
        }
        Value::Array(items) => items.iter_mut().any(|item| replace(item, from, to)),
        Value::Object(properties) => properties.values_mut().any(|property| replace(property, from, to)),
        _ => false,
    }
}
