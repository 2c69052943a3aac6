//! Parameters: place, name, style, schema, examples.

use std::collections::HashMap;

use super::{Report, is_header_name, is_plain};
use crate::{Operation, Parameter, Place, SchemeKind, SecurityScheme, names::field_name};

/// Headers that the client sets itself.
const OWN_HEADERS: [&str; 14] = [
    "accept",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "expect",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

pub(super) fn check(report: &mut Report<'_>) {
    for operation in Operation::all(report.document) {
        path(report, &operation);
        names(report, &operation);
        for parameter in operation.parameters() {
            place(report, &operation, &parameter);
            schema(report, &operation, &parameter);
            if parameter.examples().is_empty() {
                let message = format!("the parameter `{}` has no example", parameter.name());
                let remedy = "add a named one with a `value` under `examples`";
                report.add("parameter-example", parameter.node().pointer(), Some(operation.id()), message, remedy);
            }
        }
    }
}

/// A path parameter is a whole segment, in braces. The path and the parameters have the same names.
fn path(report: &mut Report<'_>, operation: &Operation<'_>) {
    let (id, at) = (Some(operation.id()), operation.node().pointer());
    let parameters: Vec<_> =
        operation.parameters().into_iter().filter(|parameter| parameter.place() == "path").collect();
    if !operation.path().starts_with('/') {
        let message = format!("the path `{}` does not start with a slash", operation.path());
        report.add("path", at, id, message, "start it with `/`");
    }
    for segment in operation.path().split('/').filter(|segment| !is_sent_as_written(segment)) {
        let message =
            format!("the segment `{segment}` of the path `{}` is not sent as it is written", operation.path());
        let remedy = "percent-encode `\\`, `?`, `#` and `%`, and write the path without `.` and `..`";
        report.add("path", at, id, message, remedy);
    }
    let mut named = Vec::new();
    for segment in operation.path().split('/').filter(|segment| segment.contains(['{', '}'])) {
        match segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            Some(name) if !name.contains(['{', '}']) => named.push(name),
            _ => {
                let message = format!("a parameter is only a part of the path segment `{segment}`");
                report.add("path-parameter", at, id, message, "make it a whole segment");
            }
        }
    }
    for name in &named {
        if parameters.iter().all(|parameter| parameter.name() != *name) {
            let message = format!("the path names `{name}`, which is not a parameter");
            report.add(
                "path-parameter",
                at,
                id,
                message,
                format!("add `{{name: {name}, in: path, required: true, …}}`"),
            );
        }
    }
    for parameter in parameters {
        let (name, at) = (parameter.name(), parameter.node().pointer());
        if !named.contains(&name) {
            let message = format!("the parameter `{name}` is not in the path");
            report.add(
                "path-parameter",
                at,
                id,
                message,
                format!("add `{{{name}}}` to the path, or send it in the query"),
            );
        } else if !parameter.required() {
            let message = format!("the path parameter `{name}` is not required");
            report.add("path-parameter", at, id, message, "add `required: true`");
        }
    }
}

/// Whether a URL keeps a segment of a path as it is: it neither leads elsewhere nor ends the path.
fn is_sent_as_written(segment: &str) -> bool {
    let escapes = segment.split('%').skip(1);
    let escaped = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    let dots = segment.to_ascii_lowercase().replace("%2e", ".");
    !matches!(&*dots, "." | "..")
        && !segment.contains(|c: char| matches!(c, '\\' | '?' | '#') || c.is_control() || c == ' ')
        && escapes.into_iter().all(escaped)
}

/// Parameters and the body need distinct names, since they are setters of one builder.
fn names(report: &mut Report<'_>, operation: &Operation<'_>) {
    let own =
        [("new", "the method `new`"), ("send", "the method `send`"), ("body", "the body"), ("body_map", "the body")];
    let mut taken: HashMap<_, _> = own.into_iter().map(|(name, what)| (name.to_owned(), what)).collect();
    for parameter in operation.parameters() {
        let name = parameter.name();
        if let Some(other) = taken.insert(field_name(name), name) {
            let message = format!("the parameter `{name}` and {} have the same name in Rust", quoted(other));
            report.add(
                "parameter-name",
                parameter.node().pointer(),
                Some(operation.id()),
                message,
                "rename one of the two",
            );
        }
    }
}

