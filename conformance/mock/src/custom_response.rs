//! Custom responses, which a test adds to those of the document.

use std::time::Duration;

use serde_json::Value;

use crate::encoding::{JSON, ResponseBody};

/// A response that is not in the document, for example with another header or error code, or a proxy's page.
#[derive(Debug, Clone)]
#[must_use = "it has no effect until it is given to `MockServer::when_value`"]
pub struct CustomResponse {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<ResponseBody>,
    pub(crate) delay: Duration,
}

impl CustomResponse {
    /// A response without a body.
    pub fn new(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: None, delay: Duration::ZERO }
    }

    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets a JSON body.
    pub fn json(self, body: &Value) -> Self {
        self.body(JSON, body.to_string())
    }

    /// Sets a body of any media type.
    pub fn body(mut self, media_type: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.body = Some(ResponseBody { media_type: media_type.to_owned(), bytes: bytes.into() });
        self
    }

    /// Delays the response, in addition to [`Options::latency`](crate::Options::latency).
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}
