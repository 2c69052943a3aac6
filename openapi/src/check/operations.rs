//! Operations: paths, ids, methods, security, retry policy, request bodies.

use std::collections::HashMap;

use super::{Report, media_type};
use crate::{
    Operation, SecurityScheme,
    names::{MAX_LENGTH, field_name, operation_id, type_name},
    operation,
};

/// The supported keys of a path item besides methods.
const OF_PATH: [&str; 3] = ["description", "parameters", "summary"];

pub(super) fn check(report: &mut Report<'_>) {
    paths(report);
    let mut ids = HashMap::new();
    for operation in Operation::all(report.document) {
        id(report, &operation, &mut ids);
        security(report, &operation);
        retry(report, &operation);
        method(report, &operation);
        request(report, &operation);
        servers(report, &operation);
    }
}

/// Unknown keys are rejected, since an operation with a misspelt method would be missing.
fn paths(report: &mut Report<'_>) {
    let paths = report.document.root().get("paths").map(|paths| paths.entries()).unwrap_or_default();
    for (path, item) in paths {
        for (key, node) in item.raw_entries() {
            let known = operation::is_method(key) || OF_PATH.contains(&key) || key.starts_with("x-");
            if !known {
                let message = format!("`{key}` of the path `{path}` is neither a method nor another supported key");
                let remedy = "use `get`, `put`, `post`, `patch` or `delete`, or correct the name";
                report.add("path-item", node.pointer(), None, message, remedy);
            }
        }
    }
}

/// The canonical form gives each operation an id, unless two would have the same one.
fn id<'d>(report: &mut Report<'d>, operation: &Operation<'d>, ids: &mut HashMap<String, Operation<'d>>) {
    let (id, at) = (name(operation), operation.node().pointer());
    let here = operation.node().raw_get("operationId").map_or(at.to_owned(), |id| id.pointer().to_owned());
    if operation.node().raw_get("operationId").is_some_and(|id| !id.value().is_string()) {
        let remedy = "write a name, or remove it";
        return report.add("operation-id", &here, None, "the `operationId` is not a string", remedy);
    }
    if let Some(method) = replaced_credential(report, &id) {
        let message = format!("`{id}` is a method of the generated client");
        let remedy = format!("choose another `operationId`, or rename the security scheme `{method}`");
        return report.add("operation-id", &here, Some(&id), message, remedy);
    }
    if id.len() > MAX_LENGTH {
        let message = format!("`{id}` has more than {MAX_LENGTH} bytes, and is the name of a method and of files");
        return report.add("operation-id", &here, operation.id().into(), message, "give it a shorter `operationId`");
    }
    if let Some(other) = ids.insert(type_name(&id), operation.clone()) {
        let message = format!("{} and {} have the same name in Rust, `{id}`", written(&other), written(operation));
        let own = operation_id("", operation.method(), operation.path());
        let remedy = match ids.contains_key(&type_name(&own)) {
            true => "give one of them another `operationId`".to_owned(),
            false => format!("give this one another `operationId`, such as `{own}`"),
        };
        report.add("unique-operation-id", &here, operation.id().into(), message, remedy);
    }
}

fn name(operation: &Operation<'_>) -> String {
    operation_id(operation.id(), operation.method(), operation.path())
}

/// How people find an operation: by its `operationId`, method and path.
fn written(operation: &Operation<'_>) -> String {
    let place = format!("{} {}", operation.method(), operation.path());
    if operation.id().is_empty() { place } else { format!("`{}` ({place})", operation.id()) }
}

fn method(report: &mut Report<'_>, operation: &Operation<'_>) {
    if !matches!(operation.method(), "GET" | "PUT" | "POST" | "PATCH" | "DELETE") {
        let message = format!("`{}` is not supported", operation.method());
        let remedy = "use `get`, `put`, `post`, `patch` or `delete`";
        report.add("operation-method", operation.node().pointer(), Some(operation.id()), message, remedy);
    }
}

/// Path-level `servers` are rejected with the other keys of a path.
fn servers(report: &mut Report<'_>, operation: &Operation<'_>) {
    if let Some(servers) = operation.node().raw_get("servers") {
        let message = "the operation has `servers`, but a client sends all operations to one server";
        let remedy = "remove them, and list the servers at the root of the document";
        report.add("operation-servers", servers.pointer(), Some(operation.id()), message, remedy);
    }
}

/// Each operation has `security`, be it empty.
fn security(report: &mut Report<'_>, operation: &Operation<'_>) {
    let own = operation.node().get("security").or_else(|| report.document.root().get("security"));
    let Some(security) = own else {
        let message = "the operation has no `security`";
        let remedy = "name a security scheme under `security`, or write `security: []` if it needs none";
        return report.add("operation-security", operation.node().pointer(), Some(operation.id()), message, remedy);
    };
    let schemes = report.document.at("/components/securitySchemes");
    for requirement in security.items() {
        for (name, _) in requirement.entries() {
            if schemes.as_ref().and_then(|schemes| schemes.get(name)).is_none() {
                report.add(
                    "security-scheme",
                    security.pointer(),
                    Some(operation.id()),
                    format!("`{name}` is not a security scheme"),
                    "add it to `components/securitySchemes`, or correct the name",
                );
            }
        }
    }
}

/// The security scheme whose credential the generated client replaces in a method of this name.
fn replaced_credential<'d>(report: &Report<'d>, id: &str) -> Option<&'d str> {
    let replaced = id.strip_prefix("with_")?;
    let is_of = |scheme: &SecurityScheme<'_>| {
        let mut setters = scheme.parts().into_iter().filter(|part| part.default.is_some());
        let own = field_name(scheme.name());
        // A bearer scheme also has a setter for a source of tokens.
        setters.any(|part| part.name == replaced) || replaced == own || replaced == format!("{own}_from")
    };
    SecurityScheme::all(report.document).iter().find(|scheme| is_of(scheme)).map(SecurityScheme::name)
}

fn retry(report: &mut Report<'_>, operation: &Operation<'_>) {
    if operation.node().raw_get("x-retry").is_none() {
        report.add(
            "retry-policy",
            operation.node().pointer(),
            Some(operation.id()),
            "the operation has no retry policy",
            "add `x-retry` with a `policy` and a `reason`",
        );
    }
}

fn request(report: &mut Report<'_>, operation: &Operation<'_>) {
    let Some(body) = operation.request_body() else {
        return;
    };
    let at = body.node().pointer();
    if !body.required() {
        let message = "the body is optional, which is not supported";
        let pointer = operation.node().get("requestBody").map_or(at.to_owned(), |node| node.pointer().to_owned());
        report.add("required-body", &pointer, Some(operation.id()), message, "add `required: true`");
    }
    let contents = operation.node().get("requestBody").and_then(|body| body.get("content"));
    let contents = contents.map(|contents| contents.entries()).unwrap_or_default();
    for (name, content) in &contents {
        media_type(report, operation, "the request", name, content);
    }
    if contents.len() > 1 {
        let message = "the request has several media types";
        report.add("media-type", at, Some(operation.id()), message, "keep one");
    }
    if body.schema().is_none() {
        report.add(
            "request-schema",
            at,
            Some(operation.id()),
            "the request has no schema",
            "add a `schema` with a `$ref` to `components`",
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
