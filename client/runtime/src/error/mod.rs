//! Why a call failed, ordered by how far the request got.

mod construct;
mod payload;
mod print;

use std::{error::Error as StdError, sync::OnceLock, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::{
    api::Api, call_check::Reason, cause::Cause, error_body::ErrorBody, raw_response::RawResponse, strict_object,
};

/// Why a call failed.
///
/// The variants are ordered by how far the request got. The accessors work for all of them, and return `None` for what is not known.
/// The HTTP status tells a success from an error; a status in the body is only reported, by [`body_status`](Self::body_status).
///
/// `Display` is one line for a log. Neither it nor `Debug` prints anything sensitive: no credential, no body, no header. Of the
/// response they print the status, and the error code and the request id where these look like identifiers.
#[non_exhaustive]
pub enum Error<A: Api> {
    /// The client cannot make the call: a setting is wrong, or a credential is missing. Nothing was sent.
    Config(Box<ConfigError>),
    /// The request violates the document. Nothing was sent.
    InvalidRequest(Box<InvalidRequest>),
    /// A [check](crate::ClientBuilder::check_calls) of the program refused the call. Nothing was sent.
    Refused(Box<Refused>),
    /// No connection to the server was made, or it ended before anything was sent. The server received nothing.
    NotSent(Box<TransportFailure<A>>),
    /// The request was sent, at least in part, and there is no complete response: a timeout, a broken connection, or bytes that are
    /// not HTTP. The call may have taken effect.
    NoResponse(Box<TransportFailure<A>>),
    /// The API responded with an error that the document describes.
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

/// Why a check of the program refused a call.
pub struct Refused {
    operation: &'static str,
    reason: Reason,
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

/// An error that the API responded with.
pub struct ApiError<A: Api> {
    response: RawResponse,
    body: ErrorBody<A>,
    /// Decoded on first use: most callers need only the accessors of [`Error`].
    typed: OnceLock<Option<A::ErrorBody>>,
}

/// A response that the document does not describe.
pub struct UnexpectedResponse<A: Api> {
    response: RawResponse,
    body: ErrorBody<A>,
    problem: String,
    source: Option<reqwest::Error>,
}

impl<A: Api> Error<A> {
    /// The API's own error, if it is one.
    #[must_use]
    pub fn as_api(&self) -> Option<&ApiError<A>> {
        match self {
            Self::Api(api) => Some(api),
            _ => None,
        }
    }

    /// The reason of the [check](crate::ClientBuilder::check_calls) that refused the call: `downcast_ref` gives it its type.
    #[must_use]
    pub fn refusal(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> {
        match self {
            Self::Refused(refused) => Some(refused.reason()),
            _ => None,
        }
    }

    /// The operationId of the call. `None` where building the client failed.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        match self {
            Self::Config(config) => config.operation,
            Self::InvalidRequest(invalid) => invalid.operation,
            Self::Refused(refused) => Some(refused.operation),
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

    /// The body of the response as far as it was read, at most
    /// [`RequestOptions::body_limit`](crate::RequestOptions::body_limit) bytes. It may be sensitive.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.raw_response().map(|response| &response.body)
    }

    /// The body of the response as a type of your choice; `None` where the body as a whole does not decode as one.
    ///
    /// For errors whose schema differs by status, and for a success that is not the documented one: take a type that has only the
    /// properties that you need. Of properties with the same name the last counts.
    #[must_use]
    pub fn decode<T: DeserializeOwned>(&self) -> Option<T> {
        strict_object::read(self.raw_response()?.text()).ok()
    }

    /// The error code of the API, which is stable: match on it. An open set.
    #[must_use]
    pub fn error_type(&self) -> Option<&A::ErrorCode> {
        self.error_body()?.code.as_ref()
    }

    /// The API's explanation for people. Its wording varies, and it may repeat what was sent: think before you log it.
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

    /// The status that is repeated in the body. It may differ from [`status`](Self::status).
    #[must_use]
    pub fn body_status(&self) -> Option<u16> {
        self.error_body()?.status
    }

    /// How long the server asks to wait before the next call, from now: `Retry-After`, in seconds or as a date. Zero for a date in the
    /// past.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.raw_response()?.retry_after()
    }

    /// Whether the server may have received the request, so that the call may have taken effect.
    #[must_use]
    pub fn may_have_been_sent(&self) -> bool {
        !matches!(self, Self::Config(_) | Self::InvalidRequest(_) | Self::Refused(_) | Self::NotSent(_))
    }

    /// Whether time ran out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::NotSent(failure) | Self::NoResponse(failure) if failure.cause == Cause::Timeout)
    }

    /// How many attempts were made. 0 for [`Config`](Self::Config), [`InvalidRequest`](Self::InvalidRequest) and [`Refused`](Self::Refused).
    #[must_use]
    pub fn attempts(&self) -> u32 {
        match self {
            Self::NotSent(failure) | Self::NoResponse(failure) => failure.attempts,
            _ => self.raw_response().map_or(0, |response| response.attempts),
        }
    }

    /// Whether the body could not be read to its end.
    pub(crate) fn is_incomplete(&self) -> bool {
        matches!(self, Self::UnexpectedResponse(unexpected) if unexpected.source.is_some())
    }

    /// Whether another attempt would fail in the same way: a TLS certificate was not accepted, or a proxy wants credentials.
    pub(crate) fn is_lasting(&self) -> bool {
        let cause = match self {
            Self::NotSent(failure) | Self::NoResponse(failure) => failure.cause,
            _ => return false,
        };
        matches!(cause, Cause::Certificate(_) | Cause::ProxyAuthentication)
    }

    /// The same error with this number of attempts.
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

    fn raw_response(&self) -> Option<&RawResponse> {
        match self {
            Self::Config(_) | Self::InvalidRequest(_) | Self::Refused(_) => None,
            Self::NotSent(failure) | Self::NoResponse(failure) => failure.response.as_ref(),
            Self::Api(api) => Some(&api.response),
            Self::UnexpectedResponse(unexpected) => Some(&unexpected.response),
        }
    }

    fn error_body(&self) -> Option<&ErrorBody<A>> {
        match self {
            Self::Config(_) | Self::InvalidRequest(_) | Self::Refused(_) => None,
            Self::NotSent(failure) | Self::NoResponse(failure) => failure.body.as_ref(),
            Self::Api(api) => Some(&api.body),
            Self::UnexpectedResponse(unexpected) => Some(&unexpected.body),
        }
    }
}
