//! Security cases: the client sends the right credential to the right server, and nothing without one.

use std::collections::BTreeMap;

use openapi_document::{Operation, Place, SchemeKind, SecurityScheme, Server};

use super::{Baseline, Case, Expected, Kind, host::Hosted, requirement_label};
use crate::{
    call::Credentials,
    credentials::{carriers, invented_for},
};

/// Unusual characters, for HTTP Basic, query parameters and cookies.
const UNUSUAL: &str = "s:e/c+r=e?t&%41 \u{e4}\u{1f600}\"\\";
/// Unusual characters that a header can carry as they are.
const UNUSUAL_IN_HEADER: &str = "s:e/c+r=e?t&%41 \"\\";

/// The credentials of a requirement and no others.
const ALONE: &str = "credentials_of_its_kind_alone";
/// The credentials of all other security schemes.
const OTHERS: &str = "credentials_of_another_kind";

/// What decides which credentials an operation accepts: its list of security requirements.
pub(crate) fn group(operation: &Operation<'_>) -> String {
    let or_none = |label: String| if label.is_empty() { "none".to_owned() } else { label };
    let labels: Vec<_> = operation.security().iter().map(requirement_label).map(or_none).collect();
    format!("credentials for {}", if labels.is_empty() { "nobody".to_owned() } else { labels.join(" or ") })
}

/// The whole table of credentials, or those of each security requirement alone and all others; and the table of servers for some security schemes.
pub(super) fn cases<'d>(baseline: &Baseline<'_, 'd>, hosted: &Hosted) -> Vec<Case<'d>> {
    let all = SecurityScheme::all(baseline.schemas.document());
    let requirements = baseline.operation().security();
    let mut cases: Vec<_> = baseline.operation().server().map(|own| of_own_server(baseline, own)).into_iter().collect();
    for requirement in &requirements {
        let schemes = requirement.schemes();
        let [first, ..] = schemes else { continue };
        let label = requirement_label(requirement);
        let sets = credential_sets(&all, schemes).into_iter();
        for (name, credentials) in
            sets.filter(|(name, _)| hosted.credentials || [ALONE, OTHERS].contains(&name.as_str()))
        {
            let case = baseline.case(Kind::Security, &format!("{label}_{name}"), first.node().pointer());
            let case = Case { credentials, ..case };
            // Another credential may satisfy another requirement of the operation.
            if carriers(&requirements, &case.credentials).is_some() {
                cases.push(case);
            } else {
                let message = "the client has no credential for it".to_owned();
                let expected = Expected::Config { in_call: true, message };
                cases.push(Case { expected, expected_requests: 0, expected_attempts: 0, ..case });
            }
        }
        for scheme in schemes.iter().filter(|scheme| hosted.schemes.contains(scheme.name())) {
            cases.extend(server_cases(baseline, schemes, scheme));
        }
    }
    cases
}

/// A call without a base URL, to the operation's own server. The client cannot be built if other operations have no server.
fn of_own_server<'d>(baseline: &Baseline<'_, 'd>, server: Server<'d>) -> Case<'d> {
    let document = baseline.schemas.document();
    let case = baseline.case(Kind::Security, "own_server", server.node().pointer());
    let has_server = |operation: &Operation<'d>| operation.server().is_some();
    if !Server::all(document).is_empty() || Operation::all(document).iter().all(has_server) {
        return Case { server: Some(server), ..case };
    }
    Case { expected: no_server(), expected_requests: 0, expected_attempts: 0, ..case }
}

/// A client without a base URL cannot be built.
fn no_server() -> Expected {
    let message = "the document names no server: set the base URL".to_owned();
    Expected::Config { in_call: false, message }
}

/// Named sets of credentials for an operation that needs all of these schemes.
fn credential_sets(all: &[SecurityScheme<'_>], schemes: &[SecurityScheme<'_>]) -> Vec<(String, Credentials)> {
    let others = all.iter().filter(|scheme| schemes.iter().all(|needed| needed.name() != scheme.name()));
    let others: Credentials = others.map(invented_entry).collect();
    let mut sets = vec![("no_credentials".to_owned(), Credentials::new())];
    if !others.is_empty() {
        sets.push((OTHERS.to_owned(), others));
    }
    if schemes.len() > 1 {
        for missing in schemes {
            let rest = schemes.iter().filter(|scheme| scheme.name() != missing.name()).map(invented_entry);
            sets.push((format!("credentials_without_{}", missing.name()), rest.collect()));
        }
    }
    sets.extend([
        (ALONE.to_owned(), schemes.iter().map(invented_entry).collect()),
        ("credentials_of_all_kinds".to_owned(), all.iter().map(invented_entry).collect()),
        ("odd_credentials".to_owned(), with_secrets(all, |scheme| unusual(scheme).to_owned())),
        ("long_credentials".to_owned(), with_secrets(all, |scheme| format!("long-{}.", scheme.name()).repeat(300))),
    ]);
    sets
}

