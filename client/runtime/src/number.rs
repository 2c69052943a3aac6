//! Writes whole numbers without a fraction: `60`, and not `60.0`, which some servers reject as an integer.

use std::collections::HashMap;

use serde::{Serialize, Serializer};

/// 2^53: up to this number, `f64` represents every whole number exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A whole number as an integer.
#[expect(clippy::cast_possible_truncation, reason = "whole and within the exact range")]
pub(crate) fn whole(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() <= EXACT).then_some(value as i64)
}

/// Writes a number.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    match whole(*value) {
        Some(whole) => serializer.serialize_i64(whole),
        None => serializer.serialize_f64(*value),
    }
}

/// Writes a value that contains numbers, such as an array of them.
///
/// # Errors
/// Those of the serializer.
pub fn serialize_inner<T: Numbers, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.serialize(serializer)
}

/// A number, or an array or a map of numbers.
pub trait Numbers {
    /// Writes the numbers.
    ///
    /// # Errors
    /// Those of the serializer.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

impl Numbers for f64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

impl<T: Numbers> Numbers for Option<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(Inner).serialize(serializer)
    }
}

impl<T: Numbers> Numbers for Vec<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Inner))
    }
}

impl<T: Numbers, H> Numbers for HashMap<String, T, H> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(name, value)| (name, Inner(value))))
    }
}

pub(crate) struct Inner<'v, T>(pub(crate) &'v T);

impl<T: Numbers> Serialize for Inner<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Numbers::serialize(self.0, serializer)
    }
}

/// Writes a number that may be absent.
///
/// # Errors
/// Those of the serializer.
pub fn serialize_optional<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serialize(value, serializer),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::Inner;

    #[test]
    fn whole_numbers_have_no_fraction_at_any_depth() {
        let numbers = HashMap::from([("a".to_owned(), vec![Some(1.0), Some(0.5), None])]);
        assert_eq!(serde_json::to_string(&Inner(&numbers)).unwrap(), r#"{"a":[1,0.5,null]}"#);
    }
}
