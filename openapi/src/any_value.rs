//! Values without a type: which of them the document leaves open, and which a schema describes in a way that no type here can say.
//!
//! The canonical form has only `any value` for both, so this compares each such place with the schema as it was written.

use std::collections::HashMap;

use serde_json::Value;

use crate::{
    Body, BodyFormat, Document, Node, Operation, Output, Response,
    document::Origin,
    is_ignored_keyword,
    keyword::{self, Role},
    pointer, schema,
    usable::Usable,
    walk::{self, Kind, Place},
};

/// How many schemas may be inside of each other.
const MAX_DEPTH: usize = 32;

/// The places in the request and the successes of an operation that take any value.
#[derive(Debug, Clone, Default)]
pub struct AnyValues<'d> {
    /// Where the document says nothing of the value, or only that it is an object: nothing is lost.
    pub open: Vec<Node<'d>>,
    /// Where the schema says something that the type does not.
    pub untyped: Vec<Node<'d>>,
}

impl Usable {
    /// Where each operation takes any value, in the order of the operations.
    #[must_use]
    pub fn any_values(&self) -> Vec<AnyValues<'_>> {
        let written = Written { document: &self.written, pointers: self.written.pointers() };
        Operation::all(&self.document).iter().map(|operation| written.any_values(operation)).collect()
    }
}

/// The document as it is written.
struct Written<'w> {
    document: &'w Document,
    /// The pointer of each place, by its index.
    pointers: HashMap<usize, String>,
}

impl Written<'_> {
    fn any_values<'d>(&self, operation: &Operation<'d>) -> AnyValues<'d> {
        let successes: Vec<_> = operation.responses().into_iter().filter(Response::is_success).collect();
        let bodies: Vec<_> = successes.iter().filter_map(Response::body).chain(operation.request_body()).collect();
        let parameters = operation.parameters().into_iter().map(|parameter| parameter.node().clone());
        let nodes = parameters.chain(bodies.iter().map(|body| body.node().clone()));
        let places = nodes.flat_map(|node| walk::reachable(node, Kind::Object)).filter(takes_any);
        let (open, mut untyped): (Vec<_>, Vec<_>) =
            places.map(|place| place.node).partition(|schema| self.is_open(schema));
        untyped.extend(bodies.iter().filter_map(|body| self.undecoded(body)));
        // Different schemas of several successes: the caller gets a JSON value.
        let is_whole = untyped.is_empty() && matches!(operation.output(), Output::Any);
        untyped.extend(is_whole.then(|| operation.node().clone()));
        AnyValues { open, untyped }
    }

    /// Whether the document says nothing of the values of a schema, or only that they are objects.
    fn is_open(&self, schema: &Node<'_>) -> bool {
        let schema = schema.effective();
        match schema.document().origin(schema.pointer()) {
            Origin::At(order) => {
                self.at(order).is_some_and(|written| says_nothing(&written, schema.value(), MAX_DEPTH))
            }
            // What the canonical form adds stands for what the schema around it does not say.
            Origin::In(order) => {
                let canonical = around(&schema).zip(self.at(order));
                canonical.is_some_and(|(canonical, written)| is_carried(&written, &canonical))
            }
            Origin::Document => false,
        }
    }

    /// The schema of a body that is text or bytes to the caller, and more in the document.
    fn undecoded<'d>(&self, body: &Body<'d>) -> Option<Node<'d>> {
        let schema = body.schema().filter(|_| matches!(body.format(), BodyFormat::Text | BodyFormat::Bytes))?;
        let Origin::At(order) = schema.document().origin(schema.pointer()) else { return None };
        let written = self.at(order)?.resolved()?;
        let is_text = written.value()["type"] == "string";
        (!is_text && !says_nothing(&written, schema.value(), MAX_DEPTH)).then_some(schema)
    }

    fn at(&self, order: usize) -> Option<Node<'_>> {
        self.document.at(self.pointers.get(&order)?)
    }
}

/// Whether a place takes any value, or any object.
fn takes_any(place: &Place<'_>) -> bool {
    // What an object has beside its listed properties is any value in every document that does not forbid it.
    let is_map = place.node.raw_get("properties").is_none();
    let is_open = is_map && place.node.raw_get("additionalProperties").is_some_and(|open| open.value() == true);
    place.kind == Kind::Schema && (is_open || schema::is_any(&place.node))
}

