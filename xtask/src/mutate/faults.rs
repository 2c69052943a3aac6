//! Faults of the generator: the client is generated and built with each, and a case has to fail.

use std::time::Instant;

use super::Killer;
use crate::{
    context::Context,
    exit::Error,
    suite::{DEFAULT, Harness, Verdict},
};

/// The kinds of faults, for `--only` and the table, as `client/generator/src/faults.rs` has them.
pub(super) const FAULTS: [&str; 11] = [
    "swap-setters",
    "drop-setter",
    "drop-validation",
    "swap-rules",
    "swap-paths",
    "first-item-only",
    "drop-cursor",
    "print-sensitive",
    "ignore-timeout",
    "drop-header",
    "drop-extra",
];

/// A fault that was tried.
pub(super) struct Tried {
    pub(super) fault: &'static str,
    /// What it changes, and how long the build took.
    pub(super) place: String,
    pub(super) killer: Option<Killer>,
}

/// Builds the client with a fault, and runs all cases.
pub(super) fn tried(context: &Context, fault: &'static str, number: u64) -> Result<Tried, Error> {
    let start = Instant::now();
    let (harness, place) = Harness::with_fault(context, DEFAULT, &format!("{fault}:{number}"))?;
    let place = format!("{place} (built in {} s)", start.elapsed().as_secs());
    let all = harness.list()?;
    let selected: Vec<_> = all.iter().map(String::as_str).collect();
    let run = harness.run(&context.silent(), &selected, false)?;
    let mut failed = run.cases.into_iter().filter(|case| case.verdict != Verdict::Passed);
    let killer = failed.next().map(|case| Killer::Case(case.id, failed.count()));
    Ok(Tried { fault, place, killer })
}
