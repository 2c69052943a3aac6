//! A [`Caller`] for clients that are generated for `openapi-client-runtime`.

use std::{
    error::Error as _,
    fmt,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use openapi_client_runtime::{
    Client, Error, JsonApi, RequestOptions, ResponseValue, RetryPolicy, RetrySafety, schemars::Schema,
};
use serde::Serialize;
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::{
    call::{Call, Credentials, Limits},
    caller::{Caller, ListedOperation},
    outcome::{Details, ErrorKind, Failure, Headers, Outcome, Success},
    support_id,
};

/// The number of clients that a worker keeps.
const MAX_CLIENTS: usize = 4;

/// Calls an API through its client. Calls with the same settings share a client and so its connections.
pub struct RuntimeCaller<A> {
    schemas: fn() -> Vec<(&'static str, Schema)>,
    /// The workers that no call uses at the moment.
    idle: Mutex<Vec<Worker<A>>>,
}

impl<A> RuntimeCaller<A> {
    /// A caller of the API `A`, with the function `schemas` of its generated code.
    #[must_use]
    pub fn new(schemas: fn() -> Vec<(&'static str, Schema)>) -> Self {
        Self { schemas, idle: Mutex::default() }
    }
}

impl<A> fmt::Debug for RuntimeCaller<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RuntimeCaller").finish_non_exhaustive()
    }
}

/// An async runtime, and the clients whose connections belong to it.
struct Worker<A> {
    runtime: Runtime,
    /// The most recently used one comes last.
    clients: Vec<(Settings, Client<A>)>,
}

/// What a client is made from.
#[derive(Clone, PartialEq, Eq)]
struct Settings {
    credentials: Credentials,
    base_url: Option<String>,
    proxy: Option<String>,
    limits: Limits,
}

impl<A: JsonApi<ErrorBody: Serialize>> Caller for RuntimeCaller<A> {
    fn call(&self, call: &Call) -> Result<Outcome, String> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let worker = idle().pop();
        let mut worker = worker.map_or_else(Worker::new, Ok)?;
        let outcome = worker.call(call);
        idle().push(worker);
        outcome
    }

    fn operations(&self) -> Vec<ListedOperation> {
        let listed = A::operations().iter().map(|operation| ListedOperation {
            id: operation.id().to_owned(),
            summary: operation.summary().to_owned(),
            method: operation.method().to_string(),
            path: operation.path().to_owned(),
            sends_message: operation.sends_message(),
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
        let schemas = (self.schemas)();
        schemas.into_iter().map(|(pointer, schema)| (pointer.to_owned(), schema.to_value())).collect()
    }
}

impl<A: JsonApi<ErrorBody: Serialize>> Worker<A> {
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
            Err(error) => return Ok(failure(&error)),
        };
        let parameters = Value::Object(call.parameters.clone());
        Ok(match self.runtime.block_on(client.call(&call.operation, parameters)) {
            Ok(value) => success(value),
            Err(error) => failure(&error),
        })
    }

    /// The client for the settings of a call: a kept one, or a new one.
    fn client(&mut self, call: &Call) -> Result<Result<Client<A>, Error<A>>, String> {
        let settings = Settings {
            credentials: call.credentials.clone(),
            base_url: call.base_url.clone(),
            proxy: call.proxy.clone(),
            limits: call.limits,
        };
        let entry = match self.clients.iter().position(|(known, _)| *known == settings) {
            Some(at) => self.clients.remove(at),
            None => match build(&settings)? {
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

fn build<A: JsonApi>(settings: &Settings) -> Result<Result<Client<A>, Error<A>>, String> {
    let mut builder = Client::builder().options(options(settings.limits));
    if let Some(base_url) = &settings.base_url {
        builder = builder.base_url(base_url);
    }
    if let Some(proxy) = &settings.proxy {
        builder = builder.http_client(proxied_client(proxy)?);
    }
    for (scheme, values) in &settings.credentials {
        let parts: Vec<_> = values.iter().map(|(field, value)| (field.as_str(), value.as_str())).collect();
        builder = builder.credential(scheme, &parts);
    }
    Ok(builder.build())
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

fn success(value: ResponseValue<Value>) -> Outcome {
    Outcome::Value(Box::new(Success {
        status: value.status().as_u16(),
        headers: headers(value.headers()),
        attempts: value.attempts(),
        id: support_id::of_value(&value),
        printed: vec![format!("{value:?}"), format!("{value:#?}")],
        value: value.into_inner(),
    }))
}

fn failure<A: JsonApi<ErrorBody: Serialize>>(error: &Error<A>) -> Outcome {
    let kind = match error {
        Error::Config(_) => ErrorKind::Config,
        Error::InvalidRequest(_) => ErrorKind::InvalidRequest,
        Error::NotSent(_) => ErrorKind::NotSent,
        Error::NoResponse(_) => ErrorKind::NoResponse,
        Error::Api(_) => ErrorKind::Api,
        _ => ErrorKind::UnexpectedResponse,
    };
    let typed = match error {
        Error::Api(api) => api.response().and_then(|response| serde_json::to_value(response).ok()),
        _ => None,
    };
    let mut printed = vec![format!("{error:#?}")];
    let mut source = error.source();
    while let Some(error) = source {
        printed.push(format!("{error:?} {error}"));
        source = error.source();
    }
    Outcome::Error(Box::new(Failure {
        kind,
        operation: error.operation().map(str::to_owned),
        field: error.field().map(str::to_owned),
        status: error.status().map(|status| status.as_u16()),
        headers: error.headers().map(headers),
        body: error.body().map(|body| body.to_vec()),
        details: Details {
            code: error.error_type().map(|code| code.as_ref().to_owned()),
            message: error.error_message().map(str::to_owned),
            url: error.error_url().map(str::to_owned),
            details: error.error_details().cloned(),
            id: support_id::of_error(error),
            status: error.body_status(),
        },
        typed,
        retry_after_ms: error.retry_after().and_then(|wait| u64::try_from(wait.as_millis()).ok()),
        may_have_been_sent: error.may_have_been_sent(),
        is_timeout: error.is_timeout(),
        attempts: error.attempts(),
        display: error.to_string(),
        debug: format!("{error:?}"),
        printed,
    }))
}

fn headers(headers: &reqwest::header::HeaderMap) -> Headers {
    let text = headers.iter().filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())));
    Headers(text.collect())
}
