//! Keywords of schemas.

use openapi_document::{Document, check};

use crate::{BASE, accepts, findings, finds, finds_among};

#[test]
fn a_keyword_that_would_constrain_values_is_found() {
    for (keyword, value) in [("not", "{type: integer}"), ("patternProperties", "{}"), ("if", "{}")] {
        let at = format!("/components/schemas/Sent/properties/spare/{keyword}");
        let message = format!("`{keyword}` constrains values, but is not supported");
        finds("schema-keyword", &at, &message, SPARE, &format!("spare: {{type: string, {keyword}: {value}}}"));
    }
}

#[test]
fn a_misspelt_keyword_is_found() {
    for (keyword, meant) in [
        ("patern", "pattern"),
        ("maxlength", "maxLength"),
        ("min_length", "minLength"),
        ("Enum", "enum"),
        ("requird", "required"),
    ] {
        let at = format!("/components/schemas/Sent/properties/spare/{keyword}");
        let to = format!("spare: {{type: string, {keyword}: 1}}");
        finds("schema-keyword", &at, &format!("`{keyword}` is not a keyword"), SPARE, &to);
        assert_eq!(findings(SPARE, &to)[0].remedy, format!("write `{meant}`, or remove it"));
    }
}

#[test]
fn another_key_is_a_warning() {
    for (keyword, remedy) in [
        ("optional", "remove it, or name it `x-…`"),
        ("$id", "remove it, or name it `x-…`"),
        ("x_sensitive", "write `x-sensitive`, or remove it"),
    ] {
        let at = format!("/components/schemas/Sent/properties/spare/{keyword}");
        let to = format!("spare: {{type: string, {keyword}: 1}}");
        let message = format!("`{keyword}` is not a keyword of OpenAPI 3.0, and is ignored");
        finds("unknown-keyword", &at, &message, SPARE, &to);
        let found = findings(SPARE, &to).remove(0);
        assert!(!found.is_error() && found.remedy == remedy, "{found}");
    }
}

#[test]
fn annotations_are_ignored() {
    for annotation in [
        "title: \"Its title\"",
        "xml: {name: s, attribute: true}",
        "deprecated: true",
        "externalDocs: {url: \"https://example.com\"}",
        "x-faker: name",
        "$comment: later",
        "examples: [a]",
        "example: a",
    ] {
        accepts(SPARE, &format!("spare: {{type: string, {annotation}}}"));
    }
}

const SPARE: &str = "spare: {type: string}";

#[test]
fn a_type_is_one_of_six() {
    let at = "/components/schemas/Sent/properties/spare/type";
    finds_among("schema-type", at, "\"text\" is not a type", SPARE, "spare: {type: text}");
    finds_among("schema-type", at, "[\"null\"] is not a type", SPARE, "spare: {type: [\"null\"]}");
}

#[test]
fn a_schema_may_have_no_type() {
    for schema in [
        "{description: anything}",
        "{}",
        "{nullable: true}",
        "{properties: {a: {}}}",
        "{items: {}}",
        "{pattern: ^a}",
        "{enum: [a, b]}",
        "{type: [string, \"null\"]}",
        "{type: [string, integer]}",
        "{type: array}",
        "{type: array, items: {nullable: true, type: integer}}",
    ] {
        accepts(SPARE, &format!("spare: {schema}"));
    }
}

#[test]
fn an_empty_range_is_found() {
    for (least, most) in [("minimum", "maximum"), ("minLength", "maxLength")] {
        let kind = if least == "minimum" { "integer" } else { "string" };
        let at = format!("/components/schemas/Sent/properties/spare/{least}");
        let to = format!("spare: {{type: {kind}, {least}: 5, {most}: 1}}");
        finds("bounds", &at, "no value is at least 5 and at most 1", SPARE, &to);
        assert_eq!(findings(SPARE, &to.replace('5', "1")), []);
    }
}

