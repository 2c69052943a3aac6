//! The property tests of the observatory's client.

use std::{process::ExitCode, sync::Arc};

use observatory::observatory::{Api, DOCUMENT, schemas};
use openapi_conformance::{Document, RuntimeCaller, properties};

fn main() -> ExitCode {
    let document = Document::parse("openapi.yaml", DOCUMENT).map_err(|finding| finding.to_string());
    properties::main(document, Arc::new(RuntimeCaller::<Api>::new(schemas)))
}
