//! Properties of Stytch's client that hold for every value of the document's schemas and for every response.

use std::process::ExitCode;

fn main() -> ExitCode {
    openapi_conformance::properties::main(stytch_conformance::document(), stytch_conformance::caller())
}
