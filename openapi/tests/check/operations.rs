//! Operations: ids, security, retry policy, methods, request bodies.

use crate::{accepts, findings, finds};

const SEND: &str = "/paths/~1send/post";

#[test]
fn an_operation_id_is_in_snake_case_and_not_a_rust_keyword() {
    let here = "/paths/~1send/post/operationId";
    finds("operation-id", SEND, "POST /send has no operationId", "      operationId: send_code\n", "");
    for id in ["sendCode", "send-code", "send__code", "_send", "send_", "1st"] {
        finds("operation-id", here, &format!("`{id}` is not snake case"), "send_code", id);
    }
    finds("operation-id", here, "`async` is a Rust keyword", "send_code", "async");
}

#[test]
fn operation_ids_are_unique() {
    let message = "another operation has the id `send_code`";
    finds("unique-operation-id", "/paths/~1state/get/operationId", message, "get_state", "send_code");
}

#[test]
fn an_operation_may_have_no_retry_policy() {
    accepts("      x-retry: {policy: unsent_only, reason: it costs money}\n", "");
    accepts("      x-retry: {policy: unsent_only, reason: none better is known}\n", "");
}

#[test]
fn an_operation_id_is_not_a_method_of_the_client() {
    for id in ["builder", "call", "execute", "request", "with_key", "with_key_from"] {
        let message = format!("`{id}` is a method of the generated client");
        finds("operation-id", "/paths/~1send/post/operationId", &message, "send_code", id);
    }
}

#[test]
fn operation_ids_are_distinct_in_rust() {
    let message = "`send_code_2` and `send_code2` have the same name in Rust";
    let base = super::BASE.replace("get_state", "send_code_2").replace("send_code\n", "send_code2\n");
    let findings = openapi_document::check(&openapi_document::Document::parse("base.yaml", &base).expect("it is YAML"));
    let [finding] = findings.as_slice() else { panic!("not one finding but {findings:#?}") };
    assert_eq!((finding.rule, finding.message.as_str()), ("unique-operation-id", message));
}

#[test]
fn a_misspelt_method_is_found() {
    let message = "`gett` of the path `/state` is neither a method nor another supported key";
    finds("path-item", "/paths/~1state/gett", message, "    get:\n", "    gett:\n");
    accepts("    get:\n", "    summary: the state\n    description: of all\n    parameters: []\n    get:\n");
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
fn a_request_has_a_schema() {
    let at = "/paths/~1send/post/requestBody/content/application~1json";
    let schema = "            schema: {$ref: \"#/components/schemas/Send\"}\n";
    let found = findings(schema, "");
    let rules: Vec<_> = found.iter().map(|finding| (finding.rule, finding.pointer.as_str())).collect();
    assert_eq!(rules, [("request-schema", at), ("unused-component", "/components/schemas/Send")]);
}

#[test]
fn dots_are_namespaces() {
    let from = "operationId: send_code";
    accepts(from, "operationId: codes.sms.send_code");
    let here = "/paths/~1send/post/operationId";
    let dots = "`codes..send` is not snake case";
    finds("operation-id", here, dots, from, "operationId: codes..send");
    let both = "`get_state` is an operation, and the namespace of another";
    finds("operation-namespace", here, both, from, "operationId: get_state.now");
}

#[test]
fn callbacks_links_and_webhooks_describe_no_call() {
    accepts(
        "      operationId: send_code\n",
        "      operationId: send_code\n      callbacks: {done: {'{$request.body#/to}': {post: {}}}}\n",
    );
    accepts(
        "          description: sent\n",
        "          description: sent\n          links: {state: {operationId: get_state}}\n",
    );
    accepts(
        "components:\n",
        "webhooks: {done: {post: {}}}\ncomponents:\n  callbacks: {unused: {}}\n  links: {unused: {}}\n",
    );
}
