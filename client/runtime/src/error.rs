//! Why a call gave no value, ordered by how far the request got.

use std::{error::Error as StdError, fmt, sync::OnceLock, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::{
    api::Api, cause::Cause, error_body::ErrorBody, operation::Operation, raw_response::RawResponse, redact::identifier,
    strict_object,
};

/// Why a call gave no value.
///
/// The variants are ordered by how far the request got. Whatever went wrong, the accessors tell what is known;
/// where the server responded, the HTTP status decides, and what the body says of itself is reported beside it.
///
/// `Display` is one line for a log. Neither it nor `Debug` prints anything sensitive: no credential, no body, no header, and of
/// the server's words only the error code and the request id, where they look like identifiers.
#[non_exhaustive]
pub enum Error<A: Api> {
    /// The client cannot make the call: a setting is wrong, or a credential is missing. Nothing was sent.
    Config(Box<ConfigError>),
    /// The request breaks the rules of the document. Nothing was sent.
    InvalidRequest(Box<InvalidRequest>),
    /// No connection to the server was made, or it ended before anything was sent. The server received nothing.
    NotSent(Box<TransportFailure<A>>),
    /// Sent, at least in part, without a complete response: a timeout, a broken connection, or bytes that are not HTTP.
    /// The call may have taken effect.
    NoResponse(Box<TransportFailure<A>>),
    /// The API responded with an error that it describes, by its code.
    Api(Box<ApiError<A>>),
    /// The response is not a documented one: another status, or a body that is cut off, too large or of another type.
    /// Where the status is a success, the call has taken effect: [`decode`](Self::decode) reads what you need of its body.
    UnexpectedResponse(Box<UnexpectedResponse<A>>),
}

/// What is wrong with the settings of a client.
pub struct ConfigError {
    operation: Option<&'static str>,
    problem: String,
}

/// What is wrong with a request.
pub struct InvalidRequest {
    operation: Option<&'static str>,
    field: Option<String>,
    problem: String,
}

/// Why there is no complete response.
pub struct TransportFailure<A: Api> {
    operation: &'static str,
    attempts: u32,
    cause: Cause,
    problem: &'static str,
    response: Option<RawResponse>,
    body: Option<ErrorBody<A>>,
    source: Option<reqwest::Error>,
}

/// An error in the API's own words.
pub struct ApiError<A: Api> {
    response: RawResponse,
    body: ErrorBody<A>,
    /// Decoded when it is first asked for: most callers need no more than the accessors.
    typed: OnceLock<Option<A::ErrorBody>>,
}

/// A response that the document does not describe.
pub struct UnexpectedResponse<A: Api> {
    response: RawResponse,
    body: ErrorBody<A>,
    problem: String,
    source: Option<reqwest::Error>,
}

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

impl<A: Api> ApiError<A> {
    /// The documented error body, where the whole body is one. The accessors of [`Error`] tell what a partial body says.
    #[must_use]
    pub fn response(&self) -> Option<&A::ErrorBody> {
        self.typed.get_or_init(|| strict_object::read(self.response.text()).ok()).as_ref()
    }
}

impl<A: Api> Error<A> {
    pub(crate) fn config(problem: impl Into<String>) -> Self {
        Self::Config(Box::new(ConfigError { operation: None, problem: problem.into() }))
    }

    /// A setting of the client that a call lacks.
    pub(crate) fn config_of(operation: &'static Operation, problem: impl Into<String>) -> Self {
        Self::Config(Box::new(ConfigError { operation: Some(operation.id), problem: problem.into() }))
    }

    pub(crate) fn invalid(
        operation: Option<&'static Operation>,
        field: Option<String>,
        problem: impl Into<String>,
    ) -> Self {
        let operation = operation.map(|operation| operation.id);
        Self::InvalidRequest(Box::new(InvalidRequest { operation, field, problem: problem.into() }))
    }

    /// From a generated builder, whose problems start with the properties that lead to them: `attributes: ip_address: …`.
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

    /// Without a source, time ran out.
    pub(crate) fn not_sent(operation: &'static Operation, attempts: u32, source: Option<reqwest::Error>) -> Self {
        let cause = Cause::of(source.as_ref());
        let problem = match cause {
            Cause::Timeout => "no connection within the time allowed",
            Cause::Certificate(problem) => problem,
            Cause::NotHttp => NOT_HTTP,
            Cause::NoConnection => "no connection to the server",
            Cause::ConnectionLost => "the connection closed before the request",
        };
        Self::NotSent(Box::new(TransportFailure::new(operation, attempts, cause, problem, None, source)))
    }

    /// Without a source, time ran out.
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
            Cause::NotHttp => NOT_HTTP,
            Cause::NoConnection | Cause::ConnectionLost => "the connection broke before a complete response",
        };
        Self::NoResponse(Box::new(TransportFailure::new(operation, attempts, cause, problem, response, source)))
    }

    /// A response that is no success: the API's own error where the body has a code, whatever the status.
    /// Of an API whose errors have no code, a documented status tells.
    #[doc(hidden)]
    #[must_use]
    pub fn from_response(response: RawResponse) -> Self {
        let body = ErrorBody::of(&response);
        let documented = response.operation.documents(response.status.as_u16());
        let described = if A::ERROR.code.is_some() { body.code.is_some() } else { documented };
        if !response.status.is_success() && described {
            return Self::Api(Box::new(ApiError { response, body, typed: OnceLock::new() }));
        }
        let problem = if documented {
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

    pub(crate) fn unexpected(
        response: RawResponse,
        problem: impl Into<String>,
        source: Option<reqwest::Error>,
    ) -> Self {
        let body = ErrorBody::of(&response);
        let (problem, source) = (problem.into(), source.map(reqwest::Error::without_url));
        Self::UnexpectedResponse(Box::new(UnexpectedResponse { response, body, problem, source }))
    }

    /// Whether the body could not be read to its end.
    pub(crate) fn is_incomplete(&self) -> bool {
        matches!(self, Self::UnexpectedResponse(unexpected) if unexpected.source.is_some())
    }

    /// Whether a TLS certificate was not accepted.
    pub(crate) fn is_about_a_certificate(&self) -> bool {
        let cause = match self {
            Self::NotSent(failure) | Self::NoResponse(failure) => failure.cause,
            _ => return false,
        };
        matches!(cause, Cause::Certificate(_))
    }

    /// The same error after so many attempts.
    pub(crate) fn after_attempts(mut self, attempts: u32) -> Self {
        match &mut self {
            Self::NotSent(failure) | Self::NoResponse(failure) => failure.attempts = attempts,
            _ => {}
        }
        self
    }

    /// The id of the request, as far as the body could be read.
    pub(crate) fn id(&self) -> Option<&str> {
        self.error_body()?.id.as_deref()
    }

    /// The operationId of the call; `None` for a setting of the client.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        match self {
            Self::Config(config) => config.operation,
            Self::InvalidRequest(invalid) => invalid.operation,
            Self::NotSent(failure) | Self::NoResponse(failure) => Some(failure.operation),
            _ => self.raw_response().map(|response| response.operation.id),
        }
    }

    /// The invalid field of the request, as a JSON pointer such as `/expiration_minutes`.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::InvalidRequest(invalid) => invalid.field.as_deref(),
            _ => None,
        }
    }

    /// The HTTP status, where there is a response.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.raw_response().map(|response| response.status)
    }

    /// The headers of the response. They may be sensitive: think before you log them.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.raw_response().map(|response| &response.headers)
    }

    /// The body of the response as far as it was read, at most the client's limit. It may be sensitive.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.raw_response().map(|response| &response.body)
    }

    /// The body of the response as a type of your choice, where the whole body is one.
    ///
    /// For errors whose schema differs by status; and for a success that is not the documented one, with a type that has only the
    /// properties that you need. Of properties with the same name the last counts.
    #[must_use]
    pub fn decode<T: DeserializeOwned>(&self) -> Option<T> {
        strict_object::read(self.raw_response()?.text()).ok()
    }

    /// The error code, in the API's words: the stable thing to match on. An open set.
    #[must_use]
    pub fn error_type(&self) -> Option<&A::ErrorCode> {
        self.error_body()?.code.as_ref()
    }

    /// The API's explanation for people; its wording varies. It may repeat what was sent: think before you log it.
    #[must_use]
    pub fn error_message(&self) -> Option<&str> {
        self.error_body()?.message.as_deref()
    }

    /// Where the API documents the error.
    #[must_use]
    pub fn error_url(&self) -> Option<&str> {
        self.error_body()?.url.as_deref()
    }

    /// Further details, which only some errors have.
    #[must_use]
    pub fn error_details(&self) -> Option<&Map<String, Value>> {
        self.error_body()?.details.as_ref()
    }

    /// The status that the body claims, which may differ from [`status`](Self::status).
    #[must_use]
    pub fn body_status(&self) -> Option<u16> {
        self.error_body()?.status
    }

    /// How long the server asks to wait before the next call: `Retry-After`, in seconds or as a date.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.raw_response()?.retry_after()
    }

    /// Whether the server may have received the request, and so whether the call may have taken effect.
    #[must_use]
    pub fn may_have_been_sent(&self) -> bool {
        !matches!(self, Self::Config(_) | Self::InvalidRequest(_) | Self::NotSent(_))
    }

    /// Whether time ran out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::NotSent(failure) | Self::NoResponse(failure) if failure.cause == Cause::Timeout)
    }

    /// How many attempts were made: 0 where nothing was to be sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        match self {
            Self::NotSent(failure) | Self::NoResponse(failure) => failure.attempts,
            _ => self.raw_response().map_or(0, |response| response.attempts),
        }
    }

    fn raw_response(&self) -> Option<&RawResponse> {
        match self {
            Self::Config(_) | Self::InvalidRequest(_) => None,
            Self::NotSent(failure) | Self::NoResponse(failure) => failure.response.as_ref(),
            Self::Api(api) => Some(&api.response),
            Self::UnexpectedResponse(unexpected) => Some(&unexpected.response),
        }
    }

    fn error_body(&self) -> Option<&ErrorBody<A>> {
        match self {
            Self::Config(_) | Self::InvalidRequest(_) => None,
            Self::NotSent(failure) | Self::NoResponse(failure) => failure.body.as_ref(),
            Self::Api(api) => Some(&api.body),
            Self::UnexpectedResponse(unexpected) => Some(&unexpected.body),
        }
    }
}

