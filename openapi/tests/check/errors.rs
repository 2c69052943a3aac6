//! The schema of errors.

use openapi_document::{Document, ErrorConvention, check};

use crate::{BASE, accepts, findings, finds};

const ERROR: &str = "/components/schemas/ErrorResponse";
const GONE: &str = "        \"404\": {$ref: \"#/components/responses/Refused\"}\n";

fn content(body: &str) -> String {
    GONE.replace("{$ref: \"#/components/responses/Refused\"}", &format!("{{description: no, content: {body}}}"))
}

#[test]
fn the_error_schema_may_have_any_name() {
    let document = Document::parse("base.yaml", &BASE.replace("ErrorResponse", "Problem")).expect("it is YAML");
    assert_eq!(check(&document), []);
    let convention = ErrorConvention::of(&document).expect("it is marked");
    assert_eq!(
        (convention.name().as_str(), convention.code, convention.message),
        ("Problem", Some("error_type"), None)
    );
}

#[test]
fn a_document_needs_no_error_schema() {
    let text = BASE.replace("      x-error: {code: error_type}\n", "");
    let (before, after) = text.split_once("  responses:\n    Refused").expect("it is there");
    let (_, schemas) = after.split_once("  schemas:\n").expect("they are there");
    let (schemas, _) = schemas.split_once("    ErrorResponse:").expect("it is there");
    let text = format!("{before}  schemas:\n{schemas}")
        .replace("{$ref: \"#/components/responses/Refused\"}", "{description: no}");
    let document = Document::parse("base.yaml", &text).expect("it is YAML");
    assert_eq!(check(&document), []);
    assert!(ErrorConvention::of(&document).is_none());
}

#[test]
fn the_error_schema_need_not_be_marked() {
    let text = BASE.replace("      x-error: {code: error_type}\n", "");
    let document = Document::parse("base.yaml", &text).expect("it is YAML");
    assert_eq!(check(&document), []);
    let convention = ErrorConvention::of(&document).expect("its property has a usual name");
    assert_eq!((convention.name().as_str(), convention.code), ("ErrorResponse", Some("error_type")));
    let document = Document::parse("base.yaml", &text.replace("error_type", "reason")).expect("it is YAML");
    assert_eq!(check(&document), []);
    assert!(ErrorConvention::of(&document).is_none(), "`reason` is no usual name");
}

#[test]
fn only_one_schema_is_the_error_schema() {
    let to = "    ErrorType:\n      x-error: {}\n      type: string\n      enum: [known]\n    Other:\n      anyOf: [{type: string";
    let from = "    ErrorType:\n      anyOf: [{type: string";
    let found: Vec<_> = findings(from, to).into_iter().map(|finding| finding.message).collect();
    assert!(found.contains(&"`ErrorType` is a second error schema".to_owned()), "{found:?}");
}

#[test]
fn errors_may_have_different_schemas_or_none() {
    accepts(GONE, &content("{application/json: {schema: {type: object}, examples: {gone: {value: {}}}}}"));
    accepts(GONE, "        \"404\": {description: gone}\n");
}

#[test]
fn each_role_names_a_property_of_a_suitable_type() {
    let from = "x-error: {code: error_type}";
    for (to, role, message) in [
        ("{code: kind}", "code", "the error schema has no property `kind`"),
        ("{code: error_type, status: error_type}", "status", "the property `error_type` is not of the type integer"),
    ] {
        finds("error-property", &format!("{ERROR}/x-error/{role}"), message, from, &format!("x-error: {to}"));
    }
    let message = "`x-error` has an invalid value, or is in the wrong place";
    for other in ["true", "{code: 1}", "{codes: error_type}", "[error_type]"] {
        finds("extension", &format!("{ERROR}/x-error"), message, from, &format!("x-error: {other}"));
    }
}

#[test]
fn error_codes_are_open() {
    let from = "error_type: {$ref: \"#/components/schemas/ErrorType\"}\n    ErrorType:\n      anyOf: [{type: string, enum: [known]}, {type: string}]";
    let message = "the property `error_type` is a closed enum, so a new code would break clients";
    let to = "error_type: {type: string, enum: [unlisted]}";
    finds("error-type", &format!("{ERROR}/properties/error_type"), message, from, to);
    assert_eq!(findings(from, "error_type: {type: string}"), []);
}
