//! The places in a value that a schema describes.

use std::sync::Arc;

use serde_json::Value;

use super::schemas::Schemas;
use crate::{
    Node, pointer,
    schema::{self, is_nullable, parts, properties, required},
};

/// A place in a value, with its schema.
#[derive(Debug, Clone)]
pub struct Place<'d> {
    /// The JSON pointer into the value.
    pub at: String,
    /// Its schema.
    pub node: Node<'d>,
    /// Whether the object around it requires it.
    pub required: bool,
    /// Whether it is a property that the schema lists.
    pub listed: bool,
    /// The place as an error shows it: a key of a map is `*`, unless the document has a property of that name.
    pub shown: String,
    /// The `oneOf` around it, as an error shows it: an error cannot tell which branch was meant.
    pub choice: Option<String>,
    /// Whether its schema is a branch of a `oneOf`.
    pub branch: bool,
    /// The innermost branch around it of a `oneOf` without a discriminator.
    pub(super) alternative: Option<Arc<Alternative<'d>>>,
    /// The outermost place around it whose schema decides what is valid here: a `oneOf`, an `allOf` or an array of distinct items.
    pub(super) decider: Option<Arc<Decider<'d>>>,
}

/// A place whose schema decides what is valid inside of it.
#[derive(Debug, Clone)]
pub(super) struct Decider<'d> {
    /// The JSON pointer into the value.
    pub(super) at: String,
    /// Its schema.
    pub(super) node: Node<'d>,
}

impl<'d> Decider<'d> {
    fn new(at: &str, node: &Node<'d>) -> Arc<Self> {
        Arc::new(Self { at: at.to_owned(), node: node.clone() })
    }
}

/// A branch of a `oneOf` without a discriminator.
#[derive(Debug, Clone)]
pub(super) struct Alternative<'d> {
    /// The JSON pointer into the value.
    pub(super) at: String,
    /// The branch.
    pub(super) branch: Node<'d>,
    /// All branches.
    pub(super) all: Vec<Node<'d>>,
}

impl<'d> Place<'d> {
    /// The whole value, with its schema.
    #[must_use]
    pub fn root(schema: &Node<'d>) -> Self {
        Self {
            at: String::new(),
            node: schema.clone(),
            required: true,
            listed: false,
            shown: String::new(),
            choice: None,
            branch: false,
            alternative: None,
            decider: None,
        }
    }

    /// Whether `null` is valid here.
    #[must_use]
    pub fn nullable(&self) -> bool {
        is_nullable(&self.node)
    }

    /// The component whose values are here.
    #[must_use]
    pub fn component(&self) -> Option<Node<'d>> {
        schema::component(&self.node)
    }

    /// The same place as one of the component alone, without what is written beside the reference to it.
    #[must_use]
    pub fn of_component(&self) -> Self {
        Self { node: self.component().unwrap_or_else(|| self.node.clone()), ..self.clone() }
    }

    /// The name of the place in case ids, relative to a place around it.
    pub(super) fn name(&self, around: &Self) -> String {
        self.at[around.at.len()..].trim_start_matches('/').replace('/', ".")
    }
}

/// Which components a walk enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All, and the first item of an array, and the first of the members of a map.
    All,
    /// None besides the one that it starts at: their places are listed, and what is in them is left out.
    Own,
}

/// A place, and whether it is one of a component that the walk leaves out.
pub(super) type Visited<'d> = (Place<'d>, bool);

/// The places in a value that a schema describes, from one of them.
pub(super) fn places<'d>(schemas: &Schemas<'d>, from: &Place<'d>, value: &Value, extent: Extent) -> Vec<Visited<'d>> {
    let mut walk = Walk { schemas, extent, around: Vec::new(), places: Vec::new() };
    if let Some(value) = value.pointer(&from.at) {
        walk.visit(from.clone(), value);
    }
    walk.places
}

struct Walk<'s, 'd> {
    schemas: &'s Schemas<'d>,
    extent: Extent,
    around: Vec<String>,
    places: Vec<Visited<'d>>,
}

