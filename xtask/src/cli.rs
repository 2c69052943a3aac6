//! The command line: the verbs, their help, and the exit code.

use std::{
    ffi::OsString,
    io::{self, Write},
};

use clap::{CommandFactory as _, Parser, Subcommand};

use crate::{
    bundle, call, check, conformance,
    context::Context,
    coverage, diff,
    exit::{Error, Exit},
    facts, generate, mock, mutate, package,
    style::BAD,
    trial,
};

/// Conformance suites, generated code and checks of this workspace
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", subcommand_value_name = "VERB", subcommand_help_heading = "Verbs")]
#[command(after_help = "\
Exit codes:
  0  success
  1  a case or a step failed
  2  the call or the document is unusable, or the build failed
  4  the record or the version is out of date

Examples:
  cargo xtask conformance
  cargo xtask conformance 429 --accept
  cargo xtask generate --check")]
struct Cli {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// List all findings of a document, not ten of each rule
    #[arg(long, global = true)]
    all: bool,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Conformance(conformance::Args),
    Coverage(coverage::Args),
    Generate(generate::Args),
    Check(check::Args),
    Diff(diff::Args),
    Mutate(mutate::Args),
    Package(package::Args),
    Bundle(bundle::Args),
    Facts(facts::Args),
    Call(call::Args),
    Mock(mock::Args),
    Try(trial::Args),
}

/// Parses and runs a command line, whose first argument is the name of the program.
pub(crate) fn run(
    context: &Context,
    arguments: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    error: &mut dyn Write,
) -> Exit {
    let outcome = match Cli::try_parse_from(arguments) {
        Ok(Cli { verb: Some(verb), all }) => run_verb(&Context { all_findings: all, ..context.clone() }, &verb, out),
        Ok(Cli { verb: None, .. }) => {
            write!(out, "{}", Cli::command().render_help().ansi()).map(|()| Exit::Success).map_err(Error::from)
        }
        Err(clap_error) => write_clap_error(&clap_error, out, error).map_err(Error::from),
    };
    match outcome.and_then(|exit| Ok(out.flush().map(|()| exit)?)) {
        Ok(exit) => exit,
        Err(problem) => write_error(&problem, error),
    }
}

/// Writes why a verb ended early; returns the exit code.
pub(crate) fn write_error(problem: &Error, error: &mut dyn Write) -> Exit {
    if !problem.message.is_empty() {
        // Ignored: a closed standard error cannot report its own failure.
        let _ = writeln!(error, "{BAD}error:{BAD:#} {}", problem.message);
    }
    problem.exit
}

/// Writes help to the output, and usage errors to the error stream.
fn write_clap_error(clap_error: &clap::Error, out: &mut dyn Write, error: &mut dyn Write) -> io::Result<Exit> {
    let text = clap_error.render();
    if clap_error.use_stderr() {
        write!(error, "{}", text.ansi())?;
        return Ok(Exit::Unusable);
    }
    write!(out, "{}", text.ansi())?;
    Ok(Exit::Success)
}

