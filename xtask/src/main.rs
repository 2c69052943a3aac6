//! `cargo xtask`: runs the conformance suites, records the public API of the generated code, checks everything.
//!
//! It reads documents and starts cargo, and never links generated code. So it also runs with a broken document, and lists the findings.

mod bundle;
mod call;
mod cargo;
mod check;
mod cli;
mod conformance;
mod context;
mod coverage;
mod diff;
mod document;
mod exit;
mod facts;
mod folder;
mod generate;
mod generator;
mod manifest;
mod mock;
mod mutate;
mod own_document;
mod package;
mod public_api;
mod style;
mod suite;
mod table;
#[cfg(test)]
mod test_support;
mod text_diff;
mod trial;

use std::process::ExitCode;

use context::Context;

fn main() -> ExitCode {
    let (mut out, mut error) = (anstream::stdout().lock(), anstream::stderr().lock());
    match Context::of_terminal() {
        Ok(context) => cli::run(&context, std::env::args_os(), &mut out, &mut error),
        Err(problem) => cli::write_error(&problem, &mut error),
    }
    .into()
}