impl<'d> Walk<'_, 'd> {
    fn visit(&mut self, place: Place<'d>, value: &Value) {
        let is_start = self.places.is_empty();
        let (at, shown, schema) = (place.at.clone(), place.shown.clone(), place.node.effective());
        let choices = branches(&schema);
        let choice = place.choice.clone().or_else(|| (!choices.is_empty()).then(|| shown.clone()));
        // Another branch of an `allOf` may describe the same property.
        let decides = !choices.is_empty() || parts(&schema).len() > 1;
        let decider = place.decider.clone().or_else(|| decides.then(|| Decider::new(&at, &place.node)));
        let component = place.component().filter(|_| self.extent == Extent::Own);
        let is_left_out = component.is_some_and(|component| !is_start || component.pointer() != place.node.pointer());
        let alternative = place.alternative.clone();
        self.places.push((Place { choice: choice.clone(), ..place }, is_left_out));
        // A recursive schema is visited one level deep.
        if is_left_out || self.around.iter().filter(|around| *around == schema.pointer()).count() > 1 {
            return;
        }
        self.around.push(schema.pointer().to_owned());
        if choices.is_empty() {
            self.visit_below(&Place { choice, alternative, decider, ..Place::root(&schema) }, &at, &shown, value);
        } else {
            let has_discriminator = schema.get("discriminator").is_some();
            let branch = |node: Node<'d>| Place {
                alternative: if has_discriminator {
                    alternative.clone()
                } else {
                    Some(Arc::new(Alternative { at: at.clone(), branch: node.clone(), all: choices.clone() }))
                },
                at: at.clone(),
                shown: shown.clone(),
                choice: choice.clone(),
                branch: true,
                decider: decider.clone(),
                ..Place::root(&node)
            };
            match self.extent {
                Extent::Own => choices.iter().for_each(|node| self.visit(branch(node.clone()), value)),
                Extent::All => {
                    if let Some(chosen) = choices.iter().find(|branch| self.schemas.allows(branch, value)) {
                        self.visit(branch(chosen.clone()), value);
                    }
                }
            }
        }
        self.around.pop();
    }

    /// Visits the properties or the first item of a value at a place.
    fn visit_below(&mut self, place: &Place<'d>, at: &str, shown: &str, value: &Value) {
        let schema = &place.node;
        let (required, listed) = (required(schema), properties(schema));
        let below = |segment: &str, node: Node<'d>, required: bool, listed: bool, known: bool| {
            let escaped = pointer::escape(segment);
            let shown = format!("{shown}/{}", if known { &escaped } else { "*" });
            Place { at: format!("{at}/{escaped}"), node, required, listed, shown, branch: false, ..place.clone() }
        };
        match value {
            Value::Object(members) => {
                let additional = parts(schema).iter().find_map(|part| part.get("additionalProperties"));
                let mut additional = additional.filter(|node| node.value().is_object());
                for (name, value) in members {
                    if let Some((_, property)) = listed.iter().find(|(known, _)| known == name) {
                        let is_required = required.contains(&name.as_str());
                        self.visit(below(name, property.clone(), is_required, true, true), value);
                    // The others have the same schema.
                    } else if let Some(node) = additional.take() {
                        let known = self.schemas.has_property(name);
                        self.visit(below(name, node, true, false, known), value);
                    }
                }
            }
            Value::Array(items) => {
                let Some(node) = schema.get("items") else { return };
                if let Some(first) = items.first() {
                    let first_place = below("0", node, true, false, true);
                    let list = || schema.flag("uniqueItems").then(|| Decider::new(at, schema));
                    let decider = place.decider.clone().or_else(list);
                    self.visit(Place { decider, ..first_place }, first);
                }
            }
            _ => {}
        }
    }
}

/// The branches of a `oneOf`.
pub(super) fn branches<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    schema.get("oneOf").map(|branches| branches.items()).unwrap_or_default()
}
