//! Shared by the tests: a hand-written API, a minimal one, and a server.

#![allow(dead_code, unreachable_pub, unused_imports, reason = "each test binary uses its own part")]

pub mod pets;
pub mod plain;
mod server;

use openapi_client_runtime::{RequestOptions, RetryPolicy};

pub use server::{Log, Server, reset, response, with_headers};

/// A pet as the server sends it.
pub const PET: &str = r#"{"pet_id":"pet-1","kind":"cat","owner_email":"someone@example.com","trace_id":"trace-1"}"#;

/// A policy with very short waits.
pub fn quick() -> RetryPolicy {
    RetryPolicy::default()
        .base_delay(std::time::Duration::from_millis(1))
        .max_delay(std::time::Duration::from_millis(2))
}

/// Settings of a client for this server, without credentials.
pub fn builder(url: &str) -> pets::ClientBuilder {
    pets::Client::builder().base_url(url).options(RequestOptions::new().retry(quick()))
}

/// A client with the shop's credential.
pub fn client(url: &str) -> pets::Client {
    builder(url).shop("shop-test-1", "secret-1").build().expect("the settings are valid")
}

/// The value of a header of a request as it arrived.
pub fn header<'r>(request: &'r str, name: &str) -> Option<&'r str> {
    let mut lines = request.split("\r\n\r\n").next()?.lines().skip(1);
    lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}
