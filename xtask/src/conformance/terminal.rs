//! Writes a run as text: a table, the failures, the totals, the commands to run next.

use std::io::{self, Write};

use crate::{
    exit::Exit,
    style::{BAD, FAINT, GOOD, PLAIN, STRONG},
    suite::{Case, Kind, Run, Verdict},
    table::{self, Cell},
};

/// Writes a run. If `short`, derived cases that passed are counted and not listed. `place` returns the file and line of a pointer.
pub(super) fn write(
    out: &mut dyn Write,
    run: &Run,
    short: bool,
    place: impl Fn(&str) -> Option<(String, usize)>,
) -> io::Result<Exit> {
    let shown = run.cases.iter().filter(|case| !(short && case.is_counted()));
    let (cases, others): (Vec<_>, Vec<_>) = shown.partition(|case| case.kind <= Kind::Scenario);
    if short {
        write_counts(out, &run.cases)?;
    }
    if !cases.is_empty() {
        let head = ["operation", "status", "example", "verdict"].map(|name| (name.to_owned(), STRONG));
        let rows: Vec<_> = [head.to_vec()].into_iter().chain(cases.iter().map(|case| row(case))).collect();
        table::write(out, &rows)?;
        writeln!(out)?;
    }
    if !others.is_empty() {
        table::write(out, &others.iter().map(|case| row(case)).collect::<Vec<_>>())?;
        writeln!(out)?;
    }
    let failures: Vec<_> = run.cases.iter().filter(|case| case.verdict != Verdict::Passed).collect();
    for case in &failures {
        write_failure(out, case, &place)?;
    }
    let crash = run.crash();
    if let Some(how) = crash {
        writeln!(out, "{BAD}the suite crashed{BAD:#}: {how}")?;
        write_indented(out, &run.output)?;
        writeln!(out)?;
    }
    write_totals(out, &run.cases, failures.len())?;
    if failures.is_empty() {
        return Ok(if crash.is_some() { Exit::Failed } else { Exit::Success });
    }
    if run.cases.len() > 1 {
        for case in failures.iter().take(3) {
            writeln!(out, "run `{} {}` to run it alone", run.suite.command, case.id)?;
        }
    }
    if failures.iter().any(|case| case.message.contains(" --accept")) {
        writeln!(out, "if the snapshots changed on purpose, run it again with `--accept` and review them")?;
    }
    Ok(Exit::Failed)
}

fn row(case: &Case) -> Vec<Cell> {
    let (first, name) = case.names();
    let verdict = cell(case.verdict);
    if case.kind > Kind::Scenario {
        let name = match case.kind {
            Kind::Snapshot => &case.id,
            _ => name.strip_suffix("/schema").unwrap_or(name),
        };
        return vec![(case.kind.name().to_owned(), FAINT), (name.to_owned(), PLAIN), verdict];
    }
    let shown = case.status.map_or_else(|| case.kind.name().to_owned(), |status| status.to_string());
    let example = match name.split_once('_') {
        Some((start, rest)) if start == shown => rest,
        _ => name,
    };
    vec![(first.to_owned(), PLAIN), (shown, PLAIN), (example.to_owned(), PLAIN), verdict]
}

fn cell(verdict: Verdict) -> Cell {
    let style = if verdict == Verdict::Passed { GOOD } else { BAD };
    (verdict.name().to_owned(), style)
}

/// Counts derived cases that passed: a row for each operation, a column for each kind.
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

