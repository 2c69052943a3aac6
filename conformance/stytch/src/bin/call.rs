//! The program that makes one call of Stytch's API. `cargo xtask call` starts it, with the arguments as one JSON value.

use std::process::ExitCode;

use openapi_conformance::program;
use stytch_conformance::{caller, document};

fn main() -> ExitCode {
    program::main(document(), |document| program::call(document, &*caller(), "cargo xtask call"))
}
