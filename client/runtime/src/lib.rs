//! What a client generated from an OpenAPI document runs on.
//!
//! Generated code contains types, builders and a marker type that implements [`Api`]. Everything else is here, written by hand: a
//! [`Client`] that explains every failure, sends nothing twice by accident and prints nothing sensitive.
//!
//! Programs use the generated client, which re-exports what they need of this crate: [`Error`], [`RequestOptions`],
//! [`RetryPolicy`], [`ResponseValue`]. Use the same version of this crate and of the generator.
//!
//! | feature | default | what |
//! |---|---|---|
//! | `rustls` | yes | TLS by rustls with the platform's trust store, and with the crypto provider that is the default of the process, or else ring |
//! | `rustls-no-provider` | | the same without ring: building a client is an error before the program installs a provider |
//! | `native-tls` | | TLS by the platform's own library |
//! | `tracing` | yes | a span per call (`api.call`) and per attempt (`api.attempt`) |
//! | `schemars` | | `schemars::JsonSchema` on the generated types |
//!
//! Without TLS, only base URLs on the loopback interface can be called.
//!
//! # Where to look
//!
//! | limit | default | set by |
//! |---|---|---|
//! | to connect, with DNS and TLS | 10 s | [`ClientBuilder::connect_timeout`] |
//! | the server is silent | 20 s | [`RequestOptions::read_timeout`] |
//! | an attempt | 30 s | [`RequestOptions::attempt_timeout`] |
//! | a call, with all attempts and waits | 30 s | [`RequestOptions::total_timeout`] |
//! | a response body | 1 MiB | [`RequestOptions::body_limit`] |
//! | attempts | 3 | [`RetryPolicy::max_attempts`] |
//! | a wait before a retry | 200 ms, doubling up to 5 s | [`RetryPolicy::base_delay`], [`RetryPolicy::max_delay`] |
//! | a `Retry-After` that is waited for | 10 s | [`RetryPolicy::retry_after_cap`] |
//!
//! What is printed is decided in three places: the document marks sensitive values, for which the generator writes
//! `Debug`; the module `redact` has the allow-list for other texts; the module `error` prints property names only.
//!
//! # Proxies
//!
//! Requests over TLS go by the proxy that the first of `HTTPS_PROXY`, `https_proxy`, `ALL_PROXY` and `all_proxy` names: an `http`,
//! `https`, `socks4`, `socks4a`, `socks5` or `socks5h` URL, or a host and port. The hosts of `NO_PROXY` or `no_proxy` are called
//! directly. An empty variable counts as not set; one that names no usable proxy is an [`Error::Config`] when the client is built.
//! Requests without TLS go by no proxy.

mod api;
mod base_url;
mod call;
mod call_check;
mod cause;
mod choice;
mod client;
mod client_builder;
mod conversion;
mod credential_kind;
mod credentials;
mod customize;
mod decode;
mod environment;
mod error;
mod error_body;
mod file_part;
mod form;
#[doc(hidden)]
pub mod generated;
mod http_client;
mod multipart;
mod number;
mod object;
mod open_enum;
mod operation;
mod options;
mod pages;
mod parameter;
mod pattern;
mod proxy;
mod raw_response;
mod redact;
mod request;
mod response;
pub mod retry;
mod send;
mod server;
mod strict_object;
mod support_id;
mod trace;
mod validate;
mod wire_text;

// Crates whose types appear in signatures.
#[doc(no_inline)]
pub use bytes::Bytes;
#[doc(no_inline)]
pub use http;
#[doc(no_inline)]
pub use reqwest;
#[cfg(feature = "schemars")]
#[doc(no_inline)]
pub use schemars;
#[doc(no_inline)]
pub use serde_json;

pub use api::Api;
pub use call_check::{OutgoingCall, Reason};
pub use client::Client;
pub use client_builder::ClientBuilder;
pub use credential_kind::CredentialKind;
pub use customize::Customized;
pub use error::{ApiError, ConfigError, Error, InvalidRequest, Refused, TransportFailure, UnexpectedResponse};
pub use file_part::FilePart;
pub use operation::{Operation, RetrySafety};
pub use options::RequestOptions;
pub use pages::Pages;
pub use response::{ResponseBody, ResponseValue};
pub use retry::RetryPolicy;

/// Cargo compiles this again for another checkout with the same target folder: see `.cargo/config.toml`.
const _: Option<&str> = option_env!("CHECKOUT_FOLDER");
