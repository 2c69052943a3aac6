//! `facts`: compares the document with other documents of the same API, such as those that its vendor publishes.
//!
//! The document is written by hand, so it can be wrong, and the API changes. Each difference is a mistake to correct, or is intended: then
//! the file `facts.json` beside the document explains it. That file also says where the other documents are published, and which of their
//! operations are out of scope.

mod compare;
mod difference;
mod known;
mod show;
mod tree;

use std::{fs, io::Write, path::PathBuf};

use crate::{
    context::Context,
    document,
    exit::{Error, Exit},
    suite::{DEFAULT, FACTS},
};

use known::Known;
pub(crate) use known::matches;
use tree::Tree;

/// Compare the document with others of the same API
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[command(after_help = "\
Compares each operation with the one of the same method and path in FILEs, which may be OpenAPI 3.0
or 3.1 and are read leniently: query parameters, properties of the request and of the success.

  MISSING   only FILE has the property        EXTRA     only the document has it
  TYPE      another type                      REQUIRED  required in one of them (requests only)
  ENUM      values that only FILE lists       UNKNOWN   no FILE has the operation

openapi/stytch/facts.json says where the files are published (`sources`), which paths are
`out_of_scope`, and which differences are `explained`, with a reason each. Patterns may have `*`.

Exit codes: 0 no unexplained difference, 1 a difference is unexplained, or an explanation or a
pattern is unused, 2 the call, the document or a file is unusable

Example:
  cargo xtask facts server.yml frontend.yml --lacking /v1/users")]
pub(crate) struct Args {
    /// OpenAPI documents to compare with
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Also list operations that the document lacks, by path: `/` for all
    #[arg(long, value_name = "PREFIX")]
    lacking: Option<String>,
    /// Print a Markdown table
    #[arg(long)]
    markdown: bool,
}

/// Compares the document with the files, and shows the differences.
pub(crate) fn run(context: &Context, args: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    let Some(document) = document::as_written(context, DEFAULT, out)? else { return Ok(Exit::Unusable) };
    let known = Known::read(&context.root.join(FACTS))?;
    let mut others = Vec::new();
    for file in &args.files {
        let name = file.to_string_lossy();
        let text = fs::read_to_string(file).map_err(|error| {
            let source = file.file_name().and_then(|name| known.source(name.to_str()?));
            let remedy = source.map(|url| format!(": download it from {url}")).unwrap_or_default();
            Error::unusable(format!("cannot read {name}: {error}{remedy}"))
        })?;
        others.push(Tree::read(&name, &text)?);
    }
    let compared = compare::compare(&Tree::new(document.json().clone()), &others);
    let report = known.judge(compared);
    let is_listed = |path: &str| args.lacking.as_ref().is_some_and(|prefix| path.starts_with(prefix));
    let lacking: Vec<_> = report.lacking.iter().filter(|endpoint| is_listed(&endpoint.path)).collect();
    let show = if args.markdown { show::markdown } else { show::text };
    show(out, &report, &lacking)?;
    Ok(if report.is_clean() { Exit::Success } else { Exit::Failed })
}

#[cfg(test)]
mod tests;
