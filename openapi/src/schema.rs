//! What a schema says all in all: its parts, its properties, what is sensitive or may be null, and the schemas below it.

use crate::{
    Document, Node,
    walk::{self, Kind},
};

impl Node<'_> {
    /// The schema that counts: an `allOf` of one branch and no properties of its own, as `nullable` has it, stands for that branch.
    #[must_use]
    pub fn effective(&self) -> Self {
        let this = self.resolved().unwrap_or_else(|| self.clone());
        match this.get("allOf").map(|branches| branches.items()).as_deref() {
            Some([branch]) if this.get("properties").is_none() => branch.clone(),
            _ => this,
        }
    }
}

/// The effective schema, and the parts of each branch of its `allOf`: a value fits all of them. One that leads back to itself is listed
/// once.
#[must_use]
pub fn parts<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    let mut parts: Vec<Node<'d>> = Vec::new();
    let mut next = vec![schema.clone()];
    while let Some(schema) = next.pop() {
        let schema = schema.effective();
        if parts.iter().all(|part| part.pointer() != schema.pointer()) {
            next.extend(schema.get("allOf").map(|branches| branches.items()).unwrap_or_default().into_iter().rev());
            parts.push(schema);
        }
    }
    parts
}

/// The properties that a schema and the branches of its `allOf` list, each with the schema that its `$ref` leads to, if it has one.
#[must_use]
pub fn properties<'d>(schema: &Node<'d>) -> Vec<(&'d str, Node<'d>)> {
    let of = |part: &Node<'d>| part.get("properties").map(|properties| properties.entries()).unwrap_or_default();
    parts(schema).iter().flat_map(of).collect()
}

/// As [`properties`], with each `$ref` left alone.
#[must_use]
pub fn raw_properties<'d>(schema: &Node<'d>) -> Vec<(&'d str, Node<'d>)> {
    let of = |part: &Node<'d>| part.get("properties").map(|properties| properties.raw_entries()).unwrap_or_default();
    parts(schema).iter().flat_map(of).collect()
}

/// The property of a name.
#[must_use]
pub fn property<'d>(schema: &Node<'d>, name: &str) -> Option<Node<'d>> {
    parts(schema).iter().find_map(|part| part.get("properties")?.get(name))
}

/// The names of the properties that an object has to have.
#[must_use]
pub fn required<'d>(schema: &Node<'d>) -> Vec<&'d str> {
    let of = |part: &Node<'d>| part.get("required").map(|names| names.items()).unwrap_or_default();
    parts(schema).iter().flat_map(of).filter_map(|name| name.value().as_str()).collect()
}

/// Whether values are marked sensitive (`x-sensitive`), at the place itself or at the effective schema.
#[must_use]
pub fn is_sensitive(schema: &Node<'_>) -> bool {
    schema.flag("x-sensitive") || schema.effective().flag("x-sensitive")
}

/// Whether values are marked sensitive, or are lists or maps of such values.
#[must_use]
pub fn holds_sensitive(schema: &Node<'_>) -> bool {
    let mut seen: Vec<String> = Vec::new();
    let mut next = vec![schema.clone()];
    while let Some(schema) = next.pop() {
        if is_sensitive(&schema) {
            return true;
        }
        let schema = schema.effective();
        if !seen.iter().any(|seen| seen == schema.pointer()) {
            next.extend(["items", "additionalProperties"].into_iter().filter_map(|key| schema.get(key)));
            seen.push(schema.pointer().to_owned());
        }
    }
    false
}

/// Whether `null` is a value, said at the place itself or at the effective schema.
#[must_use]
pub fn is_nullable(schema: &Node<'_>) -> bool {
    schema.flag("nullable") || schema.effective().flag("nullable")
}

/// Every schema that is written in a document, with each `$ref` left alone, in the order they are written in.
#[must_use]
pub fn all(document: &Document) -> Vec<Node<'_>> {
    schemas(walk::document(document))
}

/// A schema and those written below it, with each `$ref` left alone.
#[must_use]
pub fn below<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    schemas(walk::below(schema.clone(), Kind::Schema))
}

/// A schema, those written below it, and all that `$ref`s lead to from there.
#[must_use]
pub fn reachable<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    schemas(walk::reachable(schema.clone(), Kind::Schema))
}

fn schemas(places: Vec<walk::Place<'_>>) -> Vec<Node<'_>> {
    places.into_iter().filter(|place| place.kind == Kind::Schema).map(|place| place.node).collect()
}
