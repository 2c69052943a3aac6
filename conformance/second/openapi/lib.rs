//! `stytch-openapi` with another document: what is built on it under that name is built for this document instead.

pub use stytch_openapi::*;

/// The document, `invented.yaml`, as it is written. It takes the place of the one that comes with the rest.
pub const TEXT: &str = include_str!("invented.yaml");
