//! Operations: paths, ids, methods, security, request bodies.

use std::collections::{HashMap, HashSet};

use super::{Report, decoded};
use crate::{
    Body, BodyFormat, Operation, SecurityScheme,
    names::{field_name, is_keyword, type_name},
    operation,
    parameter::is_plain,
    schema,
};

/// Methods of every generated client.
const OWN_METHODS: [&str; 13] = [
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
];

/// The supported keys of a path item besides methods.
const OF_PATH: [&str; 3] = ["description", "parameters", "summary"];

pub(super) fn check(report: &mut Report<'_>) {
    paths(report);
    namespaces(report);
    let mut ids = HashMap::new();
    for operation in Operation::all(report.document) {
        id(report, &operation, &mut ids);
        security(report, &operation);
        method(report, &operation);
        request(report, &operation);
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
            "use lower-case words joined by `_`; a dot ends a namespace",
        );
    } else if is_keyword(id) {
        report.add("operation-id", &here, Some(id), format!("`{id}` is a Rust keyword"), "choose a longer name");
    } else if is_own_method(report, id.split('.').next().unwrap_or_default()) {
        let message = format!("`{id}` is a method of the generated client");
        report.add("operation-id", &here, Some(id), message, "choose a longer name");
    } else if let Some(other) = ids.insert(type_name(&operation.flat_id()), id) {
        let message = match other == id {
            true => format!("another operation has the id `{id}`"),
            false => format!("`{id}` and `{other}` have the same name in Rust"),
        };
        report.add("unique-operation-id", &here, Some(id), message, "rename one of the two");
    }
}

/// A namespace is no operation, and no two namespaces have the same name in Rust.
fn namespaces(report: &mut Report<'_>) {
    let operations = Operation::all(report.document);
    let ids: HashSet<_> = operations.iter().map(Operation::id).collect();
    let mut names: HashMap<String, String> = HashMap::new();
    for operation in operations.iter().filter(|operation| is_snake_case(operation.id())) {
        let mut namespace = String::new();
        for name in operation.namespaces() {
            let dot = if namespace.is_empty() { "" } else { "." };
            namespace = format!("{namespace}{dot}{name}");
            let same = names.entry(type_name(&namespace)).or_insert_with(|| namespace.clone());
            let message = if ids.contains(&*namespace) {
                format!("`{namespace}` is an operation, and the namespace of another")
            } else if *same != namespace {
                format!("the namespaces `{same}` and `{namespace}` have the same name in Rust")
            } else {
                continue;
            };
            let at = format!("{}/operationId", operation.node().pointer());
            report.add("operation-namespace", &at, Some(operation.id()), message, "rename one of the two");
        }
    }
}

fn method(report: &mut Report<'_>, operation: &Operation<'_>) {
    if !matches!(operation.method(), "GET" | "PUT" | "POST" | "PATCH" | "DELETE") {
        let message = format!("`{}` is not supported", operation.method());
        let remedy = "use `get`, `put`, `post`, `patch` or `delete`";
        report.add("operation-method", operation.node().pointer(), Some(operation.id()), message, remedy);
    }
}

fn is_snake_case(id: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    id.split('.').all(|name| name.starts_with(|c: char| c.is_ascii_lowercase()) && name.split('_').all(is_word))
}

/// Each security scheme that an operation names exists.
fn security(report: &mut Report<'_>, operation: &Operation<'_>) {
    let own = operation.node().get("security").or_else(|| report.document.root().get("security"));
    let Some(security) = own else { return };
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

/// Whether the generated client has another method with this name.
fn is_own_method(report: &Report<'_>, id: &str) -> bool {
    let parts = |scheme: &SecurityScheme<'_>| {
        let setters = scheme.parts().into_iter().filter(|part| part.default.is_some()).map(|part| part.name.to_owned());
        let scheme = field_name(scheme.name());
        // A bearer scheme also has a setter for a source of tokens.
        setters.chain([format!("{scheme}_from"), scheme]).collect::<Vec<_>>()
    };
    let mut replaced = SecurityScheme::all(report.document).into_iter().flat_map(|scheme| parts(&scheme));
    OWN_METHODS.contains(&id) || id.strip_prefix("with_").is_some_and(|name| replaced.any(|other| other == name))
}

fn request(report: &mut Report<'_>, operation: &Operation<'_>) {
    let Some(body) = operation.request_body() else {
        return;
    };
    let (at, id) = (body.node().pointer(), Some(operation.id()));
    if body.media_type().starts_with("multipart/") {
        let message = format!("the request has the media type `{}`, which the client cannot write", body.media_type());
        let remedy = "use `application/json` or `application/x-www-form-urlencoded` if the server takes that, or remove the operation";
        report.add("media-type", at, id, message, remedy);
    } else {
        decoded(report, operation, "the request", &body);
        if body.format() == BodyFormat::Form {
            form(report, operation, &body);
        }
    }
}

/// A form is an object, whose properties are strings, numbers, booleans or lists of them.
fn form(report: &mut Report<'_>, operation: &Operation<'_>, body: &Body<'_>) {
    let id = Some(operation.id());
    if let Some(encoding) = body.node().get("encoding") {
        let message = "a form has an `encoding` other than the default, which is not supported";
        report.add("form", encoding.pointer(), id, message, "remove it: the items of a list are sent one by one");
    }
    let Some(schema) = body.schema() else { return };
    if schema::properties(&schema).is_empty() {
        let message = "the form has no properties";
        report.add("form", schema.pointer(), id, message, "add `properties` to its schema");
    }
    for (name, property) in schema::properties(&schema) {
        let property = property.effective();
        let value = property.get("items").map_or_else(|| property.clone(), |items| items.effective());
        if !is_plain(&value) {
            let message = format!("the property `{name}` of a form is neither a plain value nor a list of them");
            let remedy = "use a string, a number or a boolean, or a list of them; a string can hold JSON";
            report.add("form", property.pointer(), id, message, remedy);
        }
    }
}
