//! The program `openapi-client-build`: prints the source of the client that a document describes.
//!
//! `openapi-client-build DOCUMENT [SETTINGS]`, where SETTINGS is the JSON form of the library's `Settings`. Findings are printed on stderr;
//! the exit code is then 2.

use std::{env, path::Path, process::ExitCode};

use openapi_client_build::{Document, Finding, Settings, generate};

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let (path, settings) = match &arguments[..] {
        [path] => (path, Ok(Settings::default())),
        [path, settings] => (path, settings.parse()),
        _ => return fail("usage: openapi-client-build DOCUMENT [SETTINGS]"),
    };
    let settings = match settings {
        Ok(settings) => settings,
        Err(error) => return fail(&format!("invalid settings: {error}")),
    };
    match source(Path::new(path), &settings) {
        Ok(source) => {
            print!("{source}");
            ExitCode::SUCCESS
        }
        Err(findings) => {
            let findings: Vec<_> = findings.iter().map(ToString::to_string).collect();
            fail(&findings.join("\n"))
        }
    }
}

fn source(path: &Path, settings: &Settings) -> Result<String, Vec<Finding>> {
    let document = Document::load(path).map_err(|finding| vec![finding])?;
    generate(&document, settings)
}

fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}
