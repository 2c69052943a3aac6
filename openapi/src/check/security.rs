//! Security schemes: each is of a supported kind, with names that are distinct in Rust.

use std::collections::HashMap;

use super::{Report, is_header_name};
use crate::{Operation, Place, Requirement, SchemeKind, SecurityScheme, names::field_name};

/// Headers of every request, which a key must not replace.
const OWN_HEADERS: [&str; 14] = [
    "accept",
    "connection",
    "content-length",
    "content-type",
    "cookie",
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
    let schemes = report.document.at("/components/securitySchemes");
    let known = SecurityScheme::all(report.document);
    for (name, node) in schemes.as_ref().map(|schemes| schemes.entries()).unwrap_or_default() {
        match known.iter().find(|scheme| scheme.name() == name) {
            Some(scheme) => key(report, scheme),
            None => {
                let message = format!("the security scheme `{name}` is of an unsupported kind");
                let remedy = "write `type: http` with `scheme: basic` or `scheme: bearer`, or `type: apiKey` with a `name` and \
                              `in: header`, `in: query` or `in: cookie`";
                report.add("scheme-type", node.pointer(), None, message, remedy);
            }
        }
    }
    names(report, &known);
    let operations = Operation::all(report.document);
    if let (Some(schemes), false) = (schemes, operations.is_empty())
        && !known.is_empty()
        && operations.iter().all(|operation| operation.security_schemes().is_empty())
    {
        let message = "no operation requires one of the security schemes";
        let remedy = "name one under `security` at the root of the document, or remove the schemes";
        report.add("operation-security", schemes.pointer(), None, message, remedy);
    }
    for operation in operations {
        for requirement in operation.security() {
            carriers(report, &operation, &requirement);
        }
    }
}

/// Credentials that are sent together need a header or a query parameter each.
fn carriers(report: &mut Report<'_>, operation: &Operation<'_>, requirement: &Requirement<'_>) {
    let mut taken = HashMap::new();
    for scheme in requirement.schemes() {
        let carrier = match scheme.kind() {
            SchemeKind::Basic | SchemeKind::Bearer => "header `authorization`".to_owned(),
            SchemeKind::ApiKey { place: Place::Header, name } => format!("header `{}`", name.to_ascii_lowercase()),
            SchemeKind::ApiKey { place: Place::Query, name } => format!("query parameter `{name}`"),
            SchemeKind::ApiKey { place: Place::Cookie, name } => format!("cookie `{name}`"),
        };
        if let Some(other) = taken.insert(carrier.clone(), scheme.name()) {
            let name = scheme.name();
            let message = format!("`{other}` and `{name}` are required together, and both are sent as the {carrier}");
            let remedy = "list them as alternatives under `security`, or send one of them elsewhere";
            report.add("security-scheme", operation.node().pointer(), Some(operation.id()), message, remedy);
        }
    }
}

fn key(report: &mut Report<'_>, scheme: &SecurityScheme<'_>) {
    let (what, name) = match scheme.kind() {
        SchemeKind::ApiKey { place: Place::Header, name } => ("header", name),
        SchemeKind::ApiKey { place: Place::Cookie, name } => ("cookie", name),
        _ => return,
    };
    let is_own = what == "header" && OWN_HEADERS.contains(&name.to_ascii_lowercase().as_str());
    if !is_header_name(name) || is_own {
        let message = format!("the security scheme `{}` cannot send its key as the {what} `{name}`", scheme.name());
        report.add("scheme-type", scheme.node().pointer(), None, message, "correct the `name`");
    }
}

/// Each security scheme is a setter of the client's builder, with an argument for each part. A part with a default has its own setter.
fn names(report: &mut Report<'_>, schemes: &[SecurityScheme<'_>]) {
    let mut setters = HashMap::new();
    for scheme in schemes {
        let parts = scheme.parts();
        let own = parts.iter().filter(|part| part.default.is_some()).map(|part| part.name.to_owned());
        for setter in own.chain([field_name(scheme.name())]) {
            if let Some(other) = setters.insert(setter.clone(), scheme.name()) {
                let message = format!("`{setter}` names a credential of `{}` and one of `{other}`", scheme.name());
                report.add("credential-name", scheme.node().pointer(), None, message, "rename one of the two");
            }
        }
        if let [first, second] = parts[..]
            && first.name == second.name
        {
            let message = format!("both parts of the credential are called `{}`", first.name);
            report.add("credential-name", scheme.node().pointer(), None, message, "rename one of the two");
        }
    }
}
