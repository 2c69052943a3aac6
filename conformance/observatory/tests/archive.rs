//! The conformance suite of the archive.

use std::{process::ExitCode, sync::Arc};

use observatory::ARCHIVE_FILES;
use openapi_conformance::{Document, RuntimeCaller, harness::Suite};

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod calls {
    include!(concat!(env!("OUT_DIR"), "/archive_calls.rs"));
}

fn main() -> ExitCode {
    let suite = Suite {
        document: Document::bundle("archive.yaml", &ARCHIVE_FILES).map_err(|finding| finding.to_string()),
        caller: Arc::new(RuntimeCaller::<calls::Calls>::default()),
        snapshots: None,
        command: "cargo test --package observatory --test archive".to_owned(),
    };
    suite.main()
}
