//! What a schema says about the Rust type of its values.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
};

use openapi_document::{
    Node,
    schema::{alternatives, branches, is_any, is_nullable, parts, properties, required},
};
use serde_json::Value;

use super::is_recursive;

/// A schema, read once.
pub(super) struct Schema<'d> {
    pub(super) is_nullable: bool,
    pub(super) shape: Shape<'d>,
}

/// The shape of the Rust type.
pub(super) enum Shape<'d> {
    /// Any value.
    Any,
    /// A choice: the name of the discriminator, and the branches by its values.
    Named(&'d str, HashMap<&'d str, Node<'d>>),
    /// A choice without a discriminator.
    Alternatives(Vec<Node<'d>>),
    /// An enum that takes other texts, too.
    OpenEnum,
    /// A text, one of these if they are listed.
    Text(Option<&'d Vec<Value>>),
    /// A whole number in a format.
    Integer(Option<&'d str>),
    Number,
    Boolean,
    /// A list, and the schema of its items.
    List(Option<Node<'d>>),
    Object(Object<'d>),
}

/// The properties of an object.
pub(super) struct Object<'d> {
    pub(super) properties: HashMap<&'d str, Property<'d>>,
    pub(super) required: HashSet<&'d str>,
    /// `additionalProperties`.
    pub(super) open: Option<Node<'d>>,
    /// Whether the schema says nothing of the type.
    pub(super) is_untyped: bool,
}

/// A property of an object.
pub(super) struct Property<'d> {
    pub(super) node: Node<'d>,
    is_recursive: OnceCell<bool>,
}

impl Property<'_> {
    pub(super) fn is_recursive(&self) -> bool {
        *self.is_recursive.get_or_init(|| is_recursive(&self.node))
    }
}

impl<'d> Schema<'d> {
    pub(super) fn of(node: &Node<'d>) -> Self {
        Self { is_nullable: is_nullable(node), shape: Shape::of(node) }
    }
}

impl<'d> Shape<'d> {
    fn of(node: &Node<'d>) -> Self {
        if is_any(node) {
            return Self::Any;
        }
        let schema = node.effective();
        if let Some((discriminator, branches)) = branches(&schema) {
            let mut named = HashMap::new();
            for branch in branches {
                for value in branch.values {
                    named.entry(value).or_insert_with(|| branch.schema.clone());
                }
            }
            return Self::Named(discriminator, named);
        }
        if let Some(branches) = alternatives(&schema) {
            return Self::Alternatives(branches);
        }
        if schema.get("anyOf").is_some() {
            return Self::OpenEnum;
        }
        match schema.text("type") {
            // An enum that is no list takes no text.
            Some("string") => {
                Self::Text(schema.get("enum").map(|known| known.value().as_array().unwrap_or(const { &Vec::new() })))
            }
            Some("integer") => Self::Integer(schema.text("format")),
            Some("number") => Self::Number,
            Some("boolean") => Self::Boolean,
            Some("array") => Self::List(schema.get("items")),
            kind => Self::Object(Object::of(&schema, kind.is_none())),
        }
    }
}

impl<'d> Object<'d> {
    fn of(schema: &Node<'d>, has_no_type: bool) -> Self {
        let mut named = HashMap::new();
        for (name, node) in properties(schema) {
            named.entry(name).or_insert(Property { node, is_recursive: OnceCell::new() });
        }
        Self {
            is_untyped: has_no_type && named.is_empty(),
            properties: named,
            required: required(schema).into_iter().collect(),
            open: parts(schema).iter().find_map(|part| part.get("additionalProperties")),
        }
    }
}
