//! The layer that checks the session of each request: [`SessionLayer`].

use std::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use openapi_client_runtime::http::{
    HeaderMap, HeaderValue, Request, Response,
    header::{AUTHORIZATION, CACHE_CONTROL},
};
use tower_layer::Layer;
use tower_service::Service;

use super::{
    AuthenticatedSession, SessionError, SessionVerifier,
    cookie::{CookieSettings, SessionCookie},
};

/// Checks the session of each request, so that a handler can take an [`AuthenticatedSession`].
///
/// ```
/// # mod app {
/// use axum::{Router, response::{IntoResponse, Redirect}, routing::get};
/// use stytch_client::{AuthenticatedSession, Client, SessionLayer, SessionVerifier, types};
///
/// fn router(client: &Client) -> Router {
///     let sessions = SessionLayer::new(SessionVerifier::new(client, "project-live-…"));
///     Router::new().route("/account", get(account)).layer(sessions)
/// }
///
/// async fn account(login: AuthenticatedSession) -> String { // 401 for others; `Option<AuthenticatedSession>` lets everybody in
///     login.session.user_id
/// }
///
/// async fn logged_in(sessions: &SessionLayer, login: types::OtpsAuthenticateResponse) -> impl IntoResponse {
///     (sessions.log_in(&login.session_jwt), Redirect::to("/account"))
/// }
/// # }
/// ```
///
/// | the request has | what happens |
/// |---|---|
/// | `Authorization: Bearer` with a JWT | that JWT counts; cookies are ignored, and none is set |
/// | a session cookie | its JWT counts |
/// | neither | the person is not logged in |
///
/// The JWT is verified on this machine. Where that fails, mostly because it has expired, the API is asked once, and the response sets the cookie
/// to the new JWT. If there is no such session any more, the response removes the cookie. If the API cannot be asked, the extractors
/// respond with 503 and the cookie stays, so nobody is logged out.
///
/// The cookie is `HttpOnly`, `Secure` and `SameSite=Lax`, named `__Host-session`: scripts cannot read it, and no other host can set it. It
/// ends when the browser is closed. A response that sets it has `Cache-Control: no-store`.
///
/// Without axum's extractors, the [`AuthenticatedSession`] is in the extensions of the request.
#[derive(Clone)]
pub struct SessionLayer {
    verifier: SessionVerifier,
    cookies: CookieSettings,
    login_page: Option<HeaderValue>,
}

impl SessionLayer {
    /// A layer with cookies for https.
    #[must_use]
    pub fn new(verifier: SessionVerifier) -> Self {
        Self { verifier, cookies: CookieSettings::default(), login_page: None }
    }

    /// Whether browsers use https. True by default. With false, for development, the cookie is named `session` and is not `Secure`.
    #[must_use]
    pub fn https(mut self, https: bool) -> Self {
        self.cookies.https = https;
        self
    }

    /// Makes the cookie `SameSite=Strict`: whoever follows a link from another site is not logged in on the page that opens.
    #[must_use]
    pub fn same_site_strict(mut self) -> Self {
        self.cookies.is_strict = true;
        self
    }

    /// Redirects people who are not logged in to this path, instead of responding with 401. Requests with `Authorization: Bearer` still get 401.
    ///
    /// # Panics
    /// The path is not ASCII, or has control characters.
    #[must_use]
    pub fn login_page(mut self, path: &'static str) -> Self {
        self.login_page = Some(HeaderValue::from_static(path));
        self
    }

    /// The cookie for somebody who has logged in, by the `session_jwt` of the response. Return it with the response of a handler.
    pub fn log_in(&self, session_jwt: &str) -> SessionCookie {
        self.cookies.set(session_jwt)
    }

    /// Removes the cookie. The session goes on until you also revoke it.
    pub fn log_out(&self) -> SessionCookie {
        self.cookies.remove()
    }

    /// Checks the session of a request. Returns the cookie for the response, if it changes.
    async fn check(&self, headers: &HeaderMap) -> (Check, Option<SessionCookie>) {
        let bearer = headers.get(AUTHORIZATION).and_then(bearer);
        let login_page = self.login_page.clone().filter(|_| bearer.is_none());
        let Some(jwt) = bearer.or_else(|| self.cookies.find(headers)) else {
            return (Check { outcome: Ok(None), login_page }, None);
        };
        let outcome = self.verifier.authenticate(jwt).await;
        let cookie = match &outcome {
            _ if bearer.is_some() => None,
            Ok(login) => login.response.as_ref().map(|response| self.cookies.set(&response.session_jwt)),
            Err(error) if error.is_unavailable() => None,
            Err(_) => Some(self.cookies.remove()),
        };
        (Check { outcome: outcome.map(Some), login_page }, cookie)
    }
}

/// The JWT of `Authorization: Bearer`.
fn bearer(value: &HeaderValue) -> Option<&str> {
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

impl fmt::Debug for SessionLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionLayer").finish_non_exhaustive()
    }
}

/// What the layer found, for the extractors.
#[derive(Clone)]
pub(super) struct Check {
    pub(super) outcome: Result<Option<AuthenticatedSession>, SessionError>,
    pub(super) login_page: Option<HeaderValue>,
}

impl<S> Layer<S> for SessionLayer {
    type Service = SessionService<S>;

    fn layer(&self, inner: S) -> SessionService<S> {
        SessionService { layer: self.clone(), inner }
    }
}

/// A service with a [`SessionLayer`].
#[derive(Clone, Debug)]
pub struct SessionService<S> {
    layer: SessionLayer,
    inner: S,
}

impl<S, B, R> Service<Request<B>> for SessionService<S>
where
    S: Service<Request<B>, Response = Response<R>> + Clone + Send + 'static,
    S::Future: Send,
    B: Send + 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        // The one that is ready is called, and its clone is polled next.
        let clone = self.inner.clone();
        let mut inner = std::mem::replace(&mut self.inner, clone);
        let layer = self.layer.clone();
        Box::pin(async move {
            let (check, cookie) = layer.check(request.headers()).await;
            if let Ok(Some(login)) = &check.outcome {
                request.extensions_mut().insert(login.clone());
            }
            request.extensions_mut().insert(check);
            let mut response = inner.call(request).await?;
            if let Some(cookie) = cookie {
                cookie.add_unless_set(response.headers_mut());
            }
            if layer.cookies.is_set_by(response.headers()) {
                response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            }
            Ok(response)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bearer_token_is_read_from_the_header() {
        for (value, token) in [
            ("Bearer a.b.c", Some("a.b.c")),
            ("bearer  a.b.c ", Some("a.b.c")),
            ("Basic a.b.c", None),
            ("Bearer", None),
            ("Bearera.b.c", None),
        ] {
            assert_eq!(bearer(&HeaderValue::from_static(value)), token, "{value}");
        }
    }
}
