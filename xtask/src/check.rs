//! `check`: everything that CI runs.

mod deep;
mod features;
mod step;
mod steps;
mod tally;

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    context::Context,
    exit::{Error, Exit},
    style::{BAD, FAINT, GOOD},
};

use step::{Outcome, Step, Work};
use tally::Tally;

/// Run everything that CI runs, fastest first
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[command(after_help = "\
Steps: `document`, `fmt`, `clippy`, `build` (all tests), `generate --check` (the record of the
public API), `test` (all tests and suites, once), `conformance` (the suite's failures), `coverage`,
`coverage, observatory`, `doc`, `features` (each client with one feature alone, and with none),
`package`.

Steps of --deep, which CI runs weekly: `mutate`, `diff --verify-rules`, `try` (a small document),
`call --document` (the same one, without sending anything), `clients` (the cases with other clients
of the API; needs node, npm and python3), `browser` (logs in to the web example in Chromium; needs
node), `schemathesis` (on the mock; needs python3), `fuzz` (two minutes; needs a nightly compiler
and cargo-fuzz), `speed` (compared with calls written by hand), `tls` (with the crypto provider of
the process, and with the platform's TLS), `publish` (without sending anything), `stranger` (a
project that has only the packages, without a network). Without its tools, a step fails.

Prints a line for each step with its time, and the output of a failed one in full. The last line
counts tests: `check: N passed, N failed`; with --deep, steps.

Exit codes: 0 success, 1 a step failed, 2 the call is unusable

Example:
  cargo xtask check --deep --only mutate")]
pub(crate) struct Args {
    /// Run what is too slow for every change instead
    #[arg(long)]
    deep: bool,
    /// Run this step and those that it needs; can be repeated
    #[arg(long, value_name = "STEP")]
    only: Vec<String>,
    /// Write a Markdown table of the steps, and the report of the suite
    #[arg(long, value_name = "DIR")]
    report: Option<PathBuf>,
}

/// Runs the steps, also after a failure.
pub(crate) fn run(context: &Context, args: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    let steps: &[Step] = if args.deep { &deep::STEPS } else { &steps::STEPS };
    let chosen = chosen(steps, &args.only)?;
    let (rows, tally) = run_steps(context, &chosen, args.report.as_deref(), out)?;
    if let Some(folder) = &args.report {
        write_report(folder, &rows)?;
    }
    let failed: Vec<_> = rows.iter().filter(|row| !row.passed).collect();
    if !failed.is_empty() {
        let not_run = failed.iter().filter(|row| row.seconds.is_none()).count();
        let others = if not_run == 0 { String::new() } else { format!(", {not_run} not run") };
        let names: Vec<_> = failed.iter().filter(|row| row.seconds.is_some()).map(|row| row.name).collect();
        let (count, all) = (names.len(), rows.len());
        writeln!(out, "{BAD}{count} of {all} steps failed{others}{BAD:#}: {}", names.join(", "))?;
    }
    let tally = match args.deep {
        true => Tally { passed: rows.len() - failed.len(), failed: failed.len(), ignored: 0 },
        false => tally,
    };
    writeln!(out, "check: {} passed, {} failed", tally.passed, tally.failed)?;
    Ok(if failed.is_empty() { Exit::Success } else { Exit::Failed })
}

/// The steps with these names and those that they need; without names, all.
fn chosen<'s>(steps: &'s [Step], only: &[String]) -> Result<Vec<&'s Step>, Error> {
    let known = |name: &str| steps.iter().find(|step| step.name == name);
    let mut needed = Vec::new();
    for name in only {
        let step = known(name).ok_or_else(|| {
            let names = steps.iter().map(|step| format!("`{}`", step.name)).collect::<Vec<_>>().join(", ");
            Error::unusable(format!("there is no step `{name}`, only {names}"))
        })?;
        needed.extend(std::iter::successors(Some(step), |step| known(step.needs?)).map(|step| step.name));
    }
    Ok(steps.iter().filter(|step| only.is_empty() || needed.contains(&step.name)).collect())
}

/// The line of a step.
struct Row {
    name: &'static str,
    passed: bool,
    /// None if it was not run.
    seconds: Option<f64>,
    note: String,
}

fn run_steps(
    context: &Context,
    steps: &[&Step],
    report: Option<&Path>,
    out: &mut dyn Write,
) -> io::Result<(Vec<Row>, Tally)> {
    let silent = context.silent();
    let mut work = Work { context: &silent, report, messages: Vec::new() };
    let (mut rows, mut tally) = (Vec::<Row>::new(), Tally::default());
    // Steps that failed, or were not run, and that others cannot do without.
    let mut missing = Vec::new();
    for step in steps {
        let name = step.name;
        if let Some(needed) = step.needs.filter(|needed| missing.contains(needed)) {
            let note = format!("not run: {needed} failed");
            writeln!(out, "{BAD}--{BAD:#}      {name:<21}  {FAINT}{note}{FAINT:#}")?;
            rows.push(Row { name, passed: false, seconds: None, note });
            if step.is_required {
                missing.push(name);
            }
            continue;
        }
        context.progress.show(&format!("{name} …"));
        let start = Instant::now();
        let outcome = (step.run)(&mut work).unwrap_or_else(|error| Outcome::new(false, error.message));
        context.progress.clear();
        let seconds = start.elapsed().as_secs_f64();
        write_step(out, name, seconds, &outcome)?;
        tally = outcome.tally.map_or(tally, |found| found + tally);
        if !outcome.passed && step.is_required {
            missing.push(name);
        }
        rows.push(Row { name, passed: outcome.passed, seconds: Some(seconds), note: outcome.note });
    }
    Ok((rows, tally))
}

