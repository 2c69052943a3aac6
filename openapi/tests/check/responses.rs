//! Responses: statuses, bodies, schemas, examples.

use crate::{accepts, finds};

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
fn a_response_needs_no_content() {
    accepts("components:\n", &END.replace("204", "200"));
    accepts("components:\n", &END.replace("description: done", "description: done, content: {}"));
    accepts(REFUSED, &REFUSED.replace("{$ref: \"#/components/responses/Refused\"}", "{description: gone}"));
}

#[test]
fn content_of_a_status_without_a_body_is_ignored() {
    let body = "content: {application/json: {schema: {type: object}, examples: {no: {value: 3}}}}";
    accepts("components:\n", &END.replace("description: done", &format!("description: done, {body}")));
}

#[test]
fn statuses_are_final() {
    for status in ["100", "1XX"] {
        let at = format!("/paths/~1send/post/responses/{status}");
        let status = format!("\"{status}\"");
        finds("listed-status", &at, &format!("a call never returns {}", status.trim_matches('"')), "\"404\"", &status);
    }
    accepts("        \"404\": {$ref: \"#/components/responses/Refused\"}\n", "");
}

#[test]
fn a_redirect_may_be_documented() {
    for status in ["302", "304", "3XX"] {
        accepts("\"404\"", &format!("\"{status}\""));
        accepts("components:\n", &END.replace("204", status));
    }
}

#[test]
fn a_success_need_not_be_documented() {
    for errors in ["\"400\": {$ref: \"#/components/responses/Refused\"}", "default: {description: any}"] {
        accepts("components:\n", &END.replace("\"204\": {description: done}", errors));
    }
    let message = "the operation has no responses";
    finds(
        "listed-status",
        "/paths/~1end/delete",
        message,
        "components:\n",
        &END.replace("\"204\": {description: done}", ""),
    );
}

#[test]
fn bytes_have_no_constraints() {
    let bytes = |media_type: &str, schema: &str| {
        let content = format!("{media_type}: {{schema: {schema}, examples: {{some: {{value: AP8=}}}}}}");
        END.replace("\"204\": {description: done}", &format!("\"200\": {{description: done, content: {{{content}}}}}"))
    };
    for media_type in ["application/octet-stream", "image/png", "\"*/*\"", "image/*"] {
        accepts("components:\n", &bytes(media_type, "{type: string, format: binary, description: it}"));
    }
    accepts("components:\n", &bytes("application/pdf", "{}"));
    let at = "/paths/~1end/delete/responses/200/content/application~1octet-stream";
    let message = "the body is bytes as it is sent, and is not compared with its schema";
    accepts("components:\n", &bytes("application/octet-stream", "{type: string}"));
    let found = bytes("application/octet-stream", "{type: string, maxLength: 9}");
    finds("approximated", &format!("{at}/schema"), message, "components:\n", &found);
    let error = found.replace("\"200\"", "\"204\": {description: done}, \"400\"");
    accepts("components:\n", &error);
}

#[test]
fn json_is_preferred_to_other_media_types() {
    let other = "application/xml: {schema: {type: object}}";
    let to = format!(
        "              examples:\n                state: {{value: {{id: two, note: null}}}}\n            {other}\n"
    );
    let message = "the body is read as `application/json`, and not as `application/xml`";
    let at = "/paths/~1state/get/responses/200/content";
    finds(
        "approximated",
        at,
        message,
        "              examples:\n                state: {value: {id: two, note: null}}\n",
        &to,
    );
}

#[test]
fn successes_of_an_operation_may_differ() {
    let other = |status: &str, body: &str| content(body).replace("404", status);
    accepts(REFUSED, &other("202", "{application/json: {schema: {type: object}, examples: {later: {value: {}}}}}"));
    accepts(REFUSED, &other("202", "{text/plain: {examples: {later: {value: Later.}}}}"));
    accepts(REFUSED, "        \"204\": {description: done}\n");
    let bytes = "{image/png: {examples: {later: {value: AA==}}}}";
    let at = "/paths/~1send/post/responses/202/content/image~1png";
    let message = "response 202 is bytes, but another success is not";
    finds("one-success-format", at, message, REFUSED, &other("202", bytes));
    // The remedy.
    accepts(REFUSED, &other("302", bytes));
}

