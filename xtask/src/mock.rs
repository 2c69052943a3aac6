//! `mock`: a server that does what the document says, for apps in any language.

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
cargo xtask mock [--port N] [OPTION…]

Serves every operation of openapi/stytch/openapi.yaml on this machine, for an app in any language: no account, no message. +10000000000 and
sandbox@stytch.com have the passcode 000000. A number that ends in a status, as +10000000429 does, brings that answer, and so do
429@example.com and the passcode 000429; the header `Prefer: code=429, example=too_many_requests` brings any documented one.

  --port N           4010 unless told otherwise; 0 is any that is free
  --listen ADDRESS   127.0.0.1 unless told otherwise; 0.0.0.0 lets other machines in
  --show-codes       prints each passcode that is sent, also to other numbers than the sandbox's
  --seed N           other ids and passcodes; the same ones each time
  --now SECONDS      the time when it starts, since 1970; the header `Prefer: now=SECONDS` counts for one request
  --latency MS       each answer takes that long
  --fault KIND       what goes wrong: close (no answer), stall, truncate (half an answer), html (502 by a proxy)
  --fault-every N    only with every Nth request
  --prefer TEXT      what the header `Prefer` is taken to say where a request has none
  --strict           the letter of the document: no `data` around frontend answers, no null for a field that is not set
  --record FILE      writes a line of JSON for each request, with all in which it differs from the document

Credentials are any that are made like some: project-test-x and secret-test-x, or public-token-test-x. It prints a line for each
request, with what is sensitive redacted.
exit codes: 2 the call or the document is unusable, the build failed or the port is taken; it ends with Ctrl-C
";

/// Reads the options, so that what is wrong with them is told before anything is built; they go to the program as they are.
pub(crate) fn parse(mut parser: Parser) -> Result<Command, Error> {
    let mut arguments = Vec::new();
    while let Some(argument) = parser.next()? {
        let name = match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP)),
            Arg::Long(name) => name.to_owned(),
            other => return Err(other.unexpected().into()),
        };
        let Some((_, takes, fits)) = OPTIONS.iter().find(|(known, ..)| *known == name) else {
            return Err(Arg::Long(&name).unexpected().into());
        };
        if takes.is_empty() {
            arguments.push(format!("--{name}"));
            continue;
        }
        let value = parser.value()?.string()?;
        if !fits(&value) {
            return Err(Error::unusable(format!(
                "`--{name}` takes {takes}, not `{value}`: run `cargo xtask mock --help`"
            )));
        }
        arguments.push(format!("--{name}={value}"));
    }
    if !arguments.iter().any(|argument| argument.starts_with("--port=")) {
        arguments.push("--port=4010".to_owned());
    }
    Ok(Command::Mock(arguments))
}

/// An option: its name, what it takes, and whether a text is such a value. One that takes nothing is a switch.
type Known = (&'static str, &'static str, fn(&str) -> bool);

const OPTIONS: [Known; 11] = [
    ("strict", "", |_| true),
    ("show-codes", "", |_| true),
    ("port", "a number up to 65535", |text| text.parse::<u16>().is_ok()),
    ("listen", "an IP address", |text| text.parse::<std::net::IpAddr>().is_ok()),
    ("seed", "a whole number", is_number),
    ("now", "a whole number of seconds", is_number),
    ("latency", "a whole number of milliseconds", is_number),
    ("fault", "close, stall, truncate or html", |text| ["close", "stall", "truncate", "html"].contains(&text)),
    ("fault-every", "a whole number from 1", |text| text.parse::<u64>().is_ok_and(|every| every > 0)),
    ("prefer", "what the header `Prefer` does", |text| text.contains('=')),
    ("record", "the name of a file", |text| !text.is_empty()),
];

fn is_number(text: &str) -> bool {
    text.parse::<u64>().is_ok()
}

/// Builds the mock and runs it until somebody stops it.
pub(crate) fn run(context: &Context, arguments: &[String], out: &mut dyn Write) -> Result<Exit, Error> {
    if document::usable(context, out)?.is_none() {
        return Ok(Exit::Unusable);
    }
    cargo::run(context, "mock", arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, Error> {
        parse(Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn options_go_to_the_program_with_a_port_of_ours_where_none_is_asked_for() {
        let arguments = |line: &str| match read(line) {
            Ok(Command::Mock(arguments)) => arguments,
            other => panic!("{line}: {other:?}"),
        };
        assert_eq!(arguments("--strict --seed 7"), ["--strict", "--seed=7", "--port=4010"]);
        assert_eq!(arguments("--port=0"), ["--port=0"]);
    }

    #[test]
    fn what_an_option_does_not_take_is_refused_before_anything_is_built() {
        for (line, takes) in [
            ("--port 70000", "`--port` takes a number up to 65535, not `70000`"),
            ("--listen here", "`--listen` takes an IP address, not `here`"),
            ("--fault sometimes", "`--fault` takes close, stall, truncate or html, not `sometimes`"),
            ("--fault-every 0", "`--fault-every` takes a whole number from 1, not `0`"),
        ] {
            let error = read(line).unwrap_err();
            assert_eq!(error.message, format!("{takes}: run `cargo xtask mock --help`"));
            assert_eq!(error.exit, Exit::Unusable);
        }
        assert!(read("--prot 1").is_err() && read("now").is_err() && read("--port").is_err());
    }
}
