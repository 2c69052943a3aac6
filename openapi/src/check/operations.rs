//! Operations: their names, who may call them, when they are repeated, what they are sent with.

use std::collections::HashMap;

use super::{Report, media_type};
use crate::{
    Operation,
    names::{is_keyword, type_name},
    operation,
};

/// What the client's own methods are called, beside which those of the operations stand.
const OWN_METHODS: [&str; 14] = [
    "attempt",
    "budget",
    "builder",
    "call",
    "clone",
    "dispatch",
    "environment",
    "execute",
    "from_env",
    "http",
    "request",
    "settings",
    "with_options",
    "with_session_token",
];

/// What a path holds besides its operations.
const OF_PATH: [&str; 3] = ["description", "parameters", "summary"];

pub(super) fn check(report: &mut Report<'_>) {
    paths(report);
    let mut ids = HashMap::new();
    for operation in report.document.operations() {
        id(report, &operation, &mut ids);
        security(report, &operation);
        repeat(report, &operation);
        method(report, &operation);
        request(report, &operation);
        servers(report, &operation);
    }
}

/// A misspelt method would be an operation that nobody misses.
fn paths(report: &mut Report<'_>) {
    let paths = report.document.root().get("paths").map(|paths| paths.entries()).unwrap_or_default();
    for (path, item) in paths {
        for (key, node) in item.raw_entries() {
            let known = operation::is_method(key) || OF_PATH.contains(&key) || key.starts_with("x-");
            if !known {
                let message = format!("`{key}` is no method, and nothing else that the path `{path}` can hold");
                let remedy = "use `get`, `put`, `post`, `patch` or `delete`, or correct the name";
                report.add("path-item", node.pointer(), None, message, remedy);
            }
        }
    }
}

fn id<'d>(report: &mut Report<'d>, operation: &Operation<'d>, ids: &mut HashMap<String, &'d str>) {
    let id = operation.id();
    let at = operation.node().pointer();
    let here = format!("{at}/operationId");
    if id.is_empty() {
        let message = format!("{} {} has no operationId", operation.method(), operation.path());
        report.add("operation-id", at, None, message, "give it an `operationId` in snake case");
    } else if !is_snake_case(id) {
        report.add(
            "operation-id",
            &here,
            Some(id),
            format!("`{id}` is not snake case"),
            "write it in lower case, words joined by `_`",
        );
    } else if is_keyword(id) {
        report.add("operation-id", &here, Some(id), format!("`{id}` is a keyword of Rust"), "add a word to it");
    } else if OWN_METHODS.contains(&id) {
        let message = format!("the client has a method `{id}` of its own");
        report.add("operation-id", &here, Some(id), message, "add a word to it");
    } else if let Some(other) = ids.insert(type_name(id), id) {
        let message = match other == id {
            true => format!("another operation is called `{id}` too"),
            false => format!("the calls of `{id}` and `{other}` would have the same name in Rust"),
        };
        report.add("unique-operation-id", &here, Some(id), message, "rename one of the two");
    }
}

fn method(report: &mut Report<'_>, operation: &Operation<'_>) {
    if !matches!(operation.method(), "GET" | "PUT" | "POST" | "PATCH" | "DELETE") {
        let message = format!("`{}` is not supported", operation.method());
        let remedy = "use `get`, `put`, `post`, `patch` or `delete`";
        report.add("operation-method", operation.node().pointer(), Some(operation.id()), message, remedy);
    }
}

/// Those of a path are nothing that it can hold.
fn servers(report: &mut Report<'_>, operation: &Operation<'_>) {
    if let Some(servers) = operation.node().raw_get("servers") {
        let message = "the operation has servers of its own, and the client sends all of them to the same";
        let remedy = "take them away: the servers are listed at the top of the document";
        report.add("operation-servers", servers.pointer(), Some(operation.id()), message, remedy);
    }
}

fn is_snake_case(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id
            .split('_')
            .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

fn security(report: &mut Report<'_>, operation: &Operation<'_>) {
    let at = operation.node().pointer();
    let own = operation.node().get("security");
    let names = operation.security();
    if names.is_empty() {
        let remedy = "name a security scheme under `security`";
        report.add("operation-security", at, Some(operation.id()), "the operation needs no credential", remedy);
    }
    let here = own.map_or("/security".to_owned(), |node| node.pointer().to_owned());
    let schemes = report.document.at("/components/securitySchemes");
    for name in names {
        if schemes.as_ref().and_then(|schemes| schemes.get(name)).is_none() {
            let message = format!("there is no security scheme `{name}`");
            report.add(
                "security-scheme",
                &here,
                Some(operation.id()),
                message,
                "add it to `components/securitySchemes`, or correct the name",
            );
        }
    }
}

fn repeat(report: &mut Report<'_>, operation: &Operation<'_>) {
    if operation.node().raw_get("x-repeat").is_none() {
        report.add(
            "repeat-policy",
            operation.node().pointer(),
            Some(operation.id()),
            "the operation does not say when it may be repeated",
            "add `x-repeat` with a `policy` and a `reason`",
        );
    }
}

fn request(report: &mut Report<'_>, operation: &Operation<'_>) {
    let Some(body) = operation.request_body() else {
        return;
    };
    let at = body.node().pointer();
    if !body.required() {
        let message = "the body may be left out, which a typed call cannot say";
        let pointer = operation.node().get("requestBody").map_or(at.to_owned(), |node| node.pointer().to_owned());
        report.add("required-body", &pointer, Some(operation.id()), message, "add `required: true`");
    }
    let contents = operation.node().get("requestBody").and_then(|body| body.get("content"));
    let contents = contents.map(|contents| contents.entries()).unwrap_or_default();
    for (name, content) in &contents {
        media_type(report, operation, "the request", name, content);
    }
    if contents.len() > 1 {
        let message = "the request is documented with several media types";
        report.add("media-type", at, Some(operation.id()), message, "keep one of them");
    }
    if body.schema().is_none() {
        report.add(
            "request-schema",
            at,
            Some(operation.id()),
            "the request has no schema",
            "add a `schema` that is a `$ref` to `components`",
        );
    }
    if body.examples().is_empty() {
        report.add(
            "request-example",
            at,
            Some(operation.id()),
            "the request has no example",
            "add a named one with a `value` under `examples`",
        );
    }
}
