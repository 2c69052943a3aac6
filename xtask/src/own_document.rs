//! A document of the caller's own, made usable, and the client that is generated for it: what `try`, `mock`, `call` and `diff` share.
//!
//! What the checks, the generator or the compiler cannot take is left out and listed, an operation at a time. Nothing in the workspace
//! changes: what is generated is in the target folder.

mod client;
mod compilation;
mod culprits;
mod generation;
mod known;
mod losses;
mod package;
mod read;
mod variables;

use std::{io::Write, path::PathBuf};

use openapi_document::{Document, Usable};

use crate::{context::Context, document::write_findings, exit::Error};

pub(crate) use client::Client;
pub(crate) use losses::{counted, write_losses, write_skipped};
pub(crate) use package::{CALL, Target, check_new};
pub(crate) use read::{Source, check_size, write_head};

/// Which document a verb takes instead of the default one.
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
pub(crate) struct Selection {
    /// File of another document, YAML or JSON
    #[arg(long, value_name = "FILE")]
    document: Option<PathBuf>,
    /// OpenAPI overlay with what that document lacks; can be repeated
    #[arg(long, value_name = "FILE", requires = "document")]
    overlay: Vec<PathBuf>,
    /// Only operations with this tag, or below this path; can be repeated
    #[arg(long, value_name = "TAG|PATH", requires = "document")]
    only: Vec<String>,
}

impl Selection {
    /// A document as it is, with all its operations.
    #[cfg(test)]
    pub(crate) fn of(document: &std::path::Path) -> Self {
        Self { document: Some(document.to_owned()), ..Self::default() }
    }

    /// Adds a tag or a path.
    #[cfg(test)]
    pub(crate) fn select(&mut self, tag_or_path: &str) {
        self.only.push(tag_or_path.to_owned());
    }

    /// Adds an overlay.
    #[cfg(test)]
    pub(crate) fn change(&mut self, overlay: &std::path::Path) {
        self.overlay.push(overlay.to_owned());
    }

    /// The document, if one is named.
    pub(crate) fn source(&self) -> Option<Source<'_>> {
        let path = self.document.as_deref()?;
        Some(Source { path, overlays: &self.overlay, only: &self.only, is_earlier: false })
    }
}

/// The part of a document that passes the checks. If that is nothing, writes the findings and returns none.
pub(crate) fn usable(context: &Context, written: Document, out: &mut dyn Write) -> Result<Option<Usable>, Error> {
    match Usable::of(written) {
        Ok(usable) => Ok(Some(usable)),
        Err(findings) => {
            write_findings(context, &findings, out)?;
            Ok(None)
        }
    }
}
