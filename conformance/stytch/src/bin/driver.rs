//! A driver for the client of this workspace, as `conformance/clients/README.md` describes it.

use std::process::ExitCode;

use openapi_conformance::driver;

fn main() -> ExitCode {
    driver::serve(&*stytch_conformance::caller(), "stytch-client", env!("CARGO_PKG_VERSION"))
}
