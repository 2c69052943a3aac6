//! `cargo xtask`: plays the cases of the document, renews the record of what it generates, checks everything.
//!
//! It reads the document and starts cargo, and is never linked with what is generated: so it runs, and can say what is wrong, when the
//! document is broken.

mod arguments;
mod call;
mod cargo;
mod check;
mod conformance;
mod context;
mod coverage;
mod diff;
mod document;
mod exit;
mod generate;
mod mock;
mod mutate;
mod package;
mod style;
mod surface;
mod table;
mod text_diff;

use std::{io::Write, process::ExitCode};

use arguments::Command;
use context::Context;
use exit::{Error, Exit};

fn main() -> ExitCode {
    let mut out = anstream::stdout().lock();
    let outcome = arguments::parse(std::env::args_os().skip(1)).and_then(|command| run(&command, &mut out));
    let outcome = outcome.and_then(|exit| Ok(out.flush().map(|()| exit)?));
    match outcome {
        Ok(exit) => exit.into(),
        Err(error) => {
            if !error.message.is_empty() {
                anstream::eprintln!("{}error:{0:#} {}", style::BAD, error.message);
            }
            error.exit.into()
        }
    }
}

fn run(command: &Command, out: &mut dyn Write) -> Result<Exit, Error> {
    let context = Context::of_terminal();
    match command {
        Command::Help(text) => {
            write!(out, "{text}")?;
            Ok(Exit::Fine)
        }
        Command::Conformance(options) => conformance::run(&context, options, out),
        Command::Target(arguments) => conformance::target::run(&context, arguments, out),
        Command::Coverage(options) => coverage::run(&context, *options, out),
        Command::Generate(mode) => generate::run(&context, *mode, out),
        Command::Diff(options) => diff::run(&context, options, out),
        Command::Check => check::run(&context, out),
        Command::Call(options) => call::run(&context, options, out),
        Command::Mutate(options) => mutate::run(&context, options, out),
        Command::Mock(arguments) => mock::run(&context, arguments, out),
    }
}
