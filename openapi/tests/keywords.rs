//! The tables of keywords and formats: each row has its words, its values and its effect.

#![cfg(feature = "sample")]

use std::sync::Arc;

use openapi_document::{
    Document,
    format::{self, FORMATS},
    keyword::{self, Effect, KEYWORDS, Role},
    sample::{Schemas, Uncovered, Validity},
    validator,
};
use serde_json::{Value, json};

/// For each constraint: its name, a schema with it, and the name of a change that violates it.
const CONSTRAINTS: [(&str, &str, &str); 15] = [
    ("minimum", "{type: integer, minimum: 2}", "outside_minimum"),
    ("exclusiveMinimum", "{type: integer, minimum: 2, exclusiveMinimum: true}", "at_exclusive_minimum"),
    ("maximum", "{type: number, maximum: 2.5}", "outside_maximum"),
    ("exclusiveMaximum", "{type: number, maximum: 2.5, exclusiveMaximum: true}", "at_exclusive_maximum"),
    ("multipleOf", "{type: integer, multipleOf: 3}", "no_multiple_by_one"),
    ("minLength", "{type: string, minLength: 2}", "too_short_wide"),
    ("maxLength", "{type: string, maxLength: 5}", "too_long"),
    ("minItems", "{type: array, minItems: 2, items: {type: string}}", "too_few"),
    ("maxItems", "{type: array, maxItems: 2, items: {type: string}}", "too_many"),
    ("uniqueItems", "{type: array, uniqueItems: true, minItems: 2, items: {type: string}}", "equal"),
    ("values", "{type: integer, enum: [2, 7]}", "unlisted"),
    ("minProperties", "{type: object, minProperties: 2, additionalProperties: true}", "too_few_members"),
    ("maxProperties", "{type: object, maxProperties: 2, additionalProperties: true}", "too_many_members"),
    ("pattern", "{type: string, pattern: '^a[0-9]$'}", "shorter_than_shortest"),
    ("format", "{type: string, format: uuid}", "nearly_uuid"),
];

/// For each checked format: its name, valid strings, and invalid strings that look similar.
const STRINGS: [(&str, &[&str], &[&str]); 5] = [
    ("date", &["0001-01-01", "2024-12-31"], &["2024-13-01", "2024-00-10", "2024-1-1", "2024-01-32", " 2024-01-01"]),
    (
        "date-time",
        &["2024-02-29T00:00:00Z", "2016-12-31t23:59:60.5z", "2024-02-29T12:00:00.5+14:00", "2024-02-29T12:00:00-00:00"],
        &["2024-02-29T24:00:00Z", "2024-02-29 00:00:00Z", "2024-02-29T00:00:00", "2024-02-29T00:00Z"],
    ),
    (
        "uuid",
        &["00000000-0000-0000-0000-000000000000", "ABCDEFAB-cdef-4000-8000-0123456789ab"],
        &[
            "00000000000000000000000000000000",
            "0000000g-0000-0000-0000-000000000000",
            "{00000000-0000-0000-0000-000000000000}",
        ],
    ),
    ("byte", &["", "AA==", "c2FtcGxl", "+/+/"], &["AA", "AA=", "A===", "AA==AA==", "A A=", "-_-_"]),
    (
        "ipv4",
        &["0.0.0.0", "255.255.255.255", "192.0.2.10"],
        &["256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.4 ", "1.2.3.-4", "::1"],
    ),
];

fn document(schema: &str) -> Document {
    Document::parse("test.yaml", &format!("components: {{schemas: {{S: {schema}}}}}")).expect("it is YAML")
}

#[test]
fn names_are_unique() {
    for (index, keyword) in KEYWORDS.iter().enumerate() {
        assert_eq!(KEYWORDS.iter().position(|other| other.name == keyword.name), Some(index), "{}", keyword.name);
    }
    for (index, format) in FORMATS.iter().enumerate() {
        assert_eq!(FORMATS.iter().position(|other| other.name == format.name), Some(index), "{}", format.name);
    }
}

#[test]
fn each_constraint_has_valid_and_invalid_values() {
    for (keyword, _) in keyword::constraints() {
        let row = CONSTRAINTS.iter().find(|(name, ..)| *name == keyword.name);
        let (name, schema, expected) = row.unwrap_or_else(|| panic!("`{}` has no row in `CONSTRAINTS`", keyword.name));
        let document = document(schema);
        let (schemas, schema) = (Schemas::new(&document), document.at("/components/schemas/S").expect("it exists"));
        let (changes, uncovered) = schemas.changes(&schema, &Arc::new(schemas.full(&schema)));
        assert_eq!(uncovered, Vec::<Uncovered>::new(), "{name}");
        let invalid = changes.iter().find(|change| change.name == *expected);
        let invalid = invalid.unwrap_or_else(|| panic!("{name}: {expected} is not among the changes"));
        assert_eq!(invalid.validity, Validity::Invalid, "{name}");
        assert!(changes.iter().any(|change| change.validity == Validity::Valid), "{name}");
        assert!(schemas.violations(&schema, &schemas.full(&schema)).expect("it has a validator").is_empty(), "{name}");
    }
}

