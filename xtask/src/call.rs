//! `call`: one call of any operation through the client.

use std::io::Write;

use lexopt::{Arg, Parser, ValueExt as _};

use crate::{
    arguments::Command,
    cargo,
    context::Context,
    document,
    exit::{Error, Exit},
};

pub(crate) const HELP: &str = "\
cargo xtask call OPERATION [--body JSON|@FILE|-] [--set FIELD=VALUE…] [OPTION…]

Calls an operation of openapi/stytch/openapi.yaml through the client, as an app would: validated, with its deadlines and repetitions. Credentials
come from STYTCH_PROJECT_ID and STYTCH_SECRET, or STYTCH_PUBLIC_TOKEN. It may send a message, which costs money.

  --body …            the body: JSON, a file, or - for the standard input
  --set FIELD=VALUE   a field of it, as a.b within another, or another parameter; typed by the document
  --base-url URL      another server, as the one of `cargo xtask mock`
  --show-sensitive    redacts nothing
  --dry-run           sends nothing, and prints the request as a curl command

On the standard output is one JSON object with the keys operation, outcome (ok, refused, not_sent, unanswered, api or unexpected), status,
error_type, error_message, request_id, retry_after_s, may_have_been_sent, attempts, value, body; null where one does not apply.

exit codes: 0 it succeeded, 1 it failed, 2 the call or the document is unusable or the build failed

cargo xtask call otps_sms_login_or_create --set phone_number=+10000000000 --base-url http://127.0.0.1:4010
";

/// What to call, and what goes to the program as it is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    operation: String,
    arguments: Vec<String>,
}

pub(crate) fn parse(mut parser: Parser) -> Result<Command, Error> {
    let (mut operation, mut arguments) = (None, Vec::new());
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP)),
            Arg::Long(name @ ("show-sensitive" | "dry-run")) => arguments.push(format!("--{name}")),
            Arg::Long(name @ ("body" | "set" | "base-url")) => {
                let name = name.to_owned();
                let value = parser.value()?.string()?;
                if name == "set" && !value.contains('=') {
                    return Err(Error::unusable("`--set` takes FIELD=VALUE: run `cargo xtask call --help`"));
                }
                arguments.push(format!("--{name}={value}"));
            }
            Arg::Value(value) if operation.is_none() => operation = Some(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let operation = operation.ok_or_else(|| Error::unusable("which operation? run `cargo xtask call --help`"))?;
    Ok(Command::Call(Options { operation, arguments }))
}

/// Builds the program and runs it, once the document is known to have the operation.
pub(crate) fn run(context: &Context, options: &Options, out: &mut dyn Write) -> Result<Exit, Error> {
    let Some(document) = document::usable(context, out)? else {
        return Ok(Exit::Unusable);
    };
    let operations = openapi_document::Operation::all(&document);
    if !operations.iter().any(|operation| operation.id() == options.operation) {
        let known: Vec<_> = operations.iter().map(|operation| format!("  {}", operation.id())).collect();
        return Err(Error::unusable(format!(
            "there is no operation `{}`, only\n{}",
            options.operation,
            known.join("\n")
        )));
    }
    let arguments = [std::slice::from_ref(&options.operation), &options.arguments].concat();
    cargo::run(context, "call", &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, Error> {
        parse(Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn what_is_for_the_program_goes_there_as_it_is() {
        let line = "--dry-run send --set a=b=c --body - --base-url=http://localhost:1";
        let arguments = ["--dry-run", "--set=a=b=c", "--body=-", "--base-url=http://localhost:1"].map(str::to_owned);
        let options = Options { operation: "send".to_owned(), arguments: arguments.to_vec() };
        assert_eq!(read(line).unwrap(), Command::Call(options));
    }

    #[test]
    fn a_call_that_names_no_operation_or_sets_no_value_is_refused() {
        for (line, told) in
            [("", "which operation?"), ("send --set a", "`--set` takes FIELD=VALUE"), ("a b", "b"), ("a --c", "--c")]
        {
            let error = read(line).unwrap_err();
            assert!(error.exit == Exit::Unusable && error.message.contains(told), "{line}: {error}");
        }
    }

    #[test]
    fn the_example_names_an_operation_of_the_document() {
        let example = HELP.lines().last().and_then(|line| line.split(' ').nth(3)).unwrap();
        let document = openapi_document::Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES).unwrap();
        assert!(
            openapi_document::Operation::all(&document).iter().any(|operation| operation.id() == example),
            "{example}"
        );
    }

    #[test]
    fn an_operation_that_is_not_there_is_refused_with_those_that_are() {
        let options = Options { operation: "sms".to_owned(), arguments: Vec::new() };
        let error = run(&Context::of_terminal().silent(), &options, &mut Vec::new()).unwrap_err();
        let document = openapi_document::Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES).unwrap();
        let first = openapi_document::Operation::all(&document)[0].id().to_owned();
        assert!(error.message.starts_with(&format!("there is no operation `sms`, only\n  {first}\n")), "{error}");
    }
}
