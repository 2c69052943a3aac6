//! The mock as a server. `cargo xtask mock` starts it, with the parsed arguments as one JSON value.

use std::{
    env,
    fs::File,
    io::{self, Write as _},
    net::{IpAddr, Ipv4Addr, SocketAddr},
    num::NonZeroU64,
    path::PathBuf,
    process::ExitCode,
    sync::Mutex,
    time::{Duration, SystemTime},
};

use serde::Deserialize;
use stytch_conformance::{Fault, MockStytch, Options, Seen};

fn main() -> ExitCode {
    let started = Arguments::read().and_then(Arguments::options).and_then(|options| {
        let listen = options.listen;
        MockStytch::start_with(options)
            .map_err(|error| format!("cannot listen on {listen}: {error}: choose another `--port`"))
    });
    match started {
        Ok(mock) => {
            let _ = writeln!(io::stdout(), "listening on {}, stop with Ctrl-C", mock.url());
            mock.wait();
            ExitCode::SUCCESS
        }
        Err(problem) => {
            let _ = writeln!(io::stderr(), "error: {problem}");
            ExitCode::from(2)
        }
    }
}

/// The arguments that `cargo xtask mock` has parsed.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Arguments {
    listen: IpAddr,
    /// 0 for any free port.
    port: u16,
    seed: u64,
    /// The start time in seconds since 1970. The system's time by default.
    now: Option<u64>,
    latency_ms: u64,
    /// `close`, `stall`, `truncate` or `html`.
    fault: Option<String>,
    fault_every: NonZeroU64,
    strict: bool,
    prefer: Option<String>,
    /// The file that gets a line of JSON for each request.
    record: Option<PathBuf>,
    show_codes: bool,
}

impl Default for Arguments {
    fn default() -> Self {
        Self {
            listen: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 0,
            seed: 0,
            now: None,
            latency_ms: 0,
            fault: None,
            fault_every: NonZeroU64::MIN,
            strict: false,
            prefer: None,
            record: None,
            show_codes: false,
        }
    }
}

impl Arguments {
    /// Reads the first argument of the program, which is one JSON value.
    fn read() -> Result<Self, String> {
        let text = env::args_os().nth(1).unwrap_or_default();
        serde_json::from_slice(text.as_encoded_bytes())
            .map_err(|error| format!("unreadable arguments: {error}: start this program with `cargo xtask mock`"))
    }

    fn options(self) -> Result<Options, String> {
        let create = |path: PathBuf| {
            File::create(&path).map(Mutex::new).map_err(|error| format!("cannot write {}: {error}", path.display()))
        };
        let record = self.record.map(create).transpose()?;
        let known = |name: String| fault(&name).ok_or_else(|| format!("there is no fault `{name}`"));
        Ok(Options {
            listen: SocketAddr::new(self.listen, self.port),
            seed: self.seed,
            now: self.now.and_then(|seconds| SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))),
            latency: Duration::from_millis(self.latency_ms),
            fault: self.fault.map(known).transpose()?,
            fault_every: self.fault_every.get(),
            strict: self.strict,
            prefer: self.prefer,
            observe: Some(Box::new(move |seen| tell(seen, self.show_codes, record.as_ref()))),
            ..Options::default()
        })
    }
}

fn fault(name: &str) -> Option<Fault> {
    Some(match name {
        "close" => Fault::Close,
        "stall" => Fault::Stall,
        "truncate" => Fault::Truncate,
        "html" => Fault::Html,
        _ => return None,
    })
}

/// A line for each request. Who reads no more, or no longer has room, is no reason to end.
fn tell(seen: &Seen, show_codes: bool, record: Option<&Mutex<File>>) {
    let code = seen.passcode.as_ref().filter(|_| show_codes);
    let code = code.map(|(id, code)| format!("  (the passcode of {id} is {code})")).unwrap_or_default();
    let _ = writeln!(io::stdout(), "{seen}{code}");
    if let Some(record) = record
        && let (Ok(line), Ok(mut file)) = (serde_json::to_string(seen), record.lock())
    {
        let _ = writeln!(file, "{line}");
    }
}
