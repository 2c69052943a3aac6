//! The server under test. Requests are sent one at a time, with limits on their rate and number.

use std::{
    error::Error,
    mem,
    num::NonZeroU32,
    sync::Arc,
    thread::sleep,
    time::{Duration, Instant},
};

use openapi_document::{Document, Operation, SecurityScheme, Server as DocumentServer, sample::Schemas};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::{
    Method, Url,
    header::{CONTENT_TYPE, RETRY_AFTER},
    redirect,
};
use serde_json::{Map, Value};
use tokio::runtime::Runtime;

use crate::{
    call::{Call, Credentials, Limits},
    caller::Caller,
    credentials::{Carrier, carriers, documented, from_env, invented},
    outcome::{ErrorKind, Outcome},
    target::{Probe, ServerResponse, Verdict},
};

/// The largest part of a body that is read, in bytes.
const BODY_LIMIT: usize = 1024 * 1024;

/// The longest pause that a `Retry-After` can cause.
const WAIT_LIMIT: Duration = Duration::from_secs(60);

pub(super) struct Settings {
    pub(super) url: String,
    pub(super) mock: bool,
    pub(super) per_second: NonZeroU32,
    pub(super) at_most: u32,
}

pub(super) struct Server {
    pub(super) credentials: Credentials,
    url: String,
    mock: bool,
    http: reqwest::Client,
    runtime: Runtime,
    caller: Arc<dyn Caller>,
    pause: Duration,
    last: Option<Instant>,
    left: u32,
    /// Whether the server has responded at all.
    pub(super) responded: bool,
    /// Whether the last case got no response.
    silent: bool,
}

/// Why the run stops.
pub(super) struct Interrupted {
    pub(super) reason: String,
    /// Whether the request of the case may have been carried out.
    pub(super) sent: bool,
}

/// Stops the run before the request of the case is sent.
fn before(reason: impl Into<String>) -> Interrupted {
    Interrupted { reason: reason.into(), sent: false }
}

/// Why there is no verdict.
enum Failure {
    /// The server asks for a pause.
    Limited(Option<Duration>),
    /// The connection broke or timed out.
    NoResponse,
    Interrupted(Interrupted),
}

