//! Examples and their schemas.

use crate::{findings, finds};

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
fn an_invalid_schema_is_found() {
    let findings = findings("pattern: ^\\+", "minLength: few");
    assert_eq!(findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["schema"]);
}
