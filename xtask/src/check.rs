//! `check`: everything that CI runs.

use std::{
    io::{self, Write},
    time::Instant,
};

use lexopt::{Arg, Parser};

use crate::{
    arguments::Command,
    cargo, conformance,
    context::Context,
    coverage, document,
    exit::{Error, Exit},
    generate, package,
    style::{BAD, FAINT, GOOD},
};

pub(crate) const HELP: &str = "\
cargo xtask check

Everything that CI runs, fastest first: the document, formatting, clippy, the record of what is generated, the conformance suite and
what it and the one of the second document prove, all tests, the documentation, the client without its default features, and
the packages. A line each with its time; what a failed one wrote is shown in full. The last line is `check: N passed, N failed`, of tests.

exit codes: 0 fine, 1 a step failed, 2 the call is unusable
";

/// What a step gave.
struct Outcome {
    passed: bool,
    /// All that was written.
    text: String,
    /// What to say of it on its line.
    note: String,
    tally: Option<Tally>,
}

/// How many tests passed, failed and were left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: usize,
    ignored: usize,
}

struct Step {
    name: &'static str,
    /// Whether it needs what the document generates: without a usable document it would only tell the findings again.
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

/// Plain `--workspace` throughout: the suite turns on the client's features that matter, and one set of features is built once.
const STEPS: [Step; 11] = [
    Step::plain(DOCUMENT, document),
    Step::plain("fmt", |context| cargo(context, &["fmt", "--all", "--check"])),
    Step::generates("clippy", |context| {
        cargo(context, &["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])
    }),
    Step::generates("generate --check", generate),
    Step::generates("conformance", conformance),
    Step::generates("coverage", |context| coverage(context, false)),
    Step::generates("coverage --second", |context| coverage(context, true)),
    Step::generates("test", test),
    Step::generates("doc", |context| cargo(context, &["doc", "--workspace", "--no-deps"])),
    Step::generates("no default features", |context| {
        cargo(context, &["check", "--package", "stytch-client", "--no-default-features"])
    }),
    Step::generates("package", |context| {
        let (passed, text) = package::run(context)?;
        Ok(Outcome::new(passed, text))
    }),
];

const DOCUMENT: &str = "document";

/// Reads the arguments after the name of the verb.
pub(crate) fn parse(mut parser: Parser) -> Result<Command, Error> {
    match parser.next()? {
        None => Ok(Command::Check),
        Some(Arg::Long("help") | Arg::Short('h')) => Ok(Command::Help(HELP)),
        Some(other) => Err(other.unexpected().into()),
    }
}

/// Runs every step, whatever came of the ones before.
pub(crate) fn run(context: &Context, out: &mut dyn Write) -> Result<Exit, Error> {
    run_steps(context, &STEPS, out)
}

fn run_steps(context: &Context, steps: &[Step], out: &mut dyn Write) -> Result<Exit, Error> {
    let (mut failed, mut left_out) = (Vec::new(), 0);
    let mut tally = Tally::default();
    for step in steps {
        let name = step.name;
        if step.generates && failed.contains(&DOCUMENT) {
            left_out += 1;
            writeln!(out, "{BAD}--{BAD:#}      {name:<19}  {FAINT}not run: the document is unusable{FAINT:#}")?;
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
        let not_run = if left_out == 0 { String::new() } else { format!(", {left_out} not run") };
        let (count, all) = (failed.len(), steps.len());
        writeln!(out, "{BAD}{count} of {all} steps failed{not_run}{BAD:#}: {}", failed.join(", "))?;
    }
    writeln!(out, "check: {} passed, {} failed", tally.passed, tally.failed)?;
    Ok(if failed.is_empty() { Exit::Fine } else { Exit::Failed })
}

fn write_step(out: &mut dyn Write, name: &str, seconds: f64, outcome: &Outcome) -> io::Result<()> {
    let (style, word) = if outcome.passed { (GOOD, "ok") } else { (BAD, "failed") };
    let note = &outcome.note;
    let gap = if note.is_empty() { "" } else { "  " };
    writeln!(out, "{style}{word:<6}{style:#}  {name:<19}  {seconds:>6.1} s{FAINT}{gap}{note}{FAINT:#}")?;
    if !outcome.passed {
        writeln!(out, "\n{}\n", outcome.text.trim_end())?;
    }
    out.flush()
}

impl Outcome {
    fn new(passed: bool, text: String) -> Self {
        Self { passed, text, note: String::new(), tally: None }
    }

    /// Of a verb, whose last line sums it up.
    fn of_verb(exit: Exit, out: Vec<u8>) -> Self {
        let text = String::from_utf8_lossy(&out).into_owned();
        let note = match exit {
            Exit::Fine => anstream::adapter::strip_str(text.lines().last().unwrap_or_default()).to_string(),
            _ => String::new(),
        };
        Self { note, ..Self::new(exit == Exit::Fine, text) }
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
    let document = document::usable(context, &mut out)?;
    let operations = document.as_ref().map(|document| openapi_document::Operation::all(document).len());
    Ok(Outcome {
        note: operations.map(|count| format!("{count} operations, no findings")).unwrap_or_default(),
        ..Outcome::new(operations.is_some(), String::from_utf8_lossy(&out).into_owned())
    })
}

fn generate(context: &Context) -> Result<Outcome, Error> {
    let mut out = Vec::new();
    let exit = generate::run(context, generate::Mode::Check, &mut out)?;
    Ok(Outcome::of_verb(exit, out))
}

fn conformance(context: &Context) -> Result<Outcome, Error> {
    let mut out = Vec::new();
    let exit = conformance::run(context, &conformance::Options::default(), &mut out)?;
    Ok(Outcome::of_verb(exit, out))
}

fn coverage(context: &Context, second: bool) -> Result<Outcome, Error> {
    let mut out = Vec::new();
    let exit = coverage::run(context, coverage::Options { second, ..Default::default() }, &mut out)?;
    Ok(Outcome::of_verb(exit, out))
}

/// All tests. The suite is one of them, so its cases are counted here.
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

    fn checked(steps: &[Step]) -> (Exit, String) {
        let mut out = anstream::StripStream::new(Vec::new());
        let exit = run_steps(&Context::of_terminal().silent(), steps, &mut out).unwrap();
        (exit, String::from_utf8(out.into_inner()).unwrap())
    }

    const GOOD: Step = Step::generates("good", |_| {
        Ok(Outcome {
            tally: Some(Tally { passed: 3, ..Tally::default() }),
            ..Outcome::new(true, "not to be seen".to_owned())
        })
    });

    #[test]
    fn the_last_line_is_the_tally_alone() {
        let (exit, text) = checked(&[GOOD, GOOD]);
        assert_eq!(exit, Exit::Fine);
        assert!(text.ends_with("\ncheck: 6 passed, 0 failed\n"), "{text}");
        assert!(!text.contains("not to be seen"), "{text}");
    }

    #[test]
    fn a_step_that_failed_is_shown_in_full_and_the_others_run_all_the_same() {
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
    fn what_needs_a_usable_document_is_named_as_not_run_without_one() {
        let unusable = Step::plain(DOCUMENT, |_| Ok(Outcome::new(false, "a finding".to_owned())));
        let (exit, text) = checked(&[unusable, GOOD]);
        assert_eq!(exit, Exit::Failed);
        assert!(text.contains("--      good                 not run: the document is unusable\n"), "{text}");
        assert!(text.contains("1 of 2 steps failed, 1 not run: document\n"), "{text}");
    }

    #[test]
    fn results_of_all_test_programs_are_added_up() {
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
