//! The program that runs the cases with clients in other processes. `cargo xtask conformance --client` starts it, with the arguments as one
//! JSON value.

use std::process::ExitCode;

use openapi_conformance::program;

fn main() -> ExitCode {
    program::main(stytch_conformance::document(), |document| {
        program::clients(document, "cargo xtask conformance --client")
    })
}
