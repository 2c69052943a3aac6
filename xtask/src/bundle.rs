//! `bundle`: prints a document as one plain OpenAPI file, for any other tool.
//!
//! It is the document as it is written, not the form that the reader brings it into: other files' parts are components, the order is that
//! of the files, and only the comments are left out. The same document always gives the same text, and bundling that text changes nothing.

mod json;
mod yaml;

use std::{fs, io::Write, path::PathBuf};

use clap::ValueEnum;
use openapi_document::Document;

use crate::{
    context::Context,
    document,
    exit::{Error, Exit},
    suite::{self, Suite},
};

/// Print a document as one OpenAPI file
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[command(after_help = "\
Puts the files of a document together, for tools that read one OpenAPI 3.0 file: documentation,
linters, mock servers, other generators. What a file refers to in another file becomes a component,
and a path item replaces its reference. The rest is as it is written, in the same order, without the
comments. Only references are checked; `cargo xtask conformance` lists all findings.

Exit codes: 0 success, 2 the call or the document is unusable

Examples:
  cargo xtask bundle --output openapi.yaml
  cargo xtask bundle --document observatory --format json")]
pub(crate) struct Args {
    /// Document
    #[arg(long, value_enum, default_value_t, value_name = "NAME")]
    document: suite::Name,
    /// Format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write to a file
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    #[default]
    Yaml,
    Json,
}

/// Prints the bundled document, or writes it to a file.
pub(crate) fn run(context: &Context, args: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    let Some(document) = document::as_written(context, Suite::named(args.document), out)? else {
        return Ok(Exit::Unusable);
    };
    let text = text(&document, args.format)?;
    match &args.output {
        Some(file) => fs::write(file, text)
            .map_err(|error| Error::unusable(format!("cannot write {}: {error}", file.display())))?,
        None => out.write_all(text.as_bytes())?,
    }
    Ok(Exit::Success)
}

pub(crate) fn text(document: &Document, format: Format) -> Result<String, Error> {
    Ok(match format {
        Format::Yaml => yaml::text(&document.root()),
        Format::Json => json::text(&document.root())?,
    })
}

#[cfg(test)]
mod tests;
