//! Reads OpenAPI documents, of one file or several, and checks them.
//!
//! [`Document`] reads one, [`check()`] lists what keeps it from being used. [`Operation`], [`SecurityScheme`] and [`Server`] are what it says
//! of an API, [`schema`] what it says of values, [`extension`] what it says beyond OpenAPI. [`keyword`] is the table of schema keywords,
//! [`format`](mod@format) the table of formats.

#![expect(clippy::result_large_err, reason = "a document is read once, and the finding is all there is to report then")]

mod bundle;
mod check;
mod document;
pub mod extension;
mod finding;
pub mod format;
#[cfg(feature = "examples")]
mod json_schema;
pub mod keyword;
mod names;
mod operation;
pub mod pattern;
mod places;
pub mod pointer;
mod printable;
#[cfg(feature = "sample")]
pub mod sample;
pub mod schema;
mod security;
mod structure;
#[cfg(feature = "examples")]
mod validator;
mod walk;
mod yaml;

pub use check::check;
pub use document::{Document, Node};
pub use extension::{ErrorConvention, Retry, RetryPolicy};
pub use finding::Finding;
pub use names::{field_name, type_name};
pub use operation::{Body, Example, Header, Operation, Parameter, Response};
pub use printable::{is_printable, printable};
pub use security::{Part, Place, Requirement, SchemeKind, SecurityScheme, Server};
#[cfg(feature = "examples")]
pub use validator::validator;
