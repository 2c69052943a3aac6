//! What came of each case, as people read it.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use serde_json::Value;

use super::Subject;
use crate::{
    exit::Exit,
    style::{BAD, FAINT, GOOD, PLAIN, STRONG},
    table::{self, Cell},
};

/// What a run of the suite gave.
#[derive(Debug)]
pub(crate) struct Played {
    pub(super) subject: &'static Subject,
    pub(crate) cases: Vec<Case>,
    /// What of the document the cases reach, as the suite told it.
    pub(crate) coverage: Vec<Value>,
    /// How the suite ended, where it did not end well.
    pub(crate) ended: Option<String>,
    /// What the suite wrote besides its results.
    pub(crate) said: String,
}

impl Played {
    /// How the suite ended, where no failed case explains it: with every case held, or with some missing. Only what it wrote can tell why.
    pub(super) fn crash(&self) -> Option<&str> {
        let any = |verdict| self.cases.iter().any(|case| case.verdict == verdict);
        let crashed = any(Verdict::Missing) || self.ended.is_some() && !any(Verdict::Failed);
        crashed.then(|| self.ended.as_deref().unwrap_or("without an error"))
    }
}

/// A case and what came of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) status: Option<u64>,
    /// The clause of the document that it proves, as a JSON pointer. Empty where there is none.
    pub(crate) pointer: String,
    pub(crate) verdict: Verdict,
    pub(crate) message: String,
    /// All that the suite told of it. Null where it told nothing.
    pub(crate) line: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Response,
    Request,
    Valid,
    Refused,
    Answer,
    Body,
    Fault,
    Security,
    Flow,
    Snapshot,
    Component,
    Guard,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Held,
    Failed,
    /// The suite ended without having told.
    Missing,
}

impl Case {
    /// Reads the lines that the suite wrote: one case for each id that is expected, and then any that is not.
    pub(super) fn read(lines: &str, expected: &[&str]) -> Vec<Self> {
        let mut told = BTreeMap::new();
        // A line that is torn, because the suite ended while it wrote it, leaves its case without a verdict.
        for line in lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            if let Some(id) = line["id"].as_str() {
                told.insert(id.to_owned(), line);
            }
        }
        let mut cases: Vec<_> = expected
            .iter()
            .map(|&id| match told.remove(id) {
                Some(line) => Self::of_line(id, &line),
                None => Self::missing(id),
            })
            .collect();
        cases.extend(told.iter().map(|(id, line)| Self::of_line(id, line)));
        cases
    }

    /// The lines that are of no case but of the document: how much of a level of it (`coverage`) the cases reach.
    pub(super) fn coverage(lines: &str) -> Vec<Value> {
        let lines = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        lines.filter_map(|mut line| Some(line.get_mut("coverage")?.take())).collect()
    }

    fn of_line(id: &str, line: &Value) -> Self {
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let verdict = match line["verdict"].as_str() {
            Some("held") => Verdict::Held,
            _ => Verdict::Failed,
        };
        Self {
            id: id.to_owned(),
            kind: Kind::of(id),
            status: line["status"].as_u64(),
            pointer: text("pointer"),
            verdict,
            message: text("message"),
            line: line.clone(),
        }
    }

    fn missing(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            kind: Kind::of(id),
            status: None,
            pointer: String::new(),
            verdict: Verdict::Missing,
            message: "the suite ended before it gave a verdict".to_owned(),
            line: Value::Null,
        }
    }

    /// Whether a short report counts it instead of showing it.
    fn is_counted(&self) -> bool {
        self.verdict == Verdict::Held && (self.kind.is_derived() || self.kind == Kind::Snapshot)
    }

    /// The operation, component or guard, and the name of the case in it.
    fn names(&self) -> (&str, &str) {
        self.id.split_once('/').unwrap_or((&self.id, ""))
    }

    fn row(&self) -> Vec<Cell> {
        let (first, name) = self.names();
        let verdict = self.verdict.cell();
        if self.kind > Kind::Flow {
            let name = if self.kind == Kind::Snapshot { &self.id } else { name };
            return vec![(self.kind.name().to_owned(), FAINT), (name.to_owned(), PLAIN), verdict];
        }
        let shown = self.status.map_or_else(|| self.kind.name().to_owned(), |status| status.to_string());
        let example = match name.split_once('_') {
            Some((start, rest)) if start == shown => rest,
            _ => name,
        };
        vec![(first.to_owned(), PLAIN), (shown, PLAIN), (example.to_owned(), PLAIN), verdict]
    }
}

