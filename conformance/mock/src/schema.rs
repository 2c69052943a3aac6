//! Checks values against the schemas of the document, as OpenAPI 3.0 defines them: JSON Schema draft 4 with `nullable`.
//!
//! This validator supports only the keywords that documents may use here. A complete one would more than double the build time that the
//! mock adds to the tests of an app. The tests compare the two.

use std::{cmp::Ordering, collections::HashMap};

use openapi_document::{
    Node, format,
    keyword::{self, Constraint, Keyword, Limit, Measure, VALUES},
    pointer, schema,
};
use regex::Regex;
use serde_json::{Map, Value};

use crate::{calendar, decimal, pattern::regex, redact};

/// A violation of a schema. Its texts contain nothing of the value.
#[derive(Debug)]
pub(crate) struct Violation {
    /// Where, as a JSON pointer into the value.
    pub(crate) pointer: String,
    /// What is wrong there.
    pub(crate) message: String,
}

/// Validates values. Compiles each pattern once.
#[derive(Debug, Default)]
pub(crate) struct Validator {
    patterns: HashMap<String, Regex>,
}

/// How deep schemas may be nested in one another at the same place of a value.
const DEPTH: usize = 64;

impl Validator {
    /// Prepares the validator for a schema and all schemas that it refers to.
    ///
    /// # Errors
    /// A `pattern` is not a regular expression.
    pub(crate) fn prepare(&mut self, schema: &Node<'_>) -> Result<(), String> {
        for schema in schema::reachable(schema) {
            if let Some(text) = schema.text("pattern") {
                self.compile(text).map_err(|error| format!("{}/pattern: {error}", schema.pointer()))?;
            }
            if let Some(strings) = schema.text("format").and_then(format::strings) {
                self.compile(strings.pattern).map_err(|error| format!("{}/format: {error}", schema.pointer()))?;
            }
        }
        Ok(())
    }

    fn compile(&mut self, pattern: &str) -> Result<(), String> {
        if !self.patterns.contains_key(pattern) {
            self.patterns.insert(pattern.to_owned(), regex(pattern)?);
        }
        Ok(())
    }

    /// Every violation of a schema that was prepared.
    pub(crate) fn violations(&self, schema: &Node<'_>, value: &Value) -> Vec<Violation> {
        let mut found = Vec::new();
        self.visit(schema, value, "", 0, &mut found);
        found
    }

    fn is_valid(&self, schema: &Node<'_>, value: &Value, depth: usize) -> bool {
        let mut found = Vec::new();
        self.visit(schema, value, "", depth, &mut found);
        found.is_empty()
    }

