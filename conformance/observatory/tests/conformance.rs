//! The conformance suite of the observatory. `cargo xtask conformance --document observatory` runs it and shows its results.

use std::{env, path::PathBuf, process::ExitCode, sync::Arc};

use observatory::observatory::{Api, DOCUMENT, schemas};
use openapi_conformance::{Document, RuntimeCaller, harness::Suite};

fn main() -> ExitCode {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let suite = Suite {
        document: Document::parse("openapi.yaml", DOCUMENT).map_err(|finding| finding.to_string()),
        caller: Arc::new(RuntimeCaller::<Api>::new(schemas)),
        snapshots: Some(folder.join("tests/snapshots")),
        command: "cargo xtask conformance --document observatory".to_owned(),
    };
    suite.main()
}