fn write_step(out: &mut dyn Write, name: &str, seconds: f64, outcome: &Outcome) -> io::Result<()> {
    let (style, word) = if outcome.passed { (GOOD, "ok") } else { (BAD, "failed") };
    let note = &outcome.note;
    let gap = if note.is_empty() { "" } else { "  " };
    writeln!(out, "{style}{word:<6}{style:#}  {name:<21}  {seconds:>6.1} s{FAINT}{gap}{note}{FAINT:#}")?;
    if !outcome.passed {
        writeln!(out, "\n{}\n", outcome.text.trim_end())?;
    }
    out.flush()
}

/// Writes `steps.md`: a Markdown table of the steps.
fn write_report(folder: &Path, rows: &[Row]) -> Result<(), Error> {
    let mut text = "| step | | time | |\n|---|---|---:|---|\n".to_owned();
    for Row { name, passed, seconds, note } in rows {
        let verdict = if *passed { "✅" } else { "❌" };
        let seconds = seconds.map(|seconds| format!("{seconds:.1} s")).unwrap_or_default();
        text += &format!("| {name} | {verdict} | {seconds} | {} |\n", note.replace('|', "\\|"));
    }
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(folder.join("steps.md"), text));
    written.map_err(|error| Error::unusable(format!("cannot write the report to {}: {error}", folder.display())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::{context, written};

    fn checked(steps: &[Step]) -> (Vec<Row>, Tally, String) {
        let steps: Vec<_> = steps.iter().collect();
        let (result, text) = written(|out| run_steps(&context(), &steps, None, out).unwrap());
        (result.0, result.1, text)
    }

    const GOOD: Step = Step::new("good", |_| {
        let tally = Some(Tally { passed: 3, ..Tally::default() });
        Ok(Outcome { tally, note: "3 of 3".to_owned(), ..Outcome::new(true, "hidden".to_owned()) })
    });

    #[test]
    fn the_tests_of_all_steps_are_added() {
        let (_, tally, text) = checked(&[GOOD, GOOD]);
        assert_eq!(tally, Tally { passed: 6, ..Tally::default() });
        assert!(!text.contains("hidden"), "{text}");
    }

    #[test]
    fn a_failed_step_is_shown_in_full_and_the_others_still_run() {
        let failing = Step::new("bad", |_| Ok(Outcome::new(false, "one\ntwo".to_owned())));
        let stopped = Step::new("worse", |_| Err(Error::unusable("no disk")));
        let (rows, _, text) = checked(&[failing, stopped, GOOD.after("bad")]);
        assert_eq!(rows.iter().map(|row| row.passed).collect::<Vec<_>>(), [false, false, true]);
        assert!(text.contains("\n\none\ntwo\n\n"), "{text}");
        assert!(text.contains("no disk"), "{text}");
        assert!(text.contains("ok      good"), "{text}");
    }

    #[test]
    fn steps_that_need_a_required_one_are_listed_as_not_run() {
        let unusable = Step::new("first", |_| Ok(Outcome::new(false, "a finding".to_owned()))).required();
        let second = Step { name: "second", ..GOOD }.after("first").required();
        let (rows, tally, text) = checked(&[unusable, second, GOOD.after("second")]);
        assert_eq!(rows.iter().map(|row| row.seconds.is_some()).collect::<Vec<_>>(), [true, false, false]);
        assert_eq!(tally, Tally::default());
        assert!(text.ends_with("--      good                   not run: second failed\n"), "{text}");
    }

    #[test]
    fn a_chosen_step_brings_those_that_it_needs() {
        let names = |only: &str| {
            chosen(&steps::STEPS, &[only.to_owned()]).unwrap().iter().map(|step| step.name).collect::<Vec<_>>()
        };
        assert_eq!(names("fmt"), ["fmt"]);
        assert_eq!(names("coverage"), ["document", "build", "test", "coverage"]);
        let error = chosen(&deep::STEPS, &["fmt".to_owned()]).err().unwrap();
        assert!(error.message.starts_with("there is no step `fmt`, only `mutate`, "), "{error}");
    }

    #[test]
    fn each_step_is_named_in_the_help_and_needs_an_earlier_one() {
        let command = <Args as clap::Args>::augment_args(clap::Command::new("check"));
        let help = command.get_after_help().unwrap().to_string();
        for steps in [&steps::STEPS[..], &deep::STEPS] {
            for (index, step) in steps.iter().enumerate() {
                assert!(help.contains(&format!("`{}`", step.name)), "{}", step.name);
                let earlier = step.needs.is_none_or(|needed| steps[..index].iter().any(|step| step.name == needed));
                assert!(earlier, "{}", step.name);
            }
        }
    }

    #[test]
    fn the_report_has_a_row_for_each_step_with_its_figure() {
        let folder = tempfile::tempdir().unwrap();
        let (rows, ..) = checked(&[GOOD]);
        write_report(folder.path(), &rows).unwrap();
        let text = fs::read_to_string(folder.path().join("steps.md")).unwrap();
        assert!(text.ends_with("| good | ✅ | 0.0 s | 3 of 3 |\n"), "{text}");
    }
}
