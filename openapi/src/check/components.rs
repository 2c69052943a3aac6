//! Components are used, security schemes say which credential they carry, extensions are the known ones.

use std::collections::HashSet;

use serde_json::Value;

use super::{Report, mock, servers};
use crate::Operation;
use crate::walk::{self, Kind};

/// An extension: its name, a field of which one is beside it wherever it has a meaning, and what it holds.
type Extension = (&'static str, &'static [&'static str], fn(&Value) -> bool, &'static str);

const EXTENSIONS: [Extension; 10] = [
    ("x-sensitive", &["type"], Value::is_boolean, "`true` or `false`, on a schema with a `type`"),
    ("x-credential", &["scheme"], is_credential, "`project` or `public_token`, on a security scheme"),
    ("x-users", &["url"], servers::is_users, servers::USERS),
    ("x-sends-message", &["responses"], Value::is_boolean, "`true` or `false`, on an operation"),
    (
        "x-repeat",
        &["responses"],
        is_repeat,
        "`{policy: only_if_never_received or any_time, reason: …}`, on an operation",
    ),
    ("x-wire-envelope", &["schema"], is_name, "the name of a member, on the media type of a response"),
    ("x-mock", &["scheme"], mock::is_credential, "`{user: PATTERN, password: PATTERN}`, on a security scheme"),
    (
        "x-mock",
        &["responses"],
        mock::is_passcode,
        "`{sends_passcode_to: FIELD, for_minutes: FIELD, known_as: FIELD}` or `{takes_passcode: FIELD, of: FIELD}`, on an operation",
    ),
    ("x-mock", &["value"], mock::is_rule, mock::RULE),
    ("x-flows", &["openapi"], mock::is_flows, mock::FLOWS),
];

pub(super) fn check(report: &mut Report<'_>) {
    unused(report);
    credentials(report);
    extensions(report);
}

fn unused(report: &mut Report<'_>) {
    let root = report.document.root();
    let places = report.document.at("/paths").map(|paths| walk::reachable(paths, Kind::Objects)).unwrap_or_default();
    let mut used: HashSet<String> = places
        .iter()
        .filter_map(|place| place.node.reference())
        .filter_map(|target| component(target.strip_prefix('#')?))
        .collect();
    let schemes = report.document.operations().iter().flat_map(Operation::security).collect::<Vec<_>>();
    used.extend(schemes.iter().map(|name| format!("/components/securitySchemes/{name}")));

    let kinds = root.get("components").map(|components| components.raw_entries()).unwrap_or_default();
    for (name, node) in
        kinds.iter().filter(|(kind, _)| !kind.starts_with("x-")).flat_map(|(_, kind)| kind.raw_entries())
    {
        if !used.contains(node.pointer()) {
            report.add(
                "unused-component",
                node.pointer(),
                None,
                format!("nothing uses `{name}`"),
                "use it or take it away",
            );
        }
    }
}

/// `/components/<kind>/<name>` of a pointer to it or into it.
fn component(pointer: &str) -> Option<String> {
    let end = pointer.match_indices('/').nth(3).map_or(pointer.len(), |(end, _)| end);
    Some(pointer.get(..end)?.to_owned()).filter(|pointer| pointer.starts_with("/components/"))
}

fn credentials(report: &mut Report<'_>) {
    let schemes = report.document.at("/components/securitySchemes");
    for (name, scheme) in schemes.map(|schemes| schemes.entries()).unwrap_or_default() {
        if scheme.raw_get("x-credential").is_none() {
            let message = format!("the security scheme `{name}` does not say which credential it carries");
            report.add(
                "scheme-credential",
                scheme.pointer(),
                None,
                message,
                "add `x-credential: project` or `x-credential: public_token`",
            );
        }
        if (scheme.text("type"), scheme.text("scheme")) != (Some("http"), Some("basic")) {
            let message = format!("the security scheme `{name}` is not HTTP Basic, which is all that the client sends");
            report.add("scheme-basic", scheme.pointer(), None, message, "write `type: http` and `scheme: basic`");
        }
    }
}

fn extensions(report: &mut Report<'_>) {
    for place in walk::document(report.document) {
        for (key, node) in place.node.raw_entries().into_iter().filter(|(key, _)| key.starts_with("x-")) {
            let meanings: Vec<_> = EXTENSIONS.iter().filter(|(name, ..)| *name == key).collect();
            if meanings.is_empty() {
                let mut known = EXTENSIONS.map(|(name, ..)| format!("`{name}`")).to_vec();
                known.dedup();
                let known = known.join(", ");
                let remedy = format!("use one of {known}, or correct the name");
                report.add(
                    "extension",
                    node.pointer(),
                    None,
                    format!("the extension `{key}` means nothing here"),
                    remedy,
                );
                continue;
            }
            let holds = |(_, beside, fits, _): &&Extension| {
                fits(node.value()) && beside.iter().any(|field| place.node.raw_get(field).is_some())
            };
            if !meanings.iter().any(holds) {
                let message = format!("`{key}` does not hold what it should, or is in the wrong place");
                let usages: Vec<_> = meanings.iter().map(|(.., usage)| *usage).collect();
                report.add("extension", node.pointer(), None, message, format!("write {}", usages.join("; or ")));
            }
        }
    }
}

pub(super) fn is_credential(value: &Value) -> bool {
    matches!(value.as_str(), Some("project" | "public_token"))
}

pub(super) fn is_name(value: &Value) -> bool {
    value.as_str().is_some_and(|name| !name.is_empty())
}

fn is_repeat(value: &Value) -> bool {
    value.as_object().is_some_and(|repeat| {
        repeat.len() == 2
            && matches!(repeat.get("policy").and_then(Value::as_str), Some("only_if_never_received" | "any_time"))
            && repeat.get("reason").is_some_and(is_name)
    })
}
