//! Writes a run as text: a line for each operation, the failures, the totals, the commands to run next.

use std::io::{self, Write};

use super::subject::Subject;
use crate::{
    exit::Exit,
    style::{BAD, FAINT, GOOD, PLAIN, STRONG},
    suite::{Case, Column, Kind, Run, Verdict},
    table::{self, Cell},
};

/// Writes a run; if `verbose`, a line for each case too. `place` returns the file and line of a pointer.
pub(super) fn write(
    out: &mut dyn Write,
    run: &Run,
    verbose: bool,
    place: impl Fn(&str) -> Option<(String, usize)>,
) -> io::Result<Exit> {
    if verbose {
        table::write(out, &run.cases.iter().map(row).collect::<Vec<_>>())?;
        writeln!(out)?;
    }
    write_subjects(out, &run.cases)?;
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
    if !failures.is_empty() {
        write_next(out, run, &failures)?;
    }
    write_totals(out, run, failures.len())?;
    Ok(if failures.is_empty() && crash.is_none() { Exit::Success } else { Exit::Failed })
}

/// The line of a case: its verdict, id, kind, server and time.
fn row(case: &Case) -> Vec<Cell> {
    let style = if case.verdict == Verdict::Passed { GOOD } else { BAD };
    let millis = case.millis().map(|millis| format!("{millis:.1} ms")).unwrap_or_default();
    vec![
        (case.verdict.name().to_owned(), style),
        (case.id.clone(), PLAIN),
        (case.kind.label().to_owned(), FAINT),
        (case.server().unwrap_or_default().to_owned(), FAINT),
        (millis, FAINT),
    ]
}

/// The line of an operation: the passed cases of each column, and the time.
fn subject_row(subject: &Subject<'_>) -> Vec<Cell> {
    let columns = subject.cells.map(|cell| match (cell.passed, cell.total) {
        (_, 0) => ("-".to_owned(), FAINT),
        (passed, total) => (format!("{passed} of {total}"), if passed == total { GOOD } else { BAD }),
    });
    let time = (format!("{:.1} s", subject.seconds), FAINT);
    [(subject.name.to_owned(), PLAIN)].into_iter().chain(columns).chain([time]).collect()
}

