//! Requests are held against the document before anything is sent: never clamped, never corrected, refused with the field and the rule.
//!
//! Only requests: an answer that breaks a rule is still an answer, and its reader is told what it says.

use std::{collections::HashMap, fmt, hash::BuildHasher, sync::OnceLock};

use regex_automata::{
    Input,
    dfa::{Automaton, dense::DFA},
};

use crate::{error::Error, operation::Operation, redact::Redacted};

/// The rules of a schema, by the names of its keywords.
pub(crate) struct Rule {
    pub(crate) sensitive: bool,
    pub(crate) minimum: Option<f64>,
    pub(crate) maximum: Option<f64>,
    pub(crate) exclusive_minimum: bool,
    pub(crate) exclusive_maximum: bool,
    pub(crate) multiple_of: Option<f64>,
    pub(crate) pattern: Option<Pattern>,
    pub(crate) format: Option<Pattern>,
    pub(crate) min_length: Option<usize>,
    pub(crate) max_length: Option<usize>,
    pub(crate) min_items: Option<usize>,
    pub(crate) max_items: Option<usize>,
    pub(crate) min_properties: Option<usize>,
    pub(crate) max_properties: Option<usize>,
    /// The rules of what an array or a map holds.
    pub(crate) held: Option<&'static Rule>,
}

impl Rule {
    pub(crate) const NONE: Self = Self {
        sensitive: false,
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
        min_properties: None,
        max_properties: None,
        held: None,
    };
}

/// A regular expression of the document, or one that stands for a format, compiled by the build.
pub(crate) struct Pattern {
    /// What it is called where it is broken: itself, or the format.
    source: &'static str,
    compiled: &'static Aligned<[u8]>,
    /// The automaton in those bytes, once they have been looked through.
    automaton: OnceLock<Option<DFA<&'static [u32]>>>,
}

impl Pattern {
    pub(crate) const fn new(source: &'static str, compiled: &'static Aligned<[u8]>) -> Self {
        Self { source, compiled, automaton: OnceLock::new() }
    }

    fn matches(&self, text: &str) -> bool {
        let automaton = self.automaton.get_or_init(|| Some(DFA::from_bytes(&self.compiled.bytes).ok()?.0));
        let end = automaton.as_ref().map(|automaton| automaton.try_search_fwd(&Input::new(text).earliest(true)));
        matches!(end, Some(Ok(Some(_))))
    }
}

/// Bytes that begin where a number may, as an automaton has to.
#[repr(C)]
pub(crate) struct Aligned<B: ?Sized> {
    pub(crate) align: [u32; 0],
    pub(crate) bytes: B,
}

/// Where in a request a value stands.
pub(crate) enum At<'a> {
    Root,
    Field(&'a At<'a>, &'a str),
    Item(&'a At<'a>, usize),
}

impl At<'_> {
    pub(crate) fn field<'a>(&'a self, name: &'a str) -> At<'a> {
        At::Field(self, name)
    }

    fn breaks(&self, rule: &Rule, value: &dyn fmt::Debug, expected: String) -> Violation {
        let value = if rule.sensitive { format!("{Redacted:?}") } else { format!("{value:?}") };
        Violation { field: self.to_string(), problem: format!("{value} {expected}") }
    }
}

/// A JSON pointer.
impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            At::Root => Ok(()),
            At::Field(at, name) => write!(f, "{at}/{}", name.replace('~', "~0").replace('/', "~1")),
            At::Item(at, index) => write!(f, "{at}/{index}"),
        }
    }
}

/// A value that breaks a rule.
pub(crate) struct Violation {
    pub(crate) field: String,
    pub(crate) problem: String,
}

/// Holds a request's body against the document.
pub(crate) fn body(operation: &'static Operation, body: &impl Validate, rule: &Rule) -> Result<(), Error> {
    holds(operation, body, rule, &At::Root)
}

/// Holds a parameter against the document.
#[allow(dead_code, reason = "whether an operation has parameters depends on the document")]
pub(crate) fn parameter(
    operation: &'static Operation,
    name: &'static str,
    value: &impl Validate,
    rule: &Rule,
) -> Result<(), Error> {
    holds(operation, value, rule, &At::Root.field(name))
}

fn holds(operation: &'static Operation, value: &impl Validate, rule: &Rule, at: &At<'_>) -> Result<(), Error> {
    let broken = |Violation { field, problem }| {
        Error::invalid(operation, Some(field).filter(|field| !field.is_empty()), problem)
    };
    value.validate(rule, at).map_err(broken)
}

