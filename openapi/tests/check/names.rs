//! Names that become ids, file names and lines of output.

use crate::{BASE, findings, finds, finds_among};

const LINE: &str = "a name or single-line text has a line break or another control character";
const EXAMPLES: &str = "/paths/~1send/post/responses/200/content/application~1json/examples";

/// As a quoted key of YAML.
const UNUSABLE: [(&str, &str, &str); 6] = [
    ("x/../../escaped", "x~1..~1..~1escaped", "`x/../../escaped` has a name that is not a portable file name"),
    ("..", "..", "`..` has a name that starts with a dot"),
    ("a b", "a b", "`a b` has a name that is not a portable file name"),
    ("a\\\\b", "a\\b", "`a\\b` has a name that is not a portable file name"),
    ("é", "é", "`é` has a name that is not a portable file name"),
    ("", "", "has an empty name"),
];

#[test]
fn the_name_of_an_example_is_a_portable_file_name() {
    for (name, segment, problem) in UNUSABLE {
        let to = format!("\"{name}\": {{value: {{id: one}}}}");
        finds(
            "name",
            &format!("{EXAMPLES}/{segment}"),
            &format!("the example {problem}"),
            "sent: {value: {id: one}}",
            &to,
        );
    }
    let long = "a".repeat(101);
    let to = format!("{long}: {{value: {{id: one}}}}");
    let message = "the example has a name of more than 100 bytes";
    finds("name", &format!("{EXAMPLES}/{long}"), message, "sent: {value: {id: one}}", &to);
    assert_eq!(findings("sent: {value: {id: one}}", "Sent-2.b_c: {value: {id: one}}"), []);
}

#[test]
fn other_parts_of_an_id_are_portable_file_names() {
    let parameter = "/paths/~1send/post/parameters/0/examples/x~1y";
    let message = |of: &str| format!("{of} `x/y` has a name that is not a portable file name");
    finds("name", parameter, &message("the example"), "one: {value: t}", "x/y: {value: t}");
    let info = "info: {title: base, version: \"1\"}\n";
    let scenario = "x-scenarios: {x/y: {recipient: {to: x}, steps: [{wait_seconds: 1}]}}\n";
    finds("name", "/x-scenarios/x~1y", &message("the scenario"), info, &format!("{info}{scenario}"));
    let envelope = "/paths/~1send/post/responses/200/content/application~1json/x-wire-envelope";
    finds("name", envelope, &message("the envelope"), "x-wire-envelope: data", "x-wire-envelope: x/y");
    let component = "/components/securitySchemes/x~1y";
    finds_among("name", component, &message("the component"), "    key: {type", "    x/y: {type");
    let id = format!("send_{}", "a".repeat(100));
    let message = "the operation has a name of more than 100 bytes";
    finds("name", "/paths/~1send/post/operationId", message, "send_code", &id);
}

#[test]
fn names_and_single_line_texts_have_no_control_characters() {
    for control in ["\\n", "\\r", "\\e[31m", "\\x9b", "\\L", "\\u202e"] {
        let property = format!("        \"spare{control}\": {{type: string}}\n");
        let findings = findings("        spare: {type: string}\n", &property);
        let [finding] = findings.as_slice() else { panic!("not one finding but {findings:#?}") };
        assert_eq!((finding.rule, finding.message.as_str()), ("name", LINE));
        assert_eq!(finding.to_string().lines().count(), 2, "{finding}");
        assert!(
            finding.to_string().chars().all(|char| char == '\n' || openapi_document::is_printable(char)),
            "{finding}"
        );
    }
    for (at, from, to) in [
        ("/info/title", "title: base", "title: \"a\\nb\""),
        ("/paths/~1send/post/summary", "x-sends-message", "summary: \"a\\nb\"\n      x-sends-message"),
        ("/paths/~1send/post/parameters/0/name", "name: trace", "name: \"a\\nb\""),
        ("/paths/~1state\n", "/state:", "\"/state\\n\":"),
        ("/paths/~1send/post/operationId", "send_code", "\"a\\nb\""),
    ] {
        finds_among("name", at, LINE, from, to);
    }
}

#[test]
fn values_of_examples_may_have_any_key() {
    assert_eq!(findings("{id: one}", "{id: one, \"x/../\\n\": 1}"), []);
    assert!(BASE.contains("sent: {value"));
}
