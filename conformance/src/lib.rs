//! A conformance suite: the cases of an OpenAPI document, run against a client for it.
//!
//! Each step of a run has a module, and nothing is written per operation:
//!
//! - `case`: what to call, what the server does, what to expect. `case/examples.rs` makes a [`Case`] of each example; the other files derive
//!   cases from the schemas, the security requirements and a table of faults. [`Derivation`] decides which operation tries what, so that
//!   each behaviour that could differ is a case once. `case/baseline.rs` gives a derived case its id.
//! - `server`: runs the script of a case. Wiremock serves complete responses; a server on a raw socket serves what breaks HTTP.
//! - `runner`: the client under test, a [`Caller`], calls that server. The result is an [`Exchange`].
//! - `verify`: compares the exchange with the expectation of the case, and returns the [`Evidence`] of what it compared.
//! - `coverage`: [`Coverage::record`] marks the clauses of the document that the evidence of a passed case covers.
//! - `render`: writes an exchange for people and for snapshots. `placeholder` replaces what is secret or varies between runs.
//! - [`driver`]: any client in a process of its own as the client under test.
//! - [`harness`]: all of this as a test target. [`properties`]: random values instead of cases, also as a test target.
//! - [`program`]: the programs for people, and their exit codes. [`target`]: the cases that a real server can be tried with.

mod call;
mod caller;
mod case;
mod convention;
mod coverage;
mod credentials;
pub mod driver;
mod expressible;
mod extension;
#[cfg(feature = "harness")]
pub mod harness;
mod json;
mod outcome;
mod pages;
mod partial_json;
mod placeholder;
pub mod program;
#[cfg(feature = "properties")]
pub mod properties;
mod render;
mod runner;
#[cfg(feature = "runtime")]
mod runtime_caller;
#[cfg(feature = "runtime")]
mod runtime_outcome;
mod scenario;
mod schema_parity;
mod server;
mod support_id;
pub mod target;
#[cfg(feature = "runtime")]
pub mod typed_calls;
mod verify;

pub use call::{Call, Credentials, Customization, Limits};
pub use caller::{Caller, ListedOperation};
pub use case::{Case, Component, Derivation, Expected, Fault, Input, Kind, Planned, Role, Section, documented_cases};
pub use coverage::{Coverage, Evidence};
pub use credentials::{from_env, invented};
pub use openapi_document::Document;
pub use openapi_document::sample::{Schemas, Uncovered, Violation};
pub use openapi_mock::{RecordedRequest, ResponseBody};
pub use outcome::{Details, ErrorKind, Failure, Headers, Outcome, Success};
pub use pages::{PagesCase, pages_cases, run_pages};
pub use render::{render, summary};
pub use runner::{Exchange, Runner};
#[cfg(feature = "runtime")]
pub use runtime_caller::RuntimeCaller;
pub use scenario::{Scenario, run_scenario, scenarios};
pub use schema_parity::{AllowedDifference, allowed_differences};
pub use server::{Response, Script, ServerKind, SocketServer, Step, WiremockServer};
pub use verify::{differences, head_differences, verify};
