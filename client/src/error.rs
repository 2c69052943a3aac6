//! What went wrong, ordered by how far the request got.

use std::{error::Error as StdError, fmt, sync::OnceLock, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::Value;

use crate::{
    error_body::ErrorBody,
    objects,
    operation::Operation,
    redact::identifier,
    response::Received,
    types::{ErrorResponse, ErrorType},
};

/// A call that gave no value.
///
/// The variants are ordered by how far the request got. Whatever went wrong, the accessors tell what is known of it;
/// where the server answered, the HTTP status decides, and what the body says of itself is reported beside it.
///
/// `Display` is one line that a log can keep, and neither it nor `Debug` prints anything sensitive: no credential, no
/// body, no header, and of the server's words only `error_type` and `request_id`, where they are made like identifiers.
#[non_exhaustive]
pub enum Error {
    /// Refused before anything was sent: a value that breaks the document's rules, a missing credential, a setting that cannot be.
    Refused(Box<Refused>),
    /// Not sent: no connection to the server came about. Nothing was received, nothing has happened.
    NotSent(Box<Failed>),
    /// Sent, or partly sent, and not answered in full: a timeout, or a connection that was reset. It may have taken effect.
    Unanswered(Box<Failed>),
    /// Answered with an error that the API describes: an `error_type`.
    Api(Box<ApiError>),
    /// Answered with something else: an undocumented status, or a body that is cut off, too large, or not what is documented.
    /// Where the status is a success, it has taken effect.
    Unexpected(Box<Unexpected>),
}

/// Why nothing was sent.
pub struct Refused {
    operation: Option<&'static str>,
    field: Option<String>,
    problem: String,
}

/// Why no complete answer came.
pub struct Failed {
    operation: &'static str,
    attempts: u32,
    timeout: bool,
    problem: &'static str,
    received: Option<Received>,
    body: Option<ErrorBody>,
    source: Option<reqwest::Error>,
}

/// An error in the API's own words.
pub struct ApiError {
    received: Received,
    body: ErrorBody,
    /// Decoded when it is first asked for: most callers need no more than the accessors.
    typed: OnceLock<Option<ErrorResponse>>,
}

/// An answer that the document does not describe.
pub struct Unexpected {
    received: Received,
    body: ErrorBody,
    problem: String,
    source: Option<reqwest::Error>,
}

impl ApiError {
    /// The documented error, where the whole body is one. The accessors of [`Error`] tell what a partial body says.
    #[must_use]
    pub fn response(&self) -> Option<&ErrorResponse> {
        self.typed.get_or_init(|| objects::read(self.received.text()).ok()).as_ref()
    }
}

impl Error {
    pub(crate) fn config(problem: impl Into<String>) -> Self {
        Self::Refused(Box::new(Refused { operation: None, field: None, problem: problem.into() }))
    }

    pub(crate) fn invalid(operation: &'static Operation, field: Option<String>, problem: impl Into<String>) -> Self {
        Self::Refused(Box::new(Refused { operation: Some(operation.id), field, problem: problem.into() }))
    }

    /// From a generated builder, whose problems start with the fields that lead to them: `attributes: ip_address: …`.
    pub(crate) fn refused(operation: &'static Operation, problem: String) -> Self {
        let (mut field, mut rest) = (String::new(), problem.as_str());
        while let Some((name, after)) = rest.split_once(": ").filter(|(name, _)| !name.contains(char::is_whitespace)) {
            field = format!("{field}/{name}");
            rest = after;
        }
        let problem = rest.to_owned();
        Self::invalid(operation, Some(field).filter(|field| !field.is_empty()), problem)
    }

    pub(crate) fn not_sent(operation: &'static Operation, attempts: u32, source: Option<reqwest::Error>) -> Self {
        let timeout = source.as_ref().is_none_or(reqwest::Error::is_timeout);
        let problem = if timeout { "no connection within the time allowed" } else { "no connection to the server" };
        let source = source.map(reqwest::Error::without_url);
        Self::NotSent(Box::new(Failed {
            operation: operation.id,
            attempts,
            timeout,
            problem,
            received: None,
            body: None,
            source,
        }))
    }

    /// Without a source, time has run out.
    pub(crate) fn unanswered(
        operation: &'static Operation,
        attempts: u32,
        received: Option<Received>,
        source: Option<reqwest::Error>,
    ) -> Self {
        let timeout = source.as_ref().is_none_or(reqwest::Error::is_timeout);
        let problem = if timeout {
            "no complete answer within the time allowed"
        } else {
            "the connection broke before a complete answer"
        };
        let source = source.map(reqwest::Error::without_url);
        let body = received.as_ref().map(ErrorBody::of);
        Self::Unanswered(Box::new(Failed {
            operation: operation.id,
            attempts,
            timeout,
            problem,
            received,
            body,
            source,
        }))
    }

    /// An answer that is no success: the API's own error where there is an `error_type`, whatever the status.
    pub(crate) fn answered(received: Received) -> Self {
        let body = ErrorBody::of(&received);
        if !received.status.is_success() && body.error_type.is_some() {
            tell(&received, &body);
            return Self::Api(Box::new(ApiError { received, body, typed: OnceLock::new() }));
        }
        let problem = if received.operation.documents(received.status.as_u16()) {
            "the body is not the documented error"
        } else if received.status.is_redirection() {
            "a redirect, which is never followed"
        } else {
            "the status is not documented"
        };
        Self::not_documented(received, body, problem.to_owned(), None)
    }

    pub(crate) fn unexpected(received: Received, problem: impl Into<String>, source: Option<reqwest::Error>) -> Self {
        let body = ErrorBody::of(&received);
        Self::not_documented(received, body, problem.into(), source)
    }

    fn not_documented(received: Received, body: ErrorBody, problem: String, source: Option<reqwest::Error>) -> Self {
        tell(&received, &body);
        let source = source.map(reqwest::Error::without_url);
        Self::Unexpected(Box::new(Unexpected { received, body, problem, source }))
    }

    /// Whether the answer broke off before its end.
    pub(crate) fn is_cut_off(&self) -> bool {
        matches!(self, Self::Unexpected(unexpected) if unexpected.source.is_some())
    }

    /// The same, after so many attempts.
    pub(crate) fn tried(mut self, attempts: u32) -> Self {
        if let Self::NotSent(failed) | Self::Unanswered(failed) = &mut self {
            failed.attempts = attempts;
        }
        self
    }

    /// The operationId of the call; `None` for a setting of the client.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        match self {
            Self::Refused(refused) => refused.operation,
            Self::NotSent(failed) | Self::Unanswered(failed) => Some(failed.operation),
            _ => self.received().map(|received| received.operation.id),
        }
    }

    /// The field that was refused, as a JSON pointer into the request, such as `/expiration_minutes`.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Refused(refused) => refused.field.as_deref(),
            _ => None,
        }
    }

    /// The HTTP status, where the server answered with one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.received().map(|received| received.status)
    }

    /// The headers of the answer. They may hold what is sensitive: think before you log them.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.received().map(|received| &received.headers)
    }

    /// The body of the answer as far as it was read, at most the client's limit. It may hold what is sensitive.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.received().map(|received| &received.body)
    }

    /// Which error it is, in the API's words: the stable thing to match on. An open set.
    #[must_use]
    pub fn error_type(&self) -> Option<&ErrorType> {
        self.error_body()?.error_type.as_ref()
    }

    /// What the API says of it, for people; its wording varies. It may repeat what was sent: think before you log it.
    #[must_use]
    pub fn error_message(&self) -> Option<&str> {
        self.error_body()?.error_message.as_deref()
    }

    /// Where the API documents it.
    #[must_use]
    pub fn error_url(&self) -> Option<&str> {
        self.error_body()?.error_url.as_deref()
    }

    /// Further details, which only some errors have.
    #[must_use]
    pub fn error_details(&self) -> Option<&serde_json::Map<String, Value>> {
        self.error_body()?.error_details.as_ref()
    }

    /// The status that the body claims, which may differ from [`status`](Self::status).
    #[must_use]
    pub fn body_status(&self) -> Option<u16> {
        self.error_body()?.status_code
    }

    /// The id of the call, for support, also from a body that decodes only in part.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.error_body()?.request_id.as_deref()
    }

    /// How long the server asks to wait before the next call: `Retry-After`, in seconds or as a date.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.received()?.retry_after()
    }

    /// Whether the server may have received the request, and so whether the call may have taken effect.
    #[must_use]
    pub fn may_have_been_sent(&self) -> bool {
        !matches!(self, Self::Refused(_) | Self::NotSent(_))
    }

    /// Whether time ran out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::NotSent(failed) | Self::Unanswered(failed) if failed.timeout)
    }

    /// How many times it was tried: 0 where it was refused.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        match self {
            Self::NotSent(failed) | Self::Unanswered(failed) => failed.attempts,
            _ => self.received().map_or(0, |received| received.attempts),
        }
    }

    fn received(&self) -> Option<&Received> {
        match self {
            Self::Refused(_) => None,
            Self::NotSent(failed) | Self::Unanswered(failed) => failed.received.as_ref(),
            Self::Api(api) => Some(&api.received),
            Self::Unexpected(unexpected) => Some(&unexpected.received),
        }
    }

    fn error_body(&self) -> Option<&ErrorBody> {
        match self {
            Self::Api(api) => Some(&api.body),
            Self::Unexpected(unexpected) => Some(&unexpected.body),
            Self::NotSent(failed) | Self::Unanswered(failed) => failed.body.as_ref(),
            Self::Refused(_) => None,
        }
    }
}

