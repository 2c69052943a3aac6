//! Recursion: a schema must not contain itself, and must have a finite value of moderate size.

use std::collections::{HashMap, HashSet};

use super::Report;
use crate::{
    Node,
    keyword::Measure,
    pointer,
    schema::{self, parts, properties, required},
    walk,
};

/// The maximum number of objects, arrays and scalars in the smallest value of a schema.
const MOST_PARTS: u64 = 10_000;
/// The maximum depth of the smallest value.
const MOST_LEVELS: u64 = 60;

pub(super) fn check(report: &mut Report<'_>) {
    let places = report.places();
    let schemas: Vec<_> = walk::schemas(&places).collect();
    let circles: Vec<_> = schemas.iter().filter(|schema| is_part_of_itself(schema)).collect();
    for schema in &circles {
        let message = format!("{} is a branch of itself", named(schema));
        report.add("recursive-schema", schema.pointer(), None, message, "refer to it from a property or from `items`");
    }
    // The size of a schema in a circle would be reported for the same reason.
    if !circles.is_empty() {
        return;
    }
    let smallest = Smallest::of(&schemas);
    for schema in schemas.iter().filter(|schema| schema.reference().is_none()) {
        let (message, remedy) = match smallest.sizes.get(schema.pointer()) {
            None if is_first(schema, &smallest) => {
                let remedy = "make the property that leads back nullable, or remove it from `required`, or remove `minItems` or `minProperties`";
                (format!("{} requires itself, so no value of it ends", named(schema)), remedy)
            }
            Some(size) if size.parts > MOST_PARTS => {
                let message = format!("the smallest value of {} has more than {MOST_PARTS} parts", named(schema));
                (message, "remove properties from `required`, here or below")
            }
            Some(size) if size.levels > MOST_LEVELS && is_named(schema) => {
                let message = format!("the smallest value of {} is more than {MOST_LEVELS} levels deep", named(schema));
                (message, "remove properties from `required`, here or below")
            }
            _ => continue,
        };
        report.add("recursive-schema", schema.pointer(), None, message, remedy);
    }
}

/// Whether it is a component. What is inside of one is reported there.
fn is_named(schema: &Node<'_>) -> bool {
    pointer::parent(schema.pointer()).is_some_and(|(around, _)| around == "/components/schemas")
}

fn is_first(schema: &Node<'_>, smallest: &Smallest) -> bool {
    is_named(schema) && parts(schema).iter().all(|part| !smallest.sizes.contains_key(part.pointer()))
}

fn named(schema: &Node<'_>) -> String {
    format!("`{}`", pointer::last(schema.pointer()))
}

/// The schemas that a value of this one also has to match: all of an `allOf`, one of a `oneOf` or `anyOf`.
fn branches<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    let lists = ["allOf", "oneOf", "anyOf"].into_iter().filter_map(|key| schema.raw_get(key));
    let branches = lists.flat_map(|list| list.raw_items());
    branches.filter_map(|branch| branch.resolved()).collect()
}

fn is_part_of_itself(schema: &Node<'_>) -> bool {
    let (mut seen, mut next) = (HashSet::new(), branches(schema));
    while let Some(branch) = next.pop() {
        if branch.pointer() == schema.pointer() {
            return true;
        }
        if seen.insert(branch.pointer().to_owned()) {
            next.extend(branches(&branch));
        }
    }
    false
}

/// The size of the smallest value of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Size {
    parts: u64,
    levels: u64,
}

impl Size {
    const ONE: Self = Self { parts: 1, levels: 1 };

    /// A value that contains others.
    fn around(inner: impl IntoIterator<Item = Self>) -> Self {
        let sum = |sum: Self, size: Self| Self {
            parts: sum.parts.saturating_add(size.parts),
            levels: sum.levels.max(size.levels.saturating_add(1)),
        };
        inner.into_iter().fold(Self::ONE, sum)
    }

    fn times(self, count: u64) -> Self {
        Self { parts: self.parts.saturating_mul(count), ..self }
    }
}

/// The size of the smallest value of each schema that has one, by pointer.
struct Smallest {
    sizes: HashMap<String, Size>,
}

impl Smallest {
    /// Sizes a schema once its parts have sizes, until no further one can be sized. Each round reverses the order, so that a long chain of
    /// schemas takes few rounds.
    fn of(schemas: &[&Node<'_>]) -> Self {
        let mut smallest = Self { sizes: HashMap::new() };
        let mut unknown: Vec<_> = schemas.iter().filter(|schema| schema.reference().is_none()).collect();
        loop {
            let before = unknown.len();
            unknown.reverse();
            unknown.retain(|schema| match smallest.size(schema) {
                Some(size) => smallest.sizes.insert(schema.pointer().to_owned(), size).is_some(),
                None => true,
            });
            if unknown.len() == before {
                return smallest;
            }
        }
    }

    /// The size of a value inside of another one: one without a size of its own may be `null`.
    fn known(&self, schema: &Node<'_>) -> Option<Size> {
        let Some(schema) = schema.resolved() else { return Some(Size::ONE) };
        let null = schema::is_nullable(&schema).then_some(Size::ONE);
        self.sizes.get(schema.pointer()).copied().or(null)
    }

    /// The size, if those of the schemas inside are known.
    fn size(&self, schema: &Node<'_>) -> Option<Size> {
        let choices = ["oneOf", "anyOf"].into_iter().find_map(|key| schema.raw_get(key));
        if let Some(choices) = choices.map(|choices| choices.raw_items()).filter(|choices| !choices.is_empty()) {
            return choices.iter().filter_map(|choice| self.known(choice)).min_by_key(|size| size.parts);
        }
        // Another rule reports a size that no sample has.
        let count = |key: &str| match schema.get(key).and_then(|count| count.value().as_u64()) {
            Some(count) => count.min(Measure::Items.largest_sample() as u64),
            None => 0,
        };
        let held = |key: &str, count: u64| match schema.raw_get(key).filter(|held| held.value().is_object()) {
            Some(held) if count > 0 => self.known(&held).map(|size| Size::around([size.times(count)])),
            _ => Some(Size::ONE),
        };
        match schema.text("type") {
            Some("array") => held("items", count("minItems")),
            Some("object") | None => {
                let map = held("additionalProperties", count("minProperties"))?;
                let required = required(schema);
                let members = properties(schema).into_iter().filter(|(name, _)| required.contains(name));
                let members = members.map(|(_, property)| self.known(&property)).collect::<Option<Vec<_>>>()?;
                Some(Size::around(members.into_iter().chain((map != Size::ONE).then_some(map))))
            }
            Some(_) => Some(Size::ONE),
        }
    }
}
