//! The conformance suite of the archive.

use std::{process::ExitCode, sync::Arc};

use observatory::archive::{Api, DOCUMENT, schemas};
use openapi_conformance::{Document, RuntimeCaller, harness::Suite};

fn main() -> ExitCode {
    let suite = Suite {
        document: Document::parse("archive.yaml", DOCUMENT).map_err(|finding| finding.to_string()),
        caller: Arc::new(RuntimeCaller::<Api>::new(schemas)),
        snapshots: None,
        command: "cargo test --package observatory --test archive".to_owned(),
    };
    suite.main()
}
