//! Who makes a request: an extractor that responds with a page if the session cannot be checked, and the response to a login.

use std::{ops::Deref, sync::Arc};

use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use stytch_client::{AuthenticatedSession, SessionRejection};

use crate::{app::App, page};

/// Somebody who is logged in. Others are redirected to the login page.
pub(crate) struct Person(AuthenticatedSession);

impl Deref for Person {
    type Target = AuthenticatedSession;

    fn deref(&self) -> &AuthenticatedSession {
        &self.0
    }
}

impl Person {
    pub(crate) fn user_id(&self) -> &str {
        &self.session.user_id
    }
}

impl FromRequestParts<Arc<App>> for Person {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let login = <AuthenticatedSession as FromRequestParts<_>>::from_request_parts(parts, app).await;
        login.map(Self).map_err(|rejection| answer(app, rejection))
    }
}

impl OptionalFromRequestParts<Arc<App>> for Person {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Option<Self>, Response> {
        let login = <AuthenticatedSession as OptionalFromRequestParts<_>>::from_request_parts(parts, app).await;
        login.map(|login| login.map(Self)).map_err(|rejection| answer(app, rejection))
    }
}

impl App {
    /// The response to a login: a new session cookie, and a new id for the browser, against session fixation. A browser has one session.
    pub(crate) async fn logged_in(&self, jar: CookieJar, before: Option<Person>, session_jwt: &str) -> Response {
        if let Some(before) = before {
            let revoked = self.client.sessions().revoke().session_id(&before.session.session_id).send().await;
            revoked.inspect_err(|error| self.log(error)).ok();
        }
        let jar = match self.browsers.renew(self.id(&jar)) {
            Some(id) => jar.add(self.cookie(id)),
            None => jar,
        };
        (jar, self.sessions.log_in(session_jwt), Redirect::to("/")).into_response()
    }
}

fn answer(app: &App, rejection: SessionRejection) -> Response {
    match &rejection {
        SessionRejection::Unavailable(error) => {
            app.log(error);
            (StatusCode::SERVICE_UNAVAILABLE, page::unavailable()).into_response()
        }
        SessionRejection::NotLoggedIn { error: Some(error), .. } => {
            app.log(error);
            rejection.into_response()
        }
        _ => rejection.into_response(),
    }
}
