//! The program `openapi-client-build`: prints the source of the client that a document describes.
//!
//! `openapi-client-build DOCUMENT [SETTINGS] [--all] [--check | --prepared]`, where SETTINGS is the JSON form of the library's `Settings`.
//! Findings are printed on stderr; if one of them is an error, the exit code is 2.

use std::{
    env,
    io::{self, Write as _},
    path::Path,
    process::ExitCode,
};

use openapi_client_build::{
    Document, Finding, Settings, generate_calls, generate_with_warnings, list_findings, prepared,
};

const HELP: &str = "\
Prints the Rust source of the client that an OpenAPI document describes.

usage: openapi-client-build DOCUMENT [SETTINGS] [--all] [--check | --prepared]

  DOCUMENT  the file of the document; `$ref`s are read relative to it
  SETTINGS  a JSON object: \"schemas\" takes \"never\" (the default), \"always\" or {\"when\": FEATURE}, and adds JSON schemas,
            always or with a cargo feature
  --all     lists all findings, not only ten of each rule
  --check   prints no source, and also generates what the conformance suite calls the client with
  --prepared
            prints the document as progenitor reads it, in JSON

Findings go to stderr; warnings do not keep the source from being printed. Exit codes: 0 success, 2 a wrong call, an unusable document or invalid settings.

example: openapi-client-build api.yaml > src/generated.rs
";

fn main() -> ExitCode {
    let mut arguments: Vec<_> =
        env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect();
    if arguments.iter().any(|argument| matches!(argument.as_str(), "-h" | "--help")) {
        return print(HELP);
    }
    let mut is_given = |option: &str| {
        let before = arguments.len();
        arguments.retain(|argument| argument != option);
        arguments.len() < before
    };
    let rest = if is_given("--all") { None } else { Some("add `--all`") };
    let output = match (is_given("--check"), is_given("--prepared")) {
        (false, false) => Output::Source,
        (true, false) => Output::Check,
        (false, true) => Output::Prepared,
        (true, true) => return fail("`--check` conflicts with `--prepared`: run `openapi-client-build --help`"),
    };
    if let Some(option) = arguments.iter().find(|argument| argument.starts_with('-')) {
        return fail(&format!("there is no option `{option}`: run `openapi-client-build --help`"));
    }
    let (path, settings) = match &arguments[..] {
        [path] => (path, Ok(Settings::default())),
        [path, settings] => (path, settings.parse()),
        _ => {
            let found = arguments.len();
            return fail(&format!(
                "expected a document and at most one object of settings, got {found} arguments: run `openapi-client-build --help`"
            ));
        }
    };
    let settings = match settings {
        Ok(settings) => settings,
        Err(error) => return fail(&format!("invalid settings: {error}: run `openapi-client-build --help`")),
    };
    match output.of(Path::new(path), &settings) {
        Ok((source, warnings)) => {
            eprint!("{}", list_findings(&warnings, rest));
            print(&source)
        }
        Err(findings) => {
            eprint!("{}", list_findings(&findings, rest));
            ExitCode::from(2)
        }
    }
}

/// Prints to a reader, who may stop before the end.
fn print(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => fail(&format!("cannot print: {error}")),
        _ => ExitCode::SUCCESS,
    }
}

/// What is printed.
enum Output {
    Source,
    /// Check, but the calls are generated too.
    Check,
    Prepared,
}

impl Output {
    /// The output for a document, and the warnings about it.
    fn of(&self, path: &Path, settings: &Settings) -> Result<(String, Vec<Finding>), Vec<Finding>> {
        let document = Document::load(path).map_err(|finding| vec![finding])?;
        match self {
            Self::Source => generate_with_warnings(&document, settings),
            Self::Check => {
                let (_, warnings) = generate_with_warnings(&document, settings)?;
                generate_calls(&document, "client").map(|_| (String::new(), warnings))
            }
            Self::Prepared => prepared(&document, settings),
        }
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}
