//! The OpenAPI document of Stytch's one-time passcode calls, and what reads and checks it.
//!
//! [`TEXT`] is the document, [`Document`] reads it, [`check()`] lists what keeps it from being usable. The document is the description of
//! the API and the test data at once: its operations become methods, its examples become cases.

#![expect(clippy::result_large_err, reason = "a document is parsed once, and its fault is all there is to tell then")]

mod check;
mod document;
mod finding;
mod names;
mod operation;
mod server;
#[cfg(feature = "examples")]
mod validator;
mod walk;
mod yaml;

pub use check::check;
pub use document::{Document, Node};
pub use finding::Finding;
pub use names::{field_name, type_name};
pub use operation::{Body, Example, Header, Operation, Parameter, Response};
pub use server::Server;
#[cfg(feature = "examples")]
pub use validator::validator;

/// The document, `stytch.yaml`, as it is written.
pub const TEXT: &str = include_str!("../stytch.yaml");
