//! A driver for a [`Caller`], so that the client of this workspace is called in the same way as the others.

use std::{
    io::{self, BufRead as _, Write as _},
    process::ExitCode,
};

use super::{
    protocol::{DriverCall, Field, Hello, PROTOCOL, Reply, Setting},
    reply,
};
use crate::caller::Caller;

/// Says hello, then makes the calls of the standard input until that ends.
#[must_use]
pub fn serve(caller: &dyn Caller, name: &str, version: &str) -> ExitCode {
    let hello = Hello {
        protocol: PROTOCOL,
        name: name.to_owned(),
        version: version.to_owned(),
        tells: [Field::Status, Field::Code, Field::Message, Field::Url, Field::RequestId].into(),
        settings: [
            Setting::MaxAttempts,
            Setting::BaseDelayMs,
            Setting::MaxDelayMs,
            Setting::ReadTimeoutMs,
            Setting::AttemptTimeoutMs,
            Setting::TimeoutMs,
            Setting::BodyLimit,
            Setting::Proxy,
            Setting::ExtraHeaders,
            Setting::ExtraProperties,
        ]
        .into(),
    };
    let mut out = io::stdout().lock();
    let mut write = |line: serde_json::Result<String>| writeln!(out, "{}", line?).and_then(|()| out.flush());
    let mut served = write(serde_json::to_string(&hello));
    for line in io::stdin().lock().lines() {
        let reply = line.and_then(|line| Ok(serde_json::from_str::<DriverCall>(&line)?));
        served = served.and(reply).and_then(|call| {
            let outcome = caller.call(&call.into_call());
            let reply = outcome.map_or_else(|why| Reply::NotOffered { why }, reply::of);
            write(serde_json::to_string(&reply))
        });
        if served.is_err() {
            break;
        }
    }
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
