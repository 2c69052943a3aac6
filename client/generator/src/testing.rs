//! Shared by unit tests: a document, and progenitor's output for it.

use openapi_document::Document;
use syn::Item;

use crate::{
    Settings, builders,
    calls::{self, Call},
    codegen, prepare,
    type_map::TypeMap,
    validation::Constraints,
    written::Written,
};

/// A document of one operation, `send`, that takes `Request`, returns `Response` and fails with `Failure`.
pub(crate) const DOCUMENT: &str = r##"
openapi: 3.0.3
info: {title: Test, version: "1"}
paths:
  /send/{to-whom}:
    post:
      operationId: send
      parameters:
        - {name: to-whom, in: path, required: true, schema: {type: string}}
        - {name: limit, in: query, schema: {type: integer}}
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Request"}}}}
      responses:
        "200": {description: Sent., content: {application/json: {schema: {$ref: "#/components/schemas/Response"}}}}
        "400": {description: Not sent., content: {application/json: {schema: {$ref: "#/components/schemas/Failure"}}}}
components:
  schemas:
    Request:
      type: object
      required: [my-text]
      properties:
        my-text: {type: string, maxLength: 3, description: What is sent.}
        secret: {$ref: "#/components/schemas/Secret"}
        size: {type: number}
    Response: {type: object, required: [kind], properties: {kind: {$ref: "#/components/schemas/Kind"}, inner: {$ref: "#/components/schemas/Inner"}}}
    Inner: {type: object, properties: {text: {type: string}}}
    Secret: {type: string, x-sensitive: true}
    Kind: {anyOf: [{type: string, enum: [a]}, {type: string}]}
    Failure: {type: object, x-error: {code: code}, properties: {code: {type: string}}}
"##;

/// Reads a document without checking it.
pub(crate) fn document(text: &str) -> Document {
    Document::parse("test.yaml", text).expect("it is YAML")
}

/// What progenitor writes.
pub(crate) fn written(document: &Document) -> Written {
    let prepared = prepare::prepare(document, &Settings::default()).expect("it can be prepared");
    Written::parse(codegen::generate(prepared).expect("progenitor supports it")).expect("it is Rust")
}

/// The calls and the types of a document.
pub(crate) fn calls_and_types(document: &Document) -> (Vec<Call<'_>>, TypeMap<'_>) {
    let mut written = written(document);
    let calls = calls::find(&mut written.builders, document).expect("each operation has a builder");
    let map = TypeMap::new(&written.types, &calls).expect("each type has a schema");
    (calls, map)
}

/// The builders of a document's calls, rewritten.
pub(crate) fn rewritten_builders(document: &Document) -> String {
    let (calls, _) = calls_and_types(document);
    let mut builders = written(document).builders;
    builders::rewrite(&mut builders, &calls, &mut Constraints::default(), &Settings::default()).expect("it is known");
    source(builders)
}

/// Items as formatted source.
pub(crate) fn source(items: Vec<Item>) -> String {
    prettyplease::unparse(&syn::parse_quote!(#(#items)*))
}

/// Fails unless the source contains a text, regardless of formatting.
#[track_caller]
pub(crate) fn assert_contains(source: &str, expected: &str) {
    assert!(compact(source).contains(&compact(expected)), "`{expected}` is not in\n{source}");
}

/// Fails if the source contains a text, regardless of formatting.
#[track_caller]
pub(crate) fn assert_lacks(source: &str, unexpected: &str) {
    assert!(!compact(source).contains(&compact(unexpected)), "`{unexpected}` is in\n{source}");
}

/// Removes white space and trailing commas.
fn compact(source: &str) -> String {
    source.split_whitespace().collect::<String>().replace(",)", ")").replace(",}", "}")
}
