//! Texts outside of JSON, in parameters, forms and cookies, and the media type of JSON itself.

use percent_encoding::{AsciiSet, utf8_percent_encode};
use serde_json::Value;

use crate::number;

/// The media type of JSON.
pub(crate) const JSON: &str = "application/json";

/// All characters that a cookie cannot carry (RFC 6265), and `%`.
const COOKIE: &AsciiSet = &percent_encoding::CONTROLS.add(b' ').add(b'"').add(b',').add(b';').add(b'\\').add(b'%');

/// `name=value`, as a cookie can carry it.
pub(crate) fn cookie(name: &str, value: &str) -> String {
    format!("{name}={}", utf8_percent_encode(value, COOKIE))
}

/// The text of a string, a number or a boolean.
pub(crate) fn plain(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(whole(&number).map_or_else(|| number.to_string(), |whole| whole.to_string())),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The texts of a value: one for a string, number or boolean, one for each item of a list, none for `null`. `None` for an object.
pub(crate) fn texts(value: Value) -> Option<Vec<String>> {
    match value {
        Value::Null => Some(Vec::new()),
        Value::Array(items) => items.into_iter().map(plain).collect(),
        value => Some(vec![plain(value)?]),
    }
}

/// A number without a fraction, written as in a body.
fn whole(number: &serde_json::Number) -> Option<i64> {
    let float = number.as_f64().filter(|_| number.is_f64())?;
    number::whole(float)
}
