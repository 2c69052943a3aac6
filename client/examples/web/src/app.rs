//! What the handlers share, and the routes.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::header,
    middleware::from_fn,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use stytch_client::{Client, Permissions, SessionLayer, SessionVerifier};
use stytch_mock::MockStytch;

use crate::{
    account,
    browsers::{Browsers, IDLE},
    login::{magic_link, passcode, passkey, password},
    origin::Origin,
    person::Person,
    protect::protect,
};

/// How long somebody stays logged in.
pub(crate) const SESSION_MINUTES: i64 = 60;

pub(crate) struct App {
    pub(crate) client: Client,
    /// Verifies sessions on this machine.
    pub(crate) sessions: SessionLayer,
    /// Asks the API about each session, so that one that was revoked elsewhere is rejected at once.
    strict_sessions: SessionLayer,
    pub(crate) permissions: Permissions,
    pub(crate) browsers: Browsers,
    pub(crate) origin: Origin,
    /// The mock, if the client calls one: the pages then list what to try.
    pub(crate) mock: Option<MockStytch>,
    log: fn(&str),
}

pub(crate) type Shared = State<Arc<App>>;

impl App {
    pub(crate) fn new(client: Client, project_id: &str, origin: Origin, mock: Option<MockStytch>) -> Self {
        let verifier = SessionVerifier::new(&client, project_id);
        let layer = |verifier| SessionLayer::new(verifier).https(origin.is_https()).login_page("/log-in");
        Self {
            sessions: layer(verifier.clone()),
            strict_sessions: layer(verifier.max_age(Duration::ZERO)),
            permissions: Permissions::new(&client),
            client,
            browsers: Browsers::default(),
            origin,
            mock,
            log: |line| eprintln!("{line}"),
        }
    }

    #[cfg(test)]
    pub(crate) fn with_log(self, log: fn(&str)) -> Self {
        Self { log, ..self }
    }

    /// Writes a line to the log. It must contain nothing sensitive, as `Display` of an error does not.
    pub(crate) fn log(&self, line: &dyn std::fmt::Display) {
        (self.log)(&line.to_string());
    }

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

    /// The id in the browser's cookie.
    pub(crate) fn id<'j>(&self, jar: &'j CookieJar) -> &'j str {
        jar.get(self.cookie_name()).map(Cookie::value).unwrap_or_default()
    }

    /// A cookie that scripts cannot read, that requests of other sites do not carry and, with https, that other hosts cannot set.
    pub(crate) fn cookie(&self, id: String) -> Cookie<'static> {
        let max_age = IDLE.try_into().expect("an hour is not too long");
        Cookie::build((self.cookie_name(), id))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Strict)
            .secure(self.origin.is_https())
            .max_age(max_age)
            .build()
    }

    fn cookie_name(&self) -> &'static str {
        if self.origin.is_https() { "__Host-browser" } else { "browser" }
    }
}

pub(crate) fn router(app: App) -> Router {
    let app = Arc::new(app);
    // A browser that reloads the target of a form goes to the page of the form and sends nothing.
    let page = |path: &'static str| get(async move || Redirect::to(path));
    let verified_here = Router::new()
        .route("/", get(account::home))
        .route("/log-in", get(passcode::show))
        .route("/log-in/phone", page("/log-in").post(passcode::send))
        .route("/log-in/phone/again", page("/log-in").post(passcode::send_another))
        .route("/log-in/code", page("/log-in").post(passcode::log_in))
        .route("/log-in/start-again", page("/log-in").post(passcode::start_again))
        .route("/log-in/email", get(magic_link::show).post(magic_link::send))
        .route("/magic-link", get(magic_link::confirm).post(magic_link::log_in))
        .route("/log-in/password", get(password::show).post(password::log_in))
        .route("/sign-up", get(password::show_sign_up).post(password::sign_up))
        .route("/log-in/passkey", get(passkey::show).post(passkey::log_in))
        .route("/log-in/passkey/options", post(passkey::options))
        .layer(app.sessions.clone());
    let verified_by_the_api = Router::new()
        .route("/account", get(account::show))
        .route("/account/name", page("/account").post(account::name))
        .route("/account/email", page("/account").post(account::email))
        .route("/account/passkey", page("/account").post(account::passkey))
        .route("/account/passkey/options", post(account::passkey_options))
        .route("/sessions", get(account::sessions::show))
        .route("/log-out", page("/").post(account::sessions::log_out))
        .route("/log-out-everywhere", page("/sessions").post(account::sessions::log_out_everywhere))
        .route("/admin", get(account::admin::show))
        .layer(app.strict_sessions.clone());
    verified_here
        .merge(verified_by_the_api)
        .route("/logged-out", get(account::sessions::logged_out))
        .route("/style.css", get(async || ([(header::CONTENT_TYPE, "text/css")], include_str!("style.css"))))
        .route("/passkey.js", get(async || ([(header::CONTENT_TYPE, "text/javascript")], include_str!("passkey.js"))))
        .layer(from_fn(protect))
        // The credential that a browser returns for a passkey has some kilobytes.
        .layer(DefaultBodyLimit::max(16 * 1024))
        .with_state(app)
}
