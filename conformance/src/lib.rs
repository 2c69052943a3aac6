//! The document's cases, played against the client.
//!
//! A [`Case`] is an example of the document. [`play()`] sends it through the typed client to a mock server that answers with the
//! documented response, [`prove()`] holds what happened against the document, [`render()`] writes it down for people.
//! Nothing here is written per operation: an example in the document is a case.

mod agree;
pub mod call;
mod case;
mod flow;
mod mock;
mod play;
mod prove;
mod redact;
mod render;

pub use agree::{LOSSES, Loss, losses, schemas};
pub use call::Report;
pub use case::{Case, Kind, Served, cases};
pub use flow::{Flow, flows, play_flow};
pub use mock::{Fault, MockStytch, Observe, Options, Seen};
pub use play::{Exchange, Identity, Sent, play};
pub use prove::{differences, prove};
pub use redact::redacted;
pub use render::render;

/// The Rust in the README compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
