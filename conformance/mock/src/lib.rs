//! A mock server for any OpenAPI document.
//!
//! A [`MockServer`] has every operation of a document. It checks credentials and requests, responds with the documented examples, and
//! keeps records, such as users and their sessions, and the secrets that it sent, such as passcodes. [`Options`] sets the seed, the time,
//! latency and faults.
//!
//! Which response a request gets is written in the document, in the extension `x-mock`:
//!
//! - on a security scheme: regular expressions of the credentials that are accepted. HTTP Basic has `username` and `password`, bearer
//!   tokens `token`, API keys `key`. A scheme without `x-mock` is not checked.
//! - on an operation: the steps that it does with records, see below. One without steps responds with its documented success.
//! - on a request example: `sandbox: true`, whose recipient always gets the same secret, that of the example that consumes it.
//! - on a response example: the event, invalid or duplicate field, or value that triggers it. Other requests get the first success
//!   without `x-mock`. Where nothing is said about an invalid request, a wrong credential or a missing record, the response is one
//!   with the usual status, such as 400 or 422, else a text of the mock's own.
//!
//! # Records
//!
//! `x-mock-records` at the top of the document has the kinds of records. A kind has the values of a new record (`new`), in which ids vary
//! and `$now` is the time; the property with its `id`; the kind of its owner (`of`), whose id it has and with which it ends; the property with the time
//! at which it ends (`expires`); and what it keeps and does not show (`secrets`). A field of a request can be a part of a record (`parts`):
//! an item of a list, or the value of a property. Parts have an id too, and `$value` is the field. `$OWNER.PROPERTY` in `new` is a property
//! of the owner. A property can be set by a field of another name (`with`).
//!
//! One of the secrets can be a JWT (`jwt`), which lives for some `minutes`: each response has a new one, signed with RS256, and a request
//! finds the record by any that was not tampered with, also after it expired. In its `claims`, a text that is exactly `$NAME` is the property
//! of the record or the part of the credential with that name (`otherwise`, if the request has none), and `$NAME` within a text too. The
//! properties of the object that `adds` names are further claims, and so are `iat`, `nbf` and `exp`. [`MockServer::rotate_keys`] changes the key.
//!
//! A *field* is a property of the body, a parameter in the path or the query, or a part of the credential (`x-credential`), by its name. A
//! step that does not find its record fails with the event `not_found`.
//!
//! | step | what it does |
//! |---|---|
//! | `creates: KIND` | makes a record of the fields that are named as its properties or parts, or as `with: {PROPERTY: FIELD}` says. The example with `duplicate_field` responds if a part belongs to another record |
//! | `finds_or_creates: KIND` | finds it by a field (`by`), or makes it. `found` is the event of a record that was there |
//! | `reads: KIND` | finds it by the first of these fields that the request has |
//! | `updates: KIND` | changes the current record by the fields, and sets the constants in `sets`. Objects are merged; `null` removes a property |
//! | `deletes: KIND` | removes the record and what it owns. `KIND.PROPERTY` removes the part with the value of `by`; `SECRET` revokes what was sent to the recipient in `by` |
//! | `lists: KIND` | returns the records with the value of `by` and those that fit `filters`, in pages as `x-pages` says, or in `items` |
//! | `issues: SECRET` | makes a secret for the current record that is used once and expires after `minutes`, a field or a number. `id` is the property of the success with what it is for, and such a secret replaces the one before; `value` is the one with the secret itself. It is sent to the recipient in `x-sends-message` |
//! | `consumes: SECRET` | takes the secret in `from`, and its record becomes the current one; `sets` changes the part that it was sent to. The events are `wrong_secret` and `spent_secret` |
//! | `starts: KIND` | makes a record that ends after `minutes`, a field or a number, or extends the one that the request names by `by`. Without minutes, it makes none. `adds` is a list of the record that gets the items of the documented success, with the current time and the parts that they name |
//! | `checks: SECRET` | compares what the current record keeps with `from`. The event is `wrong_secret` |
//! | `publishes: SECRET` | returns the public keys that verify the JWT, in `items` |
//!
//! A secret is made like the documented one: as many digits, or else a text.
//!
//! The success is the documented example, in which each property that is named as a kind is its record, with further properties as
//! documented, and each that is named as a property, a secret or the id of a part of a record has that value.
//!
//! A documented request always succeeds: where a step fails for values that are all in documented requests, it makes the record that they
//! name, or replaces the one that is in the way.
//!
//! # Tests
//!
//! The request header `Prefer: code=429, example=too_many_requests` asks for any documented response.
//!
//! A test can [expect](MockServer::expect) calls, a number of them, and choose the responses.
//!
//! A web page can call the server from a browser: it supports CORS, for any origin or those of [`Options::allow_origins`].
//!
//! Without a test, the program `openapi-mock` (feature `sample`) serves a document for apps in any language: see [`program`].
//!
//! The server is meant for tests and limits what it keeps: requests by [`Options::recorded_bytes`], records and secrets to 8 MiB each. The
//! oldest are dropped first. It closes a connection that takes more than 30 seconds to send the head or the body of a request,
//! and serves 256 connections at once: further ones wait.

// The snippets of the README run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod actions;
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
mod fields;
mod ids;
mod items;
mod jwt;
mod kinds;
mod listing;
mod multipart;
mod null;
mod options;
mod pattern;
mod prefer;
pub mod program;
mod recorder;
pub mod redact;
mod request;
mod request_log;
mod responder;
mod routing;
mod sandbox;
mod scene;
mod schema;
mod server;
mod store;
mod success;
mod typed;
mod validation;

pub use custom_response::CustomResponse;
pub use encoding::{ResponseBody, header_text, nested_pairs, query_pairs, read_body, value_texts};
pub use expectation::Expectation;
pub use expected::Answer;
pub use multipart::{ReceivedPart, boundary, received_parts};
pub use openapi_document::Document;
pub use options::{Fault, Observer, Options};

pub use request::RecordedRequest;
pub use request_log::LoggedRequest;
pub use sandbox::Sandbox;
pub use server::{MockServer, PreparedDocument};