#[test]
fn only_a_body_is_bytes() {
    let at = "/components/schemas/Sent/properties/spare/format";
    let message = "only a whole body, or a part of a `multipart/form-data` body, can be bytes";
    finds("schema-format", at, message, SPARE, "spare: {type: string, format: binary}");
    accepts(SPARE, "spare: {type: string, format: byte}");
    accepts(SPARE, "spare: {type: string}");
}

#[test]
fn any_other_format_is_accepted() {
    for (kind, format) in [
        ("string", "email"),
        ("string", "uri"),
        ("string", "hostname"),
        ("string", "password"),
        ("string", "byte"),
        ("string", "date"),
        ("number", "float"),
        ("number", "decimal"),
        ("integer", "int32"),
        ("integer", "uint8"),
        ("integer", "uint64"),
        ("integer", "unix-time"),
        ("boolean", "x"),
    ] {
        accepts(SPARE, &format!("spare: {{type: {kind}, nullable: true, format: {format}}}"));
    }
    accepts(SPARE, "spare: {type: integer, minimum: 0, maximum: 18446744073709551615}");
    accepts(SPARE, "spare: {type: integer, exclusiveMinimum: 5}");
}

#[test]
fn properties_may_be_for_requests_or_responses_only() {
    for mark in ["readOnly", "writeOnly"] {
        accepts(SPARE, &format!("spare: {{type: string, {mark}: true}}"));
    }
}

#[test]
fn properties_have_distinct_names_in_rust() {
    for (one, two) in [("a-b", "a_b"), ("type", "type_"), ("Spare", "spare")] {
        let message = format!("`{two}` and `{one}` have the same name in Rust");
        let at = format!("/components/schemas/Sent/properties/{two}");
        let to = format!("{one}: {{type: string}}\n        {two}: {{type: string}}");
        finds("property-name", &at, &message, SPARE, &to);
    }
}

#[test]
fn the_field_for_other_properties_has_a_name_of_its_own() {
    let message = "`extra` has the same name in Rust as the field for properties that are not listed";
    let schema = |name: &str, others: &str| {
        format!("spare: {{type: object, properties: {{{name}: {{type: string}}}}, additionalProperties: {others}}}")
    };
    let at = "/components/schemas/Sent/properties/spare/properties/extra";
    for others in ["true", "{type: string}"] {
        finds("property-name", at, message, SPARE, &schema("extra", others));
        accepts(SPARE, &schema("more", others));
    }
    accepts(SPARE, &schema("extra", "false"));
}

#[test]
fn a_required_name_is_a_property() {
    let ide = |also: &str| format!("required: [id, ide]\n{also}");
    let message = "\"ide\" is required but not a property";
    let closed = "required: [to, ide]\n      additionalProperties: false\n";
    finds_among("required-property", "/components/schemas/Send/required/1", message, "required: [to]\n", closed);
    // Elsewhere it has any value, so only the examples lack it.
    let findings = findings("required: [id]\n", &ide(""));
    assert!(findings.iter().all(|finding| finding.rule == "example"), "{findings:#?}");
}

#[test]
fn a_map_may_have_properties() {
    for (keyword, value) in [("additionalProperties", "{type: string}"), ("minProperties", "1"), ("maxProperties", "3")]
    {
        accepts("required: [id]\n", &format!("required: [id]\n      {keyword}: {value}\n"));
    }
    for schema in ["{type: object}", "{type: object, properties: {}}", "{type: object, additionalProperties: {}}"] {
        accepts(SPARE, &format!("spare: {schema}"));
    }
}

#[test]
fn a_schema_may_have_any_name() {
    for name in
        ["sent_code", "2fa", "Option", "string", "self", "send", "Sent.Code", "Result", "M2MClient", "X2fa", "Send2"]
    {
        // `NAME` and `NAME_` become one name, so one of them is numbered.
        let base = BASE.replace("Sent", name).replace("ErrorType", &format!("{name}_"));
        assert_eq!(check(&Document::parse("base.yaml", &base).expect("it is YAML")), [], "{name}");
    }
}
