//! Operations: paths, ids, methods, security, request bodies.

use std::collections::{HashMap, HashSet};

use super::{Report, decoded};
use crate::{
    Body, BodyFormat, Operation, SecurityScheme, method,
    names::{field_name, operation_id, type_name},
    parameter::is_plain,
    schema,
};

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
        message(report, &operation);
    }
}

/// Unknown keys are rejected, since an operation with a misspelt method would be missing.
fn paths(report: &mut Report<'_>) {
    let paths = report.document.root().get("paths").map(|paths| paths.entries()).unwrap_or_default();
    for (path, item) in paths {
        for (key, node) in item.raw_entries() {
            let known = method::is_method(key) || OF_PATH.contains(&key) || key.starts_with("x-");
            if !known {
                let message = format!("`{key}` of the path `{path}` is neither a method nor another supported key");
                let remedy = "use `get`, `put`, `post`, `patch`, `delete`, `head` or `options`, or correct the name";
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

/// A namespace is no operation, and no two namespaces have the same name in Rust.
fn namespaces(report: &mut Report<'_>) {
    let operations = Operation::all(report.document);
    let ids: HashSet<_> = operations.iter().map(Operation::id).collect();
    let mut names: HashMap<String, String> = HashMap::new();
    for operation in operations.iter().filter(|operation| name(operation) == operation.id()) {
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

/// TRACE returns the request as it arrived, with its credentials, so servers and proxies reject it.
fn method(report: &mut Report<'_>, operation: &Operation<'_>) {
    if operation.method() == "TRACE" {
        let message = "`TRACE` is not supported: it would return the credentials of the request";
        let remedy = "remove the operation, or use another method";
        report.add("operation-method", operation.node().pointer(), Some(operation.id()), message, remedy);
    }
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
                    "unknown-scheme",
                    requirement.pointer(),
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

/// The recipient of a message is a text of the JSON body.
fn message(report: &mut Report<'_>, operation: &Operation<'_>) {
    let Some(recipient) = operation.recipient() else { return };
    let body = operation.request_body().filter(|body| body.format() == BodyFormat::Json);
    let properties = body.and_then(|body| body.schema()).map(|schema| schema::properties(&schema)).unwrap_or_default();
    let texts = properties.iter().filter(|(_, property)| property.effective().text("type") == Some("string"));
    let texts: Vec<_> = texts.map(|(name, _)| *name).collect();
    if !texts.contains(&recipient) {
        let at = format!("{}/x-sends-message/recipient", operation.node().pointer());
        let message = format!("the JSON request body has no text `{recipient}`");
        let remedy = match texts.is_empty() {
            true => "write `x-sends-message: true`".to_owned(),
            false => format!("name one of `{}`", texts.join("`, `")),
        };
        report.add("message-recipient", &at, Some(operation.id()), message, remedy);
    }
}

fn request(report: &mut Report<'_>, operation: &Operation<'_>) {
    let Some(body) = operation.request_body() else {
        return;
    };
    let (at, id) = (body.node().pointer(), Some(operation.id()));
    let is_form = matches!(body.format(), BodyFormat::Form | BodyFormat::Multipart);
    if body.media_type().starts_with("multipart/") && !is_form {
        let message = format!("the request has the media type `{}`, which the client cannot write", body.media_type());
        let remedy =
            "use `multipart/form-data` or `application/json` if the server takes that, or remove the operation";
        report.add("media-type", at, id, message, remedy);
    } else {
        decoded(report, operation, "the request", &body);
        if is_form {
            form(report, operation, &body);
        }
    }
}

/// A form is an object, whose properties are strings, numbers, booleans or lists of them; in a multipart one, also files and JSON.
fn form(report: &mut Report<'_>, operation: &Operation<'_>, body: &Body<'_>) {
    let id = Some(operation.id());
    let Some(schema) = body.schema() else { return };
    if schema::properties(&schema).is_empty() {
        let message = "the form has no properties";
        report.add("form", schema.pointer(), id, message, "add `properties` to its schema");
    }
    if body.format() == BodyFormat::Multipart {
        return;
    }
    let encodings = body.node().get("encoding").map(|encoding| encoding.entries()).unwrap_or_default();
    for (name, encoding) in encodings {
        if *encoding.value() != serde_json::json!({ "style": "deepObject" }) {
            let message = format!("the property `{name}` of a form has an `encoding` that is not supported");
            let remedy = "remove it: the items of a list are sent one by one; or use `style: deepObject`";
            report.add("form", encoding.pointer(), id, message, remedy);
        }
    }
    for (name, property) in schema::properties(&schema) {
        let property = property.effective();
        let value = property.get("items").map_or_else(|| property.clone(), |items| items.effective());
        if !is_plain(&value) && !body.is_nested(name) {
            let message = format!("the property `{name}` of a form is neither a plain value nor a list of them");
            let remedy = "use a string, a number or a boolean, or a list of them; a string can hold JSON";
            report.add("form", property.pointer(), id, message, remedy);
        }
    }
}
