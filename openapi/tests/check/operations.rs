//! Operations: ids, security, retry policy, methods, request bodies.

use openapi_document::{Document, check};

use crate::{BASE, accepts, findings, finds};

const SEND: &str = "/paths/~1send/post";
const ID: &str = "/paths/~1send/post/operationId";

#[test]
fn an_operation_may_have_any_id_or_none() {
    for id in ["sendCode", "send-code", "send__code", "_send", "send_", "1st", "async", "builder", "send.code", "a b/c"]
    {
        accepts("send_code", id);
    }
    accepts("      operationId: send_code\n", "");
    finds("operation-id", ID, "the `operationId` is not a string", "send_code", "[a]");
    let id = format!("send_{}", "a".repeat(100));
    let message = format!("`{id}` has more than 100 bytes, and is the name of a method and of files");
    finds("operation-id", ID, &message, "send_code", &id);
}

#[test]
fn operation_ids_are_distinct_in_rust() {
    let finds_both = |message: &str, remedy: &str, one: &str, other: &str| {
        let base = BASE.replace("operationId: get_state", one);
        let base = base.replace("operationId: send_code\n", &format!("{other}\n"));
        let found = check(&Document::parse("base.yaml", &base).expect("it is YAML"));
        let [finding] = found.as_slice() else { panic!("not one finding but {found:#?}") };
        assert_eq!((finding.rule, finding.message.as_str()), ("unique-operation-id", message));
        assert_eq!(finding.remedy, format!("give {remedy}"));
        assert!(finding.line.is_some());
    };
    for (one, other, both) in
        [("xDo", "xDo", "x_do"), ("sendCode", "send_code", "send_code"), ("send_code_2", "send_code2", "send_code_2")]
    {
        let message = format!("`{other}` (POST /send) and `{one}` (GET /state) have the same name in Rust, `{both}`");
        let remedy = "this one another `operationId`, such as `get_state`";
        finds_both(&message, remedy, &format!("operationId: {one}"), &format!("operationId: {other}"));
    }
    let message = "`get_state` (POST /send) and GET /state have the same name in Rust, `get_state`";
    finds_both(message, "one of them another `operationId`", "summary: s", "operationId: get_state");
}

#[test]
fn an_operation_has_a_retry_policy() {
    let from = "      x-retry: {policy: unsent_only, reason: it costs money}\n";
    finds("retry-policy", SEND, "the operation has no retry policy", from, "");
}

#[test]
fn an_operation_id_is_not_a_method_that_replaces_a_credential() {
    for id in ["with_key", "with_key_from"] {
        let message = format!("`{id}` is a method of the generated client");
        finds("operation-id", ID, &message, "send_code", id);
    }
}

#[test]
fn a_misspelt_method_is_found() {
    let message = "`gett` of the path `/state` is neither a method nor another supported key";
    finds("path-item", "/paths/~1state/gett", message, "    get:\n", "    gett:\n");
    assert_eq!(findings("    get:\n", "    summary: the state\n    get:\n"), []);
}

#[test]
fn an_operation_has_no_servers() {
    let message = "the operation has `servers`, but a client sends all operations to one server";
    let to = "      operationId: send_code\n      servers: [{url: https://example.org}]\n";
    finds("operation-servers", "/paths/~1send/post/servers", message, "      operationId: send_code\n", to);
    let message = "`servers` of the path `/send` is neither a method nor another supported key";
    let to = "  /send:\n    servers: [{url: https://example.org}]\n";
    finds("path-item", "/paths/~1send/servers", message, "  /send:\n", to);
}

#[test]
fn only_common_methods_are_supported() {
    for method in ["head", "options", "trace"] {
        let at = format!("/paths/~1state/{method}");
        let message = format!("`{}` is not supported", method.to_uppercase());
        finds("operation-method", &at, &message, "    get:\n", &format!("    {method}:\n"));
    }
}

#[test]
fn a_request_body_is_required() {
    let at = "/paths/~1send/post/requestBody";
    let message = "the body is optional, which is not supported";
    for other in ["", "        required: false\n"] {
        let to = format!(
            "{other}        content:\n          application/json:\n            schema: {{$ref: \"#/components/schemas/Send\"}}"
        );
        let from = "        required: true\n        content:\n          application/json:\n            schema: {$ref: \"#/components/schemas/Send\"}";
        finds("required-body", at, message, from, &to);
    }
}

#[test]
fn a_request_is_json_or_bytes() {
    let at = "/paths/~1send/post/requestBody/content";
    let from = "          application/json:\n            schema: {$ref: \"#/components/schemas/Send\"}";
    for media_type in ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"] {
        let message = format!("the request has the media type `{media_type}`");
        let at = format!("{at}/{}", media_type.replace('/', "~1"));
        finds("media-type", &at, &message, from, &from.replace("application/json", media_type));
    }
    let bytes =
        "          application/octet-stream: {schema: {type: string, format: binary}, examples: {no: {value: AA==}}}\n";
    let message = "the request has several media types";
    finds("media-type", &format!("{at}/application~1json"), message, from, &format!("{bytes}{from}"));
    let message = "the request is bytes, but its schema is not plain binary";
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
    assert_eq!(rules, [("request-schema", at)]);
}
