//! `try`: generates a client for anybody's document in a scratch package, builds it, and runs its suite.
//!
//! What the generator cannot take is left out and listed, an operation at a time. Nothing in the workspace changes: the package is in the
//! target folder, and uses the dependencies that are built there.

mod compilation;
mod culprits;
mod document;
mod generation;
mod memory;
mod package;
mod summary;

use std::{
    io::Write,
    path::PathBuf,
    time::{Duration, Instant},
};

use openapi_document::Usable;

use crate::{
    conformance,
    context::Context,
    exit::{Error, Exit},
    folder,
    suite::Harness,
};

use generation::Generation;
use memory::Peak;
use package::Package;
use summary::Summary;

/// How long a suite may take. That of 300 operations takes some minutes.
const LIMIT: u64 = 1800;

/// Generate a client for any document, and run its suite
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[command(after_help = "\
Checks the document, generates a client in a package below `target/try/`, builds it and runs its
suite. An operation that the generator cannot take is skipped, with the rule and the place; a flaw
that costs no operation, such as a wrong example, is left out. The rest goes on, and no case of
that is skipped. Nothing in this workspace changes.

An operation is typed unless a schema of its says something that the type does not; `of these open`
are those with a value of which the document says nothing, such as `{}` or `type: object`.

A document with more than 300 operations is tried in parts, with --only.

Exit codes: 0 all passed, 1 a case failed, or the generated code does not build, 2 the call or the
document is unusable

Examples:
  cargo xtask try openapi.yaml --overlay ours.yaml
  cargo xtask try openapi.yaml --only pets --only /v1/users --keep ../my-client")]
pub(crate) struct Args {
    /// File of the document, YAML or JSON; relative references are followed
    #[arg(value_name = "DOCUMENT")]
    document: PathBuf,
    /// Id of a case or an operation, or a part of ids; else all cases
    #[arg(value_name = "FILTER")]
    filters: Vec<String>,
    /// OpenAPI overlay with what the document lacks; can be repeated
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,
    /// Only the operations with this tag, or below this path; can be repeated
    #[arg(long, value_name = "TAG|PATH")]
    only: Vec<String>,
    /// Leave the package in this folder, which is new or empty
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// Seconds that the suite may take; later cases fail
    #[arg(long, value_name = "SECONDS", default_value_t = LIMIT)]
    limit: u64,
    /// Write index.html, junit.xml, report.json with its schema, summary.md
    #[arg(long, value_name = "DIR")]
    report: Option<PathBuf>,
}

impl Args {
    /// The arguments for a document, without options.
    pub(crate) fn of(document: &str) -> Self {
        Self { document: document.into(), limit: LIMIT, ..Self::default() }
    }
}

/// Tries a document.
pub(crate) fn run(context: &Context, args: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    if let Some(folder) = &args.keep {
        package::check_new(folder)?;
    }
    let start = Instant::now();
    let written = document::read(&args.document, &args.overlay, &args.only)?;
    document::write_head(out, &written)?;
    let mut usable = match Usable::of(written) {
        Ok(usable) => usable,
        Err(findings) => {
            crate::document::write_findings(context, &findings, out)?;
            return Ok(Exit::Unusable);
        }
    };
    let package = Package::new(context, &args.document, &usable)?;
    package.write(&usable.written, &usable.document)?;
    let generation = Generation::build(context, &package)?;
    generation.reduce(context, &mut usable)?;
    package.write(&usable.written, &usable.document)?;
    let generated = start.elapsed();
    summary::write_losses(context, out, &usable)?;

    let (start, peak) = (Instant::now(), Peak::start());
    let before = usable.skipped.len();
    let messages = compilation::build(context, &package, &mut usable)?;
    let built = start.elapsed();
    if usable.skipped.len() > before {
        summary::write_skipped(out, &usable.skipped[before..])?;
    }
    let harness = Harness::of_build(package.suite, &messages)?.with_limit(Duration::from_secs(args.limit));
    let all = harness.list()?;
    let selected = conformance::select(all.iter().map(String::as_str), &args.filters)?;
    let suite_run = harness.run(context, &selected, false)?;
    let peak = peak.stop();
    let exit = conformance::report(&suite_run, &usable.document, false, args.report.as_deref(), out)?;
    let summary = Summary { usable: &usable, run: &suite_run, generated, built, peak };
    summary.write(out)?;
    match &args.keep {
        Some(kept) => {
            package.keep(kept)?;
            writeln!(out, "{}: a package of your own; its README.md says how to go on", kept.display())?;
        }
        None => writeln!(out, "{}: the package, until the next try", package.folder.display())?,
    }
    folder::remove(&package.folder.join("tmp"))?;
    Ok(exit)
}
