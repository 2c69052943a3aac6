//! `call`: one call of an operation through the client.

use std::{io::Write, process::Command};

use openapi_document::{Document, Operation, Skipped, Usable};
use serde::Serialize;

use crate::{
    cargo,
    context::Context,
    document,
    exit::{Error, Exit},
    own_document::{self, Client, Source, Target},
    suite::{self, DEFAULT},
};

/// Call one operation through the client
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[command(after_help = suite::help::CALL)]
pub(crate) struct Args {
    /// The operationId
    operation: String,
    #[command(flatten)]
    selection: own_document::Selection,
    /// Request body: JSON, @FILE, or - for the standard input
    #[arg(long, value_name = "BODY")]
    body: Option<String>,
    /// Value of a body property (a.b for nested ones) or of a parameter
    #[arg(long, value_name = "FIELD=VALUE")]
    set: Vec<String>,
    /// Send to another server, such as `cargo xtask mock`
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Redact nothing
    #[arg(long)]
    show_sensitive: bool,
    /// Send nothing, print the request as a curl command
    #[arg(long)]
    dry_run: bool,
}

/// The arguments of the program `call`, as it reads them.
#[derive(Debug, Serialize)]
struct Arguments<'a> {
    operation: &'a str,
    body: Option<&'a str>,
    set: Vec<(&'a str, &'a str)>,
    base_url: Option<&'a str>,
    show_sensitive: bool,
    dry_run: bool,
}

/// Checks that the document has the operation, then builds and runs the program `call`.
pub(crate) fn run(context: &Context, args: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    let arguments = Arguments::new(args)?;
    if let Some(source) = args.selection.source() {
        return run_client(context, source, arguments, out);
    }
    let Some(document) = document::usable(context, DEFAULT, out)? else {
        return Ok(Exit::Unusable);
    };
    let operations = Operation::all(&document);
    if operations.iter().all(|operation| operation.id() != arguments.operation) {
        return Err(unknown(arguments.operation, &operations));
    }
    cargo::run(context, &suite::CALL, &arguments)
}

/// Makes the call with the client that is generated for a document of the caller's.
fn run_client(
    context: &Context,
    source: Source<'_>,
    arguments: Arguments<'_>,
    out: &mut dyn Write,
) -> Result<Exit, Error> {
    let written = source.read()?;
    own_document::check_size(&written)?;
    let Some(usable) = own_document::usable(context, written.clone(), out)? else {
        return Ok(Exit::Unusable);
    };
    // First, because the rest takes long.
    id(&written, &usable, arguments.operation)?;
    let mut client = Client::reuse(context, &source, usable)?;
    let messages = client.build(context, Target::Call)?;
    let id = id(&written, &client.usable, arguments.operation)?;
    let mut command = Command::new(cargo::built_example(&messages, own_document::CALL)?);
    command.arg(serde_json::to_string(&Arguments { operation: &id, ..arguments })?);
    out.flush()?;
    cargo::become_program(command)
}

/// The id of an operation in the client, by that id or the one that is written in the document.
fn id(written: &Document, usable: &Usable, name: &str) -> Result<String, Error> {
    let (operations, written) = (Operation::all(&usable.document), Operation::all(written));
    let place = |operation: &Operation<'_>| (operation.method(), operation.path().to_owned());
    let as_written = written.iter().find(|operation| operation.id() == name).map(place);
    let is_meant = |operation: &&Operation<'_>| operation.id() == name || as_written == Some(place(operation));
    if let Some(operation) = operations.iter().find(is_meant) {
        return Ok(operation.id().to_owned());
    }
    let is_skipped = |skipped: &&Skipped| {
        skipped.finding.operation.as_deref() == Some(name)
            || as_written.as_ref().is_some_and(|(method, path)| (skipped.method, &skipped.path) == (*method, path))
    };
    match usable.skipped.iter().find(is_skipped) {
        Some(skipped) => {
            let (method, path, finding) = (skipped.method, &skipped.path, &skipped.finding);
            Err(Error::unusable(format!(
                "the client lacks `{name}`, {method} {path}: rule `{}`\n{finding}",
                finding.rule
            )))
        }
        None => Err(unknown(name, &operations)),
    }
}

