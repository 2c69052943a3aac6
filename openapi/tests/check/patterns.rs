//! Patterns: in schemas, of identifiers, and of the credentials that a mock accepts.

use crate::{accepts, finds};

const UNCLOSED: &str = "the pattern cannot be compiled: unclosed group";

#[test]
fn the_pattern_of_a_schema_is_a_regular_expression() {
    let at = "/components/schemas/Send/properties/to/pattern";
    finds("pattern", at, UNCLOSED, "pattern: ^\\+", "pattern: \"(\"");
    let message = "the pattern cannot be compiled: look-around, including look-ahead and look-behind, is not supported";
    finds("pattern", at, message, "pattern: ^\\+", "pattern: (?=.)");
    finds("pattern", at, "the pattern cannot be compiled: it is not a string", "pattern: ^\\+", "pattern: 1");
    let (from, to) = ("schema: {type: string}", "schema: {type: string, pattern: \"(\"}");
    finds("pattern", "/paths/~1send/post/parameters/0/schema/pattern", UNCLOSED, from, to);
}

#[test]
fn a_pattern_may_be_written_as_in_ecma_262() {
    for pattern in [
        r"^[[+]|\/\-\_\:|\u00e9|\p{L}|(?<year>\d{4})|\cA|\bcat\b|[+--]|.$",
        r"^[^]*$|a{b}|}",
        r"^([a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?\.)+$|^\+",
    ] {
        accepts("pattern: ^\\+", &format!("pattern: '{pattern}'"));
    }
}

#[test]
fn a_pattern_is_small_enough_to_be_compiled() {
    let at = "/components/schemas/Send/properties/to/pattern";
    let message = "the pattern cannot be compiled: it is too large: written out, it has more than 8192 parts";
    for pattern in [r"^(((a{1000}){1000}){1000})|\+$", r"^\+[\s\S]{0,100000}"] {
        finds("pattern", at, message, "pattern: ^\\+", &format!("pattern: '{pattern}'"));
    }
    accepts("pattern: ^\\+", "pattern: '^a+|^\\+', maxLength: 100000");
    let message = "the pattern cannot be compiled: look-around, including look-ahead and look-behind, is not supported";
    finds("pattern", at, message, "pattern: ^\\+", "pattern: '^(?!-)\\+'");
    accepts("pattern: ^\\+", "pattern: '^\\+', description: It starts with a plus.");
}

#[test]
fn the_patterns_of_identifiers_are_regular_expressions() {
    let from = "info: {title: base, version: \"1\"}\n";
    finds("pattern", "/x-identifiers/1", UNCLOSED, from, &format!("{from}x-identifiers: [^a$, \"(\"]\n"));
}

#[test]
fn the_patterns_of_accepted_credentials_are_regular_expressions() {
    let at = "/components/securitySchemes/key/x-mock/password";
    finds("pattern", at, UNCLOSED, "    key: {", "    key: {x-mock: {username: ^a, password: \"(\"}, ");
    for (scheme, key) in [("type: http, scheme: bearer", "token"), ("type: apiKey, in: header, name: X-Key", "key")] {
        let from = "{type: http, scheme: basic, x-credential: {username: {name: user, variable: USER_NAME}}}";
        let to = format!("{{{scheme}, x-mock: {{{key}: \"(\"}}}}");
        crate::finds_among("pattern", &format!("/components/securitySchemes/key/x-mock/{key}"), UNCLOSED, from, &to);
    }
}
