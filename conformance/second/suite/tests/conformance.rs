//! The conformance suite of the second document. `cargo xtask conformance --document observatory` runs it and shows its results.

use std::{env, path::PathBuf, process::ExitCode};

use openapi_conformance::harness::Suite;

fn main() -> ExitCode {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let suite = Suite {
        document: stytch_conformance::document(),
        caller: stytch_conformance::caller(),
        snapshots: folder.join("tests/snapshots"),
        command: "cargo xtask conformance --document observatory".to_owned(),
    };
    suite.main()
}
