//! Parameters: location, name, schema.

use crate::{accepts, findings, finds};

const TRACE: &str = "{name: trace, in: query, schema: {type: string}, examples: {one: {value: t}}}";
const AT: &str = "/paths/~1send/post/parameters/0";

/// Asserts the finding for another parameter than that of the base document.
#[track_caller]
fn trace(rule: &str, below: &str, message: &str, to: &str) {
    finds(rule, &format!("{AT}{below}"), message, TRACE, to);
}

#[test]
fn a_parameter_may_be_sensitive() {
    let sensitive = TRACE.replace("type: string", "type: string, x-sensitive: true");
    accepts(TRACE, &sensitive);
    accepts(TRACE, &sensitive.replace("query", "header"));
}

#[test]
fn a_parameter_is_sent_in_the_path_the_query_a_header_or_a_cookie() {
    let body = TRACE.replace("query", "body");
    trace("parameter-place", "", "the parameter `trace` is sent in `body`", &body);
    accepts(TRACE, &TRACE.replace("query", "cookie"));
    let cookie = TRACE.replace("query", "cookie").replace("name: trace", "name: \"a b\"");
    trace("parameter-name", "", "`a b` is not a cookie name", &cookie);
}

#[test]
fn a_header_that_the_client_sets_is_not_a_parameter() {
    for name in ["User-Agent", "Transfer-Encoding", "TE", "Upgrade", "Trailer", "Cookie"] {
        let to = TRACE.replace("query", "header").replace("trace", name);
        accepts(TRACE, &to);
        let to = to.replace("in: header", "in: header, required: true");
        trace("parameter-place", "", &format!("the client sets the header `{name}`"), &to);
    }
    for name in ["Accept", "Authorization", "content-type"] {
        accepts(TRACE, &TRACE.replace("query", "header").replace("trace", name));
    }
}

#[test]
fn a_header_parameter_has_a_valid_name() {
    let to = TRACE.replace("query", "header").replace("name: trace", "name: \"a b\"");
    trace("parameter-name", "", "`a b` is not a header name", &to);
}

/// The parameter of the base document with another head, schema and example.
fn parameter(head: &str, schema: &str, value: &str) -> String {
    TRACE
        .replace("in: query", head)
        .replace("schema: {type: string}", schema)
        .replace("value: t", &format!("value: {value}"))
}

const LIST: &str = "schema: {type: array, items: {type: string}}";
const OBJECT: &str =
    "schema: {type: object, properties: {from: {type: string, nullable: true}, size: {type: integer}}}";

#[test]
fn a_style_is_accepted_where_it_can_write_the_values() {
    for head in
        ["in: query", "in: query, style: form, explode: true", "in: query, allowReserved: true, allowEmptyValue: true"]
    {
        accepts(TRACE, &TRACE.replace("in: query", head));
    }
    for head in [
        "in: query",
        "in: query, explode: false",
        "in: query, style: spaceDelimited",
        "in: query, style: pipeDelimited, explode: false",
        "in: header",
        "in: header, explode: true",
    ] {
        accepts(TRACE, &parameter(head, LIST, "[t]"));
    }
    for head in ["in: query", "in: query, style: deepObject, explode: true"] {
        accepts(TRACE, &parameter(head, OBJECT, "{from: a, size: 1}"));
    }
    accepts(TRACE, &TRACE.replace("in: query", "in: query, deprecated: true"));
}

#[test]
fn values_that_a_style_cannot_write_are_json() {
    let nested = "schema: {type: object, properties: {a: {type: array, items: {type: string}}}}";
    let lists = "schema: {type: array, items: {type: array, items: {type: string}}}";
    for (schema, value) in [(nested, "{a: [b]}"), (lists, "[[b]]")] {
        let message = "the values are sent as JSON: no style of the query can write them";
        trace("approximated", "", message, &parameter("in: query", schema, value));
    }
    for (head, schema, value, style) in [
        ("in: query, style: deepObject", nested, "{a: [b]}", "deepObject"),
        ("in: query, style: deepObject", LIST, "[b]", "deepObject"),
        ("in: query, explode: false", OBJECT, "{from: b}", "form"),
    ] {
        let message = format!("the style `{style}` cannot write the values of the parameter `trace`");
        trace("parameter-style", "", &message, &parameter(head, schema, value));
        accepts(TRACE, &parameter("in: query", &format!("content: {{application/json: {{{schema}}}}}"), value));
    }
    let text = parameter("in: query", "content: {text/plain: {schema: {type: string}}}", "t");
    let message = "the parameter `trace` has the media type `text/plain`";
    trace("parameter-style", "/content/text~1plain", message, &text);
    let header = parameter("in: header", "content: {application/json: {schema: {type: string}}}", "t");
    let message = "`content` of the parameter `trace` is not supported in `header`";
    trace("parameter-style", "/content/application~1json", message, &header);
}

