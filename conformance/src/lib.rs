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
mod render;
mod schema;
mod server;
pub mod target;
mod wire;

pub use agree::{LOSSES, Loss, losses, schemas};
pub use call::Report;
pub use case::{Caller, Case, Expected, Fault as WireFault, Kind, Root, Served, cases, derived};
pub use coverage::{Coverage, Looked};
pub use flow::{Flow, flows, play_flow};
pub use mock::MockStytch;
pub use openapi_mock::Options;
pub use openapi_mock::redact::redacted;
pub use play::{Exchange, Identity, Sent, Stage};
pub use prove::{differences, head_differences, prove};
pub use readable::readable;
pub use render::{line, render};
pub use schema::{Breach, Gap, Schemas};
pub use server::{Script, Server, Step};

/// The Rust in the README compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
