//! Every object of a document that OpenAPI gives a meaning to, told apart from names and from the values that examples hold.

use std::collections::HashSet;

use crate::{Document, Node};

/// What an object is to OpenAPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A schema, whose keys are keywords.
    Schema,
    /// Any other object of the specification, whose keys are its fields.
    Object,
    /// Names, each with a schema.
    Schemas,
    /// Names, each with another object.
    Objects,
}

/// A schema or another object of the specification, with its `$ref` left alone.
#[derive(Debug, Clone)]
pub(crate) struct Place<'d> {
    pub(crate) node: Node<'d>,
    pub(crate) kind: Kind,
}

/// The whole document.
pub(crate) fn document(document: &Document) -> Vec<Place<'_>> {
    below(document.root(), Kind::Object)
}

/// `node` and what is written below it.
pub(crate) fn below(node: Node<'_>, kind: Kind) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    visit(node, kind, &mut places);
    places
}

/// `node`, what is written below it, and all of that for whatever `$ref`s lead to from there.
pub(crate) fn reachable(node: Node<'_>, kind: Kind) -> Vec<Place<'_>> {
    let document = node.document();
    let mut places = below(node, kind);
    let mut seen = HashSet::new();
    let mut next = 0;
    while let Some(Place { node, kind }) = places.get(next).cloned() {
        next += 1;
        let target = node.reference().and_then(|target| target.strip_prefix('#'));
        if let Some(target) = target.filter(|target| seen.insert(*target)).and_then(|target| document.at(target)) {
            places.extend(below(target, kind));
        }
    }
    places
}

fn visit<'d>(node: Node<'d>, kind: Kind, places: &mut Vec<Place<'d>>) {
    let single = match kind {
        Kind::Schema | Kind::Schemas => Kind::Schema,
        Kind::Object | Kind::Objects => Kind::Object,
    };
    if node.value().is_array() {
        node.raw_items().into_iter().for_each(|item| visit(item, single, places));
    } else if node.value().is_object() {
        let entries = node.raw_entries();
        let named = kind != single;
        if !named {
            places.push(Place { node, kind });
        }
        for (key, child) in entries {
            if let Some(kind) = if named { Some(single) } else { below_key(kind, key) } {
                visit(child, kind, places);
            }
        }
    }
}

fn below_key(kind: Kind, key: &str) -> Option<Kind> {
    match (kind, key) {
        (_, key) if key.starts_with("x-") => None,
        (Kind::Schema, "properties") => Some(Kind::Schemas),
        (Kind::Schema, "items" | "additionalProperties" | "allOf" | "oneOf" | "anyOf" | "not") => Some(Kind::Schema),
        (Kind::Schema, "discriminator" | "externalDocs") => Some(Kind::Object),
        (Kind::Schema, _) => None,
        (_, "example" | "value" | "security" | "mapping" | "scopes") => None,
        (_, "schema") => Some(Kind::Schema),
        (_, "schemas") => Some(Kind::Schemas),
        (_, "paths" | "responses" | "parameters" | "examples" | "requestBodies" | "headers" | "content") => {
            Some(Kind::Objects)
        }
        (_, "securitySchemes" | "links" | "callbacks" | "variables" | "encoding") => Some(Kind::Objects),
        _ => Some(Kind::Object),
    }
}