#[test]
fn each_checked_format_accepts_its_own_strings_only() {
    for format in FORMATS.iter().filter(|format| format.strings.is_some()) {
        let row = STRINGS.iter().find(|(name, ..)| *name == format.name);
        let (name, valid, invalid) = row.unwrap_or_else(|| panic!("`{}` has no row in `STRINGS`", format.name));
        let example = format::strings(name).expect("it is checked").example;
        let of_format = validator(&document(&format!("{{type: string, format: {name}}}")), "/components/schemas/S");
        let of_format = of_format.expect("it is a schema");
        let pattern = format::strings(name).expect("it is checked").pattern.replace('\\', "\\\\");
        let of_pattern =
            validator(&document(&format!("{{type: string, pattern: \"{pattern}\"}}")), "/components/schemas/S");
        let of_pattern = of_pattern.expect("it is a schema");
        for text in valid.iter().chain([&example]) {
            assert!(of_format.is_valid(&json!(text)), "{name} {text}");
            assert!(of_pattern.is_valid(&json!(text)), "the pattern of {name} {text}");
        }
        for text in *invalid {
            assert!(!of_format.is_valid(&json!(text)), "{name} {text}");
            assert!(!of_pattern.is_valid(&json!(text)), "the pattern of {name} {text}");
        }
    }
}

#[test]
fn a_constraint_has_an_opposite_a_field_and_words() {
    let keyword = |name| keyword::find(name).expect("it is in the table");
    assert_eq!(keyword("minLength").opposite().map(|opposite| opposite.name), Some("maxLength"));
    assert_eq!(keyword("pattern").opposite(), None);
    assert_eq!(keyword("multipleOf").field(), "multiple_of");
    let schema = json!({ "minimum": 3, "exclusiveMinimum": true });
    assert_eq!(keyword("minimum").message(&schema["minimum"], &schema), "more than 3");
    assert_eq!(keyword("minimum").documentation(&schema["minimum"], &schema).as_deref(), Some("more than `3`"));
    assert_eq!(keyword("exclusiveMinimum").documentation(&json!(true), &schema), None);
    assert_eq!(
        keyword("minItems").documentation(&json!(2), &json!({})).as_deref(),
        Some("minimum number of items `2`")
    );
}

#[test]
fn a_change_is_tighter_looser_or_different() {
    let effect = |name, old: Value, new: Value| {
        let present = |value: Value| Some(value).filter(|value| !value.is_null());
        keyword::find(name).expect("it is in the table").effect(present(old).as_ref(), present(new).as_ref())
    };
    for (name, old, new, expected) in [
        ("minimum", json!(1), json!(2), Some(Effect::Tighter)),
        ("minimum", json!(2), json!(1), Some(Effect::Looser)),
        ("maxItems", json!(2), json!(1), Some(Effect::Tighter)),
        ("maxItems", json!(2), Value::Null, Some(Effect::Looser)),
        ("exclusiveMaximum", json!(false), json!(true), Some(Effect::Tighter)),
        ("exclusiveMaximum", json!(true), Value::Null, Some(Effect::Looser)),
        ("multipleOf", json!(6), json!(3), Some(Effect::Looser)),
        ("multipleOf", json!(3), json!(4), Some(Effect::Tighter)),
        ("pattern", json!("a"), json!("b"), Some(Effect::Different)),
        ("format", Value::Null, json!("date"), Some(Effect::Tighter)),
        ("format", json!("int32"), json!("int64"), None),
        ("title", json!("a"), json!("b"), None),
        ("values", json!([1]), json!([1, 2]), Some(Effect::Looser)),
        ("values", json!([1, 2]), json!([1]), Some(Effect::Tighter)),
        ("values", json!([1]), json!([2]), Some(Effect::Different)),
    ] {
        assert_eq!(effect(name, old, new), expected, "{name}");
    }
}

#[test]
fn only_constraints_have_an_effect_on_values() {
    for keyword in KEYWORDS.iter().filter(|keyword| !matches!(keyword.role, Role::Constraint(_))) {
        assert_eq!(keyword.effect(None, Some(&json!(1))), None, "{}", keyword.name);
    }
}
