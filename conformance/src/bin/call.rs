//! One call through the client. `cargo xtask call` starts it, with the parsed arguments as one JSON value.

use std::{
    env, fs,
    io::{self, Read as _, Write as _},
    process::ExitCode,
};

use openapi_document::{Document, Operation, SecurityScheme, Server};
use serde::Deserialize;
use serde_json::Value;
use stytch_client::{Client, Error, ResponseValue};
use stytch_conformance::{MockStytch, Report, call};

fn main() -> ExitCode {
    let document = Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES).map_err(|finding| finding.to_string());
    match document.and_then(|document| run(&document)) {
        Ok(code) => code,
        Err(problem) => {
            let _ = writeln!(io::stderr(), "error: {problem}");
            ExitCode::from(2)
        }
    }
}

/// The arguments that `cargo xtask call` has parsed.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Arguments {
    operation: String,
    /// JSON, `@` and the name of a file, or `-` for the standard input.
    body: Option<String>,
    /// Fields and their values.
    set: Vec<(String, String)>,
    base_url: Option<String>,
    show_sensitive: bool,
    dry_run: bool,
}

fn run(document: &Document) -> Result<ExitCode, String> {
    let arguments = Arguments::read()?;
    let operation = call::operation(document, &arguments.operation)?;
    let body = arguments.body.as_deref().map(body).transpose()?;
    let parameters = call::parameters(&operation, body, &arguments.set)?;
    if arguments.dry_run {
        return dry_run(&operation, &arguments, parameters);
    }
    let mut builder = Client::builder().credentials_from_env().map_err(|error| error.to_string())?;
    if let Some(base_url) = &arguments.base_url {
        builder = builder.base_url(base_url);
    }
    let client = builder.build().map_err(|error| error.to_string())?;
    let outcome = called(&client, &operation, parameters)?;
    report(&operation, &outcome, arguments.show_sensitive)
}

type Outcome = Result<ResponseValue<Value>, Error>;

fn called(client: &Client, operation: &Operation<'_>, parameters: Value) -> Result<Outcome, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("cannot start: {error}"))?;
    Ok(runtime.block_on(client.call(operation.id(), parameters)))
}

/// Tells what came of a call: a JSON object, and an error also as a line for people.
fn report(operation: &Operation<'_>, outcome: &Outcome, show_sensitive: bool) -> Result<ExitCode, String> {
    let report = Report::new(operation, outcome, show_sensitive);
    let json = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
    let _ = writeln!(io::stdout(), "{json}");
    if let Err(error) = outcome {
        let _ = writeln!(io::stderr(), "error: {error}");
    }
    Ok(if outcome.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Lets the client send it to a mock in this process, and shows what arrived there: with credentials that are no secret.
fn dry_run(operation: &Operation<'_>, arguments: &Arguments, parameters: Value) -> Result<ExitCode, String> {
    let mock = MockStytch::start().map_err(|error| error.to_string())?;
    let client = mock.client().map_err(|error| error.to_string())?;
    let outcome = called(&client, operation, parameters)?;
    let Some(sent) = mock.requests().into_iter().next() else {
        return report(operation, &outcome, arguments.show_sensitive);
    };
    let base_url = arguments.base_url.clone().map_or_else(|| server(operation), Ok)?;
    let _ = writeln!(io::stdout(), "{}", call::curl(operation, &sent, &base_url, arguments.show_sensitive));
    if !arguments.show_sensitive {
        let _ = writeln!(
            io::stderr(),
            "what is sensitive is redacted: add `--show-sensitive` for a command that can be run"
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// The server that the credentials of the environment are for; without any, the one that is for all others.
fn server(operation: &Operation<'_>) -> Result<String, String> {
    let document = operation.node().document();
    let user = |scheme: SecurityScheme<'_>| {
        let name = scheme.parts().first()?.variable?.to_owned();
        Some((scheme.name().to_owned(), env::var(name).ok().filter(|user| !user.is_empty())?))
    };
    let (scheme, user) = operation.security_schemes().into_iter().find_map(user).unwrap_or_default();
    let server = Server::for_credential(document, &scheme, &user).map(|server| server.url().to_owned());
    server.ok_or_else(|| "the document names no server: say where it would go with `--base-url`".to_owned())
}

impl Arguments {
    /// Reads the first argument of the program, which is one JSON value.
    fn read() -> Result<Self, String> {
        let text = env::args_os().nth(1).unwrap_or_default();
        serde_json::from_slice(text.as_encoded_bytes())
            .map_err(|error| format!("unreadable arguments: {error}: start this program with `cargo xtask call`"))
    }
}

/// A body as it is given: JSON, `@` and the name of a file, or `-` for the standard input.
fn body(given: &str) -> Result<Value, String> {
    let text = match (given, given.strip_prefix('@')) {
        ("-", _) => {
            let mut text = String::new();
            io::stdin()
                .read_to_string(&mut text)
                .map_err(|error| format!("cannot read the standard input: {error}"))?;
            text
        }
        (_, Some(file)) => fs::read_to_string(file).map_err(|error| format!("cannot read {file}: {error}"))?,
        _ => given.to_owned(),
    };
    // Its place, and nothing of what it says.
    serde_json::from_str(&text)
        .map_err(|error| format!("the body is not JSON, from line {} column {} on", error.line(), error.column()))
}
