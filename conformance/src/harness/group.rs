//! A group: the derived cases of an operation or of a component, as one test with one snapshot. The cases exist only while it runs.

use std::{
    fmt::Write as _,
    panic,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use libtest_mimic::{Failed, Trial};
use openapi_document::Operation;

use super::{
    filter::Filter,
    report::{ResultLine, panic_message},
    session::Session,
};
use crate::{
    case::{Case, Component, Kind, Planned, Role, Section},
    render::{render, summary},
    runner::{Exchange, Runner},
    server::ServerKind,
};

#[derive(Clone)]
pub(super) struct Group {
    /// `OPERATION/derived` or `components/COMPONENT`, which is also the name of the snapshot.
    pub(super) id: String,
    owner: Owner,
    session: &'static Session,
}

#[derive(Clone, Copy)]
enum Owner {
    Operation(&'static Operation<'static>),
    Component(&'static Component<'static>),
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
        let operations = session.derivation.operations().map(|operation| {
            let id = format!("{}/derived", operation.id());
            Self { id, owner: Owner::Operation(operation), session }
        });
        let components = session.derivation.components().iter().map(|component| {
            let id = format!("components/{}", component.name());
            Self { id, owner: Owner::Component(component), session }
        });
        operations.chain(components).collect()
    }

    /// The ids of its cases.
    pub(super) fn ids(&self) -> Vec<String> {
        self.sections().into_iter().flat_map(|section| section.cases).map(|case| case.id).collect()
    }

    fn sections(&self) -> Vec<Section<'static, 'static>> {
        let Session { derivation, schemas, .. } = self.session;
        match self.owner {
            Owner::Operation(operation) => derivation.of_operation(schemas, operation.id()),
            Owner::Component(component) => derivation.of_component(schemas, component),
        }
    }

    /// The prefix of the ids of its cases.
    fn prefixes(&self) -> Vec<String> {
        match self.owner {
            Owner::Operation(operation) => {
                Kind::DERIVED.map(|kind| format!("{}/{}_", operation.id(), kind.name())).into()
            }
            Owner::Component(component) => {
                Role::ALL.map(|role| format!("components/{}/{role}_", component.name())).into()
            }
        }
    }

    fn result_line(&self) -> ResultLine {
        match self.owner {
            Owner::Operation(operation) => {
                ResultLine::group(&self.id, Some(operation.id()), None, operation.node().pointer())
            }
            Owner::Component(component) => {
                ResultLine::group(&self.id, None, Some(component.name()), component.pointer())
            }
        }
    }

    /// One test for all of its cases, which writes a result for each case and one for the group. None if the filter selects nothing.
    pub(super) fn trial(self, filter: &Filter) -> Option<Trial> {
        let filter = filter.clone();
        let whole = filter.selects(&self.id);
        if !whole && !self.prefixes().iter().any(|prefix| filter.selects_prefix(prefix)) {
            return None;
        }
        let id = self.id.clone();
        Some(Trial::test(id, move || {
            let mut sections = self.sections();
            for section in &mut sections {
                section.cases.retain(|case| whole || filter.selects(&case.id));
            }
            let failed = self.run(sections, whole)?;
            if failed.is_empty() { Ok(()) } else { Err(Failed::from(failed.join("\n\n"))) }
        }))
    }

    /// Runs the cases and writes their results. A whole group also gets a result for its snapshot. Returns the failures.
    fn run(&self, sections: Vec<Section<'static, 'static>>, whole: bool) -> Result<Vec<String>, Failed> {
        let (mut failed, mut text, mut uncovered) = (Vec::new(), String::new(), Vec::new());
        let cases: Vec<_> = sections.iter().flat_map(|section| &section.cases).collect();
        let ids = cases.iter().map(|case| &case.id).chain([&self.id]);
        self.session.observed().ids.extend(ids.cloned());
        let mut results = self.results(&cases).into_iter();
        for Section { title, cases, uncovered: missed } in &sections {
            let (beyond, gaps): (Vec<_>, Vec<_>) = missed.iter().partition(|keyword| keyword.is_beyond_samples);
            uncovered.extend(gaps);
            let separator = if text.is_empty() { "" } else { "\n" };
            let _ = writeln!(text, "{separator}── {title} ──");
            for (case, (line, CaseResult { mismatches, summary, exchange, server, duration })) in
                cases.iter().zip(results.by_ref())
            {
                line.with_server(server)
                    .with_exchanges(exchange)
                    .with_duration(duration)
                    .write((!mismatches.is_empty()).then(|| mismatches.join("\n")))?;
                if !mismatches.is_empty() {
                    failed.push(format!("{}\n{}", case.id, mismatches.join("\n")));
                }
                let _ = writeln!(text, "{}: {summary}", case.name);
            }
            for keyword in beyond {
                let _ = writeln!(text, "uncovered: {} (at {})", keyword.reason, keyword.pointer);
            }
        }
        if !whole {
            return Ok(failed);
        }
        let mut mismatches: Vec<_> = uncovered
            .into_iter()
            .map(|keyword| format!("uncovered: {} (at {})", keyword.reason, keyword.pointer))
            .collect();
        // The snapshot of a group with a failed case is not accepted.
        if failed.is_empty() && mismatches.is_empty() {
            mismatches.extend(self.session.snapshots.compare(&self.id, &text));
        }
        self.result_line().write((!mismatches.is_empty()).then(|| mismatches.join("\n")))?;
        failed.extend(mismatches);
        Ok(failed)
    }

    /// The result of each case. Those with a short timeout run at the same time.
    fn results(&self, cases: &[&Planned<'static, 'static>]) -> Vec<(ResultLine, CaseResult)> {
        thread::scope(|scope| {
            let apart = |planned: &Planned<'static, 'static>| self.result(&planned.case(), |case| self.run_apart(case));
            let waiting: Vec<_> =
                cases.iter().map(|&planned| planned.waits.then(|| scope.spawn(move || apart(planned)))).collect();
            let results = cases.iter().zip(waiting).map(|(&planned, waiting)| {
                let case = planned.case();
                let result = match waiting {
                    Some(waiting) => {
                        waiting.join().unwrap_or_else(|payload| CaseResult::failed(panic_message(&*payload)))
                    }
                    None => self.result(&case, |case| self.session.run(case)),
                };
                (ResultLine::case(&case), result)
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
