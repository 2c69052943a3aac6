//! How errors print: one line, and nothing sensitive.

use std::{error::Error as StdError, fmt};

use super::{ApiError, ConfigError, Error, InvalidRequest, Refused, TransportFailure, UnexpectedResponse};
use crate::{
    api::Api,
    error_body::ErrorBody,
    raw_response::RawResponse,
    redact::{identifier, name},
};

impl<A: Api> fmt::Display for Error<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(config) => config.fmt(f),
            Self::InvalidRequest(invalid) => invalid.fmt(f),
            Self::Refused(refused) => refused.fmt(f),
            Self::NotSent(failure) => failure.print(f, "not sent: "),
            Self::NoResponse(failure) => failure.print(f, "may have been sent: "),
            Self::Api(api) => api.fmt(f),
            Self::UnexpectedResponse(unexpected) => unexpected.fmt(f),
        }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        operation(f, self.operation)?;
        write!(f, "client configuration: {}", self.problem)
    }
}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        operation(f, self.operation)?;
        f.write_str("invalid request: ")?;
        if let Some(field) = &self.field {
            write!(f, "{}: ", printed(field))?;
        }
        f.write_str(&self.problem)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        operation(f, Some(self.operation))?;
        write!(f, "refused, nothing was sent: {}", self.reason)
    }
}

impl<A: Api> TransportFailure<A> {
    /// Prints it after words that say how far the request got.
    fn print(&self, f: &mut fmt::Formatter<'_>, how_far: &str) -> fmt::Result {
        operation(f, Some(self.operation))?;
        write!(f, "{how_far}{}", self.problem)?;
        match (&self.response, &self.body) {
            (Some(raw), Some(body)) => response(f, raw, body),
            _ => Ok(()),
        }
    }
}

impl<A: Api> fmt::Display for TransportFailure<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.print(f, "")
    }
}

impl<A: Api> fmt::Display for ApiError<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        operation(f, Some(self.operation()))?;
        f.write_str("the API responded with an error")?;
        response(f, &self.response, &self.body)
    }
}

impl<A: Api> fmt::Display for UnexpectedResponse<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        operation(f, Some(self.operation()))?;
        write!(f, "unexpected response: {}", self.problem)?;
        response(f, &self.response, &self.body)
    }
}

/// Prints the operation of a call at the start of a line.
fn operation(f: &mut fmt::Formatter<'_>, operation: Option<&str>) -> fmt::Result {
    operation.map_or(Ok(()), |operation| write!(f, "{operation}: "))
}

/// Prints what may be known of a response at the end of a line.
fn response<A: Api>(f: &mut fmt::Formatter<'_>, response: &RawResponse, body: &ErrorBody<A>) -> fmt::Result {
    write!(f, "; status {}", response.status.as_u16())?;
    if let (Some(name), Some(code)) = (A::ERROR.code, &body.code) {
        write!(f, "; {name} {}", identifier::<A>(code.as_ref()))?;
    }
    if let (Some(name), Some(id)) = (A::ERROR.id, &body.id) {
        write!(f, "; {name} {}", identifier::<A>(id))?;
    }
    Ok(())
}

impl<A: Api> fmt::Debug for Error<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Config(_) => "Config",
            Self::InvalidRequest(_) => "InvalidRequest",
            Self::Refused(_) => "Refused",
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
        match self {
            Self::Refused(refused) => refused.source(),
            Self::NotSent(failure) | Self::NoResponse(failure) => failure.source(),
            Self::UnexpectedResponse(unexpected) => unexpected.source(),
            _ => None,
        }
    }
}

impl StdError for ConfigError {}

impl StdError for InvalidRequest {}

impl StdError for Refused {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        // `Display` has the line of the reason already.
        self.reason.source()
    }
}

impl<A: Api> StdError for TransportFailure<A> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}

impl<A: Api> StdError for ApiError<A> {}

impl<A: Api> StdError for UnexpectedResponse<A> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}

/// A pointer with only those segments that may be printed: indices, and names that a document could have. Any other key is the
/// caller's own, and may be sensitive.
fn printed(pointer: &str) -> String {
    pointer.split('/').map(name).collect::<Vec<_>>().join("/")
}

macro_rules! debug_as_display {
    ($($name:ident $(<$api:ident>)?),*) => {$(
        impl$(<$api: Api>)? fmt::Debug for $name$(<$api>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&format_args!("{self}")).finish()
            }
        }
    )*};
}

debug_as_display!(ConfigError, InvalidRequest, Refused, TransportFailure<A>, ApiError<A>, UnexpectedResponse<A>);

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
