//! Verifies session JWTs without a request for each check: [`SessionVerifier`].

mod claims;
#[cfg(feature = "axum")]
mod cookie;
mod error;
#[cfg(feature = "axum")]
mod extract;
mod jwt;
mod key_set;
#[cfg(feature = "axum")]
mod layer;

use std::{
    fmt,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

#[cfg(feature = "axum")]
pub use cookie::SessionCookie;
pub use error::SessionError;
#[cfg(feature = "axum")]
pub use extract::SessionRejection;
#[cfg(feature = "axum")]
pub use layer::{SessionLayer, SessionService};

use self::{claims::Expected, jwt::Jwt, key_set::KeySet};
use crate::{
    Client, Error, ResponseValue,
    cache::{Cache, FETCH_TIMEOUT, Intervals},
    types,
};

/// When the keys are fetched again.
const KEYS: Intervals = Intervals::fresh_for(Duration::from_secs(10 * 60));

/// Verifies the JWTs of sessions by the public keys of the project, with a request only for the keys.
///
/// Make one and keep it, as you do with the client: it holds the keys. A clone is cheap and shares them.
///
/// ```
/// # use stytch_client::{Client, SessionVerifier, SessionError};
/// # async fn check(client: &Client, jwt: &str) -> Result<(), SessionError> {
/// let sessions = SessionVerifier::new(client, "project-live-…");
/// let session = sessions.verify(jwt).await?;
/// println!("{} is logged in", session.user_id);
/// # Ok(())
/// # }
/// ```
///
/// A JWT lives for five minutes, and stays valid when its session is revoked meanwhile. Where that is too long, set
/// [`max_age`](Self::max_age) and call [`authenticate`](Self::authenticate).
///
/// # What is accepted
///
/// JWTs (by `typ`) that a key of the project, named by `kid`, signed with RS256, with the project in `iss` and `aud`, between `nbf` and
/// `exp`, and with a session. Everything else is a [`SessionError`] that names the check, also a token that the project signed for something else.
///
/// # The keys
///
/// | when | what happens |
/// |---|---|
/// | there are no keys yet | the first call fetches them, others wait for it |
/// | after 10 min | the next call refreshes them, and others use the old ones meanwhile |
/// | refreshing fails | the old ones are used until an hour after they were fetched; a call tries again after 30 s |
/// | a token names an unknown key | one call fetches the keys, others wait for it; again 30 s later at the earliest, 1 s after a failure |
/// | a call is dropped while it fetches | as if that had failed; without keys, the next call fetches them |
///
/// A fetch takes at most 5 s, with all its attempts, and belongs to a call: no task is started.
#[derive(Clone)]
pub struct SessionVerifier {
    client: Client,
    expected: Expected,
    keys: Arc<Cache<KeySet>>,
}

/// A session that was verified, or that the API knows.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AuthenticatedSession {
    /// The session.
    pub session: types::Session,
    /// The response, where the API was asked. It has a new JWT: give it to the browser in place of the old one.
    pub response: Option<ResponseValue<types::SessionsAuthenticateResponse>>,
}

impl SessionVerifier {
    /// A verifier for the sessions of a project. The client needs the credentials of that project.
    #[must_use]
    pub fn new(client: &Client, project_id: &str) -> Self {
        let expected = Expected {
            project_id: project_id.to_owned(),
            issuers: vec![format!("stytch.com/{project_id}")],
            tolerance: Duration::ZERO,
            max_age: None,
        };
        Self { client: client.clone(), expected, keys: Arc::new(Cache::new(KEYS)) }
    }

    /// Also accepts the base URL as the issuer. Set it where the project has a custom domain, to what
    /// [`ClientBuilder::base_url`](crate::ClientBuilder::base_url) is set to.
    #[must_use]
    pub fn base_url(mut self, base_url: &str) -> Self {
        self.expected.issuers.truncate(1);
        self.expected.issuers.push(base_url.trim_end_matches('/').to_owned());
        self
    }

    /// How far the clocks of this machine and of Stytch may differ, for `exp` and `nbf`. 0 s by default.
    #[must_use]
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.expected.tolerance = tolerance;
        self
    }

    /// The age from which a token is too old, by `iat`, although it has not expired. None by default. With 0 s each token is too old, so
    /// that [`authenticate`](Self::authenticate) always asks the API.
    ///
    /// To have it for some requests only: `sessions.clone().max_age(Duration::ZERO)` shares the keys.
    #[must_use]
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.expected.max_age = Some(max_age);
        self
    }

    /// Verifies the JWT of a session, and returns the session. Makes a request for the keys only.
    ///
    /// A JWT is valid until its own `exp`, also if its session was revoked or has ended in the meantime. Where that matters, ask the API:
    /// [`authenticate`](Self::authenticate) with a [`max_age`](Self::max_age) of 0 s.
    ///
    /// # Errors
    /// The [`SessionError`] of the first check that failed.
    #[doc(alias = "authenticate_jwt_local")]
    pub async fn verify(&self, jwt: &str) -> Result<types::Session, SessionError> {
        let jwt = Jwt::parse(jwt)?;
        // Boxed only when it runs: the future of a call is large, and most verifications do not need it.
        let keys = self.keys.get(|keys| keys.has(&jwt.kid), async { Box::pin(self.fetch()).await }).await?;
        if !keys.verify(&jwt) {
            return Err(SessionError::InvalidSignature);
        }
        // A clock before 1970 finds each token not valid yet.
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs());
        claims::session(jwt.claims()?, &self.expected, now)
    }

    /// Verifies the JWT of a session, and asks the API about it where that fails. The API's response has a new JWT for the browser.
    ///
    /// The API is not asked about a text that is no JWT, or longer than 64 KiB. It is asked about one with a wrong signature, so limit how
    /// often strangers may call what uses this. The client's timeouts apply.
    ///
    /// # Errors
    /// [`SessionError::Api`] where the API was asked; [`SessionError::is_unavailable`] says whether it knows that there is no session.
    #[doc(alias = "authenticate_jwt")]
    pub async fn authenticate(&self, jwt: &str) -> Result<AuthenticatedSession, SessionError> {
        match self.verify(jwt).await {
            Ok(session) => Ok(AuthenticatedSession { session, response: None }),
            Err(error @ (SessionError::Malformed | SessionError::TooLong)) => Err(error),
            Err(_) => Box::pin(self.ask(jwt)).await,
        }
    }

    /// Asks the API about a session.
    async fn ask(&self, jwt: &str) -> Result<AuthenticatedSession, SessionError> {
        let call = self.client.sessions().authenticate().session_jwt(jwt);
        let response = call.send().await.map_err(|error| SessionError::Api(Arc::new(error)))?;
        let session = response.session.clone().ok_or(SessionError::NoSession)?;
        Ok(AuthenticatedSession { session, response: Some(response) })
    }

    async fn fetch(&self) -> Result<KeySet, Error> {
        let call = self.client.sessions().get_jwks().project_id(&self.expected.project_id);
        KeySet::of_response(call.customize().timeout(FETCH_TIMEOUT).send().await)
    }
}

impl fmt::Debug for SessionVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionVerifier").finish_non_exhaustive()
    }
}
