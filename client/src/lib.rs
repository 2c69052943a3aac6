//! Log users in with Stytch one-time passcodes.
//!
//! Everything that can be called, and what is sent and answered, is generated from an OpenAPI document when the crate is built;
//! under it runs one client that explains every failure, sends no message twice and prints nothing sensitive.
//!
//! ```
//! use stytch_client::{Client, Error};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! # use wiremock::{Mock, MockServer, ResponseTemplate, matchers::any};
//! # let server = MockServer::start().await;
//! # let body = serde_json::json!({"status_code": 200, "request_id": "request-id-test-1", "user_id": "user-test-1",
//! #     "phone_id": "phone-number-test-1", "user_created": true});
//! # Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_json(body)).mount(&server).await;
//! # let (id, secret) = ("project-test-1", "secret-test-1");
//! let client = Client::builder().project(id, secret);
//! # let client = client.base_url(&server.uri());
//! let client = client.build()?;
//!
//! let sent = client
//!     .otps_sms_login_or_create()
//!     .body_map(|request| request.phone_number("+12025550162").locale("pt-br").expiration_minutes(5))
//!     .send()
//!     .await?;
//! assert_eq!(sent.phone_id, "phone-number-test-1");
//! # Ok(())
//! # }
//! ```
//!
//! With `STYTCH_PROJECT_ID` and `STYTCH_SECRET` (or `STYTCH_PUBLIC_TOKEN`) set, [`Client::from_env`] needs no arguments.
//!
//! # When it fails
//!
//! Every call fails with an [`Error`], whose variants say how far the request got:
//!
//! | what happened | variant | may have been sent | what to do |
//! |---|---|---|---|
//! | a value breaks the rules of the document, a credential is missing | [`Refused`](Error::Refused) | no | mend [`field()`](Error::field), or the settings |
//! | DNS, connecting or TLS failed, after the repetitions that the policy allows | [`NotSent`](Error::NotSent) | no | call again later |
//! | a timeout, a reset | [`Unanswered`](Error::Unanswered) | yes | ask the person whether the message came, before sending another |
//! | the API refused | [`Api`](Error::Api) | yes | decide by [`error_type()`](Error::error_type) |
//! | the API limits the rate | [`Api`](Error::Api), status 429 | yes | wait for [`retry_after()`](Error::retry_after), else some minutes |
//! | the API is in trouble | [`Api`](Error::Api) or [`Unexpected`](Error::Unexpected), status 500 and above | yes | as for a timeout |
//! | a proxy answered, a body is cut off, too large or not the documented one | [`Unexpected`](Error::Unexpected) | yes | [`status()`](Error::status) and [`body()`](Error::body) tell more; of a success only the answer is lost |
//!
//! [`request_id()`](Error::request_id) is what support asks for. `Display` is a line for the log.
//!
//! # Never two messages by accident
//!
//! A call that sends a message is repeated only where it was surely never received; see [`retry`].
//!
//! # Features
//!
//! | feature | default | what |
//! |---|---|---|
//! | `rustls` | yes | TLS by rustls, with the ring provider and the platform's trust store |
//! | `native-tls` | | TLS by the platform's own library |
//! | `tracing` | yes | a span per call and attempt: operation, status, error_type, request_id, elapsed; nothing else |
//! | `dynamic` | | [`Client::call`](Client#method.call): any operation by its operationId, JSON in and JSON out |
//! | `schemars` | | `schemars::JsonSchema` on the generated types |
//! | `check-examples` | | for those who change the document: the build checks its examples too |
//!
//! Without TLS, only base URLs on the loopback interface can be called.

mod client;
mod credentials;
#[cfg(feature = "dynamic")]
mod dynamic;
mod error;
mod error_body;
mod exchange;
mod number;
mod objects;
mod open_enum;
mod operation;
mod options;
mod parameter;
mod redact;
mod response;
pub mod retry;
mod runtime;
mod server;
mod trace;
mod transport;
mod validate;

#[expect(clippy::all, reason = "the generator's code, kept as it writes it")]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/generated.rs"));
}

// What appears in signatures.
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

pub use client::{Client, ClientBuilder};
pub use error::{ApiError, Error, Failed, Refused, Unexpected};
#[cfg(feature = "schemars")]
pub use generated::schemas;
pub use generated::{builder, types};
use open_enum::open_enum;
pub use operation::{Operation, Repeat, operations};
pub use options::RequestOptions;
pub use response::{Answer, ResponseValue};
pub use retry::RetryPolicy;