impl Server {
    pub(super) fn new(document: &Document, caller: Arc<dyn Caller>, settings: Settings) -> Result<Self, String> {
        // An error means that a provider is installed already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let url = Url::parse(&settings.url).map_err(|error| format!("the base URL is not a URL: {error}"))?;
        let local = url.host_str().is_some_and(|host| ["localhost", "127.0.0.1", "[::1]"].contains(&host));
        if settings.mock && !local {
            return Err("`--mock` needs a mock on this machine: name its URL, or leave the option out".to_owned());
        }
        let mut http = reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never().max_retries_per_request(0))
            .timeout(Duration::from_secs(30));
        if local {
            http = http.no_proxy();
        }
        let credentials = if settings.mock { documented(document) } else { sandbox_credentials(document)? };
        let server = Self {
            credentials,
            url: settings.url.trim_end_matches('/').to_owned(),
            mock: settings.mock,
            http: http.build().map_err(|error| format!("the HTTP client cannot be built: {error}"))?,
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .map_err(|error| format!("the async runtime cannot start: {error}"))?,
            caller,
            pause: Duration::from_secs(1) / settings.per_second.get(),
            last: None,
            left: settings.at_most,
            responded: false,
            silent: false,
        };
        server.check_client(document)?;
        Ok(server)
    }

    /// Fails if the client rejects the base URL or a credential. The call has an unknown parameter, which is an error once there
    /// is a client, so that nothing is sent.
    fn check_client(&self, document: &Document) -> Result<(), String> {
        let Some(operation) = Operation::all(document).into_iter().next() else { return Ok(()) };
        let parameters = Map::from_iter([("not_in_the_document".to_owned(), Value::Null)]);
        match self.call(operation.id(), parameters) {
            Ok(Outcome::Error(error)) if error.kind == ErrorKind::Config && error.operation.is_none() => {
                Err(error.display)
            }
            _ => Ok(()),
        }
    }

    fn call(&self, operation: &str, parameters: Map<String, Value>) -> Result<Outcome, String> {
        self.caller.call(&Call {
            operation: operation.to_owned(),
            parameters,
            credentials: self.credentials.clone(),
            base_url: Some(self.url.clone()),
            limits: Limits::ONE_ATTEMPT,
            ..Call::default()
        })
    }

    /// Runs a case, and again after a pause if the server asks for one.
    pub(super) fn run<'d>(&mut self, schemas: &Schemas<'d>, probe: &Probe<'d>) -> Result<Verdict, Interrupted> {
        let mut limited = false;
        loop {
            let attempt = self.attempt(schemas, probe);
            let silent = mem::replace(&mut self.silent, matches!(attempt, Err(Failure::NoResponse)));
            match attempt {
                Ok(verdict) => return Ok(verdict),
                Err(Failure::NoResponse) if silent => {
                    let reason = "the server gave no response twice in a row".to_owned();
                    return Err(Interrupted { reason, sent: true });
                }
                Err(Failure::NoResponse) => return Ok(Verdict::failed(probe, "there is no response")),
                Err(Failure::Interrupted(interrupted)) => return Err(interrupted),
                Err(Failure::Limited(_)) if limited => {
                    return Err(before("the server limits the rate: it responded with 429 twice in a row"));
                }
                Err(Failure::Limited(wait)) => {
                    limited = true;
                    sleep(wait.unwrap_or(Duration::from_secs(2)).min(WAIT_LIMIT));
                }
            }
        }
    }

    fn attempt<'d>(&mut self, schemas: &Schemas<'d>, probe: &Probe<'d>) -> Result<Verdict, Failure> {
        let (response, wait) = self.send(probe)?;
        if response.status == 429 && probe.status() != Some(429) {
            return Err(Failure::Limited(wait));
        }
        let mut verdict = Verdict::new(schemas, probe, &response);
        if let Some(parameters) = probe.parameters.clone().filter(|_| verdict.mismatches.is_empty()) {
            self.wait_for_turn()?;
            let clause = probe.operation.node().pointer().to_owned();
            let outcome = self.call(probe.operation.id(), parameters);
            match outcome.map_err(|error| Failure::Interrupted(before(error)))? {
                Outcome::Value(value) if Some(value.status) == probe.status() => {}
                Outcome::Value(value) => verdict.add(clause, "", format!("the client got status {}", value.status)),
                Outcome::Error(error) if error.status == Some(429) => {
                    return Err(Failure::Limited(error.retry_after_ms.map(Duration::from_millis)));
                }
                Outcome::Error(error) => verdict.add(clause, "", format!("the client: {}", error.display)),
            }
        }
        Ok(verdict)
    }

    /// Sends the request of a case, with a real credential or a wrong one.
    fn send(&mut self, probe: &Probe<'_>) -> Result<(ServerResponse, Option<Duration>), Failure> {
        self.wait_for_turn()?;
        let unusable = |why: &str| Failure::Interrupted(before(format!("{} cannot be sent: {why}", probe.id)));
        let carriers = self.carriers(probe).ok_or_else(|| unusable("there is no credential for it"))?;
        let method =
            Method::from_bytes(probe.request.method.as_bytes()).map_err(|_| unusable("there is no such method"))?;
        let document = probe.operation.node().document();
        let sent = self::carriers(&probe.operation.security(), &invented(document)).unwrap_or_default();
        let mut target = probe.request.target.clone();
        for carrier in sent.iter().filter_map(Carrier::query_text) {
            target = target.replace(&carrier, "");
        }
        let mut url = format!("{}{}", self.url, target.trim_end_matches(['?', '&']));
        for text in carriers.iter().filter_map(Carrier::query_text) {
            let separator = if url.contains('?') { '&' } else { '?' };
            url = format!("{url}{separator}{text}");
        }
        let mut request = self.http.request(method, url);
        for (name, value) in &probe.request.headers {
            let credential = sent.iter().any(|carrier| matches!(carrier, Carrier::Header(header, _) if header == name));
            if !credential && !["content-length", "cookie", "host"].contains(&name.as_str()) {
                request = request.header(name, value);
            }
        }
        let mut cookies = probe.request.cookies();
        cookies.retain(|(name, _)| {
            !sent.iter().any(|carrier| matches!(carrier, Carrier::Cookie(sent, _) if sent == name))
        });
        for carrier in carriers {
            match carrier {
                Carrier::Header(name, value) => request = request.header(name, value),
                Carrier::Cookie(name, value) => cookies.push((name, value)),
                Carrier::Query(..) => {}
            }
        }
        if !cookies.is_empty() {
            let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
            let cookies: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
            request = request.header("cookie", cookies.join("; "));
        }
        let request = request.body(probe.request.body.clone());
        let received = self.runtime.block_on(receive(request)).map_err(|error| match error {
            ReceiveError::NotSent(cause) => {
                Failure::Interrupted(before(format!("cannot connect to {}: {cause}", self.url)))
            }
            ReceiveError::NoResponse => Failure::NoResponse,
            ReceiveError::IncompleteBody => {
                self.responded = true;
                Failure::NoResponse
            }
        })?;
        self.responded = true;
        Ok(received)
    }

    /// What carries the credential of a request.
    fn carriers(&self, probe: &Probe<'_>) -> Option<Vec<Carrier>> {
        let invented = invented(probe.operation.node().document());
        let credentials = match probe.wrong_credential {
            false => self.credentials.clone(),
            // A mock accepts every credential of the right form.
            true if self.mock => {
                let wrong = |values: std::collections::BTreeMap<String, String>| {
                    values.into_keys().map(|field| (field, "wrong".to_owned())).collect()
                };
                invented.into_iter().map(|(scheme, values)| (scheme, wrong(values))).collect()
            }
            true => invented,
        };
        carriers(&probe.operation.security(), &credentials)
    }

    /// Waits until the next request may be sent.
    fn wait_for_turn(&mut self) -> Result<(), Failure> {
        self.left = self
            .left
            .checked_sub(1)
            .ok_or_else(|| Failure::Interrupted(before("the limit of requests (`--at-most`) is reached")))?;
        if let Some(last) = self.last {
            sleep(self.pause.saturating_sub(last.elapsed()));
        }
        self.last = Some(Instant::now());
        Ok(())
    }
}

