//! The client: connections, credentials, base URLs, limits, and the endpoint of each call.

use std::{fmt, marker::PhantomData, sync::Arc};

use crate::{
    api::Api,
    base_url::BaseUrl,
    call_check::CallCheck,
    credential_kind::CredentialKind,
    credentials::{Credential, PartValues},
    error::Error,
    operation::Operation,
    options::{RequestOptions, Settings},
    retry::Budget,
    server,
};

/// A client of an API. Generated code wraps it in a type with a method for each operation.
///
/// Build one and keep it: it holds the connections. A clone is cheap and shares them.
/// Calls need a tokio runtime with time and I/O enabled.
pub struct Client<A> {
    shared: Arc<Shared>,
    settings: Settings,
    api: PhantomData<fn() -> A>,
}

impl<A: Api> Client<A> {
    pub(crate) fn new(shared: Shared, settings: Settings) -> Self {
        Self { shared: Arc::new(shared), settings, api: PhantomData }
    }

    /// The same client with other limits.
    ///
    /// Cheap: it shares the connections and the retry budget.
    #[must_use]
    pub fn with_options(&self, options: RequestOptions) -> Self {
        Self { settings: self.settings.with(options), ..self.clone() }
    }

    /// The same client with another credential of a security scheme: `&[("username", …), ("password", …)]`, `&[("token", …)]` or
    /// `&[("key", …)]`. A part that has a default can also be set alone.
    ///
    /// Cheap: it shares the connections and the retry budget.
    ///
    /// # Errors
    /// [`Error::Config`] where the document has no such scheme or part, a part is missing, or a value cannot be sent.
    pub fn with_credential(&self, scheme: &str, parts: &[(&str, &str)]) -> Result<Self, Error<A>> {
        let (index, kind) = kind::<A>(scheme).map_err(Error::config)?;
        let complete = kind.required().all(|part| parts.iter().any(|(field, _)| part.field == *field));
        let before = self.shared.credentials.get(index).and_then(Option::as_ref);
        let mut values = before.filter(|_| !complete).map(|before| before.values.clone()).unwrap_or_default();
        values.set(kind, parts).map_err(Error::config)?;
        self.replace_credential(index, kind, &values)
    }

    /// The same client with a function that returns the bearer token of each call.
    ///
    /// # Errors
    /// [`Error::Config`] where the document has no such scheme, or it takes no token.
    pub fn with_token_source(
        &self,
        scheme: &str,
        source: impl Fn() -> String + Send + Sync + 'static,
    ) -> Result<Self, Error<A>> {
        let (index, kind) = kind::<A>(scheme).map_err(Error::config)?;
        let mut values = PartValues::default();
        values.set_source(kind, Arc::new(source)).map_err(Error::config)?;
        self.replace_credential(index, kind, &values)
    }

    fn replace_credential(
        &self,
        index: usize,
        kind: &'static CredentialKind,
        values: &PartValues,
    ) -> Result<Self, Error<A>> {
        let shared = &self.shared;
        let credential = ClientCredential::new::<A>(index, kind, values, &shared.bases).map_err(Error::config)?;
        let mut credentials = shared.credentials.clone();
        if let Some(place) = credentials.get_mut(index) {
            *place = Some(credential);
        }
        let shared = Shared {
            http: shared.http.clone(),
            credentials,
            bases: Arc::clone(&shared.bases),
            checks: Arc::clone(&shared.checks),
            budget: Arc::clone(&shared.budget),
        };
        Ok(Self::new(shared, self.settings))
    }

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.shared.http
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(crate) fn checks(&self) -> &[CallCheck] {
        &self.shared.checks
    }

    pub(crate) fn budget(&self) -> &Budget {
        &self.shared.budget
    }

    /// The base URL of a call, and the credentials of the first requirement that the client meets.
    pub(crate) fn endpoint(&self, operation: &'static Operation) -> Result<Endpoint<'_>, Error<A>> {
        let credentials = &self.shared.credentials[..];
        let get = |kind: &usize| credentials.get(*kind).and_then(Option::as_ref);
        let requirement: &'static [usize] = if operation.security.is_empty() {
            &[]
        } else {
            let met = operation.security.iter().find(|requirement| requirement.iter().all(|kind| get(kind).is_some()));
            met.ok_or_else(|| {
                let problem = format!("the client has no credential for it, give it {}", remedies::<A>(operation));
                Error::config_of(operation, problem)
            })?
        };
        // Of several credentials, the one whose server is the first in the document decides.
        let index = requirement.iter().filter_map(get).map(|credential| credential.base).min();
        let base = index.or_else(|| server::default(A::servers())).unwrap_or_default();
        match self.shared.bases.of_operation(operation).or_else(|| self.shared.bases.get(base)) {
            Some(Ok(base)) => Ok(Endpoint { base, credentials, requirement }),
            Some(Err(problem)) => Err(Error::config_of(operation, problem)),
            None => Err(Error::config_of(operation, "the document names no server for it: set the base URL")),
        }
    }
}

impl<A> Clone for Client<A> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), settings: self.settings, api: PhantomData }
    }
}

impl<A> fmt::Debug for Client<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").finish_non_exhaustive()
    }
}