    fn visit(&self, schema: &Node<'_>, value: &Value, at: &str, depth: usize, found: &mut Vec<Violation>) {
        let Some(schema) = schema.resolved().filter(|_| depth < DEPTH) else { return };
        let nullable = schema.flag("nullable");
        // OpenAPI 3.0 defines `nullable` beside `type` only; other tools apply it beside `allOf`, too.
        if value.is_null() && nullable && schema.text("type").is_none() && schema.get("allOf").is_some() {
            return;
        }
        if let Some(kind) = schema.text("type")
            && !(is_of_type(kind, value) || nullable && value.is_null())
        {
            found.push(Violation { pointer: at.to_owned(), message: format!("the value is not of type \"{kind}\"") });
        }
        for (keyword, written) in schema.entries() {
            self.keyword(&schema, keyword, &written, value, at, depth, found);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one keyword of one schema, at one place of a value")]
    fn keyword(
        &self,
        schema: &Node<'_>,
        keyword: &str,
        written: &Node<'_>,
        value: &Value,
        at: &str,
        depth: usize,
        found: &mut Vec<Violation>,
    ) {
        let mut add = |message: String| found.push(Violation { pointer: at.to_owned(), message });
        match (keyword, value) {
            // In the canonical form, a nullable `enum` does not list `null`.
            ("enum", Value::Null) if schema.flag("nullable") => {}
            (VALUES, value) if !(value.is_number() || value.is_boolean()) => {}
            ("enum" | VALUES, value) => {
                let listed = written.value().as_array();
                if !listed.is_some_and(|listed| listed.iter().any(|listed| is_equal(listed, value))) {
                    add("the value is not one of those in `enum`".to_owned());
                }
            }
            ("allOf", value) => {
                written.items().iter().for_each(|branch| self.visit(branch, value, at, depth + 1, found));
            }
            ("anyOf", value) if !written.items().iter().any(|branch| self.is_valid(branch, value, depth + 1)) => {
                add("the value matches no schema of `anyOf`".to_owned());
            }
            ("oneOf", value) => {
                match written.items().iter().filter(|branch| self.is_valid(branch, value, depth + 1)).count() {
                    1 => {}
                    0 => add("the value matches no schema of `oneOf`".to_owned()),
                    // Without a discriminator, it is of the first.
                    _ if schema.get("discriminator").is_none() => {}
                    _ => add("the value matches more than one schema of `oneOf`".to_owned()),
                }
            }
            ("not", value) if self.is_valid(written, value, depth + 1) => {
                add("the value matches the schema of `not`".to_owned());
            }
            ("items", Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.visit(written, item, &format!("{at}/{index}"), 0, found);
                }
            }
            ("required", Value::Object(members)) => {
                let names = written.value().as_array().into_iter().flatten().filter_map(Value::as_str);
                names
                    .filter(|name| !members.contains_key(*name))
                    .for_each(|name| add(format!("\"{name}\" is a required property")));
            }
            ("properties", Value::Object(members)) => {
                for (name, schema) in written.entries() {
                    if let Some(value) = members.get(name) {
                        self.visit(&schema, value, &pointer::join(at, name), 0, found);
                    }
                }
            }
            ("additionalProperties", Value::Object(members)) => {
                let unlisted = unlisted(schema, members);
                if written.value() == &Value::Bool(false) {
                    unlisted.first().into_iter().for_each(|_| add("a property is not in the document".to_owned()));
                } else if written.value().is_object() {
                    for (name, value) in unlisted {
                        self.visit(written, value, &format!("{at}/{}", redact::key(name)), 0, found);
                    }
                }
            }
            (name, value) => {
                if let Some(constraint) = keyword::find(name).and_then(Keyword::constraint) {
                    self.constraint(constraint, schema, written.value(), value).into_iter().for_each(add);
                }
            }
        }
    }

    /// What is wrong if a value violates a constraint. `written` is the value of the keyword, `schema` the schema around it.
    fn constraint(&self, constraint: Constraint, schema: &Node<'_>, written: &Value, value: &Value) -> Option<String> {
        let (is_violated, message) = match constraint {
            Constraint::Bound(limit) => {
                let order = order(value, written)?;
                let (outside, bound, excluded) = match limit {
                    Limit::Minimum => (order.is_lt(), "less than the minimum of", "not greater than"),
                    Limit::Maximum => (order.is_gt(), "greater than the maximum of", "not less than"),
                };
                let at_excluded = order.is_eq() && limit.is_excluded(schema.value());
                let words = if at_excluded { excluded } else { bound };
                (outside || at_excluded, format!("the value is {words} {written}"))
            }
            // Exclusive bounds count with the bound, and listed values are those of an `enum`.
            Constraint::Exclusive(_) | Constraint::Values => return None,
            Constraint::Step => match (value, written) {
                (Value::Number(number), Value::Number(step)) => {
                    (!decimal::is_multiple(number, step), format!("the value is not a multiple of {step}"))
                }
                _ => return None,
            },
            Constraint::Size(limit, measure) => {
                let (size, of) = size(measure, value)?;
                match limit {
                    Limit::Minimum => (size < count(written), format!("the value has less than {written} {of}")),
                    Limit::Maximum => (size > count(written), format!("the value has more than {written} {of}")),
                }
            }
            Constraint::Unique => {
                let items = value.as_array()?;
                let repeated = |(at, item): (usize, &Value)| items[..at].iter().any(|before| is_equal(before, item));
                let is_violated = written == &Value::Bool(true) && items.iter().enumerate().any(repeated);
                (is_violated, "the value has equal items".to_owned())
            }
            Constraint::Pattern => {
                let pattern = self.patterns.get(written.as_str()?)?;
                (!pattern.is_match(value.as_str()?), format!("the value does not match {written}"))
            }
            Constraint::Format => {
                let (text, name) = (value.as_str()?, written.as_str()?);
                let pattern = self.patterns.get(format::strings(name)?.pattern)?;
                let is_valid = pattern.is_match(text) && calendar::is_possible(name, text);
                (!is_valid, format!("the value is not a valid {written}"))
            }
        };
        is_violated.then_some(message)
    }
}

fn order(value: &Value, bound: &Value) -> Option<Ordering> {
    match (value, bound) {
        (Value::Number(number), Value::Number(bound)) => decimal::compare(number, bound),
        _ => None,
    }
}

/// The size of a value, and what it counts.
fn size(measure: Measure, value: &Value) -> Option<(u64, &'static str)> {
    let (size, of) = match measure {
        Measure::Characters => (value.as_str()?.chars().count(), "characters"),
        Measure::Items => (value.as_array()?.len(), "items"),
        Measure::Properties => (value.as_object()?.len(), "properties"),
    };
    Some((size as u64, of))
}

/// The members that `properties` does not list.
fn unlisted<'v>(schema: &Node<'_>, members: &'v Map<String, Value>) -> Vec<(&'v String, &'v Value)> {
    let properties = schema.get("properties");
    let listed = |name: &str| properties.as_ref().is_some_and(|properties| properties.value().get(name).is_some());
    members.iter().filter(|(name, _)| !listed(name)).collect()
}

fn is_of_type(kind: &str, value: &Value) -> bool {
    match kind {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}

fn is_equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => decimal::compare(left, right) == Some(Ordering::Equal),
        (left, right) => left == right,
    }
}

fn count(written: &Value) -> u64 {
    written.as_u64().unwrap_or_default()
}

#[cfg(test)]
mod tests;
