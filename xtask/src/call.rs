//! `call`: one call of an operation through the client.

use std::io::Write;

use openapi_document::Operation;
use serde::Serialize;

use crate::{
    cargo,
    context::Context,
    document,
    exit::{Error, Exit},
    suite::{self, DEFAULT},
};

/// Call one operation through the client
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[command(after_help = suite::help::CALL)]
pub(crate) struct Args {
    /// The operationId
    operation: String,
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
    let Some(document) = document::usable(context, DEFAULT, out)? else {
        return Ok(Exit::Unusable);
    };
    let operations = Operation::all(&document);
    let ids: Vec<_> = operations.iter().map(Operation::id).collect();
    if !ids.contains(&arguments.operation) {
        let known = ids.join("\n  ");
        return Err(Error::unusable(format!("there is no operation `{}`, only\n  {known}", arguments.operation)));
    }
    cargo::run(context, &suite::CALL, &arguments)
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
}
