//! Examples and their schemas.

use crate::{accepts, findings, finds, finds_among};

const SENT: &str = "/paths/~1send/post/responses/200/content/application~1json/examples/sent/value";

#[test]
fn a_response_example_matches_its_schema() {
    let message = "example `sent` does not match its schema: \"id\" is a required property";
    finds("example", SENT, message, "{id: one}", "{idd: one}");
    let message = "example `sent` does not match its schema: 1 is not of type \"string\"";
    finds("example", &format!("{SENT}/id"), message, "{id: one}", "{id: 1}");
}

#[test]
fn a_request_example_matches_its_schema() {
    let at = "/paths/~1send/post/requestBody/content/application~1json/examples/smallest/value/to";
    let message = "example `smallest` does not match its schema: \"1\" does not match \"^\\+\"";
    finds("example", at, message, "{to: \"+1\"}", "{to: \"1\"}");
}

#[test]
fn a_file_in_a_multipart_body_is_base64() {
    let from = "          application/json:
            schema: {$ref: \"#/components/schemas/Send\"}
            examples:
              smallest: {value: {to: \"+1\"}}
";
    let to = "          multipart/form-data:
            schema: {type: object, properties: {files: {type: array, items: {type: string, format: binary}}}}
            examples:
              smallest: {value: {files: [a photo]}}
";
    let at = "/paths/~1send/post/requestBody/content/multipart~1form-data/examples/smallest/value/files/0";
    finds_among("example", at, "example `smallest` of bytes is not base64", from, to);
}

#[test]
fn an_invalid_schema_is_found() {
    let findings = findings("pattern: ^\\+", "minLength: few");
    assert_eq!(findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["schema"]);
}

const OF_REQUEST: &str = "            examples:\n              smallest: {value: {to: \"+1\"}}\n";

#[test]
fn a_single_example_is_like_a_named_one() {
    accepts(OF_REQUEST, "            example: {to: \"+2\"}\n");
    accepts(OF_REQUEST, &format!("            example: {{to: \"+2\"}}\n{OF_REQUEST}"));
    let at = "/paths/~1send/post/requestBody/content/application~1json/examples/example/value/to";
    let message = "example `example` does not match its schema: \"1\" does not match \"^\\+\"";
    finds("example", at, message, OF_REQUEST, "            example: {to: \"1\"}\n");
}

#[test]
fn an_example_has_a_value_here_or_elsewhere() {
    accepts(OF_REQUEST, "            examples: {there: {externalValue: \"https://example.org/one.json\"}}\n");
    let at = "/paths/~1send/post/requestBody/content/application~1json/examples/no";
    let without = "            examples: {no: {summary: nothing}}\n";
    finds("example", at, "example `no` has no value", OF_REQUEST, without);
    accepts(OF_REQUEST, &without.replace("summary: nothing", "value: {to: \"+1\"}"));
    accepts(OF_REQUEST, "");
}

#[test]
fn the_example_of_a_schema_matches_it() {
    let at = "/components/schemas/Sent/properties/spare/example";
    let message = "the example of the schema does not match it: 5 is not of type \"string\"";
    let example = |example: &str| format!("spare: {{type: string, example: {example}}}");
    finds("example", at, message, "spare: {type: string}", &example("5"));
    accepts("spare: {type: string}", &example("\"5\""));
    accepts("    Sent:\n", "    Sent:\n      example: {id: three}\n");
    let at = "/components/schemas/Sent/example/id";
    let message = "the example of the schema does not match it: 3 is not of type \"string\"";
    finds("example", at, message, "    Sent:\n", "    Sent:\n      example: {id: 3}\n");
}

#[test]
fn nothing_needs_an_example() {
    let trace = ", examples: {one: {value: t}}";
    for from in [
        OF_REQUEST,
        trace,
        "              examples:\n                sent: {value: {id: one}}\n",
        "          examples:\n            refused: {value: {error_type: unlisted}}\n",
    ] {
        accepts(from, "");
    }
}

#[cfg(feature = "sample")]
#[test]
fn where_there_is_no_example_one_can_be_sampled() {
    let from = "schema: {type: string}, examples: {one: {value: t}}";
    let to = "schema: {type: string, pattern: ^a$, minLength: 3}";
    let message = "the parameter `trace` has no example, and none is found for its schema";
    finds("example", "/paths/~1send/post/parameters/0", message, from, to);
    accepts(from, "schema: {type: string, pattern: ^a$, minLength: 1}");
    accepts(from, "schema: {type: string, pattern: ^a+b?$, minLength: 3}, example: aaa");
}
