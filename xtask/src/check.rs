//! `check`: everything that CI runs.

use std::{
    io::{self, Write},
    time::Instant,
};

use openapi_document::Operation;

use crate::{
    cargo, conformance,
    context::Context,
    coverage, document,
    exit::{Error, Exit},
    generate, package,
    style::{BAD, FAINT, GOOD},
    suite::{DEFAULT, Name},
};

/// Run everything that CI runs, fastest first
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[command(after_help = "\
Steps: the document, formatting, clippy, the record of the public API, the conformance suite, the
coverage of both documents, all tests, the documentation, the client without default features, and
the packages. One line for each step with its time; the output of a failed one is shown in full. The
last line counts tests: `check: N passed, N failed`.

Exit codes: 0 success, 1 a step failed, 2 the call is unusable

Example:
  cargo xtask check")]
pub(crate) struct Args {}

/// The result of a step.
struct Outcome {
    passed: bool,
    /// The output and the errors.
    text: String,
    /// A remark at the end of its line.
    note: String,
    tally: Option<Tally>,
}

/// The numbers of tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: usize,
    ignored: usize,
}

/// A step and how to run it.
struct Step {
    name: &'static str,
    /// Whether it needs generated code. Such a step is not run if the document is unusable.
    generates: bool,
    run: fn(&Context) -> Result<Outcome, Error>,
}

impl Step {
    const fn plain(name: &'static str, run: fn(&Context) -> Result<Outcome, Error>) -> Self {
        Self { name, generates: false, run }
    }

    const fn generates(name: &'static str, run: fn(&Context) -> Result<Outcome, Error>) -> Self {
        Self { name, generates: true, run }
    }
}

/// Steps that build take `--workspace`, so that cargo unifies features and builds each crate once.
const STEPS: [Step; 11] = [
    Step::plain(DOCUMENT, document),
    Step::plain("fmt", |context| cargo(context, &["fmt", "--all", "--check"])),
    Step::generates("clippy", |context| {
        cargo(context, &["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])
    }),
    Step::generates("generate --check", generate),
    Step::generates("conformance", conformance),
    Step::generates("coverage", |context| coverage(context, Name::default())),
    Step::generates("coverage, observatory", |context| coverage(context, Name::Observatory)),
    Step::generates("test", test),
    Step::generates("doc", |context| cargo(context, &["doc", "--workspace", "--no-deps"])),
    Step::generates("no default features", |context| {
        cargo(context, &["check", "--package", DEFAULT.client, "--no-default-features"])
    }),
    Step::generates("package", |context| {
        let (passed, text) = package::run(context)?;
        Ok(Outcome::new(passed, text))
    }),
];

const DOCUMENT: &str = "document";

/// Runs every step, also after a failure.
pub(crate) fn run(context: &Context, _: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    run_steps(context, &STEPS, out)
}

fn run_steps(context: &Context, steps: &[Step], out: &mut dyn Write) -> Result<Exit, Error> {
    let (mut failed, mut not_run) = (Vec::new(), 0);
    let mut tally = Tally::default();
    for step in steps {
        let name = step.name;
        if step.generates && failed.contains(&DOCUMENT) {
            not_run += 1;
            writeln!(out, "{BAD}--{BAD:#}      {name:<21}  {FAINT}not run: the document is unusable{FAINT:#}")?;
            continue;
        }
        context.progress.show(&format!("{name} …"));
        let start = Instant::now();
        let outcome = (step.run)(&context.silent()).unwrap_or_else(|error| Outcome::new(false, error.message));
        context.progress.clear();
        write_step(out, name, start.elapsed().as_secs_f64(), &outcome)?;
        tally = outcome.tally.map_or(tally, |found| found + tally);
        if !outcome.passed {
            failed.push(name);
        }
    }
    if !failed.is_empty() {
        let others = if not_run == 0 { String::new() } else { format!(", {not_run} not run") };
        let (count, all) = (failed.len(), steps.len());
        writeln!(out, "{BAD}{count} of {all} steps failed{others}{BAD:#}: {}", failed.join(", "))?;
    }
    writeln!(out, "check: {} passed, {} failed", tally.passed, tally.failed)?;
    Ok(if failed.is_empty() { Exit::Success } else { Exit::Failed })
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

impl Outcome {
    fn new(passed: bool, text: String) -> Self {
        Self { passed, text, note: String::new(), tally: None }
    }

    /// Runs a verb. The last line of its output is the remark.
    fn of_verb(verb: impl FnOnce(&mut dyn Write) -> Result<Exit, Error>) -> Result<Self, Error> {
        let mut out = Vec::new();
        let exit = verb(&mut out)?;
        let text = String::from_utf8_lossy(&out).into_owned();
        let note = match exit {
            Exit::Success => anstream::adapter::strip_str(text.lines().last().unwrap_or_default()).to_string(),
            _ => String::new(),
        };
        Ok(Self { note, ..Self::new(exit == Exit::Success, text) })
    }
}

fn cargo(context: &Context, arguments: &[&str]) -> Result<Outcome, Error> {
    let mut command = cargo::cargo(context);
    command.args(arguments);
    if arguments.first() == Some(&"doc") {
        command.env("RUSTDOCFLAGS", "-D warnings");
    }
    let (passed, text) = cargo::captured(command)?;
    Ok(Outcome::new(passed, text))
}

fn document(context: &Context) -> Result<Outcome, Error> {
    let mut out = Vec::new();
    let document = document::usable(context, DEFAULT, &mut out)?;
    let operations = document.as_ref().map(|document| Operation::all(document).len());
    Ok(Outcome {
        note: operations.map(|count| format!("{count} operations, no findings")).unwrap_or_default(),
        ..Outcome::new(operations.is_some(), String::from_utf8_lossy(&out).into_owned())
    })
}

fn generate(context: &Context) -> Result<Outcome, Error> {
    Outcome::of_verb(|out| generate::run(context, &generate::Args { check: true }, out))
}

fn conformance(context: &Context) -> Result<Outcome, Error> {
    Outcome::of_verb(|out| conformance::run(context, &conformance::Args::default(), out))
}

fn coverage(context: &Context, document: Name) -> Result<Outcome, Error> {
    Outcome::of_verb(|out| coverage::run(context, &coverage::Args { document, json: false }, out))
}

/// Runs all tests. The suites are among them, so this step counts their cases.
fn test(context: &Context) -> Result<Outcome, Error> {
    let outcome = cargo(context, &["test", "--workspace", "--no-fail-fast"])?;
    let tally = Tally::read(&outcome.text);
    let ignored = if tally.ignored == 0 { String::new() } else { format!(", {} ignored", tally.ignored) };
    Ok(Outcome {
        note: format!("{} passed, {} failed{ignored}", tally.passed, tally.failed),
        tally: Some(tally),
        ..outcome
    })
}

impl Tally {
    /// Adds up the lines `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    fn read(text: &str) -> Self {
        let text = anstream::adapter::strip_str(text).to_string();
        let results = text.lines().filter_map(|line| line.strip_prefix("test result: "));
        results.map(Self::of_line).fold(Self::default(), |sum, tally| sum + tally)
    }

    fn of_line(line: &str) -> Self {
        let of = |what: &str| {
            let mut words = line.split([' ', ';', '.']).filter(|word| !word.is_empty()).rev();
            words.find(|word| *word == what)?;
            words.next()?.parse().ok()
        };
        Self {
            passed: of("passed").unwrap_or_default(),
            failed: of("failed").unwrap_or_default(),
            ignored: of("ignored").unwrap_or_default(),
        }
    }
}

impl std::ops::Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            ignored: self.ignored + other.ignored,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::{context, written};

    fn checked(steps: &[Step]) -> (Exit, String) {
        written(|out| run_steps(&context(), steps, out).unwrap())
    }

    const GOOD: Step = Step::generates("good", |_| {
        Ok(Outcome { tally: Some(Tally { passed: 3, ..Tally::default() }), ..Outcome::new(true, "hidden".to_owned()) })
    });

    #[test]
    fn the_last_line_is_the_tally_alone() {
        let (exit, text) = checked(&[GOOD, GOOD]);
        assert_eq!(exit, Exit::Success);
        assert!(text.ends_with("\ncheck: 6 passed, 0 failed\n"), "{text}");
        assert!(!text.contains("hidden"), "{text}");
    }

    #[test]
    fn a_failed_step_is_shown_in_full_and_the_others_still_run() {
        let failing = Step::plain("bad", |_| Ok(Outcome::new(false, "one\ntwo".to_owned())));
        let stopped = Step::plain("worse", |_| Err(Error::unusable("no disk")));
        let (exit, text) = checked(&[failing, stopped, GOOD]);
        assert_eq!(exit, Exit::Failed);
        assert!(text.contains("\n\none\ntwo\n\n"), "{text}");
        assert!(text.contains("no disk"), "{text}");
        assert!(text.contains("ok      good"), "{text}");
        assert!(text.ends_with("2 of 3 steps failed: bad, worse\ncheck: 3 passed, 0 failed\n"), "{text}");
    }

    #[test]
    fn steps_that_need_a_usable_document_are_listed_as_not_run() {
        let unusable = Step::plain(DOCUMENT, |_| Ok(Outcome::new(false, "a finding".to_owned())));
        let (exit, text) = checked(&[unusable, GOOD]);
        assert_eq!(exit, Exit::Failed);
        assert!(text.contains("--      good                   not run: the document is unusable\n"), "{text}");
        assert!(text.contains("1 of 2 steps failed, 1 not run: document\n"), "{text}");
    }

    #[test]
    fn the_results_of_all_test_programs_are_added() {
        let text = "\
running 3 tests
test a ... ok
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: \u{1b}[31mFAILED\u{1b}[0m. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.10s
";
        let expected = Tally { passed: 7, failed: 2, ignored: 1 };
        assert_eq!(Tally::read(text), expected);
    }
}
