//! Log users in with Stytch one-time passcodes.
//!
//! Methods, requests and responses are generated from an OpenAPI document when the crate is built. Underneath, one client explains
//! every failure, sends no message twice and prints nothing sensitive.
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
//! | a setting is wrong, a credential is missing | [`Config`](Error::Config) | no | correct the settings |
//! | a value breaks the rules of the document | [`InvalidRequest`](Error::InvalidRequest) | no | correct [`field()`](Error::field) |
//! | DNS, connecting or TLS failed, after the retries that the policy allows | [`NotSent`](Error::NotSent) | no | call again later |
//! | a timeout, a reset | [`NoResponse`](Error::NoResponse) | yes | ask the person whether the message came, before sending another |
//! | the API rejects the call | [`Api`](Error::Api) | yes | decide by [`error_type()`](Error::error_type) |
//! | the API limits the rate | [`Api`](Error::Api), status 429 | yes | wait for [`retry_after()`](Error::retry_after), else some minutes |
//! | the API is in trouble | [`Api`](Error::Api) or [`UnexpectedResponse`](Error::UnexpectedResponse), status 500 and above | yes | as for a timeout |
//! | a proxy responded, a body is cut off, too large or not the documented one | [`UnexpectedResponse`](Error::UnexpectedResponse) | yes | see [`status()`](Error::status) and [`body()`](Error::body); a success has taken effect |
//!
//! [`request_id()`](Error::request_id) is what support asks for. `Display` is a line for the log.
//!
//! # Never two messages by accident
//!
//! A call that sends a message is retried only where the server certainly never received it; see [`retry`].
//!
//! # Features
//!
//! | feature | default | what |
//! |---|---|---|
//! | `rustls` | yes | TLS by rustls, with the ring provider and the platform's trust store |
//! | `native-tls` | | TLS by the platform's own library |
//! | `tracing` | yes | a span per call (`api.call`) and attempt (`api.attempt`): api, operation, status, error_type, request_id, elapsed; nothing else |
//! | `dynamic` | | [`Client::call`](Client#method.call): any operation by its operationId, JSON in and JSON out |
//! | `schemars` | | `schemars::JsonSchema` on the generated types |
//! | `check-examples` | | for people who change the document: the build checks its examples too |
//!
//! Without TLS, only base URLs on the loopback interface can be called.

#[expect(clippy::all, reason = "generated code, kept as it is")]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/generated.rs"));
}

// Crates whose types appear in signatures.
#[cfg(feature = "schemars")]
#[doc(no_inline)]
pub use openapi_client_runtime::schemars;
#[doc(no_inline)]
pub use openapi_client_runtime::{Bytes, http, reqwest, serde_json};

#[cfg(feature = "schemars")]
pub use generated::schemas;
pub use generated::{Api, Client, ClientBuilder, Error, builder, operations, types};
pub use openapi_client_runtime::{
    ConfigError, InvalidRequest, Operation, RequestOptions, ResponseBody, ResponseValue, RetryPolicy, RetrySafety,
    retry,
};

/// An error in the API's own words.
pub type ApiError = openapi_client_runtime::ApiError<Api>;
/// Why there is no complete response.
pub type TransportFailure = openapi_client_runtime::TransportFailure<Api>;
/// A response that the document does not describe.
pub type UnexpectedResponse = openapi_client_runtime::UnexpectedResponse<Api>;
