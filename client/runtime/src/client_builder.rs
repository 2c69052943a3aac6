//! Builds a client from its settings.

use std::{fmt, marker::PhantomData, sync::Arc, time::Duration};

use crate::{
    api::Api,
    base_url::BaseUrl,
    call_check::{CallCheck, OutgoingCall, Reason},
    client::{Bases, Client, ClientCredential, Shared, kind},
    credential_kind::{CredentialKind, Part},
    credentials::PartValues,
    environment::variable,
    error::Error,
    http_client,
    options::{RequestOptions, Settings},
};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Settings of a client. Nothing is checked before [`build`](Self::build).
#[must_use]
pub struct ClientBuilder<A> {
    /// The values of the parts of each kind of credential.
    credentials: Vec<Option<PartValues>>,
    /// The first setter that failed, for [`build`](Self::build) to report.
    problem: Option<String>,
    base_url: Option<String>,
    plain_http: bool,
    http: Option<reqwest::Client>,
    connect_timeout: Option<Duration>,
    options: RequestOptions,
    checks: Vec<CallCheck>,
    api: PhantomData<fn() -> A>,
}

impl<A> fmt::Debug for ClientBuilder<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").finish_non_exhaustive()
    }
}

impl<A: Api> Default for ClientBuilder<A> {
    fn default() -> Self {
        Self {
            credentials: vec![None; A::credentials().len()],
            problem: None,
            base_url: None,
            plain_http: false,
            http: None,
            connect_timeout: None,
            options: RequestOptions::new(),
            checks: Vec::new(),
            api: PhantomData,
        }
    }
}

impl<A: Api> Client<A> {
    /// Starts to build a client.
    pub fn builder() -> ClientBuilder<A> {
        ClientBuilder::default()
    }

    /// A client with the credentials of the environment; see [`ClientBuilder::credentials_from_env`].
    ///
    /// # Errors
    /// [`Error::Config`], which names the variable.
    pub fn from_env() -> Result<Self, Error<A>> {
        Self::builder().credentials_from_env()?.build()
    }
}

impl<A: Api> ClientBuilder<A> {
    /// The credential of a security scheme: `&[("username", …), ("password", …)]`, `&[("token", …)]` or `&[("key", …)]`.
    ///
    /// The parts can also be set one by one.
    pub fn credential(self, scheme: &str, parts: &[(&str, &str)]) -> Self {
        self.set(scheme, |values, kind| values.set(kind, parts))
    }

    /// A function that returns the bearer token of each call.
    pub fn token_source(self, scheme: &str, source: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.set(scheme, |values, kind| values.set_source(kind, Arc::new(source)))
    }

    fn set(
        mut self,
        scheme: &str,
        set: impl FnOnce(&mut PartValues, &'static CredentialKind) -> Result<(), String>,
    ) -> Self {
        let outcome = kind::<A>(scheme).and_then(|(index, kind)| match self.credentials.get_mut(index) {
            Some(values) => set(values.get_or_insert_default(), kind),
            None => Ok(()),
        });
        if let Err(problem) = outcome {
            self.problem.get_or_insert(problem);
        }
        self
    }

    /// The credentials of the environment: those of each kind whose variables are set.
    ///
    /// # Errors
    /// [`Error::Config`], which names the variable, where none is set, one of several is missing, or one is not Unicode.
    pub fn credentials_from_env(mut self) -> Result<Self, Error<A>> {
        let mut found = A::credentials().is_empty();
        for kind in A::credentials() {
            let mut values = Vec::new();
            for part in kind.parts {
                if let Some(name) = part.variable {
                    values.push((part, name, variable(name).map_err(Error::config)?));
                }
            }
            let missing = values.iter().find(|(part, _, value)| part.default.is_none() && value.is_none());
            let set = values.iter().find(|(_, _, value)| value.is_some());
            match (set, missing) {
                (None, _) => {}
                (Some((_, set, _)), Some((_, missing, _))) => {
                    return Err(Error::config(format!("{set} is set and {missing} is not")));
                }
                (Some(_), None) => {
                    found = true;
                    let set = values.iter().filter_map(|(part, _, value)| Some((part.field, value.as_ref()?.as_str())));
                    self = self.credential(kind.name, &set.collect::<Vec<_>>());
                }
            }
        }
        if !found {
            return Err(Error::config(no_credentials(A::credentials())));
        }
        Ok(self)
    }

    /// The base URL of requests: a custom domain, or a mock on this machine. The paths of the operations are appended to its path.
    ///
    /// By default the operation's own server, or else the document's server for the credential, which the prefix of the credential's
    /// first part selects. Where the document names no server, or only a relative one, the base URL has to be set. It has to be https, except on the loopback interface: `localhost`,
    /// `127.0.0.0/8` and `::1`.
    pub fn base_url(mut self, base_url: &str) -> Self {
        self.base_url = Some(base_url.to_owned());
        self
    }

    /// Allows a base URL without TLS on any host. Credentials and bodies then cross the network in plaintext: only for isolated test
    /// networks.
    pub fn dangerously_allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    /// Replaces the HTTP client, for example to trust other certificates. Proxies and the connect timeout are then its own.
    ///
    /// Its redirect policy has to be [`none`](reqwest::redirect::Policy::none): a response that came over a redirect is an error, but
    /// the request has reached another host by then. Its retry policy should be [`never`](reqwest::retry::never), since it cannot know
    /// which calls may be retried.
    ///
    /// With the features `rustls` and `rustls-no-provider`, reqwest has no default crypto provider, so as not to build a second one.
    /// Install one (`rustls::crypto::ring::default_provider().install_default()`), turn on reqwest's own `rustls` feature, or pass a
    /// TLS configuration to its builder. Otherwise reqwest panics when it builds a client.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// How long connecting may take, TLS included. 10 s by default.
    ///
    /// A setting of the client, since calls share connections.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Limits of each call: time, attempts, bytes.
    pub fn options(mut self, options: RequestOptions) -> Self {
        self.options = options;
        self
    }

    /// How long a call may take, including all attempts and the waits between them: short for [`options`](Self::options). 30 s by
    /// default.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.options = self.options.total_timeout(timeout);
        self
    }

