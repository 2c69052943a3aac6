//! Keywords of schemas.

use openapi_document::{Document, check};

use crate::{BASE, accepts, findings, finds, finds_among};

#[test]
fn a_keyword_that_would_constrain_values_is_found() {
    for (keyword, value) in [("not", "{type: integer}"), ("const", "x"), ("patternProperties", "{}"), ("if", "{}")] {
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
fn a_schema_needs_a_type() {
    let at = "/components/schemas/Sent/properties/spare";
    finds("schema-type", at, "the schema has no type", SPARE, "spare: {description: anything}");
    let message = "\"text\" is not a type";
    finds_among("schema-type", &format!("{at}/type"), message, SPARE, "spare: {type: text}");
    finds("schema-type", at, "the array has no `items`", SPARE, "spare: {type: array}");
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
fn an_unsupported_format_is_found() {
    for (kind, format) in [
        ("string", "email"),
        ("string", "hostname"),
        ("string", "binary"),
        ("number", "float"),
        ("integer", "uint8"),
        ("boolean", "x"),
    ] {
        let at = "/components/schemas/Sent/properties/spare/format";
        let message = format!("the format \"{format}\" is not supported for the type `{kind}`");
        finds("schema-format", at, &message, SPARE, &format!("spare: {{type: {kind}, format: {format}}}"));
    }
    for (kind, format) in [
        ("string", "date"),
        ("string", "date-time"),
        ("string", "uuid"),
        ("string", "ipv4"),
        ("integer", "int32"),
        ("integer", "int64"),
        ("number", "double"),
    ] {
        let spare = format!("{{type: {kind}, nullable: true, format: {format}}}");
        assert_eq!(findings(SPARE, &format!("spare: {spare}")), []);
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
fn a_required_name_is_a_property() {
    let at = "/components/schemas/Sent/required/1";
    finds_among(
        "required-property",
        at,
        "\"ide\" is required but not a property",
        "required: [id]\n",
        "required: [id, ide]\n",
    );
}

#[test]
fn a_map_has_no_properties() {
    let at = "/components/schemas/Sent";
    for (keyword, value) in [("additionalProperties", "{type: string}"), ("minProperties", "1"), ("maxProperties", "3")]
    {
        let message = format!("`{keyword}` describes a map, but the object has `properties`");
        let to = format!("required: [id]\n      {keyword}: {value}\n");
        finds("schema-keyword", &format!("{at}/{keyword}"), &message, "required: [id]\n", &to);
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
