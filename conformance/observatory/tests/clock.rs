//! The conformance suite of the clock.

use std::{process::ExitCode, sync::Arc};

use observatory::clock::{Api, DOCUMENT, schemas};
use openapi_conformance::{Document, RuntimeCaller, harness::Suite};

fn main() -> ExitCode {
    let suite = Suite {
        document: Document::parse("clock.yaml", DOCUMENT).map_err(|finding| finding.to_string()),
        caller: Arc::new(RuntimeCaller::<Api>::new(schemas)),
        snapshots: None,
        command: "cargo test --package observatory --test clock".to_owned(),
    };
    suite.main()
}
