//! Exact arithmetic on JSON numbers: `0.3` is a multiple of `0.1`, which binary fractions would deny.

use std::cmp::Ordering;

use serde_json::Number;

/// Compares two numbers. `None` only for numbers that are not finite.
pub(crate) fn compare(left: &Number, right: &Number) -> Option<Ordering> {
    match same_scale(left, right) {
        Some((left, right)) => Some(left.cmp(&right)),
        None => left.as_f64()?.partial_cmp(&right.as_f64()?),
    }
}

/// Whether `number` is a multiple of `step`.
pub(crate) fn is_multiple(number: &Number, step: &Number) -> bool {
    match same_scale(number, step) {
        Some((_, 0)) => false,
        Some((number, step)) => number % step == 0,
        // Too far apart for exact arithmetic.
        None => number.as_f64().zip(step.as_f64()).is_some_and(|(number, step)| (number / step).fract() == 0.0),
    }
}

/// Both numbers as integers of the same power of ten, if they fit.
fn same_scale(left: &Number, right: &Number) -> Option<(i128, i128)> {
    let ((left, left_exponent), (right, right_exponent)) = (parts(left)?, parts(right)?);
    let exponent = left_exponent.min(right_exponent);
    let scaled = |digits: i128, of: i32| digits.checked_mul(10_i128.checked_pow(u32::try_from(of - exponent).ok()?)?);
    Some((scaled(left, left_exponent)?, scaled(right, right_exponent)?))
}

/// The digits and the power of ten, of the shortest text that stands for the number.
fn parts(number: &Number) -> Option<(i128, i32)> {
    let text = number.to_string();
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}").parse().ok()?;
    Some((digits, exponent.parse::<i32>().ok()?.checked_sub(i32::try_from(fraction.len()).ok()?)?))
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use serde_json::Number;

    use super::{compare, is_multiple};

    fn number(text: &str) -> Number {
        serde_json::from_str(text).expect("it is a number")
    }

    #[test]
    fn multiples_are_exact() {
        for (value, step, expected) in [
            ("0.3", "0.1", true),
            ("0.35", "0.1", false),
            ("4", "0.5", true),
            ("9007199254740993", "2", false),
            ("1e30", "7", false),
            ("-12", "4", true),
            ("0", "3", true),
            ("1", "0", false),
        ] {
            assert_eq!(is_multiple(&number(value), &number(step)), expected, "{value} {step}");
        }
    }

    #[test]
    fn numbers_compare_by_value() {
        for (left, right, expected) in [
            ("1", "1.0", Ordering::Equal),
            ("9007199254740993", "9007199254740992", Ordering::Greater),
            ("-0.1", "0", Ordering::Less),
            ("1e300", "1e-300", Ordering::Greater),
        ] {
            assert_eq!(compare(&number(left), &number(right)), Some(expected), "{left} {right}");
        }
    }
}
