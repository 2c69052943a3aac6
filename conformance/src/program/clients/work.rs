//! Runs the cases with one client, on a few threads with a driver each.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use openapi_document::sample::Schemas;

use super::{CaseResult, traits::Traits};
use crate::{
    case::{Case, Component, Derivation, Section},
    driver::{Driver, Hello, NoOutcome, examine, missing_setting},
    runner::{Exchange, Runner},
};

/// How many drivers of a client run at a time: some cases wait.
const DRIVERS: usize = 3;
/// How many documented cases a thread takes at a time.
const CHUNK: usize = 16;

pub(super) struct Work<'w, 'd> {
    schemas: &'w Schemas<'d>,
    derivation: &'w Derivation<'d>,
    units: Vec<Unit<'w, 'd>>,
    filters: &'w [String],
}

/// What a thread runs before it takes more.
enum Unit<'w, 'd> {
    Documented(&'w [Case<'d>]),
    Operation(&'w str),
    Component(&'w Component<'d>),
}

impl<'w, 'd: 'w> Work<'w, 'd> {
    pub(super) fn new(
        schemas: &'w Schemas<'d>,
        derivation: &'w Derivation<'d>,
        documented: &'w [Case<'d>],
        filters: &'w [String],
    ) -> Self {
        let documented = documented.chunks(CHUNK).map(Unit::Documented);
        let operations = derivation.operations().map(|operation| Unit::Operation(operation.id()));
        let components = derivation.components().iter().map(Unit::Component);
        Self { schemas, derivation, units: documented.chain(operations).chain(components).collect(), filters }
    }

    /// The number of selected cases.
    ///
    /// # Errors
    /// A filter selects none.
    pub(super) fn count(&self) -> Result<usize, String> {
        let (mut count, mut matched) = (0, BTreeSet::new());
        let mut note = |id: &str| {
            matched.extend(self.filters.iter().filter(|filter| matches(id, filter)));
            count += usize::from(self.selects(id));
        };
        for unit in &self.units {
            match unit {
                Unit::Documented(cases) => cases.iter().for_each(|case| note(&case.id)),
                _ => self.sections(unit).iter().flat_map(|section| &section.cases).for_each(|case| note(&case.id)),
            }
        }
        match self.filters.iter().find(|filter| !matched.contains(filter)) {
            Some(unmatched) => Err(format!(
                "no case has `{unmatched}` in its id: run `cargo xtask conformance --list` to list all ids"
            )),
            None => Ok(count),
        }
    }

    fn selects(&self, id: &str) -> bool {
        self.filters.is_empty() || self.filters.iter().any(|filter| matches(id, filter))
    }

    fn sections(&self, unit: &Unit<'w, 'd>) -> Vec<Section<'w, 'd>> {
        match unit {
            Unit::Documented(_) => Vec::new(),
            Unit::Operation(id) => self.derivation.of_operation(self.schemas, id),
            Unit::Component(component) => self.derivation.of_component(self.schemas, component),
        }
    }

    /// Runs the selected cases with a client, and hands out each result.
    pub(super) fn run(
        &self,
        hello: &Hello,
        driver: &(impl Fn() -> Driver + Sync),
        write: &(impl Fn(CaseResult) -> Result<(), String> + Sync),
    ) -> Result<Traits, String> {
        let (next, traits) = (AtomicUsize::new(0), Mutex::new(Traits::new(hello)));
        let next = || self.units.get(next.fetch_add(1, Ordering::Relaxed));
        let work = || -> Result<(), String> {
            let driver = Arc::new(driver());
            // Wiremock cannot be dropped while a thread ends.
            let runner: &Runner = Box::leak(Box::new(Runner::new(Arc::<Driver>::clone(&driver))));
            let run = |case: &Case<'d>| {
                let mut note = |exchange: &Exchange, complaints: &[_]| {
                    let mut traits = traits.lock().unwrap_or_else(PoisonError::into_inner);
                    traits.note(self.schemas, case, exchange, complaints);
                };
                write(self.result(case, hello, &driver, runner, &mut note))
            };
            while let Some(unit) = next() {
                if let Unit::Documented(cases) = unit {
                    cases.iter().filter(|case| self.selects(&case.id)).try_for_each(&run)?;
                }
                let planned = self.sections(unit).into_iter().flat_map(|section| section.cases);
                planned.filter(|case| self.selects(&case.id)).try_for_each(|planned| run(&planned.case()))?;
            }
            driver.stop();
            Ok(())
        };
        thread::scope(|scope| {
            let threads: Vec<_> = (0..DRIVERS).map(|_| scope.spawn(work)).collect();
            let panicked = |_| Err("a case panicked".to_owned());
            threads.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(panicked))
        })?;
        Ok(traits.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    fn result(
        &self,
        case: &Case<'d>,
        hello: &Hello,
        driver: &Driver,
        runner: &Runner,
        note: &mut dyn FnMut(&Exchange, &[crate::driver::Complaint]),
    ) -> CaseResult {
        let result = |verdict, reason: Option<String>, details| CaseResult {
            id: case.id.clone(),
            kind: case.kind.name(),
            operation: case.operation.id().to_owned(),
            verdict,
            reason,
            details,
        };
        if let Some(why) = missing_setting(case, hello) {
            return result("not_offered", Some(why.to_owned()), Vec::new());
        }
        match runner.run(case) {
            Ok(exchange) => {
                let complaints = examine(self.schemas, case, &exchange, hello);
                note(&exchange, &complaints);
                let verdict = if complaints.is_empty() { "passed" } else { "failed" };
                let reason = complaints.first().map(|complaint| complaint.reason.to_owned());
                let details = complaints.into_iter().map(|complaint| match complaint.detail.as_str() {
                    "" => complaint.reason.to_owned(),
                    detail => format!("{}: {detail}", complaint.reason),
                });
                result(verdict, reason, details.collect())
            }
            Err(error) => match driver.no_outcome() {
                Some(NoOutcome::NotOffered(why)) => result("not_offered", Some(why), Vec::new()),
                Some(NoOutcome::Failed(reason, why)) => result("failed", Some(reason.to_owned()), vec![why]),
                None => result("failed", Some("the case cannot be run".to_owned()), vec![error]),
            },
        }
    }
}

/// The operations that a client offers: it makes the documented success of each, in whatever way.
pub(super) fn offered(documented: &[Case<'_>], driver: Driver) -> BTreeSet<String> {
    let driver = Arc::new(driver);
    let runner = Runner::new(Arc::<Driver>::clone(&driver));
    let mut tried = BTreeSet::new();
    let first = documented.iter().filter(|case| case.succeeds() && tried.insert(case.operation.id()));
    let is_offered = |case: &&Case<'_>| {
        let _ = runner.run(case);
        !matches!(driver.no_outcome(), Some(NoOutcome::NotOffered(_)))
    };
    first.filter(is_offered).map(|case| case.operation.id().to_owned()).collect()
}

/// Whether a filter selects the case with this id: an operation or component by its name, any other case by a part of its id.
fn matches(id: &str, filter: &str) -> bool {
    let rest = id.strip_prefix(filter);
    rest.is_some_and(|rest| rest.starts_with('/')) || id == filter || (!is_name(filter) && id.contains(filter))
}

/// Whether a filter is made like the id of an operation with a namespace.
fn is_name(filter: &str) -> bool {
    filter.contains('.') && !filter.contains('/')
}
