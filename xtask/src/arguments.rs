//! What the command line asks for.

use std::ffi::OsString;

use lexopt::{Arg, Parser, ValueExt as _};

use crate::{call, conformance, diff, exit::Error, generate, mock, mutate};

/// One call of `cargo xtask`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Shows a text.
    Help(&'static str),
    Conformance(conformance::Options),
    Generate(generate::Mode),
    Diff(diff::Options),
    Mutate(mutate::Options),
    Check,
    /// What goes to the program.
    Mock(Vec<String>),
    Call(call::Options),
}

pub(crate) const HELP: &str = "\
cargo xtask VERB [OPTION…]

  conformance [FILTER…]   plays every case of the document against a mock server
      --list              only lists the cases
      --accept            takes what is seen now as the snapshots
      --report DIR        writes a page, JUnit, JSON and a summary there
  generate                renews the record of what the document generates
      --check             writes nothing, shows what is out of date
  diff                    what a change of the document does to callers
      --base GITREV|FILE  compares with that, else with the last tag
  mutate                  changes the document, and says what notices it
  check                   everything that CI runs, fastest first
  call OPERATION          one call through the client, and what came of it
  mock [--port N]         a server from the document, for apps in any language
  help                    this text; `cargo xtask VERB --help` tells more of one

exit codes
  0  fine
  1  a case or a step failed
  2  the call or the document is unusable, or the build failed
  4  the record is out of date, or the version is

examples
  cargo xtask conformance
  cargo xtask conformance 429 --accept
";

const CONFORMANCE: &str = "\
cargo xtask conformance [FILTER…] [--list] [--accept] [--report DIR]

Checks openapi/stytch.yaml, builds the suite and plays every case of it: each documented response, each request example, each
component, and the guards of the suite itself.

  FILTER…       the id of a case, the id of an operation, or any part of an id
  --list        only lists the ids, one a line
  --accept      takes what is seen now as the snapshots, and takes away those that belong to no case; review them with `git diff`
  --report DIR  writes what came of each case: index.html to read, junit.xml for CI systems, report.json (report.schema.json says
                what is in it) for programs, summary.md for a job's page

With GITHUB_ACTIONS=true what failed is also written as annotations of the document's lines.

exit codes: 0 all held, 1 a case failed, 2 the call or the document is unusable or the build failed
";

const GENERATE: &str = "\
cargo xtask generate [--check]

Checks openapi/stytch.yaml, generates the client from it, and writes down its public surface, as Rust signatures, in
conformance/tests/snapshots/generated.txt. So a review of a change to the document or to the generator shows what it does to users.

  --check    writes nothing, and shows how the record differs from what is generated now

exit codes: 0 fine, 2 the call or the document is unusable or the build failed, 4 the record is out of date
";

const DIFF: &str = "\
cargo xtask diff [--base GITREV|FILE] [--json|--markdown]

Compares openapi/stytch.yaml with what it was, and says what each change does to programs that call the generated crate: breaking,
risky, additive or documentation, by which rule, and where. Then which version the changes ask for, and whether Cargo.toml has it;
before 1.0 what breaks asks for a minor bump, anything else for a patch.

  --base       a file, or else a revision of git; by default the last tag, or HEAD where there is none. A file belongs to no version,
               so that whatever breaks since is not yet in the version
  --json       one object: base {name, version}, now {version}, asks {part, least} or null, done, and changes, a list of {rule,
               verdict, pointer, in (`now` or `base`), line, says, subject, old, new}; the last three are null where there is nothing
               short to say
  --markdown   a table for a comment or a job's page
  --prove      proves the rules instead: compiles and runs a caller before and after the change that each is about, two builds of
               the client in target/xtask/proof

exit codes: 0 nothing breaks, or the version says so, 1 a rule is not proved, 2 the call, the base or the document is unusable,
4 something breaks and the version does not say so
";

const CHECK: &str = "\
cargo xtask check

Everything that CI runs, fastest first: the document, formatting, clippy, the record of what is generated, the conformance suite, the
tests, the documentation, the client without its default features, and the packages. A line each with its time; what a failed one
wrote is shown in full. The last line is `check: N passed, N failed`, of tests and cases.

exit codes: 0 fine, 1 a step failed, 2 the call is unusable
";

