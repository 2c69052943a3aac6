//! The HTTP client that the callers of a generated client give it.

use std::{cell::RefCell, time::Duration};

use reqwest::{
    Client,
    header::{AUTHORIZATION, HeaderMap, HeaderValue},
};

use crate::lines::Call;

/// One client for all calls with the same settings, as an app has it.
#[derive(Default)]
pub struct Http(RefCell<Option<(Key, Client)>>);

/// The timeouts of a call, and its header with credentials.
type Key = ([Option<u64>; 2], Option<HeaderValue>);

impl Http {
    /// The settings that it has.
    pub const SETTINGS: [&str; 3] = ["timeout_ms", "attempt_timeout_ms", "read_timeout_ms"];

    pub fn client(&self, call: &Call, credentials: Option<HeaderValue>) -> Client {
        let set = |name: &str| call.settings.get(name)?.as_u64();
        let timeout = set("timeout_ms").or_else(|| set("attempt_timeout_ms"));
        let key = ([timeout, set("read_timeout_ms")], credentials);
        let mut kept = self.0.borrow_mut();
        match &*kept {
            Some((known, client)) if *known == key => client.clone(),
            _ => kept.insert((key.clone(), made(key))).1.clone(),
        }
    }
}

fn made(([timeout, read_timeout], credentials): Key) -> Client {
    let headers: HeaderMap = credentials.map(|credentials| (AUTHORIZATION, credentials)).into_iter().collect();
    let mut builder = Client::builder().default_headers(headers);
    if let Some(timeout) = timeout {
        builder = builder.timeout(Duration::from_millis(timeout));
    }
    if let Some(timeout) = read_timeout {
        builder = builder.read_timeout(Duration::from_millis(timeout));
    }
    builder.build().expect("it needs no TLS")
}
