//! `$ref`s.

use openapi_document::{Document, check};

use crate::{BASE, accepts, findings, finds};

const REFUSED: &str = "        \"404\": {$ref: \"#/components/responses/Refused\"}\n";

#[test]
fn a_reference_has_a_target_in_the_document() {
    let at = "/paths/~1send/post/responses/404";
    let swap = |target: &str| REFUSED.replace("#/components/responses/Refused", target);
    let rule = "unresolved-reference";
    finds(rule, at, "`#/components/responses/Gone` does not exist", REFUSED, &swap("#/components/responses/Gone"));
    finds(rule, at, "`other.yaml#/Refused` is outside the document", REFUSED, &swap("other.yaml#/Refused"));
    finds(rule, at, "`#` is the whole document", REFUSED, &swap("#"));
    finds(rule, at, "`3` is not a reference", REFUSED, &REFUSED.replace("\"#/components/responses/Refused\"", "3"));
    let circle = "`#/components/schemas/Loop` refers to itself";
    let spare = "        spare: {type: string}\n";
    let to = "        spare: {$ref: \"#/components/schemas/Loop\"}\n    Loop: {$ref: \"#/components/schemas/Loop\"}\n";
    finds(rule, "/components/schemas/Loop", circle, spare, to);
}

#[test]
fn what_only_follows_from_a_reference_is_left_out() {
    for (at, name, from) in [
        ("/paths/~1send/post/requestBody/content/application~1json/schema", "Gone", "schemas/Send\"}"),
        ("/components/schemas/ErrorResponse/properties/error_type", "Gone", "schemas/ErrorType\"}"),
    ] {
        let message = format!("`#/components/schemas/{name}` does not exist");
        finds("unresolved-reference", at, &message, from, &format!("schemas/{name}\"}}"));
    }
    let from = "        - {name: trace, in: query, schema: {type: string}, examples: {one: {value: t}}}\n";
    let to = "        - {$ref: \"#/components/parameters/Gone\"}\n";
    finds(
        "unresolved-reference",
        "/paths/~1send/post/parameters/0",
        "`#/components/parameters/Gone` does not exist",
        from,
        to,
    );
}

#[test]
fn others_are_reported_beside_a_reference_without_a_target() {
    let found = findings(REFUSED, &REFUSED.replace("Refused", "Gone"));
    assert_eq!(found.len(), 1, "{found:#?}");
    let base = BASE
        .replace(REFUSED, &REFUSED.replace("Refused", "Gone"))
        .replace("spare: {type: string}", "spare: {type: text}");
    let found = check(&Document::parse("base.yaml", &base).expect("it is YAML"));
    let rules: Vec<_> = found.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["unresolved-reference", "schema-type"], "{found:#?}");
}

#[test]
fn keys_may_stand_beside_a_reference() {
    accepts("schemas/Send\"}", "schemas/Send\", x-sensitive: true, description: What is sent., maxLength: 3}");
}
