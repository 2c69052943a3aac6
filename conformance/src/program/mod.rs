//! Programs for people: one call of an operation, documented cases against a server, and the cases with any client.
//!
//! Each is a function that a `main` calls with the document and the client. The first argument of the process has all arguments as one
//! JSON value. Exit codes:
//!
//! - 0: the call returned a value (`call`), or every response agrees with the document (`target`)
//! - 1: the call returned an error, or a response disagrees or is missing; decided in `call.rs` and `target/report.rs`
//! - 2: wrong arguments, no credentials, or an invalid document; decided here, for each `Err` of a program

mod call;
mod clients;
mod curl;
mod parameters;
mod report;
mod target;

use std::{
    env,
    io::{self, Write as _},
    process::ExitCode,
};

use openapi_document::{Document, printable_lines};
use serde::de::DeserializeOwned;

pub use call::call;
pub use clients::clients;
pub use target::target;

/// Runs a program with a document, or fails if there is none.
#[must_use]
pub fn main(document: Result<Document, String>, program: impl FnOnce(&Document) -> ExitCode) -> ExitCode {
    match document {
        Ok(document) => program(&document.with_samples()),
        Err(error) => fail(&error),
    }
}

/// Reads the arguments of the process and runs the program. An error is printed and ends with exit code 2.
fn run<A: DeserializeOwned>(command: &str, program: impl FnOnce(A) -> Result<ExitCode, String>) -> ExitCode {
    let text = env::args_os().nth(1).unwrap_or_default();
    let arguments = serde_json::from_slice(text.as_encoded_bytes())
        .map_err(|error| format!("invalid arguments: {error}: start this program with `{command}`"));
    match arguments.and_then(program) {
        Ok(code) => code,
        Err(error) => fail(&error),
    }
}

fn fail(error: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "error: {}", printable_lines(error));
    ExitCode::from(2)
}
