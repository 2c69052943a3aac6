//! Enums, `anyOf`, `oneOf`, `allOf`.

use crate::{accepts, findings, finds, finds_among};

/// The property `spare` of the base document's response.
const SPARE: &str = "spare: {type: string}";
const AT: &str = "/components/schemas/Sent/properties/spare";
const SCHEMAS: &str = "    Send:\n";

#[test]
fn strings_of_a_choice_are_one_string_or_enum() {
    let open = "[{type: string, enum: [known]}, {type: string}]";
    for other in [
        "[{type: string, enum: [known]}, {type: string, minLength: 1}]",
        "[{type: string, enum: [known]}, {type: string}, {type: string}]",
        "[{type: string}, {type: string, enum: [known]}]",
        "[{type: string, format: uuid}, {type: string, format: date}]",
        "[{type: string}]",
    ] {
        accepts(open, other);
        accepts(&format!("anyOf: {open}"), &format!("oneOf: {other}"));
    }
    accepts(SPARE, "spare: {oneOf: [{type: string, enum: [known]}, {type: string, enum: [other]}]}");
}

#[test]
fn a_choice_has_branches() {
    let message = "`anyOf` is not a list of schemas";
    for to in ["spare: {type: string, anyOf: []}", "spare: {anyOf: {type: string}}"] {
        finds_among("one-of", &format!("{AT}/anyOf"), message, SPARE, to);
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
        let expected = ("discriminator", format!("{AT}{below}"), message.to_owned());
        assert_eq!(variant_findings(choice, first, second), [expected]);
    };
    let (first, second) = (kind("first"), kind("second"));
    let message = "`kind` is `first` in branch 1 of `oneOf` and in another one";
    assert_found(CHOICE, &first, &first, "/discriminator", message);
    let message = "`kind` has no value of its own in branch 1 of `oneOf`";
    assert_found(CHOICE, &first, "properties: {kind: {type: integer}}", "/discriminator", message);
    let mapped =
        CHOICE.replace("propertyName: kind", "propertyName: kind, mapping: {other: '#/components/schemas/First'}");
    let message = "`other` is not the value of `kind` in that branch of `oneOf`";
    assert_found(&mapped, &first, &second, "/discriminator/mapping/other", message);
    let nameless = CHOICE.replace("propertyName: kind", "mapping: {}");
    assert_found(&nameless, &first, &second, "/discriminator", "the `discriminator` has no `propertyName`");
}

#[test]
fn a_discriminator_may_be_written_in_other_ways() {
    let (first, second) = (kind("first"), kind("second"));
    let plain = "properties: {kind: {type: string}}";
    let without = CHOICE.replace(", discriminator: {propertyName: kind}", "");
    let mapped =
        CHOICE.replace("propertyName: kind", "propertyName: kind, mapping: {one: First, two: First, three: Second}");
    let inline = CHOICE.replace("{$ref: '#/components/schemas/Second'}", &format!("{{type: object, {second}}}"));
    let other = first.replace("properties: {", "properties: {other: {$ref: '#/components/schemas/Second'}, ");
    for (choice, first, second) in [
        (without.as_str(), first.as_str(), second.as_str()),
        (&without.replace("oneOf", "anyOf"), &first, &second),
        (&without, &first, &first),
        (&without, plain, "properties: {size: {type: number}}"),
        (CHOICE, &first, "properties: {kind: {type: string, enum: [second]}}"),
        (CHOICE, &first, plain),
        (CHOICE, plain, "properties: {size: {type: number}}"),
        (&CHOICE.replace("oneOf", "anyOf"), plain, plain),
        (&mapped, plain, plain),
        (&inline, &other, &second),
    ] {
        assert_eq!(variant_findings(choice, first, second), [], "{choice} of {first} and {second}");
    }
}

#[test]
fn a_choice_needs_no_components_and_may_have_properties_beside_it() {
    for choice in [
        "oneOf: [{type: object, properties: {a: {type: string}}}, {type: array, items: {type: string}}, {type: integer}]",
        "anyOf: [{type: object, properties: {a: {type: string}}}, {type: 'null'}]",
        "oneOf: [{type: string}, {type: boolean}], nullable: true",
        "type: object, properties: {a: {type: string}}, oneOf: [{required: [a]}, {properties: {b: {type: string}}}]",
        "type: object, properties: {a: {type: string}}, oneOf: [{required: [a]}, {not: {required: [a]}}]",
    ] {
        accepts(SPARE, &format!("spare: {{{choice}}}"));
    }
    accepts(
        SPARE,
        "spare: {type: array, items: {type: string}, oneOf: [{type: integer}, {type: array, items: {type: string}}]}",
    );
    let choice = "type: array, items: {type: string}, oneOf: [{type: integer}, {type: array, items: {type: integer}}]";
    let message = "`type`, `items` beside `oneOf` contradicts a branch";
    finds("one-of", &format!("{AT}/oneOf"), message, SPARE, &format!("spare: {{{choice}}}"));
    accepts(SPARE, "spare: {oneOf: [{type: integer}, {type: array, items: {type: string}}]}");
}

#[test]
fn all_of_merges_its_branches() {
    let both = "allOf: [{$ref: '#/components/schemas/First'}, {$ref: '#/components/schemas/Second'}]";
    let (one, two) = ("properties: {one: {type: string}}", "properties: {two: {type: string}}");
    for (choice, first, second) in [
        (both, one, two),
        (both, one, one),
        (both, one, "properties: {one: {description: narrower, type: string, maxLength: 3}}"),
        (both, one, "required: [one]"),
        (both, one, "additionalProperties: true"),
        (&format!("nullable: true, {both}"), one, two),
        (&both.replace("schemas/Second'}", "schemas/Second'}, {description: more}, {nullable: true}"), one, two),
    ] {
        assert_eq!(variant_findings(choice, first, second), [], "{choice} of {first} and {second}");
    }
}

#[test]
fn branches_of_all_of_do_not_contradict_each_other() {
    let (text, number) = ("properties: {one: {type: string}}", "properties: {one: {type: integer}}");
    let both = "allOf: [{$ref: '#/components/schemas/First'}, {$ref: '#/components/schemas/Second'}]";
    let message = "no schema has both the `type` \"integer\" and the one of another branch of `allOf`, \"string\" (at \
                   /components/schemas/First/properties/one/type, line 61)";
    let expected = ("all-of", "/components/schemas/Second/properties/one/type".to_owned(), message.to_owned());
    assert_eq!(variant_findings(both, text, number), [expected]);
    let patterns = "spare: {allOf: [{type: string, pattern: a}, {type: string, pattern: b}]}";
    let message = "no schema has both the `pattern` \"b\" and the one of another branch of `allOf`, \"a\" (at \
                   /components/schemas/Sent/properties/spare/allOf/0/pattern, line 72)";
    finds("all-of", &format!("{AT}/allOf/1/pattern"), message, SPARE, patterns);
    accepts(SPARE, "spare: {allOf: [{type: string, pattern: a}, {type: string, pattern: a}]}");
}

#[test]
fn all_of_one_schema_can_be_of_any_type_and_nullable() {
    let spare = "spare: {nullable: true, allOf: [{type: string, minLength: 1}]}";
    assert_eq!(findings(SPARE, spare), []);
}
