//! The program of a mock server, for people: it serves until Ctrl-C, and prints a line for each request.

use std::{
    fs::File,
    io::{self, Write as _},
    net::{IpAddr, Ipv4Addr},
    process::ExitCode,
    sync::Mutex,
    time::{Duration, SystemTime},
};

use openapi_document::printable_lines;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{
    options::{Fault, Options},
    request_log::LoggedRequest,
    server::MockServer,
};

/// Serves until the process ends. `arguments` is a JSON object with the options; `help` is the command that explains them, for messages.
///
/// Exit code 2: the arguments are not valid, or the server does not start.
#[must_use]
pub fn main(arguments: &str, help: &str, start: impl FnOnce(Options) -> io::Result<MockServer>) -> ExitCode {
    match started(arguments, help, start) {
        Ok(mock) => {
            let _ = writeln!(io::stdout(), "listening on {}, stop with Ctrl-C", mock.url());
            mock.wait();
            ExitCode::SUCCESS
        }
        Err(message) => fail(&message),
    }
}

/// Prints why a program ends.
#[must_use]
pub fn fail(message: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "error: {}", printable_lines(message));
    ExitCode::from(2)
}

/// The arguments, each with a default.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Arguments {
    listen: IpAddr,
    /// 0 for any free port.
    port: u16,
    seed: u64,
    /// Seconds since 1970, up to the end of the year 9999.
    now: Option<u64>,
    latency_ms: u64,
    fault: Option<Fault>,
    /// 1 or more.
    fault_every: u64,
    strict: bool,
    /// As `NAME=VALUE`.
    prefer: Option<String>,
    /// The origins of the web pages that may call it. Empty for all.
    allow_origins: Vec<String>,
    /// A file that gets a line of JSON per request.
    record: Option<String>,
    show_codes: bool,
}

impl Default for Arguments {
    fn default() -> Self {
        Self {
            listen: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            seed: 0,
            now: None,
            latency_ms: 0,
            fault: None,
            fault_every: 1,
            strict: false,
            prefer: None,
            allow_origins: Vec::new(),
            record: None,
            show_codes: false,
        }
    }
}

fn started(
    arguments: &str,
    help: &str,
    start: impl FnOnce(Options) -> io::Result<MockServer>,
) -> Result<MockServer, String> {
    let invalid = |error: serde_json::Error| format!("invalid arguments: {error}: run `{help}`");
    // serde also reads an array as a struct, by position; this rejects that.
    let object: Map<String, Value> = serde_json::from_str(arguments).map_err(invalid)?;
    let options = options(Arguments::deserialize(Value::Object(object)).map_err(invalid)?)?;
    let listen = options.listen;
    start(options).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidInput => format!("{error}: run `{help}`"),
        // What it has to say about the document.
        io::ErrorKind::Other | io::ErrorKind::InvalidData => error.to_string(),
        _ => format!("cannot listen on {listen}: {error}: choose another `--port`"),
    })
}

/// The last second of the year 9999, in seconds since 1970: a date after it has no text in RFC 3339.
const LAST_SECOND: u64 = 253_402_300_799;

/// # Errors
/// A value that would have no effect, or another one than it says.
fn options(arguments: Arguments) -> Result<Options, String> {
    if let Some(now) = arguments.now.filter(|now| *now > LAST_SECOND) {
        return Err(format!("`now` is {now}, which is after the year 9999: choose a time up to {LAST_SECOND}"));
    }
    if arguments.fault_every == 0 {
        return Err("`fault_every` is 0: choose 1 for every response".to_owned());
    }
    let record = arguments.record.map(|path| {
        let file = File::create(&path).map_err(|error| format!("cannot write {path}: {error}"))?;
        Ok::<_, String>(Mutex::new(file))
    });
    let (record, show_codes) = (record.transpose()?, arguments.show_codes);
    Ok(Options {
        listen: (arguments.listen, arguments.port).into(),
        seed: arguments.seed,
        now: arguments.now.map(|seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)),
        latency: Duration::from_millis(arguments.latency_ms),
        fault: arguments.fault,
        fault_every: arguments.fault_every,
        strict: arguments.strict,
        prefer: arguments.prefer,
        allow_origins: arguments.allow_origins,
        // Nobody reads them here.
        recorded_bytes: 0,
        observe: Some(Box::new(move |request| print(request, show_codes, record.as_ref()))),
    })
}

/// Prints a line per request. A closed pipe or a full disk does not stop the server.
fn print(request: &LoggedRequest, show_codes: bool, record: Option<&Mutex<File>>) {
    let passcode = request.passcode.as_ref().filter(|_| show_codes);
    let passcode = passcode.map(|(id, code)| format!("  (sent for {id}: {code})")).unwrap_or_default();
    let _ = writeln!(io::stdout(), "{request}{passcode}");
    if let Some(record) = record
        && let Ok(mut file) = record.lock()
    {
        let _ = writeln!(file, "{}", request.to_json());
    }
}
