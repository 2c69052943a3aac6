//! Serves the mock until Ctrl-C: `mock OPTIONS`, where the options are a JSON object. `cargo xtask mock` starts it.

use std::{env, process::ExitCode};

use openapi_mock::program;
use stytch_mock::MockStytch;

fn main() -> ExitCode {
    let options = env::args().nth(1).unwrap_or_else(|| "{}".to_owned());
    program::main(&options, "cargo xtask mock --help", |options| Ok(MockStytch::start_with(options)?.into()))
}
