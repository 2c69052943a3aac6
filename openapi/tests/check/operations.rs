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
fn an_operation_says_when_it_may_be_sent_again() {
    let from = "      x-retry: {policy: unsent_only, reason: it costs money}\n";
    finds("retry-policy", SEND, "the operation does not say when it may be sent again", from, "");
}

#[test]
fn an_operation_is_not_named_like_a_method_of_the_client() {
    for id in ["builder", "call", "execute", "request", "with_key"] {
        let message = format!("the client has a method `{id}` of its own");
        finds("operation-id", "/paths/~1send/post/operationId", &message, "send_code", id);
    }
}

#[test]
fn no_two_calls_have_the_same_name_in_rust() {
    let message = "the calls of `send_code_2` and `send_code2` would have the same name in Rust";
    let base = super::BASE.replace("get_state", "send_code_2").replace("send_code\n", "send_code2\n");
    let findings = openapi_document::check(&openapi_document::Document::parse("base.yaml", &base).expect("it is YAML"));
    let [finding] = findings.as_slice() else { panic!("not one finding but {findings:#?}") };
    assert_eq!((finding.rule, finding.message.as_str()), ("unique-operation-id", message));
}

#[test]
fn a_misspelt_method_is_no_operation_that_goes_missing() {
    let message = "`gett` is no method, and nothing else that the path `/state` can hold";
    finds("path-item", "/paths/~1state/gett", message, "    get:\n", "    gett:\n");
    assert_eq!(findings("    get:\n", "    summary: the state\n    get:\n"), []);
}

#[test]
fn an_operation_has_no_servers_of_its_own() {
    let message = "the operation has servers of its own, and the client sends all operations to the same";
    let to = "      operationId: send_code\n      servers: [{url: https://example.org}]\n";
    finds("operation-servers", "/paths/~1send/post/servers", message, "      operationId: send_code\n", to);
    let message = "`servers` is no method, and nothing else that the path `/send` can hold";
    let to = "  /send:\n    servers: [{url: https://example.org}]\n";
    finds("path-item", "/paths/~1send/servers", message, "  /send:\n", to);
}

#[test]
fn methods_are_those_of_an_api() {
    for method in ["head", "options", "trace"] {
        let at = format!("/paths/~1state/{method}");
        let message = format!("`{}` is not supported", method.to_uppercase());
        finds("operation-method", &at, &message, "    get:\n", &format!("    {method}:\n"));
    }
}

#[test]
fn a_request_that_has_a_body_always_has_it() {
    let at = "/paths/~1send/post/requestBody";
    let message = "the body may be left out, which a typed call cannot say";
    for other in ["", "        required: false\n"] {
        let to = format!(
            "{other}        content:\n          application/json:\n            schema: {{$ref: \"#/components/schemas/Send\"}}"
        );
        let from = "        required: true\n        content:\n          application/json:\n            schema: {$ref: \"#/components/schemas/Send\"}";
        finds("required-body", at, message, from, &to);
    }
}

#[test]
fn requests_are_documented_as_json_or_bytes_and_as_one_of_them() {
    let at = "/paths/~1send/post/requestBody/content";
    let from = "          application/json:\n            schema: {$ref: \"#/components/schemas/Send\"}";
    for media_type in ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"] {
        let message = format!("the request is documented as `{media_type}`");
        let at = format!("{at}/{}", media_type.replace('/', "~1"));
        finds("media-type", &at, &message, from, &from.replace("application/json", media_type));
    }
    let bytes =
        "          application/octet-stream: {schema: {type: string, format: binary}, examples: {no: {value: AA==}}}\n";
    let message = "the request is documented with several media types";
    finds("media-type", &format!("{at}/application~1json"), message, from, &format!("{bytes}{from}"));
    let message = "the request is bytes, and its schema says more of them";
    let to = from.replace("application/json", "application/octet-stream");
    let found: Vec<_> = findings(from, &to).into_iter().map(|finding| finding.message).collect();
    assert!(found.contains(&message.to_owned()), "{found:?}");
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
