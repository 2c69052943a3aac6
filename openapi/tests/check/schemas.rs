//! Keywords of schemas.

use crate::{findings, finds, finds_among};

#[test]
fn an_unknown_keyword_is_found() {
    for (keyword, value) in [("patern", "x"), ("const", "x"), ("patternProperties", "{}")] {
        let at = format!("/components/schemas/Send/properties/to/{keyword}");
        let message = format!("`{keyword}` is not a supported keyword");
        finds("schema-keyword", &at, &message, ", x-sensitive", &format!(", {keyword}: {value}, x-sensitive"));
    }
}

#[test]
fn an_unsupported_keyword_is_found() {
    for (keyword, value) in [("not", "{type: integer}"), ("readOnly", "true"), ("writeOnly", "true")] {
        let at = format!("/components/schemas/Sent/properties/spare/{keyword}");
        let message = format!("`{keyword}` is not a supported keyword");
        finds("schema-keyword", &at, &message, SPARE, &format!("spare: {{type: string, {keyword}: {value}}}"));
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
