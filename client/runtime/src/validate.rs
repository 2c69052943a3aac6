//! Checks requests against the document before anything is sent. A violation is rejected, never clamped or corrected.
//!
//! Constraints of responses are not checked: a value out of range still reaches the caller.

use std::{collections::HashMap, fmt, hash::BuildHasher};

use serde::Serialize;
use serde_json::Value;

use crate::{api::Api, error::Error, number, operation::Operation, pattern::Pattern, redact::Redacted};

/// The constraints of a schema. The fields are named after its keywords.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields are keywords of JSON Schema")]
pub struct Constraints {
    pub sensitive: bool,
    /// What a value is, in words: for the message of `pattern`.
    pub description: Option<&'static str>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub exclusive_minimum: bool,
    pub exclusive_maximum: bool,
    pub multiple_of: Option<f64>,
    pub pattern: Option<Pattern>,
    pub format: Option<Pattern>,
    pub min_length: Option<usize>,
    pub max_length: Option<usize>,
    pub min_items: Option<usize>,
    pub max_items: Option<usize>,
    pub unique_items: bool,
    pub min_properties: Option<usize>,
    pub max_properties: Option<usize>,
    /// The valid numbers or booleans, as JSON writes them.
    pub values: Option<&'static [&'static str]>,
    /// The constraints of the items of an array, or of the values of a map.
    pub items: Option<&'static Constraints>,
}

impl Constraints {
    /// A schema without constraints.
    pub const NONE: Self = Self {
        sensitive: false,
        description: None,
        minimum: None,
        maximum: None,
        exclusive_minimum: false,
        exclusive_maximum: false,
        multiple_of: None,
        pattern: None,
        format: None,
        min_length: None,
        max_length: None,
        min_items: None,
        max_items: None,
        unique_items: false,
        min_properties: None,
        max_properties: None,
        values: None,
        items: None,
    };
}

/// The place of a value in a request. Displays as a JSON pointer.
#[derive(Debug)]
pub enum Location<'a> {
    /// The body, or all parameters.
    Root,
    /// A property, or a parameter.
    Field(&'a Location<'a>, &'a str),
    /// An item of an array.
    Item(&'a Location<'a>, usize),
    /// The same place, inside of a value that is sensitive or not.
    Inside(&'a Location<'a>, bool),
}

impl Location<'_> {
    /// The place of a property of the value at this place.
    #[must_use]
    pub fn field<'a>(&'a self, name: &'a str) -> Location<'a> {
        Location::Field(self, name)
    }

    /// The same place for what is inside of the value there: everything in a sensitive value is sensitive.
    #[must_use]
    pub fn inside<'a>(&'a self, constraints: &Constraints) -> Location<'a> {
        Location::Inside(self, constraints.sensitive)
    }

    fn is_sensitive(&self) -> bool {
        match self {
            Location::Root => false,
            Location::Field(at, _) | Location::Item(at, _) => at.is_sensitive(),
            Location::Inside(at, is_sensitive) => *is_sensitive || at.is_sensitive(),
        }
    }

    fn violation(&self, constraints: &Constraints, value: &dyn fmt::Debug, expected: String) -> Violation {
        let is_sensitive = constraints.sensitive || self.is_sensitive();
        let value = if is_sensitive { format!("{Redacted:?}") } else { format!("{value:?}") };
        Violation { field: self.to_string(), problem: format!("{value} {expected}") }
    }
}

impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Location::Root => Ok(()),
            Location::Field(at, name) => write!(f, "{at}/{}", name.replace('~', "~0").replace('/', "~1")),
            Location::Item(at, index) => write!(f, "{at}/{index}"),
            Location::Inside(at, _) => write!(f, "{at}"),
        }
    }
}

/// A value that violates a constraint.
#[derive(Debug)]
pub struct Violation {
    pub(crate) field: String,
    pub(crate) problem: String,
}

