//! Names, which become ids, file names and lines of output.

use super::Report;
use crate::{Node, Operation, extension, is_printable, pointer, walk};

/// The longest name in bytes, so that it can be a part of a file name.
const MAX_LENGTH: usize = 100;

/// Keys of any object whose value is a name or a single-line text.
const LINES: [&str; 8] =
    ["name", "operationId", "propertyName", "summary", "title", "url", "version", "x-wire-envelope"];

pub(super) fn check(report: &mut Report<'_>) {
    lines(report);
    components(report);
    examples(report);
    for (_, scenario) in extension::scenarios(report.document) {
        name(report, &scenario, "the scenario", &pointer::last(scenario.pointer()));
    }
    for operation in Operation::all(report.document) {
        if operation.id().len() > MAX_LENGTH {
            name(
                report,
                &operation.node().get("operationId").unwrap_or(operation.node().clone()),
                "the operation",
                operation.id(),
            );
        }
        for response in operation.responses() {
            let envelope = response.body().and_then(|body| body.node().get("x-wire-envelope"));
            if let Some((node, text)) = envelope.as_ref().and_then(|node| Some((node, node.value().as_str()?))) {
                name(report, node, "the envelope", text);
            }
        }
    }
}

/// Names of components. Another rule checks those of schemas, which become Rust types.
fn components(report: &mut Report<'_>) {
    let sections = report.document.at("/components").map(|components| components.raw_entries()).unwrap_or_default();
    for (section, node) in sections {
        for (component, node) in node.raw_entries() {
            if section != "schemas" && !section.starts_with("x-") {
                name(report, &node, "the component", component);
            }
        }
    }
}

/// Names of the examples of bodies, parameters and headers.
fn examples(report: &mut Report<'_>) {
    for place in walk::document(report.document) {
        let examples = place.node.raw_get("examples").filter(|_| place.kind == walk::Kind::Object);
        let is_section = place.node.pointer() == "/components";
        for (example, node) in examples.filter(|_| !is_section).iter().flat_map(Node::raw_entries) {
            name(report, &node, "the example", example);
        }
    }
}

fn name(report: &mut Report<'_>, node: &Node<'_>, of: &str, name: &str) {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    let problem = match name {
        "" => "has an empty name".to_owned(),
        name if name.len() > MAX_LENGTH => format!("has a name of more than {MAX_LENGTH} bytes"),
        name if name.starts_with('.') => format!("`{name}` has a name that starts with a dot"),
        name if !name.bytes().all(allowed) => format!("`{name}` has a name that is not a portable file name"),
        _ => return,
    };
    let remedy = "use ASCII letters and digits, `_`, `-` and `.`: the name becomes an id and a file name";
    report.add("name", node.pointer(), None, format!("{of} {problem}"), remedy);
}

/// Keys and single-line texts are [printable](is_printable).
fn lines(report: &mut Report<'_>) {
    for place in walk::document(report.document) {
        // The last segment of a pointer is a name.
        let own = pointer::last(place.node.pointer());
        line(report, &place.node, &own);
        for (key, node) in place.node.raw_entries() {
            line(report, &node, key);
            if let Some(text) = node.value().as_str().filter(|_| LINES.contains(&key)) {
                line(report, &node, text);
            }
        }
    }
}

fn line(report: &mut Report<'_>, node: &Node<'_>, text: &str) {
    if !text.chars().all(is_printable) {
        let message = "a name or single-line text has a line break or another control character";
        report.add("name", node.pointer(), None, message, "remove the character");
    }
}
