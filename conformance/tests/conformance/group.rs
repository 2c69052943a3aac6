//! The derived cases of one kind of an operation: made when they are played, and gone after that.

use std::{fmt::Write as _, panic, thread};

use libtest_mimic::{Failed, Trial};
use openapi_document::Operation;
use stytch_conformance::{Case, Exchange, Gap, Kind, Schemas, Stage, derived, line, render};

use crate::{
    play, proven,
    report::{Entry, said},
    snapshots,
    wanted::Wanted,
};

#[derive(Clone)]
pub(crate) struct Group {
    /// The operation and the kind: also the name of the snapshot.
    pub(crate) id: String,
    operation: Operation<'static>,
    kind: Kind,
    schemas: &'static Schemas<'static>,
}

/// What came of a case.
#[derive(Default)]
struct Played {
    /// What differs from what has to come of it.
    faults: Vec<String>,
    /// For the snapshot.
    line: String,
    /// Where something differs.
    exchange: Option<String>,
}

impl Played {
    fn fault(fault: String) -> Self {
        Self { faults: vec![fault], ..Self::default() }
    }
}

impl Group {
    pub(crate) fn all(schemas: &'static Schemas<'static>) -> Vec<Self> {
        let groups = Operation::all(schemas.document()).into_iter().flat_map(|operation| {
            Kind::DERIVED.map(|kind| {
                let id = format!("{}/{}", operation.id(), kind.name());
                Self { id, operation: operation.clone(), kind, schemas }
            })
        });
        groups.filter(|group| !group.operation.responses().is_empty()).collect()
    }

    pub(crate) fn cases(&self) -> (Vec<Case<'static>>, Vec<Gap>) {
        derived(self.schemas, &self.operation, self.kind)
    }

    /// One test for all of them, which writes a line for each case and one for the group.
    pub(crate) fn trial(self, wanted: &Wanted) -> Option<Trial> {
        let wanted = wanted.clone();
        let whole = wanted.has(&self.id);
        if !whole && !wanted.has_any(&format!("{}_", self.id)) {
            return None;
        }
        let id = self.id.clone();
        let entry = Entry::group(&id, self.operation.id(), self.operation.node().pointer());
        Some(Trial::test(id, move || {
            let (mut cases, gaps) = self.cases();
            cases.retain(|case| whole || wanted.has(&case.id));
            let failed = self.play(&cases, gaps, whole.then_some(entry))?;
            if failed.is_empty() { Ok(()) } else { Err(Failed::from(failed.join("\n\n"))) }
        }))
    }

    /// Plays the cases; says of those that do not hold why.
    fn play(&self, cases: &[Case<'static>], gaps: Vec<Gap>, entry: Option<Entry>) -> Result<Vec<String>, Failed> {
        let (mut failed, mut text) = (Vec::new(), String::new());
        let width = cases.iter().map(|case| case.example.len()).max().unwrap_or_default();
        for (case, Played { faults, line, exchange }) in cases.iter().zip(self.outcomes(cases)) {
            Entry::case(case).with(exchange).ended((!faults.is_empty()).then(|| faults.join("\n")))?;
            if !faults.is_empty() {
                failed.push(format!("{}\n{}", case.id, faults.join("\n")));
            }
            let _ = writeln!(text, "{:width$}  {line}", case.example);
        }
        let Some(entry) = entry else { return Ok(failed) };
        let mut faults: Vec<_> =
            gaps.into_iter().map(|gap| format!("not covered: {} (at {})", gap.problem, gap.pointer)).collect();
        // What does not hold is shown, and never accepted.
        if failed.is_empty() && faults.is_empty() {
            faults.extend(snapshots::compare(&self.id, &text));
        }
        entry.ended((!faults.is_empty()).then(|| faults.join("\n")))?;
        failed.extend(faults);
        Ok(failed)
    }

    /// What came of each case. Those of which nothing comes but by waiting wait at the same time.
    fn outcomes(&self, cases: &[Case<'static>]) -> Vec<Played> {
        thread::scope(|scope| {
            let waits = |case: &Case<'_>| case.fault.is_some_and(|fault| fault.waits);
            let waiting: Vec<_> = cases
                .iter()
                .map(|case| waits(case).then(|| scope.spawn(|| self.outcome(case, |case| Stage::new()?.play(case)))))
                .collect();
            let outcomes = cases.iter().zip(waiting).map(|(case, waiting)| match waiting {
                Some(waiting) => waiting.join().unwrap_or_else(|payload| Played::fault(said(&*payload))),
                None => self.outcome(case, play),
            });
            outcomes.collect()
        })
    }

    fn outcome(&self, case: &Case<'static>, play: impl Fn(&Case<'_>) -> Result<Exchange, String>) -> Played {
        let played = panic::catch_unwind(panic::AssertUnwindSafe(|| match play(case) {
            Ok(exchange) => {
                let faults = proven(self.schemas, case, &exchange);
                let shown = (!faults.is_empty()).then(|| render(case, &exchange));
                Played { faults, line: line(&exchange), exchange: shown }
            }
            Err(problem) => Played::fault(problem),
        }));
        played.unwrap_or_else(|payload| Played::fault(said(&*payload)))
    }
}
