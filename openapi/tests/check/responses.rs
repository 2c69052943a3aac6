//! Responses: statuses, bodies, schemas, examples.

use crate::{findings, finds};

const REFUSED: &str = "        \"404\": {$ref: \"#/components/responses/Refused\"}\n";

/// An operation that answers without a body, put before the components.
const END: &str = "  /end:
    delete:
      operationId: end
      security: [{key: []}]
      x-repeat: {policy: only_if_never_received, reason: none better is known}
      responses: {\"204\": {description: done}}
components:
";

fn content(body: &str) -> String {
    REFUSED.replace("{$ref: \"#/components/responses/Refused\"}", &format!("{{description: no, content: {body}}}"))
}

#[test]
fn a_response_has_a_schema() {
    let at = "/paths/~1send/post/responses/404";
    let body = "{application/json: {examples: {gone: {value: {kind: x}}}}}";
    let message = "response 404 has no schema";
    finds("response-schema", &format!("{at}/content/application~1json"), message, REFUSED, &content(body));
    let end = END.replace("204", "200");
    let at = "/paths/~1end/delete/responses/200";
    finds("response-schema", at, "response 200 has no schema", "components:\n", &end);
}

#[test]
fn a_204_needs_no_body() {
    assert_eq!(findings("components:\n", END), []);
}

#[test]
fn a_response_has_a_named_example() {
    let at = "/paths/~1state/get/responses/200/content/application~1json";
    let from = "              examples:\n                state: {value: {id: two, note: null}}\n";
    finds("response-example", at, "response 200 has no example", from, "              example: {id: two}\n");
}

#[test]
fn errors_all_have_a_body_when_one_has() {
    let message = "response 404 has no body, and other errors do";
    finds("error-body", "/paths/~1send/post/responses/404", message, REFUSED, "        \"404\": {description: gone}\n");
}

#[test]
fn errors_share_one_schema() {
    let at = "/paths/~1send/post/responses/404";
    let other = "{application/json: {schema: {type: object}, examples: {gone: {value: {}}}}}";
    finds("one-error-schema", at, "response 404 has another schema than the error before it", REFUSED, &content(other));
}

#[test]
fn errors_share_one_schema_across_operations() {
    let last = "        \"400\": {$ref: \"#/components/responses/Refused\"}\ncomponents";
    let other = "{application/json: {schema: {type: object}, examples: {no: {value: {}}}}}";
    let to = format!("        \"400\": {{description: no, content: {other}}}\ncomponents");
    let message = "response 400 has another schema than the error before it";
    finds("one-error-schema", "/paths/~1state/get/responses/400", message, last, &to);
}

#[test]
fn successes_of_an_operation_share_one_schema() {
    let at = "/paths/~1send/post/responses/202";
    let other =
        content("{application/json: {schema: {type: object}, examples: {later: {value: {}}}}}").replace("404", "202");
    let message = "response 202 has another schema than the success before it";
    finds("one-success-schema", at, message, REFUSED, &other);
    let empty = "        \"204\": {description: done}\n";
    let message = "response 204 has another schema than the success before it";
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
fn responses_are_documented_as_json() {
    for media_type in ["application/problem+json", "text/plain"] {
        let body = format!(
            "{{{media_type}: {{schema: {{$ref: \"#/components/schemas/Problem\"}}, examples: {{no: {{value: {{kind: x}}}}}}}}}}"
        );
        let at = format!("/paths/~1send/post/responses/404/content/{}", media_type.replace('/', "~1"));
        finds(
            "response-media-type",
            &at,
            &format!("response 404 is documented as `{media_type}`"),
            REFUSED,
            &content(&body),
        );
    }
}

#[test]
fn responses_allow_new_fields() {
    let message = "a response forbids fields that it does not list, so that a new one would break clients";
    let schema = "/components/schemas/Sent";
    let closed = "required: [id]\n      additionalProperties: false\n";
    finds("open-response", &format!("{schema}/additionalProperties"), message, "required: [id]\n", closed);
    let nested = "note: {type: object, nullable: true, additionalProperties: false}";
    let at = format!("{schema}/properties/note/additionalProperties");
    finds("open-response", &at, message, "note: {type: string, nullable: true}", nested);
    assert_eq!(findings("required: [to]\n", "required: [to]\n      additionalProperties: false\n"), []);
}
