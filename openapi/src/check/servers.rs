//! Servers: where they are, and that it is said of each credential which of them it is for.

use serde_json::Value;

use super::{Report, components::is_credential};
use crate::Server;

pub(super) const USERS: &str = "`{project: PREFIX, public_token: PREFIX}`, on a server, where PREFIX is two or more letters, digits, `-`, `_` or `.`";

pub(super) fn check(report: &mut Report<'_>) {
    let document = report.document;
    if let Some(servers) = document.root().raw_get("servers").filter(|servers| !servers.value().is_array()) {
        report.add("servers", servers.pointer(), None, "the servers are no list", "write `- url: https://…` for each");
    }
    let servers = document.servers();
    for server in &servers {
        url(report, server);
    }
    let Some((last, others)) = servers.split_last() else { return };
    if let Some(users) = last.node().raw_get("x-users") {
        let message = "the last server is for some credentials only, and none is for all others";
        report.add(
            "server-users",
            users.pointer(),
            None,
            message,
            "take it away, or add a server without it to the end",
        );
    }
    let mut before = Vec::new();
    for server in others {
        match server.node().raw_get("x-users") {
            None => {
                let message = "the server is for all credentials, so that none is left for those after it";
                let remedy = format!("say which it is for: {USERS}; or move it to the end");
                report.add("server-users", server.node().pointer(), None, message, remedy);
            }
            // What is not well formed is reported as such.
            Some(users) if is_users(users.value()) => {
                kinds(report, server);
                overlaps(report, server, &before);
                before.extend(server.users());
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

/// Each kind of credential that there is, and no other.
fn kinds(report: &mut Report<'_>, server: &Server<'_>) {
    let schemes = report.document.at("/components/securitySchemes").map(|schemes| schemes.entries());
    let schemes = schemes.unwrap_or_default();
    let carried: Vec<_> = schemes.iter().filter_map(|(_, scheme)| scheme.text("x-credential")).collect();
    if carried.len() < schemes.len() || !carried.iter().all(|kind| is_credential(&Value::from(*kind))) {
        return;
    }
    let users = server.users();
    let at = format!("{}/x-users", server.node().pointer());
    for kind in carried.iter().filter(|kind| users.iter().all(|(known, _)| known != *kind)) {
        let message = format!("nothing says which users of the credential `{kind}` the server is for");
        report.add("server-users", &at, None, message, format!("add `{kind}` with what they start with"));
    }
    for (kind, _) in users.iter().filter(|(kind, _)| !carried.contains(kind)) {
        let message = format!("no security scheme carries the credential `{kind}`");
        report.add("server-users", &format!("{at}/{kind}"), None, message, "take it away");
    }
}

/// A user that two servers are for would be told apart by their order alone.
fn overlaps(report: &mut Report<'_>, server: &Server<'_>, before: &[(&str, &str)]) {
    for (kind, prefix) in server.users() {
        let others = before.iter().filter(|(other, _)| *other == kind);
        for (_, other) in others.filter(|(_, other)| other.starts_with(prefix) || prefix.starts_with(*other)) {
            let message =
                format!("users that start with `{prefix}` and those with `{other}`, of another server, overlap");
            let at = format!("{}/x-users/{kind}", server.node().pointer());
            report.add("server-users", &at, None, message, "write texts of which none starts with another");
        }
    }
}

/// Of two characters or more, so that one less is a user too: the nearest that is not meant.
pub(super) fn is_users(value: &Value) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let is_prefix = |value: &Value| value.as_str().is_some_and(|text| text.len() > 1 && text.chars().all(allowed));
    value.as_object().is_some_and(|users| {
        !users.is_empty()
            && users.iter().all(|(kind, prefix)| is_credential(&Value::from(kind.as_str())) && is_prefix(prefix))
    })
}
