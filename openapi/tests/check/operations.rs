//! Operations: names, credentials, repeating, what they are sent with.

use crate::{findings, finds};

const SEND: &str = "/paths/~1send/post";

#[test]
fn an_operation_has_an_id_in_snake_case_that_rust_has_no_other_use_for() {
    let here = "/paths/~1send/post/operationId";
    finds("operation-id", SEND, "POST /send has no operationId", "      operationId: send_code\n", "");
    for id in ["sendCode", "send-code", "send__code", "_send", "send_", "1st"] {
        finds("operation-id", here, &format!("`{id}` is not snake case"), "send_code", id);
    }
    finds("operation-id", here, "`async` is a keyword of Rust", "send_code", "async");
}

#[test]
fn no_two_operations_share_an_id() {
    let message = "another operation is called `send_code` too";
    finds("unique-operation-id", "/paths/~1state/get/operationId", message, "get_state", "send_code");
}

#[test]
fn an_operation_needs_a_credential() {
    let security = "      security: [{key: []}]\n      x-sends-message: true\n";
    for other in ["", "      security: []\n", "      security: [{}]\n"] {
        let to = format!("{other}      x-sends-message: true\n");
        finds("operation-security", SEND, "the operation needs no credential", security, &to);
    }
    assert_eq!(findings("components:\n", "security: [{key: []}]\ncomponents:\n"), []);
}

#[test]
fn a_credential_names_a_scheme() {
    let from = "[{key: []}]\n      x-sends";
    let to = "[{key: [], kye: []}]\n      x-sends";
    finds("security-scheme", "/paths/~1send/post/security", "there is no security scheme `kye`", from, to);
}

#[test]
fn an_operation_says_when_it_may_be_repeated() {
    let from = "      x-repeat: {policy: only_if_never_received, reason: it costs money}\n";
    finds("repeat-policy", SEND, "the operation does not say when it may be repeated", from, "");
}

#[test]
fn what_is_sensitive_stays_out_of_urls() {
    let at = "/paths/~1send/post/parameters/0";
    let message = "`trace` is sensitive and would be in the URL";
    finds("sensitive-parameter", at, message, "schema: {type: string}}", "schema: {type: string, x-sensitive: true}}");
    finds("sensitive-parameter", at, message, "in: query,", "in: path, required: true, x-sensitive: true,");
    assert_eq!(findings("in: query,", "in: header, x-sensitive: true,"), []);
}

#[test]
fn a_request_has_a_schema_and_an_example() {
    let at = "/paths/~1send/post/requestBody/content/application~1json";
    let example = "            examples:\n              smallest: {value: {to: \"+1\"}}\n";
    finds("request-example", at, "the request has no example", example, "            example: {to: \"+1\"}\n");
    let schema = "            schema: {$ref: \"#/components/schemas/Send\"}\n";
    let found = findings(schema, "");
    let rules: Vec<_> = found.iter().map(|finding| (finding.rule, finding.pointer.as_str())).collect();
    assert_eq!(rules, [("request-schema", at), ("unused-component", "/components/schemas/Send")]);
}
