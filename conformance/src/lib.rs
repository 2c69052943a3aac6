//! A conformance suite: the cases of an OpenAPI document, run against a client for it.
//!
//! A [`Case`] is an example of the document or follows from one of its clauses. A [`Runner`] runs it: the client, which the suite knows as
//! a [`Caller`], calls a scripted server. [`verify()`] compares the exchange with the expectation, [`render()`] writes it down for people.
//! [`Suite`](harness::Suite) is all of this as a test target. Nothing is written per operation.

mod call;
mod caller;
mod case;
mod convention;
mod coverage;
mod credentials;
mod extension;
#[cfg(feature = "harness")]
pub mod harness;
mod json;
mod outcome;
mod partial_json;
pub mod program;
#[cfg(feature = "properties")]
pub mod properties;
mod render;
mod runner;
#[cfg(feature = "runtime")]
mod runtime_caller;
mod scenario;
mod schema_parity;
mod scripted_server;
mod support_id;
pub mod target;
mod tls_stream;
mod verify;

pub use call::{Call, Credentials, Limits};
pub use caller::{Caller, ListedOperation};
pub use case::{Case, Expected, Fault, Input, Kind, cases, derived};
pub use coverage::{Coverage, Evidence};
pub use credentials::{from_env, invented};
pub use openapi_document::Document;
pub use openapi_document::sample::{Schemas, Uncovered, Violation};
pub use openapi_mock::{RecordedRequest, ResponseBody};
pub use outcome::{Details, ErrorKind, Failure, Headers, Outcome, Success};
pub use partial_json::readable;
pub use render::{line, render};
pub use runner::{Exchange, Runner};
#[cfg(feature = "runtime")]
pub use runtime_caller::RuntimeCaller;
pub use scenario::{Scenario, run_scenario, scenarios};
pub use schema_parity::{AllowedDifference, allowed_differences};
pub use scripted_server::{Script, ScriptedServer, Step};
pub use verify::{differences, head_differences, verify};