/// A value that can be held against the rules of its schema.
pub(crate) trait Validate {
    fn validate(&self, rule: &Rule, at: &At<'_>) -> Result<(), Violation>;
}

impl Validate for str {
    fn validate(&self, rule: &Rule, at: &At<'_>) -> Result<(), Violation> {
        if let Some(pattern) = rule.pattern.as_ref().filter(|pattern| !pattern.matches(self)) {
            return Err(at.breaks(rule, &self, format!("does not match the pattern {}", pattern.source)));
        }
        if let Some(format) = rule.format.as_ref().filter(|format| !format.matches(self)) {
            return Err(at.breaks(rule, &self, format!("is not a {}", format.source)));
        }
        if rule.min_length.is_some() || rule.max_length.is_some() {
            count(self.chars().count(), rule.min_length, rule.max_length, "characters")
                .map_err(|problem| at.breaks(rule, &self, problem))?;
        }
        Ok(())
    }
}

impl Validate for String {
    fn validate(&self, rule: &Rule, at: &At<'_>) -> Result<(), Violation> {
        self.as_str().validate(rule, at)
    }
}

impl Validate for f64 {
    fn validate(&self, rule: &Rule, at: &At<'_>) -> Result<(), Violation> {
        if !self.is_finite() {
            return Err(at.breaks(rule, self, "is not a number that JSON can carry".to_owned()));
        }
        number(*self, rule).map_err(|problem| at.breaks(rule, self, problem))
    }
}

macro_rules! validate_integers {
    ($($ty:ty),*) => {$(
        impl Validate for $ty {
            // Bounds beyond 2^53 are compared to the nearest number that JSON readers agree on.
            fn validate(&self, rule: &Rule, at: &At<'_>) -> Result<(), Violation> {
                number(*self as f64, rule).map_err(|problem| at.breaks(rule, self, problem))
            }
        }
    )*};
}

validate_integers!(i32, i64, u32, u64);

impl Validate for bool {
    fn validate(&self, _: &Rule, _: &At<'_>) -> Result<(), Violation> {
        Ok(())
    }
}

/// Any value, where the document says nothing of it.
impl Validate for serde_json::Value {
    fn validate(&self, _: &Rule, _: &At<'_>) -> Result<(), Violation> {
        Ok(())
    }
}

impl Validate for serde_json::Map<String, serde_json::Value> {
    fn validate(&self, rule: &Rule, at: &At<'_>) -> Result<(), Violation> {
        properties(self.len(), rule, at)
    }
}

impl<T: Validate> Validate for Option<T> {
    fn validate(&self, rule: &Rule, at: &At<'_>) -> Result<(), Violation> {
        self.as_ref().map_or(Ok(()), |value| value.validate(rule, at))
    }
}

impl<T: Validate> Validate for Box<T> {
    fn validate(&self, rule: &Rule, at: &At<'_>) -> Result<(), Violation> {
        self.as_ref().validate(rule, at)
    }
}

impl<T: Validate> Validate for Vec<T> {
    fn validate(&self, rule: &Rule, at: &At<'_>) -> Result<(), Violation> {
        count(self.len(), rule.min_items, rule.max_items, "items")
            .map_err(|problem| at.breaks(rule, &Redacted, problem))?;
        let held = rule.held.unwrap_or(&Rule::NONE);
        self.iter().enumerate().try_for_each(|(index, item)| item.validate(held, &At::Item(at, index)))
    }
}

impl<T: Validate, S: BuildHasher> Validate for HashMap<String, T, S> {
    fn validate(&self, rule: &Rule, at: &At<'_>) -> Result<(), Violation> {
        properties(self.len(), rule, at)?;
        let held = rule.held.unwrap_or(&Rule::NONE);
        self.iter().try_for_each(|(name, value)| value.validate(held, &at.field(name)))
    }
}

fn properties(len: usize, rule: &Rule, at: &At<'_>) -> Result<(), Violation> {
    count(len, rule.min_properties, rule.max_properties, "properties")
        .map_err(|problem| at.breaks(rule, &Redacted, problem))
}

fn count(found: usize, least: Option<usize>, most: Option<usize>, of: &str) -> Result<(), String> {
    let expected = match (least, most) {
        (Some(least), _) if found < least => format!("at least {least}"),
        (_, Some(most)) if found > most => format!("at most {most}"),
        _ => return Ok(()),
    };
    Err(format!("has {found} {of}, expected {expected}"))
}

fn number(value: f64, rule: &Rule) -> Result<(), String> {
    let below = rule.minimum.is_some_and(|least| value < least || rule.exclusive_minimum && value <= least);
    let above = rule.maximum.is_some_and(|most| value > most || rule.exclusive_maximum && value >= most);
    if below || above {
        let least = rule
            .minimum
            .map(|least| format!("{} {least}", if rule.exclusive_minimum { "more than" } else { "at least" }));
        let most =
            rule.maximum.map(|most| format!("{} {most}", if rule.exclusive_maximum { "less than" } else { "at most" }));
        let expected: Vec<_> = least.into_iter().chain(most).collect();
        return Err(format!("is out of range, expected {}", expected.join(" and ")));
    }
    match rule.multiple_of {
        Some(step) if step > 0.0 && !is_whole(value / step) => Err(format!("is not a multiple of {step}")),
        _ => Ok(()),
    }
}

/// Whether a number is whole, but for what is lost in writing it with binary fractions.
fn is_whole(number: f64) -> bool {
    (number - number.round()).abs() <= number.abs().max(1.0) * 8.0 * f64::EPSILON
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_in_binary_fractions_breaks_no_step() {
        let rule = Rule { multiple_of: Some(0.1), ..Rule::NONE };
        // 0.3 / 0.1 is a little less than 3.
        for multiple in [0.3, 0.7, 1e9 + 0.1] {
            assert_eq!(number(multiple, &rule), Ok(()), "{multiple}");
        }
        assert!(number(0.35, &rule).is_err());
    }
}
