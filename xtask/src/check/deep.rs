//! The steps of `check --deep`: too slow for every change, or in need of tools that not everybody has.
//!
//! A missing tool is a failure with the command that installs it.

use std::env;

use super::step::{Outcome, Step, Work};
use crate::{
    cargo::{self, Program},
    diff,
    exit::Error,
    mutate, package, trial,
};

pub(super) const STEPS: [Step; 12] = [
    Step::new("mutate", |work| Outcome::of_verb(|out| mutate::run(work.context, &mutate::Args::default(), out))),
    Step::new("diff --verify-rules", |work| Outcome::of_verb(|out| diff::verify_rules(work.context, out))),
    Step::new("try", |work| Outcome::of_verb(|out| trial::run(work.context, &trial::Args::of(TRIED), out))),
    Step::new("call --document", call),
    Step::new("clients", clients),
    Step::new("browser", browser),
    Step::new("schemathesis", schemathesis),
    Step::new("fuzz", fuzz),
    Step::new("speed", speed),
    Step::new("tls", tls),
    Step::new("publish", publish),
    Step::new("stranger", stranger),
];

/// A small document for `try` and `call`.
const TRIED: &str = "conformance/observatory/small/clock.yaml";

/// How long to fuzz.
const FUZZ_SECONDS: u32 = 120;

/// Calls the API of the document that was tried, without sending anything. A verb of its own process, since `call` becomes the program.
fn call(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let mut command = cargo::command(work.context, env::current_exe()?);
    command.args(["call", "get_time", "--document", TRIED, "--set", "zone=UTC", "--dry-run"]);
    command.args(["--base-url", "http://127.0.0.1:1"]);
    Ok(Outcome::of_command(command)?.with_note(|line| line.starts_with("curl ")))
}

/// Runs the cases with other clients. The script says which tools are missing.
fn clients(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let mut command = cargo::command(work.context, "sh");
    command.args(["conformance/clients/run", "--"]);
    if let Some(folder) = work.report {
        command.arg("--report").arg(folder);
    }
    Ok(Outcome::of_command(command)?.with_note(|line| line.contains(" cases failed")))
}

/// Runs schemathesis on the mock server.
fn schemathesis(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let mut command = cargo::command(work.context, "sh");
    command.arg("conformance/clients/run-schemathesis");
    Outcome::of_command(command)
}

const WEB_EXAMPLE: Program = Program { name: "web-example", build: &["build", "--package", "web-example"] };

/// Drives the web example in Chromium. The script says how to get a browser.
fn browser(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let program = cargo::program(work.context, &WEB_EXAMPLE)?;
    let mut command = cargo::command(work.context, "node");
    command.arg("client/examples/web/browser/test.mjs").arg(program);
    let outcome = Outcome::of_command(command);
    let outcome = outcome.map_err(|error| Error::unusable(format!("cannot start node: {error}: install Node.js")))?;
    Ok(outcome.with_note(|line| line.starts_with("browser steps: ")))
}

fn fuzz(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let nightly = |arguments: &[&str]| {
        let mut command = cargo::command(work.context, "rustup");
        command.args(["run", "nightly", "cargo", "fuzz"]).args(arguments).env_remove("RUSTUP_TOOLCHAIN");
        command.current_dir(work.context.root.join("conformance"));
        Outcome::of_command(command)
    };
    if !nightly(&["--version"]).is_ok_and(|outcome| outcome.passed) {
        let install = "rustup toolchain install nightly --profile minimal && cargo install --locked cargo-fuzz";
        return Err(Error::unusable(format!("fuzzing needs a nightly compiler and cargo-fuzz: run `{install}`")));
    }
    let seconds = format!("-max_total_time={FUZZ_SECONDS}");
    // The last line but one: `Done 123456 runs in 121 second(s)`.
    Ok(nightly(&["run", "responses", "--", &seconds])?.with_note(|line| line.starts_with("Done ")))
}

/// Compares the speed with calls that are written by hand. The remark is the row of this client.
fn speed(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let manifest = "client/benches/speed/Cargo.toml";
    let outcome = Outcome::of_cargo(work, &["run", "--release", "--locked", "--manifest-path", manifest])?;
    Ok(outcome.with_note(|line| line.starts_with("stytch-client")))
}

/// Runs the tests of TLS with the features that no crate of the workspace turns on.
fn tls(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let mut outcomes = Vec::new();
    for feature in ["rustls-no-provider", "native-tls"] {
        let features = ["--no-default-features", "--features", feature];
        let tests = ["--test", "crypto_provider", "--test", "proxies", "--test", "tls"];
        let runtime = ["test", "--package", "openapi-client-runtime"];
        outcomes.push(Outcome::of_cargo(work, &[&runtime[..], &features, &tests].concat())?);
    }
    let passed = outcomes.iter().all(|outcome| outcome.passed);
    Ok(Outcome::new(passed, outcomes.into_iter().map(|outcome| outcome.text).collect()))
}

/// Tries to publish the packages.
fn publish(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let (passed, text) = package::dry_run(work.context)?;
    Ok(Outcome::new(passed, text))
}

/// Builds a project that has the packages only.
fn stranger(work: &mut Work<'_>) -> Result<Outcome, Error> {
    let (passed, text) = package::stranger::run(work.context)?;
    Ok(Outcome::new(passed, text).with_note(|line| line.starts_with("test result: ")))
}