    /// A check that each call has to pass before it is sent, such as who may get a message. With several, all have to be passed.
    ///
    /// A call that fails one is an [`Error::Refused`] with the reason of the check, and nothing is sent. The check runs on the task of the
    /// call, once for all attempts.
    pub fn check_calls<R: Into<Reason>>(
        mut self,
        check: impl Fn(&OutgoingCall<'_>) -> Result<(), R> + Send + Sync + 'static,
    ) -> Self {
        self.checks.push(Arc::new(move |call| check(call).map_err(Into::into)));
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    /// [`Error::Config`] where a credential cannot be sent or lacks a part, the base URL is missing or invalid, TLS cannot be set up,
    /// or the [proxy](crate#proxies) of the environment cannot be used.
    pub fn build(self) -> Result<Client<A>, Error<A>> {
        if let Some(problem) = self.problem {
            return Err(Error::config(problem));
        }
        let settings = Settings::default().with(self.options);
        let bases = match &self.base_url {
            Some(base) => Bases::One(BaseUrl::parse(base, self.plain_http).map_err(Error::config)?),
            None if A::servers().is_empty() && A::operations().iter().any(|operation| operation.server.is_none()) => {
                let problem = "the document names no server: set the base URL with `ClientBuilder::base_url`";
                return Err(Error::config(problem));
            }
            None => Bases::of_document::<A>(),
        };
        let credential = |(index, (kind, values)): (usize, (&'static CredentialKind, &Option<PartValues>))| {
            values.as_ref().map(|values| ClientCredential::new::<A>(index, kind, values, &bases)).transpose()
        };
        let kinds = A::credentials().iter().zip(&self.credentials).enumerate();
        let credentials = kinds.map(credential).collect::<Result<Vec<_>, _>>().map_err(Error::config)?;
        let http = match self.http {
            Some(http) => http,
            None => http_client::build(bases.needs_tls(), self.connect_timeout.unwrap_or(CONNECT_TIMEOUT))
                .map_err(Error::config)?,
        };
        let shared =
            Shared { http, credentials, bases: Arc::new(bases), checks: self.checks.into(), budget: Arc::default() };
        Ok(Client::new(shared, settings))
    }
}

/// The message for an environment without credentials: which variables to set.
fn no_credentials(kinds: &'static [CredentialKind]) -> String {
    let variables = |kind: &'static CredentialKind| {
        let names: Vec<_> = kind.required().filter_map(|part: &Part| part.variable).collect();
        Some(names.join(" and ")).filter(|names| !names.is_empty())
    };
    let ways: Vec<_> = kinds.iter().filter_map(variables).collect();
    match ways.as_slice() {
        [] => "no credentials: the document names no environment variables for them".to_owned(),
        ways => format!("no credentials: set {}", ways.join(", or ")),
    }
}