fn invented_entry(scheme: &SecurityScheme<'_>) -> (String, BTreeMap<String, String>) {
    (scheme.name().to_owned(), invented_for(scheme))
}

fn unusual(scheme: &SecurityScheme<'_>) -> &'static str {
    match scheme.kind() {
        SchemeKind::Basic | SchemeKind::ApiKey { place: Place::Query | Place::Cookie, .. } => UNUSUAL,
        SchemeKind::Bearer | SchemeKind::ApiKey { place: Place::Header, .. } => UNUSUAL_IN_HEADER,
    }
}

/// Credentials whose parts, except for user names, are replaced.
fn with_secrets(all: &[SecurityScheme<'_>], secret: impl Fn(&SecurityScheme<'_>) -> String) -> Credentials {
    let changed = all.iter().map(|scheme| {
        let (name, mut values) = invented_entry(scheme);
        for part in scheme.parts().iter().filter(|part| part.field != "username") {
            values.insert(part.field.to_owned(), secret(scheme));
        }
        (name, values)
    });
    changed.collect()
}

/// Cases without a base URL: the client chooses the server that a credential belongs to.
fn server_cases<'d>(
    baseline: &Baseline<'_, 'd>,
    schemes: &[SecurityScheme<'d>],
    scheme: &SecurityScheme<'d>,
) -> Vec<Case<'d>> {
    let credentials: Credentials = schemes.iter().map(invented_entry).collect();
    let label = scheme.name();
    let servers = Server::all(baseline.schemas.document());
    let Some((last, others)) = servers.split_last() else {
        let pointer = baseline.operation().node().pointer().to_owned();
        let case = baseline.case(Kind::Security, &format!("{label}_without_a_server"), &pointer);
        return vec![Case { credentials, expected: no_server(), expected_requests: 0, expected_attempts: 0, ..case }];
    };
    let Some(part) = scheme.parts().into_iter().next() else { return Vec::new() };
    let with_user = |user: &str| {
        let mut credentials = credentials.clone();
        credentials.entry(label.to_owned()).or_default().insert(part.field.to_owned(), user.to_owned());
        credentials
    };
    let sent_to = |server: &Server<'d>, pointer: &str, name: &str, credentials: Credentials| Case {
        credentials,
        server: Some(server.clone()),
        ..baseline.case(Kind::Security, &format!("{label}_{name}"), pointer)
    };
    let (mut cases, mut prefixes) = (Vec::new(), Vec::new());
    for (index, server) in others.iter().enumerate() {
        let prefix = server.credential_prefixes().into_iter().find(|(scheme, _)| *scheme == label);
        let Some((_, prefix)) = prefix else { continue };
        let pointer = server.prefix_pointer(label);
        let user = format!("{prefix}00000000-0000-4000-8000-000000000003");
        cases.push(sent_to(server, &pointer, &format!("user_of_server_{index}"), with_user(&user)));
        // Without its last character, the prefix no longer selects that server.
        let mut nearly = prefix.chars();
        nearly.next_back();
        let name = format!("user_nearly_of_server_{index}");
        cases.push(sent_to(last, last.node().pointer(), &name, with_user(nearly.as_str())));
        prefixes.push(prefix);
    }
    let user = credentials.get(label).and_then(|values| values.get(part.field)).cloned().unwrap_or_default();
    if !prefixes.iter().any(|prefix| user.starts_with(prefix)) {
        cases.push(sent_to(last, last.node().pointer(), "user_of_no_other_server", credentials));
    }
    cases
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credentials::invented;

    #[test]
    fn user_names_are_not_replaced() {
        let text = "components: {securitySchemes: {project: {type: http, scheme: basic, x-credential: {username: {name: project_id}, password: {name: secret}}}}}";
        let document = openapi_document::Document::parse("test.yaml", text).expect("the document is YAML");
        let long = with_secrets(&SecurityScheme::all(&document), |_| "long".repeat(10));
        assert_eq!(long["project"]["password"].len(), 40);
        assert_eq!(long["project"]["username"], invented(&document)["project"]["username"]);
    }
}