/// A pointer as far as it may be printed: names that a document could have, and indices. Any other key is the caller's own.
fn printed(pointer: &str) -> String {
    let is_name = |segment: &str| {
        let digits = segment.bytes().filter(u8::is_ascii_digit).count();
        digits <= 5 && segment.len() <= 64 && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let segments: Vec<_> =
        pointer.split('/').map(|segment| if is_name(segment) { segment } else { "[redacted]" }).collect();
    segments.join("/")
}

impl<A: Api> fmt::Display for Error<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation() {
            write!(f, "{operation}: ")?;
        }
        match self {
            Self::Config(config) => return write!(f, "client configuration: {}", config.problem),
            Self::InvalidRequest(invalid) => {
                f.write_str("invalid request: ")?;
                if let Some(field) = &invalid.field {
                    write!(f, "{}: ", printed(field))?;
                }
                return f.write_str(&invalid.problem);
            }
            Self::NotSent(failure) => write!(f, "not sent: {}", failure.problem)?,
            Self::NoResponse(failure) => write!(f, "may have been sent: {}", failure.problem)?,
            Self::Api(_) => f.write_str("the API responded with an error")?,
            Self::UnexpectedResponse(unexpected) => write!(f, "unexpected response: {}", unexpected.problem)?,
        }
        if let Some(status) = self.status() {
            write!(f, "; status {}", status.as_u16())?;
        }
        if let (Some(name), Some(code)) = (A::ERROR.code, self.error_type()) {
            write!(f, "; {name} {}", identifier::<A>(code.as_ref()))?;
        }
        if let (Some(name), Some(id)) = (A::ERROR.id, self.id()) {
            write!(f, "; {name} {}", identifier::<A>(id))?;
        }
        Ok(())
    }
}

