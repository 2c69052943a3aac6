//! The derived cases of one kind of an operation. They are made when they run and dropped afterwards.

use std::{fmt::Write as _, panic, sync::Arc, thread};

use libtest_mimic::{Failed, Trial};
use openapi_document::{Operation, sample::Uncovered};

use super::{
    filter::Filter,
    report::{Entry, panic_message},
    session::Session,
};
use crate::{
    case::{Case, Kind, derived},
    render::{line, render},
    runner::{Exchange, Runner},
};

#[derive(Clone)]
pub(super) struct Group {
    /// The operation and the kind: also the name of the snapshot.
    pub(super) id: String,
    operation: Operation<'static>,
    kind: Kind,
    session: &'static Session,
}

/// The result of a case.
#[derive(Default)]
struct CaseResult {
    mismatches: Vec<String>,
    /// The line of the snapshot.
    line: String,
    /// The exchange, if there are mismatches.
    exchange: Option<String>,
}

impl CaseResult {
    fn failed(message: String) -> Self {
        Self { mismatches: vec![message], ..Self::default() }
    }
}

impl Group {
    pub(super) fn all(session: &'static Session) -> Vec<Self> {
        let groups = Operation::all(session.document()).into_iter().flat_map(|operation| {
            Kind::DERIVED.map(|kind| {
                let id = format!("{}/{}", operation.id(), kind.name());
                Self { id, operation: operation.clone(), kind, session }
            })
        });
        groups.filter(|group| !group.operation.responses().is_empty()).collect()
    }

    pub(super) fn cases(&self) -> (Vec<Case<'static>>, Vec<Uncovered>) {
        derived(&self.session.schemas, &self.operation, self.kind)
    }

    /// One test for all of them, with a result for each case and one for the group.
    pub(super) fn trial(self, filter: &Filter) -> Option<Trial> {
        let filter = filter.clone();
        let whole = filter.has(&self.id);
        if !whole && !filter.has_any(&format!("{}_", self.id)) {
            return None;
        }
        let id = self.id.clone();
        let entry = Entry::group(&id, self.operation.id(), self.operation.node().pointer());
        Some(Trial::test(id, move || {
            let (mut cases, uncovered) = self.cases();
            cases.retain(|case| whole || filter.has(&case.id));
            let failed = self.run(&cases, uncovered, whole.then_some(entry))?;
            if failed.is_empty() { Ok(()) } else { Err(Failed::from(failed.join("\n\n"))) }
        }))
    }

    /// Runs the cases; returns why some of them failed.
    fn run(
        &self,
        cases: &[Case<'static>],
        uncovered: Vec<Uncovered>,
        entry: Option<Entry>,
    ) -> Result<Vec<String>, Failed> {
        let (mut failed, mut text) = (Vec::new(), String::new());
        let width = cases.iter().map(|case| case.example.len()).max().unwrap_or_default();
        for (case, CaseResult { mismatches, line, exchange }) in cases.iter().zip(self.results(cases)) {
            Entry::case(case).with(exchange).finish((!mismatches.is_empty()).then(|| mismatches.join("\n")))?;
            if !mismatches.is_empty() {
                failed.push(format!("{}\n{}", case.id, mismatches.join("\n")));
            }
            let _ = writeln!(text, "{:width$}  {line}", case.example);
        }
        let Some(entry) = entry else { return Ok(failed) };
        let uncovered = uncovered.into_iter();
        let mut mismatches: Vec<_> =
            uncovered.map(|keyword| format!("uncovered: {} (at {})", keyword.reason, keyword.pointer)).collect();
        // The snapshot of a group with a failed case is not accepted.
        if failed.is_empty() && mismatches.is_empty() {
            mismatches.extend(self.session.snapshots.compare(&self.id, &text));
        }
        entry.finish((!mismatches.is_empty()).then(|| mismatches.join("\n")))?;
        failed.extend(mismatches);
        Ok(failed)
    }

    /// The result of each case. Those that take a timeout run at the same time.
    fn results(&self, cases: &[Case<'static>]) -> Vec<CaseResult> {
        thread::scope(|scope| {
            let waits = |case: &Case<'_>| case.fault.is_some_and(|fault| fault.waits);
            let waiting: Vec<_> = cases
                .iter()
                .map(|case| waits(case).then(|| scope.spawn(|| self.result(case, |case| self.run_apart(case)))))
                .collect();
            let results = cases.iter().zip(waiting).map(|(case, waiting)| match waiting {
                Some(waiting) => waiting.join().unwrap_or_else(|payload| CaseResult::failed(panic_message(&*payload))),
                None => self.result(case, |case| self.session.run(case)),
            });
            results.collect()
        })
    }

    /// Runs a case in a thread that runs no other one.
    fn run_apart(&self, case: &Case<'_>) -> Result<Exchange, String> {
        Runner::new(Arc::clone(&self.session.caller))?.run(case)
    }

    fn result(&self, case: &Case<'static>, run: impl Fn(&Case<'_>) -> Result<Exchange, String>) -> CaseResult {
        let result = panic::catch_unwind(panic::AssertUnwindSafe(|| match run(case) {
            Ok(exchange) => {
                let mismatches = self.session.verify(case, &exchange);
                let shown = (!mismatches.is_empty()).then(|| render(case, &exchange));
                CaseResult { mismatches, line: line(&exchange), exchange: shown }
            }
            Err(error) => CaseResult::failed(error),
        }));
        result.unwrap_or_else(|payload| CaseResult::failed(panic_message(&*payload)))
    }
}
