//! Guards of the suite itself, and what the client says about the document.

use std::collections::BTreeSet;

use libtest_mimic::{Failed, Trial};
use openapi_document::{Operation, Response};

use super::{report::Entry, session::Session};
use crate::{
    caller::ListedOperation,
    schema_parity::{self, allowed_differences},
};

/// The names of the guards, in their order.
pub(super) const NAMES: [&str; 4] =
    ["snapshots_have_cases", "allowed_differences_are_needed", "ids_are_unique", "the_client_lists_the_operations"];

/// `known` are the ids that have a snapshot, `ids` all ids.
pub(super) fn trials(session: &'static Session, known: BTreeSet<String>, ids: Vec<String>) -> [Trial; 4] {
    let [orphans, allowed, unique, listed] = NAMES.map(Entry::suite);
    [
        orphans.trial(move || session.snapshots.check_orphans(&known)),
        allowed.trial(move || allowed_differences_are_needed(session)),
        unique.trial(move || ids_are_unique(&ids)),
        listed.trial(move || operations_are_listed(session)),
    ]
}

/// Two cases of one id would be reported as one.
fn ids_are_unique(ids: &[String]) -> Result<(), Failed> {
    let mut seen = BTreeSet::new();
    let twice: Vec<_> = ids.iter().filter(|id| !seen.insert(*id)).map(String::as_str).collect();
    if twice.is_empty() { Ok(()) } else { Err(format!("more than one case has the id {}", twice.join(", ")).into()) }
}

/// The client lists every operation with what the document says about it.
fn operations_are_listed(session: &Session) -> Result<(), Failed> {
    let operations = Operation::all(session.document()).into_iter();
    let documented = operations.map(|operation| ListedOperation {
        id: operation.id().to_owned(),
        summary: operation.summary().to_owned(),
        method: operation.method().to_owned(),
        path: operation.path().to_owned(),
        sends_message: operation.sends_message(),
        retry: operation.retry().map(|retry| retry.policy.name().to_owned()),
        statuses: operation.responses().iter().map(Response::status).collect(),
    });
    let (documented, listed): (Vec<_>, _) = (documented.collect(), session.caller.operations());
    if documented.len() != listed.len() {
        return Err(format!("there are {} operations, and the client lists {}", documented.len(), listed.len()).into());
    }
    let pairs = documented.iter().zip(&listed).filter(|(documented, listed)| documented != listed);
    let mismatches: Vec<_> =
        pairs.map(|(documented, listed)| format!("{documented:?} is listed as {listed:?}")).collect();
    if mismatches.is_empty() { Ok(()) } else { Err(mismatches.join("\n").into()) }
}

/// An allowed difference that no schema needs has to be removed, unless no schema has the keyword.
fn allowed_differences_are_needed(session: &Session) -> Result<(), Failed> {
    let document = session.document();
    let schemas = session.caller.schemas();
    let needed: BTreeSet<_> = schemas
        .iter()
        .filter_map(|(pointer, derived)| allowed_differences(document, pointer, derived).ok())
        .flatten()
        .collect();
    let text = document.at("/components/schemas").map(|schemas| schemas.value().to_string()).unwrap_or_default();
    let unused = schema_parity::all()
        .filter(|allowed| text.contains(&format!("\"{}\":", allowed.keyword)) && !needed.contains(allowed));
    let unused: Vec<_> = unused.map(|allowed| allowed.keyword).collect();
    if unused.is_empty() {
        return Ok(());
    }
    let unused = unused.join(", ");
    Err(format!(
        "no schema differs in {unused}: remove it from the allowed differences in conformance/src/schema_parity.rs"
    )
    .into())
}
