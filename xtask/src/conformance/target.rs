//! `conformance --target`: runs documented cases against a server.

use std::{io::Write, path::PathBuf};

use clap::value_parser;
use serde::Serialize;

use crate::{
    cargo,
    context::Context,
    document,
    exit::{Error, Exit},
    suite::{self, DEFAULT},
};

/// Options that require `--target`.
#[derive(Debug, Default, PartialEq, Eq, Serialize, clap::Args)]
#[command(next_help_heading = "Options of --target")]
pub(crate) struct Options {
    /// Also send messages to recipients in the document; asks first, costs money
    #[arg(long, requires = "target")]
    send: bool,
    /// Confirm the number of messages instead
    #[arg(long, value_name = "COUNT", requires = "send", value_parser = value_parser!(u32).range(1..))]
    yes: Option<u32>,
    /// Drift is a failure
    #[arg(long, requires = "target")]
    strict: bool,
    /// Keep results as lines of JSON; skip cases that have one
    #[arg(long, value_name = "FILE", requires = "target")]
    resume: Option<PathBuf>,
    /// Requests per second, one at a time
    #[arg(long, value_name = "N", requires = "target", default_value_t = 2, value_parser = value_parser!(u32).range(1..))]
    per_second: u32,
    /// Requests in total
    #[arg(long, value_name = "N", requires = "target", default_value_t = 300, value_parser = value_parser!(u32).range(1..))]
    at_most: u32,
    /// For `cargo xtask mock`: invent credentials, run what only it can trigger
    #[arg(long, requires = "target")]
    mock: bool,
}

/// The arguments of the program `target`, as it reads them.
#[derive(Debug, Serialize)]
pub(super) struct Arguments<'a> {
    pub(super) url: &'a str,
    pub(super) filters: &'a [String],
    pub(super) list: bool,
    #[serde(flatten)]
    pub(super) options: &'a Options,
}

/// Parses the value of `--target`.
pub(super) fn url(text: &str) -> Result<String, &'static str> {
    let is_url = ["http://", "https://"].iter().any(|start| text.starts_with(start));
    if is_url { Ok(text.to_owned()) } else { Err("a URL starts with http:// or https://") }
}

/// Checks the document, then builds and runs the program `target`.
pub(super) fn run(context: &Context, arguments: &Arguments<'_>, out: &mut dyn Write) -> Result<Exit, Error> {
    if document::usable(context, DEFAULT, out)?.is_none() {
        return Ok(Exit::Unusable);
    }
    cargo::run(context, &suite::TARGET, arguments)
}
