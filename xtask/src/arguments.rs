//! What the command line asks for.

use std::ffi::OsString;

use lexopt::{Arg, Parser, ValueExt as _};
use serde_json::Value;

use crate::{call, check, conformance, coverage, diff, exit::Error, generate, mock, mutate};

/// One call of `cargo xtask`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Shows a text.
    Help(&'static str),
    Conformance(conformance::Options),
    /// The arguments of the program.
    Target(Value),
    Coverage(coverage::Options),
    Generate(generate::Mode),
    Diff(diff::Options),
    Mutate(mutate::Options),
    Check,
    /// The arguments of the program.
    Mock(Value),
    Call(call::Options),
}

pub(crate) const HELP: &str = "\
cargo xtask VERB [OPTION…]

  conformance [FILTER…]   plays every case of the document against the client,
                          or what can be provoked there against a `--target`
  coverage                how much of the document they prove
  generate                renews the record of what the document generates
  check                   everything that CI runs, fastest first
  diff                    what a change of the document does to callers
  mutate                  small changes to the document, and what notices each
  call OPERATION          one call through the client, and what came of it
  mock                    a server from the document, for apps in any language
  help                    this text; `cargo xtask VERB --help` tells more of one

exit codes
  0  fine
  1  a case or a step failed
  2  the call or the document is unusable, or the build failed
  4  the record is out of date, or the version is

examples
  cargo xtask conformance
  cargo xtask conformance 429 --accept
  cargo xtask generate --check
";

/// A verb: its name, what `--help` shows, and what reads its arguments.
type Verb = (&'static str, &'static str, fn(Parser) -> Result<Command, Error>);

const VERBS: [Verb; 8] = [
    ("conformance", conformance::HELP, conformance::parse),
    ("coverage", coverage::HELP, coverage::parse),
    ("generate", generate::HELP, generate::parse),
    ("check", check::HELP, check::parse),
    ("diff", diff::HELP, diff::parse),
    ("mutate", mutate::HELP, mutate::parse),
    ("call", call::HELP, call::parse),
    ("mock", mock::HELP, mock::parse),
];

/// Reads the arguments after the name of the program.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Error> {
    let mut parser = Parser::from_args(arguments);
    let verb = match parser.next()? {
        None | Some(Arg::Long("help") | Arg::Short('h')) => return Ok(Command::Help(HELP)),
        Some(Arg::Value(verb)) => verb.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    if verb == "help" {
        return help(parser);
    }
    let (.., parse) =
        named(&verb).ok_or_else(|| Error::unusable(format!("there is no verb `{verb}`: run `cargo xtask help`")))?;
    parse(parser)
}

fn named(verb: &str) -> Option<&'static Verb> {
    VERBS.iter().find(|(name, ..)| *name == verb)
}

fn help(mut parser: Parser) -> Result<Command, Error> {
    match parser.next()? {
        None | Some(Arg::Long("help") | Arg::Short('h')) => Ok(Command::Help(HELP)),
        Some(Arg::Value(verb)) => match named(&verb.to_string_lossy()) {
            Some((_, help, _)) => Ok(Command::Help(help)),
            None => Err(Arg::Value(verb).unexpected().into()),
        },
        Some(other) => Err(other.unexpected().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Exit;

    fn read(line: &str) -> Result<Command, Error> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn no_argument_asks_for_help() {
        for line in ["", "help", "--help", "-h"] {
            assert_eq!(read(line).unwrap(), Command::Help(HELP), "{line}");
        }
    }

    #[test]
    fn each_verb_has_help_of_its_own() {
        for (verb, text, _) in VERBS {
            assert_eq!(read(&format!("{verb} --help")).unwrap(), Command::Help(text));
            assert_eq!(read(&format!("help {verb}")).unwrap(), Command::Help(text));
            assert!(text.starts_with(&format!("cargo xtask {verb}")));
        }
    }

    #[test]
    fn help_fits_on_a_screen() {
        for text in VERBS.map(|(_, help, _)| help).into_iter().chain([HELP, conformance::target::HELP]) {
            assert!(text.lines().count() <= 24);
        }
        assert!(HELP.lines().all(|line| line.chars().count() <= 80));
    }

    #[test]
    fn options_and_filters_come_in_any_order() {
        let options = conformance::Options {
            filters: vec!["a/400".to_owned(), "b".to_owned()],
            accept: true,
            ..Default::default()
        };
        for line in ["a/400 --accept b", "--accept a/400 b", "a/400 b --accept"] {
            let command = read(&format!("conformance {line}")).unwrap();
            assert_eq!(
                command,
                Command::Conformance(conformance::Options {
                    filters: options.filters.clone(),
                    accept: true,
                    ..Default::default()
                })
            );
        }
        assert_eq!(read("generate").unwrap(), Command::Generate(generate::Mode::Write));
        assert_eq!(read("generate --check").unwrap(), Command::Generate(generate::Mode::Check));
        let options = diff::Options { base: Some("v1".to_owned()), format: diff::Format::Json, prove: false };
        assert_eq!(read("diff --json --base v1").unwrap(), Command::Diff(options));
        assert_eq!(read("check").unwrap(), Command::Check);
    }

    #[test]
    fn what_is_not_known_is_refused_with_the_command_to_run() {
        for line in ["deploy", "--fast", "conformance --fast", "generate now", "check fast", "diff 1", "help me"] {
            let error = read(line).unwrap_err();
            assert_eq!(error.exit, Exit::Unusable, "{line}");
            assert!(error.message.ends_with("run `cargo xtask help`"), "{}", error.message);
        }
        for line in
            ["conformance --list --report x", "conformance --report", "diff --json --markdown", "diff --prove --json"]
        {
            assert_eq!(read(line).unwrap_err().exit, Exit::Unusable, "{line}");
        }
        assert_eq!(read("conformance --list --accept").unwrap_err().exit, Exit::Unusable);
    }
}
