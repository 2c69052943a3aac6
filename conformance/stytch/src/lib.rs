//! Stytch's document and client, for the conformance suite and its programs.

use std::sync::Arc;

use openapi_conformance::{Caller, RuntimeCaller};
use openapi_document::Document;

/// The typed calls of Stytch's client.
#[allow(clippy::all, reason = "generated code, kept as it is")]
pub mod calls {
    include!(concat!(env!("OUT_DIR"), "/calls.rs"));
}

/// Stytch's document.
///
/// # Errors
/// The document is not valid.
pub fn document() -> Result<Document, String> {
    Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES).map_err(|finding| finding.to_string())
}

/// Stytch's client.
#[must_use]
pub fn caller() -> Arc<dyn Caller> {
    Arc::new(RuntimeCaller::<calls::Calls>::default())
}

/// The Rust in the README compiles.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