/// Reads the arguments after the name of the program.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Error> {
    let mut parser = Parser::from_args(arguments);
    let verb = match parser.next()? {
        None | Some(Arg::Long("help") | Arg::Short('h')) => return Ok(Command::Help(HELP)),
        Some(Arg::Value(verb)) => verb.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match verb.as_str() {
        "conformance" => conformance(parser),
        "generate" => generate(parser),
        "diff" => diff(parser),
        "mutate" => mutate::parse(parser),
        "check" => check(parser),
        "call" => call::parse(parser),
        "mock" => mock::parse(parser),
        "help" => help(parser),
        _ => Err(Error::unusable(format!("there is no verb `{verb}`: run `cargo xtask help`"))),
    }
}

fn conformance(mut parser: Parser) -> Result<Command, Error> {
    let mut options = conformance::Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(CONFORMANCE)),
            Arg::Long("list") => options.list = true,
            Arg::Long("accept") => options.accept = true,
            Arg::Long("report") => options.report = Some(parser.value()?.into()),
            Arg::Value(filter) => options.filters.push(filter.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if options.list && options.report.is_some() {
        return Err(Error::unusable("`--list` plays nothing that `--report` could tell of: leave one out"));
    }
    if options.list && options.accept {
        return Err(Error::unusable("`--list` plays nothing that `--accept` could take: leave one out"));
    }
    Ok(Command::Conformance(options))
}

fn generate(mut parser: Parser) -> Result<Command, Error> {
    let mut mode = generate::Mode::Write;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(GENERATE)),
            Arg::Long("check") => mode = generate::Mode::Check,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Generate(mode))
}

fn diff(mut parser: Parser) -> Result<Command, Error> {
    let mut options = diff::Options::default();
    while let Some(argument) = parser.next()? {
        let format = match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(DIFF)),
            Arg::Long("base") => {
                options.base = Some(parser.value()?.string()?);
                continue;
            }
            Arg::Long("prove") => {
                options.prove = true;
                continue;
            }
            Arg::Long("json") => diff::Format::Json,
            Arg::Long("markdown") => diff::Format::Markdown,
            other => return Err(other.unexpected().into()),
        };
        if options.format != diff::Format::Text && options.format != format {
            return Err(Error::unusable("`--json` and `--markdown` exclude each other: leave one out"));
        }
        options.format = format;
    }
    if options.prove && options != (diff::Options { prove: true, ..diff::Options::default() }) {
        return Err(Error::unusable("`--prove` compares nothing that there is: leave the other options out"));
    }
    Ok(Command::Diff(options))
}

fn check(mut parser: Parser) -> Result<Command, Error> {
    match parser.next()? {
        None => Ok(Command::Check),
        Some(Arg::Long("help") | Arg::Short('h')) => Ok(Command::Help(CHECK)),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn help(mut parser: Parser) -> Result<Command, Error> {
    let Some(argument) = parser.next()? else {
        return Ok(Command::Help(HELP));
    };
    match argument {
        Arg::Value(verb) if verb == "conformance" => Ok(Command::Help(CONFORMANCE)),
        Arg::Value(verb) if verb == "generate" => Ok(Command::Help(GENERATE)),
        Arg::Value(verb) if verb == "diff" => Ok(Command::Help(DIFF)),
        Arg::Value(verb) if verb == "mutate" => Ok(Command::Help(mutate::HELP)),
        Arg::Value(verb) if verb == "check" => Ok(Command::Help(CHECK)),
        Arg::Value(verb) if verb == "call" => Ok(Command::Help(call::HELP)),
        Arg::Value(verb) if verb == "mock" => Ok(Command::Help(mock::HELP)),
        Arg::Long("help") | Arg::Short('h') => Ok(Command::Help(HELP)),
        other => Err(other.unexpected().into()),
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
        for (verb, text) in [
            ("conformance", CONFORMANCE),
            ("generate", GENERATE),
            ("diff", DIFF),
            ("mutate", mutate::HELP),
            ("check", CHECK),
            ("call", call::HELP),
            ("mock", mock::HELP),
        ] {
            assert_eq!(read(&format!("{verb} --help")).unwrap(), Command::Help(text));
            assert_eq!(read(&format!("help {verb}")).unwrap(), Command::Help(text));
            assert!(text.starts_with(&format!("cargo xtask {verb}")));
        }
    }

    #[test]
    fn help_fits_on_a_screen() {
        for text in [HELP, CONFORMANCE, GENERATE, DIFF, mutate::HELP, CHECK, call::HELP, mock::HELP] {
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
