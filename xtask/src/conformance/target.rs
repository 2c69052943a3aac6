//! `conformance --target`: the documented cases that can be provoked from outside, on any server.

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
cargo xtask conformance --target URL [FILTER…] [OPTION…]

Plays on a server the documented cases that its users can provoke, and tells in what its answers differ from openapi/stytch/openapi.yaml: status,
media type, each clause of the schema. What the document does not know and does not forbid is drift. Credentials of the test environment
come from STYTCH_PROJECT_ID and STYTCH_SECRET, from STYTCH_PUBLIC_TOKEN, or from both. Only the sandbox is sent messages.

  FILTER…         the id of an operation, or any part of the id of a case
  --list          only lists the cases, those that nothing brings, and how many messages they send
  --send          also plays what sends messages to the numbers and addresses in the document, which costs money; asks first
  --yes COUNT     the answer to that, where there is no terminal: how many messages that is
  --strict        drift is a failure
  --resume FILE   keeps a line of JSON for each case that is played, and leaves out those that have one
  --per-second N  how many requests there are in a second, 2 unless told otherwise; there is only ever one at a time
  --at-most N     how many requests there are at all, 300 unless told otherwise
  --mock          the server is `cargo xtask mock`: credentials are invented, and what only the mock has an input for is played too

It stops where the server answers 429, or not at all, twice in a row.
exit codes: 0 it agrees, 1 it does not or not all was played, 2 the call or the document is unusable, nobody answers, or the build failed

cargo xtask conformance --target https://test.stytch.com otps_sms_login_or_create
";

/// Reads what follows `--target`, so that what is wrong with it is told before anything is built; it goes to the program as it is.
pub(crate) fn parse(mut parser: Parser, filters: Vec<String>) -> Result<Command, Error> {
    let url = parser.value()?.string()?;
    if url == "--help" || url == "-h" {
        return Ok(Command::Help(HELP));
    }
    let refused =
        |problem: String| Error::unusable(format!("{problem}: run `cargo xtask conformance --target --help`"));
    if !url.starts_with("https://") && !url.starts_with("http://") {
        return Err(refused(format!("`--target` takes a URL, not `{url}`")));
    }
    let (mut options, mut values) = (Vec::new(), [vec![url], filters].concat());
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP)),
            Arg::Long(name @ ("list" | "send" | "strict" | "mock")) => options.push(format!("--{name}")),
            Arg::Long(name @ ("yes" | "per-second" | "at-most")) => {
                let name = name.to_owned();
                let value = parser.value()?.string()?;
                if !value.parse::<u32>().is_ok_and(|number| number > 0) {
                    return Err(refused(format!("`--{name}` takes a whole number from 1, not `{value}`")));
                }
                options.push(format!("--{name}={value}"));
            }
            Arg::Long("resume") => options.push(format!("--resume={}", parser.value()?.string()?)),
            Arg::Value(filter) => values.push(filter.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    options.push("--".to_owned());
    Ok(Command::Target([options, values].concat()))
}

/// Builds the program and runs it.
pub(crate) fn run(context: &Context, arguments: &[String], out: &mut dyn Write) -> Result<Exit, Error> {
    if document::usable(context, out)?.is_none() {
        return Ok(Exit::Unusable);
    }
    cargo::run(context, "target", arguments)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conformance;

    fn read(line: &str) -> Result<Command, Error> {
        conformance::parse(Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn what_is_for_the_program_goes_there_as_it_is() {
        let line = "429 --target https://test.stytch.com send --strict --resume a.jsonl --yes=3";
        let arguments = ["--strict", "--resume=a.jsonl", "--yes=3", "--", "https://test.stytch.com", "429", "send"];
        assert_eq!(read(line).unwrap(), Command::Target(arguments.map(str::to_owned).to_vec()));
        assert_eq!(read("--target --help").unwrap(), Command::Help(HELP));
        assert_eq!(read("--target http://localhost:1 --help").unwrap(), Command::Help(HELP));
    }

    #[test]
    fn what_cannot_be_is_refused_before_anything_is_built() {
        for (line, told) in [
            ("--target test.stytch.com", "`--target` takes a URL, not `test.stytch.com`"),
            ("--target http://localhost:1 --per-second 0", "`--per-second` takes a whole number from 1, not `0`"),
            ("--target http://localhost:1 --yes some", "`--yes` takes a whole number from 1, not `some`"),
            ("--accept --target http://localhost:1", "what comes before `--target` is for the suite"),
            ("--target http://localhost:1 --accept", "--accept"),
        ] {
            let error = read(line).unwrap_err();
            assert!(error.exit == Exit::Unusable && error.message.contains(told), "{line}: {error}");
        }
    }
}