#[test]
fn outside_of_the_query_a_parameter_is_plain_or_a_list() {
    let message = "the parameter `trace` is not a string, a number or a boolean, or a list of them";
    trace("parameter-schema", "/schema", message, &parameter("in: header", OBJECT, "{from: a}"));
    let message = "the parameter `trace` is not a string, a number or a boolean";
    trace("parameter-schema", "/schema", message, &parameter("in: cookie", LIST, "[a]"));
    let message = "the parameter `trace` has the style `matrix`";
    trace("parameter-style", "", message, &parameter("in: header, style: matrix", LIST, "[a]"));
    let message = "the parameter `trace` has no schema";
    trace("parameter-schema", "", message, &TRACE.replace("schema: {type: string}, ", ""));
    accepts(TRACE, &TRACE.replace("type: string", "type: string, nullable: true"));
}

#[test]
fn an_object_in_the_query_has_properties_of_its_own() {
    let two = format!(
        "{TRACE}\n        - {}",
        parameter("in: query", OBJECT, "{from: a}").replace("name: trace", "name: part")
    );
    let from = |text: &str| text.replace("{name: trace,", "{name: from,");
    let message = "`from` of the parameter `part` is sent as another parameter is";
    let at = "/paths/~1send/post/parameters/1/schema/properties/from";
    finds("parameter-name", at, message, TRACE, &from(&two));
    accepts(TRACE, &from(&two).replace("name: part, in: query", "name: part, in: query, style: deepObject"));
}

#[test]
fn null_is_absent() {
    accepts(TRACE, &TRACE.replace("type: string", "type: string, nullable: true"));
    let shared =
        super::BASE.replace(TRACE, &parameter("in: query", "schema: {$ref: \"#/components/schemas/Name\"}", "t"));
    let shared = shared.replace("    Send:\n", "    Name: {type: string, nullable: true}\n    Send:\n");
    let found = openapi_document::check(&openapi_document::Document::parse("base.yaml", &shared).expect("it is YAML"));
    assert_eq!(found, []);
}

#[test]
fn a_path_names_its_parameters() {
    let path = TRACE.replace("query", "path, required: true");
    trace("path-parameter", "", "the parameter `trace` is not in the path", &path);
    let operation = "/paths/~1send~1{trace}/post";
    let message = "the path names `trace`, which is not a parameter";
    finds("path-parameter", operation, message, "  /send:\n", "  /send/{trace}:\n");
}

#[test]
fn a_path_parameter_may_be_a_part_of_a_segment() {
    let from = "  /send:\n    post:\n";
    let parameters = |names: &[&str]| -> String {
        let parameter = |name| {
            format!(
                "        - {{name: {name}, in: path, required: true, schema: {{type: string}}, examples: {{one: {{value: t}}}}}}\n"
            )
        };
        names.iter().map(parameter).collect()
    };
    let with = |path: &str, names: &[&str]| {
        format!("  '{path}':\n    parameters:\n{}    post:\n", parameters(names).replace("        -", "      -"))
    };
    for (path, names) in [
        ("/send/{a}.{b}", &["a", "b"][..]),
        ("/{a}-{b}", &["a", "b"]),
        ("/send/{id}:activate", &["id"]),
        ("/send/v{id}/", &["id"]),
        ("/send//{id}%2F", &["id"]),
    ] {
        accepts(from, &with(path, names));
    }
    for (path, names, message, instead) in [
        (
            "/send/{a}{b}",
            &["a", "b"][..],
            "nothing separates the parameters of the path segment `{a}{b}`",
            "/send/{a},{b}",
        ),
        ("/send/{a}/{a}.{b}", &["a", "b"], "the path names `a` twice", "/send/{a}/{b}"),
        ("/send/{a", &[], "the braces of the path segment `{a` do not match", "/send/%7Ba"),
        ("/send/{a}}", &["a"], "the braces of the path segment `{a}}` do not match", "/send/{a}%7D"),
    ] {
        let at = format!("/paths/{}/post", path.replace('/', "~1"));
        crate::finds_among("path-parameter", &at, message, from, &with(path, names));
        accepts(from, &with(instead, names));
    }
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
    accepts(from, &to);
    accepts(from, &to.replace("in: path", "in: path, required: false"));
    let list = LIST.replace("schema: ", "");
    accepts(from, &to.replace("schema: {type: string}", &format!("schema: {list}")).replace("value: t", "value: [t]"));
}

#[test]
fn parameters_have_distinct_names_in_rust() {
    assert_eq!(findings(TRACE, &TRACE.replace("trace", "send")), []);
    let two = format!("{TRACE}\n        - {}", TRACE.replace("name: trace, in: query", "name: Trace, in: header"));
    let message = "the parameter `Trace` and `trace` have the same name in Rust";
    finds("parameter-name", "/paths/~1send/post/parameters/1", message, TRACE, &two);
}
