//! Enums, `anyOf`, `oneOf`, `allOf`.

use crate::{accepts, findings, finds};

/// The property `spare` of the base document's response.
const SPARE: &str = "spare: {type: string}";
const AT: &str = "/components/schemas/Sent/properties/spare";
const SCHEMAS: &str = "    Send:\n";

#[test]
fn any_of_is_an_open_enum() {
    for other in [
        "[{type: string, enum: [known]}, {type: string, minLength: 1}]",
        "[{type: string, enum: [known]}, {type: string}, {type: string}]",
        "[{type: string}, {type: string, enum: [known]}]",
        "[{type: string}]",
    ] {
        let at = "/components/schemas/ErrorType/anyOf";
        let message = "`anyOf` is not an open enum";
        finds("open-enum", at, message, "[{type: string, enum: [known]}, {type: string}]", other);
    }
}

#[test]
fn an_enum_lists_values_of_the_type() {
    let message = "no value of the type is in the `enum`, or it lists arrays or objects";
    for other in ["{type: string, enum: []}", "{type: integer, enum: [a]}", "{type: string, enum: [[a]]}"] {
        finds("enum", &format!("{AT}/enum"), message, SPARE, &format!("spare: {other}"));
    }
    for remedy in ["{type: string, enum: [a]}", "{type: integer, enum: [1]}", "{type: string}"] {
        accepts(SPARE, &format!("spare: {remedy}"));
    }
}

#[test]
fn an_enum_is_of_any_scalars() {
    for schema in [
        "{type: integer, enum: [1, 2, 2]}",
        "{type: number, enum: [0.5, 2]}",
        "{type: boolean, enum: [true]}",
        "{type: string, enum: [a, null, a]}",
        "{type: string, nullable: true, enum: [a]}",
        "{type: string, enum: [a-b, a_b]}",
        "{type: string, enum: [ASC, asc], default: none}",
        "{type: string, enum: [1, true]}",
        "{enum: [a, 1, null]}",
        "{const: a}",
    ] {
        accepts(SPARE, &format!("spare: {schema}"));
    }
}

/// The base document with a `oneOf` or `allOf` of two objects as the spare property.
fn with_variant(choice: &str, first: &str, second: &str) -> String {
    let base = super::BASE.replace(SPARE, &format!("spare: {{{choice}}}"));
    let object = |name: &str, kind: &str| format!("    {name}: {{type: object, {kind}}}\n");
    base.replace(SCHEMAS, &format!("{}{}{SCHEMAS}", object("First", first), object("Second", second)))
}

fn variant_findings(choice: &str, first: &str, second: &str) -> Vec<(&'static str, String, String)> {
    let document =
        openapi_document::Document::parse("base.yaml", &with_variant(choice, first, second)).expect("it is YAML");
    let findings = openapi_document::check(&document).into_iter();
    findings.map(|finding| (finding.rule, finding.pointer, finding.message)).collect()
}

const CHOICE: &str = "oneOf: [{$ref: '#/components/schemas/First'}, {$ref: '#/components/schemas/Second'}], discriminator: {propertyName: kind}";

fn kind(value: &str) -> String {
    format!("required: [kind], properties: {{kind: {{type: string, enum: [{value}]}}}}")
}

#[test]
fn one_of_has_a_discriminator() {
    assert_eq!(variant_findings(CHOICE, &kind("first"), &kind("second")), []);
    let assert_found = |choice: &str, first: &str, second: &str, below: &str, message: &str| {
        let expected = ("one-of", format!("{AT}{below}"), message.to_owned());
        assert_eq!(variant_findings(choice, first, second), [expected]);
    };
    let (first, second) = (kind("first"), kind("second"));
    let without = CHOICE.replace(", discriminator: {propertyName: kind}", "");
    assert_found(&without, &first, &second, "/oneOf", "`oneOf` has no discriminator");
    let message = "`kind` has no single required value in this branch of `oneOf`";
    for other in
        ["properties: {kind: {type: string, enum: [second]}}", "required: [kind], properties: {kind: {type: string}}"]
    {
        let found = variant_findings(CHOICE, &first, other);
        assert_eq!(found, [("one-of", format!("{AT}/oneOf/1"), message.to_owned())]);
    }
    let found = variant_findings(CHOICE, &first, &first);
    let message = "`kind` is `first` in another branch of `oneOf` too";
    assert_eq!(found, [("one-of", format!("{AT}/oneOf/1"), message.to_owned())]);
    let mapped =
        CHOICE.replace("propertyName: kind", "propertyName: kind, mapping: {other: '#/components/schemas/First'}");
    let message = "`other` is not the value of `kind` in that branch of `oneOf`";
    assert_found(&mapped, &first, &second, "/discriminator/mapping/other", message);
}

#[test]
fn branches_of_one_of_are_components() {
    let inline = CHOICE.replace("{$ref: '#/components/schemas/Second'}", "{type: object}");
    let found = variant_findings(&inline, &kind("first"), &kind("second"));
    let message = "a branch of `oneOf` is not a component".to_owned();
    assert!(found.contains(&("one-of", format!("{AT}/oneOf/1"), message)), "{found:?}");
}

#[test]
fn all_of_merges_objects_with_distinct_properties() {
    let both = "allOf: [{$ref: '#/components/schemas/First'}, {$ref: '#/components/schemas/Second'}]";
    let (one, two) = ("properties: {one: {type: string}}", "properties: {two: {type: string}}");
    assert_eq!(variant_findings(both, one, two), []);
    let found = variant_findings(both, one, one);
    let at = "/components/schemas/Second/properties/one";
    assert_eq!(found, [("all-of", at.to_owned(), "`one` is a property of two branches of `allOf`".to_owned())]);
    let found = variant_findings(both, one, "additionalProperties: true");
    let message = "a branch of `allOf` is not an object with `properties`";
    assert_eq!(found, [("all-of", format!("{AT}/allOf/1"), message.to_owned())]);
    let found = variant_findings(&format!("nullable: true, {both}"), one, two);
    assert_eq!(found, [("all-of", AT.to_owned(), "an `allOf` of several objects is nullable".to_owned())]);
}

#[test]
fn all_of_one_schema_can_be_of_any_type_and_nullable() {
    let spare = "spare: {nullable: true, allOf: [{type: string, minLength: 1}]}";
    assert_eq!(findings(SPARE, spare), []);
}
