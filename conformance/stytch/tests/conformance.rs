//! The conformance suite of Stytch's document and client. `cargo xtask conformance` runs it and shows its results.

use std::{env, path::PathBuf, process::ExitCode};

use openapi_conformance::harness::Suite;

fn main() -> ExitCode {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let suite = Suite {
        document: stytch_conformance::document(),
        caller: stytch_conformance::caller(),
        snapshots: Some(folder.join("tests/snapshots")),
        command: "cargo xtask conformance".to_owned(),
    };
    suite.main()
}
