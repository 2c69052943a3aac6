//! Serves the mock of a document until Ctrl-C: `openapi-mock DOCUMENT [OPTIONS]`, where the options are a JSON object.
//! `cargo xtask mock --document` starts it.

use std::{env, path::Path, process::ExitCode};

use openapi_mock::{Document, MockServer, PreparedDocument, program};

const HELP: &str = "cargo xtask mock --help";

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect();
    let (path, options) = match arguments.as_slice() {
        [path] => (path, "{}"),
        [path, options] => (path, options.as_str()),
        _ => return program::fail(&format!("expected a document, and at most one object of options: run `{HELP}`")),
    };
    match prepared(Path::new(path)) {
        Ok(document) => program::main(options, HELP, |options| MockServer::start_prepared(&document, options)),
        Err(error) => program::fail(&error),
    }
}

/// The document, with a sample where an example is missing.
fn prepared(path: &Path) -> Result<PreparedDocument, String> {
    let document = Document::load(path).map_err(|finding| finding.to_string())?;
    PreparedDocument::new(document.with_samples())
}
