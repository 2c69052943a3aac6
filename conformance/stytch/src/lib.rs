//! Stytch's document and client, as the conformance suite takes them.

mod adapter;

use std::sync::Arc;

use openapi_conformance::Caller;
use openapi_document::Document;

pub use adapter::ClientCaller;

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
    Arc::new(ClientCaller::default())
}

/// The Rust in the README compiles.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
