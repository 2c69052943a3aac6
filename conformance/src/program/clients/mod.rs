//! The program `clients`: runs the cases of the document with clients in processes of their own. It writes its results as lines of JSON, for
//! `cargo xtask conformance --client`.

mod traits;
mod work;

use std::{
    io::{self, Write as _},
    process::ExitCode,
    time::Duration,
};

use openapi_document::{Document, Operation, sample::Schemas};
use serde::{Deserialize, Serialize};

use crate::{
    case::{Derivation, documented_cases},
    driver::{DEADLINE, Driver, Hello},
};
use traits::Traits;
use work::Work;

/// The arguments of the program.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The commands that start the drivers.
    clients: Vec<String>,
    /// Ids of operations, or parts of ids of cases. All cases without one.
    #[serde(default)]
    filters: Vec<String>,
    /// How long a driver may take for a call, in milliseconds.
    #[serde(default)]
    deadline_ms: Option<u64>,
}

/// A line of the output.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Line<'a> {
    /// A client. The lines up to the next one are about it.
    Client {
        command: &'a str,
        hello: Hello,
        /// The number of cases that follow.
        cases: usize,
        /// The number of operations that it offers, and of all operations.
        operations: (usize, usize),
    },
    /// The result of a case.
    Case(CaseResult),
    /// What all cases together show of the client.
    Traits(Traits),
}

/// The result of a case.
#[derive(Debug, Serialize)]
struct CaseResult {
    id: String,
    kind: &'static str,
    operation: String,
    /// `passed`, `failed` or `not_offered`.
    verdict: &'static str,
    /// What the client does, in plain words: the most serious complaint, or why the case is not offered.
    reason: Option<String>,
    /// What differs in this case, complaint by complaint.
    details: Vec<String>,
}

/// Runs the cases with each client. `command` is the command that starts the program, for messages.
#[must_use]
pub fn clients(document: &Document, command: &str) -> ExitCode {
    super::run(command, |arguments: Arguments| {
        let (schemas, documented) = (Schemas::new(document), documented_cases(document));
        let deadline = arguments.deadline_ms.map_or(DEADLINE, Duration::from_millis);
        for command in &arguments.clients {
            let driver = || Driver::new(document, command, deadline);
            let hello = driver().hello().map_err(|error| format!("`{command}`: {error}"))?;
            let offered = work::offered(&documented, driver());
            let derivation = Derivation::of_operations(document, |operation| offered.contains(operation.id()));
            let work = Work::new(&schemas, &derivation, &documented, &arguments.filters);
            let cases = work.count()?;
            let operations = (offered.len(), Operation::all(document).len());
            write(&Line::Client { command, hello: hello.clone(), cases, operations })?;
            let traits = work.run(&hello, &driver, &|result| write(&Line::Case(result)))?;
            write(&Line::Traits(traits))?;
        }
        Ok(ExitCode::SUCCESS)
    })
}

fn write(line: &Line<'_>) -> Result<(), String> {
    let text = serde_json::to_string(line).map_err(|error| error.to_string())?;
    writeln!(io::stdout().lock(), "{text}").map_err(|error| error.to_string())
}
