//! The program that runs documented cases against a server of Stytch's API. `cargo xtask conformance --target` starts it, with the
//! arguments as one JSON value.

use std::process::ExitCode;

use openapi_conformance::program;
use stytch_conformance::{caller, document};

fn main() -> ExitCode {
    program::main(document(), |document| program::target(document, caller(), "cargo xtask conformance --target"))
}
