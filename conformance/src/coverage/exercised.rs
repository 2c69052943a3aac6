//! What valid values exercise of a clause.

use openapi_document::{
    Document,
    keyword::{Constraint, Keyword, Measure, Role, Structure},
    pointer,
};
use serde_json::Value;

use super::owned::{SchemaClause, SchemaClauseKind};

/// What values have exercised of a clause.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Exercised {
    /// A value has the property, or the value of the enum, or satisfies the keyword.
    is_there: bool,
    /// A value lacks the optional property.
    is_absent: bool,
}

impl Exercised {
    /// What a valid value exercises.
    pub(super) fn of(document: &Document, clause: &SchemaClause, value: &Value) -> Self {
        let at = clause.at.as_str();
        let values = values_at(value, at);
        let is_there = match &clause.kind {
            SchemaClauseKind::Property { .. } => !values.is_empty(),
            SchemaClauseKind::OtherProperties => {
                let listed = document.json().pointer(&clause.pointer).and_then(|schema| schema.get("properties"));
                let other = |name: &String| listed.is_none_or(|listed| listed.get(name).is_none());
                values.iter().filter_map(|value| value.as_object()).any(|properties| properties.keys().any(other))
            }
            SchemaClauseKind::KnownValue(known) => values.contains(&known),
            SchemaClauseKind::UnknownValue => {
                let known = document.json().pointer(&format!("{}/0/enum", clause.pointer)).and_then(Value::as_array);
                values.iter().any(|value| known.is_some_and(|known| !known.contains(value)))
            }
            SchemaClauseKind::Keyword { keyword, .. } => {
                let value_of = |pointer: &str| document.json().pointer(pointer).unwrap_or(&Value::Null);
                let around = clause.pointer.rsplit_once('/').map_or("", |(around, _)| around);
                let exercises = |value: &&Value| exercises(keyword, value_of(&clause.pointer), value_of(around), value);
                values.iter().any(exercises)
            }
        };
        Self { is_there, is_absent: is_optional(clause) && is_absent(at, value) }
    }

    /// Whether no other value can add to it.
    pub(super) fn is_complete(self, clause: &SchemaClause) -> bool {
        self.is_there && (self.is_absent || !is_optional(clause))
    }

    /// Adds another value. Returns what that one is the first to exercise, as the keys name it.
    pub(super) fn add(&mut self, other: Self, clause: &SchemaClause) -> Vec<String> {
        let mut added = Vec::new();
        if other.is_there && !self.is_there {
            added.push(match &clause.kind {
                SchemaClauseKind::Property { .. } => "present".to_owned(),
                SchemaClauseKind::OtherProperties => "with another".to_owned(),
                SchemaClauseKind::KnownValue(known) => format!("is {known}"),
                SchemaClauseKind::UnknownValue => "is unknown".to_owned(),
                SchemaClauseKind::Keyword { keyword, .. } => format!("{} satisfied", keyword.name),
            });
        }
        if other.is_absent && !self.is_absent {
            added.push("absent".to_owned());
        }
        *self = Self { is_there: self.is_there || other.is_there, is_absent: self.is_absent || other.is_absent };
        added
    }
}

fn is_optional(clause: &SchemaClause) -> bool {
    matches!(clause.kind, SchemaClauseKind::Property { required: false })
}

/// Whether an object lacks the property at a place.
fn is_absent(at: &str, value: &Value) -> bool {
    let Some((around, name)) = at.rsplit_once('/') else { return false };
    let name = pointer::unescape(name);
    let is_without = |value: &&Value| value.as_object().is_some_and(|properties| !properties.contains_key(&name));
    values_at(value, around).iter().any(is_without)
}

/// Whether a valid value exercises a keyword: for a bound, whether it is at the bound. `keyword_value` is the value of the keyword, `schema` the
/// schema around it.
fn exercises(keyword: &Keyword, keyword_value: &Value, schema: &Value, value: &Value) -> bool {
    let is_size = |size: usize| keyword_value.as_u64() == u64::try_from(size).ok();
    match (keyword.role, value) {
        (Role::Structure(Structure::Nullable), value) => value.is_null(),
        (Role::Constraint(Constraint::Bound(limit)), Value::Number(number)) => {
            // No valid value is at an exclusive bound.
            limit.is_excluded(schema) || number.as_f64() == keyword_value.as_f64()
        }
        (Role::Constraint(Constraint::Size(_, Measure::Characters)), Value::String(text)) => {
            is_size(text.chars().count())
        }
        (Role::Constraint(Constraint::Size(_, Measure::Items)), Value::Array(items)) => is_size(items.len()),
        (Role::Constraint(Constraint::Size(_, Measure::Properties)), Value::Object(properties)) => {
            is_size(properties.len())
        }
        (Role::Constraint(Constraint::Unique), Value::Array(items)) => items.len() > 1,
        (_, Value::Null) => false,
        _ => true,
    }
}

/// The values at a place; `*` stands for any item and any key.
pub(super) fn values_at<'v>(value: &'v Value, at: &str) -> Vec<&'v Value> {
    let mut values = vec![value];
    for segment in at.split('/').skip(1) {
        let name = pointer::unescape(segment);
        values = values
            .into_iter()
            .flat_map(|value| match (value, segment) {
                (Value::Object(properties), "*") => properties.values().collect(),
                (Value::Array(items), "*") => items.iter().collect(),
                (Value::Object(properties), _) => properties.get(&name).into_iter().collect(),
                _ => Vec::new(),
            })
            .collect();
    }
    values
}
