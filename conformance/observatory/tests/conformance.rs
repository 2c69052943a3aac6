//! The conformance suite of the observatory. `cargo xtask conformance --document observatory` runs it and shows its results.

use std::{env, path::PathBuf, process::ExitCode, sync::Arc};

use observatory::observatory::DOCUMENT;
use openapi_conformance::{Document, RuntimeCaller, harness::Suite};

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod calls {
    include!(concat!(env!("OUT_DIR"), "/observatory_calls.rs"));
}

fn main() -> ExitCode {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let suite = Suite {
        document: Document::parse("openapi.yaml", DOCUMENT).map_err(|finding| finding.to_string()),
        caller: Arc::new(RuntimeCaller::<calls::Calls>::default()),
        snapshots: Some(folder.join("tests/snapshots")),
        command: "cargo xtask conformance --document observatory".to_owned(),
    };
    suite.main()
}
