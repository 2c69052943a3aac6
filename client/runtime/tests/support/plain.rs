//! An API whose document has no error schema, no credentials and no servers.

use openapi_client_runtime::{
    Client, CredentialKind, Error, Operation, ResponseValue, RetrySafety,
    generated::{Documented, ErrorConvention, Pattern, Server},
};
use serde_json::Value;

pub enum Api {}

impl openapi_client_runtime::Api for Api {
    const NAME: &'static str = "Plain";
    const USER_AGENT: &'static str = "plain-rust/0.0.0";
    const ERROR: ErrorConvention = ErrorConvention {
        code: None,
        message: None,
        url: None,
        details: None,
        id: None,
        status: None,
        requires_code: false,
    };
    type ErrorCode = String;
    type ErrorBody = Value;
    fn operations() -> &'static [&'static Operation] {
        OPERATIONS
    }
    fn servers() -> &'static [Server] {
        &[]
    }
    fn credentials() -> &'static [CredentialKind] {
        &[]
    }
    fn identifiers() -> &'static [Pattern] {
        &[]
    }
    fn fields() -> &'static [&'static str] {
        &[]
    }
}

static OPERATIONS: &[&Operation] = &[&READ, &READ_PART];

pub static READ: Operation = Operation {
    index: 0,
    id: "read",
    summary: "Read",
    method: openapi_client_runtime::http::Method::GET,
    path: "/read",
    server: None,
    accept: "application/json",
    security: &[],
    sends_message: false,
    recipient: None,
    retry_safety: RetrySafety::UnsentOnly,
    envelope: None,
    responses: &[
        Documented { statuses: 200..=200, is_error_body: true },
        Documented { statuses: 404..=404, is_error_body: true },
    ],
};

/// An operation with a parameter in its path and a server of its own.
pub static READ_PART: Operation = Operation {
    index: 1,
    id: "read_part",
    summary: "Read a part",
    method: openapi_client_runtime::http::Method::GET,
    path: "/read/{part}",
    server: Some("https://parts.example/v1"),
    accept: "application/json",
    security: &[],
    sends_message: false,
    recipient: None,
    retry_safety: RetrySafety::UnsentOnly,
    envelope: None,
    responses: &[Documented { statuses: 200..=200, is_error_body: true }],
};

pub async fn read(client: &Client<Api>) -> Result<ResponseValue<Value>, Error<Api>> {
    client
        .request(&READ)
        .send(|response| match response.status().as_u16() {
            200 => ResponseValue::from_response(response),
            _ => Err(Error::from_response(response)),
        })
        .await
}
