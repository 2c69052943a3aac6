//! The property tests of Stytch's client.

use std::process::ExitCode;

fn main() -> ExitCode {
    openapi_conformance::properties::main(stytch_conformance::document(), stytch_conformance::caller())
}