enum ReceiveError {
    /// There was no connection, for this reason.
    NotSent(String),
    NoResponse,
    IncompleteBody,
}

/// Sends a request; returns the response and how long the server asks to wait.
async fn receive(request: reqwest::RequestBuilder) -> Result<(ServerResponse, Option<Duration>), ReceiveError> {
    let mut response = request.send().await.map_err(|error| match error.is_connect() || error.is_builder() {
        true => ReceiveError::NotSent(cause(&error)),
        false => ReceiveError::NoResponse,
    })?;
    let text = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let wait = text(RETRY_AFTER).and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
    let mut received =
        ServerResponse { status: response.status().as_u16(), content_type: text(CONTENT_TYPE), body: Vec::new() };
    while let Some(chunk) = response.chunk().await.map_err(|_| ReceiveError::IncompleteBody)? {
        received.body.extend_from_slice(&chunk);
        if received.body.len() > BODY_LIMIT {
            break;
        }
    }
    Ok((received, wait))
}

/// The innermost source of an error. It contains no URL, which may be sensitive.
fn cause(mut error: &dyn Error) -> String {
    while let Some(source) = error.source() {
        error = source;
    }
    error.to_string()
}

/// The credentials of the environment. All of them must belong to the default server, the one with a sandbox.
fn sandbox_credentials(document: &Document) -> Result<Credentials, String> {
    let credentials = from_env(document)?;
    let servers = DocumentServer::all(document);
    let Some(sandbox) = servers.last().map(|server| server.url()) else { return Ok(credentials) };
    for scheme in SecurityScheme::all(document) {
        let user = scheme.parts().into_iter().next().and_then(|part| credentials.get(scheme.name())?.get(part.field));
        let server = user.and_then(|user| DocumentServer::for_credential(document, scheme.name(), user));
        if let Some(url) = server.map(|server| server.url()).filter(|url| *url != sandbox) {
            return Err(format!("the credentials are for {url}, which has no sandbox: set those for {sandbox}"));
        }
    }
    Ok(credentials)
}
