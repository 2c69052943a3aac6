//! The steps of `check`: what CI runs for every change, fastest first.
//!
//! Steps that build take `--workspace`, so that cargo unifies features and builds each crate once. The suites run once, with all other
//! tests, and keep their results for the steps that read them.

use std::fs;

use openapi_document::Operation;

use super::{
    features,
    step::{Outcome, Step, Work},
    tally::Tally,
};
use crate::{
    cargo, conformance, coverage, document,
    exit::Error,
    folder, generate,
    generator::Generator,
    package,
    suite::{DEFAULT, Harness, Name, Suite},
};

pub(super) const STEPS: [Step; 12] = [
    Step::new(DOCUMENT, document).required(),
    Step::new("fmt", |work| Outcome::of_cargo(work, &["fmt", "--all", "--check"])),
    Step::new("clippy", |work| {
        Outcome::of_cargo(work, &["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])
    })
    .after(DOCUMENT),
    Step::new(BUILD, build).after(DOCUMENT).required(),
    Step::new("generate --check", generate).after(BUILD),
    Step::new(TEST, test).after(BUILD),
    Step::new("conformance", conformance).after(TEST),
    Step::new("coverage", |work| coverage(work, Name::default())).after(TEST),
    Step::new("coverage, observatory", |work| coverage(work, Name::Observatory)).after(TEST),
    Step::new("doc", doc).after(DOCUMENT),
    Step::new("features", features::run).after(BUILD),
    Step::new("package", package).after(BUILD),
];

const DOCUMENT: &str = "document";
const BUILD: &str = "build";
const TEST: &str = "test";

fn document(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let mut out = Vec::new();
    let document = document::usable(work.context, DEFAULT, &mut out)?;
    let operations = document.as_ref().map(|document| Operation::all(document).len());
    Ok(Outcome {
        note: operations.map(|count| format!("{count} operations, no errors")).unwrap_or_default(),
        ..Outcome::new(operations.is_some(), String::from_utf8_lossy(&out).into_owned())
    })
}

/// Builds all tests, the suites and the generator.
fn build(work: &mut Work<'_>) -> Result<Outcome, Error> {
    work.messages = cargo::build(work.context, "the workspace", &["test", "--workspace", "--no-run"])?;
    Ok(Outcome::new(true, String::new()))
}

fn generate(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let generator = Generator::of_build(work.context, &work.messages)?;
    let mut out = Vec::new();
    let Some(document) = document::usable(work.context, DEFAULT, &mut out)? else {
        return Ok(Outcome::new(false, String::from_utf8_lossy(&out).into_owned()));
    };
    Outcome::of_verb(|out| generate::check(work.context, &generator, &document, out))
}

/// Runs all tests, and the suites among them.
fn test(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let results = work.results();
    folder::remove(&results)?;
    fs::create_dir_all(&results)?;
    let mut command = cargo::cargo(work.context);
    command.args(["test", "--workspace", "--no-fail-fast"]).env("CONFORMANCE_RESULTS", &results);
    let outcome = Outcome::of_command(command)?;
    let tally = Tally::read(&outcome.text);
    let ignored = if tally.ignored == 0 { String::new() } else { format!(", {} ignored", tally.ignored) };
    Ok(Outcome {
        text: without_passed(&outcome.text),
        note: format!("{} passed, {} failed{ignored}", tally.passed, tally.failed),
        tally: Some(tally),
        ..outcome
    })
}

/// The test output without passed tests, and without test programs where all tests passed.
fn without_passed(text: &str) -> String {
    let (mut kept, mut program) = (String::new(), String::new());
    for line in text.lines() {
        let is_test = line.starts_with("test ") && line.ends_with(" ... ok");
        if line.starts_with("test result: ok.") {
            program.clear();
        } else if !is_test && !line.starts_with("all doctests ran ") {
            if ["Running ", "Doc-tests "].iter().any(|start| line.trim_start().starts_with(start)) {
                kept += &program;
                program.clear();
            }
            program += line;
            program += "\n";
        }
    }
    kept + &program
}

fn conformance(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let run = Harness::of_build(DEFAULT, &work.messages)?.run_by_cargo(&work.results())?;
    let mut out = Vec::new();
    let Some(document) = document::usable(work.context, DEFAULT, &mut out)? else {
        return Ok(Outcome::new(false, String::from_utf8_lossy(&out).into_owned()));
    };
    Outcome::of_verb(|out| conformance::report(&run, &document, false, work.report, out))
}

fn coverage(work: &mut Work<'_>, name: Name) -> Result<Outcome, Error> {
    let suite = Suite::named(name);
    let run = Harness::of_build(suite, &work.messages)?.run_by_cargo(&work.results())?;
    Outcome::of_verb(|out| coverage::report(work.context, run, false, out))
}

/// Documents libraries and programs, without the generator's, which has the name of its library. With an example among them, cargo unifies the
/// features of all dependencies as in the steps before, and builds none again.
fn doc(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let mut command = cargo::cargo(work.context);
    command.args(["doc", "--workspace", "--no-deps", "--lib", "--example", "login"]);
    for program in ["call", "mock", "target", "xtask"] {
        command.args(["--bin", program]);
    }
    command.env("RUSTDOCFLAGS", "-D warnings");
    Outcome::of_command(command)
}

/// Checks the published crates. The generator and the client are those that the tests were built with.
fn package(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let generator = Generator::of_build(work.context, &work.messages)?;
    let built = cargo::out_dir(&work.messages, DEFAULT.client)?.join("generated.rs");
    let (passed, text) = package::check(work.context, &generator, &built)?;
    Ok(Outcome::new(passed, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_test_is_not_lost_among_those_that_passed() {
        let text = "\
     Running tests/a.rs (target/debug/deps/a-1)

running 1 test
test a ... ok

test result: ok. 1 passed; 0 failed
     Running tests/b.rs (target/debug/deps/b-1)

running 2 tests
test a::b ... ok
test c ... FAILED

test result: FAILED. 1 passed; 1 failed
   Doc-tests c

test result: ok. 1 passed; 0 failed

all doctests ran in 0.17s
error: 1 target failed
";
        let expected = "     Running tests/b.rs (target/debug/deps/b-1)

running 2 tests
test c ... FAILED

test result: FAILED. 1 passed; 1 failed

error: 1 target failed
";
        assert_eq!(without_passed(text), expected);
    }
}