/// Checks the body of a request.
///
/// # Errors
/// [`Error::InvalidRequest`] with the field.
pub fn body<A: Api>(
    operation: &'static Operation,
    body: &impl Validate,
    constraints: &Constraints,
) -> Result<(), Error<A>> {
    check(operation, body, constraints, &Location::Root)
}

/// Checks a parameter of a request.
///
/// # Errors
/// [`Error::InvalidRequest`] with the name of the parameter.
pub fn parameter<A: Api>(
    operation: &'static Operation,
    name: &'static str,
    value: &impl Validate,
    constraints: &Constraints,
) -> Result<(), Error<A>> {
    check(operation, value, constraints, &Location::Root.field(name))
}

fn check<A: Api>(
    operation: &'static Operation,
    value: &impl Validate,
    constraints: &Constraints,
    at: &Location<'_>,
) -> Result<(), Error<A>> {
    let invalid = |Violation { field, problem }| {
        Error::invalid(Some(operation), Some(field).filter(|field| !field.is_empty()), problem)
    };
    value.validate(constraints, at).map_err(invalid)
}

/// A value that can be checked against the constraints of its schema.
pub trait Validate {
    /// Finds the first constraint that the value violates.
    ///
    /// # Errors
    /// The place and the constraint.
    fn validate(&self, constraints: &Constraints, at: &Location<'_>) -> Result<(), Violation>;
}

impl Validate for str {
    fn validate(&self, constraints: &Constraints, at: &Location<'_>) -> Result<(), Violation> {
        if let Some(pattern) = constraints.pattern.as_ref().filter(|pattern| !pattern.matches(self)) {
            let words = constraints.description.map(|words| format!(" ({words})")).unwrap_or_default();
            let expected = format!("does not match the pattern {}{words}", pattern.source);
            return Err(at.violation(constraints, &self, expected));
        }
        if let Some(format) = constraints.format.as_ref().filter(|format| !format.matches(self)) {
            return Err(at.violation(constraints, &self, format!("is not a valid {}", format.source)));
        }
        if constraints.min_length.is_some() || constraints.max_length.is_some() {
            count(self.chars().count(), constraints.min_length, constraints.max_length, "characters")
                .map_err(|problem| at.violation(constraints, &self, problem))?;
        }
        Ok(())
    }
}

impl Validate for String {
    fn validate(&self, constraints: &Constraints, at: &Location<'_>) -> Result<(), Violation> {
        self.as_str().validate(constraints, at)
    }
}

impl Validate for f64 {
    fn validate(&self, constraints: &Constraints, at: &Location<'_>) -> Result<(), Violation> {
        if !self.is_finite() {
            return Err(at.violation(constraints, self, "is not a number that JSON can represent".to_owned()));
        }
        let text = || number::whole(*self).map_or_else(|| self.to_string(), |whole| whole.to_string());
        listed(text, constraints).map_err(|problem| at.violation(constraints, self, problem))?;
        in_range(*self, constraints).map_err(|problem| at.violation(constraints, self, problem))
    }
}

macro_rules! validate_integers {
    ($($ty:ty),*) => {$(
        impl Validate for $ty {
            // Numbers beyond 2^53 are compared as the nearest `f64`, as most readers of JSON do.
            fn validate(&self, constraints: &Constraints, at: &Location<'_>) -> Result<(), Violation> {
                listed(|| self.to_string(), constraints).map_err(|problem| at.violation(constraints, self, problem))?;
                in_range(*self as f64, constraints).map_err(|problem| at.violation(constraints, self, problem))
            }
        }
    )*};
}

validate_integers!(i32, i64, u32, u64);

impl Validate for bool {
    fn validate(&self, constraints: &Constraints, at: &Location<'_>) -> Result<(), Violation> {
        listed(|| self.to_string(), constraints).map_err(|problem| at.violation(constraints, self, problem))
    }
}

/// Any value: the document does not constrain it.
impl Validate for serde_json::Value {
    fn validate(&self, _: &Constraints, _: &Location<'_>) -> Result<(), Violation> {
        Ok(())
    }
}

impl Validate for serde_json::Map<String, serde_json::Value> {
    fn validate(&self, constraints: &Constraints, at: &Location<'_>) -> Result<(), Violation> {
        properties(self.len(), constraints, at)
    }
}

impl<T: Validate> Validate for Option<T> {
    fn validate(&self, constraints: &Constraints, at: &Location<'_>) -> Result<(), Violation> {
        self.as_ref().map_or(Ok(()), |value| value.validate(constraints, at))
    }
}

impl<T: Validate> Validate for Box<T> {
    fn validate(&self, constraints: &Constraints, at: &Location<'_>) -> Result<(), Violation> {
        self.as_ref().validate(constraints, at)
    }
}

impl<T: Validate + Serialize> Validate for Vec<T> {
    fn validate(&self, constraints: &Constraints, at: &Location<'_>) -> Result<(), Violation> {
        count(self.len(), constraints.min_items, constraints.max_items, "items")
            .map_err(|problem| at.violation(constraints, &Redacted, problem))?;
        if constraints.unique_items && has_equal(&self.iter().map(json).collect::<Vec<_>>()) {
            return Err(at.violation(constraints, &Redacted, "has equal items".to_owned()));
        }
        let at = &at.inside(constraints);
        let items = constraints.items.unwrap_or(&Constraints::NONE);
        self.iter().enumerate().try_for_each(|(index, item)| item.validate(items, &Location::Item(at, index)))
    }
}

impl<T: Validate, S: BuildHasher> Validate for HashMap<String, T, S> {
    fn validate(&self, constraints: &Constraints, at: &Location<'_>) -> Result<(), Violation> {
        properties(self.len(), constraints, at)?;
        let at = &at.inside(constraints);
        let items = constraints.items.unwrap_or(&Constraints::NONE);
        self.iter().try_for_each(|(name, value)| value.validate(items, &at.field(name)))
    }
}

/// Checks the number of properties of an object.
///
/// # Errors
/// There are too few or too many.
pub fn validate_size(object: &impl Serialize, constraints: &Constraints, at: &Location<'_>) -> Result<(), Violation> {
    properties(json(object).as_object().map_or(0, serde_json::Map::len), constraints, at)
}

fn properties(len: usize, constraints: &Constraints, at: &Location<'_>) -> Result<(), Violation> {
    count(len, constraints.min_properties, constraints.max_properties, "properties")
        .map_err(|problem| at.violation(constraints, &Redacted, problem))
}

fn count(found: usize, least: Option<usize>, most: Option<usize>, of: &str) -> Result<(), String> {
    let expected = match (least, most) {
        (Some(least), _) if found < least => format!("at least {least}"),
        (_, Some(most)) if found > most => format!("at most {most}"),
        _ => return Ok(()),
    };
    Err(format!("has {found} {of}, expected {expected}"))
}

/// An item as JSON. One that has no JSON form is `null`: sending it fails later.
fn json(item: &impl Serialize) -> Value {
    // Bodies are written by the same serializer, so this adds little code.
    serde_json::to_vec(item).and_then(|json| serde_json::from_slice(&json)).unwrap_or_default()
}

fn has_equal(items: &[Value]) -> bool {
    items.iter().enumerate().any(|(index, item)| items[..index].iter().any(|before| is_equal(before, item)))
}

/// Whether two values are equal to JSON Schema, where `1` and `1.0` are.
fn is_equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            if one.is_f64() || other.is_f64() {
                one.as_f64() == other.as_f64()
            } else {
                one == other
            }
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, value)| other.get(name).is_some_and(|other| is_equal(value, other)))
        }
        _ => one == other,
    }
}

