//! `try`: generates a client for anybody's document in a scratch package, builds it, and runs its suite.
//!
//! What the generator cannot take is left out and listed, an operation at a time. Nothing in the workspace changes: the package is in the
//! target folder, and uses the dependencies that are built there.

mod memory;
mod summary;

use std::{
    io::Write,
    path::PathBuf,
    time::{Duration, Instant},
};

use openapi_document::{Document, Operation};

use crate::{
    conformance,
    context::Context,
    exit::{Error, Exit},
    own_document::{self, Client, Source, Target},
    suite::Harness,
};

use memory::Peak;
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
    #[arg(long, value_name = "SECONDS", default_value_t = LIMIT, value_parser = clap::value_parser!(u64).range(1..))]
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

/// What a filter may name, for the error about one that selects nothing.
fn list_of(document: &Document) -> String {
    let operations = Operation::all(document);
    let ids: Vec<_> = operations.iter().map(Operation::id).collect();
    format!("name a part of a case's id, `components`, or one of the operations\n  {}", ids.join("\n  "))
}

/// Tries a document.
pub(crate) fn run(context: &Context, args: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    if let Some(folder) = &args.keep {
        own_document::check_new(folder)?;
    }
    let start = Instant::now();
    let source = Source { path: &args.document, overlays: &args.overlay, only: &args.only, is_earlier: false };
    let written = source.read()?;
    own_document::check_size(&written)?;
    own_document::write_head(out, &written)?;
    let Some(usable) = own_document::usable(context, written, out)? else {
        return Ok(Exit::Unusable);
    };
    let mut client = Client::generate(context, &source, usable)?;
    let generated = start.elapsed();
    own_document::write_losses(context, out, &client.usable)?;

    let (start, peak) = (Instant::now(), Peak::start());
    let before = client.usable.skipped.len();
    let messages = client.build(context, Target::Suite)?;
    let built = start.elapsed();
    let Client { usable, package, .. } = client;
    if usable.skipped.len() > before {
        own_document::write_skipped(out, &usable.skipped[before..])?;
    }
    let harness = Harness::of_build(package.suite, &messages)?.with_limit(Duration::from_secs(args.limit));
    let all = harness.list()?;
    let selected = conformance::select(all.iter().map(String::as_str), &args.filters, &list_of(&usable.document))?;
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
    Ok(exit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_that_matches_nothing_is_told_the_operations() {
        let text = "paths: {/pets: {get: {operationId: list_pets}, post: {operationId: add_pet}}}\n";
        let remedy = list_of(&Document::parse("api.yaml", text).unwrap());
        let error = conformance::select(["list_pets/200"].into_iter(), &["cats".to_owned()], &remedy).unwrap_err();
        assert!(error.message.starts_with("no case has `cats` in its id: name a part"), "{error}");
        assert!(error.message.ends_with("\n  list_pets\n  add_pet"), "{error}");
    }
}
