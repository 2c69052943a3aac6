//! `$ref`s.

use crate::{accepts, finds};

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
    finds(
        rule,
        "/components/schemas/Loop",
        circle,
        "    Send:",
        "    Loop: {$ref: \"#/components/schemas/Loop\"}\n    Send:",
    );
}

#[test]
fn keys_may_stand_beside_a_reference() {
    accepts("schemas/Send\"}", "schemas/Send\", x-sensitive: true, description: What is sent., maxLength: 3}");
}
