//! Responses: statuses, bodies, schemas, examples.

use crate::{accepts, findings, finds};

const REFUSED: &str = "        \"404\": {$ref: \"#/components/responses/Refused\"}\n";

/// An operation whose response has no body, to insert before the components.
const END: &str = "  /end:
    delete:
      operationId: end
      security: [{key: []}]
      x-retry: {policy: unsent_only, reason: none better is known}
      responses: {\"204\": {description: done}}
components:
";

fn content(body: &str) -> String {
    REFUSED.replace("{$ref: \"#/components/responses/Refused\"}", &format!("{{description: no, content: {body}}}"))
}

#[test]
fn a_response_has_a_schema() {
    let at = "/paths/~1send/post/responses/404";
    let body = "{application/json: {examples: {gone: {value: {error_type: x}}}}}";
    let message = "response 404 has no schema";
    finds("response-schema", &format!("{at}/content/application~1json"), message, REFUSED, &content(body));
    let end = END.replace("204", "200");
    let at = "/paths/~1end/delete/responses/200";
    finds("response-schema", at, "response 200 has no schema", "components:\n", &end);
}

#[test]
fn only_a_200_needs_a_body_and_a_204_has_none() {
    for status in ["201", "202", "204"] {
        assert_eq!(findings("components:\n", &END.replace("204", status)), []);
    }
    let body = "content: {application/json: {schema: {type: object}, examples: {no: {value: {}}}}}";
    let end = END.replace("description: done", &format!("description: done, {body}"));
    let at = "/paths/~1end/delete/responses/204/content/application~1json";
    finds("response-body", at, "a 204 response cannot have a body", "components:\n", &end);
}

#[test]
fn statuses_are_final_and_one_is_a_success() {
    for status in ["100", "302", "304"] {
        let at = format!("/paths/~1send/post/responses/{status}");
        finds("listed-status", &at, &format!("a call never returns {status}"), "\"404\"", &format!("\"{status}\""));
    }
    let end = END.replace("\"204\": {description: done}", "\"400\": {$ref: \"#/components/responses/Refused\"}");
    let message = "the operation has no success response";
    finds("listed-status", "/paths/~1end/delete/responses", message, "components:\n", &end);
}

#[test]
fn only_successes_are_bytes_and_bytes_have_no_constraints() {
    let bytes = |schema: &str| {
        let content = format!("application/octet-stream: {{schema: {schema}, examples: {{some: {{value: AP8=}}}}}}");
        END.replace("\"204\": {description: done}", &format!("\"200\": {{description: done, content: {{{content}}}}}"))
    };
    assert_eq!(findings("components:\n", &bytes("{type: string, format: binary}")), []);
    let at = "/paths/~1end/delete/responses/200/content/application~1octet-stream";
    let message = "response 200 is bytes, but its schema is not plain binary";
    finds("media-type", &format!("{at}/schema"), message, "components:\n", &bytes("{type: string}"));
    let error = bytes("{type: string, format: binary}").replace("\"200\"", "\"204\": {description: done}, \"400\"");
    let found: Vec<_> = findings("components:\n", &error).into_iter().map(|finding| finding.message).collect();
    assert!(found.contains(&"response 400 is an error, but not JSON".to_owned()), "{found:?}");
}

#[test]
fn a_response_has_one_media_type() {
    let bytes = "application/octet-stream: {schema: {type: string, format: binary}, examples: {no: {value: AA==}}}";
    let to = format!(
        "              examples:\n                state: {{value: {{id: two, note: null}}}}\n            {bytes}\n"
    );
    let from = "              examples:\n                state: {value: {id: two, note: null}}\n";
    let at = "/paths/~1state/get/responses/200/content/application~1json";
    finds("media-type", at, "response 200 has several media types", from, &to);
}

#[test]
fn all_errors_have_a_body_or_none() {
    let message = "response 404 has no body, but other errors have one";
    finds("error-body", "/paths/~1send/post/responses/404", message, REFUSED, "        \"404\": {description: gone}\n");
}

#[test]
fn successes_of_an_operation_share_one_schema() {
    let at = "/paths/~1send/post/responses/202";
    let other =
        content("{application/json: {schema: {type: object}, examples: {later: {value: {}}}}}").replace("404", "202");
    let message = "response 202 has a different schema from the first success";
    finds("one-success-schema", at, message, REFUSED, &other);
    let empty = "        \"204\": {description: done}\n";
    let message = "response 204 has a different schema from the first success";
    finds("one-success-schema", "/paths/~1send/post/responses/204", message, REFUSED, empty);
}

#[test]
fn statuses_are_listed_one_by_one() {
    for range in ["4XX", "default", "4xx"] {
        let at = format!("/paths/~1send/post/responses/{range}");
        finds("listed-status", &at, &format!("`{range}` is not a single status"), "\"404\"", range);
    }
}

#[test]
fn responses_are_json() {
    for media_type in ["application/problem+json", "text/plain"] {
        let body = format!(
            "{{{media_type}: {{schema: {{$ref: \"#/components/schemas/ErrorResponse\"}}, examples: {{no: {{value: {{error_type: x}}}}}}}}}}"
        );
        let at = format!("/paths/~1send/post/responses/404/content/{}", media_type.replace('/', "~1"));
        finds("media-type", &at, &format!("response 404 has the media type `{media_type}`"), REFUSED, &content(&body));
    }
}

#[test]
fn a_closed_response_is_read_as_an_open_one() {
    accepts("required: [id]\n", "required: [id]\n      additionalProperties: false\n");
    accepts(
        "note: {type: string, nullable: true}",
        "note: {type: object, nullable: true, additionalProperties: false}",
    );
    accepts("required: [to]\n", "required: [to]\n      additionalProperties: false\n");
}

const LEFT: &str = "X-Left: {schema: {type: integer}, examples: {some: {value: 3}}}";

/// The operation whose response has no body, with headers.
fn with(headers: &str) -> String {
    END.replace("description: done", &format!("description: done, headers: {{{headers}}}"))
}

#[test]
fn a_response_header_is_a_plain_value() {
    assert_eq!(findings("components:\n", &with(LEFT)), []);
    let at = "/paths/~1end/delete/responses/204/headers/X-Left";
    for (from, to, below, message) in [
        (
            "integer}, examples: {some: {value: 3}",
            "object}, examples: {some: {value: {}}",
            "",
            "the header `X-Left` has no schema of a string, a number or a boolean",
        ),
        ("schema: {type: integer}, ", "", "", "the header `X-Left` has no schema of a string, a number or a boolean"),
        ("schema", "explode: true, schema", "/explode", "`explode` of the header `X-Left` is not supported"),
        (
            "integer}, examples: {some: {value: 3",
            "string}, examples: {some: {value: \" é\"",
            "/examples/some/value",
            "example `some` of the header `X-Left` is not a valid header value",
        ),
    ] {
        finds("response-header", &format!("{at}{below}"), message, "components:\n", &with(&LEFT.replace(from, to)));
    }
}

#[test]
fn response_headers_have_valid_and_distinct_names() {
    let at = "/paths/~1end/delete/responses/204/headers";
    for (name, message) in [
        ("X Left", "`X Left` is not a header name"),
        ("Content-Type", "the header `Content-Type` belongs to HTTP itself"),
    ] {
        let at = format!("{at}/{name}");
        finds("response-header", &at, message, "components:\n", &with(&LEFT.replace("X-Left", name)));
    }
    let twice = format!("{LEFT}, {}", LEFT.replace("X-Left", "x-left"));
    let message = "the header `x-left` is listed twice: header names are case-insensitive";
    finds("response-header", &format!("{at}/x-left"), message, "components:\n", &with(&twice));
}
