//! Writes whole numbers without a fraction: `60`, and not `60.0`, which some servers reject as an integer.

use serde::Serializer;

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