fn run_verb(context: &Context, verb: &Verb, out: &mut dyn Write) -> Result<Exit, Error> {
    match verb {
        Verb::Conformance(args) => conformance::run(context, args, out),
        Verb::Coverage(args) => coverage::run(context, args, out),
        Verb::Generate(args) => generate::run(context, args, out),
        Verb::Check(args) => check::run(context, args, out),
        Verb::Diff(args) => diff::run(context, args, out),
        Verb::Mutate(args) => mutate::run(context, args, out),
        Verb::Package(args) => package::run(context, args, out),
        Verb::Bundle(args) => bundle::run(context, args, out),
        Verb::Facts(args) => facts::run(context, args, out),
        Verb::Call(args) => call::run(context, args, out),
        Verb::Mock(args) => mock::run(context, args, out),
        Verb::Try(args) => trial::run(context, args, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::context;

    const VERBS: [&str; 12] = [
        "conformance",
        "coverage",
        "generate",
        "check",
        "diff",
        "mutate",
        "package",
        "bundle",
        "facts",
        "call",
        "mock",
        "try",
    ];

    /// Runs a command line in an empty folder, where nothing can be read or built.
    fn run_line(line: &str) -> (Exit, String, String) {
        let folder = tempfile::tempdir().unwrap();
        let context = Context { root: folder.path().to_owned(), ..context() };
        let (mut out, mut error) = (anstream::StripStream::new(Vec::new()), anstream::StripStream::new(Vec::new()));
        let line = ["xtask"].into_iter().chain(line.split_whitespace()).map(OsString::from);
        let exit = run(&context, line, &mut out, &mut error);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        let text = |stream: anstream::StripStream<Vec<u8>>| String::from_utf8(stream.into_inner()).unwrap();
        (exit, text(out), text(error))
    }

    fn help(line: &str) -> String {
        let (exit, out, error) = run_line(line);
        assert_eq!((exit, error.as_str()), (Exit::Success, ""), "{line}");
        out
    }

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn no_arguments_show_help() {
        let expected = help("--help");
        for line in ["", "help", "-h"] {
            assert_eq!(help(line), expected, "{line}");
        }
        assert!(VERBS.iter().all(|verb| expected.contains(&format!("\n  {verb} "))), "{expected}");
    }

    #[test]
    fn each_verb_has_help_with_its_usage_and_exit_codes() {
        for verb in VERBS {
            let text = help(&format!("{verb} --help"));
            assert_eq!(help(&format!("help {verb}")), text);
            assert_eq!(help(&format!("{verb} -h")), text);
            assert!(text.contains(&format!("Usage: cargo xtask {verb}")), "{text}");
            assert!(text.contains("\nExit codes: ") && text.contains("\n  cargo xtask "), "{text}");
        }
    }

    #[test]
    fn help_fits_on_a_screen() {
        for line in VERBS.map(|verb| format!("help {verb}")).into_iter().chain(["help".to_owned()]) {
            let text = help(&line);
            let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
            assert!(text.lines().count() <= 40 && widest <= 100, "{line}: {} by {widest}", text.lines().count());
        }
    }

    #[test]
    fn a_typo_gets_a_suggestion() {
        for (line, suggested) in [
            ("conformnce", "conformance"),
            ("conformance --acept", "--accept"),
            ("mock --prot 1", "--port"),
            ("coverage --document observatry", "observatory"),
            ("mock --fault clse", "close"),
        ] {
            let (exit, out, error) = run_line(line);
            assert_eq!((exit, out.as_str()), (Exit::Unusable, ""), "{line}");
            assert!(error.contains("tip: ") && error.contains(&format!("'{suggested}'")), "{line}: {error}");
            assert!(error.contains("For more information, try '--help'"), "{line}: {error}");
        }
    }

    #[test]
    fn usage_errors_name_the_mistake() {
        for (line, expected) in [
            ("deploy", "unrecognized subcommand 'deploy'"),
            ("--fast", "unexpected argument '--fast'"),
            ("conformance --fast", "unexpected argument '--fast'"),
            ("generate now", "unexpected argument 'now'"),
            ("check fast", "unexpected argument 'fast'"),
            ("diff 1", "unexpected argument '1'"),
            ("help me", "unrecognized subcommand 'me'"),
            ("conformance --report", "a value is required for '--report <DIR>'"),
            ("conformance --list --report x", "'--list' cannot be used with '--report <DIR>'"),
            ("conformance --list --accept", "'--list' cannot be used with '--accept'"),
            ("conformance --accept --target http://localhost:1", "'--accept' cannot be used with '--target <URL>'"),
            ("conformance --target http://localhost:1 --report x", "cannot be used with"),
            (
                "conformance --target localhost",
                "'localhost' for '--target <URL>': a URL starts with http:// or https://",
            ),
            ("conformance --target http://localhost:1 --per-second 0", "'0' for '--per-second <N>'"),
            ("conformance --target http://localhost:1 --send --yes some", "'some' for '--yes <COUNT>'"),
            ("conformance --target http://localhost:1 --yes 3", "--send"),
            ("conformance --strict", "--target <URL>"),
            ("conformance --known-failing a", "--client <COMMAND>"),
            ("conformance --client a --target http://localhost:1", "cannot be used with"),
            ("diff --json --markdown", "'--json' cannot be used with '--markdown'"),
            ("diff --verify-rules --json", "cannot be used with"),
            ("bundle --format xml", "possible values: yaml, json"),
            ("facts", "<FILE>"),
            ("call", "<OPERATION>"),
            ("call send --set a", "`--set` takes FIELD=VALUE: run `cargo xtask call --help`"),
            ("call a b", "unexpected argument 'b'"),
            ("mock --port 70000", "'70000' for '--port <N>'"),
            ("mock --listen here", "'here' for '--listen <ADDRESS>': invalid IP address syntax"),
            ("mock --fault sometimes", "possible values: close, stall, truncate, html"),
            ("mock --fault-every 0", "'0' for '--fault-every <N>'"),
            ("mock --prefer 429", "'429' for '--prefer <PREFERENCE>'"),
            ("mock --now 18446744073709551615", "18446744073709551615 is not in 0..=253402300799"),
            ("mock --allow-origin localhost:3000", "an origin is SCHEME://HOST or SCHEME://HOST:PORT"),
            ("mock --allow-origin http://localhost:3000/", "an origin is SCHEME://HOST or SCHEME://HOST:PORT"),
            ("mock --port", "a value is required for '--port <N>'"),
            ("mock --document no.yaml", "cannot read no.yaml: there is no such file"),
            ("call send --document no.yaml", "cannot read no.yaml: there is no such file"),
            ("diff --document no.yaml --base older.yaml", "cannot read no.yaml: there is no such file"),
            ("mock --overlay a.yaml", "--document <FILE>"),
            ("call send --only pets", "--document <FILE>"),
            ("diff --overlay a.yaml", "--document <FILE>"),
            ("diff --document a.yaml --verify-rules", "cannot be used with"),
            ("package now", "unexpected argument 'now'"),
            ("try", "<DOCUMENT>"),
            ("try a.yaml --limit 0", "'0' for '--limit <SECONDS>'"),
            ("try a.yaml --overlay", "a value is required for '--overlay <FILE>'"),
            ("mutate --places few", "'few' for '--places <N>'"),
        ] {
            let (exit, out, error) = run_line(line);
            assert_eq!((exit, out.as_str()), (Exit::Unusable, ""), "{line}");
            assert!(error.starts_with("error: ") && error.contains(expected), "{line}: {error}");
        }
    }
}