impl Kind {
    /// In the order in which they are counted: those that are documented, those that are derived, and the rest.
    const ALL: [(Self, &str, &str); 12] = [
        (Self::Response, "response", "documented response"),
        (Self::Request, "request", "documented request"),
        (Self::Valid, "valid", "valid request"),
        (Self::Refused, "refused", "refused request"),
        (Self::Answer, "answer", "answer by keyword"),
        (Self::Body, "body", "odd body"),
        (Self::Fault, "fault", "fault on the wire"),
        (Self::Security, "security", "set of credentials"),
        (Self::Flow, "flow", "flow"),
        (Self::Snapshot, "snapshot", "snapshot of these"),
        (Self::Component, "component", "component"),
        (Self::Guard, "guard", "guard"),
    ];

    /// The id of a case tells what it is a case of.
    pub(super) fn of(id: &str) -> Self {
        let derived = |name: &str| {
            let kinds = Self::ALL.iter().filter(|(kind, ..)| kind.is_derived());
            let mut kinds = kinds.filter_map(|(kind, start, _)| Some((*kind, name.strip_prefix(start)?)));
            kinds.find_map(|(kind, rest)| match rest.chars().next() {
                None => Some(Self::Snapshot),
                Some('_') => Some(kind),
                Some(_) => None,
            })
        };
        match id.split_once('/') {
            Some(("components", _)) => Self::Component,
            Some(("suite", _)) => Self::Guard,
            Some((_, name)) if name.starts_with(|first: char| first.is_ascii_digit()) => Self::Response,
            Some((_, name)) if name.starts_with("scenario_") => Self::Flow,
            Some((_, name)) => derived(name).unwrap_or(Self::Request),
            None => Self::Request,
        }
    }

    /// Whether its cases are made of what the document says, and not written there as examples.
    fn is_derived(self) -> bool {
        (Self::Valid..=Self::Security).contains(&self)
    }

    pub(super) fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    fn counted(self, count: usize) -> String {
        let name = Self::ALL[self as usize].2;
        match (count, self) {
            (1, _) => format!("1 {name}"),
            (_, Self::Body) => format!("{count} odd bodies"),
            (_, Self::Answer) => format!("{count} answers by keyword"),
            (_, Self::Fault) => format!("{count} faults on the wire"),
            (_, Self::Security) => format!("{count} sets of credentials"),
            (_, Self::Snapshot) => format!("{count} snapshots of these"),
            _ => format!("{count} {name}s"),
        }
    }
}

impl Verdict {
    fn cell(self) -> Cell {
        match self {
            Self::Held => ("held".to_owned(), GOOD),
            Self::Failed => ("failed".to_owned(), BAD),
            Self::Missing => ("no verdict".to_owned(), BAD),
        }
    }
}

/// Writes the table, the failures, the totals and what to run next. Where it is `short`, derived cases that held are counted, a line for
/// each operation and kind. `line` finds the line of a clause of the document.
pub(super) fn write(
    out: &mut dyn Write,
    played: &Played,
    short: bool,
    line: impl Fn(&str) -> Option<usize>,
) -> io::Result<Exit> {
    let shown = played.cases.iter().filter(|case| !(short && case.is_counted()));
    let (cases, others): (Vec<_>, Vec<_>) = shown.partition(|case| case.kind <= Kind::Flow);
    if short {
        write_counts(out, &played.cases)?;
    }
    if !cases.is_empty() {
        let head = ["operation", "status", "example", "verdict"].map(|name| (name.to_owned(), STRONG));
        let rows: Vec<_> = [head.to_vec()].into_iter().chain(cases.iter().map(|case| case.row())).collect();
        table::write(out, &rows)?;
        writeln!(out)?;
    }
    if !others.is_empty() {
        table::write(out, &others.iter().map(|case| case.row()).collect::<Vec<_>>())?;
        writeln!(out)?;
    }
    let failures: Vec<_> = played.cases.iter().filter(|case| case.verdict != Verdict::Held).collect();
    for case in &failures {
        write_failure(out, case, played.subject.document, &line)?;
    }
    let crash = played.crash();
    if let Some(how) = crash {
        writeln!(out, "{BAD}the suite ended early or badly{BAD:#}: {how}")?;
        write_indented(out, &played.said)?;
        writeln!(out)?;
    }
    write_totals(out, &played.cases, failures.len())?;
    if failures.is_empty() {
        return Ok(if crash.is_some() { Exit::Failed } else { Exit::Fine });
    }
    if played.cases.len() > 1 {
        for case in failures.iter().take(3) {
            writeln!(out, "run `{} {}` to play it alone", played.subject.command, case.id)?;
        }
    }
    if failures.iter().any(|case| case.message.contains(" --accept")) {
        writeln!(out, "run it again with `--accept` if the change of snapshots is meant, and review it")?;
    }
    Ok(Exit::Failed)
}

