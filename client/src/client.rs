//! The client and its settings.

use std::{fmt, sync::Arc, time::Duration};

use url::{Host, Url};
use zeroize::Zeroizing;

use crate::{
    credentials::{Basic, Scheme},
    error::Error,
    operation::Operation,
    transport,
};

const LIVE: &str = "https://api.stytch.com";
const TEST: &str = "https://test.stytch.com";

/// A client of the API, with a method for each operation of the document.
///
/// Make one and keep it: it holds the connections. A clone is cheap and shares them.
/// Calls need a tokio runtime with its timer enabled.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    http: reqwest::Client,
    project: Option<Environment>,
    /// With the token itself, which makes the credential of the next session.
    public_token: Option<(String, Environment)>,
    settings: Settings,
}

/// What a call may take.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) total_timeout: Duration,
    pub(crate) body_limit: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            total_timeout: Duration::from_secs(30),
            body_limit: 1024 * 1024,
        }
    }
}

/// A credential and where it is sent to.
#[derive(Clone)]
pub(crate) struct Environment {
    pub(crate) basic: Basic,
    base: Url,
}

impl Environment {
    /// The URL of an operation, from its path.
    pub(crate) fn url(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        if self.base.path() == "/" {
            url.set_path(path);
        } else {
            url.set_path(&format!("{}{path}", self.base.path()));
        }
        url
    }
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

    /// The same client for a person who is logged in: operations of the frontend form carry the session token.
    ///
    /// Cheap, and it shares the connections.
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
        let environment = Environment {
            basic,
            base: environment.base.clone(),
        };
        Ok(Self {
            inner: Arc::new(Inner {
                http: inner.http.clone(),
                project: inner.project.clone(),
                public_token: Some((token.clone(), environment)),
                settings: inner.settings,
            }),
        })
    }

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.inner.http
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// The first credential of the kinds that an operation accepts, and where it is sent to.
    pub(crate) fn environment(&self, operation: &'static Operation) -> Result<&Environment, Error> {
        let held = |scheme: &Scheme| match scheme {
            Scheme::Project => self.inner.project.as_ref(),
            Scheme::PublicToken => self.inner.public_token.as_ref().map(|(_, environment)| environment),
        };
        operation.credentials.iter().find_map(held).ok_or_else(|| {
            let remedies: Vec<_> = operation.credentials.iter().map(|scheme| scheme.remedy()).collect();
            Error::invalid(
                operation,
                None,
                format!("the client has no credential for it, give it {}", remedies.join(" or ")),
            )
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
    settings: Settings,
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

    /// Where requests go to: a custom domain, or a mock on this machine. A path is put before those of the operations.
    ///
    /// By default `https://api.stytch.com` for a credential whose text says that it is live, and `https://test.stytch.com`
    /// for any other. Has to be https, except on the loopback interface.
    pub fn base_url(mut self, base_url: &str) -> Self {
        self.base_url = Some(base_url.to_owned());
        self
    }

    /// How long a call may take in all, from its start to the last byte of the answer. 30 seconds by default.
    pub fn total_timeout(mut self, total_timeout: Duration) -> Self {
        self.settings.total_timeout = total_timeout;
        self
    }

    /// How many bytes of an answer's body are read. 1 MiB by default.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.settings.body_limit = bytes;
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// [`Error::Refused`] where a credential cannot stand in a header, a session token comes without a public token, the
    /// base URL is not one, or TLS cannot be set up.
    pub fn build(self) -> Result<Client, Error> {
        let base = self.base_url.as_deref().map(base_url).transpose()?;
        let environment = |basic: Basic| {
            let base = match &base {
                Some(base) => base.clone(),
                None => base_url(if basic.is_live() { LIVE } else { TEST })?,
            };
            Ok::<_, Error>(Environment { basic, base })
        };
        let project = self
            .project
            .transpose()
            .map_err(Error::config)?
            .map(environment)
            .transpose()?;
        let public_token = match (self.public_token, self.session_token) {
            (Some(token), session_token) => {
                let password = session_token.as_ref().map_or(token.as_str(), |token| token.as_str());
                let basic = Basic::new(Scheme::PublicToken, &token, password).map_err(Error::config)?;
                Some((token, environment(basic)?))
            }
            (None, Some(_)) => {
                return Err(Error::config(
                    "a session token goes with a public token, and none is set",
                ));
            }
            (None, None) => None,
        };
        let bases = project
            .iter()
            .chain(public_token.iter().map(|(_, environment)| environment))
            .map(|environment| &environment.base);
        let http = transport::client(bases.clone().any(|base| base.scheme() == "https"))?;
        Ok(Client {
            inner: Arc::new(Inner {
                http,
                project,
                public_token,
                settings: self.settings,
            }),
        })
    }
}

/// A base URL, with its path ending where an operation's begins.
fn base_url(text: &str) -> Result<Url, Error> {
    let refused = |problem: &str| Error::config(format!("the base URL {problem}"));
    let mut url = Url::parse(text).map_err(|error| refused(&format!("is not a URL: {error}")))?;
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&url) => {}
        "http" => return Err(refused("has to be https, except on the loopback interface")),
        _ => return Err(refused("has to be https")),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused(
            "holds a user or a password: credentials have settings of their own",
        ));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(refused("holds a query or a fragment, which no operation would carry"));
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
