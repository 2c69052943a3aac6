//! Walks over the schemas and the other objects of a document, and skips names and data.

use std::collections::HashSet;

pub(crate) use crate::structure::Kind;
use crate::{Document, Node};

/// A schema or another object of the specification. Its `$ref` is not followed.
#[derive(Debug, Clone)]
pub(crate) struct Place<'d> {
    pub(crate) node: Node<'d>,
    pub(crate) kind: Kind,
}

/// All places of a document.
pub(crate) fn document(document: &Document) -> Vec<Place<'_>> {
    below(document.root(), Kind::Object)
}

/// `node` and the places below it.
pub(crate) fn below(node: Node<'_>, kind: Kind) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    visit(node, kind, &mut places);
    places
}

/// `node`, the places below it, and the same for the targets of their `$ref`s.
pub(crate) fn reachable(node: Node<'_>, kind: Kind) -> Vec<Place<'_>> {
    let document = node.document();
    let mut places = below(node, kind);
    let mut seen = HashSet::new();
    let mut next = 0;
    while let Some(Place { node, kind }) = places.get(next).cloned() {
        next += 1;
        if let Some(target) = node.target().filter(|target| seen.insert(*target)).and_then(|target| document.at(target))
        {
            places.extend(below(target, kind));
        }
    }
    places
}

/// The schemas among places.
pub(crate) fn schemas<'p, 'd>(places: &'p [Place<'d>]) -> impl Iterator<Item = &'p Node<'d>> {
    places.iter().filter(|place| place.kind == Kind::Schema).map(|place| &place.node)
}

fn visit<'d>(node: Node<'d>, kind: Kind, places: &mut Vec<Place<'d>>) {
    let single = kind.single();
    if node.value().is_array() {
        node.raw_items().into_iter().for_each(|item| visit(item, single, places));
    } else if node.value().is_object() {
        let entries = node.raw_entries();
        if kind == single {
            places.push(Place { node, kind });
        }
        for (key, child) in entries {
            let holds_more = child.value().is_object() || child.value().is_array();
            if let Some(kind) = holds_more.then(|| kind.below(key)).flatten() {
                visit(child, kind, places);
            }
        }
    }
}
