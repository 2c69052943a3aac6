//! `mock`: serves a document as a mock server, for apps in any language.

use std::{
    fs,
    io::Write,
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
    process::Command,
};

use clap::{ValueEnum, value_parser};
use serde::Serialize;

use crate::{
    bundle, cargo,
    context::Context,
    document,
    exit::{Error, Exit},
    own_document::{self, Source},
    suite::{self, DEFAULT},
};

/// Serve a document as a mock server
#[derive(Debug, PartialEq, Eq, Serialize, clap::Args)]
#[command(after_help = suite::help::MOCK)]
pub(crate) struct Args {
    #[command(flatten)]
    #[serde(skip)]
    selection: own_document::Selection,
    /// Port; 0 for any free one
    #[arg(long, value_name = "N", default_value_t = 4010)]
    port: u16,
    /// Address; 0.0.0.0 lets other machines connect
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    listen: IpAddr,
    /// Print each passcode and token, of any recipient
    #[arg(long)]
    show_codes: bool,
    /// Seed of ids and passcodes
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Start time in seconds since 1970 [default: the system's]
    #[arg(long, value_name = "SECONDS", value_parser = value_parser!(u64).range(..=LAST_SECOND))]
    now: Option<u64>,
    /// Delay of each response in milliseconds
    #[arg(long = "latency", value_name = "MS", default_value_t = 0)]
    latency_ms: u64,
    /// Fault of responses
    #[arg(long, value_name = "KIND")]
    fault: Option<Fault>,
    /// Inject the fault only in every Nth response
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = value_parser!(u64).range(1..))]
    fault_every: u64,
    /// `Prefer` header of requests that have none
    #[arg(long, value_name = "PREFERENCE", value_parser = preference)]
    prefer: Option<String>,
    /// Origin of web pages that may call it, may be repeated [default: any]
    #[arg(long = "allow-origin", value_name = "ORIGIN", value_parser = origin)]
    allow_origins: Vec<String>,
    /// Send no `data` envelope, no null for unset properties
    #[arg(long)]
    strict: bool,
    /// Write a line of JSON for each request, with its violations
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
enum Fault {
    Close,
    Stall,
    Truncate,
    Html,
}

/// Builds the mock server and runs it until it is stopped.
pub(crate) fn run(context: &Context, args: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    if let Some(source) = args.selection.source() {
        let Some(document) = served(context, source, out)? else {
            return Ok(Exit::Unusable);
        };
        let mut command = Command::new(cargo::program(context, &suite::MOCK_OF_ANY)?);
        command.arg(document).arg(serde_json::to_string(args)?);
        out.flush()?;
        return cargo::become_program(command);
    }
    if document::usable(context, DEFAULT, out)?.is_none() {
        return Ok(Exit::Unusable);
    }
    cargo::run(context, &suite::MOCK, args)
}

/// Writes the part of a document that can be served, and what cannot; returns its file.
fn served(context: &Context, source: Source<'_>, out: &mut dyn Write) -> Result<Option<PathBuf>, Error> {
    let written = source.read()?;
    own_document::write_head(out, &written)?;
    let Some(usable) = own_document::usable(context, written, out)? else {
        return Ok(None);
    };
    own_document::write_losses(context, out, &usable)?;
    let folder = cargo::target(context).join("xtask/mock");
    fs::create_dir_all(&folder)?;
    let file = folder.join(source.path.file_name().unwrap_or_default()).with_extension("yaml");
    fs::write(&file, bundle::text(&usable.written, bundle::Format::Yaml)?)?;
    Ok(Some(file))
}

fn preference(text: &str) -> Result<String, &'static str> {
    if text.contains('=') { Ok(text.to_owned()) } else { Err("a preference is NAME=VALUE") }
}

/// A browser sends the scheme, host and port of a page as its origin, or `null`.
fn origin(text: &str) -> Result<String, &'static str> {
    let host = text.split_once("://").map(|(_, host)| host);
    let valid = text == "null" || host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', '*']));
    if valid { Ok(text.to_owned()) } else { Err("an origin is SCHEME://HOST or SCHEME://HOST:PORT, without a path") }
}

/// The last second of the year 9999.
const LAST_SECOND: u64 = 253_402_300_799;

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::test_support::{context, parsed, written};

    fn arguments(line: &str) -> Value {
        serde_json::to_value(parsed::<Args>(line)).unwrap()
    }

    #[test]
    fn program_arguments_are_passed_as_json() {
        let defaults = json!({
            "port": 4010, "listen": "127.0.0.1", "show_codes": false, "seed": 0, "now": null, "latency_ms": 0,
            "fault": null, "fault_every": 1, "prefer": null, "allow_origins": [], "strict": false, "record": null,
        });
        assert_eq!(arguments("mock"), defaults);
        let set = json!({
            "port": 0, "listen": "::1", "show_codes": true, "seed": 7, "now": 1, "latency_ms": 5, "fault": "html",
            "fault_every": 2, "prefer": "code=429", "allow_origins": ["http://localhost:3000", "null"], "strict": true,
            "record": "a.jsonl",
        });
        let line = "mock --port=0 --listen ::1 --show-codes --seed 7 --now 1 --latency 5 --fault html --fault-every 2 \
                    --prefer code=429 --allow-origin http://localhost:3000 --allow-origin null --strict --record a.jsonl";
        assert_eq!(arguments(line), set);
    }

    #[test]
    fn the_document_of_the_caller_is_served_without_its_flawed_operations() {
        let folder = tempfile::tempdir().unwrap();
        let context = Context { root: folder.path().to_owned(), ..context() };
        let file = folder.path().join("flawed.json");
        let get = json!({"responses": {"200": {"description": "Good."}}});
        let document = json!({
            "openapi": "3.0.3", "info": {"title": "Stones", "version": "1"},
            "paths": {"/stones": {"get": get, "trace": get}, "/pebbles": {"get": get}},
        });
        fs::write(&file, document.to_string()).unwrap();
        let args = parsed::<Args>(&format!("mock --document {} --only /stones", file.display()));
        let source = args.selection.source().unwrap();
        let (served, text) = written(|out| served(&context, source, out).unwrap().unwrap());
        let served = fs::read_to_string(served).unwrap();
        assert!(served.contains("/stones") && !served.contains("trace") && !served.contains("/pebbles"), "{served}");
        assert!(text.contains("flawed.json: Stones 1, OpenAPI 3.0.3, 2 operations"), "{text}");
        assert!(text.contains("skipped by `operation-method`: 1 operation\n  TRACE /stones\n"), "{text}");
    }
}