fn unknown(name: &str, operations: &[Operation<'_>]) -> Error {
    let known: Vec<_> = operations.iter().map(Operation::id).collect();
    Error::unusable(format!("there is no operation `{name}`, only\n  {}", known.join("\n  ")))
}

impl<'a> Arguments<'a> {
    fn new(args: &'a Args) -> Result<Self, Error> {
        // A value may be sensitive, so the message does not repeat it.
        let malformed = || Error::unusable("`--set` takes FIELD=VALUE: run `cargo xtask call --help`");
        let set = args.set.iter().map(|pair| pair.split_once('=').ok_or_else(malformed));
        Ok(Self {
            operation: &args.operation,
            body: args.body.as_deref(),
            set: set.collect::<Result<_, _>>()?,
            base_url: args.base_url.as_deref(),
            show_sensitive: args.show_sensitive,
            dry_run: args.dry_run,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::test_support::{context, document, parsed};

    #[test]
    fn program_arguments_are_passed_as_json() {
        let line = "call --dry-run send --set a=b=c --body - --base-url=http://localhost:1";
        let args = parsed::<Args>(line);
        let arguments = serde_json::to_value(Arguments::new(&args).unwrap()).unwrap();
        let expected = json!({
            "operation": "send", "body": "-", "set": [["a", "b=c"]], "base_url": "http://localhost:1",
            "show_sensitive": false, "dry_run": true,
        });
        assert_eq!(arguments, expected);
    }

    #[test]
    fn the_example_is_a_documented_call() {
        let example = suite::help::CALL.rsplit_once("cargo xtask ").unwrap().1.replace('\\', "");
        let args = parsed::<Args>(&example);
        let document = document();
        let operations = Operation::all(document);
        let operation = operations.iter().find(|operation| operation.id() == args.operation).expect("it exists");
        let body = operation.request_body().unwrap().node().get("schema").unwrap().effective();
        for (name, _) in Arguments::new(&args).unwrap().set {
            assert!(body.get("properties").unwrap().get(name).is_some(), "{name}");
        }
    }

    #[test]
    fn an_unknown_operation_lists_the_known_ones() {
        let args = Args { operation: "sms".to_owned(), ..Args::default() };
        let error = run(&context(), &args, &mut Vec::new()).unwrap_err();
        let document = document();
        let first = Operation::all(document)[0].id().to_owned();
        assert!(error.message.starts_with(&format!("there is no operation `sms`, only\n  {first}\n")), "{error}");
    }

    #[test]
    fn an_operation_of_the_caller_is_found_by_either_id() {
        let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  \
                    /a: {get: {operationId: readA, responses: {'200': {description: d}}}, \
                    trace: {operationId: traceA, responses: {'200': {description: d}}}}\n";
        let document = Document::read_as_written("api.yaml", |_| Ok(text.to_owned())).unwrap();
        let usable = Usable::of(document.clone()).unwrap();
        assert_eq!(id(&document, &usable, "readA").unwrap(), "read_a");
        assert_eq!(id(&document, &usable, "read_a").unwrap(), "read_a");
        assert_eq!(
            id(&document, &usable, "writeA").unwrap_err().message,
            "there is no operation `writeA`, only\n  read_a"
        );
        for name in ["traceA", "trace_a"] {
            let error = id(&document, &usable, name).unwrap_err();
            let expected = format!("the client lacks `{name}`, TRACE /a: rule `operation-method`\napi.yaml:4: ");
            assert!(error.message.starts_with(&expected), "{error}");
        }
    }

    #[test]
    fn an_unknown_operation_of_the_caller_lists_those_of_the_document() {
        let context = context();
        let file = context.root.join("conformance/observatory/small/clock.yaml");
        let args = Args {
            operation: "read_time".to_owned(),
            selection: own_document::Selection::of(&file),
            ..Args::default()
        };
        let error = run(&context, &args, &mut Vec::new()).unwrap_err();
        let expected = "there is no operation `read_time`, only\n  get_time\n  set_time\n  stop_clock";
        assert_eq!(error.message, expected);
    }
}
