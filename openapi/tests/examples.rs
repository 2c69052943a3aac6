//! Sampled examples.
#![cfg(feature = "sample")]

use openapi_document::{
    Document, Operation, check,
    sample::{Schemas, holders},
};
use serde_json::{Value, json};

const TEXT: &str = r##"
openapi: 3.0.3
security: []
paths:
  /a/{id}:
    get:
      operationId: get_a
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: kind, in: query, schema: {type: string, enum: [b, c]}, examples: {own: {value: c}}}
        - {name: X-Trace, in: header, schema: {type: string, example: t-1}}
        - {name: ids, in: query, content: {application/json: {schema: {type: array, items: {type: integer}}}}}
      responses:
        "200":
          description: it
          headers: {X-Left: {schema: {type: integer, minimum: 3}}}
          content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}
    put:
      operationId: put_a
      parameters: [{name: id, in: path, required: true, schema: {type: string, pattern: "^[.]+$"}}]
      requestBody: {required: true, content: {application/octet-stream: {schema: {type: string, format: binary}}}}
      responses:
        "200": {description: it, content: {application/json: {schema: {$ref: "#/components/schemas/A"}, examples: {sampled: {externalValue: "https://example.org"}}}}}
components:
  schemas:
    A:
      type: object
      required: [id, b]
      properties:
        id: {type: string, example: a-1}
        password: {type: string}
        codes: {type: array, x-sensitive: true, items: {type: string, minLength: 20}}
        count: {type: integer, example: many}
        b: {$ref: "#/components/schemas/B"}
        parent: {$ref: "#/components/schemas/A"}
    B: {type: object, properties: {x: {type: integer}, y: {type: integer}}, example: {x: 7}}
"##;

fn examples(operation: &Operation<'_>) -> Vec<(String, Value)> {
    let own = |of: &str, name: &str, value: &Value| (format!("{of} {name}"), value.clone());
    let mut found = Vec::new();
    for parameter in operation.parameters() {
        found.extend(parameter.examples().iter().map(|example| own(parameter.name(), example.name(), example.value())));
    }
    let request = operation.request_body().into_iter();
    for body in request.chain(operation.responses().iter().filter_map(openapi_document::Response::body)) {
        found.extend(body.examples().iter().map(|example| own("body", example.name(), example.value())));
    }
    for header in operation.responses().iter().flat_map(openapi_document::Response::headers) {
        found.extend(header.examples().iter().map(|example| own(header.name(), example.name(), example.value())));
    }
    found
}

fn document(text: &str) -> Document {
    Document::parse("a.yaml", text).expect("it is YAML")
}

#[test]
fn what_has_no_example_gets_one() {
    let document = document(TEXT).with_samples();
    let [get, put] = &Operation::all(&document)[..] else { panic!("two operations") };
    let a = json!({
        "id": "a-1", "password": "sensitive_text", "codes": ["sensitive_textsensit"], "count": 1, "b": {"x": 7},
        "parent": {"id": "a-1", "b": {}},
    });
    let expected = [
        ("id sampled", json!("text")),
        ("kind own", json!("c")),
        ("X-Trace sampled", json!("t-1")),
        ("ids sampled", json!([1])),
        ("body sampled", a.clone()),
        ("X-Left sampled", json!(3)),
    ];
    assert_eq!(examples(get), expected.map(|(name, value)| (name.to_owned(), value)));
    // No path can have `.` as a segment.
    assert_eq!(examples(put), [("body sampled".to_owned(), json!("AP97Cg==")), ("body sampled".to_owned(), a)]);
}

#[test]
fn samples_are_made_once_and_the_same() {
    let once = document(TEXT).with_samples();
    assert_eq!(once.json(), document(TEXT).with_samples().json());
    assert_eq!(once.json(), once.clone().with_samples().json());
    let example = &once.at("/paths/~1a~1{id}/get/parameters/0/examples/sampled").expect("it is there");
    assert_eq!(once.line(example.pointer()), Some(9));
}

#[test]
fn samples_are_valid() {
    let text = TEXT.replace(", example: many", "").replace("^[.]+$", "^[.]{3,}$");
    assert_eq!(check(&document(&text)), []);
    assert_eq!(check(&document(&text).with_samples()), []);
}

/// The nodes of all samples of a document whose operations all refer to schemas of many levels.
fn size(operations: usize) -> usize {
    let schema = |level: usize| {
        let next = format!("{{$ref: '#/components/schemas/L{}'}}", (level + 1) % 20);
        let properties: String = (0..20).map(|name| format!("p{name}: {next}, ")).collect();
        format!("    L{level}: {{type: object, properties: {{{properties} z: {{type: string}}}}}}\n")
    };
    let operation = |index: usize| {
        let content = "{application/json: {schema: {$ref: '#/components/schemas/L0'}}}";
        format!("  /{index}: {{get: {{operationId: get_{index}, responses: {{'200': {{content: {content}}}}}}}}}\n")
    };
    let schemas: String = (0..20).map(schema).collect();
    let paths: String = (0..operations).map(operation).collect();
    let document =
        document(&format!("openapi: 3.0.3\npaths:\n{paths}components:\n  schemas:\n{schemas}")).with_samples();
    let schemas = Schemas::new(&document);
    let samples = holders(&document).into_iter().filter_map(|holder| holder.sample(&schemas));
    samples.map(|sample| sample.to_string().len()).sum()
}

#[test]
fn samples_have_a_moderate_size_and_grow_with_the_operations() {
    let (few, many) = (size(10), size(40));
    assert!(few > 0 && few < 10 * 4_000, "{few}");
    assert_eq!(many, 4 * few);
}