fn write_subjects(out: &mut dyn Write, cases: &[Case]) -> io::Result<()> {
    let subjects = Subject::all(cases);
    if subjects.is_empty() {
        return Ok(());
    }
    let names = Column::ALL.map(|(_, name)| name);
    let head = ["operation"].into_iter().chain(names).chain(["time"]).map(|name| (name.to_owned(), STRONG)).collect();
    table::write(out, &[head].into_iter().chain(subjects.iter().map(subject_row)).collect::<Vec<_>>())?;
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

/// Writes the commands that run failed cases alone, and how to accept snapshots.
fn write_next(out: &mut dyn Write, run: &Run, failures: &[&Case]) -> io::Result<()> {
    if run.cases.len() > 1 {
        for case in failures.iter().take(3) {
            writeln!(out, "run `{} {}` to run it alone", run.suite.command, case.id)?;
        }
    }
    if failures.iter().any(|case| case.message.contains(" --accept")) {
        writeln!(out, "if the snapshots changed on purpose, run it again with `--accept` and review them")?;
    }
    writeln!(out)
}

/// Writes the number of cases of each kind; then, as the last line, the verdict, the servers and the time.
fn write_totals(out: &mut dyn Write, run: &Run, failed: usize) -> io::Result<()> {
    let counts = Kind::ALL.map(|(kind, ..)| (kind, run.cases.iter().filter(|case| case.kind == kind).count()));
    let counts = counts.iter().filter(|(_, count)| *count > 0).map(|(kind, count)| kind.counted(*count));
    writeln!(out, "{}", counts.collect::<Vec<_>>().join(", "))?;
    let all = run.cases.len();
    let noun = if all == 1 { "case" } else { "cases" };
    let verdict = match failed {
        0 => format!("{GOOD}{all} {noun} passed{GOOD:#}"),
        _ => format!("{BAD}{failed} of {all} {noun} failed{BAD:#}"),
    };
    let servers = run.servers();
    let without = all - servers.values().sum::<usize>();
    let servers = servers.into_iter().map(|(name, count)| format!("{name} {count}, ")).collect::<String>();
    let without = match without {
        0 => String::new(),
        count => format!("{count} without a server ({}), ", kinds_without_a_server(&run.cases).join(", ")),
    };
    writeln!(out, "{verdict}: {servers}{without}{:.1} s", run.duration.as_secs_f64())
}

/// The number of cases of each kind that have no server, such as guards.
fn kinds_without_a_server(cases: &[Case]) -> Vec<String> {
    let count = |kind| cases.iter().filter(|case| case.kind == kind && case.server().is_none()).count();
    let counts = Kind::ALL.map(|(kind, ..)| (kind, count(kind)));
    counts.into_iter().filter(|(_, count)| *count > 0).map(|(kind, count)| kind.counted(count)).collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::{Value, json};

    use super::*;
    use crate::{suite::DEFAULT, test_support::written};

    fn line(id: &str, message: Option<&str>, others: &Value) -> String {
        let verdict = if message.is_some() { "failed" } else { "passed" };
        let mut line = json!({"id": id, "pointer": "/paths/~1send", "verdict": verdict, "message": message});
        line.as_object_mut().unwrap().extend(others.as_object().cloned().unwrap_or_default());
        line.to_string()
    }

    fn passed(id: &str) -> String {
        line(id, None, &Value::Null)
    }

    fn report(lines: &[String], expected: &[&str], failure: Option<&str>, verbose: bool) -> (Exit, String) {
        let run = Run {
            suite: DEFAULT,
            cases: Case::read(&lines.join("\n"), expected),
            coverage: Vec::new(),
            failure: failure.map(str::to_owned),
            output: "thread 'main' has overflowed its stack".to_owned(),
            duration: Duration::from_millis(1250),
        };
        written(|out| write(out, &run, verbose, |_| Some(("openapi.yaml".to_owned(), 7))).unwrap())
    }

    #[test]
    fn each_operation_is_a_line_and_the_last_one_the_total() {
        let on = |server: &str, kind: &str, millis: f64| json!({"server": server, "kind": kind, "millis": millis});
        let lines = [
            line("send/200_sent", None, &on("wiremock", "response", 1.5)),
            line("send/request_smallest", None, &on("wiremock", "request", 40.0)),
            line("send/valid_locale_unknown", None, &on("wiremock", "valid", 0.25)),
            line("components/Sent/success_id_as_number", None, &on("socket", "response_schema", 1100.0)),
            line("components/Sent/schema", None, &json!({"kind": "component"})),
            line("suite/ids_are_unique", None, &json!({"kind": "suite"})),
            passed("verify/400_bad"),
        ];
        let expected = [
            "send/200_sent",
            "send/request_smallest",
            "verify/400_bad",
            "send/valid_locale_unknown",
            "suite/ids_are_unique",
            "components/Sent/success_id_as_number",
            "components/Sent/schema",
        ];
        let summary = "\
operation   documented  requests  derived  time
send        1 of 1      2 of 2    -        0.0 s
verify      1 of 1      -         -        0.0 s
components  -           -         2 of 2   1.1 s
suite       -           -         1 of 1   0.0 s

2 documented responses, 1 documented request, 1 valid request, 1 response by keyword, 1 component, 1 guard
7 cases passed: socket 1, wiremock 3, 3 without a server (1 documented response, 1 component, 1 guard), 1.2 s
";
        assert_eq!(report(&lines, &expected, None, false), (Exit::Success, summary.to_owned()));
        let rows = "\
passed  send/200_sent                         documented response  wiremock  1.5 ms
passed  send/request_smallest                 documented request   wiremock  40.0 ms
passed  verify/400_bad                        documented response            \n";
        let (_, text) = report(&lines, &expected, None, true);
        assert!(text.starts_with(rows.trim_end()), "{text}");
        assert!(text.ends_with(&format!("\n\n{summary}")), "{text}");
    }

    #[test]
    fn a_failure_shows_its_clause_message_and_next_command() {
        let message = "the snapshot differs\n-old\n+new\nif the change is intended, run `cargo xtask conformance --accept send/400_bad`";
        let lines = [passed("send/200_sent"), line("send/400_bad", Some(message), &Value::Null)];
        let (exit, text) = report(&lines, &["send/200_sent", "send/400_bad"], Some("exit status: 101"), false);
        assert_eq!(exit, Exit::Failed);
        assert!(text.contains("\nsend       1 of 2      -         -        0.0 s\n"), "{text}");
        let failure =
            "failed  send/400_bad\n  openapi.yaml:7 at /paths/~1send\n  the snapshot differs\n  -old\n  +new\n";
        assert!(text.contains(failure), "{text}");
        assert!(text.contains("run `cargo xtask conformance send/400_bad` to run it alone\n"), "{text}");
        assert!(text.contains("if the snapshots changed on purpose, run it again with `--accept`"), "{text}");
        assert!(
            text.ends_with(
                "\n2 documented responses\n1 of 2 cases failed: 2 without a server (2 documented responses), 1.2 s\n"
            ),
            "{text}"
        );
        assert!(!text.contains("overflowed"), "{text}");
    }

    #[test]
    fn accept_is_suggested_for_snapshots_only() {
        let lines = [line("send/200_sent", Some("the status is 201, expected 200"), &Value::Null)];
        let (exit, text) = report(&lines, &["send/200_sent"], Some("exit status: 101"), false);
        assert_eq!(exit, Exit::Failed);
        assert!(!text.contains("--accept"), "{text}");
    }

    #[test]
    fn a_missing_case_fails_the_run_and_shows_the_output() {
        let lines = [passed("send/200_sent"), "{\"id\":\"send/400".to_owned()];
        for failure in [Some("signal: 6 (SIGABRT)"), None] {
            let (exit, text) = report(&lines, &["send/200_sent", "send/400_bad"], failure, false);
            assert_eq!(exit, Exit::Failed);
            assert!(text.contains("missing  send/400_bad\n  the suite ended before this case\n"), "{text}");
            assert!(text.contains("overflowed its stack"), "{text}");
            assert!(text.contains("1 of 2 cases failed"), "{text}");
        }
    }

    #[test]
    fn a_crash_fails_the_run_even_if_every_case_passed() {
        let (exit, text) = report(&[passed("send/200_sent")], &["send/200_sent"], Some("exit status: 3"), false);
        assert_eq!(exit, Exit::Failed);
        assert!(text.contains("exit status: 3"), "{text}");
    }

    #[test]
    fn an_unexpected_case_is_counted_too() {
        let (_, text) = report(&[passed("send/500_more")], &[], None, false);
        assert!(text.contains("send       1 of 1 "), "{text}");
    }
}
