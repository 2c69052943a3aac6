//! Servers: their URLs, and exactly one server for each credential.

use super::Report;
use crate::{
    Operation, SecurityScheme, Server,
    extension::{PREFIXES, is_prefixes},
    pointer,
};

pub(super) fn check(report: &mut Report<'_>) {
    let document = report.document;
    if let Some(servers) = document.root().raw_get("servers").filter(|servers| !servers.value().is_array()) {
        report.add(
            "servers",
            servers.pointer(),
            None,
            "`servers` is not a list",
            "write `- url: https://…` for each server",
        );
    }
    for operation in Operation::all(document) {
        of_operation(report, &operation);
    }
    let servers = Server::all(document);
    for server in &servers {
        url(report, server);
    }
    let Some((last, others)) = servers.split_last() else { return };
    if let Some(prefixes) = last.node().raw_get("x-credential-prefix") {
        let message = "the last server must be the default, without `x-credential-prefix`";
        report.add("server-prefix", prefixes.pointer(), None, message, "remove it, or add a default server at the end");
    }
    let mut before = Vec::new();
    for server in others {
        match server.node().raw_get("x-credential-prefix") {
            None => {
                let message = "only the last server may have no `x-credential-prefix`";
                let remedy = format!("write it as {PREFIXES}; or move the server to the end");
                report.add("server-prefix", server.node().pointer(), None, message, remedy);
            }
            // Invalid prefixes are reported with the other extensions.
            Some(prefixes) if is_prefixes(prefixes.value()) => {
                kinds(report, server);
                overlaps(report, server, &before);
                before.extend(server.credential_prefixes());
            }
            Some(_) => {}
        }
    }
}

/// An operation has one server of its own, if any, which all credentials use.
fn of_operation(report: &mut Report<'_>, operation: &Operation<'_>) {
    let Some(servers) = operation.node().raw_get("servers") else { return };
    if !servers.value().is_array() {
        let remedy = "write `- url: https://…` for each server";
        report.add("servers", servers.pointer(), Some(operation.id()), "`servers` is not a list", remedy);
    }
    for server in servers.raw_items() {
        if let Some(prefixes) = server.raw_get("x-credential-prefix") {
            let message = "a server of an operation has `x-credential-prefix`";
            let remedy = "remove it, or list the servers at the root of the document";
            report.add("server-prefix", prefixes.pointer(), Some(operation.id()), message, remedy);
        }
    }
    if let Some(server) = operation.server() {
        url(report, &server);
    }
}

fn url(report: &mut Report<'_>, server: &Server<'_>) {
    let remedy = match server.url() {
        url if url.contains(['{', '}']) => "give each variable a `default`, which is one of its `enum`",
        _ => "write `https://` and a host, and optionally a port and a path",
    };
    let Some(url) = server.node().raw_get("url") else {
        return report.add("server-url", server.node().pointer(), None, "the server has no URL", remedy);
    };
    if let Some(flaw) = flaw(server.url()) {
        report.add("server-url", url.pointer(), None, format!("the URL of the server {flaw}"), remedy);
    }
}

/// Why a URL is not a base URL that a client can use.
fn flaw(url: &str) -> Option<&'static str> {
    let is_local = ["http://localhost", "http://127.0.0.1"]
        .iter()
        .any(|start| url.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/'])));
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://").filter(|_| is_local));
    let Some(rest) = rest else { return Some("is not an absolute `https` URL") };
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let of_host = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let of_path = |c: char| c.is_ascii_alphanumeric() || "/-._~".contains(c);
    if url.contains(['{', '}']) {
        Some("has a variable without a value")
    } else if path.contains(['?', '#']) {
        Some("has a query or a fragment")
    } else if authority.contains('@') {
        Some("has user info, which belongs in a security scheme")
    } else if !host.split('.').all(of_host) || port.parse::<u16>().is_err() {
        Some("has an invalid host or port")
    } else if !path.chars().all(of_path)
        || path.contains("//")
        || path.split('/').any(|part| [".", ".."].contains(&part))
    {
        Some("has a path that would be rewritten when sent")
    } else {
        None
    }
}

/// `x-credential-prefix` has each security scheme that an operation requires, and no unknown one.
fn kinds(report: &mut Report<'_>, server: &Server<'_>) {
    let operations = Operation::all(report.document);
    let required: Vec<_> = operations.iter().flat_map(Operation::security_schemes).collect();
    let schemes = SecurityScheme::all(report.document);
    let prefixes = server.credential_prefixes();
    let at = pointer::join(server.node().pointer(), "x-credential-prefix");
    for scheme in schemes.iter().map(SecurityScheme::name) {
        if required.iter().any(|other| other.name() == scheme) && prefixes.iter().all(|(known, _)| *known != scheme) {
            let message = format!("`x-credential-prefix` lacks the security scheme `{scheme}`");
            report.add(
                "server-prefix",
                &at,
                None,
                message,
                format!("add `{scheme}` with the prefix of its credentials"),
            );
        }
    }
    for (name, _) in prefixes.iter().filter(|(name, _)| schemes.iter().all(|scheme| scheme.name() != *name)) {
        let message = format!("there is no security scheme `{name}`");
        report.add("server-prefix", &server.prefix_pointer(name), None, message, "remove it, or correct the name");
    }
}

/// Prefixes of different servers do not overlap, since only the order of the servers would decide.
fn overlaps(report: &mut Report<'_>, server: &Server<'_>, before: &[(&str, &str)]) {
    for (scheme, prefix) in server.credential_prefixes() {
        let others = before.iter().filter(|(other, _)| *other == scheme);
        for (_, other) in others.filter(|(_, other)| other.starts_with(prefix) || prefix.starts_with(*other)) {
            let message = format!("the prefix `{prefix}` overlaps with `{other}` of another server");
            report.add(
                "server-prefix",
                &server.prefix_pointer(scheme),
                None,
                message,
                "use prefixes of which none starts with another",
            );
        }
    }
}
