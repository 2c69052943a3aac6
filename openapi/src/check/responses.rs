//! Responses: statuses, bodies, headers, examples.

use std::collections::HashSet;

use super::{Report, decoded, is_header_name};
use crate::{
    body::BodyFormat,
    operation::Operation,
    output::Output,
    response::{Header, Response, statuses_of},
};

pub(super) fn check(report: &mut Report<'_>) {
    for operation in Operation::all(report.document) {
        statuses(report, &operation);
        for response in operation.responses() {
            body(report, &operation, &response);
            headers(report, &operation, &response);
        }
        one_format(report, &operation);
    }
}

fn statuses(report: &mut Report<'_>, operation: &Operation<'_>) {
    let id = Some(operation.id());
    let Some(responses) = operation.node().get("responses").filter(|responses| !responses.raw_entries().is_empty())
    else {
        let remedy = "list each status under `responses`";
        return report.add("listed-status", operation.node().pointer(), id, "the operation has no responses", remedy);
    };
    for (key, response) in responses.raw_entries().into_iter().filter(|(key, _)| !key.starts_with("x-")) {
        let (message, remedy) = match statuses_of(key) {
            None => (format!("`{key}` is not a status"), "use a status, a range such as `4XX`, or `default`"),
            Some(statuses) if *statuses.start() < 200 => (format!("a call never returns {key}"), "remove it"),
            Some(_) => continue,
        };
        report.add("listed-status", response.pointer(), id, message, remedy);
    }
}

fn body(report: &mut Report<'_>, operation: &Operation<'_>, response: &Response<'_>) {
    let (id, key) = (Some(operation.id()), response.key());
    let Some(body) = response.body() else { return };
    if response.is_success() {
        decoded(report, operation, &format!("response {key}"), &body);
        if matches!(body.format(), BodyFormat::Form | BodyFormat::Multipart) {
            let remedy =
                "write the media type `text/plain` with `schema: {type: string}`: the caller gets the form as it is";
            let message = format!("response {key} is a form, which the client does not read");
            report.add("media-type", body.node().pointer(), id, message, remedy);
        }
    }
}

fn headers(report: &mut Report<'_>, operation: &Operation<'_>, response: &Response<'_>) {
    let mut names = HashSet::new();
    for header in response.headers() {
        let (id, name, at) = (Some(operation.id()), header.name(), header.node().pointer());
        if !is_header_name(name) {
            let message = format!("`{name}` is not a header name");
            report.add("response-header", at, id, message, "correct the name");
        }
        if !names.insert(name.to_ascii_lowercase()) {
            let message = format!("the header `{name}` is listed twice: header names are case-insensitive");
            report.add("response-header", at, id, message, "keep one");
        }
        value(report, operation, &header);
    }
}

/// The examples of a header are valid header values.
fn value(report: &mut Report<'_>, operation: &Operation<'_>, header: &Header<'_>) {
    let (id, name) = (Some(operation.id()), header.name());
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

/// Bytes have a type of their own, so that no other success can be returned beside them.
fn one_format(report: &mut Report<'_>, operation: &Operation<'_>) {
    if !matches!(operation.output(), Output::Any) {
        return;
    }
    for response in operation.responses().iter().filter(|response| response.is_success()) {
        if let Some(body) = response.body().filter(|body| body.format() == BodyFormat::Bytes) {
            let message = format!("response {} is bytes, but another success is not", response.key());
            let remedy = "document the other one as bytes too, with the same media type, or remove one of the two";
            report.add("one-success-format", body.node().pointer(), Some(operation.id()), message, remedy);
        }
    }
}
