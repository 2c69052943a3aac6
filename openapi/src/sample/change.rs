//! Changes of a value: for each keyword of its schema, valid values and values that violate it.

use serde_json::Value;

use super::{
    attempt::{Attempt, Site, Validity},
    constraint_values,
    place::{Place, places},
    schemas::{Schemas, Uncovered},
    structure_values, violation,
};
use crate::{
    Node,
    keyword::{self, Keyword, Role},
    pointer, schema,
};

/// A value with one thing changed.
#[derive(Debug, Clone)]
pub struct Change<'d> {
    /// The place and the change, as a part of case ids.
    pub name: String,
    /// The place whose schema has the keyword.
    pub place: Place<'d>,
    /// The pointer that was changed: the place, or a property of it.
    pub at: String,
    /// The keyword.
    pub keyword: &'static Keyword,
    /// The JSON pointer of the keyword in the document.
    pub pointer: String,
    /// Whether the changed value is valid.
    pub validity: Validity,
    /// The whole value, with the change.
    pub value: Value,
}

impl Change<'_> {
    /// The value without the property that was changed.
    #[must_use]
    pub fn without_it(&self) -> Value {
        let mut value = self.value.clone();
        if let Some((around, name)) = pointer::parent(&self.at)
            && let Some(members) = value.pointer_mut(around).and_then(Value::as_object_mut)
        {
            members.remove(&pointer::unescape(name));
        }
        value
    }

    /// The place as an error shows it for a value that does not fit the documented type.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.place.choice {
            Some(choice) => choice.clone(),
            None => format!("{}{}", self.place.shown, &self.at[self.place.at.len()..]),
        }
    }
}

impl<'d> Schemas<'d> {
    /// The changes of a value for each keyword of its schema, and the keywords that are not covered.
    #[must_use]
    pub fn changes(&self, schema: &Node<'d>, value: &Value) -> (Vec<Change<'d>>, Vec<Uncovered>) {
        let (mut changes, mut uncovered): (Vec<Change<'d>>, _) = (Vec::new(), Vec::new());
        for (index, base) in self.variants(schema, value).iter().enumerate() {
            // A variant differs only within a `oneOf`.
            let places = places(self, schema, base).into_iter();
            for place in places.filter(|place| index == 0 || place.choice.is_some()) {
                for mut change in self.changes_at(schema, base, &place, &mut uncovered) {
                    if index > 0 {
                        change.name = format!("{}_by_choice_{index}", change.name);
                    }
                    if changes.iter().all(|known| known.name != change.name) {
                        changes.push(change);
                    }
                }
            }
        }
        // A keyword that one place cannot cover, such as an empty list, may be covered at another.
        uncovered.retain(|uncovered| {
            !changes.iter().any(|change| change.validity == Validity::Invalid && change.pointer == uncovered.pointer)
        });
        uncovered.sort();
        uncovered.dedup();
        (changes, uncovered)
    }

    /// The changes at one place.
    fn changes_at(
        &self,
        schema: &Node<'d>,
        base: &Value,
        place: &Place<'d>,
        uncovered: &mut Vec<Uncovered>,
    ) -> Vec<Change<'d>> {
        let mut changes = Vec::new();
        let mut parts = schema::parts(&place.node);
        if place.node.effective().pointer() != place.node.pointer() {
            parts.push(place.node.clone());
        }
        let keywords =
            parts.iter().flat_map(|part| part.entries().into_iter().map(move |(name, written)| (part, name, written)));
        for (node, name, written) in keywords.filter(|(_, name, _)| !name.starts_with("x-")) {
            let pointer = written.pointer();
            let Some(keyword) = keyword::find(name) else {
                let reason = format!("`{name}` is not a supported keyword: add it to openapi/src/keyword.rs");
                uncovered.push(Uncovered { pointer: pointer.to_owned(), reason });
                continue;
            };
            let mut violated = false;
            for attempt in attempts(keyword, &Site { schemas: self, place, node, base }) {
                let mut value = base.clone();
                if !attempt.apply(&mut value, &place.at) {
                    continue;
                }
                let (at, validity) = (attempt.at(&place.at), attempt.validity);
                let invalid = matches!(validity, Validity::Invalid | Validity::Null);
                let as_expected = match self.violations(schema, &value) {
                    Ok(violations) if invalid => violation::only(&violations, &at, name),
                    Ok(violations) => violations.is_empty(),
                    Err(invalid_schema) => {
                        uncovered.push(invalid_schema);
                        continue;
                    }
                };
                if as_expected {
                    violated |= invalid;
                    let (place, pointer) = (place.clone(), pointer.to_owned());
                    let name = [place.name(), attempt.name].join("_").trim_start_matches('_').to_owned();
                    changes.push(Change { name, place, at, keyword, pointer, validity, value });
                }
            }
            // A value of another type may match another branch.
            let can_be_violated = keyword.can_be_violated(written.value()) && !(place.branch && name == "type");
            if can_be_violated && !violated {
                let reason = format!("no value was found that violates `{name}` and nothing else");
                uncovered.push(Uncovered { pointer: pointer.to_owned(), reason });
            }
        }
        changes
    }
}

fn attempts(keyword: &Keyword, site: &Site<'_, '_>) -> Vec<Attempt> {
    match keyword.role {
        Role::Annotation => Vec::new(),
        Role::Structure(structure) => structure_values::attempts(structure, site),
        Role::Constraint(constraint) => constraint_values::attempts(keyword, constraint, site),
    }
}
