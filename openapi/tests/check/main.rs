//! Each rule, on a document that breaks only this rule.

mod choices;
mod components;
mod errors;
#[cfg(feature = "examples")]
mod examples;
mod features;
mod mock;
mod names;
mod operations;
mod pages;
mod parameters;
mod patterns;
mod references;
mod responses;
mod schemas;
mod security;
mod servers;

use openapi_document::{Document, Finding, check};

const BASE: &str = include_str!("../base.yaml");

/// The findings of the base document with `from` replaced by `to`.
fn findings(from: &str, to: &str) -> Vec<Finding> {
    assert_eq!(BASE.matches(from).count(), 1, "{from:?} is there once");
    check(&Document::parse("base.yaml", &BASE.replace(from, to)).expect("it is YAML"))
}

/// Asserts that replacing `from` by `to` gives one finding: this one, with a line and a remedy.
#[track_caller]
fn finds(rule: &str, pointer: &str, message: &str, from: &str, to: &str) {
    let findings = findings(from, to);
    let [finding] = findings.as_slice() else { panic!("not one finding but {findings:#?}") };
    assert_eq!((finding.rule, finding.pointer.as_str(), finding.message.as_str()), (rule, pointer, message));
    assert!(finding.line.is_some() && !finding.remedy.is_empty(), "{finding:?}");
}

/// Asserts that replacing `from` by `to` gives this finding, and maybe others.
#[track_caller]
fn finds_among(rule: &str, pointer: &str, message: &str, from: &str, to: &str) {
    let findings = findings(from, to);
    let found = findings.iter().any(|found| (found.rule, &*found.pointer, &*found.message) == (rule, pointer, message));
    assert!(found, "not among {findings:#?}");
}

/// Asserts that replacing `from` by `to` gives no finding.
#[track_caller]
fn accepts(from: &str, to: &str) {
    assert_eq!(findings(from, to), []);
}

#[test]
fn the_base_document_has_no_findings() {
    accepts("3.0.3", "3.0.0");
}

#[test]
fn a_finding_displays_file_line_operation_message_place_and_remedy() {
    let finding =
        findings("    get:\n      operationId: get_state", "    trace:\n      operationId: get_state").remove(0);
    assert_eq!(
        finding.to_string(),
        "base.yaml:36: [get_state] `TRACE` is not supported: it would return the credentials of the request (at /paths/~1state/trace)\n  \
         remedy: remove the operation, or use another method"
    );
}

#[test]
fn rules_come_before_those_that_depend_on_them() {
    let found = findings(
        "        to: {type: string, pattern: ^\\+,",
        "        to: {type: string, pattern: ^9, minLength: 5, maxLength: 3,",
    );
    let rules: Vec<_> = found.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules.first(), Some(&"bounds"), "{found:#?}");
    #[cfg(feature = "examples")]
    assert_eq!(rules, ["bounds", "example", "example"]);
}

#[test]
fn a_finding_has_the_pointer_that_is_written() {
    let base = BASE.replace("Sent", "sent.code").replace("spare: {", "spare: {format: binary, ");
    let found = check(&Document::parse("base.yaml", &base).expect("it is YAML"));
    let [finding] = found.as_slice() else { panic!("not one finding but {found:#?}") };
    assert_eq!(finding.pointer, "/components/schemas/sent.code/properties/spare/format");
    assert_eq!(finding.line, Some(72));
}

#[test]
fn the_version_is_3_0_or_3_1() {
    finds("openapi-version", "/openapi", "the document is neither OpenAPI 3.0 nor 3.1", "3.0.3", "3.2.0");
    finds("openapi-version", "/openapi", "the document is neither OpenAPI 3.0 nor 3.1", "openapi: 3.0.3\n", "");
    let newer = BASE.replace("3.0.3", "3.1.0");
    assert_eq!(check(&Document::parse("base.yaml", &newer).expect("it is YAML")), []);
}

#[test]
fn other_findings_are_listed_beside_one_about_the_version() {
    let base = BASE.replace("3.0.3", "3.2.0").replace("note: {type: string, nullable: true}", "note: {type: text}");
    let found = check(&Document::parse("base.yaml", &base).expect("it is YAML"));
    let rules: Vec<_> = found.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["openapi-version", "schema-type"], "{found:#?}");
}

#[test]
fn a_document_without_any_single_line_causes_no_panic() {
    let lines: Vec<&str> = include_str!("../base.yaml").lines().collect();
    for missing in 0..lines.len() {
        let rest = [&lines[..missing], &lines[missing + 1..]].concat().join("\n");
        if let Ok(document) = Document::parse("base.yaml", &rest) {
            check(&document);
        }
    }
}
