//! Servers: where they are, and that it is said of each credential which of them it is for.

use super::Report;
use crate::{
    Operation, SecurityScheme, Server,
    extension::{PREFIXES, is_prefixes},
    pointer,
};

pub(super) fn check(report: &mut Report<'_>) {
    let document = report.document;
    if let Some(servers) = document.root().raw_get("servers").filter(|servers| !servers.value().is_array()) {
        report.add("servers", servers.pointer(), None, "the servers are no list", "write `- url: https://…` for each");
    }
    let servers = Server::all(document);
    for server in &servers {
        url(report, server);
    }
    let Some((last, others)) = servers.split_last() else { return };
    if let Some(prefixes) = last.node().raw_get("x-credential-prefix") {
        let message = "the last server is for some credentials only, and none is for all others";
        report.add(
            "server-prefix",
            prefixes.pointer(),
            None,
            message,
            "take it away, or add a server without it to the end",
        );
    }
    let mut before = Vec::new();
    for server in others {
        match server.node().raw_get("x-credential-prefix") {
            None => {
                let message = "the server is for all credentials, so that none is left for those after it";
                let remedy = format!("say which it is for: {PREFIXES}; or move it to the end");
                report.add("server-prefix", server.node().pointer(), None, message, remedy);
            }
            // What is not well formed is reported as such.
            Some(prefixes) if is_prefixes(prefixes.value()) => {
                kinds(report, server);
                overlaps(report, server, &before);
                before.extend(server.credential_prefixes());
            }
            Some(_) => {}
        }
    }
}

fn url(report: &mut Report<'_>, server: &Server<'_>) {
    let remedy = "write `https://` and a host, with a port and a path if need be";
    let Some(url) = server.node().raw_get("url") else {
        return report.add("server-url", server.node().pointer(), None, "the server has no URL", remedy);
    };
    if let Some(flaw) = flaw(server.url()) {
        report.add("server-url", url.pointer(), None, format!("the URL of the server {flaw}"), remedy);
    }
}

/// What a URL has that the client could not be given as the place to send to.
fn flaw(url: &str) -> Option<&'static str> {
    let Some(rest) = url.strip_prefix("https://") else { return Some("is not an absolute one of https") };
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let of_host = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let of_path = |c: char| c.is_ascii_alphanumeric() || "/-._~".contains(c);
    if url.contains(['{', '}']) {
        Some("has variables, which nobody could fill in")
    } else if path.contains(['?', '#']) {
        Some("has a query or a fragment, which no operation would carry")
    } else if authority.contains('@') {
        Some("holds a user, which is what credentials are for")
    } else if !host.split('.').all(of_host) || port.parse::<u16>().is_err() {
        Some("has no host or no port that can be read")
    } else if !path.chars().all(of_path)
        || path.contains("//")
        || path.split('/').any(|part| [".", ".."].contains(&part))
    {
        Some("has a path that would not go over the wire as it is written")
    } else {
        None
    }
}

/// Each security scheme that an operation names, and none that there is not.
fn kinds(report: &mut Report<'_>, server: &Server<'_>) {
    let operations = Operation::all(report.document);
    let required: Vec<_> = operations.iter().flat_map(Operation::security_schemes).collect();
    let schemes = SecurityScheme::all(report.document);
    let prefixes = server.credential_prefixes();
    let at = pointer::join(server.node().pointer(), "x-credential-prefix");
    for scheme in schemes.iter().map(SecurityScheme::name) {
        if required.iter().any(|other| other.name() == scheme) && prefixes.iter().all(|(known, _)| *known != scheme) {
            let message = format!("nothing says which credentials of the security scheme `{scheme}` the server is for");
            report.add("server-prefix", &at, None, message, format!("add `{scheme}` with what they start with"));
        }
    }
    for (name, _) in prefixes.iter().filter(|(name, _)| schemes.iter().all(|scheme| scheme.name() != *name)) {
        let message = format!("there is no security scheme `{name}`");
        report.add("server-prefix", &server.prefix_pointer(name), None, message, "take it away, or correct the name");
    }
}

/// A credential that two servers are for would be told apart by their order alone.
fn overlaps(report: &mut Report<'_>, server: &Server<'_>, before: &[(&str, &str)]) {
    for (scheme, prefix) in server.credential_prefixes() {
        let others = before.iter().filter(|(other, _)| *other == scheme);
        for (_, other) in others.filter(|(_, other)| other.starts_with(prefix) || prefix.starts_with(*other)) {
            let message =
                format!("credentials that start with `{prefix}` and those with `{other}`, of another server, overlap");
            report.add(
                "server-prefix",
                &server.prefix_pointer(scheme),
                None,
                message,
                "write texts of which none starts with another",
            );
        }
    }
}
