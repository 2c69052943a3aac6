//! The report for people: a row for each case once it has run, then the mismatches.

use std::{
    collections::BTreeMap,
    fmt,
    io::{self, Write as _},
    process::ExitCode,
};

use openapi_document::printable_lines;

use super::record::Record;
use crate::target::{Plan, Probe, Verdict};

pub(super) struct Report<'p, 'd> {
    plan: &'p Plan<'d>,
    strict: bool,
    /// The widths of the columns.
    widths: [usize; 2],
}

/// Prints a line. A closed output does not end the run.
fn print(line: impl fmt::Display) {
    let _ = writeln!(io::stdout(), "{}", printable_lines(&line.to_string()));
}

impl<'p, 'd> Report<'p, 'd> {
    pub(super) fn new(plan: &'p Plan<'d>, strict: bool) -> Self {
        let width = |of: fn(&'p Probe<'d>) -> usize| plan.probes.iter().map(of).max().unwrap_or_default();
        let widths = [width(|probe| names(probe).0.len()), width(|probe| names(probe).1.len())];
        Self { plan, strict, widths }
    }

    /// Lists the cases to run.
    pub(super) fn list(&self, messages: usize) {
        self.plan.probes.iter().for_each(|probe| print(&probe.id));
        self.others();
        print(format_args!("\n{} cases to run, {messages} messages", self.plan.probes.len()));
    }

    pub(super) fn row(&self, probe: &Probe<'_>, verdict: Option<&Verdict>) {
        let ((operation, case), [first, second]) = (names(probe), self.widths);
        print(format_args!("{operation:first$}  {case:second$}  {}", self.verdict_word(verdict)));
    }

    /// Prints the mismatches, the cases that were not run and the counts; decides the exit code.
    pub(super) fn finish(&self, record: &Record, stopped: Option<&str>) -> ExitCode {
        let mut counts = BTreeMap::new();
        for probe in &self.plan.probes {
            let verdict = record.of(probe);
            *counts.entry(self.verdict_word(verdict)).or_insert(0) += 1;
            let Some(verdict) = verdict.filter(|verdict| !verdict.mismatches.is_empty() || !verdict.drift.is_empty())
            else {
                continue;
            };
            print(format_args!("\n{} {}", probe.id, self.verdict_word(Some(verdict))));
            let mismatches = verdict.mismatches.iter().map(|mismatch| ("", mismatch));
            for (drift, difference) in mismatches.chain(verdict.drift.iter().map(|drift| ("drift: ", drift))) {
                let at = if difference.at.is_empty() { String::new() } else { format!("{} ", difference.at) };
                print(format_args!("  {drift}{at}{}\n    #{}", difference.found, difference.clause));
            }
        }
        self.others();
        if let Some(reason) = stopped {
            print(format_args!("\nstopped: {reason}: `--resume FILE` keeps the verdicts and continues from there"));
        }
        let counted: Vec<_> = counts.iter().map(|(word, count)| format!("{count} {word}")).collect();
        print(format_args!("\n{}", counted.join(", ")));
        let passed = counts.keys().all(|word| *word == AGREES || *word == DRIFTS);
        if passed && stopped.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn verdict_word(&self, verdict: Option<&Verdict>) -> &'static str {
        match verdict {
            None => "not run",
            Some(verdict) if !verdict.mismatches.is_empty() => "disagrees",
            Some(verdict) if verdict.drift.is_empty() => AGREES,
            Some(_) if self.strict => "disagrees",
            Some(_) => DRIFTS,
        }
    }

    /// Prints the cases that are not run: for each reason, the number of operations that have the case.
    fn others(&self) {
        let mut reasons: BTreeMap<_, BTreeMap<_, usize>> = BTreeMap::new();
        for (id, reason) in &self.plan.others {
            let case = id.split_once('/').map_or(id.as_str(), |(_, case)| case);
            *reasons.entry(reason).or_default().entry(case).or_default() += 1;
        }
        for (reason, cases) in reasons {
            print(format_args!("\nleft out: {reason}"));
            for (case, count) in cases {
                print(format_args!("  {case} of {count} operation{}", if count == 1 { "" } else { "s" }));
            }
        }
    }
}

/// The operation, and the case of it.
fn names<'p>(probe: &'p Probe<'_>) -> (&'p str, &'p str) {
    probe.id.split_once('/').unwrap_or((&probe.id, ""))
}

const AGREES: &str = "agrees";
const DRIFTS: &str = "agrees, with drift";
