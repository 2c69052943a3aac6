//! Parameters: place, name, style, schema.

use std::collections::HashMap;

use super::{Report, is_header_name};
use crate::{
    Encoding, Operation, Parameter, Place, SchemeKind, SecurityScheme,
    parameter::OWN_HEADERS,
    parameter_name,
    path::{self, Part},
    schema,
};

const PLACES: [&str; 4] = ["path", "query", "header", "cookie"];

pub(super) fn check(report: &mut Report<'_>) {
    for operation in Operation::all(report.document) {
        path_template(report, &operation);
        names(report, &operation);
        for parameter in operation.parameters() {
            place(report, &operation, &parameter);
            schema(report, &operation, &parameter);
        }
    }
}

/// The path and the parameters have the same names.
fn path_template(report: &mut Report<'_>, operation: &Operation<'_>) {
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
    for segment in operation.path().split('/') {
        let Some(parts) = path::parts(segment) else {
            let message = format!("the braces of the path segment `{segment}` do not match");
            report.add(
                "path-parameter",
                at,
                id,
                message,
                "write each parameter as `{name}`, and percent-encode other braces",
            );
            continue;
        };
        if parts.windows(2).any(|two| matches!(two, [Part::Parameter(_), Part::Parameter(_)])) {
            let message = format!("nothing separates the parameters of the path segment `{segment}`");
            report.add(
                "path-parameter",
                at,
                id,
                message,
                "write a character between them that the first one does not contain",
            );
        }
        for part in parts {
            let Part::Parameter(name) = part else { continue };
            if named.contains(&name) {
                let message = format!("the path names `{name}` twice");
                report.add("path-parameter", at, id, message, "give each of the two a name of its own");
            }
            named.push(name);
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

/// Parameters need distinct names, since they are setters of one call.
fn names(report: &mut Report<'_>, operation: &Operation<'_>) {
    let mut taken = HashMap::new();
    for parameter in operation.parameters() {
        let name = parameter.name();
        if let Some(other) = taken.insert(parameter_name(name), name) {
            let message = format!("the parameter `{name}` and `{other}` have the same name in Rust");
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

fn place(report: &mut Report<'_>, operation: &Operation<'_>, parameter: &Parameter<'_>) {
    let (id, at, name) = (Some(operation.id()), parameter.node().pointer(), parameter.name());
    if !PLACES.contains(&parameter.place()) {
        let message = format!("the parameter `{name}` is sent in `{}`", parameter.place());
        report.add("parameter-place", at, id, message, "send it in the path, the query, a header or a cookie");
    }
    if parameter.place() == "header" && OWN_HEADERS.contains(&name.to_ascii_lowercase().as_str()) {
        let message = format!("the client sets the header `{name}`");
        report.add("parameter-place", at, id, message, "remove it");
    }
    if parameter.place() == "query" && name.is_empty() {
        report.add("parameter-name", at, id, "the parameter has no name", "name it");
    }
    if let Some(scheme) = credential(operation, parameter) {
        let message = format!("the security scheme `{}` sends its key as `{name}`", scheme.name());
        report.add("parameter-place", at, id, message, "remove it");
    }
    if parameter.place() == "header" && !is_header_name(name) {
        report.add("parameter-name", at, id, format!("`{name}` is not a header name"), "correct the name");
    }
    if parameter.place() == "cookie" && !is_header_name(name) {
        report.add("parameter-name", at, id, format!("`{name}` is not a cookie name"), "correct the name");
    }
}

/// The security scheme of the operation that sends its key with the place and name of a parameter.
fn credential<'d>(operation: &Operation<'d>, parameter: &Parameter<'_>) -> Option<SecurityScheme<'d>> {
    operation.security_schemes().into_iter().find(|scheme| match scheme.kind() {
        SchemeKind::ApiKey { place, name } => match place {
            Place::Header => parameter.place() == "header" && parameter.name().eq_ignore_ascii_case(name),
            Place::Query => parameter.place() == "query" && parameter.name() == name,
            Place::Cookie => parameter.place() == "cookie" && parameter.name() == name,
        },
        SchemeKind::Basic | SchemeKind::Bearer => false,
    })
}

/// A parameter is written as its schema, its style and its place say.
fn schema(report: &mut Report<'_>, operation: &Operation<'_>, parameter: &Parameter<'_>) {
    let (id, name, at) = (Some(operation.id()), parameter.name(), parameter.node().pointer());
    if let Some((media_type, content)) = parameter.content().filter(|_| parameter.encoding().is_none()) {
        let message = match parameter.place() {
            "query" => format!("the parameter `{name}` has the media type `{media_type}`"),
            place => format!("`content` of the parameter `{name}` is not supported in `{place}`"),
        };
        let remedy = "use `schema`, or `application/json` in the query";
        return report.add("parameter-style", content.pointer(), id, message, remedy);
    }
    let Some(schema) = parameter.schema() else {
        let message = format!("the parameter `{name}` has no schema");
        return report.add("parameter-schema", at, id, message, "add a `schema`");
    };
    match parameter.encoding() {
        // Reported with the place.
        None if !PLACES.contains(&parameter.place()) => {}
        None if parameter.place() == "query" => {
            let style = parameter.node().text("style").unwrap_or("form");
            let message = format!("the style `{style}` cannot write the values of the parameter `{name}`");
            let remedy = "write them as JSON: replace `schema` by `content: {application/json: {schema: …}}`";
            report.add("parameter-style", at, id, message, remedy);
        }
        None if parameter
            .node()
            .get("style")
            .is_some_and(|style| !matches!(style.value().as_str(), Some("simple" | "form"))) =>
        {
            let style = parameter.node().text("style").unwrap_or_default();
            let message = format!("the parameter `{name}` has the style `{style}`");
            report.add("parameter-style", at, id, message, "remove `style`");
        }
        None => {
            let lists = if parameter.place() == "cookie" { "" } else { ", or a list of them" };
            let message = format!("the parameter `{name}` is not a string, a number or a boolean{lists}");
            let remedy = "send it in the query, as `content: {application/json: {schema: …}}`, or in the body";
            report.add("parameter-schema", schema.pointer(), id, message, remedy);
        }
        Some(Encoding::Spread) => {
            for (property, node) in schema::properties(&schema) {
                let others = operation.parameters();
                if others.iter().any(|other| other.place() == "query" && other.name() == property) {
                    let message = format!("`{property}` of the parameter `{name}` is sent as another parameter is");
                    report.add("parameter-name", node.pointer(), id, message, "use `style: deepObject`");
                }
            }
        }
        Some(_) => {}
    }
    if matches!(parameter.encoding(), Some(Encoding::Spread | Encoding::Bracketed)) {
        for (property, node) in schema::properties(&schema).into_iter().filter(|(_, node)| schema::is_nullable(node)) {
            let message = format!("`{property}` of the parameter `{name}` is nullable, but the query has no `null`");
            let remedy = "remove `nullable`: a property that is not set is not sent";
            report.add("parameter-schema", node.effective().pointer(), id, message, remedy);
        }
    }
}
