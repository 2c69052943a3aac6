//! Reads a `oneOf`: a value of one of several types.

use serde::{Serialize, de::Error};
use serde_json::Value;

/// Reads a value as one of the types, wrapped in the variant for it.
type Branch<'b, T> = &'b dyn Fn(&Value) -> Result<T, serde_json::Error>;

const NO_BRANCH: &str = "matches none of the documented types";

/// The first type that a value matches.
///
/// # Errors
/// It matches none.
pub fn first<T, E: Error>(value: &Value, branches: &[Branch<'_, T>]) -> Result<T, E> {
    branches.iter().find_map(|branch| branch(value).ok()).ok_or_else(|| E::custom(NO_BRANCH))
}

/// The type that keeps the most of a value: the first of those that lose the fewest properties and items.
///
/// # Errors
/// It matches none.
pub fn closest<T: Serialize, E: Error>(value: &Value, branches: &[Branch<'_, T>]) -> Result<T, E> {
    let mut closest: Option<(usize, T)> = None;
    for branch in branches {
        let Ok(read) = branch(value) else { continue };
        let lost = serde_json::to_value(&read).map_or(usize::MAX, |written| lost(value, &written));
        if lost == 0 {
            return Ok(read);
        }
        if closest.as_ref().is_none_or(|(least, _)| lost < *least) {
            closest = Some((lost, read));
        }
    }
    closest.map(|(_, read)| read).ok_or_else(|| E::custom(NO_BRANCH))
}

/// How many properties, items and scalars of a value are not in what was written back. A `null` may be left out.
fn lost(value: &Value, written: &Value) -> usize {
    match (value, written) {
        (Value::Object(members), Value::Object(others)) => {
            let missing = |value: &Value| usize::from(!value.is_null());
            members
                .iter()
                .map(|(name, value)| others.get(name).map_or(missing(value), |other| lost(value, other)))
                .sum()
        }
        (Value::Array(items), Value::Array(others)) => {
            let missing = items.len().saturating_sub(others.len());
            missing + items.iter().zip(others).map(|(item, other)| lost(item, other)).sum::<usize>()
        }
        (Value::Number(number), Value::Number(other)) => usize::from(number.as_f64() != other.as_f64()),
        (value, other) => usize::from(value != other),
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};
    use serde_json::{Error, Value, json};

    use super::{closest, first};

    #[derive(Deserialize, Serialize)]
    struct Short {
        a: f64,
    }

    #[derive(Deserialize, Serialize)]
    struct Long {
        a: f64,
        #[serde(skip_serializing_if = "Option::is_none")]
        b: Option<Vec<i64>>,
    }

    #[derive(Serialize)]
    #[serde(untagged)]
    enum Choice {
        Short(Short),
        Long(Long),
    }

    fn short(value: &Value) -> Result<Choice, Error> {
        Short::deserialize(value).map(Choice::Short)
    }

    fn long(value: &Value) -> Result<Choice, Error> {
        Long::deserialize(value).map(Choice::Long)
    }

    #[track_caller]
    fn assert_closest(value: &Value, is_long: bool) {
        let read: Result<_, Error> = closest(value, &[&short, &long]);
        assert_eq!(matches!(read.expect("it matches"), Choice::Long(_)), is_long, "{value}");
    }

    #[test]
    fn the_closest_type_keeps_the_most() {
        assert_closest(&json!({"a": 1}), false);
        assert_closest(&json!({"a": 1, "b": null}), false);
        assert_closest(&json!({"a": 1, "b": [2]}), true);
        assert_closest(&json!({"a": 1, "b": [2], "c": 3}), true);
        assert_closest(&json!({"a": 1, "c": 3}), false);
    }

    #[test]
    fn the_first_type_is_the_first_that_matches() {
        let read: Result<_, Error> = first(&json!({"a": 1, "b": [2]}), &[&short, &long]);
        assert!(matches!(read, Ok(Choice::Short(_))));
    }

    #[test]
    fn a_value_of_no_type_is_an_error_that_does_not_show_it() {
        for read in [closest(&json!({"b": "secret"}), &[&short, &long]), first(&json!("secret"), &[&short, &long])] {
            let error: Error = read.err().expect("it matches none");
            assert_eq!(error.to_string(), super::NO_BRANCH);
        }
    }
}
