//! A mock of Stytch's API on this machine, for the tests of an app: no account, and no message is sent.
//!
//! ```
//! use stytch_mock::MockStytch;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mock = MockStytch::start()?;
//! let client = stytch_client::Client::builder()
//!     .project(MockStytch::PROJECT_ID, MockStytch::SECRET)
//!     .base_url(mock.url())
//!     .build()?;
//! let sent = client.otps().sms().login_or_create().phone_number("+12025550162").send().await?;
//! let code = mock.passcode(&sent.phone_id).expect("a passcode was sent");
//! let login = client.otps().authenticate().method_id(&sent.phone_id).code(code);
//! assert_eq!(login.send().await?.user_id, sent.user_id);
//! # Ok(())
//! # }
//! ```
//!
//! Users, sessions, passwords and links are kept too: what a call makes, the next one finds, until it expires; [`MockServer::advance`] moves
//! the clock. [`MockServer::sent`] has the token of the last email to an address. So that the documented requests work, what they name is
//! there from the start.
//!
//! The JWTs of sessions are signed, live for five minutes and name the project of the call ([`MockStytch::PROJECT_ID`] where an app calls);
//! `sessions.get_jwks` has the keys, and [`MockServer::rotate_keys`] changes them. To have one that has expired, start the mock with
//! [`Options::now`] some minutes ago, log in, and [`advance`](MockServer::advance) the mock's clock to the present.
//!
//! The recipients `+10000000000` and `sandbox@stytch.com` always have the passcode `000000`. A number that ends in a status gets that
//! response: `+10000000429` gets 429, and so do `429@example.com` and the passcode `000429`. The request header
//! `Prefer: code=429, example=too_many_requests`, or [`Options::prefer`], asks for any documented response, and
//! [`MockServer::when_value`] adds responses of the test's own.
//!
//! A test can also say which calls it expects, and how they are answered: with a documented response, or one of its own. What was expected
//! is verified when the mock is dropped:
//!
//! ```
//! # use stytch_mock::MockStytch;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let mock = MockStytch::start()?;
//! # let client = stytch_client::Client::builder().project(MockStytch::PROJECT_ID, MockStytch::SECRET).base_url(mock.url()).build()?;
//! mock.expect("otps.sms.login_or_create").times(1).respond("too_many_requests");
//! let limited = client.otps().sms().login_or_create().phone_number("+12025550162").send().await;
//! assert_eq!(limited.unwrap_err().status().unwrap(), 429);
//! # Ok(())
//! # }
//! ```
//!
//! A rate limit with a time to wait. The client itself waits for a short one, such as `Retry-After: 1`, and calls again: `attempts()` of
//! the response is 2 then. What to do about a long one is for the app:
//!
//! ```
//! # use std::time::Duration;
//! # use stytch_mock::{CustomResponse, MockStytch};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let mock = MockStytch::start()?;
//! # let client = stytch_client::Client::builder().project(MockStytch::PROJECT_ID, MockStytch::SECRET).base_url(mock.url()).build()?;
//! let busy = CustomResponse::new(429).header("Retry-After", "60");
//! mock.expect("otps.sms.login_or_create").times(1).respond(busy);
//! mock.expect("otps.sms.login_or_create").times(1);
//! let call = client.otps().sms().login_or_create().phone_number("+12025550162");
//! let limited = call.clone().send().await.unwrap_err();
//! assert_eq!(limited.retry_after(), Some(Duration::from_secs(60)));
//! assert!(call.send().await.is_ok()); // once the time is over
//! # Ok(())
//! # }
//! ```

use std::{io, ops::Deref, sync::LazyLock};

use openapi_mock::{Document, PreparedDocument};

pub use openapi_mock::{
    Answer, CustomResponse, Expectation, Fault, LoggedRequest, MockServer, Observer, Options, RecordedRequest,
};

/// A mock server with every operation of Stytch's document. It stops when it is dropped.
///
/// Dereferences to [`MockServer`], which has its URL, its passcodes, its clock and its requests.
#[derive(Debug)]
pub struct MockStytch(MockServer);

impl MockStytch {
    /// A project id that it accepts. So is any other that starts with `project-test-` or `project-live-`.
    pub const PROJECT_ID: &str = "project-test-mock";
    /// A secret that it accepts. So is any other that starts with `secret-test-` or `secret-live-`.
    pub const SECRET: &str = "secret-test-mock";
    /// A public token that it accepts. So is any other that starts with `public-token-test-` or `public-token-live-`.
    pub const PUBLIC_TOKEN: &str = "public-token-test-mock";

    /// Starts a mock on a free port of the loopback interface.
    ///
    /// # Errors
    /// No port is available.
    pub fn start() -> io::Result<Self> {
        Self::start_with(Options::default())
    }

    /// Starts a mock.
    ///
    /// # Errors
    /// The address is not available.
    pub fn start_with(options: Options) -> io::Result<Self> {
        static DOCUMENT: LazyLock<Result<PreparedDocument, String>> = LazyLock::new(|| {
            let document = Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES);
            PreparedDocument::new(document.map_err(|finding| finding.to_string())?)
        });
        let document = DOCUMENT.as_ref().map_err(|error| io::Error::other(error.as_str()))?;
        Ok(Self(MockServer::start_prepared(document, options)?))
    }

    /// Serves until the process ends.
    pub fn wait(self) {
        self.0.wait();
    }
}

impl From<MockStytch> for MockServer {
    fn from(mock: MockStytch) -> Self {
        mock.0
    }
}

impl Deref for MockStytch {
    type Target = MockServer;

    fn deref(&self) -> &MockServer {
        &self.0
    }
}
