//! Names that become ids, file names and lines of output.

use openapi_document::{Document, check};

use crate::{BASE, accepts, findings, finds, finds_among};

const LINE: &str = "a name or single-line text has a line break or another control character";
const EXAMPLES: &str = "/paths/~1send/post/responses/200/content/application~1json/examples";

#[test]
fn an_example_may_have_any_name() {
    for name in ["x/../../escaped", "..", "a b", "a\\\\b", "é", "", "a\\nb", &"a".repeat(101), "Sent-2.b_c"] {
        accepts("sent: {value: {id: one}}", &format!("\"{name}\": {{value: {{id: one}}}}"));
    }
    accepts("one: {value: t}", "x/y: {value: t}");
}

#[test]
fn names_that_become_the_same_part_of_an_id_are_found() {
    let message = "`a b` and `a-b` would both be `a-b` in ids and file names";
    let to = "{a b: {value: {id: one}}, a-b: {value: {id: one}}}";
    let from = "\n                sent: {value: {id: one}}";
    finds("name", &format!("{EXAMPLES}/a-b"), message, from, &format!(" {to}"));
    accepts(from, &format!(" {}", to.replace("a-b", "a-c")));
}

#[test]
fn other_names_may_be_any() {
    let info = "info: {title: base, version: \"1\"}\n";
    accepts(info, &format!("{info}x-scenarios: {{x/y: {{steps: [{{wait_seconds: 1}}]}}}}\n"));
    let envelope = "/paths/~1send/post/responses/200/content/application~1json/x-wire-envelope";
    let message = "the envelope `x/y` has a name that is not a portable file name";
    finds("name", envelope, message, "x-wire-envelope: data", "x-wire-envelope: x/y");
    let base = BASE.replace("key", "the /key").replace("Refused", "Not accepted/refused");
    let base = base.replace("responses/Not accepted/", "responses/Not%20accepted~1");
    let document = Document::parse("base.yaml", &base).expect("it is YAML");
    assert_eq!(check(&document), []);
    assert!(document.at("/servers/0/x-credential-prefix/the-key").is_some());
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
    ] {
        finds_among("name", at, LINE, from, to);
    }
}

#[test]
fn values_of_examples_may_have_any_key() {
    assert_eq!(findings("{id: one}", "{id: one, \"x/../\\n\": 1}"), []);
    assert!(BASE.contains("sent: {value"));
}
