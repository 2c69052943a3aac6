//! Shared by the tests: clients, a call, and a scripted server.

#![allow(dead_code, unreachable_pub, unused_imports, reason = "each test binary uses a part")]

#[path = "../../runtime/tests/support/server.rs"]
mod server;

use std::{net::TcpListener, time::Duration};

use stytch_client::{Client, ClientBuilder, Error, RequestOptions, ResponseValue, RetryPolicy, types};

pub use server::{Log, Server, reset, response, with_headers};

pub const PHONE: &str = "+12025550162";
pub const PROJECT_ID: &str = "project-test-00000000-0000-4000-8000-000000000001";
pub const SECRET: &str = "secret-test-canary";
pub const PUBLIC_TOKEN: &str = "public-token-test-00000000-0000-4000-8000-000000000002";

pub const SENT: &str = r#"{"status_code":200,"request_id":"request-id-test-1","user_id":"user-1","phone_id":"phone-number-1","user_created":true}"#;

/// A policy with very short delays.
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

/// A call from a backend that sends a message.
pub async fn send(client: &Client) -> Result<ResponseValue<types::OtpsSmsLoginOrCreateResponse>, Error> {
    client.otps().sms().login_or_create().phone_number(PHONE).send().await
}

/// An HTTP client of the caller's own.
pub fn http_client() -> reqwest::ClientBuilder {
    #[cfg(feature = "rustls")]
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
}

/// A base URL at which nothing listens.
pub fn unused_url() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    format!("http://{}", listener.local_addr().expect("it has an address"))
}
