//! Credentials: the right one arrives at the server that it is for, a missing or wrong one is refused, and none is ever shown.

use openapi_document::Server;

use super::{Caller, Case, Expected, Ground, Kind};
use crate::Identity;

/// A way to make a client: its name in ids, the credentials, and whether the operation's own kind is among them.
type Row = (&'static str, fn(&str) -> Caller, bool);

/// Text that HTTP Basic can carry, of all kinds but the plain.
const ODD: &str = "s:e/c+r=e?t&%41 \u{e4}\u{1f600}\"\\";

/// Every way to make a client for an operation that takes one kind of credential, which is what the function is given.
pub(crate) const CALLERS: [Row; 6] = [
    ("no_credentials", |_| Caller::NOBODY, false),
    ("credentials_of_another_kind", |kind| of(if kind == "project" { "public_token" } else { "project" }), false),
    ("credentials_of_its_kind_alone", of, true),
    ("credentials_of_all_kinds", |_| Caller::default(), true),
    ("odd_credentials", odd, true),
    ("long_credentials", long, true),
];

/// Credentials of one kind alone.
fn of(kind: &str) -> Caller {
    let all = Caller::default();
    match kind {
        "project" => Caller { project: all.project, ..Caller::NOBODY },
        _ => Caller { public_token: all.public_token, ..Caller::NOBODY },
    }
}

fn odd(_: &str) -> Caller {
    secrets(ODD.to_owned())
}

fn long(_: &str) -> Caller {
    secrets("long-secret.".repeat(300))
}

fn secrets(secret: String) -> Caller {
    Caller {
        project: Some((Identity::PROJECT_ID.to_owned(), secret.clone())),
        public_token: Some(Identity::PUBLIC_TOKEN.to_owned()),
        session_token: Some(secret),
    }
}

pub(super) fn security<'d>(ground: &Ground<'_, 'd>) -> Vec<Case<'d>> {
    let operation = ground.operation();
    let schemes = operation.security_schemes();
    let mut cases = Vec::new();
    for scheme in &schemes {
        let (kind, node) = (scheme.name(), scheme.node());
        for (name, caller, right) in CALLERS {
            let case = ground.case(Kind::Security, &format!("{kind}_{name}"), node.pointer());
            let case = Case { caller: caller(kind), ..case };
            // Another kind may be one that the operation takes too.
            if right || schemes.iter().any(|scheme| case.caller.pair(scheme.name()).is_some()) {
                cases.push(case);
            } else {
                let says = "the client has no credential for it".to_owned();
                let expected = Expected::Refused { field: None, says };
                cases.push(Case { expected, arrivals: 0, attempts: 0, ..case });
            }
        }
        cases.extend(servers(ground, kind, kind));
    }
    cases
}

/// What the client makes of each kind of user where it is not told of a server.
fn servers<'d>(ground: &Ground<'_, 'd>, scheme: &str, kind: &str) -> Vec<Case<'d>> {
    let servers = Server::all(ground.schemas.document());
    let Some((last, others)) = servers.split_last() else {
        let pointer = ground.operation().node().pointer().to_owned();
        let case = ground.case(Kind::Security, &format!("{scheme}_without_a_server"), &pointer);
        let says = "the document names no server: set the base URL".to_owned();
        return vec![Case {
            caller: of(kind),
            expected: Expected::NoClient { says },
            arrivals: 0,
            attempts: 0,
            ..case
        }];
    };
    let sent_to = |server: &Server<'d>, pointer: &str, name: &str, caller: Caller| Case {
        caller,
        server: Some(server.clone()),
        ..ground.case(Kind::Security, &format!("{scheme}_{name}"), pointer)
    };
    let (mut cases, mut prefixes) = (Vec::new(), Vec::new());
    for (index, server) in others.iter().enumerate() {
        for (_, prefix) in server.credential_prefixes().into_iter().filter(|(known, _)| *known == kind) {
            let pointer = server.prefix_pointer(kind);
            let user = format!("{prefix}00000000-0000-4000-8000-000000000003");
            cases.push(sent_to(server, &pointer, &format!("user_of_server_{index}"), user_of(kind, &user)));
            // With all of it but the end, it is as near as can be, and no user of that server.
            let mut nearly = prefix.chars();
            nearly.next_back();
            let name = format!("user_nearly_of_server_{index}");
            cases.push(sent_to(last, last.node().pointer(), &name, user_of(kind, nearly.as_str())));
            prefixes.push(prefix);
        }
    }
    let caller = of(kind);
    let user = caller.pair(kind).map(|(user, _)| user).unwrap_or_default();
    if !prefixes.iter().any(|prefix| user.starts_with(prefix)) {
        cases.push(sent_to(last, last.node().pointer(), "user_of_no_other_server", caller));
    }
    cases
}

fn user_of(kind: &str, user: &str) -> Caller {
    let of_kind = of(kind);
    Caller {
        project: of_kind.project.map(|(_, secret)| (user.to_owned(), secret)),
        public_token: of_kind.public_token.map(|_| user.to_owned()),
        ..of_kind
    }
}
