//! Reads OpenAPI 3.0 documents of one or more files, and checks them.
//!
//! [`Document`] reads a document; [`check()`] returns its findings, and [`list_findings`] is their text for people. [`Operation`],
//! [`SecurityScheme`] and [`Server`] give access to its parts, [`schema`] to its schemas, and [`extension`] to its `x-…` extensions. Two
//! tables say what is supported, and how to add to it: [`keyword`] for schema keywords, [`format`](mod@format) for formats.

#![expect(clippy::result_large_err, reason = "a document is read once, so the size of its error does not matter")]

// The snippets of the README run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod any_value;
mod body;
mod bundle;
mod call_setters;
mod canonical;
mod check;
mod document;
mod edits;
mod example;
pub mod extension;
mod files;
mod finding;
pub mod format;
mod json;
#[cfg(feature = "examples")]
mod json_schema;
pub mod keyword;
mod method;
mod names;
mod operation;
mod output;
#[cfg(feature = "overlay")]
mod overlay;
mod pages;
mod parameter;
mod part;
pub mod path;
pub mod pattern;
mod places;
pub mod pointer;
mod printable;
mod response;
#[cfg(feature = "sample")]
pub mod sample;
pub mod schema;
mod security;
mod structure;
mod text;
mod tree;
mod unknown_keyword;
mod usable;
#[cfg(feature = "examples")]
mod validator;
mod visit;
mod walk;
mod yaml;

pub use any_value::AnyValues;
pub use body::{Body, BodyFormat};
pub use call_setters::{CallSetter, Sets, call_setters, further_setter, parameter_name};
pub use check::check;
pub use document::{Document, Node};
pub use example::Example;
pub use extension::{ErrorConvention, FeatureTag, Pages, Retry, RetryPolicy};
pub use finding::{Finding, Severity, list_findings};
pub use names::{field_name, property_name, type_name};
pub use operation::Operation;
pub use output::Output;
pub use parameter::{Encoding, Parameter};
pub use part::PartFormat;
pub use printable::{is_printable, printable, printable_json, printable_lines};
pub use response::{Header, Response};
pub use security::{Part, Place, Requirement, SchemeKind, SecurityScheme, Server};
pub use unknown_keyword::is_ignored_keyword;
pub use usable::{Skipped, Usable};
#[cfg(feature = "examples")]
pub use validator::validator;

/// Cargo compiles this again for another checkout with the same target folder: see `.cargo/config.toml`.
const _: Option<&str> = option_env!("CHECKOUT_FOLDER");
