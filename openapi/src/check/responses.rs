//! Responses: statuses, bodies, headers, examples, and one success schema per operation.

use std::collections::HashSet;

use super::{Report, is_header_name, media_type};
use crate::{
    operation::{Header, Operation, Response, status_code},
    parameter::is_plain,
};

/// Headers that HTTP itself defines.
const OF_HTTP: [&str; 6] =
    ["connection", "content-encoding", "content-length", "content-type", "trailer", "transfer-encoding"];

pub(super) fn check(report: &mut Report<'_>) {
    for operation in Operation::all(report.document) {
        statuses(report, &operation);
        for response in operation.responses() {
            body(report, &operation, &response);
            headers(report, &operation, &response);
        }
        one_success(report, &operation);
    }
}

fn statuses(report: &mut Report<'_>, operation: &Operation<'_>) {
    let id = Some(operation.id());
    let Some(responses) = operation.node().get("responses").filter(|responses| !responses.raw_entries().is_empty())
    else {
        let remedy = "list each status under `responses`";
        return report.add("listed-status", operation.node().pointer(), id, "the operation has no responses", remedy);
    };
    for (key, response) in responses.raw_entries() {
        let (message, remedy) = match status_code(key) {
            None => (format!("`{key}` is not a single status"), "list each status by itself"),
            Some(100..200 | 300..400) => {
                (format!("a call never returns {key}"), "remove it: redirects are not followed")
            }
            Some(_) => continue,
        };
        report.add("listed-status", response.pointer(), id, message, remedy);
    }
    if operation.responses().iter().all(|response| response.status() >= 400) {
        let message = "the operation has no success response";
        report.add("listed-status", responses.pointer(), id, message, "add the 2xx response");
    }
}

fn body(report: &mut Report<'_>, operation: &Operation<'_>, response: &Response<'_>) {
    let (id, status) = (Some(operation.id()), response.status());
    let Some(body) = response.body() else {
        let typed = |other: &Response<'_>| other.status() >= 400 && other.body().is_some();
        if status >= 400 && operation.responses().iter().any(typed) {
            let message = format!("response {status} has no body, but other errors have one");
            report.add("error-body", response.node().pointer(), id, message, "give it the body of the other errors");
        } else if status == 200 {
            let remedy = "add `content` with `application/json` and a `schema`, or document it as 204";
            report.add("response-schema", response.node().pointer(), id, "response 200 has no schema", remedy);
        }
        return;
    };
    let at = body.node().pointer();
    if status == 204 {
        let remedy = "remove the body, or use another status";
        report.add("response-body", at, id, "a 204 response cannot have a body", remedy);
    }
    if body.schema().is_none() {
        let remedy = "add a `schema` that is a `$ref` to `components`";
        report.add("response-schema", at, id, format!("response {status} has no schema"), remedy);
    }
    let contents = response.node().get("content").map(|content| content.entries()).unwrap_or_default();
    for (name, content) in &contents {
        media_type(report, operation, &format!("response {status}"), name, content);
        if status >= 400 && *name == "application/octet-stream" {
            let message = format!("response {status} is an error, but not JSON");
            report.add("media-type", content.pointer(), id, message, "use `application/json`");
        }
    }
    if contents.len() > 1 {
        let message = format!("response {status} has several media types");
        report.add("media-type", at, id, message, "keep one");
    }
}

fn headers(report: &mut Report<'_>, operation: &Operation<'_>, response: &Response<'_>) {
    let mut names = HashSet::new();
    for header in response.headers() {
        let (id, name, at) = (Some(operation.id()), header.name(), header.node().pointer());
        if !is_header_name(name) {
            let message = format!("`{name}` is not a header name");
            report.add("response-header", at, id, message, "correct the name");
        } else if OF_HTTP.contains(&name.to_ascii_lowercase().as_str()) {
            let message = format!("the header `{name}` belongs to HTTP itself");
            report.add("response-header", at, id, message, "remove it");
        }
        if !names.insert(name.to_ascii_lowercase()) {
            let message = format!("the header `{name}` is listed twice: header names are case-insensitive");
            report.add("response-header", at, id, message, "keep one");
        }
        value(report, operation, &header);
    }
}

/// A header is a string, a number or a boolean, in the default style. Its examples are valid header values.
fn value(report: &mut Report<'_>, operation: &Operation<'_>, header: &Header<'_>) {
    let (id, name, at) = (Some(operation.id()), header.name(), header.node().pointer());
    if header.schema().is_none_or(|schema| !is_plain(&schema.effective())) {
        let message = format!("the header `{name}` has no schema of a string, a number or a boolean");
        report.add("response-header", at, id, message, "add a `schema` of one of these types");
    }
    for keyword in ["explode", "style"] {
        if let Some(node) = header.node().get(keyword) {
            let message = format!("`{keyword}` of the header `{name}` is not supported");
            report.add("response-header", node.pointer(), id, message, "remove it");
        }
    }
    for example in header.examples() {
        let is_invalid = |text: &str| {
            text.is_empty() || text.trim() != text || !text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
        };
        if example.value().as_str().is_some_and(is_invalid) {
            let message = format!("example `{}` of the header `{name}` is not a valid header value", example.name());
            report.add(
                "response-header",
                example.pointer(),
                id,
                message,
                "use visible ASCII, without surrounding spaces",
            );
        }
    }
}

fn one_success(report: &mut Report<'_>, operation: &Operation<'_>) {
    let mut first = None;
    for response in operation.responses().iter().filter(|response| (200..300).contains(&response.status())) {
        let schema = response.body().and_then(|body| Some(body.schema()?.pointer().to_owned()));
        let first = first.get_or_insert_with(|| schema.clone());
        if *first != schema {
            report.add(
                "one-success-schema",
                response.node().pointer(),
                Some(operation.id()),
                format!("response {} has a different schema from the first success", response.status()),
                "use the same `$ref` in both",
            );
        }
    }
}
