//! Helpers for tests.

use std::fs;

use openapi_document::Document;

use crate::{context::Context, suite::DEFAULT};

/// A context in this workspace, without progress.
pub(crate) fn context() -> Context {
    Context::of_terminal().expect("cargo starts tests in the workspace").silent()
}

/// Parses the arguments of a verb. The line starts with the verb.
pub(crate) fn parsed<A: clap::Args>(line: &str) -> A {
    let command = A::augment_args(clap::Command::new("verb"));
    A::from_arg_matches(&command.get_matches_from(line.split_whitespace())).unwrap()
}

/// The text of the default document.
pub(crate) fn document_text() -> String {
    fs::read_to_string(context().root.join(DEFAULT.document)).unwrap()
}

/// The default document.
pub(crate) fn document() -> Document {
    Document::parse(DEFAULT.document, &document_text()).unwrap()
}

/// The value that a function returns, and the text that it writes, without colours.
pub(crate) fn written<T>(write: impl FnOnce(&mut dyn std::io::Write) -> T) -> (T, String) {
    let mut out = anstream::StripStream::new(Vec::new());
    let value = write(&mut out);
    (value, String::from_utf8(out.into_inner()).unwrap())
}
