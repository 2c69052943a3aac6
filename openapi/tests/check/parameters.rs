//! Parameters: location, name, schema, examples.

use crate::{accepts, findings, finds};

const TRACE: &str = "{name: trace, in: query, schema: {type: string}, examples: {one: {value: t}}}";
const AT: &str = "/paths/~1send/post/parameters/0";

/// Asserts the finding for another parameter than that of the base document.
#[track_caller]
fn trace(rule: &str, below: &str, message: &str, to: &str) {
    finds(rule, &format!("{AT}{below}"), message, TRACE, to);
}

#[test]
fn a_sensitive_parameter_is_not_in_the_url() {
    let sensitive = TRACE.replace("type: string", "type: string, x-sensitive: true");
    trace("sensitive-parameter", "", "`trace` is sensitive and would be part of the URL", &sensitive);
    assert_eq!(findings(TRACE, &sensitive.replace("query", "header")), []);
}

#[test]
fn a_parameter_is_sent_in_the_path_the_query_or_a_header() {
    let cookie = TRACE.replace("query", "cookie");
    trace("parameter-place", "", "the parameter `trace` is sent in `cookie`", &cookie);
}

#[test]
fn a_header_that_the_client_sets_is_not_a_parameter() {
    for name in
        ["Accept", "Authorization", "content-type", "User-Agent", "Transfer-Encoding", "TE", "Upgrade", "Trailer"]
    {
        let to = TRACE.replace("query", "header").replace("trace", name);
        trace("parameter-place", "", &format!("the client sets the header `{name}`"), &to);
    }
}

#[test]
fn a_header_parameter_has_a_valid_name() {
    let to = TRACE.replace("query", "header").replace("name: trace", "name: \"a b\"");
    trace("parameter-name", "", "`a b` is not a header name", &to);
}

#[test]
fn a_parameter_has_the_default_style() {
    for (extra, keyword, message) in [
        ("style: spaceDelimited", "style", "the parameter `trace` has the style \"spaceDelimited\""),
        ("explode: false", "explode", "`explode` of the parameter `trace` is not supported"),
        ("allowReserved: true", "allowReserved", "`allowReserved` of the parameter `trace` is not supported"),
    ] {
        trace(
            "parameter-style",
            &format!("/{keyword}"),
            message,
            &TRACE.replace("in: query", &format!("in: query, {extra}")),
        );
    }
    assert_eq!(findings(TRACE, &TRACE.replace("in: query", "in: query, style: form, explode: true")), []);
    let content = TRACE.replace("schema: {type: string}", "content: {application/json: {schema: {type: string}}}");
    let message = "`content` of the parameter `trace` is not supported";
    trace("parameter-style", "/content", message, &content);
}

#[test]
fn a_parameter_is_a_plain_value_or_a_list_in_the_query() {
    let message = "the parameter `trace` is not a string, a number or a boolean, or a list of them in the query";
    for schema in [
        "{type: object}",
        "{type: array, items: {type: object}}",
        "{type: array, items: {type: array, items: {type: string}}}",
    ] {
        let found = findings(TRACE, &TRACE.replace("{type: string}", schema));
        assert!(
            found.iter().any(|finding| finding.message == message && finding.rule == "parameter-schema"),
            "{found:?}"
        );
    }
    let list =
        TRACE.replace("{type: string}", "{type: array, items: {type: string}}").replace("value: t", "value: [t]");
    assert_eq!(findings(TRACE, &list), []);
    trace("parameter-schema", "/schema", message, &list.replace("query", "header"));
    let message = "the parameter `trace` has no schema";
    trace("parameter-schema", "", message, &TRACE.replace("schema: {type: string}, ", ""));
    accepts(TRACE, &TRACE.replace("type: string", "type: string, nullable: true"));
}

#[test]
fn a_parameter_has_an_example() {
    let to = TRACE.replace(", examples: {one: {value: t}}", "");
    trace("parameter-example", "", "the parameter `trace` has no example", &to);
}

#[test]
fn a_path_names_its_parameters() {
    let path = TRACE.replace("query", "path, required: true");
    trace("path-parameter", "", "the parameter `trace` is not in the path", &path);
    let operation = "/paths/~1send~1{trace}/post";
    let message = "the path names `trace`, which is not a parameter";
    finds("path-parameter", operation, message, "  /send:\n", "  /send/{trace}:\n");
    let message = "a parameter is only a part of the path segment `{a}.json`";
    finds("path-parameter", "/paths/~1send~1{a}.json/post", message, "  /send:\n", "  /send/{a}.json:\n");
}

#[test]
fn a_path_starts_with_a_slash() {
    let message = "the path `state` does not start with a slash";
    finds("path", "/paths/state/get", message, "  /state:\n", "  state:\n");
}

#[test]
fn a_path_is_sent_as_it_is_written() {
    for segment in [".", "..", "%2E%2e", "a\\b", "a?b", "a#b", "a%zz", "a%4", "a b"] {
        let message = format!("the segment `{segment}` of the path `/{segment}/state` is not sent as it is written");
        let pointer = format!("/paths/~1{segment}~1state/get");
        finds("path", &pointer, &message, "  /state:\n", &format!("  '/{segment}/state':\n"));
    }
    assert_eq!(findings("  /state:\n", "  /a%2fb/...:\n"), []);
}

#[test]
fn a_parameter_in_the_query_has_a_name() {
    let at = "/paths/~1send/post/parameters/0";
    finds("parameter-name", at, "the parameter has no name", "{name: trace,", "{name: '',");
}

#[test]
fn a_parameter_in_the_path_is_required() {
    let from = "  /send:\n    post:\n      operationId: send_code\n      security: [{key: []}]\n      x-sends-message: true\n      \
                x-retry: {policy: unsent_only, reason: it costs money}\n      parameters:\n        - {name: trace, in: query";
    let to = from.replace("/send:", "/send/{trace}:").replace("query", "path");
    let message = "the path parameter `trace` is not required";
    finds("path-parameter", "/paths/~1send~1{trace}/post/parameters/0", message, from, &to);
    assert_eq!(findings(from, &to.replace("in: path", "in: path, required: true")), []);
}

#[test]
fn parameters_have_distinct_names_in_rust() {
    for (name, message) in [
        ("body", "the parameter `body` and the body have the same name in Rust"),
        ("send", "the parameter `send` and the method `send` have the same name in Rust"),
    ] {
        trace("parameter-name", "", message, &TRACE.replace("trace", name));
    }
    let two = format!("{TRACE}\n        - {}", TRACE.replace("name: trace, in: query", "name: Trace, in: header"));
    let message = "the parameter `Trace` and `trace` have the same name in Rust";
    finds("parameter-name", "/paths/~1send/post/parameters/1", message, TRACE, &two);
}
