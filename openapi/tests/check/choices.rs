//! Enums, `anyOf`, `oneOf`, `allOf`.

use crate::{findings, finds};

/// What the property `spare` of the base document's answer is written as.
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
        let message = "`anyOf` is used for something else than an open enum";
        finds("open-enum", at, message, "[{type: string, enum: [known]}, {type: string}]", other);
    }
}

#[test]
fn an_enum_lists_different_texts() {
    let message = "an `enum` is not a list of different texts";
    for other in [
        "{type: integer, enum: [1, 2]}",
        "{type: string, enum: [a, null]}",
        "{type: string, enum: []}",
        "{type: string, enum: [a, a]}",
    ] {
        finds("enum", &format!("{AT}/enum"), message, SPARE, &format!("spare: {other}"));
    }
}

#[test]
fn an_enum_is_never_null() {
    finds(
        "enum",
        &format!("{AT}/enum"),
        "an `enum` may be null",
        SPARE,
        "spare: {type: string, nullable: true, enum: [a]}",
    );
}

#[test]
fn the_values_of_an_enum_have_names_of_their_own_in_rust() {
    let message = "the values `a_b` and `a-b` have the same name in Rust";
    finds("enum", &format!("{AT}/enum/1"), message, SPARE, "spare: {type: string, enum: [a-b, a_b]}");
}

/// The base document with a choice of two objects in place of the spare property.
fn chosen(choice: &str, first: &str, second: &str) -> String {
    let base = super::BASE.replace(SPARE, &format!("spare: {{{choice}}}"));
    let object = |name: &str, kind: &str| format!("    {name}: {{type: object, {kind}}}\n");
    base.replace(SCHEMAS, &format!("{}{}{SCHEMAS}", object("First", first), object("Second", second)))
}

fn chosen_findings(choice: &str, first: &str, second: &str) -> Vec<(&'static str, String, String)> {
    let document = openapi_document::Document::parse("base.yaml", &chosen(choice, first, second)).expect("it is YAML");
    let findings = openapi_document::check(&document).into_iter();
    findings.map(|finding| (finding.rule, finding.pointer, finding.message)).collect()
}

const CHOICE: &str = "oneOf: [{$ref: '#/components/schemas/First'}, {$ref: '#/components/schemas/Second'}], discriminator: {propertyName: kind}";

fn kind(value: &str) -> String {
    format!("required: [kind], properties: {{kind: {{type: string, enum: [{value}]}}}}")
}

#[test]
fn what_one_of_chooses_from_is_told_apart_by_a_property() {
    assert_eq!(chosen_findings(CHOICE, &kind("first"), &kind("second")), []);
    let told = |choice: &str, first: &str, second: &str, below: &str, message: &str| {
        let expected = ("one-of", format!("{AT}{below}"), message.to_owned());
        assert_eq!(chosen_findings(choice, first, second), [expected]);
    };
    let (first, second) = (kind("first"), kind("second"));
    let without = CHOICE.replace(", discriminator: {propertyName: kind}", "");
    told(&without, &first, &second, "/oneOf", "`oneOf` does not say what tells its schemas apart");
    let message = "`kind` does not tell this schema from the others of `oneOf`";
    for other in
        ["properties: {kind: {type: string, enum: [second]}}", "required: [kind], properties: {kind: {type: string}}"]
    {
        let found = chosen_findings(CHOICE, &first, other);
        assert_eq!(found, [("one-of", format!("{AT}/oneOf/1"), message.to_owned())]);
    }
    let found = chosen_findings(CHOICE, &first, &first);
    let message = "`kind` is `first` in another schema of `oneOf` too";
    assert_eq!(found, [("one-of", format!("{AT}/oneOf/1"), message.to_owned())]);
    let mapped =
        CHOICE.replace("propertyName: kind", "propertyName: kind, mapping: {other: '#/components/schemas/First'}");
    let message = "`other` is not what the schemas of `oneOf` fix `kind` to";
    told(&mapped, &first, &second, "/discriminator/mapping/other", message);
}

#[test]
fn what_one_of_chooses_from_has_a_name() {
    let inline = CHOICE.replace("{$ref: '#/components/schemas/Second'}", "{type: object}");
    let found = chosen_findings(&inline, &kind("first"), &kind("second"));
    let message = "a schema of `oneOf` has no name".to_owned();
    assert!(found.contains(&("one-of", format!("{AT}/oneOf/1"), message)), "{found:?}");
}

#[test]
fn all_of_puts_objects_together_that_share_no_property() {
    let both = "allOf: [{$ref: '#/components/schemas/First'}, {$ref: '#/components/schemas/Second'}]";
    let (one, two) = ("properties: {one: {type: string}}", "properties: {two: {type: string}}");
    assert_eq!(chosen_findings(both, one, two), []);
    let found = chosen_findings(both, one, one);
    let at = "/components/schemas/Second/properties/one";
    assert_eq!(found, [("all-of", at.to_owned(), "`one` is in two schemas of `allOf`".to_owned())]);
    let found = chosen_findings(both, one, "additionalProperties: true");
    let message = "`allOf` puts together something else than objects with `properties`";
    assert_eq!(found, [("all-of", format!("{AT}/allOf/1"), message.to_owned())]);
    let found = chosen_findings(&format!("nullable: true, {both}"), one, two);
    assert_eq!(found, [("all-of", AT.to_owned(), "what `allOf` puts together may be null".to_owned())]);
}

#[test]
fn all_of_one_schema_may_be_any_and_null() {
    let spare = "spare: {nullable: true, allOf: [{type: string, minLength: 1}]}";
    assert_eq!(findings(SPARE, spare), []);
}
