//! Responses: listed one by one, typed, JSON, with examples, one type for success and one for errors.

use super::Report;
use crate::operation::{Operation, Response, status_code};
use crate::walk::{self, Kind};
use serde_json::Value;

pub(super) fn check(report: &mut Report<'_>) {
    let mut error_schema = None;
    for operation in report.document.operations() {
        statuses(report, &operation);
        for response in operation.responses() {
            body(report, &operation, &response);
            open(report, &operation, &response);
        }
        one_success(report, &operation);
        one_error(report, &operation, &mut error_schema);
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
        if status_code(key).is_none() {
            report.add(
                "listed-status",
                response.pointer(),
                id,
                format!("`{key}` is not a single status"),
                "list each status by itself",
            );
        }
    }
}

fn body(report: &mut Report<'_>, operation: &Operation<'_>, response: &Response<'_>) {
    let (id, status) = (Some(operation.id()), response.status());
    let Some(body) = response.body() else {
        let typed = |other: &Response<'_>| other.status() >= 400 && other.body().is_some();
        if status >= 400 && operation.responses().iter().any(typed) {
            let message = format!("response {status} has no body, and other errors do");
            report.add("error-body", response.node().pointer(), id, message, "give it the body of the other errors");
        } else if status != 204 {
            let message = format!("response {status} has no schema");
            report.add(
                "response-schema",
                response.node().pointer(),
                id,
                message,
                "add `content` with `application/json` and a `schema`",
            );
        }
        return;
    };
    let at = body.node().pointer();
    if body.schema().is_none() {
        let remedy = "add a `schema` that is a `$ref` to `components`";
        report.add("response-schema", at, id, format!("response {status} has no schema"), remedy);
    }
    if body.examples().is_empty() {
        let remedy = "add a named one with a `value` under `examples`";
        report.add("response-example", at, id, format!("response {status} has no example"), remedy);
    }
    for (media_type, content) in response.node().get("content").map(|content| content.entries()).unwrap_or_default() {
        if media_type != "application/json" {
            let message = format!("response {status} is documented as `{media_type}`");
            report.add("response-media-type", content.pointer(), id, message, "document it as `application/json`");
        }
    }
}

fn open(report: &mut Report<'_>, operation: &Operation<'_>, response: &Response<'_>) {
    let Some(schema) = response.body().and_then(|body| body.schema()) else {
        return;
    };
    for place in walk::reachable(schema, Kind::Schema) {
        if let Some(closed) =
            place.node.raw_get("additionalProperties").filter(|node| node.value() == &Value::Bool(false))
        {
            report.add(
                "open-response",
                closed.pointer(),
                Some(operation.id()),
                "a response forbids fields that it does not list, so that a new one would break clients",
                "take `additionalProperties` away",
            );
        }
    }
}

fn one_success(report: &mut Report<'_>, operation: &Operation<'_>) {
    let mut first = None;
    for response in operation.responses().iter().filter(|response| response.status() < 400) {
        let schema = schema(response);
        let first = first.get_or_insert_with(|| schema.clone());
        if *first != schema {
            report.add(
                "one-success-schema",
                response.node().pointer(),
                Some(operation.id()),
                format!("response {} has another schema than the success before it", response.status()),
                "give both the same schema from `components`",
            );
        }
    }
}

/// Errors of all operations share one schema, so that callers meet one type.
fn one_error(report: &mut Report<'_>, operation: &Operation<'_>, first: &mut Option<String>) {
    for response in operation.responses().iter().filter(|response| response.status() >= 400) {
        let Some(schema) = schema(response) else {
            continue;
        };
        let first = first.get_or_insert_with(|| schema.clone());
        if *first != schema {
            report.add(
                "one-error-schema",
                response.node().pointer(),
                Some(operation.id()),
                format!("response {} has another schema than the error before it", response.status()),
                format!("use `$ref: \"#{first}\"`"),
            );
        }
    }
}

/// Which schema a response has: where it is written.
fn schema(response: &Response<'_>) -> Option<String> {
    Some(response.body()?.schema()?.pointer().to_owned())
}
