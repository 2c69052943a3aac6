//! The client and how it is made.

use std::{borrow::Cow, env, fmt, sync::Arc, time::Duration};

use url::{Host, Url};
use zeroize::Zeroizing;

use crate::{
    credentials::{Basic, Scheme},
    error::Error,
    operation::{Operation, operations},
    options::{RequestOptions, Settings},
    retry::Budget,
    transport,
};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// A client of the API, with a method for each operation of the document.
///
/// Make one and keep it: it holds the connections. A clone is cheap and shares them.
/// Calls need a tokio runtime with its timer and its I/O enabled.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
    settings: Settings,
}

struct Inner {
    http: reqwest::Client,
    project: Option<Environment>,
    /// With the token itself, which makes the credential of the next session.
    public_token: Option<(String, Environment)>,
    budget: Arc<Budget>,
}

/// A credential and where it is sent to.
#[derive(Clone)]
pub(crate) struct Environment {
    pub(crate) basic: Basic,
    base: Url,
    /// The URLs of the operations whose paths have no parameters, ready to use.
    urls: Arc<[Url]>,
}

impl Environment {
    fn new(basic: Basic, base: Url) -> Self {
        let urls = operations().iter().map(|operation| below(&base, operation.path)).collect();
        Self { basic, base, urls }
    }

    /// The URL of a call: `path` is the operation's, with its parameters in place.
    pub(crate) fn url(&self, operation: &Operation, path: &str) -> Cow<'_, Url> {
        match self.urls.get(operation.index) {
            Some(url) if path == operation.path => Cow::Borrowed(url),
            _ => Cow::Owned(below(&self.base, path)),
        }
    }
}

fn below(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}{path}", base.path().trim_end_matches('/')));
    url
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").finish_non_exhaustive()
    }
}

impl Client {
    /// Starts to make a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// A client with the credentials of the environment; see [`ClientBuilder::credentials_from_env`].
    ///
    /// # Errors
    /// [`Error::Refused`], which names the variable.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().credentials_from_env()?.build()
    }

    /// The same client with other settings, for calls that differ: `client.with_options(options).some_call()…`.
    ///
    /// Cheap, and it shares the connections and the budget for repetitions.
    #[must_use]
    pub fn with_options(&self, options: RequestOptions) -> Self {
        Self { inner: Arc::clone(&self.inner), settings: self.settings.with(options) }
    }

    /// The same client for a person who is logged in: operations of the frontend form carry the session token.
    ///
    /// Cheap, and it shares the connections and the budget for repetitions.
    ///
    /// # Errors
    /// [`Error::Refused`] where the client has no public token, or the session token cannot stand in a header.
    pub fn with_session_token(&self, session_token: &str) -> Result<Self, Error> {
        let inner = &self.inner;
        let (token, environment) = inner
            .public_token
            .as_ref()
            .ok_or_else(|| Error::config("a session token goes with a public token, and the client has none"))?;
        let basic = Basic::new(Scheme::PublicToken, token, session_token).map_err(Error::config)?;
        let inner = Inner {
            http: inner.http.clone(),
            project: inner.project.clone(),
            public_token: Some((token.clone(), Environment { basic, ..environment.clone() })),
            budget: Arc::clone(&inner.budget),
        };
        Ok(Self { inner: Arc::new(inner), settings: self.settings })
    }

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.inner.http
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(crate) fn budget(&self) -> &Budget {
        &self.inner.budget
    }

    /// The first credential of the kinds that an operation accepts, and where it is sent to.
    pub(crate) fn environment(&self, operation: &'static Operation) -> Result<&Environment, Error> {
        let held = |scheme: &Scheme| match scheme {
            Scheme::Project => self.inner.project.as_ref(),
            Scheme::PublicToken => self.inner.public_token.as_ref().map(|(_, environment)| environment),
        };
        operation.credentials.iter().find_map(held).ok_or_else(|| {
            let remedies: Vec<_> = operation.credentials.iter().map(|scheme| scheme.remedy()).collect();
            let problem = format!("the client has no credential for it, give it {}", remedies.join(" or "));
            Error::invalid(operation, None, problem)
        })
    }
}

/// A client in the making. Nothing is checked before [`build`](Self::build).
#[derive(Default)]
#[must_use]
pub struct ClientBuilder {
    project: Option<Result<Basic, String>>,
    public_token: Option<String>,
    session_token: Option<Zeroizing<String>>,
    base_url: Option<String>,
    plain_http: bool,
    http: Option<reqwest::Client>,
    connect_timeout: Option<Duration>,
    options: RequestOptions,
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").finish_non_exhaustive()
    }
}

impl ClientBuilder {
    /// The credential of a server: project id and secret, from the dashboard.
    pub fn project(mut self, project_id: &str, secret: &str) -> Self {
        self.project = Some(Basic::new(Scheme::Project, project_id, secret));
        self
    }

    /// The credential of a frontend: the public token, which is no secret.
    pub fn public_token(mut self, public_token: &str) -> Self {
        self.public_token = Some(public_token.to_owned());
        self
    }

    /// The session of a person who is logged in, for the frontend form. Goes with [`public_token`](Self::public_token).
    pub fn session_token(mut self, session_token: &str) -> Self {
        self.session_token = Some(Zeroizing::new(session_token.to_owned()));
        self
    }

