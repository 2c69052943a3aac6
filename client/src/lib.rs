//! Log users in with Stytch: one-time passcodes, magic links, passwords, OAuth, authenticator apps, passkeys, biometrics and crypto wallets,
//! the sessions they start, the users, and the apps that they give access to.
//!
//! Methods, requests and responses are generated from an OpenAPI document. The client explains every failure,
//! never sends a message twice for one call, and prints nothing sensitive.
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
//!     .otps().sms().login_or_create()
//!     .phone_number("+12025550162")
//!     .locale("pt-br")
//!     .expiration_minutes(5)
//!     .send()
//!     .await?;
//! assert_eq!(sent.phone_id, "phone-number-test-1");
//! # Ok(())
//! # }
//! ```
//!
//! With `STYTCH_PROJECT_ID` and `STYTCH_SECRET` (or `STYTCH_PUBLIC_TOKEN`) set, [`Client::from_env`] needs no arguments.
//!
//! # Products
//!
//! | product | feature | default | start with |
//! |---|---|---|---|
//! | one-time passcodes | `otps` | yes | `otps().sms().login_or_create()`, `otps().authenticate()`; `whatsapp()` and `email()` too |
//! | sessions | `sessions` | yes | `sessions().authenticate()`, `sessions().revoke()`, `sessions().list()` |
//! | users | `users` | yes | `users().create()`, `users().get()`, `users().search()`, `users().update()`, `users().delete()` |
//! | magic links | `magic_links` | no | `magic_links().email().login_or_create()`, `magic_links().authenticate()` |
//! | OAuth | `oauth` | no | `OauthStart`, `oauth().authenticate()`, `oauth().attach()` |
//! | passwords | `passwords` | no | `passwords().create()`, `passwords().authenticate()`, `passwords().email().reset_start()`, `passwords().migrate()` |
//! | authenticator apps (TOTP) | `totps` | no | `totps().create()`, `totps().authenticate()`, `totps().recover()` |
//! | passkeys and security keys | `webauthn` | no | `webauthn().register_start()`, `webauthn().register()`, `webauthn().authenticate_start()`, `webauthn().authenticate()` |
//! | biometrics | `biometrics` | no | apps only: `sdk().biometrics().register_start()`, `sdk().biometrics().authenticate()` |
//! | crypto wallets | `crypto_wallets` | no | `crypto_wallets().authenticate_start()`, `crypto_wallets().authenticate()` |
//! | impersonation | `impersonation` | no | `impersonation().authenticate()` |
//! | permissions (RBAC) | `rbac` | no | [`Permissions`](#permissions), `rbac().policy()` |
//! | connected apps | `connected_apps` | no | `connected_apps().clients().create()`, `idp().oauth().authorize_start()`, `idp().oauth().authorize()` |
//!
//! These are the calls of a backend, with the project's secret. Those of an app on a person's device, with the public token, are in the
//! same groups below `sdk()`: `sdk().otps().sms().login_or_create()`.
//!
//! A login has the `session_token`, and the session and the user with a field for each documented property. What is not needed to go on is
//! an `Option`: a login does not fail because a user has no status.
//!
//! # Calls
//!
//! Each parameter and each property of the body has a setter, and a `set_…` that takes an `Option`. The docs of a call list what is
//! required first; [`send`](builder::OtpsSmsLoginOrCreate::send) checks that before anything is sent, and without it nothing is. Texts are
//! taken as `&str`, `String` or a reference to what a response has, such as `&sent.phone_id`. A [`ResponseValue`] has the fields of its type.
//!
//! A call is `Clone`: keep one to send it again as it is. [`customize`](builder::OtpsSmsLoginOrCreate::customize) is for one call alone:
//! limits, headers, and properties that this version does not know, which [`get`](ResponseValue::get) also reads from a response.
//!
//! ```
//! # async fn send(client: stytch_client::Client) -> Result<(), stytch_client::Error> {
//! # use std::time::Duration;
//! let call = client.otps().sms().login_or_create().phone_number("+12025550162").set_locale(Some("pt-br"));
//! let sent = call.clone().customize().timeout(Duration::from_secs(5)).extra("new_property", true).send().await?;
//! let region: Option<String> = sent.get("/region");
//! let sent_again = call.send().await?; // the person asked for another passcode
//! # Ok(())
//! # }
//! ```
//!
//! A program without a runtime blocks on a call. Keep the runtime as long as the client, whose connections belong to it:
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let client = stytch_client::Client::builder().project("project-test-1", "secret-test-1").base_url("http://127.0.0.1:1").build()?;
//! let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
//! let call = client.otps().sms().login_or_create().phone_number("+12025550162");
//! let sent = runtime.block_on(call.send());
//! # assert!(sent.is_err_and(|error| !error.may_have_been_sent()));
//! # Ok(())
//! # }
//! ```
//!
//! # Check the session on each request
//!
//! With the feature `axum`, a layer checks it for a server, and a handler takes the session as an argument:
//!
//! ```
//! # #[cfg(feature = "axum")] mod app {
//! use stytch_client::{AuthenticatedSession, Client, SessionLayer, SessionVerifier};
//!
//! fn router(client: &Client) -> axum::Router {
//!     let sessions = SessionLayer::new(SessionVerifier::new(client, "project-live-…"));
//!     axum::Router::new().route("/account", axum::routing::get(account)).layer(sessions)
//! }
//!
//! async fn account(login: AuthenticatedSession) -> String { // 401 for others; `Option<AuthenticatedSession>` lets everybody in
//!     login.session.user_id
//! }
//! # }
//! ```
//!
//! The layer reads a cookie or a bearer token, and renews the cookie when the API was asked. After a login, return
//! `sessions.log_in(&login.session_jwt)` with the response, which sets the cookie. `client/examples/web` is an app with all of that.
//!
//! For other servers: the response to a login has a JWT, which the browser keeps, for example in a cookie. A [`SessionVerifier`] checks it by
//! the keys of the project, which it fetches only when it needs them. Make one when the program starts.
//!
//! ```
//! # #[cfg(feature = "jwt")] mod app {
//! use stytch_client::{Client, SessionVerifier};
//!
//! fn start(client: &Client) -> SessionVerifier {
//!     SessionVerifier::new(client, "project-live-…")
//! }
//!
//! async fn user_of(sessions: &SessionVerifier, jwt: &str) -> Result<String, u16> {
//!     match sessions.verify(jwt).await {
//!         Ok(session) => Ok(session.user_id),
//!         Err(error) if error.is_unavailable() => Err(503), // nothing is known about the session
//!         Err(_) => Err(401),
//!     }
//! }
//! # }
//! ```
//!
//! A JWT lives for five minutes. [`authenticate`](SessionVerifier::authenticate) asks the API about one that has expired, and returns the
//! next. [`max_age`](SessionVerifier::max_age) limits the age of a JWT, for requests that must notice at once that a session was revoked.
//!
//! # Permissions
//!
//! With the feature `rbac`, `Permissions` says what a person may do, by the roles of their session and the access policy of the project,
//! which it keeps for five minutes:
//!
//! ```
//! # #[cfg(all(feature = "rbac", feature = "sessions"))] mod app {
//! use stytch_client::{PermissionError, Permissions, types::Session};
//!
//! async fn delete_document(permissions: &Permissions, session: &Session) -> Result<(), PermissionError> {
//!     permissions.authorize(session, "documents", "delete").await?; // the resource and the action, as the dashboard has them
//!     Ok(())
//! }
//! # }
//! ```
//!
//! # Errors
//!
//! Every call fails with an [`Error`], whose variants say how far the request got:
//!
//! | what happened | variant | may have been sent | what to do |
//! |---|---|---|---|
//! | a setting is wrong, or a credential is missing | [`Config`](Error::Config) | no | correct the settings |
//! | a value violates the document | [`InvalidRequest`](Error::InvalidRequest) | no | correct [`field()`](Error::field) |
//! | a check of yours, such as [`allow_recipients`](ClientBuilder::allow_recipients), refused the call | [`Refused`](Error::Refused) | no | decide by [`refusal()`](Error::refusal) |
//! | DNS, connecting or TLS failed, after all retries, or a certificate was rejected or a proxy requires authentication, without a retry | [`NotSent`](Error::NotSent) | no | call again later |
//! | a timeout, a broken connection, or bytes that are not a valid HTTP response | [`NoResponse`](Error::NoResponse) | yes | ask the person whether the message arrived, before sending another |
//! | the API rejected the call | [`Api`](Error::Api) | yes | decide by [`error_type()`](Error::error_type) |
//! | a rate limit is reached | [`Api`](Error::Api), or [`UnexpectedResponse`](Error::UnexpectedResponse) of a proxy, status 429 | yes | wait for [`retry_after()`](Error::retry_after), or else for some minutes |
//! | the API failed | [`Api`](Error::Api) or [`UnexpectedResponse`](Error::UnexpectedResponse), status 500 and above | yes | as for a timeout |
//! | a proxy responded, or the body is incomplete, too large or not the documented one | [`UnexpectedResponse`](Error::UnexpectedResponse) | yes | see [`status()`](Error::status) and [`body()`](Error::body); with a success status, the call has taken effect |
//!
//! Four questions decide what to do. What did the API say?
//!
//! ```
//! # use stytch_client::{Error, types::ErrorType};
//! # fn message(error: &Error) -> &str {
//! match error.error_type() {
//!     Some(ErrorType::InvalidPhoneNumber) => "Check the number.",
//!     _ => "Try again later.",
//! }
//! # }
//! ```
//!
//! With which status?
//!
//! ```
//! # use stytch_client::Error;
//! # fn message(error: &Error) -> &str {
//! match error.status().map(|status| status.as_u16()) {
//!     Some(401 | 403) => "We cannot log you in now.", // the project's credentials are wrong
//!     _ => "Try again later.",
//! }
//! # }
//! ```
//!
//! May I send again?
//!
//! ```
//! # use stytch_client::Error;
//! # fn message(error: &Error) -> &str {
//! match error.may_have_been_sent() {
//!     true => "Did a message arrive?", // another one would invalidate its passcode
//!     false => "Try again.",
//! }
//! # }
//! ```
//!
//! And when? The client itself waits for at most [`retry_after_cap`](RetryPolicy::retry_after_cap).
//!
//! ```
//! # use stytch_client::Error;
//! # async fn again(client: &stytch_client::Client) -> Result<(), Error> {
//! # let call = client.otps().sms().login_or_create().phone_number("+12025550162");
//! # let sent =
//! match call.clone().send().await {
//!     Err(error) if let Some(wait) = error.retry_after() => {
//!         tokio::time::sleep(wait).await;
//!         call.send().await
//!     }
//!     sent => sent,
//! }
//! # ;
//! # sent.map(drop)
//! # }
//! ```
//!
//! The content of each variant, such as [`as_api()`](Error::as_api), has these methods too, without an `Option` where it always knows.
//!
//! Where the body is not the documented one, [`decode::<T>()`](Error::decode) reads what you need of it. Of keys that occur twice in an
//! object, the last one counts. An integer beyond 64 bits, in a property that may hold any value, becomes a float and loses digits.
//!
//! Stytch's support asks for the [`request_id()`](Error::request_id). `Display` is one line for a log.
//!
//! # Retries
//!
//! A call that sends a message is retried only if the server certainly never received it; see [`retry`]. A [`RetryPolicy`] in the
//! [`RequestOptions`] says how often and after what delay. A `Retry-After` of
//! the server is waited for with jitter on top, so that no retry is immediate.
//!
//! # Rate limits and toll fraud
//!
//! Stytch limits messages by phone number and by calling prefix, for a second, a minute, an hour and a day; how many, it does not say. The
//! intervals do not roll: each ends at the full second, minute, hour or day. Whoever has used up an hour can send again at the top of the
//! hour, be that 59 minutes away or one. [`retry_after()`](Error::retry_after) is what the header `Retry-After` says, and Stytch documents
//! none: it is usually `None`, and cannot know which of the limits was reached. Let the person try again after a minute, then at the full
//! hour; another number may be free at once.
//!
//! Whoever can make your app send messages can let it send them to numbers that earn them money. Stytch sends only to the US and
//! Canada, unless the project asks for more. Say in your backend which calling prefixes are yours, so that nothing else is sent and paid
//! for: [`ClientBuilder::allow_recipients`] takes [`CallingPrefixes`].
//!
//! # Proxies
//!
//! Requests go by the HTTP or SOCKS proxy of `HTTPS_PROXY` or `ALL_PROXY`, except to the hosts of `NO_PROXY`. `HTTP_PROXY` has no effect,
//! since requests without TLS go by no proxy.
//!
//! # Tests
//!
//! Response types are `#[non_exhaustive]`, since a later version may add fields. A test makes a response from JSON:
//!
//! ```
//! use stytch_client::{serde_json::{self, json}, types::OtpsSmsLoginOrCreateResponse};
//!
//! # fn main() -> Result<(), serde_json::Error> {
//! let sent: OtpsSmsLoginOrCreateResponse = serde_json::from_value(json!({
//!     "status_code": 200,
//!     "request_id": "request-id-test-1",
//!     "user_id": "user-test-1",
//!     "phone_id": "phone-number-test-1",
//!     "user_created": true,
//! }))?;
//! assert!(sent.user_created);
//! # Ok(())
//! # }
//! ```
//!
//! An error is made from a response:
//!
//! ```
//! use stytch_client::{Error, http::Response, types::ErrorType};
//!
//! # fn main() -> Result<(), stytch_client::http::Error> {
//! let response = Response::builder().status(429).header("retry-after", "60").body(r#"{"error_type":"too_many_requests"}"#)?;
//! let error = Error::from_http("otps.sms.login_or_create", response).expect("there is such an operation");
//! assert_eq!((error.error_type(), error.retry_after()), (Some(&ErrorType::TooManyRequests), Some(std::time::Duration::from_secs(60))));
//! # Ok(())
//! # }
//! ```
//!
//! To test calls, set [`base_url`](ClientBuilder::base_url) to a mock server, such as `MockStytch` of the crate `stytch-mock`.
//!
//! # Features
//!
//! | feature | default | what |
//! |---|---|---|
//! | `otps`, `sessions`, `users` | yes | the calls of the [product](#products), and the types that only they need |
//! | `magic_links`, `oauth`, `passwords`, `totps`, `webauthn`, `biometrics`, `crypto_wallets`, `impersonation`, `rbac`, `connected_apps` | | the same |
//! | `jwt` | yes | verifies the JWTs of sessions: [`SessionVerifier`]; turns on `sessions` |
//! | `axum` | | checks the session of each request to an axum or tower server: [`SessionLayer`](#check-the-session-on-each-request); turns on `jwt` |
//! | `rustls` | yes | TLS by rustls with the platform's trust store, and with the crypto provider that is the default of the process, or else ring |
//! | `rustls-no-provider` | | the same without ring: building a client is an error before the program installs a provider |
//! | `native-tls` | | TLS by the platform's own library |
//! | `tracing` | yes | a span per call (`api.call`) and per attempt (`api.attempt`), with these fields only: api, operation, attempts, status, error_type, request_id, elapsed_ms |
//! | `schemars` | | `schemars::JsonSchema` on the generated types, and `schemas()` |
//!
//! Without TLS, only base URLs on the loopback interface can be called. A program that has rustls with aws-lc-rs builds no second crypto
//! provider with `default-features = false, features = ["otps", "rustls-no-provider"]`; `jwt` and `oauth` need ring for signatures and
//! digests.

