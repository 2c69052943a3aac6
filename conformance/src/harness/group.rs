//! A group: the derived cases of an operation and a kind, as one test with one snapshot. The cases exist only while it runs.

use std::{
    fmt::Write as _,
    panic,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use libtest_mimic::{Failed, Trial};
use openapi_document::{Operation, sample::Uncovered};

use super::{
    filter::Filter,
    report::{ResultLine, panic_message},
    session::Session,
};
use crate::{
    case::{Case, Kind, derived_cases},
    render::{render, summary},
    runner::{Exchange, Runner},
    server::ServerKind,
};

#[derive(Clone)]
pub(super) struct Group {
    /// `OPERATION/KIND`, which is also the name of the snapshot.
    pub(super) id: String,
    operation: Operation<'static>,
    kind: Kind,
    session: &'static Session,
}

/// The result of a case.
#[derive(Default)]
struct CaseResult {
    mismatches: Vec<String>,
    /// What the snapshot says about the case.
    summary: String,
    /// The exchange, if there are mismatches.
    exchange: Option<String>,
    /// The server that it ran on.
    server: Option<ServerKind>,
    duration: Duration,
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
        derived_cases(&self.session.schemas, &self.operation, self.kind)
    }

    /// One test for all of its cases, which writes a result for each case and one for the group. None if the filter selects nothing.
    pub(super) fn trial(self, filter: &Filter) -> Option<Trial> {
        let filter = filter.clone();
        let whole = filter.selects(&self.id);
        if !whole && !filter.selects_prefix(&format!("{}_", self.id)) {
            return None;
        }
        let id = self.id.clone();
        let result = ResultLine::group(&id, self.operation.id(), self.operation.node().pointer());
        Some(Trial::test(id, move || {
            let (mut cases, uncovered) = self.cases();
            cases.retain(|case| whole || filter.selects(&case.id));
            let failed = self.run(&cases, uncovered, whole.then_some(result))?;
            if failed.is_empty() { Ok(()) } else { Err(Failed::from(failed.join("\n\n"))) }
        }))
    }

    /// Runs the cases and writes their results; returns the failures.
    fn run(
        &self,
        cases: &[Case<'static>],
        uncovered: Vec<Uncovered>,
        result: Option<ResultLine>,
    ) -> Result<Vec<String>, Failed> {
        let (mut failed, mut text) = (Vec::new(), String::new());
        let width = cases.iter().map(|case| case.name.len()).max().unwrap_or_default();
        for (case, CaseResult { mismatches, summary, exchange, server, duration }) in
            cases.iter().zip(self.results(cases))
        {
            ResultLine::case(case)
                .with_server(server)
                .with_exchanges(exchange)
                .with_duration(duration)
                .write((!mismatches.is_empty()).then(|| mismatches.join("\n")))?;
            if !mismatches.is_empty() {
                failed.push(format!("{}\n{}", case.id, mismatches.join("\n")));
            }
            let _ = writeln!(text, "{:width$}  {summary}", case.name);
        }
        let Some(result) = result else { return Ok(failed) };
        let uncovered = uncovered.into_iter();
        let mut mismatches: Vec<_> =
            uncovered.map(|keyword| format!("uncovered: {} (at {})", keyword.reason, keyword.pointer)).collect();
        // The snapshot of a group with a failed case is not accepted.
        if failed.is_empty() && mismatches.is_empty() {
            mismatches.extend(self.session.snapshots.compare(&self.id, &text));
        }
        result.write((!mismatches.is_empty()).then(|| mismatches.join("\n")))?;
        failed.extend(mismatches);
        Ok(failed)
    }

    /// The result of each case. Those that run into a timeout run at the same time.
    fn results(&self, cases: &[Case<'static>]) -> Vec<CaseResult> {
        thread::scope(|scope| {
            let times_out = |case: &Case<'_>| case.fault.is_some_and(|fault| fault.times_out);
            let waiting: Vec<_> = cases
                .iter()
                .map(|case| times_out(case).then(|| scope.spawn(|| self.result(case, |case| self.run_apart(case)))))
                .collect();
            let results = cases.iter().zip(waiting).map(|(case, waiting)| match waiting {
                Some(waiting) => waiting.join().unwrap_or_else(|payload| CaseResult::failed(panic_message(&*payload))),
                None => self.result(case, |case| self.session.run(case)),
            });
            results.collect()
        })
    }

    /// Runs a case with a runner of its own.
    fn run_apart(&self, case: &Case<'_>) -> Result<Exchange, String> {
        Runner::new(Arc::clone(&self.session.caller)).run(case)
    }

    fn result(&self, case: &Case<'static>, run: impl Fn(&Case<'_>) -> Result<Exchange, String>) -> CaseResult {
        let start = Instant::now();
        let result = panic::catch_unwind(panic::AssertUnwindSafe(|| match run(case) {
            Ok(exchange) => {
                let mismatches = self.session.verify(case, &exchange);
                let shown = (!mismatches.is_empty()).then(|| render(case, &exchange));
                CaseResult {
                    mismatches,
                    summary: summary(&exchange),
                    exchange: shown,
                    server: Some(exchange.server),
                    ..CaseResult::default()
                }
            }
            Err(error) => CaseResult::failed(error),
        }));
        let result = result.unwrap_or_else(|payload| CaseResult::failed(panic_message(&*payload)));
        CaseResult { duration: start.elapsed(), ..result }
    }
}
