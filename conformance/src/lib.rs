//! The document's cases, played against the client.
//!
//! A [`Case`] is an example of the document, or what follows from one of its clauses. A [`Stage`] plays it: the typed client calls a
//! mock server, which does as the case says. [`prove()`] holds what happened against what has to come of it, [`render()`] writes it down
//! for people. Nothing here is written per operation: what is in the document is a case.

mod agree;
pub mod call;
mod case;
mod coverage;
mod flow;
mod mock;
mod play;
mod prove;
mod readable;
mod redact;
mod render;
mod server;
pub mod target;
mod wire;

pub use agree::{LOSSES, Loss, losses, schemas};
pub use call::Report;
pub use case::{Caller, Case, Expected, Fault as WireFault, Kind, Root, Served, cases, derived};
pub use coverage::{Coverage, Looked};
pub use flow::{Flow, flows, play_flow};
pub use mock::{Fault, MockStytch, Observe, Options, Seen};
pub use openapi_document::sample::{Schemas, Uncovered, Violation};
pub use play::{Exchange, Identity, Sent, Stage};
pub use prove::{differences, head_differences, prove};
pub use readable::readable;
pub use redact::redacted;
pub use render::{line, render};
pub use server::{Script, Server, Step};

/// The Rust in the README compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
