//! Keywords of schemas.

use crate::{accepts, findings, finds, finds_among};

#[test]
fn an_unknown_keyword_is_found() {
    for (keyword, value) in [("patern", "x"), ("contains", "x"), ("patternProperties", "{}")] {
        let at = format!("/components/schemas/Send/properties/to/{keyword}");
        let message = format!("`{keyword}` is not a supported keyword");
        finds("schema-keyword", &at, &message, ", x-sensitive", &format!(", {keyword}: {value}, x-sensitive"));
    }
}

#[test]
fn an_unsupported_keyword_is_found() {
    let at = "/components/schemas/Sent/properties/spare/not";
    finds(
        "schema-keyword",
        at,
        "`not` is not a supported keyword",
        SPARE,
        "spare: {type: string, not: {type: integer}}",
    );
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
    let message = "only a whole body can be bytes";
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
fn a_schema_has_the_same_name_in_rust() {
    let renamed = super::BASE.replace("Sent", "sent_code");
    let findings =
        openapi_document::check(&openapi_document::Document::parse("base.yaml", &renamed).expect("it is YAML"));
    let [finding] = findings.as_slice() else { panic!("not one finding but {findings:#?}") };
    assert_eq!((finding.rule, finding.remedy.as_str()), ("schema-name", "rename it to `SentCode`"));
}

#[test]
fn a_schema_is_not_named_like_a_rust_type() {
    for name in ["Option", "Vec", "String", "Value", "Default"] {
        let renamed = super::BASE.replace("Sent", name);
        let findings =
            openapi_document::check(&openapi_document::Document::parse("base.yaml", &renamed).expect("it is YAML"));
        let [finding] = findings.as_slice() else { panic!("not one finding but {findings:#?}") };
        let message = format!("`{name}` is the name of a Rust type");
        assert_eq!((finding.rule, &finding.message), ("schema-name", &message));
    }
}