/// Whether a schema, as it is written, says nothing of its values that the canonical one does not say too. `null` is any value.
fn says_nothing(written: &Node<'_>, canonical: &Value, left: usize) -> bool {
    let (Some(left), Some(written)) = (left.checked_sub(1), written.resolved()) else { return false };
    if !written.value().is_object() {
        return written.value() == true;
    }
    let is_object = canonical["type"] == "object";
    let none = |branch: &Node<'_>| says_nothing(branch, canonical, left);
    written.raw_entries().into_iter().all(|(key, node)| match (key, node.value()) {
        ("type", kind) => is_object && is_object_type(kind),
        ("properties", Value::Object(properties)) => properties.is_empty(),
        ("required", Value::Array(names)) => names.is_empty(),
        ("additionalProperties", _) => is_object && says_nothing(&node, &Value::Null, left),
        ("allOf", _) => node.raw_items().iter().all(none),
        ("oneOf" | "anyOf", _) => {
            let branches = node.raw_items();
            branches.iter().all(|branch| is_null(branch.value()) || none(branch))
        }
        (key, value) => is_unheeded(key) || canonical.get(key) == Some(value),
    })
}

fn is_object_type(kind: &Value) -> bool {
    match kind {
        Value::Array(kinds) => kinds.iter().all(|kind| kind == "object" || kind == "null"),
        kind => kind == "object",
    }
}

fn is_null(branch: &Value) -> bool {
    branch["type"] == "null"
}

/// Whether all keywords of a schema, as it is written, are in the canonical one.
fn is_carried(written: &Node<'_>, canonical: &Node<'_>) -> bool {
    let Some(object) = written.value().as_object() else { return false };
    object.keys().all(|key| is_unheeded(key) || canonical.raw_get(key).is_some())
}

/// Whether a keyword says nothing of values, or only that they can be `null`.
fn is_unheeded(key: &str) -> bool {
    let is_annotation = keyword::find(key).is_some_and(|keyword| keyword.role == Role::Annotation);
    is_annotation || key == "nullable" || key.starts_with("x-") || is_ignored_keyword(key)
}

/// The nearest place around one that is written in the document.
fn around<'d>(node: &Node<'d>) -> Option<Node<'d>> {
    let mut at = node.pointer();
    while let Some((outer, _)) = pointer::parent(at) {
        if node.document().order(outer) != usize::MAX {
            return node.document().at(outer);
        }
        at = outer;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = r##"
openapi: 3.1.0
info: {title: Test, version: "1"}
servers: [{url: "https://example.com"}]
paths:
  /a:
    post:
      requestBody: {content: {application/json: {schema: SCHEMA}}}
      responses: {"204": {description: d}}
components:
  schemas:
    Any: {description: anything}
    Pair: {type: array, prefixItems: [{type: string}]}
"##;

    /// How many places are open, and how many are untyped.
    #[track_caller]
    fn assert_places(schema: &str, open: usize, untyped: usize) {
        let text = DOCUMENT.replace("SCHEMA", schema);
        let usable = Usable::of(Document::read_as_written("api.yaml", |_| Ok(text.clone())).unwrap()).unwrap();
        let all = usable.any_values();
        let found = |nodes: &[Node<'_>]| nodes.iter().map(|node| node.pointer().to_owned()).collect::<Vec<_>>();
        let found = (found(&all[0].open), found(&all[0].untyped));
        assert_eq!((found.0.len(), found.1.len()), (open, untyped), "{schema} {found:?}");
    }

    #[test]
    fn what_the_document_leaves_open_is_not_lost() {
        for schema in [
            "{}",
            "true",
            "{type: object}",
            "{type: [object, 'null'], title: t, additionalProperties: true, minProperties: 1}",
            "{type: object, additionalProperties: {description: d}}",
            "{type: array}",
            "{type: object, properties: {a: {anyOf: [{type: object}, {type: 'null'}]}}}",
            "{type: object, required: [a], properties: {b: {type: string}}}",
        ] {
            assert_places(schema, 1, 0);
        }
        assert_places("{type: object, properties: {a: {$ref: '#/components/schemas/Any'}}}", 2, 0);
        assert_places("{type: object, properties: {a: {type: string}}, additionalProperties: true}", 0, 0);
    }

    #[test]
    fn a_schema_that_says_more_than_its_type_is_untyped() {
        for schema in [
            "{if: {type: string}}",
            "{type: object, patternProperties: {'^a': {type: string}, '^b': {type: integer}}}",
            "{enum: [a, 1]}",
            "{not: {type: string}}",
        ] {
            assert_places(schema, 0, 1);
        }
        assert_places("{$ref: '#/components/schemas/Pair'}", 0, 1);
        assert_places("{type: object, properties: {a: {}, b: {enum: [a, 1]}}}", 1, 1);
    }

    #[test]
    fn successes_that_differ_are_untyped() {
        let text = DOCUMENT.replace("SCHEMA", "{type: string}").replace(
            r#"responses: {"204": {description: d}}"#,
            r#"responses: {"200": {description: d, content: {application/json: {schema: {type: string}}}}, "201": {description: d, content: {application/json: {schema: {type: integer}}}}}"#,
        );
        let usable = Usable::of(Document::read_as_written("api.yaml", |_| Ok(text.clone())).unwrap()).unwrap();
        let all = usable.any_values();
        assert_eq!((all[0].open.len(), all[0].untyped.len()), (0, 1));
    }
}
