//! How errors print: one line, and nothing sensitive.

use std::{error::Error as StdError, fmt};

use super::{ApiError, ConfigError, Error, InvalidRequest, TransportFailure, UnexpectedResponse};
use crate::{
    api::Api,
    redact::{identifier, name},
};

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

/// A pointer with only those segments that may be printed: indices, and names that a document could have. Any other key is the
/// caller's own, and may be sensitive.
fn printed(pointer: &str) -> String {
    pointer.split('/').map(name).collect::<Vec<_>>().join("/")
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
