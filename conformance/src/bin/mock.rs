//! The mock as a server: what `cargo xtask mock` starts, which says how it is called.

use std::{
    fs::File,
    io::{self, Write as _},
    net::IpAddr,
    process::ExitCode,
    sync::Mutex,
    time::{Duration, SystemTime},
};

use lexopt::{Arg, Parser, ValueExt as _};
use stytch_conformance::{Fault, MockStytch, Options, Seen};

fn main() -> ExitCode {
    let started = options().and_then(|options| {
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

fn options() -> Result<Options, String> {
    let (mut options, mut show_codes, mut record) = (Options::default(), false, None);
    let mut parser = Parser::from_env();
    let read = |error: lexopt::Error| error.to_string();
    while let Some(argument) = parser.next().map_err(read)? {
        match argument {
            Arg::Long("strict") => options.strict = true,
            Arg::Long("show-codes") => show_codes = true,
            Arg::Long(name) => {
                let name = name.to_owned();
                let text = parser.value().and_then(|value| value.string()).map_err(read)?;
                let refused = || format!("`--{name}` does not take `{text}`");
                let number = || text.parse::<u64>().map_err(|_| refused());
                match name.as_str() {
                    "listen" => options.listen.set_ip(text.parse::<IpAddr>().map_err(|_| refused())?),
                    "port" => options.listen.set_port(text.parse().map_err(|_| refused())?),
                    "seed" => options.seed = number()?,
                    "now" => options.now = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(number()?)),
                    "latency" => options.latency = Duration::from_millis(number()?),
                    "fault" => options.fault = Some(fault(&text).ok_or_else(refused)?),
                    "fault-every" => options.fault_every = number()?,
                    "prefer" => options.prefer = Some(text),
                    "record" => {
                        record = Some(File::create(&text).map_err(|error| format!("cannot write {text}: {error}"))?)
                    }
                    _ => return Err(format!("there is no `--{name}`")),
                }
            }
            other => return Err(other.unexpected().to_string()),
        }
    }
    let record = record.map(Mutex::new);
    options.observe = Some(Box::new(move |seen| tell(seen, show_codes, record.as_ref())));
    Ok(options)
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
