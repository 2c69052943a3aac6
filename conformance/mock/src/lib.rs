//! A mock server for any OpenAPI document.
//!
//! A [`MockServer`] has every operation of a document. It checks credentials and requests, responds with the documented examples, and
//! remembers the passcodes it sent until they are used, replaced or expired. [`Options`] sets the seed, the time, latency and faults.
//!
//! Which response a request gets is written in the document, in the extension `x-mock`:
//!
//! - on a security scheme: regular expressions of the credentials that are accepted. HTTP Basic has `username` and `password`, bearer
//!   tokens `token`, API keys `key`. A scheme without `x-mock` is not checked.
//! - on an operation: the fields with the recipient, the code, the id and the validity of a passcode.
//! - on a request example: `sandbox: true`, whose recipient always has the same passcode.
//! - on a response example: the event, invalid field or value that triggers it. Other requests get the first success without `x-mock`.
//!
//! The request header `Prefer: code=429, example=too_many_requests` asks for any documented response.
//!
//! A test can [expect](MockServer::expect) calls, a number of them, and choose the responses.
//!
//! A web page can call the server from a browser: it supports CORS, for any origin or those of [`Options::allow_origins`].
//!
//! The server is meant for tests and limits what it keeps: requests by [`Options::recorded_bytes`], passcodes to 16 MiB. The oldest are
//! dropped first. It closes a connection that takes more than 30 seconds to send the head or the body of a request,
//! and serves 256 connections at once: further ones wait.

mod calendar;
mod connection;
mod cors;
mod credentials;
mod custom_response;
mod decimal;
mod documented;
mod encoding;
mod expectation;
mod expected;
mod ids;
mod null;
mod options;
mod passcode;
mod pattern;
mod prefer;
mod recorder;
pub mod redact;
mod request;
mod request_log;
mod responder;
mod routing;
mod schema;
mod server;
mod state;
mod validation;

pub use custom_response::CustomResponse;
pub use encoding::{ResponseBody, header_text, query_pairs, read_body, value_texts};
pub use expectation::Expectation;
pub use expected::Answer;
pub use openapi_document::Document;
pub use options::{Fault, Observer, Options};
pub use passcode::Sandbox;
pub use request::RecordedRequest;
pub use request_log::LoggedRequest;
pub use server::{MockServer, PreparedDocument};
