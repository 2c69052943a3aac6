//! What people read: a row for each case as soon as it is played, then what differs.

use std::{
    collections::BTreeMap,
    fmt,
    io::{self, Write as _},
    process::ExitCode,
};

use stytch_conformance::target::{Plan, Probe, Verdict};

use crate::record::Record;

pub(crate) struct Report<'p, 'd> {
    plan: &'p Plan<'d>,
    strict: bool,
    /// How wide the columns are.
    widths: [usize; 2],
}

/// Whoever reads no more is no reason to stop.
fn tell(line: impl fmt::Display) {
    let _ = writeln!(io::stdout(), "{line}");
}

impl<'p, 'd> Report<'p, 'd> {
    pub(crate) fn new(plan: &'p Plan<'d>, strict: bool) -> Self {
        let width = |of: fn(&'p Probe<'d>) -> usize| plan.probes.iter().map(of).max().unwrap_or_default();
        let widths = [width(|probe| names(probe).0.len()), width(|probe| names(probe).1.len())];
        Self { plan, strict, widths }
    }

    /// What would be played.
    pub(crate) fn list(&self, messages: usize) {
        self.plan.probes.iter().for_each(|probe| tell(&probe.id));
        self.others();
        tell(format_args!("\n{} cases to play, {messages} messages", self.plan.probes.len()));
    }

    pub(crate) fn row(&self, probe: &Probe<'_>, verdict: Option<&Verdict>) {
        let ((operation, case), [first, second]) = (names(probe), self.widths);
        tell(format_args!("{operation:first$}  {case:second$}  {}", self.word(verdict)));
    }

    /// What differs, what was not played, and what the exit code says of it all.
    pub(crate) fn end(&self, record: &Record, stopped: Option<&str>) -> ExitCode {
        let mut counts = BTreeMap::new();
        for probe in &self.plan.probes {
            let verdict = record.of(probe);
            *counts.entry(self.word(verdict)).or_insert(0) += 1;
            let Some(verdict) = verdict.filter(|verdict| !verdict.faults.is_empty() || !verdict.drift.is_empty())
            else {
                continue;
            };
            tell(format_args!("\n{} {}", probe.id, self.word(Some(verdict))));
            let faults = verdict.faults.iter().map(|fault| ("", fault));
            for (drift, difference) in faults.chain(verdict.drift.iter().map(|drift| ("drift: ", drift))) {
                let at = if difference.at.is_empty() { String::new() } else { format!("{} ", difference.at) };
                tell(format_args!("  {drift}{at}{}\n    #{}", difference.found, difference.clause));
            }
        }
        self.others();
        if let Some(why) = stopped {
            tell(format_args!("\nstopped: {why}: `--resume FILE` keeps what was played, and goes on from there"));
        }
        let counted: Vec<_> = counts.iter().map(|(word, count)| format!("{count} {word}")).collect();
        tell(format_args!("\n{}", counted.join(", ")));
        let fine = counts.keys().all(|word| *word == AGREES || *word == DRIFTS);
        if fine && stopped.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn word(&self, verdict: Option<&Verdict>) -> &'static str {
        match verdict {
            None => "not played",
            Some(verdict) if !verdict.faults.is_empty() => "disagrees",
            Some(verdict) if verdict.drift.is_empty() => AGREES,
            Some(_) if self.strict => "disagrees",
            Some(_) => DRIFTS,
        }
    }

    /// What is not provoked: the reasons, and of how many operations each case is.
    fn others(&self) {
        let mut reasons: BTreeMap<_, BTreeMap<_, usize>> = BTreeMap::new();
        for (id, reason) in &self.plan.others {
            let case = id.split_once('/').map_or(id.as_str(), |(_, case)| case);
            *reasons.entry(reason).or_default().entry(case).or_default() += 1;
        }
        for (reason, cases) in reasons {
            tell(format_args!("\nnot provoked from outside: {reason}"));
            for (case, count) in cases {
                tell(format_args!("  {case} of {count} operation{}", if count == 1 { "" } else { "s" }));
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
