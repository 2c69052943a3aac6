//! The client under test and a scripted server, for one property test.

use std::sync::{Arc, Mutex, PoisonError};

use openapi_mock::RecordedRequest;
use proptest::test_runner::TestCaseError;
use serde_json::{Map, Value};

use crate::{
    call::{Call, Credentials, Limits},
    caller::Caller,
    outcome::Outcome,
    scripted_server::{ScriptedServer, Step},
};

pub(super) struct Fixture {
    server: Mutex<ScriptedServer>,
    caller: Arc<dyn Caller>,
    credentials: Credentials,
}

/// A response for the server to send.
pub(super) struct Response {
    status: u16,
    media_type: String,
    retry_after: Option<String>,
    body: Vec<u8>,
}

impl Response {
    pub(super) fn new(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, media_type: media_type.to_owned(), retry_after: None, body: body.into() }
    }

    pub(super) fn retry_after(self, retry_after: Option<String>) -> Self {
        Self { retry_after, ..self }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} Whatever\r\ncontent-length: {}\r\n", self.status, self.body.len());
        for (name, value) in [("content-type", Some(&self.media_type)), ("retry-after", self.retry_after.as_ref())] {
            if let Some(value) = value {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
        }
        let mut bytes = format!("{head}\r\n").into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

impl Fixture {
    pub(super) fn new(caller: Arc<dyn Caller>, credentials: Credentials) -> Result<Self, String> {
        let server = ScriptedServer::start().map_err(|error| format!("the scripted server cannot start: {error}"))?;
        Ok(Self { server: Mutex::new(server), caller, credentials })
    }

    /// Calls an operation and responds to the request; returns the outcome and the requests that arrived.
    pub(super) fn call(
        &self,
        operation: &str,
        parameters: Map<String, Value>,
        response: &Response,
    ) -> Result<(Outcome, Vec<RecordedRequest>), TestCaseError> {
        let server = self.server.lock().unwrap_or_else(PoisonError::into_inner);
        server.set_script(vec![vec![Step::Write(response.bytes())]]);
        let outcome = self.caller.call(&Call {
            operation: operation.to_owned(),
            parameters,
            credentials: self.credentials.clone(),
            base_url: Some(server.url()),
            proxy: None,
            limits: Limits::ONE_ATTEMPT,
        });
        Ok((outcome.map_err(TestCaseError::fail)?, server.requests()))
    }
}
