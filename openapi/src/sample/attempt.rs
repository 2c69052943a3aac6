//! An attempt: a change of a value, still to be validated.

use serde_json::Value;

use super::{place::Place, schemas::Schemas};
use crate::{
    Node,
    keyword::{self, Role},
    pointer,
};

/// The name of a property that no document lists.
pub const UNLISTED: &str = "not_in_the_document";

/// Whether a changed value is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// Valid.
    Valid,
    /// It violates a keyword.
    Invalid,
    /// It is `null` where the schema does not allow that.
    Null,
    /// It has a property that the schema neither lists nor forbids.
    Unlisted,
}

/// A place in a value that attempts change.
pub(super) struct Site<'s, 'd> {
    pub(super) schemas: &'s Schemas<'d>,
    pub(super) place: &'s Place<'d>,
    /// The effective schema.
    pub(super) node: &'s Node<'d>,
    /// The whole value.
    pub(super) base: &'s Value,
}

/// A change to try: the result is validated before it is used.
#[derive(Debug, Clone)]
pub(super) struct Attempt {
    pub(super) name: String,
    pub(super) validity: Validity,
    /// The property to change, if not the place itself.
    pub(super) member: Option<String>,
    /// The new value. `None` removes the property.
    pub(super) value: Option<Value>,
    /// The JSON pointer of the change inside of the new value.
    pub(super) inside: String,
    /// Whether the schema alone tells that the change does what it should: nothing has to be validated.
    pub(super) is_certain: bool,
}

impl Attempt {
    pub(super) fn valid(name: &str, value: Value) -> Self {
        Self {
            name: name.to_owned(),
            validity: Validity::Valid,
            member: None,
            value: Some(value),
            inside: String::new(),
            is_certain: false,
        }
    }

    pub(super) fn invalid(name: &str, value: Value) -> Self {
        Self { validity: Validity::Invalid, ..Self::valid(name, value) }
    }

    /// The pointer of the change.
    pub(super) fn at(&self, place: &str) -> String {
        match &self.member {
            Some(member) => pointer::join(place, member),
            None => format!("{place}{}", self.inside),
        }
    }

    /// Whether the value at the place can be changed.
    pub(super) fn is_possible(&self, there: &Value) -> bool {
        match (&self.member, &self.value) {
            (Some(member), None) => there.get(member).is_some(),
            (Some(_), Some(_)) => there.is_object(),
            (None, value) => value.is_some(),
        }
    }

    /// Changes a value. Returns false where the value has no such place.
    pub(super) fn apply(&self, whole: &mut Value, place: &str) -> bool {
        let Some(there) = whole.pointer_mut(place) else { return false };
        match (&self.member, &self.value) {
            (None, Some(value)) => *there = value.clone(),
            (Some(member), Some(value)) => match there {
                Value::Object(members) => drop(members.insert(member.clone(), value.clone())),
                _ => return false,
            },
            (Some(member), None) => return there.as_object_mut().is_some_and(|all| all.remove(member).is_some()),
            (None, None) => return false,
        }
        true
    }
}

impl<'d> Site<'_, 'd> {
    /// Whether the schema of the place has these keywords and annotations alone, and what is around it has no say.
    pub(super) fn has_only(&self, keywords: &[&str]) -> bool {
        let is_known = |name: &str| {
            keywords.contains(&name)
                || name.starts_with("x-")
                || keyword::find(name).is_some_and(|found| found.role == Role::Annotation)
        };
        let entries = || self.node.value().as_object();
        self.place.node.pointer() == self.node.pointer()
            && self.place.decider.is_none()
            && self.place.alternative.is_none()
            && entries().is_some_and(|entries| entries.keys().all(|name| is_known(name)))
    }

    /// The value of a keyword, or `null`.
    pub(super) fn keyword(&self, name: &str) -> Value {
        self.node.get(name).map(|node| node.value().clone()).unwrap_or_default()
    }

    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.keyword(name).as_f64()
    }

    pub(super) fn size(&self, name: &str) -> usize {
        self.keyword(name).as_u64().and_then(|size| usize::try_from(size).ok()).unwrap_or_default()
    }

    /// The value at the place.
    pub(super) fn value(&self) -> Value {
        self.base.pointer(&self.place.at).cloned().unwrap_or_default()
    }

    /// The smallest step between two valid numbers.
    pub(super) fn step(&self) -> f64 {
        let whole = self.node.text("type") == Some("integer");
        self.number("multipleOf").unwrap_or(if whole { 1.0 } else { 0.5 })
    }
}
