//! The property tests of the observatory's client.

use std::{process::ExitCode, sync::Arc};

use observatory::observatory::DOCUMENT;
use openapi_conformance::{Document, RuntimeCaller, properties};

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod calls {
    include!(concat!(env!("OUT_DIR"), "/observatory_calls.rs"));
}

fn main() -> ExitCode {
    let document = Document::parse("openapi.yaml", DOCUMENT).map_err(|finding| finding.to_string());
    properties::main(document, Arc::new(RuntimeCaller::<calls::Calls>::default()))
}