/// What clones share.
pub(crate) struct Shared {
    pub(crate) http: reqwest::Client,
    /// The credential of each kind, where the client has one.
    pub(crate) credentials: Vec<Option<ClientCredential>>,
    pub(crate) bases: Arc<Bases>,
    pub(crate) checks: Arc<[CallCheck]>,
    pub(crate) budget: Arc<Budget>,
}

/// A credential that a client has.
#[derive(Clone)]
pub(crate) struct ClientCredential {
    credential: Credential,
    /// The values that stay when a part with a default is replaced.
    values: PartValues,
    /// The index of its base URL.
    base: usize,
}

/// The base URLs that calls can go to.
pub(crate) enum Bases {
    /// The same for all calls.
    One(BaseUrl),
    /// Those of the document's servers.
    Servers {
        /// Those of the document, of which the credential selects one.
        of_document: Vec<Result<BaseUrl, String>>,
        /// Those of single operations, by URL.
        of_operations: Vec<(&'static str, Result<BaseUrl, String>)>,
    },
}

/// A base URL, and the credentials that are sent to it.
pub(crate) struct Endpoint<'c> {
    pub(crate) base: &'c BaseUrl,
    credentials: &'c [Option<ClientCredential>],
    requirement: &'static [usize],
}

impl<'c> Endpoint<'c> {
    /// The credentials, each with the index of its kind.
    pub(crate) fn credentials(&self) -> impl Iterator<Item = (usize, &'c Credential)> {
        let credentials = self.credentials;
        self.requirement.iter().filter_map(move |kind| Some((*kind, &credentials.get(*kind)?.as_ref()?.credential)))
    }
}

impl Bases {
    /// The servers of the document and of its operations.
    pub(crate) fn of_document<A: Api>() -> Self {
        let parse = |url| BaseUrl::parse(url, false);
        let mut own: Vec<_> = A::operations().iter().filter_map(|operation| operation.server).collect();
        own.sort_unstable();
        own.dedup();
        Self::Servers {
            of_document: A::servers().iter().map(|server| parse(server.url)).collect(),
            of_operations: own.into_iter().map(|url| (url, parse(url))).collect(),
        }
    }

    /// The base URL of the operation's own server, where it has one.
    fn of_operation(&self, operation: &Operation) -> Option<Result<&BaseUrl, &String>> {
        let (Self::Servers { of_operations, .. }, Some(own)) = (self, operation.server) else { return None };
        of_operations.iter().find(|(url, _)| *url == own).map(|(_, base)| base.as_ref())
    }

    /// The base URL of this index.
    fn get(&self, index: usize) -> Option<Result<&BaseUrl, &String>> {
        match self {
            Self::One(base) => Some(Ok(base)),
            Self::Servers { of_document, .. } => of_document.get(index).map(Result::as_ref),
        }
    }

    /// The index of the base URL of a credential. An error where there is none, or it is invalid.
    ///
    /// `first_part` selects the server. It is unknown if tokens come from a source.
    fn of_credential<A: Api>(&self, kind: usize, first_part: Option<&str>) -> Result<usize, String> {
        let index = match self {
            Self::One(_) => 0,
            // Each operation has a server of its own.
            Self::Servers { of_document, .. } if of_document.is_empty() => 0,
            Self::Servers { .. } if first_part.is_none() && server::depends_on(A::servers(), kind) => {
                return Err(
                    "the server depends on the token, which a source gives only later: set the base URL with `base_url`"
                        .to_owned(),
                );
            }
            Self::Servers { .. } => server::of_credential(A::servers(), kind, first_part.unwrap_or_default())
                .ok_or("no server of the document is for this credential: set the base URL with `base_url`")?,
        };
        match self.get(index) {
            Some(Err(problem)) => Err(problem.clone()),
            _ => Ok(index),
        }
    }

    pub(crate) fn needs_tls(&self) -> bool {
        match self {
            Self::One(base) => base.needs_tls(),
            Self::Servers { of_document, of_operations } => {
                let own = of_operations.iter().map(|(_, base)| base);
                of_document.iter().chain(own).flatten().any(BaseUrl::needs_tls)
            }
        }
    }
}

impl ClientCredential {
    /// Makes a credential of a kind, which has this index, from its values, and chooses its base URL.
    pub(crate) fn new<A: Api>(
        index: usize,
        kind: &'static CredentialKind,
        values: &PartValues,
        bases: &Bases,
    ) -> Result<Self, String> {
        let credential = Credential::new(kind, values)?;
        let base = bases.of_credential::<A>(index, values.first(kind))?;
        Ok(Self { credential, values: values.required(kind), base })
    }
}

/// A kind of credential by the name of its security scheme, with its index.
pub(crate) fn kind<A: Api>(scheme: &str) -> Result<(usize, &'static CredentialKind), String> {
    let mut kinds = A::credentials().iter().enumerate();
    kinds
        .find(|(_, kind)| kind.name == scheme)
        .ok_or_else(|| format!("the document has no security scheme `{}`", scheme.escape_debug()))
}

/// How to set the credentials that an operation needs, for each of its requirements.
fn remedies<A: Api>(operation: &Operation) -> String {
    let kinds = A::credentials();
    let remedy = |requirement: &&[usize]| {
        let remedies: Vec<_> =
            requirement.iter().filter_map(|kind| kinds.get(*kind)).map(CredentialKind::remedy).collect();
        remedies.join(" and ")
    };
    operation.security.iter().map(remedy).collect::<Vec<_>>().join(" or ")
}