impl<A: Api> fmt::Debug for Error<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Config(_) => "Config",
            Self::InvalidRequest(_) => "InvalidRequest",
            Self::NotSent(_) => "NotSent",
            Self::NoResponse(_) => "NoResponse",
            Self::Api(_) => "Api",
            Self::UnexpectedResponse(_) => "UnexpectedResponse",
        };
        f.debug_tuple(name).field(&format_args!("{self}")).finish()
    }
}

impl<A: Api> StdError for Error<A> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = match self {
            Self::NotSent(failure) | Self::NoResponse(failure) => failure.source.as_ref(),
            Self::UnexpectedResponse(unexpected) => unexpected.source.as_ref(),
            _ => None,
        };
        source.map(|source| source as &(dyn StdError + 'static))
    }
}

macro_rules! debug_by_name {
    ($($name:ident $(<$api:ident>)?),*) => {$(
        impl$(<$api: Api>)? fmt::Debug for $name$(<$api>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )*};
}

debug_by_name!(ConfigError, InvalidRequest, TransportFailure<A>, ApiError<A>, UnexpectedResponse<A>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_prints_the_names_that_a_document_could_have() {
        let long = "a".repeat(65);
        for (pointer, expected) in [
            ("/target/moons/12345/Moon_9", "/target/moons/12345/Moon_9"),
            ("/notes/123456", "/notes/[redacted]"),
            ("/notes/someone@example.com/kind", "/notes/[redacted]/kind"),
            (&format!("/{long}"), "/[redacted]"),
            (&format!("/{}", &long[1..]), &format!("/{}", &long[1..])),
        ] {
            assert_eq!(printed(pointer), expected);
        }
    }
}
