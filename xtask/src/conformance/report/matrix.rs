//! Counts cases and failed cases for each operation and status.

use std::collections::BTreeSet;

use openapi_document::{Document, Operation};
use serde::Serialize;

use super::ReportedCase;
use crate::suite::Verdict;

/// The column of cases without a status.
const OTHER: &str = "other";

#[derive(Debug, Serialize)]
pub(super) struct Matrix<'d> {
    columns: Vec<String>,
    rows: Vec<Row<'d>>,
}

#[derive(Debug, Serialize)]
struct Row<'d> {
    operation: &'d str,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    status: String,
    cases: usize,
    failed: usize,
    /// Whether the document has this response. Then a full run has a case for it.
    documented: bool,
}

/// A row for each operation that was run, a column for each status of one of them.
pub(super) fn of<'d>(cases: &[ReportedCase<'_>], document: &'d Document) -> Matrix<'d> {
    let operations = Operation::all(document);
    let was_run = |id: &str| cases.iter().any(|case| case.operation == Some(id));
    let operations: Vec<_> = operations.iter().filter(|operation| was_run(operation.id())).collect();
    let documented = |operation: &&Operation<'d>| {
        operation.responses().iter().map(|response| u64::from(response.status())).collect::<BTreeSet<_>>()
    };
    let mut statuses: BTreeSet<_> = operations.iter().flat_map(documented).map(Some).collect();
    statuses.extend(cases.iter().filter(|case| case.operation.is_some()).map(|case| case.status));
    // `None` sorts first and is shown last.
    let (other, statuses): (Vec<_>, Vec<_>) = statuses.into_iter().partition(Option::is_none);
    let columns: Vec<_> = statuses.into_iter().chain(other).collect();
    let rows = operations.iter().map(|operation| {
        let documented = documented(operation);
        let of_operation: Vec<_> = cases.iter().filter(|case| case.operation == Some(operation.id())).collect();
        let cells = columns.iter().map(|status| {
            let cases = of_operation.iter().filter(|case| case.status == *status);
            let failed = cases.clone().filter(|case| case.verdict != Verdict::Passed.name()).count();
            let documented = status.is_some_and(|status| documented.contains(&status));
            Cell { status: name(*status), cases: cases.count(), failed, documented }
        });
        Row { operation: operation.id(), cells: cells.collect() }
    });
    Matrix { rows: rows.collect(), columns: columns.iter().map(|status| name(*status)).collect() }
}

fn name(status: Option<u64>) -> String {
    status.map_or_else(|| OTHER.to_owned(), |status| status.to_string())
}
