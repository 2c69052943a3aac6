//! The program `call`: one call of an operation, with credentials from environment variables.

use std::{
    fs,
    io::{self, Read as _, Write as _},
    process::ExitCode,
};

use openapi_document::{Document, Operation, printable, printable_json};
use openapi_mock::{MockServer, Options};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{
    curl::{curl, server},
    parameters::{operation, parameters},
    report::Report,
};
use crate::{
    call::Call,
    caller::Caller,
    credentials::{from_env_for, invented},
    outcome::{ErrorKind, Outcome},
};

/// The arguments of the program.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Arguments {
    operation: String,
    /// JSON, `@` and the name of a file, or `-` for standard input.
    body: Option<String>,
    /// Parameters or properties of the body (`a.b` for nested ones), each with its value.
    set: Vec<(String, String)>,
    base_url: Option<String>,
    show_sensitive: bool,
    dry_run: bool,
}

/// Calls an operation and prints the outcome as JSON. `command` is the command that starts the program, for messages.
#[must_use]
pub fn call(document: &Document, caller: &dyn Caller, command: &str) -> ExitCode {
    super::run(command, |arguments: Arguments| {
        let operation = operation(document, &arguments.operation)?;
        let body = arguments.body.as_deref().map(read_body).transpose()?;
        let parameters = parameters(&operation, body, &arguments.set)?;
        if arguments.dry_run {
            return dry_run(caller, &operation, &arguments, parameters);
        }
        if arguments.base_url.is_none() {
            server(&operation)?;
        }
        let call = Call {
            operation: operation.id().to_owned(),
            parameters,
            credentials: from_env_for(&operation)?,
            base_url: arguments.base_url,
            ..Call::default()
        };
        report(&operation, &caller.call(&call)?, arguments.show_sensitive)
    })
}

/// Prints the outcome as JSON on stdout and an error also on stderr; decides the exit code.
fn report(operation: &Operation<'_>, outcome: &Outcome, show_sensitive: bool) -> Result<ExitCode, String> {
    if let Outcome::Error(error) = outcome
        && error.kind == ErrorKind::Config
        && error.operation.is_none()
    {
        return Err(error.display.clone());
    }
    let report = Report::new(operation, outcome, show_sensitive);
    let json = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
    let _ = writeln!(io::stdout(), "{}", printable_json(&json));
    match outcome {
        Outcome::Value(_) => Ok(ExitCode::SUCCESS),
        Outcome::Error(error) => {
            let _ = writeln!(io::stderr(), "error: {}", printable(&error.display));
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Calls a mock server in this process with invented credentials, and prints the request as a `curl` command.
fn dry_run(
    caller: &dyn Caller,
    operation: &Operation<'_>,
    arguments: &Arguments,
    parameters: Map<String, Value>,
) -> Result<ExitCode, String> {
    let document = operation.node().document();
    let mock = MockServer::start(document.clone(), Options::default()).map_err(|error| error.to_string())?;
    let outcome = caller.call(&Call {
        operation: operation.id().to_owned(),
        parameters,
        credentials: invented(document),
        base_url: Some(mock.url().to_owned()),
        ..Call::default()
    })?;
    let Some(request) = mock.requests().into_iter().next() else {
        return report(operation, &outcome, arguments.show_sensitive);
    };
    let base_url = arguments.base_url.clone().map_or_else(|| server(operation), Ok)?;
    let _ = writeln!(io::stdout(), "{}", curl(operation, &request, &base_url, arguments.show_sensitive));
    if !arguments.show_sensitive {
        let _ = writeln!(
            io::stderr(),
            "sensitive values are redacted: add `--show-sensitive` for a command that can be run"
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads a body: JSON, `@` and the name of a file, or `-` for standard input.
fn read_body(body: &str) -> Result<Value, String> {
    let text = match (body, body.strip_prefix('@')) {
        ("-", _) => {
            let mut text = String::new();
            io::stdin().read_to_string(&mut text).map_err(|error| format!("cannot read standard input: {error}"))?;
            text
        }
        (_, Some(file)) => fs::read_to_string(file).map_err(|error| format!("cannot read {file}: {error}"))?,
        _ => body.to_owned(),
    };
    // The text may be sensitive, so the message has only the position.
    serde_json::from_str(&text)
        .map_err(|error| format!("the body is not JSON: line {}, column {}", error.line(), error.column()))
}
