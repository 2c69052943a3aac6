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
pub(super) const NAMES: [&str; 3] =
    ["snapshots_have_cases", "allowed_differences_are_needed", "the_client_lists_the_operations"];

/// The tests of the guards. `snapshot_ids` are the ids with a snapshot.
pub(super) fn trials(session: &'static Session, snapshot_ids: BTreeSet<String>) -> [Trial; 3] {
    let [orphans, allowed, listed] = NAMES.map(ResultLine::suite);
    [
        orphans.trial(move || session.snapshots.check_orphans(&snapshot_ids)),
        allowed.trial(move || allowed_differences_are_needed(session)),
        listed.trial(move || operations_are_listed(session)),
    ]
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
        recipient: operation.recipient().map(str::to_owned),
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

/// An allowed difference must be needed by a schema, if a schema that is compared has its keyword at all.
fn allowed_differences_are_needed(session: &Session) -> Result<(), Failed> {
    let document = session.document();
    let needed: BTreeSet<_> = session
        .client_schemas()
        .iter()
        .filter_map(|(pointer, derived)| allowed_differences(document, pointer, derived).ok())
        .flatten()
        .collect();
    let compared = session.client_schemas().iter().filter_map(|(pointer, _)| document.at(pointer));
    let compared: Vec<_> = compared.flat_map(|schema| schema::reachable(&schema)).collect();
    let written: BTreeSet<_> =
        compared.iter().flat_map(Node::raw_entries).filter(is_enforced).map(|(name, _)| name).collect();
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use openapi_document::Document;
    use serde_json::Value;

    use super::*;
    use crate::{call::Call, caller::Caller, harness::snapshots::Snapshots, outcome::Outcome};

    const TEXT: &str = "
        paths:
          /ping: {post: {operationId: ping, summary: Pings, responses: {'200': {description: Good.}}}}
          /pong: {get: {operationId: pong, summary: Pongs, responses: {'200': {description: Good.}, '404': {description: No.}}}}";

    /// A client that only lists operations.
    struct Lists(Vec<ListedOperation>);

    impl Caller for Lists {
        fn call(&self, _: &Call) -> Result<Outcome, String> {
            Err("it calls nothing".to_owned())
        }

        fn pages(&self, _: &Call) -> Result<Vec<Outcome>, String> {
            Err("it calls nothing".to_owned())
        }

        fn operations(&self) -> Vec<ListedOperation> {
            self.0.clone()
        }

        fn schemas(&self) -> Vec<(String, Value)> {
            Vec::new()
        }
    }

    fn listed(id: &str, summary: &str, method: &str, retry: Option<&str>, statuses: &[u16]) -> ListedOperation {
        ListedOperation {
            id: id.to_owned(),
            summary: summary.to_owned(),
            method: method.to_owned(),
            path: format!("/{id}"),
            sends_message: false,
            recipient: None,
            retry: retry.map(str::to_owned),
            statuses: statuses.iter().copied().collect(),
        }
    }

    /// What the guard says about a client whose list is changed.
    fn message(change: fn(&mut Vec<ListedOperation>)) -> Option<String> {
        let mut all = vec![
            listed("ping", "Pings", "POST", Some("unsent_only"), &[200]),
            listed("pong", "Pongs", "GET", Some("idempotent"), &[200, 404]),
        ];
        change(&mut all);
        let document = Document::parse("test.yaml", TEXT).expect("the document is YAML");
        let snapshots = Snapshots { folder: None, command: String::new() };
        let session = Session::leak(document, Arc::new(Lists(all)), snapshots);
        let failed = operations_are_listed(session).err()?;
        failed.message().map(str::to_owned)
    }

    #[test]
    fn an_operation_that_is_listed_otherwise_is_named() {
        assert_eq!(message(|_| {}), None);
        let fewer = message(|all| all.truncate(1));
        assert_eq!(fewer.as_deref(), Some("the document has 2 operations, the client lists 1"));
        let changes: [fn(&mut Vec<ListedOperation>); 9] = [
            |all| all[1].id = "peng".to_owned(),
            |all| all[1].summary.clear(),
            |all| all[1].method = "PUT".to_owned(),
            |all| all[1].path = "/ping".to_owned(),
            |all| all[1].sends_message = true,
            |all| all[1].recipient = Some("to".to_owned()),
            |all| all[1].retry = None,
            |all| all[1].statuses = [200].into(),
            |all| all.swap(0, 1),
        ];
        for (index, change) in changes.into_iter().enumerate() {
            let message = message(change).unwrap_or_else(|| panic!("change {index} passes"));
            assert!(message.contains(" is listed as ") && message.contains("pong"), "{message}");
        }
    }
}
