//! A [`Caller`] for clients that are generated for `openapi-client-runtime`.

use std::{
    fmt,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use openapi_client_runtime::{Api as _, Error, RequestOptions, RetryPolicy, RetrySafety};
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::{
    call::{Call, Credentials, Limits},
    caller::{Caller, ListedOperation},
    outcome::Outcome,
    runtime_outcome,
    typed_calls::{Printed, Properties, Schemes, Setup, TypedCalls},
};

/// The number of clients that a worker keeps.
const MAX_CLIENTS: usize = 4;

/// Calls an API through the typed calls `T` of its client. Calls with the same settings share a client and so its connections,
/// unless they may be retried.
pub struct RuntimeCaller<T: TypedCalls> {
    /// The workers that no call uses at the moment.
    idle: Mutex<Vec<Worker<T>>>,
}

impl<T: TypedCalls> Default for RuntimeCaller<T> {
    fn default() -> Self {
        Self { idle: Mutex::default() }
    }
}

impl<T: TypedCalls> fmt::Debug for RuntimeCaller<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RuntimeCaller").finish_non_exhaustive()
    }
}

/// An async runtime, and the clients whose connections belong to it.
struct Worker<T: TypedCalls> {
    runtime: Runtime,
    /// The most recently used one comes last.
    clients: Vec<(Settings, T::Client)>,
}

/// What a client is made from.
#[derive(Clone, PartialEq, Eq)]
struct Settings {
    credentials: Credentials,
    base_url: Option<String>,
    proxy: Option<String>,
    limits: Limits,
}

impl<T: TypedCalls<Client: Send>> Caller for RuntimeCaller<T> {
    fn call(&self, call: &Call) -> Result<Outcome, String> {
        self.with_worker(|worker| worker.call(call))
    }

    fn pages(&self, call: &Call) -> Result<Vec<Outcome>, String> {
        self.with_worker(|worker| worker.pages(call))
    }

    fn operations(&self) -> Vec<ListedOperation> {
        let listed = T::Api::operations().iter().map(|operation| ListedOperation {
            id: operation.id().to_owned(),
            summary: operation.summary().to_owned(),
            method: operation.method().to_string(),
            path: operation.path().to_owned(),
            sends_message: operation.sends_message(),
            recipient: operation.recipient().map(str::to_owned),
            retry: match operation.retry_safety() {
                RetrySafety::UnsentOnly => Some("unsent_only".to_owned()),
                RetrySafety::Idempotent => Some("idempotent".to_owned()),
                _ => None,
            },
            statuses: (0..1000).filter(|status| operation.documents(*status)).collect(),
        });
        listed.collect()
    }

    fn schemas(&self) -> Vec<(String, Value)> {
        T::schemas().into_iter().map(|(pointer, schema)| (pointer.to_owned(), schema.to_value())).collect()
    }
}

impl<T: TypedCalls> RuntimeCaller<T> {
    /// Lends a worker that no other call uses.
    fn with_worker<O>(&self, call: impl FnOnce(&mut Worker<T>) -> Result<O, String>) -> Result<O, String> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let worker = idle().pop();
        let mut worker = worker.map_or_else(Worker::new, Ok)?;
        let outcome = call(&mut worker);
        idle().push(worker);
        outcome
    }
}

impl<T: TypedCalls> Worker<T> {
    fn new() -> Result<Self, String> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        Ok(Self {
            runtime: runtime.map_err(|error| format!("the runtime cannot start: {error}"))?,
            clients: Vec::new(),
        })
    }

    fn call(&mut self, call: &Call) -> Result<Outcome, String> {
        let client = match self.client(call)? {
            Ok(client) => client,
            Err(error) => return Ok(runtime_outcome::failure(&error)),
        };
        let printed = Printed::default();
        let customization = Some(&call.customization).filter(|own| !own.is_empty());
        let parameters = Properties::of_call(&call.parameters, &printed);
        let call = T::call(&client, &call.operation, parameters, customization);
        let mut outcome = self.runtime.block_on(call)?;
        outcome.add_printed(printed);
        Ok(outcome)
    }

    fn pages(&mut self, call: &Call) -> Result<Vec<Outcome>, String> {
        let client = match self.client(call)? {
            Ok(client) => client,
            Err(error) => return Ok(vec![runtime_outcome::failure(&error)]),
        };
        let printed = Printed::default();
        let pages = T::pages(&client, &call.operation, Properties::of_call(&call.parameters, &printed));
        self.runtime.block_on(pages)
    }

    /// The client for the settings of a call: a kept one, or a new one.
    fn client(&mut self, call: &Call) -> Result<Result<T::Client, Error<T::Api>>, String> {
        let settings = Settings {
            credentials: call.credentials.clone(),
            base_url: call.base_url.clone(),
            proxy: call.proxy.clone(),
            limits: call.limits,
        };
        // The calls of a client share a budget of retries: one that may retry must not depend on those before it.
        if call.limits.max_attempts != Some(1) {
            return T::client(setup(&settings)?);
        }
        let entry = match self.clients.iter().position(|(known, _)| *known == settings) {
            Some(at) => self.clients.remove(at),
            None => match T::client(setup(&settings)?)? {
                Ok(client) => (settings, client),
                Err(error) => return Ok(Err(error)),
            },
        };
        let client = entry.1.clone();
        self.clients.push(entry);
        if self.clients.len() > MAX_CLIENTS {
            self.clients.remove(0);
        }
        Ok(Ok(client))
    }
}

fn setup(settings: &Settings) -> Result<Setup<'_>, String> {
    Ok(Setup {
        options: options(settings.limits),
        base_url: settings.base_url.as_deref(),
        http_client: settings.proxy.as_deref().map(proxied_client).transpose()?,
        credentials: Schemes::new(&settings.credentials),
    })
}

/// An HTTP client that uses a proxy for every request and accepts any certificate.
fn proxied_client(proxy: &str) -> Result<reqwest::Client, String> {
    // An error means that a provider is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let proxy = reqwest::Proxy::all(proxy).map_err(|error| error.to_string())?;
    reqwest::Client::builder()
        .proxy(proxy)
        .tls_danger_accept_invalid_certs(true)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        // Another crate in the build may enable these features.
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .build()
        .map_err(|error| error.to_string())
}

fn options(limits: Limits) -> RequestOptions {
    let ms = |ms: Option<u64>| ms.map(Duration::from_millis);
    let mut retry = RetryPolicy::default();
    if let Some(attempts) = limits.max_attempts {
        retry = retry.max_attempts(attempts);
    }
    if let Some(delay) = ms(limits.base_delay_ms) {
        retry = retry.base_delay(delay);
    }
    if let Some(delay) = ms(limits.max_delay_ms) {
        retry = retry.max_delay(delay);
    }
    let mut options = RequestOptions::new().retry(retry);
    if let Some(timeout) = ms(limits.read_timeout_ms) {
        options = options.read_timeout(timeout);
    }
    if let Some(timeout) = ms(limits.attempt_timeout_ms) {
        options = options.attempt_timeout(timeout);
    }
    if let Some(limit) = limits.body_limit {
        options = options.body_limit(limit);
    }
    options
}
