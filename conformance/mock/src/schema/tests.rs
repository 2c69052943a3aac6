//! Compares the validator with a complete one.

use openapi_document::{Document, validator};
use serde_json::{Value, json};

use super::{Validator, regex};

/// Schemas of every keyword and format.
const SCHEMAS: &str = r##"
components:
  schemas:
    text: {type: string, minLength: 2, maxLength: 3}
    pattern: {type: string, pattern: "^\\d+$"}
    words: {type: string, pattern: '^\w[\d.-]$'}
    date: {type: string, format: date}
    time: {type: string, format: date-time}
    uuid: {type: string, format: uuid}
    address: {type: string, format: ipv4}
    integer: {type: integer, minimum: 1, maximum: 10}
    exclusive: {type: integer, minimum: 1, maximum: 10, exclusiveMinimum: true, exclusiveMaximum: true}
    number: {type: number, multipleOf: 0.1}
    boolean: {type: boolean}
    nullable: {type: string, nullable: true}
    nullable_enum: {type: string, nullable: true, enum: [a, b]}
    nullable_reference: {nullable: true, allOf: [{$ref: "#/components/schemas/integer"}]}
    numbers: {type: number, enum: [1, 2.5]}
    list: {type: array, minItems: 1, maxItems: 2, uniqueItems: true, items: {$ref: "#/components/schemas/integer"}}
    object:
      type: object
      required: [a]
      properties: {a: {type: string}, "b/c": {$ref: "#/components/schemas/list"}}
      additionalProperties: false
    map: {type: object, additionalProperties: {type: integer}, minProperties: 1, maxProperties: 2}
    open: {type: object, properties: {a: {type: string}}, additionalProperties: true}
    both: {allOf: [{type: object, required: [a]}, {type: object, properties: {a: {type: integer}}}]}
    either: {anyOf: [{type: string, maxLength: 1}, {type: integer}]}
    one: {oneOf: [{type: integer, minimum: 5}, {type: integer, maximum: 6}, {type: string}]}
    no: {not: {type: string}}
    tree: {type: object, properties: {left: {$ref: "#/components/schemas/tree"}, value: {type: integer}}}
"##;

fn values() -> Vec<Value> {
    let mut values = vec![
        json!(null),
        json!(true),
        json!([]),
        json!([1]),
        json!([1, 1.0]),
        json!([1, 2]),
        json!([1, 2, 3]),
        json!([11]),
        json!(["a"]),
        json!({}),
        json!({"a": "x"}),
        json!({"a": 1}),
        json!({"a": "x", "z": 1}),
        json!({"a": "x", "b/c": []}),
        json!({"a": "x", "b/c": [1]}),
        json!({"a": 1, "b": 2, "c": 3}),
        json!({"left": {"left": {"value": 1}}}),
        json!({"left": {"left": {"value": "x"}}}),
    ];
    let numbers =
        ["0", "1", "1.0", "2", "2.5", "5", "6", "7", "10", "11", "-1", "0.3", "0.35", "1e2", "9007199254740993"];
    values.extend(numbers.map(|number| serde_json::from_str(number).expect("it is a number")));
    values.extend(
        [
            "",
            "a",
            "ab",
            "abc",
            "abcd",
            "äöü",
            "12",
            "١٢",
            "12\n",
            "a-",
            "2026-02-28",
            "2026-02-29",
            "2024-02-29",
            "1900-02-29",
            "2000-02-29",
            "2026-13-01",
            "2026-04-31",
            "2026-1-1",
            "2026-11-23T12:00:00Z",
            "2026-11-23t12:00:00.5z",
            "2026-11-23T12:00:00.Z",
            "2026-11-23T12:00:00+01:00",
            "2026-11-23T12:00:00+24:00",
            "2026-11-23T24:00:00Z",
            "2026-11-23T12:60:00Z",
            "2016-12-31T23:59:60Z",
            "2016-12-31T22:59:60Z",
            "2016-12-31T22:59:60-01:00",
            "2026-11-23T12:00:00",
            "2026-11-23 12:00:00Z",
            "6f1c1e0a-5c8e-4b59-9b1a-0d8f4e1f7a11",
            "6f1c1e0a5c8e4b599b1a0d8f4e1f7a11",
            "192.0.2.255",
            "192.0.2.256",
            "192.0.2.01",
            "192.0.2",
        ]
        .map(Value::from),
    );
    values
}

/// Both validators accept the same values, and find the violations at the same places.
#[test]
fn violations_are_those_of_a_complete_validator() {
    let document = Document::parse("schemas.yaml", SCHEMAS).expect("the document is YAML");
    let schemas = document.at("/components/schemas").expect("the document has schemas");
    for (name, schema) in schemas.entries() {
        let complete = validator(&document, schema.pointer()).expect("the schema is valid");
        let mut this = Validator::default();
        this.prepare(&schema).expect("the schema is valid");
        for value in values() {
            // Names that are only in the value are redacted here.
            let place = |path: String| if name == "MapType" { path.replace("b~1c", "[redacted]") } else { path };
            let errors = complete.iter_errors(&value);
            let mut expected: Vec<_> = errors.map(|error| place(error.instance_path().to_string())).collect();
            let mut found: Vec<_> =
                this.violations(&schema, &value).into_iter().map(|violation| violation.pointer).collect();
            // Of a nullable reference, only this validator reports the place inside.
            expected.sort();
            found.sort();
            assert_eq!(found.is_empty(), expected.is_empty(), "{name} {value}");
            if name != "NullableReference" {
                assert_eq!(found, expected, "{name} {value}");
            }
        }
    }
}

#[test]
fn messages_contain_nothing_of_the_value() {
    let document = Document::parse("schemas.yaml", SCHEMAS).expect("the document is YAML");
    let schema = document.at("/components/schemas/Object").expect("the document has it");
    let mut validator = Validator::default();
    validator.prepare(&schema).expect("the schema is valid");
    let found = validator.violations(&schema, &json!({"a": 1234567, "b/c": ["canary"], "canary": 1}));
    let told: Vec<_> = found.iter().map(|violation| format!("{} {}", violation.pointer, violation.message)).collect();
    assert!(told.len() == 3 && !told.concat().contains("canary") && !told.concat().contains("1234567"), "{told:?}");
}

#[test]
fn a_pattern_has_the_meaning_of_ecma_262() {
    assert!(!regex("^\\d$").expect("it is valid").is_match("١"));
    assert!(regex("(?=a)").is_err_and(|error| error.contains("not a regular expression")));
}