/// A pointer as far as it may be printed: names that a document could have, and places in a list. Any other key is the caller's own.
fn printed(pointer: &str) -> String {
    let named = |segment: &str| {
        let digits = segment.bytes().filter(u8::is_ascii_digit).count();
        digits <= 5 && segment.len() <= 64 && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let segments: Vec<_> =
        pointer.split('/').map(|segment| if named(segment) { segment } else { "[redacted]" }).collect();
    segments.join("/")
}

/// Ends the span of a call that the server answered.
fn tell(received: &Received, body: &ErrorBody) {
    let error_type = body.error_type.as_ref().map(ErrorType::as_str);
    received.call.ended(received.attempts, Some(received.status.as_u16()), error_type, body.request_id.as_deref());
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation() {
            write!(f, "{operation}: ")?;
        }
        match self {
            Self::Refused(refused) => {
                f.write_str("refused before sending: ")?;
                if let Some(field) = &refused.field {
                    write!(f, "{}: ", printed(field))?;
                }
                return f.write_str(&refused.problem);
            }
            Self::NotSent(failed) => write!(f, "not sent: {}", failed.problem)?,
            Self::Unanswered(failed) => write!(f, "may have been sent: {}", failed.problem)?,
            Self::Api(_) => f.write_str("answered with an error")?,
            Self::Unexpected(unexpected) => write!(f, "unexpected answer: {}", unexpected.problem)?,
        }
        if let Some(status) = self.status() {
            write!(f, "; status {}", status.as_u16())?;
        }
        if let Some(error_type) = self.error_type() {
            write!(f, "; error_type {}", identifier(error_type.as_str()))?;
        }
        if let Some(request_id) = self.request_id() {
            write!(f, "; request_id {}", identifier(request_id))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Refused(_) => "Refused",
            Self::NotSent(_) => "NotSent",
            Self::Unanswered(_) => "Unanswered",
            Self::Api(_) => "Api",
            Self::Unexpected(_) => "Unexpected",
        };
        f.debug_tuple(name).field(&format_args!("{self}")).finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = match self {
            Self::NotSent(failed) | Self::Unanswered(failed) => failed.source.as_ref(),
            Self::Unexpected(unexpected) => unexpected.source.as_ref(),
            _ => None,
        };
        source.map(|source| source as &(dyn StdError + 'static))
    }
}

macro_rules! debug_by_name {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )*};
}

debug_by_name!(Refused, Failed, ApiError, Unexpected);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_is_printed_as_far_as_a_document_could_have_named_it() {
        let long = "a".repeat(65);
        for (pointer, told) in [
            ("/target/moons/12345/Moon_9", "/target/moons/12345/Moon_9"),
            ("/notes/123456", "/notes/[redacted]"),
            ("/notes/someone@example.com/kind", "/notes/[redacted]/kind"),
            (&format!("/{long}"), "/[redacted]"),
            (&format!("/{}", &long[1..]), &format!("/{}", &long[1..])),
        ] {
            assert_eq!(printed(pointer), told);
        }
    }
}
