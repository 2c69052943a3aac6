//! Changes of a value: for each keyword of its schema, valid values and values that violate it.

use std::{collections::HashSet, sync::Arc};

use serde_json::Value;

use super::{
    attempt::{Attempt, Site, Validity},
    constraint_values,
    place::{Alternative, Extent, Place, places},
    schemas::{Schemas, Uncovered},
    structure_values, violation,
};
use crate::{
    Node,
    keyword::{self, Keyword, Role},
    pointer, schema,
};

/// A value with one thing changed. The value is made on demand: there are as many changes as there are clauses.
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
    base: Arc<Value>,
    attempt: Attempt,
}

impl Change<'_> {
    /// The whole value, with the change.
    #[must_use]
    pub fn value(&self) -> Value {
        let mut value = Value::clone(&self.base);
        self.attempt.apply(&mut value, &self.place.at);
        value
    }

    /// What is at the pointer that was changed. `None` where a property was removed.
    #[must_use]
    pub fn changed(&self) -> Option<&Value> {
        self.attempt.value.as_ref()
    }

    /// The pointer in the value that is replaced, and what by. `None` where a property is removed.
    #[must_use]
    pub fn edit(&self) -> (String, Option<&Value>) {
        let at = self.attempt.member.as_ref().map(|member| pointer::join(&self.place.at, member));
        (at.unwrap_or_else(|| self.place.at.clone()), self.attempt.value.as_ref())
    }

    /// The value without the property that was changed.
    #[must_use]
    pub fn without_it(&self) -> Value {
        let mut value = self.value();
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
    pub fn changes(&self, schema: &Node<'d>, value: &Arc<Value>) -> (Vec<Change<'d>>, Vec<Uncovered>) {
        self.changes_within(value, &Place::root(schema), Extent::All)
    }

    /// As [`changes`](Self::changes) at one place and below it, without what is inside of other components. So the changes of each component
    /// can be made once, wherever it is used. Their names are relative to the place.
    ///
    /// `null` is a change of whoever refers to a component, and not of the component.
    #[must_use]
    pub fn own_changes(&self, value: &Arc<Value>, from: &Place<'d>) -> (Vec<Change<'d>>, Vec<Uncovered>) {
        self.changes_within(value, from, Extent::Own)
    }

    /// The places of other components in a value, from one place, without those that are inside of other components.
    #[must_use]
    pub fn component_places(&self, value: &Value, from: &Place<'d>) -> Vec<Place<'d>> {
        let places = places(self, from, value, Extent::Own).into_iter();
        places.filter(|(_, is_left_out)| *is_left_out).map(|(place, _)| place).collect()
    }

    /// The places of the properties of an object.
    #[must_use]
    pub fn property_places(&self, schema: &Node<'d>, value: &Value) -> Vec<Place<'d>> {
        let places = places(self, &Place::root(schema), value, Extent::All).into_iter().map(|(place, _)| place);
        places.filter(|place| place.at.matches('/').count() == 1 && !place.branch).collect()
    }

    /// The value with a value at the place that has every property.
    #[must_use]
    pub fn completed_at(&self, value: &Value, place: &Place<'d>) -> Value {
        let mut value = value.clone();
        if let Some(there) = value.pointer_mut(&place.at) {
            *there = match self.allows(&place.node, there) && !there.is_null() {
                true => self.completed(&place.node, there),
                false => self.full(&place.node),
            };
        }
        value
    }

    fn changes_within(
        &self,
        value: &Arc<Value>,
        from: &Place<'d>,
        extent: Extent,
    ) -> (Vec<Change<'d>>, Vec<Uncovered>) {
        let mut changer = Changer { schemas: self, base: value, from, uncovered: Vec::new() };
        let (mut changes, mut names): (Vec<Change<'d>>, HashSet<String>) = (Vec::new(), HashSet::new());
        let places = places(self, from, value, extent);
        for (index, (place, is_left_out)) in places.iter().enumerate() {
            let mut made = if *is_left_out { changer.changes_of_reference(place) } else { changer.changes_at(place) };
            if let Some(list) = changer.list_of(place, &places[..index]) {
                let of_item = if *is_left_out { changer.only_changes_at(place) } else { made.clone() };
                made.extend(changer.in_last_item(list, place, &of_item));
            }
            changes.extend(made.into_iter().filter(|change| names.insert(change.name.clone())));
        }
        // A keyword that one place cannot cover, such as an empty list, may be covered at another.
        let violated: HashSet<_> = changes
            .iter()
            .filter(|change| change.validity == Validity::Invalid)
            .map(|change| change.pointer.as_str())
            .collect();
        let mut uncovered = changer.uncovered;
        uncovered.retain(|uncovered| !violated.contains(uncovered.pointer.as_str()));
        uncovered.sort();
        uncovered.dedup();
        (changes, uncovered)
    }
}

/// Makes the changes of a value.
struct Changer<'s, 'd> {
    schemas: &'s Schemas<'d>,
    base: &'s Arc<Value>,
    /// The place that the changes are named after.
    from: &'s Place<'d>,
    uncovered: Vec<Uncovered>,
}

impl<'d> Changer<'_, 'd> {
    /// The changes at one place.
    fn changes_at(&mut self, place: &Place<'d>) -> Vec<Change<'d>> {
        let mut parts = schema::parts(&place.node);
        if place.node.effective().pointer() != place.node.pointer() {
            parts.push(place.node.clone());
        }
        let mut changes = Vec::new();
        for part in &parts {
            changes.extend(self.changes_for(place, part));
        }
        if place.at == self.from.at && !self.from.at.is_empty() {
            changes.retain(|change| change.validity != Validity::Null);
        }
        changes
    }

    /// As [`changes_at`](Self::changes_at), where another component reports what is not covered.
    fn only_changes_at(&mut self, place: &Place<'d>) -> Vec<Change<'d>> {
        let known = self.uncovered.len();
        let changes = self.changes_at(place);
        self.uncovered.truncate(known);
        changes
    }

    /// The array whose first item is at this place, if its place is among these.
    fn list_of<'p>(&self, place: &Place<'d>, before: &'p [(Place<'d>, bool)]) -> Option<&'p Place<'d>> {
        let (around, _) = pointer::parent(&place.at).filter(|(_, name)| *name == "0")?;
        let (list, _) = before.iter().rev().find(|(list, _)| list.at == around)?;
        self.base.pointer(around).is_some_and(Value::is_array).then_some(list)
    }

    /// A violation of a constraint and another one, each in the last of two items: it would be missed by a check of the first item alone.
    fn in_last_item(&mut self, list: &Place<'d>, place: &Place<'d>, changes: &[Change<'d>]) -> Vec<Change<'d>> {
        let mut invalid: Vec<_> = changes.iter().filter(|change| change.validity == Validity::Invalid).collect();
        let mut kinds = HashSet::new();
        invalid.retain(|change| kinds.insert(change.keyword.constraint().is_some()));
        let Some(item) = self.base.pointer(&place.at).cloned() else { return Vec::new() };
        let moved = invalid.into_iter().filter_map(|change| {
            let mut last = item.clone();
            change.attempt.apply(&mut last, "").then_some(())?;
            let attempt = Attempt {
                inside: format!("/1{}", &change.at[place.at.len()..]),
                ..Attempt::invalid(&format!("last_{}", change.attempt.name), Value::Array(vec![item.clone(), last]))
            };
            let mut moved = self.change(list, change.keyword, &change.pointer, attempt)?;
            // An error shows the item as a whole where it is a choice.
            let is_choice = place.choice.is_some();
            moved.place.choice = moved.place.choice.or_else(|| is_choice.then(|| format!("{}/1", list.shown)));
            Some(moved)
        });
        moved.collect()
    }

    /// The changes for what is written beside the reference to a component, and `null`.
    fn changes_of_reference(&mut self, place: &Place<'d>) -> Vec<Change<'d>> {
        let Some(component) = place.component().filter(|_| !place.branch) else { return Vec::new() };
        let mut changes = Vec::new();
        if component.pointer() != place.node.pointer() {
            changes.extend(self.changes_for(place, &place.node));
        }
        let typed = ["oneOf", "anyOf", "type"].into_iter().find_map(|name| {
            let written = schema::parts(&component).iter().find_map(|part| part.get(name))?;
            Some((keyword::find(name)?, written))
        });
        if let Some((keyword, written)) = typed.filter(|_| !place.nullable()) {
            let null = Attempt { validity: Validity::Null, ..Attempt::invalid("as_null", Value::Null) };
            changes.extend(self.change(place, keyword, written.pointer(), null));
        }
        changes
    }

    /// The changes at one place for the keywords of one part of its schema.
    fn changes_for(&mut self, place: &Place<'d>, node: &Node<'d>) -> Vec<Change<'d>> {
        let mut changes = Vec::new();
        for (name, written) in node.entries().into_iter().filter(|(name, _)| !name.starts_with("x-")) {
            let pointer = written.pointer();
            let Some(keyword) = keyword::find(name) else {
                let reason = format!("`{name}` is not a supported keyword: add it to openapi/src/keyword.rs");
                self.uncovered.push(Uncovered::gap(pointer, reason));
                continue;
            };
            if let Some(reason) = keyword.why_beyond_samples(written.value()) {
                let pointer = pointer.to_owned();
                self.uncovered.push(Uncovered { pointer, reason, is_beyond_samples: true });
            }
            let mut violated = false;
            for attempt in attempts(keyword, &Site { schemas: self.schemas, place, node, base: self.base }) {
                let change = self.change(place, keyword, pointer, attempt);
                violated |= change.iter().any(|change| matches!(change.validity, Validity::Invalid | Validity::Null));
                changes.extend(change);
            }
            // A value of another type may match another branch, and without a discriminator any value may.
            let can_be_violated = keyword.can_be_violated(written.value()) && !(place.branch && name == "type");
            if can_be_violated && !violated && place.alternative.is_none() {
                let reason = format!("no value was found that violates `{name}` and nothing else");
                self.uncovered.push(Uncovered::gap(pointer, reason));
            }
        }
        changes
    }

    /// The attempted change, if it does what it should and nothing else.
    fn change(
        &mut self,
        place: &Place<'d>,
        keyword: &'static Keyword,
        pointer: &str,
        attempt: Attempt,
    ) -> Option<Change<'d>> {
        // What is outside of the place need not be validated again, unless it has a say.
        let decider = place.decider.as_deref();
        let (scope, schema) = decider.map_or((&place.at, &place.node), |decider| (&decider.at, &decider.node));
        if attempt.is_certain {
            return attempt
                .is_possible(self.base.pointer(&place.at)?)
                .then(|| self.made(place, keyword, pointer, attempt));
        }
        let mut changed = self.base.pointer(scope)?.clone();
        if !attempt.apply(&mut changed, &place.at[scope.len()..]) {
            return None;
        }
        let (at, validity) = (attempt.at(&place.at), attempt.validity);
        let is_invalid = matches!(validity, Validity::Invalid | Validity::Null);
        let is_as_expected = match self.alternative(place).filter(|around| around.at.len() >= scope.len()) {
            Some(around) => self.schemas.is_valid(schema, &changed).map(|is_valid| {
                let value = changed.pointer(&around.at[scope.len()..]).filter(|_| is_valid != is_invalid);
                let inside = &at[around.at.len()..];
                value.is_some_and(|value| self.is_as_expected_in(&around, value, inside, keyword, is_invalid))
            }),
            None => self.schemas.violations(schema, &changed).map(|violations| match is_invalid {
                true => violation::only(&violations, &at[scope.len()..], keyword.name),
                false => violations.is_empty(),
            }),
        };
        let is_as_expected = match is_as_expected {
            Ok(is_as_expected) => is_as_expected,
            Err(invalid_schema) => {
                self.uncovered.push(invalid_schema);
                return None;
            }
        };
        if !is_as_expected {
            return None;
        }
        Some(self.made(place, keyword, pointer, attempt))
    }

    fn made(&self, place: &Place<'d>, keyword: &'static Keyword, pointer: &str, attempt: Attempt) -> Change<'d> {
        let name = [place.name(self.from).as_str(), &attempt.name].join("_").trim_start_matches('_').to_owned();
        let (at, validity) = (attempt.at(&place.at), attempt.validity);
        let (pointer, base) = (pointer.to_owned(), Arc::clone(self.base));
        Change { name, place: place.clone(), at, keyword, pointer, validity, base, attempt }
    }
}

impl<'d> Changer<'_, 'd> {
    /// The branch around a place, if it is in a `oneOf` without a discriminator: the place itself, if that is such a `oneOf`.
    fn alternative(&self, place: &Place<'d>) -> Option<Arc<Alternative<'d>>> {
        let own = schema::alternatives(&place.node);
        let own = own.map(|all| Arc::new(Alternative { at: place.at.clone(), branch: place.node.clone(), all }));
        own.or_else(|| place.alternative.clone())
    }

    /// Whether a changed value of a `oneOf` without a discriminator is what it should be in the branch that is meant, which its violations of
    /// the whole do not tell. Where the keyword determines the Rust type, the value must not fit that of another branch either.
    fn is_as_expected_in(
        &self,
        around: &Alternative<'d>,
        value: &Value,
        at: &str,
        keyword: &Keyword,
        is_invalid: bool,
    ) -> bool {
        let violations = |branch: &Node<'d>| self.schemas.violations(branch, value).unwrap_or_default();
        let is_constraint = |name: &str| keyword::find(name).is_some_and(|found| found.constraint().is_some());
        let fits = |branch: &Node<'d>| violations(branch).iter().all(|violation| is_constraint(&violation.keyword));
        let own = violations(&around.branch);
        match is_invalid {
            true => {
                violation::only(&own, at, keyword.name)
                    && (keyword.constraint().is_some() || !around.all.iter().any(fits))
            }
            false => own.is_empty(),
        }
    }
}

fn attempts(keyword: &Keyword, site: &Site<'_, '_>) -> Vec<Attempt> {
    match keyword.role {
        Role::Annotation => Vec::new(),
        Role::Structure(structure) => structure_values::attempts(structure, site),
        Role::Constraint(constraint) => constraint_values::attempts(keyword, constraint, site),
    }
}