    /// The credentials of the environment: `STYTCH_PROJECT_ID` with `STYTCH_SECRET`, or `STYTCH_PUBLIC_TOKEN`, or both.
    ///
    /// # Errors
    /// [`Error::Refused`], which names the variable, where none is set, one of a pair is missing, or one is not Unicode.
    pub fn credentials_from_env(mut self) -> Result<Self, Error> {
        let project = match (variable("STYTCH_PROJECT_ID")?, variable("STYTCH_SECRET")?) {
            (Some(id), Some(secret)) => Some((id, secret)),
            (None, None) => None,
            (Some(_), None) => return Err(Error::config("STYTCH_PROJECT_ID is set and STYTCH_SECRET is not")),
            (None, Some(_)) => return Err(Error::config("STYTCH_SECRET is set and STYTCH_PROJECT_ID is not")),
        };
        let public_token = variable("STYTCH_PUBLIC_TOKEN")?;
        if project.is_none() && public_token.is_none() {
            let problem = "no credentials: set STYTCH_PROJECT_ID and STYTCH_SECRET, or STYTCH_PUBLIC_TOKEN";
            return Err(Error::config(problem));
        }
        if let Some((id, secret)) = project {
            self = self.project(&id, &secret);
        }
        if let Some(token) = public_token {
            self = self.public_token(&token);
        }
        Ok(self)
    }

    /// Where requests go to: a custom domain, or a mock on this machine. A path is put before those of the operations.
    ///
    /// By default the server that the document names for the credential, by how its user starts: Stytch's live one for the
    /// credentials of a live project, the one for tests for all others. Where the document names none, this has to be set.
    /// Has to be https, except on the loopback interface.
    pub fn base_url(mut self, base_url: &str) -> Self {
        self.base_url = Some(base_url.to_owned());
        self
    }

    /// Allows a base URL without TLS anywhere: credentials and passcodes then cross the network for all to read.
    /// For test networks that nobody else is on.
    pub fn dangerously_allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    /// Brings your own HTTP client, for a proxy or a certificate of your own.
    ///
    /// Its redirect policy has to be [`none`](reqwest::redirect::Policy::none): an answer that came over a redirect is an
    /// error, but by then the request has been to another host. Its connect timeout is its own, and its retry policy should
    /// be [`never`](reqwest::retry::never), since it cannot know that a call sends a message.
    ///
    /// With the feature `rustls`, reqwest comes without a default crypto provider, so as not to build a second one: install one
    /// (`rustls::crypto::ring::default_provider().install_default()`), turn on reqwest's own `rustls` feature, or give its
    /// builder a TLS configuration. Without that, reqwest panics when it makes a client.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// How long it may take to have a connection, before anything is sent. 10 s by default.
    ///
    /// A setting of the client, not of a call: calls share connections.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// What calls may take: time, attempts, bytes.
    pub fn options(mut self, options: RequestOptions) -> Self {
        self.options = options;
        self
    }

    /// How long a call may take in all, in short for [`options`](Self::options). 30 seconds by default.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.options = self.options.total_timeout(timeout);
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// [`Error::Refused`] where a credential cannot stand in a header, a session token comes without a public token, the
    /// base URL is not one or there is none, or TLS cannot be set up.
    pub fn build(self) -> Result<Client, Error> {
        let settings = Settings::default().with(self.options);
        let base = self.base_url.as_deref().map(|base| base_url(base, self.plain_http)).transpose()?;
        let environment = |basic: Basic| {
            let base = match (&base, basic.server()) {
                (Some(base), _) => base.clone(),
                (None, Some(server)) => base_url(server.url, false)?,
                (None, None) => {
                    let problem = "the document names no server: set the base URL with `ClientBuilder::base_url`";
                    return Err(Error::config(problem));
                }
            };
            Ok::<_, Error>(Environment::new(basic, base))
        };
        let project = self.project.transpose().map_err(Error::config)?.map(environment).transpose()?;
        let public_token = match (self.public_token, self.session_token) {
            (Some(token), session_token) => {
                let password = session_token.as_ref().map_or(token.as_str(), |token| token.as_str());
                let basic = Basic::new(Scheme::PublicToken, &token, password).map_err(Error::config)?;
                Some((token, environment(basic)?))
            }
            (None, Some(_)) => return Err(Error::config("a session token goes with a public token, and none is set")),
            (None, None) => None,
        };
        let environments = project.iter().chain(public_token.iter().map(|(_, environment)| environment));
        let needs_tls = environments.into_iter().any(|environment| environment.base.scheme() == "https");
        let http = match self.http {
            Some(http) => http,
            None => transport::client(needs_tls, self.connect_timeout.unwrap_or(CONNECT_TIMEOUT))?,
        };
        Ok(Client { inner: Arc::new(Inner { http, project, public_token, budget: Arc::default() }), settings })
    }
}

/// A variable of the environment; an empty one is not set.
fn variable(name: &str) -> Result<Option<Zeroizing<String>>, Error> {
    match env::var(name) {
        Ok(value) if value.is_empty() => Ok(None),
        Ok(value) => Ok(Some(Zeroizing::new(value))),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(Error::config(format!("{name} is not Unicode"))),
    }
}

fn base_url(text: &str, plain_http: bool) -> Result<Url, Error> {
    let refused = |problem: &str| Error::config(format!("the base URL {problem}"));
    let url = Url::parse(text).map_err(|error| refused(&format!("is not a URL: {error}")))?;
    match url.scheme() {
        "https" => {}
        "http" if plain_http || is_loopback(&url) => {}
        "http" => return Err(refused("has to be https, except on the loopback interface")),
        _ => return Err(refused("has to be https")),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused("holds a user or a password: credentials have settings of their own"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(refused("holds a query or a fragment, which no operation would carry"));
    }
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
