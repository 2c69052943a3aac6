//! The conformance suite of the clock.

use std::{process::ExitCode, sync::Arc};

use observatory::clock::DOCUMENT;
use openapi_conformance::{Document, RuntimeCaller, harness::Suite};

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod calls {
    include!(concat!(env!("OUT_DIR"), "/clock_calls.rs"));
}

fn main() -> ExitCode {
    let suite = Suite {
        document: Document::parse("clock.yaml", DOCUMENT).map_err(|finding| finding.to_string()),
        caller: Arc::new(RuntimeCaller::<calls::Calls>::default()),
        snapshots: None,
        command: "cargo test --package observatory --test clock".to_owned(),
    };
    suite.main()
}
