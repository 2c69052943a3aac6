//! Constructors of errors: one for each way in which a call can fail.

use std::sync::OnceLock;

use bytes::Bytes;

use super::{ApiError, ConfigError, Error, InvalidRequest, Refused, TransportFailure, UnexpectedResponse};
use crate::{
    api::Api, call_check::Reason, cause::Cause, error_body::ErrorBody, operation::Operation, raw_response::RawResponse,
};

impl<A: Api> Error<A> {
    /// The error that a response to an operation is, for tests of what a program does about it: no server is needed. `operation` is an
    /// operationId; `None` where the API has no such operation.
    ///
    /// ```text
    /// let response = http::Response::builder().status(429).header("retry-after", "60").body(r#"{"error_type":"too_many_requests"}"#)?;
    /// let error = Error::from_http("otps.sms.send", response).expect("there is such an operation");
    /// ```
    #[must_use]
    pub fn from_http(operation: &str, response: http::Response<impl Into<Bytes>>) -> Option<Self> {
        let operation = A::operations().iter().copied().find(|known| known.id == operation)?;
        let (head, body) = response.into_parts();
        let (status, headers) = (head.status, head.headers);
        Some(Self::from_response(RawResponse { operation, attempts: 1, status, headers, body: body.into() }))
    }

    /// A setting of the client is wrong.
    pub(crate) fn config(problem: impl Into<String>) -> Self {
        Self::Config(Box::new(ConfigError { operation: None, problem: problem.into() }))
    }

    /// A setting of the client is wrong or missing for an operation.
    pub(crate) fn config_of(operation: &'static Operation, problem: impl Into<String>) -> Self {
        Self::Config(Box::new(ConfigError { operation: Some(operation.id), problem: problem.into() }))
    }

    /// The request violates the document.
    pub(crate) fn invalid(
        operation: Option<&'static Operation>,
        field: Option<String>,
        problem: impl Into<String>,
    ) -> Self {
        let operation = operation.map(|operation| operation.id);
        Self::InvalidRequest(Box::new(InvalidRequest { operation, field, problem: problem.into() }))
    }

    /// The request violates the document. `problem` is a generated builder's, and starts with the path of the property:
    /// `attributes: ip_address: …`.
    #[doc(hidden)]
    #[must_use]
    pub fn from_builder(operation: &'static Operation, problem: &str) -> Self {
        let (mut field, mut rest) = (String::new(), problem);
        while let Some((name, after)) = rest.split_once(": ").filter(|(name, _)| !name.contains(char::is_whitespace)) {
            field = format!("{field}/{name}");
            rest = after;
        }
        Self::invalid(Some(operation), Some(field).filter(|field| !field.is_empty()), rest)
    }

    /// A check refused the call.
    pub(crate) fn refused(operation: &'static Operation, reason: Reason) -> Self {
        Self::Refused(Box::new(Refused { operation: operation.id, reason }))
    }

    /// The server received nothing. Without a source, time ran out.
    pub(crate) fn not_sent(operation: &'static Operation, attempts: u32, source: Option<reqwest::Error>) -> Self {
        let cause = Cause::of(source.as_ref());
        let problem = match cause {
            Cause::Timeout => "no connection within the time allowed",
            Cause::Certificate(problem) => problem,
            Cause::ProxyAuthentication => PROXY,
            Cause::NotHttp => NOT_HTTP,
            Cause::NoConnection => "no connection to the server",
            Cause::ConnectionLost => "the connection closed before the request",
        };
        Self::NotSent(Box::new(TransportFailure::new(operation, attempts, cause, problem, None, source)))
    }

    /// The server may have received the request. Without a source, time ran out.
    pub(crate) fn no_response(
        operation: &'static Operation,
        attempts: u32,
        response: Option<RawResponse>,
        source: Option<reqwest::Error>,
    ) -> Self {
        let cause = Cause::of(source.as_ref());
        let problem = match cause {
            Cause::Timeout => "no complete response within the time allowed",
            Cause::Certificate(problem) => problem,
            Cause::ProxyAuthentication => PROXY,
            Cause::NotHttp => NOT_HTTP,
            Cause::NoConnection | Cause::ConnectionLost => "the connection broke before a complete response",
        };
        Self::NoResponse(Box::new(TransportFailure::new(operation, attempts, cause, problem, response, source)))
    }

    /// The response is not a success. It is the API's own error where its body has an error code, whatever the status; and where its
    /// status is documented, unless each documented body has a code.
    #[doc(hidden)]
    #[must_use]
    pub fn from_response(response: RawResponse) -> Self {
        let body = ErrorBody::of(&response);
        let documented = response.operation.documented(response.status.as_u16());
        let described = body.code.is_some()
            || documented.is_some_and(|documented| !(documented.is_error_body && A::ERROR.requires_code));
        if !response.status.is_success() && described {
            return Self::Api(Box::new(ApiError { response, body, typed: OnceLock::new() }));
        }
        let problem = if documented.is_some() {
            "the body is not the documented error"
        } else if response.status.is_redirection() {
            "a redirect, which is never followed"
        } else {
            "the status is not documented"
        };
        Self::UnexpectedResponse(Box::new(UnexpectedResponse {
            response,
            body,
            problem: problem.to_owned(),
            source: None,
        }))
    }

    /// The response is not a documented one.
    pub(crate) fn unexpected(
        response: RawResponse,
        problem: impl Into<String>,
        source: Option<reqwest::Error>,
    ) -> Self {
        let body = ErrorBody::of(&response);
        let (problem, source) = (problem.into(), source.map(reqwest::Error::without_url));
        Self::UnexpectedResponse(Box::new(UnexpectedResponse { response, body, problem, source }))
    }
}

const PROXY: &str =
    "the proxy requires authentication, or rejected its credentials: put `user:password@` before its host";
const NOT_HTTP: &str = "what the server sent is not a valid HTTP response";

impl<A: Api> TransportFailure<A> {
    fn new(
        operation: &'static Operation,
        attempts: u32,
        cause: Cause,
        problem: &'static str,
        response: Option<RawResponse>,
        source: Option<reqwest::Error>,
    ) -> Self {
        let body = response.as_ref().map(ErrorBody::of);
        let source = source.map(reqwest::Error::without_url);
        Self { operation: operation.id, attempts, cause, problem, response, body, source }
    }
}
