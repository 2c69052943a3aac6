//! Generates a typed Rust client from an OpenAPI document.
//!
//! [`generate()`] turns a document into source; [`build()`] does so in a build script. The generated code names one crate,
//! `openapi-client-runtime`, on which the consumer depends.
//!
//! ```no_run
//! // build.rs
//! openapi_client_build::build("pets.yaml", &[("pets.yaml", include_str!("../tests/golden/no_security.yaml"))], openapi_client_build::Settings::default());
//! ```
//!
//! ```rs
//! // lib.rs
//! #[expect(clippy::all, reason = "generated code, kept as it is")]
//! mod generated {
//!     include!(concat!(env!("OUT_DIR"), "/generated.rs"));
//! }
//! pub use generated::*;
//! ```
//!
//! progenitor writes the types and the builders. The steps, each a module:
//!
//! 1. `prepare` and `bodies` change the document to what progenitor can read.
//! 2. `codegen` runs progenitor, and `written` parses what the client keeps of its output.
//! 3. `calls` and `type_map` match its output with the document.
//! 4. `types`, `objects`, `texts`, `setters` and `builders` rewrite its output.
//! 5. `fields`, `client`, `groups`, `examples`, `metadata` and `validation` add the rest.
//! 6. `features` puts what only some operations need behind the cargo features that the document names.
//!
//! A second output, [`generate_calls`], is for the conformance suite: it calls a generated client from plain data.

mod bodies;
mod body_field;
mod boxes;
mod build;
mod builders;
mod calls;
mod cargo_features;
mod client;
mod codegen;
mod docs;
mod examples;
#[cfg(feature = "faults")]
mod faults;
mod features;
mod fields;
mod generate;
mod groups;
mod metadata;
mod objects;
mod pages;
mod parameters;
mod parts;
mod paths;
mod pattern;
mod prepare;
mod problem;
mod references;
mod rewrite;
mod setters;
mod settings;
mod syntax;
#[cfg(test)]
mod testing;
mod texts;
mod type_map;
mod type_names;
mod typed_calls;
mod types;
mod validation;
mod variants;
mod written;

pub use build::{build, build_as, build_calls};
#[cfg(feature = "faults")]
pub use generate::generate_with_fault;
pub use generate::{generate, generate_with_warnings, prepared};
pub use openapi_document::{Document, Finding, Severity, check, list_findings};
pub use settings::{Feature, Settings};
pub use typed_calls::generate_calls;
