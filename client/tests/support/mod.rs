//! What the tests share: clients, a call, and a server that misbehaves on request.

#![allow(dead_code, unreachable_pub, unused_imports, reason = "each test binary uses its own part")]

#[path = "../../runtime/tests/support/server.rs"]
mod server;

use std::time::Duration;

use stytch_client::{Client, ClientBuilder, Error, RequestOptions, ResponseValue, RetryPolicy, types};

pub use server::{Log, Server, reset, response, with_headers};

pub const PHONE: &str = "+12025550162";
pub const PROJECT_ID: &str = "project-test-00000000-0000-4000-8000-000000000001";
pub const SECRET: &str = "secret-test-canary";
pub const PUBLIC_TOKEN: &str = "public-token-test-00000000-0000-4000-8000-000000000002";

pub const SENT: &str = r#"{"status_code":200,"request_id":"request-id-test-1","user_id":"user-1","phone_id":"phone-number-1","user_created":true}"#;

/// Waits too short to notice.
pub fn quick() -> RetryPolicy {
    RetryPolicy::default().base_delay(Duration::from_millis(1)).max_delay(Duration::from_millis(2))
}

pub fn builder(url: &str) -> ClientBuilder {
    Client::builder()
        .project(PROJECT_ID, SECRET)
        .public_token(PUBLIC_TOKEN)
        .base_url(url)
        .options(RequestOptions::new().retry(quick()))
}

pub fn client(url: &str) -> Client {
    builder(url).build().expect("the settings are valid")
}

/// A call that sends a message, by the server form.
pub async fn send(client: &Client) -> Result<ResponseValue<types::OtpsSmsLoginOrCreateResponse>, Error> {
    client.otps_sms_login_or_create().body_map(|request| request.phone_number(PHONE)).send().await
}

/// An HTTP client as a caller brings it.
pub fn http_client() -> reqwest::ClientBuilder {
    #[cfg(feature = "rustls")]
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
}
