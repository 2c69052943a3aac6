//! Guards that check what the cases did. They are tests that run after the others.

use std::{collections::BTreeSet, sync::MutexGuard};

use libtest_mimic::{Failed, Trial};

use super::{observed::Observed, report::ResultLine, session::Session};
use crate::{case::documented_cases, render::render_with_placeholders, server::ServerKind};

/// The names of the guards, in their order.
pub(super) const NAMES: [&str; 3] =
    ["documented_responses_are_served_by_wiremock", "ids_are_unique", "placeholders_are_used"];

/// The tests of the guards. `ids` are those of the cases outside of groups.
pub(super) fn trials(session: &'static Session, ids: Vec<String>) -> [Trial; 3] {
    let [servers, unique, placeholders] = NAMES.map(ResultLine::suite);
    [
        servers.trial(|| documented_responses_are_served_by_wiremock(session)),
        unique.trial(move || ids_are_unique(ids.iter().chain(&session.observed().ids))),
        placeholders.trial(|| placeholders_are_used(session)),
    ]
}

/// What all documented cases did. Runs those that the filter left out.
fn complete(session: &Session) -> MutexGuard<'_, Observed> {
    for case in documented_cases(session.document()) {
        let known = session.observed().servers.contains_key(&case.id);
        // A case that cannot be run fails by itself.
        if !known && let Ok(exchange) = session.run(&case) {
            let (_, placeholders) = render_with_placeholders(&case, &exchange);
            session.observed().record(&case, &exchange, placeholders);
        }
    }
    session.observed()
}

/// The documented cases need nothing that only a server of our own can do.
fn documented_responses_are_served_by_wiremock(session: &Session) -> Result<(), Failed> {
    let complete = complete(session);
    let others = complete.servers.iter().filter(|(_, server)| **server != ServerKind::Wiremock);
    let others: Vec<_> = others.map(|(id, _)| id.as_str()).collect();
    if others.is_empty() {
        return Ok(());
    }
    let others = others.join(", ");
    Err(format!("wiremock did not serve {others}: see `ServerKind::of` in conformance/src/server/mod.rs").into())
}

/// Reports would mix up two cases with one id.
fn ids_are_unique<'i>(ids: impl IntoIterator<Item = &'i String>) -> Result<(), Failed> {
    let mut unique = BTreeSet::new();
    let twice: Vec<_> = ids.into_iter().filter(|id| !unique.insert(*id)).map(String::as_str).collect();
    if twice.is_empty() { Ok(()) } else { Err(format!("more than one case has the id {}", twice.join(", ")).into()) }
}

/// A placeholder that replaces nothing is left over, and could later mask a value by mistake.
fn placeholders_are_used(session: &Session) -> Result<(), Failed> {
    let unused = complete(session).placeholders.unused(session.document()).join(", ");
    if unused.is_empty() {
        return Ok(());
    }
    Err(format!("no documented case needs the placeholder {unused}: remove it from conformance/src/placeholder.rs")
        .into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_two_cases_is_named() {
        let check = |ids: &[&str]| ids_are_unique(&ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
        assert!(check(&["a/b", "a/c"]).is_ok());
        let failed = check(&["a/b", "a/c", "a/b"]).expect_err("one is there twice");
        assert_eq!(failed.message(), Some("more than one case has the id a/b"));
    }
}
