//! Which product a place of a document belongs to: that of the operations that reach it.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    fmt,
};

use openapi_document::{Document, Operation, pointer};
use serde_json::Value;

/// The product of a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Product {
    /// The whole document, or an operation of no product.
    General,
    /// Several products.
    Shared,
    One(String),
}

impl fmt::Display for Product {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::General => "general",
            Self::Shared => "shared",
            Self::One(name) => name,
        })
    }
}

/// The products of a document.
pub(super) struct Products<'d> {
    /// Each operation's place.
    operations: Vec<(String, Option<&'d str>)>,
    /// The products that reach a component, by its pointer.
    components: HashMap<String, BTreeSet<Option<&'d str>>>,
}

impl<'d> Products<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let mut products = Self { operations: Vec::new(), components: HashMap::new() };
        for operation in Operation::all(document) {
            let (node, product) = (operation.node(), operation.product());
            products.operations.push((node.pointer().to_owned(), product));
            let parameters = pointer::parent(node.pointer())
                .and_then(|(item, _)| document.json().pointer(&pointer::join(item, "parameters")));
            let (mut next, mut reached) = (vec![node.value()], HashSet::new());
            next.extend(parameters);
            while let Some(value) = next.pop() {
                for target in references(value) {
                    if reached.insert(target) {
                        products.components.entry(target.to_owned()).or_default().insert(product);
                        next.extend(document.json().pointer(target));
                    }
                }
            }
        }
        products
    }

    /// The product of the place at a JSON pointer.
    pub(super) fn at(&self, at: &str) -> Product {
        let found = match pointer::segments(at).next().as_deref() {
            Some("paths") => {
                let is_of = |(place, _): &&(String, _)| pointer::is_within(at, place) || pointer::is_within(place, at);
                self.operations.iter().filter(is_of).map(|(_, product)| *product).collect()
            }
            Some("components") => {
                let end = at.match_indices('/').nth(3).map_or(at.len(), |(end, _)| end);
                self.components.get(&at[..end]).cloned().unwrap_or_default()
            }
            _ => BTreeSet::new(),
        };
        match found.iter().collect::<Vec<_>>().as_slice() {
            [] | [None] => Product::General,
            [Some(name)] => Product::One((*name).to_owned()),
            _ => Product::Shared,
        }
    }
}

/// The pointers of the components that a value refers to.
fn references(value: &Value) -> Vec<&str> {
    let (mut found, mut next) = (Vec::new(), vec![value]);
    while let Some(value) = next.pop() {
        match value {
            Value::Object(members) => next.extend(members.values()),
            Value::Array(items) => next.extend(items),
            // Also the values of a discriminator's mapping.
            Value::String(text) => found.extend(text.strip_prefix('#').filter(|at| at.starts_with("/components/"))),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_the_products_of_the_operations_that_reach_it() {
        let text = "
openapi: 3.0.3
info: {title: t, version: '1'}
tags: [{name: people, x-feature: users}]
paths:
  /u:
    parameters: [{name: q, in: query, schema: {$ref: '#/components/schemas/Q'}}]
    get: {operationId: sdk.users.get, tags: [people], responses: {'200': {$ref: '#/components/responses/U'}}}
  /s: {get: {operationId: sessions.get, responses: {'200': {$ref: '#/components/responses/S'}}}}
  /o: {get: {operationId: get_other, responses: {'200': {$ref: '#/components/responses/O'}}}}
components:
  responses:
    U: {description: u, content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}
    S: {description: s, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Name'}}}}}
    O: {description: o}
  schemas:
    User: {type: object, properties: {name: {$ref: '#/components/schemas/Name'}, next: {$ref: '#/components/schemas/User'}}}
    Name: {type: string}
    Q: {type: string}
";
        let document = Document::read_as_written("a.yaml", |_| Ok(text.to_owned())).unwrap();
        let products = Products::of(&document);
        for (at, expected) in [
            ("/paths/~1u/get/responses/200", "users"),
            ("/paths/~1u", "users"),
            ("/components/schemas/Q", "users"),
            ("/components/schemas/User/properties/next/type", "users"),
            ("/paths/~1s/get", "sessions"),
            ("/components/responses/S", "sessions"),
            ("/components/schemas/Name", "shared"),
            ("/components/schemas/Name/maxLength", "shared"),
            ("/paths/~1o/get", "general"),
            ("/components/responses/O", "general"),
            ("/info/title", "general"),
            ("", "general"),
        ] {
            assert_eq!(products.at(at).to_string(), expected, "{at}");
        }
    }
}
