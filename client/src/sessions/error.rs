//! Why a session was not accepted: a variant for each check.

use std::{fmt, sync::Arc};

use crate::{Error, cache::Miss, types::ErrorType};

/// Why a session was not accepted. Each check has its own variant.
///
/// `Display` is one line for a log. Neither it nor `Debug` prints anything of the token.
#[derive(Clone)]
#[non_exhaustive]
pub enum SessionError {
    /// The text is no JWT: three parts in canonical base64url without padding, of which the first two are JSON objects without names
    /// that occur twice.
    Malformed,
    /// The text is longer than 64 KiB.
    TooLong,
    /// The header does not name the algorithm RS256.
    UnsupportedAlgorithm,
    /// The header has the parameter `crit`: it asks for an extension, and none is supported.
    UnsupportedExtension,
    /// The header does not say by `typ` that the token is a JWT.
    WrongType,
    /// None of the project's RSA keys of 2048 bits or more has the `kid` that the header names, or it names none.
    UnknownKey,
    /// The signature is not that of the key.
    InvalidSignature,
    /// A claim is missing, or is not of its type. `https://stytch.com/session` is missing where the token is not that of a session.
    InvalidClaim(&'static str),
    /// The issuer, `iss`, is not that of the project.
    WrongIssuer,
    /// The audience, `aud`, does not have the id of the project.
    WrongAudience,
    /// The token has expired, by `exp`.
    Expired,
    /// The token is not valid yet, by `nbf`.
    NotYetValid,
    /// The token was issued longer ago than [`max_age`](crate::SessionVerifier::max_age) allows, by `iat`.
    TooOld,
    /// The keys of the project are not available: those of the last success are too old, and the error is that of the last call.
    KeysUnavailable(Arc<Error>),
    /// The API was asked, and responded with an error, or did not respond.
    Api(Arc<Error>),
    /// The API was asked, and responded without a session.
    NoSession,
}

impl SessionError {
    /// Whether nothing is known about the session, since the keys or the API were not available, or rejected the credentials of the
    /// client: respond with 503 instead of 401, and do not log anybody out.
    #[must_use]
    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::KeysUnavailable(_) => true,
            Self::Api(error) => !is_about_session(error),
            _ => false,
        }
    }

    /// The error of the call, where one was made and failed.
    #[must_use]
    pub fn api_error(&self) -> Option<&Error> {
        match self {
            Self::KeysUnavailable(error) | Self::Api(error) => Some(error),
            _ => None,
        }
    }
}

impl From<Miss> for SessionError {
    fn from(miss: Miss) -> Self {
        match miss {
            Miss::Unavailable(error) => Self::KeysUnavailable(error),
            Miss::Unknown => Self::UnknownKey,
        }
    }
}

/// Whether an error of the API says that there is no such session, and not that the call itself went wrong.
fn is_about_session(error: &Error) -> bool {
    use ErrorType::{
        InvalidAuthorizationHeader, InvalidProjectIdAuthentication, ProjectNotFound, RouteNotFound,
        UnauthorizedCredentials,
    };
    let is_about_client = matches!(
        error.error_type(),
        Some(
            InvalidAuthorizationHeader
                | InvalidProjectIdAuthentication
                | ProjectNotFound
                | RouteNotFound
                | UnauthorizedCredentials
        )
    );
    error.as_api().is_some_and(|api| matches!(api.status().as_u16(), 400 | 401 | 404)) && !is_about_client
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("session: ")?;
        match self {
            Self::Malformed => f.write_str("the text is not a JWT"),
            Self::TooLong => f.write_str("the text is longer than 64 KiB"),
            Self::UnsupportedAlgorithm => f.write_str("the algorithm of the JWT is not RS256"),
            Self::UnsupportedExtension => f.write_str("the JWT asks for an extension by `crit`"),
            Self::WrongType => f.write_str("the type of the token is not JWT"),
            Self::UnknownKey => f.write_str("the project has no usable key with the `kid` of the JWT"),
            Self::InvalidSignature => f.write_str("the signature of the JWT is not that of its key"),
            Self::InvalidClaim(name) => write!(f, "the claim `{name}` is missing or not of its type"),
            Self::WrongIssuer => f.write_str("the JWT is of another issuer"),
            Self::WrongAudience => f.write_str("the JWT is for another project"),
            Self::Expired => f.write_str("the JWT has expired"),
            Self::NotYetValid => f.write_str("the JWT is not valid yet"),
            Self::TooOld => f.write_str("the JWT is older than allowed"),
            Self::KeysUnavailable(error) => write!(f, "the keys are not available: {error}"),
            Self::Api(error) => write!(f, "{error}"),
            Self::NoSession => f.write_str("the response of the API has no session"),
        }
    }
}

impl fmt::Debug for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SessionError").field(&format_args!("{self}")).finish()
    }
}

impl std::error::Error for SessionError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // `Display` has the line of the call already.
        self.api_error().and_then(std::error::Error::source)
    }
}