#[test]
fn a_response_may_be_for_a_range_or_for_all_errors() {
    for range in ["4XX", "default", "4xx", "5XX"] {
        accepts("\"404\"", range);
    }
    for key in ["4X", "44", "600", "none"] {
        let at = format!("/paths/~1send/post/responses/{key}");
        finds("listed-status", &at, &format!("`{key}` is not a status"), "\"404\"", &format!("\"{key}\""));
    }
}

#[test]
fn an_error_has_any_media_type() {
    for media_type in ["application/problem+json", "application/json; charset=utf-8", "text/plain", "application/xml"] {
        let body = format!(
            "{{{media_type}: {{schema: {{$ref: \"#/components/schemas/ErrorResponse\"}}, examples: {{no: {{value: {{error_type: x}}}}}}}}}}"
        );
        accepts(REFUSED, &content(&body));
    }
}

#[test]
fn a_success_is_json_text_or_bytes() {
    let success = |media_type: &str, schema: &str, value: &str| {
        let content = format!("{media_type}: {{schema: {schema}, examples: {{some: {{value: {value}}}}}}}");
        END.replace("\"204\": {description: done}", &format!("\"200\": {{description: done, content: {{{content}}}}}"))
    };
    for media_type in ["application/vnd.a+json", "application/json;charset=UTF-8", "Application/JSON", "\"*/*\""] {
        accepts("components:\n", &success(media_type, "{type: integer}", "3"));
    }
    accepts("components:\n", &success("text/csv", "{type: string}", "a"));
    let at = "/paths/~1end/delete/responses/200/content/application~1xml";
    let message = "the body is text as it is sent, and is not compared with its schema";
    finds(
        "approximated",
        &format!("{at}/schema"),
        message,
        "components:\n",
        &success("application/xml", "{type: integer}", "3"),
    );
    // The remedy.
    accepts("components:\n", &success("application/xml", "{type: string}", "a"));
    let at = "/paths/~1end/delete/responses/200/content/application~1x-www-form-urlencoded";
    let message = "response 200 is a form, which the client does not read";
    finds(
        "media-type",
        at,
        message,
        "components:\n",
        &success("application/x-www-form-urlencoded", "{type: string}", "a"),
    );
    accepts("components:\n", &success("text/plain", "{type: string}", "a"));
    let message = "response 200 has the media type `json`, which is none";
    let at = "/paths/~1end/delete/responses/200/content/json";
    finds("media-type", at, message, "components:\n", &success("json", "{type: string, format: binary}", "AA=="));
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
fn a_response_header_has_any_value() {
    accepts("components:\n", &with(LEFT));
    for (from, to) in [
        ("integer}, examples: {some: {value: 3}", "array, items: {type: integer}}, examples: {some: {value: [1, 2]}"),
        (
            "integer}, examples: {some: {value: 3}",
            "object, properties: {a: {type: integer}}}, examples: {some: {value: {a: 1}}",
        ),
        ("schema: {type: integer}, examples: {some: {value: 3}", "examples: {some: {value: three}"),
        ("schema", "explode: true, style: simple, schema"),
    ] {
        accepts("components:\n", &with(&LEFT.replace(from, to)));
    }
    let at = "/paths/~1end/delete/responses/204/headers/X-Left";
    {
        let (from, to, below, message) = (
            "integer}, examples: {some: {value: 3",
            "string}, examples: {some: {value: \" é\"",
            "/examples/some/value",
            "example `some` of the header `X-Left` is not a valid header value",
        );
        finds("response-header", &format!("{at}{below}"), message, "components:\n", &with(&LEFT.replace(from, to)));
    }
}

#[test]
fn response_headers_have_valid_and_distinct_names() {
    let at = "/paths/~1end/delete/responses/204/headers";
    let message = "`X Left` is not a header name";
    finds(
        "response-header",
        &format!("{at}/X Left"),
        message,
        "components:\n",
        &with(&LEFT.replace("X-Left", "X Left")),
    );
    let twice = format!("{LEFT}, {}", LEFT.replace("X-Left", "x-left"));
    let message = "the header `x-left` is listed twice: header names are case-insensitive";
    finds("response-header", &format!("{at}/x-left"), message, "components:\n", &with(&twice));
}

#[test]
fn headers_of_http_itself_are_ignored() {
    for name in ["Content-Type", "connection", "Content-Length"] {
        accepts("components:\n", &with(&LEFT.replace("X-Left", name)));
    }
}
