//! Guards: checks of the suite itself, and of the operations that the client lists.

use std::collections::BTreeSet;

use libtest_mimic::{Failed, Trial};
use openapi_document::{Node, Operation, Response, keyword, schema};

use super::{report::ResultLine, session::Session};
use crate::{
    caller::ListedOperation,
    schema_parity::{self, allowed_differences},
};

/// The names of the guards, in their order.
pub(super) const NAMES: [&str; 4] =
    ["snapshots_have_cases", "allowed_differences_are_needed", "ids_are_unique", "the_client_lists_the_operations"];

/// The tests of the guards. `snapshot_ids` are the ids with a snapshot, `ids` makes those of all cases.
pub(super) fn trials(
    session: &'static Session,
    snapshot_ids: BTreeSet<String>,
    ids: impl FnOnce() -> Vec<String> + Send + 'static,
) -> [Trial; 4] {
    let [orphans, allowed, unique, listed] = NAMES.map(ResultLine::suite);
    [
        orphans.trial(move || session.snapshots.check_orphans(&snapshot_ids)),
        allowed.trial(move || allowed_differences_are_needed(session)),
        unique.trial(move || ids_are_unique(&ids())),
        listed.trial(move || operations_are_listed(session)),
    ]
}

/// Reports would mix up two cases with one id.
fn ids_are_unique(ids: &[String]) -> Result<(), Failed> {
    let mut unique = BTreeSet::new();
    let twice: Vec<_> = ids.iter().filter(|id| !unique.insert(*id)).map(String::as_str).collect();
    if twice.is_empty() { Ok(()) } else { Err(format!("more than one case has the id {}", twice.join(", ")).into()) }
}

/// The client lists every operation with the properties that the document gives it.
fn operations_are_listed(session: &Session) -> Result<(), Failed> {
    let operations = Operation::all(session.document()).into_iter();
    let documented = operations.map(|operation| ListedOperation {
        id: operation.id().to_owned(),
        summary: operation.summary().to_owned(),
        method: operation.method().to_owned(),
        path: operation.path().to_owned(),
        sends_message: operation.sends_message(),
        retry: operation.retry().map(|retry| retry.policy.name().to_owned()),
        statuses: operation.responses().iter().flat_map(Response::statuses).collect(),
    });
    let (documented, listed): (Vec<_>, _) = (documented.collect(), session.caller.operations());
    if documented.len() != listed.len() {
        return Err(
            format!("the document has {} operations, the client lists {}", documented.len(), listed.len()).into()
        );
    }
    let pairs = documented.iter().zip(&listed).filter(|(documented, listed)| documented != listed);
    let mismatches: Vec<_> =
        pairs.map(|(documented, listed)| format!("{documented:?} is listed as {listed:?}")).collect();
    if mismatches.is_empty() { Ok(()) } else { Err(mismatches.join("\n").into()) }
}

/// An allowed difference must be needed by a schema, if a schema has its keyword at all.
fn allowed_differences_are_needed(session: &Session) -> Result<(), Failed> {
    let document = session.document();
    let needed: BTreeSet<_> = session
        .client_schemas()
        .iter()
        .filter_map(|(pointer, derived)| allowed_differences(document, pointer, derived).ok())
        .flatten()
        .collect();
    let written: BTreeSet<_> =
        schema::all(document).iter().flat_map(Node::raw_entries).filter(is_enforced).map(|(name, _)| name).collect();
    let unused =
        schema_parity::all_allowed().filter(|allowed| written.contains(allowed.keyword) && !needed.contains(allowed));
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

/// Whether a keyword is more than a hint, such as the format of a number.
fn is_enforced((name, value): &(&str, Node<'_>)) -> bool {
    keyword::find(name).is_none_or(|keyword| keyword.constraint().is_none() || keyword.can_be_violated(value.value()))
}