fn write_failure(out: &mut dyn Write, case: &Case, place: &impl Fn(&str) -> Option<(String, usize)>) -> io::Result<()> {
    writeln!(out, "{BAD}{}{BAD:#}  {STRONG}{}{STRONG:#}", case.verdict.name(), case.id)?;
    match place(&case.pointer) {
        _ if case.pointer.is_empty() => {}
        Some((file, line)) => writeln!(out, "{FAINT}  {file}:{line} at {}{FAINT:#}", case.pointer)?,
        None => writeln!(out, "{FAINT}  at {}{FAINT:#}", case.pointer)?,
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
        writeln!(out, "{counts}: {GOOD}all passed{GOOD:#}")
    } else {
        writeln!(out, "{counts}: {BAD}{failed} of {} failed{BAD:#}", cases.len())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{suite::DEFAULT, test_support::written};

    fn line(id: &str, status: Option<u16>, message: Option<&str>) -> String {
        let verdict = if message.is_some() { "failed" } else { "passed" };
        json!({"id": id, "status": status, "pointer": "/paths/~1send", "verdict": verdict, "message": message})
            .to_string()
    }

    fn report(lines: &[String], expected: &[&str], failure: Option<&str>) -> (Exit, String) {
        let run = Run {
            suite: DEFAULT,
            cases: Case::read(&lines.join("\n"), expected),
            coverage: Vec::new(),
            failure: failure.map(str::to_owned),
            output: "thread 'main' has overflowed its stack".to_owned(),
        };
        written(|out| write(out, &run, true, |_| Some(("openapi.yaml".to_owned(), 7))).unwrap())
    }

    #[test]
    fn cases_are_shown_in_their_order_and_derived_ones_counted() {
        let lines = [
            line("suite/snapshots_have_cases", None, None),
            line("components/Sent/schema", None, None),
            line("send/request_smallest", None, None),
            line("send/valid_locale_unknown", None, None),
            line("send/answer_200_as_text", None, None),
            line("send/derived", None, None),
            line("send/200_sent", Some(200), None),
        ];
        let expected = [
            "send/200_sent",
            "send/request_smallest",
            "send/valid_locale_unknown",
            "send/answer_200_as_text",
            "send/derived",
            "components/Sent/schema",
            "suite/snapshots_have_cases",
        ];
        let (exit, text) = report(&lines, &expected, None);
        assert_eq!(exit, Exit::Success);
        assert_eq!(
            text,
            "\
operation  valid  refused  answer  body  fault  security
send       1      0        1       0     0      0

operation  status   example   verdict
send       200      sent      passed
send       request  smallest  passed

component  Sent                  passed
guard      snapshots_have_cases  passed

1 documented response, 1 documented request, 1 valid request, 1 response by keyword, 1 snapshot of derived cases, 1 component, 1 guard: all passed
"
        );
    }

    #[test]
    fn a_failure_shows_its_clause_message_and_next_command() {
        let message = "the snapshot differs\n-old\n+new\nif the change is intended, run `cargo xtask conformance --accept send/400_bad`";
        let lines = [line("send/200_sent", Some(200), None), line("send/400_bad", Some(400), Some(message))];
        let (exit, text) = report(&lines, &["send/200_sent", "send/400_bad"], Some("exit status: 101"));
        assert_eq!(exit, Exit::Failed);
        let failure =
            "failed  send/400_bad\n  openapi.yaml:7 at /paths/~1send\n  the snapshot differs\n  -old\n  +new\n";
        assert!(text.contains(failure), "{text}");
        assert!(text.contains("2 documented responses: 1 of 2 failed\n"), "{text}");
        assert!(text.contains("run `cargo xtask conformance send/400_bad` to run it alone\n"), "{text}");
        assert!(text.contains("if the snapshots changed on purpose, run it again with `--accept`"), "{text}");
        assert!(!text.contains("overflowed"), "{text}");
    }

    #[test]
    fn accept_is_suggested_for_snapshots_only() {
        let lines = [line("send/200_sent", Some(200), Some("the status is 201, expected 200"))];
        let (exit, text) = report(&lines, &["send/200_sent"], Some("exit status: 101"));
        assert_eq!(exit, Exit::Failed);
        assert!(!text.contains("--accept"), "{text}");
    }

    #[test]
    fn a_missing_case_fails_the_run_and_shows_the_output() {
        let lines = [line("send/200_sent", Some(200), None), "{\"id\":\"send/400".to_owned()];
        for failure in [Some("signal: 6 (SIGABRT)"), None] {
            let (exit, text) = report(&lines, &["send/200_sent", "send/400_bad"], failure);
            assert_eq!(exit, Exit::Failed);
            assert!(text.contains("missing  send/400_bad\n  the suite ended before this case\n"), "{text}");
            assert!(text.contains("overflowed its stack"), "{text}");
            assert!(text.contains("1 of 2 failed"), "{text}");
        }
    }

    #[test]
    fn a_crash_fails_the_run_even_if_every_case_passed() {
        let (exit, text) =
            report(&[line("send/200_sent", Some(200), None)], &["send/200_sent"], Some("exit status: 3"));
        assert_eq!(exit, Exit::Failed);
        assert!(text.contains("exit status: 3"), "{text}");
    }

    #[test]
    fn an_unexpected_case_is_shown_too() {
        let (_, text) = report(&[line("send/500_more", Some(500), None)], &[], None);
        assert!(text.contains("send       500     more     passed"), "{text}");
    }
}
