//! Counts cases and failed cases for each operation and status.

use std::collections::{BTreeMap, BTreeSet};

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

/// A row for each operation that was run, a column for each status of one of them. Looks at each case once.
pub(super) fn of<'d>(cases: &[ReportedCase<'_>], document: &'d Document) -> Matrix<'d> {
    let mut counts = BTreeMap::<&str, BTreeMap<Option<u64>, (usize, usize)>>::new();
    for case in cases {
        let Some(operation) = case.operation else { continue };
        let (all, failed) = counts.entry(operation).or_default().entry(case.status).or_default();
        *all += 1;
        *failed += usize::from(case.verdict != Verdict::Passed.name());
    }
    let operations = Operation::all(document).into_iter().filter_map(|operation| {
        let documented: BTreeSet<_> =
            operation.responses().iter().map(|response| Some(u64::from(response.status()))).collect();
        Some((operation.id(), documented, counts.get(operation.id())?))
    });
    let operations: Vec<_> = operations.collect();
    let statuses = operations.iter().flat_map(|(_, documented, run)| documented.iter().chain(run.keys()));
    // `None` sorts first and is shown last.
    let (other, statuses): (BTreeSet<_>, BTreeSet<_>) = statuses.copied().partition(Option::is_none);
    let columns: Vec<_> = statuses.into_iter().chain(other).collect();
    let rows = operations.iter().map(|(operation, documented, run)| {
        let cells = columns.iter().map(|status| {
            let (cases, failed) = run.get(status).copied().unwrap_or_default();
            Cell { status: name(*status), cases, failed, documented: documented.contains(status) }
        });
        Row { operation, cells: cells.collect() }
    });
    Matrix { rows: rows.collect(), columns: columns.iter().map(|status| name(*status)).collect() }
}

fn name(status: Option<u64>) -> String {
    status.map_or_else(|| OTHER.to_owned(), |status| status.to_string())
}
