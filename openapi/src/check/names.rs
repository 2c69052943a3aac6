//! Names, which become ids, file names and lines of output.

use std::collections::HashMap;

use serde_json::Value;

use super::Report;
use crate::{Node, Operation, is_printable, names::portable_name, pointer, walk};

/// Keys of any object whose value is a name or a single-line text.
const LINES: [&str; 8] =
    ["name", "operationId", "propertyName", "summary", "title", "url", "version", "x-wire-envelope"];

pub(super) fn check(report: &mut Report<'_>) {
    lines(report);
    clashes(report, report.document.at("/components/securitySchemes"));
    clashes(report, report.document.at("/x-scenarios"));
    for place in &*report.places() {
        // The names of components are in no id.
        if place.kind == walk::Kind::Object && place.node.pointer() != "/components" {
            clashes(report, place.node.raw_get("examples"));
        }
    }
    for operation in Operation::all(report.document) {
        for response in operation.responses() {
            let envelope = response.body().and_then(|body| body.node().get("x-wire-envelope"));
            if let Some((node, text)) = envelope.as_ref().and_then(|node| Some((node, node.value().as_str()?)))
                && portable_name(text) != text
            {
                let message = format!("the envelope `{text}` has a name that is not a portable file name");
                let remedy = "use ASCII letters and digits, `_`, `-` and `.`: the name becomes part of a file name";
                report.add("name", node.pointer(), None, message, remedy);
            }
        }
    }
}

/// Names that would be the same part of an id or a file name. The canonical form changes all others.
fn clashes(report: &mut Report<'_>, names: Option<Node<'_>>) {
    let mut known = HashMap::new();
    for (name, node) in names.iter().flat_map(Node::raw_entries) {
        let portable = portable_name(name);
        if let Some(other) = known.insert(portable.clone(), name) {
            let message = format!("`{other}` and `{name}` would both be `{portable}` in ids and file names");
            report.add("name", node.pointer(), None, message, "rename one of the two");
        }
    }
}

/// Keys and single-line texts are [printable](is_printable).
fn lines(report: &mut Report<'_>) {
    for place in &*report.places() {
        // The last segment of a pointer is a name.
        line(report, &place.node, is_line(&pointer::last(place.node.pointer())));
        let are_lines = |(key, value): (&String, &Value)| are_lines(key, value);
        if place.node.value().as_object().is_some_and(|members| !members.iter().all(are_lines)) {
            for (key, node) in place.node.raw_entries() {
                line(report, &node, self::are_lines(key, node.value()));
            }
        }
    }
}

/// Whether a key is printable, and its value, if that is a name or a single-line text.
fn are_lines(key: &str, value: &Value) -> bool {
    is_line(key) && value.as_str().is_none_or(|text| !LINES.contains(&key) || is_line(text))
}

fn is_line(text: &str) -> bool {
    text.chars().all(is_printable)
}

fn line(report: &mut Report<'_>, node: &Node<'_>, is_line: bool) {
    if !is_line {
        let message = "a name or single-line text has a line break or another control character";
        report.add("name", node.pointer(), None, message, "remove the character");
    }
}
