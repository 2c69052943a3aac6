//! [`AuthenticatedSession`] as an extractor of axum.

use axum_core::{
    body::Body,
    extract::{FromRequestParts, OptionalFromRequestParts},
    response::{IntoResponse, Response},
};
use openapi_client_runtime::http::{
    HeaderValue, StatusCode,
    header::{LOCATION, WWW_AUTHENTICATE},
    request::Parts,
};

use super::{AuthenticatedSession, SessionError, layer::Check};

/// The session that the layer found. Others are rejected, with [`SessionRejection`].
impl<S: Send + Sync> FromRequestParts<S> for AuthenticatedSession {
    type Rejection = SessionRejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, SessionRejection> {
        let Check { outcome, login_page } = check(parts)?;
        match outcome {
            Ok(Some(login)) => Ok(login),
            Ok(None) => Err(SessionRejection::NotLoggedIn { error: None, login_page }),
            Err(error) if error.is_unavailable() => Err(SessionRejection::Unavailable(error)),
            Err(error) => Err(SessionRejection::NotLoggedIn { error: Some(error), login_page }),
        }
    }
}

/// The session that the layer found, or `None` for somebody who is not logged in. Rejects a request about whose session nothing is known.
impl<S: Send + Sync> OptionalFromRequestParts<S> for AuthenticatedSession {
    type Rejection = SessionRejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, SessionRejection> {
        match check(parts)?.outcome {
            Ok(login) => Ok(login),
            Err(error) if error.is_unavailable() => Err(SessionRejection::Unavailable(error)),
            Err(_) => Ok(None),
        }
    }
}

fn check(parts: &Parts) -> Result<Check, SessionRejection> {
    parts.extensions.get::<Check>().cloned().ok_or(SessionRejection::NoLayer)
}

/// Why a handler did not get an [`AuthenticatedSession`]. As a response it says nothing of the error; log that.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum SessionRejection {
    /// The person is not logged in: 401, or 303 to the [login page](crate::SessionLayer::login_page).
    #[non_exhaustive]
    NotLoggedIn {
        /// Why the session of the request was not accepted, if it named one.
        error: Option<SessionError>,
        /// The login page, if people are redirected to it.
        login_page: Option<HeaderValue>,
    },
    /// Nothing is known about the session, since the API is not available: 503.
    Unavailable(SessionError),
    /// The route has no [`SessionLayer`](crate::SessionLayer): 500.
    NoLayer,
}

impl IntoResponse for SessionRejection {
    fn into_response(self) -> Response {
        let (status, header, text) = match self {
            Self::NotLoggedIn { login_page: Some(page), .. } => (StatusCode::SEE_OTHER, Some((LOCATION, page)), ""),
            Self::NotLoggedIn { .. } => {
                let bearer = (WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
                (StatusCode::UNAUTHORIZED, Some(bearer), "not logged in")
            }
            Self::Unavailable(_) => (StatusCode::SERVICE_UNAVAILABLE, None, "cannot check the session now"),
            Self::NoLayer => (StatusCode::INTERNAL_SERVER_ERROR, None, "the route has no `SessionLayer`"),
        };
        let mut response = Response::new(Body::from(text));
        *response.status_mut() = status;
        response.headers_mut().extend(header);
        response
    }
}