// With a nightly compiler, the docs mark what a feature has.
#![cfg_attr(docsrs, feature(doc_cfg))]

// The snippets of both READMEs compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../README.md")]
struct Readme;

#[expect(clippy::all, reason = "generated code, kept as it is")]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/generated.rs"));
}
#[cfg(any(feature = "jwt", feature = "rbac"))]
mod cache;
mod calling_prefixes;
#[cfg(feature = "oauth")]
mod oauth;
#[cfg(feature = "rbac")]
mod permissions;
#[cfg(feature = "jwt")]
mod sessions;

// Crates whose types appear in signatures.
#[cfg(feature = "schemars")]
#[doc(no_inline)]
pub use openapi_client_runtime::schemars;
#[doc(no_inline)]
pub use openapi_client_runtime::{Bytes, http, reqwest, serde_json};

pub use calling_prefixes::{CallingPrefixes, RecipientRefused};
#[cfg(feature = "schemars")]
pub use generated::schemas;
pub use generated::{Api, Client, ClientBuilder, Error, builder, groups, operations, types};
#[cfg(feature = "oauth")]
pub use oauth::{InvalidOauthStart, OauthStart, Pkce};
pub use openapi_client_runtime::{
    ConfigError, Customized, InvalidRequest, Operation, OutgoingCall, Pages, Reason, Refused, RequestOptions,
    ResponseBody, ResponseValue, RetryPolicy, RetrySafety, retry,
};
#[cfg(feature = "rbac")]
pub use permissions::{PermissionError, Permissions};
#[cfg(feature = "jwt")]
pub use sessions::{AuthenticatedSession, SessionError, SessionVerifier};
#[cfg(feature = "axum")]
pub use sessions::{SessionCookie, SessionLayer, SessionRejection, SessionService};

/// An error that the API described: the content of [`Error::Api`].
pub type ApiError = openapi_client_runtime::ApiError<Api>;
/// A failure without a complete response: the content of [`Error::NotSent`] and [`Error::NoResponse`].
pub type TransportFailure = openapi_client_runtime::TransportFailure<Api>;
/// A response that the document does not describe: the content of [`Error::UnexpectedResponse`].
pub type UnexpectedResponse = openapi_client_runtime::UnexpectedResponse<Api>;