/// How many derived cases held: a row for each operation, a column for each kind.
fn write_counts(out: &mut dyn Write, cases: &[Case]) -> io::Result<()> {
    let kinds: Vec<_> = Kind::ALL.iter().map(|(kind, ..)| *kind).filter(|kind| kind.is_derived()).collect();
    let mut rows: Vec<(&str, Vec<usize>)> = Vec::new();
    for case in cases.iter().filter(|case| case.is_counted()) {
        let operation = case.names().0;
        if rows.last().is_none_or(|(last, _)| *last != operation) {
            rows.push((operation, vec![0; kinds.len()]));
        }
        if let (Some((_, counts)), Some(at)) = (rows.last_mut(), kinds.iter().position(|kind| *kind == case.kind)) {
            counts[at] += 1;
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    let head = ["operation"].into_iter().chain(kinds.iter().map(|kind| kind.name()));
    let head = head.map(|name| (name.to_owned(), STRONG)).collect();
    let row = |(operation, counts): (&str, Vec<usize>)| {
        let counts = counts.into_iter().map(|count| (count.to_string(), GOOD));
        [(operation.to_owned(), PLAIN)].into_iter().chain(counts).collect()
    };
    table::write(out, &[head].into_iter().chain(rows.into_iter().map(row)).collect::<Vec<_>>())?;
    writeln!(out)
}

fn write_failure(
    out: &mut dyn Write,
    case: &Case,
    document: &str,
    line: &impl Fn(&str) -> Option<usize>,
) -> io::Result<()> {
    writeln!(out, "{BAD}{}{BAD:#}  {STRONG}{}{STRONG:#}", case.verdict.cell().0, case.id)?;
    if !case.pointer.is_empty() {
        let line = line(&case.pointer).map(|line| format!(":{line}")).unwrap_or_default();
        writeln!(out, "{FAINT}  {document}{line} at {}{FAINT:#}", case.pointer)?;
    }
    write_indented(out, &case.message)?;
    writeln!(out)
}

fn write_indented(out: &mut dyn Write, text: &str) -> io::Result<()> {
    for line in text.trim_end().lines() {
        let style = match line.as_bytes().first() {
            Some(b'+') => GOOD,
            Some(b'-') => BAD,
            _ => PLAIN,
        };
        writeln!(out, "{}", format!("  {style}{line}{style:#}").trim_end())?;
    }
    Ok(())
}

fn write_totals(out: &mut dyn Write, cases: &[Case], failed: usize) -> io::Result<()> {
    let counts = Kind::ALL.map(|(kind, ..)| (kind, cases.iter().filter(|case| case.kind == kind).count()));
    let counts: Vec<_> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(kind, count)| kind.counted(*count)).collect();
    let counts = counts.join(", ");
    if failed == 0 {
        writeln!(out, "{counts}: {GOOD}all held{GOOD:#}")
    } else {
        writeln!(out, "{counts}: {BAD}{failed} of {} failed{BAD:#}", cases.len())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::conformance::FIRST;

    fn line(id: &str, status: Option<u16>, message: Option<&str>) -> String {
        let verdict = if message.is_some() { "failed" } else { "held" };
        json!({"id": id, "status": status, "pointer": "/paths/~1send", "verdict": verdict, "message": message})
            .to_string()
    }

    fn report(lines: &[String], expected: &[&str], ended: Option<&str>) -> (Exit, String) {
        let played = Played {
            subject: &FIRST,
            cases: Case::read(&lines.join("\n"), expected),
            coverage: Vec::new(),
            ended: ended.map(str::to_owned),
            said: "thread 'main' has overflowed its stack".to_owned(),
        };
        let mut out = anstream::StripStream::new(Vec::new());
        let exit = write(&mut out, &played, true, |_| Some(7)).unwrap();
        (exit, String::from_utf8(out.into_inner()).unwrap())
    }

    #[test]
    fn cases_are_shown_in_their_order_and_derived_ones_counted() {
        let lines = [
            line("suite/snapshots_have_cases", None, None),
            line("components/Sent", None, None),
            line("send/request_smallest", None, None),
            line("send/valid_locale_unknown", None, None),
            line("send/answer_200_as_text", None, None),
            line("send/valid", None, None),
            line("send/200_sent", Some(200), None),
        ];
        let expected = [
            "send/200_sent",
            "send/request_smallest",
            "send/valid_locale_unknown",
            "send/answer_200_as_text",
            "send/valid",
            "components/Sent",
            "suite/snapshots_have_cases",
        ];
        let (exit, text) = report(&lines, &expected, None);
        assert_eq!(exit, Exit::Fine);
        assert_eq!(
            text,
            "\
operation  valid  refused  answer  body  fault  security
send       1      0        1       0     0      0

operation  status   example   verdict
send       200      sent      held
send       request  smallest  held

component  Sent                 held
guard      snapshots_have_cases  held

1 documented response, 1 documented request, 1 valid request, 1 answer by keyword, 1 snapshot of these, 1 component, 1 guard: all held
"
            .replace("Sent                 held", "Sent                  held")
        );
    }

    #[test]
    fn a_failure_shows_its_clause_its_message_and_what_to_run_next() {
        let message =
            "the snapshot differs\n-old\n+new\nif that is meant, run `cargo xtask conformance --accept send/400_bad`";
        let lines = [line("send/200_sent", Some(200), None), line("send/400_bad", Some(400), Some(message))];
        let (exit, text) = report(&lines, &["send/200_sent", "send/400_bad"], Some("exit status: 101"));
        assert_eq!(exit, Exit::Failed);
        let failure = "failed  send/400_bad\n  openapi/stytch/openapi.yaml:7 at /paths/~1send\n  the snapshot differs\n  -old\n  +new\n";
        assert!(text.contains(failure), "{text}");
        assert!(text.contains("2 documented responses: 1 of 2 failed\n"), "{text}");
        assert!(text.contains("run `cargo xtask conformance send/400_bad` to play it alone\n"), "{text}");
        assert!(text.contains("run it again with `--accept` if"), "{text}");
        assert!(!text.contains("overflowed"), "{text}");
    }

    #[test]
    fn accepting_is_offered_for_snapshots_alone() {
        let lines = [line("send/200_sent", Some(200), Some("the status is 201, expected 200"))];
        let (exit, text) = report(&lines, &["send/200_sent"], Some("exit status: 101"));
        assert_eq!(exit, Exit::Failed);
        assert!(!text.contains("--accept"), "{text}");
    }

    #[test]
    fn a_case_without_a_verdict_fails_the_run_and_shows_what_the_suite_wrote() {
        let lines = [line("send/200_sent", Some(200), None), "{\"id\":\"send/400".to_owned()];
        for ended in [Some("signal: 6 (SIGABRT)"), None] {
            let (exit, text) = report(&lines, &["send/200_sent", "send/400_bad"], ended);
            assert_eq!(exit, Exit::Failed);
            assert!(text.contains("no verdict  send/400_bad\n  the suite ended before it gave a verdict\n"), "{text}");
            assert!(text.contains("overflowed its stack"), "{text}");
            assert!(text.contains("1 of 2 failed"), "{text}");
        }
    }

    #[test]
    fn a_suite_that_ends_badly_fails_the_run_though_every_case_held() {
        let (exit, text) =
            report(&[line("send/200_sent", Some(200), None)], &["send/200_sent"], Some("exit status: 3"));
        assert_eq!(exit, Exit::Failed);
        assert!(text.contains("exit status: 3"), "{text}");
    }

    #[test]
    fn a_case_that_was_not_expected_is_shown_too() {
        let (_, text) = report(&[line("send/500_more", Some(500), None)], &[], None);
        assert!(text.contains("send       500     more     held"), "{text}");
    }
}