fn listed(text: impl Fn() -> String, constraints: &Constraints) -> Result<(), String> {
    match constraints.values {
        Some(values) if !values.contains(&text().as_str()) => Err(format!("is not one of {}", values.join(", "))),
        _ => Ok(()),
    }
}

fn in_range(value: f64, constraints: &Constraints) -> Result<(), String> {
    let below =
        constraints.minimum.is_some_and(|least| value < least || constraints.exclusive_minimum && value <= least);
    let above = constraints.maximum.is_some_and(|most| value > most || constraints.exclusive_maximum && value >= most);
    if below || above {
        let least = constraints
            .minimum
            .map(|least| format!("{} {least}", if constraints.exclusive_minimum { "more than" } else { "at least" }));
        let most = constraints
            .maximum
            .map(|most| format!("{} {most}", if constraints.exclusive_maximum { "less than" } else { "at most" }));
        let expected: Vec<_> = least.into_iter().chain(most).collect();
        return Err(format!("is out of range, expected {}", expected.join(" and ")));
    }
    match constraints.multiple_of {
        Some(step) if step > 0.0 && !is_whole(value / step) => Err(format!("is not a multiple of {step}")),
        _ => Ok(()),
    }
}

/// Whether a number is whole, apart from the rounding of binary fractions.
fn is_whole(number: f64) -> bool {
    (number - number.round()).abs() <= number.abs().max(1.0) * 8.0 * f64::EPSILON
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn equal_items_are_equal_json() {
        let constraints = Constraints { unique_items: true, ..Constraints::NONE };
        let is_valid = |items: Value| {
            let Value::Array(items) = items else { return false };
            items.validate(&constraints, &Location::Root).is_ok()
        };
        for distinct in
            [json!([]), json!([1, 2]), json!([1, "1"]), json!([[1], [2]]), json!([{"a": 1}, {"a": 1, "b": 2}])]
        {
            assert!(is_valid(distinct.clone()), "{distinct}");
        }
        for equal in
            [json!(["a", "b", "a"]), json!([1, 1.0]), json!([[1], [1.0]]), json!([{"a": 1, "b": 2}, {"b": 2, "a": 1}])]
        {
            assert!(!is_valid(equal.clone()), "{equal}");
        }
        assert!(!is_valid(json!([9_007_199_254_740_993_i64, 9_007_199_254_740_993_i64])));
        assert!(is_valid(json!([9_007_199_254_740_993_i64, 9_007_199_254_740_992_i64])));
    }

    #[test]
    fn each_item_is_checked() {
        static SHORT: Constraints = Constraints { max_length: Some(1), ..Constraints::NONE };
        let constraints = Constraints { items: Some(&SHORT), ..Constraints::NONE };
        let violation = |items: &[&str]| {
            let items: Vec<String> = items.iter().map(|&item| item.to_owned()).collect();
            items.validate(&constraints, &Location::Root).err().map(|violation| violation.field)
        };
        assert_eq!(violation(&["a", "b", "c"]), None);
        assert_eq!(violation(&["a", "b", "cc"]).as_deref(), Some("/2"));
    }

    #[test]
    fn everything_in_a_sensitive_value_is_sensitive() {
        static SHORT: Constraints = Constraints { max_length: Some(1), ..Constraints::NONE };
        let problem = |sensitive: bool| {
            let constraints = Constraints { sensitive, items: Some(&SHORT), ..Constraints::NONE };
            let lists = [vec!["secret".to_owned()]].map(|list| list.validate(&constraints, &Location::Root));
            lists.into_iter().filter_map(Result::err).map(|violation| violation.problem).collect::<String>()
        };
        assert_eq!(problem(false), "\"secret\" has 6 characters, expected at most 1");
        assert_eq!(problem(true), "[redacted] has 6 characters, expected at most 1");
    }

    #[test]
    fn rounding_of_binary_fractions_violates_no_step() {
        let constraints = Constraints { multiple_of: Some(0.1), ..Constraints::NONE };
        // 0.3 / 0.1 is a little less than 3.
        for multiple in [0.3, 0.7, 1e9 + 0.1] {
            assert_eq!(in_range(multiple, &constraints), Ok(()), "{multiple}");
        }
        assert!(in_range(0.35, &constraints).is_err());
    }
}
