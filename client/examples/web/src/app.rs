//! What the handlers share.

use std::{sync::Arc, time::Duration};

use axum::extract::State;
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use stytch_client::{CallingPrefixes, Client, Permissions, SessionLayer, SessionVerifier};
use stytch_mock::MockStytch;

use crate::{
    browsers::{Browsers, IDLE},
    origin::Origin,
};

/// How long somebody stays logged in.
pub(crate) const SESSION_MINUTES: i64 = 60;

/// Where passcodes may be sent. Messages to some countries cost a lot, and earn money for those who ask for them.
pub(crate) fn recipients() -> CallingPrefixes {
    CallingPrefixes::us_and_canada()
}

pub(crate) struct App {
    pub(crate) client: Client,
    /// Verifies sessions on this machine.
    pub(crate) sessions: SessionLayer,
    /// Asks the API about each session, so that one that was revoked elsewhere is rejected at once.
    pub(crate) strict_sessions: SessionLayer,
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
