//! Helpers for tests.

use std::sync::LazyLock;

use openapi_document::Document;

use crate::{bundle, context::Context, document, suite::DEFAULT};

/// A context in this workspace, without progress.
pub(crate) fn context() -> Context {
    Context::of_terminal().expect("cargo starts tests in the workspace").silent()
}

/// Parses the arguments of a verb. The line starts with the verb.
pub(crate) fn parsed<A: clap::Args>(line: &str) -> A {
    let command = A::augment_args(clap::Command::new("verb"));
    A::from_arg_matches(&command.get_matches_from(line.split_whitespace())).unwrap()
}

/// The default document in one file.
pub(crate) fn document_text() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| {
        let document = document::as_written(&context(), DEFAULT, &mut Vec::new()).unwrap().unwrap();
        bundle::text(&document, bundle::Format::Yaml).unwrap()
    });
    &TEXT
}

/// The default document.
pub(crate) fn document() -> &'static Document {
    static DOCUMENT: LazyLock<Document> =
        LazyLock::new(|| document::usable(&context(), DEFAULT, &mut Vec::new()).unwrap().unwrap());
    &DOCUMENT
}

/// The value that a function returns, and the text that it writes, without colours.
pub(crate) fn written<T>(write: impl FnOnce(&mut dyn std::io::Write) -> T) -> (T, String) {
    let mut out = anstream::StripStream::new(Vec::new());
    let value = write(&mut out);
    (value, String::from_utf8(out.into_inner()).unwrap())
}