fn quoted(other: &str) -> String {
    if other.contains(' ') { other.to_owned() } else { format!("`{other}`") }
}

fn place(report: &mut Report<'_>, operation: &Operation<'_>, parameter: &Parameter<'_>) {
    let (id, at, name) = (Some(operation.id()), parameter.node().pointer(), parameter.name());
    if !matches!(parameter.place(), "path" | "query" | "header") {
        let message = format!("the parameter `{name}` is sent in `{}`", parameter.place());
        report.add("parameter-place", at, id, message, "send it in the path, the query or a header");
    }
    if parameter.place() == "header" && OWN_HEADERS.contains(&name.to_ascii_lowercase().as_str()) {
        let message = format!("the client sets the header `{name}`");
        report.add("parameter-place", at, id, message, "remove it");
    }
    if parameter.place() == "query" && name.is_empty() {
        report.add("parameter-name", at, id, "the parameter has no name", "name it");
    }
    if let Some(scheme) = credential(report, parameter) {
        let message = format!("the security scheme `{}` sends its key as `{name}`", scheme.name());
        report.add("parameter-place", at, id, message, "remove it");
    }
    if parameter.place() == "header" && !is_header_name(name) {
        report.add("parameter-name", at, id, format!("`{name}` is not a header name"), "correct the name");
    }
    if parameter.sensitive() && matches!(parameter.place(), "path" | "query") {
        let message = format!("`{name}` is sensitive and would be part of the URL");
        report.add("sensitive-parameter", at, id, message, "send it in a header or in the body");
    }
    let usual = [("style", if parameter.place() == "query" { "form" } else { "simple" })];
    for (keyword, usual) in usual {
        if let Some(style) = parameter.node().get(keyword).filter(|style| style.value() != usual) {
            let message = format!("the parameter `{name}` has the style {}", style.value());
            report.add("parameter-style", style.pointer(), id, message, format!("use `{usual}`"));
        }
    }
    for (keyword, remedy) in [
        ("explode", "use a string to send a list as one value"),
        ("allowReserved", "remove it"),
        ("content", "use `schema`"),
    ] {
        let usual = keyword == "explode" && parameter.node().flag(keyword) == (parameter.place() == "query");
        if let Some(node) = parameter.node().get(keyword).filter(|_| !usual) {
            let message = format!("`{keyword}` of the parameter `{name}` is not supported");
            report.add("parameter-style", node.pointer(), id, message, remedy);
        }
    }
}

/// The security scheme that sends its key with the place and name of a parameter.
fn credential<'d>(report: &Report<'d>, parameter: &Parameter<'_>) -> Option<SecurityScheme<'d>> {
    SecurityScheme::all(report.document).into_iter().find(|scheme| match scheme.kind() {
        SchemeKind::ApiKey { place: Place::Header, name } => {
            parameter.place() == "header" && parameter.name().eq_ignore_ascii_case(name)
        }
        SchemeKind::ApiKey { place: Place::Query, name } => parameter.place() == "query" && parameter.name() == name,
        SchemeKind::Basic | SchemeKind::Bearer => false,
    })
}

/// A parameter is a string, a number or a boolean; in the query also a list of them.
fn schema(report: &mut Report<'_>, operation: &Operation<'_>, parameter: &Parameter<'_>) {
    let (id, name) = (Some(operation.id()), parameter.name());
    let Some(schema) = parameter.schema().map(|schema| schema.effective()) else {
        if parameter.node().get("content").is_none() {
            let message = format!("the parameter `{name}` has no schema");
            report.add("parameter-schema", parameter.node().pointer(), id, message, "add a `schema`");
        }
        return;
    };
    let is_list = schema.text("type") == Some("array") && parameter.place() == "query";
    let items = schema.get("items").map(|items| items.effective());
    if !(is_plain(&schema) || is_list && items.is_none_or(|items| is_plain(&items))) {
        let message =
            format!("the parameter `{name}` is not a string, a number or a boolean, or a list of them in the query");
        report.add("parameter-schema", schema.pointer(), id, message, "send it in the body");
    }
}
