//! Operations: their names, who may call them, when they are repeated, what they are sent with.

use std::collections::HashSet;

use super::Report;
use crate::Operation;

/// All that Rust keeps for itself, in any edition.
const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

pub(super) fn check(report: &mut Report<'_>) {
    let mut ids = HashSet::new();
    for operation in report.document.operations() {
        id(report, &operation, &mut ids);
        security(report, &operation);
        repeat(report, &operation);
        parameters(report, &operation);
        request(report, &operation);
    }
}

fn id<'d>(report: &mut Report<'d>, operation: &Operation<'d>, ids: &mut HashSet<&'d str>) {
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
    } else if KEYWORDS.contains(&id) {
        report.add("operation-id", &here, Some(id), format!("`{id}` is a keyword of Rust"), "add a word to it");
    } else if !ids.insert(id) {
        report.add(
            "unique-operation-id",
            &here,
            Some(id),
            format!("another operation is called `{id}` too"),
            "rename one of the two",
        );
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

fn parameters(report: &mut Report<'_>, operation: &Operation<'_>) {
    for parameter in operation.parameters() {
        if parameter.sensitive() && matches!(parameter.place(), "path" | "query") {
            report.add(
                "sensitive-parameter",
                parameter.node().pointer(),
                Some(operation.id()),
                format!("`{}` is sensitive and would be in the URL", parameter.name()),
                "send it in a header or in the body",
            );
        }
    }
}

fn request(report: &mut Report<'_>, operation: &Operation<'_>) {
    let Some(body) = operation.request_body() else {
        return;
    };
    let at = body.node().pointer();
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
