//! Keys of OpenAPI's objects, apart from schemas: a misspelt one would lose what it holds.

use super::Report;
use crate::{Node, Operation, edits::is_misspelt, extension::meant_by};

/// An object of OpenAPI, and its keys.
struct Object {
    name: &'static str,
    keys: &'static [&'static str],
}

const DOCUMENT: Object = Object {
    name: "a document",
    keys: &["openapi", "info", "servers", "paths", "components", "security", "tags", "externalDocs", "webhooks"],
};
const OPERATION: Object = Object {
    name: "an operation",
    keys: &[
        "operationId",
        "summary",
        "description",
        "tags",
        "externalDocs",
        "parameters",
        "requestBody",
        "responses",
        "callbacks",
        "deprecated",
        "security",
        "servers",
    ],
};
const REQUEST: Object = Object { name: "a request body", keys: &["description", "content", "required"] };
const RESPONSE: Object = Object { name: "a response", keys: &["description", "headers", "content", "links"] };
const MEDIA_TYPE: Object = Object { name: "a media type", keys: &["schema", "example", "examples", "encoding"] };
const PARAMETER: Object = Object {
    name: "a parameter or a header",
    keys: &[
        "name",
        "in",
        "description",
        "required",
        "deprecated",
        "allowEmptyValue",
        "allowReserved",
        "style",
        "explode",
        "schema",
        "example",
        "examples",
        "content",
    ],
};

pub(super) fn check(report: &mut Report<'_>) {
    let root = report.document.root();
    keys(report, &root, None, &DOCUMENT);
    for operation in Operation::all(report.document) {
        let id = Some(operation.id());
        keys(report, operation.node(), id, &OPERATION);
        if let Some(request) = operation.node().get("requestBody") {
            keys(report, &request, id, &REQUEST);
        }
        let bodies = operation.request_body().into_iter();
        for body in bodies.chain(operation.responses().iter().filter_map(crate::Response::body)) {
            keys(report, body.node(), id, &MEDIA_TYPE);
        }
        for parameter in operation.parameters() {
            keys(report, parameter.node(), id, &PARAMETER);
        }
        for response in operation.responses() {
            keys(report, response.node(), id, &RESPONSE);
            for header in response.headers() {
                keys(report, header.node(), id, &PARAMETER);
            }
        }
    }
}

fn keys(report: &mut Report<'_>, node: &Node<'_>, operation: Option<&str>, object: &Object) {
    // A `$ref: "#"` is reported by itself.
    if node.pointer().is_empty() && object.name != DOCUMENT.name {
        return;
    }
    for (key, value) in node.raw_entries() {
        if object.keys.contains(&key) || key.starts_with("x-") || key == "$ref" || meant_by(key).is_some() {
            continue;
        }
        match object.keys.iter().find(|known| is_misspelt(key, known)) {
            Some(meant) => {
                let message = format!("`{key}` is not a key of {}", object.name);
                report.add(
                    "misspelt-key",
                    value.pointer(),
                    operation,
                    message,
                    format!("write `{meant}`, or remove it"),
                );
            }
            None => {
                let message = format!("`{key}` is not a key of {}, and is ignored", object.name);
                report.add("unknown-key", value.pointer(), operation, message, "remove it, or name it `x-…`");
            }
        }
    }
}
