//! The client under test and a server, for one property test.

use std::sync::{Arc, Mutex, PoisonError};

use openapi_mock::RecordedRequest;
use proptest::test_runner::TestCaseError;
use serde_json::{Map, Value};

use crate::{
    call::{Call, Credentials, Limits},
    caller::Caller,
    outcome::Outcome,
    server::{Response, Step, WiremockServer},
};

pub(super) struct Fixture {
    server: Mutex<WiremockServer>,
    caller: Arc<dyn Caller>,
    credentials: Credentials,
}

impl Fixture {
    pub(super) fn new(caller: Arc<dyn Caller>, credentials: Credentials) -> Result<Self, String> {
        let server = WiremockServer::start().map_err(|error| format!("the server cannot start: {error}"))?;
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
        server.set_script(&vec![vec![Step::Respond(response.clone())]]);
        let outcome = self.caller.call(&Call {
            operation: operation.to_owned(),
            parameters,
            credentials: self.credentials.clone(),
            base_url: Some(server.url()),
            limits: Limits::ONE_ATTEMPT,
            ..Call::default()
        });
        Ok((outcome.map_err(TestCaseError::fail)?, server.requests()))
    }
}
