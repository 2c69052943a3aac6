//! The server that is held against the document: one request at a time, not too fast, and not too many.

use std::{
    env,
    error::Error,
    mem,
    time::{Duration, Instant},
};

use openapi_document::Document;
use reqwest::{
    Method, Url,
    header::{CONTENT_TYPE, RETRY_AFTER},
    redirect,
};
use stytch_client::{Client, RequestOptions, RetryPolicy};
use stytch_conformance::{
    Caller, Identity, Schemas,
    target::{Answer, Probe, Verdict},
};
use tokio::time::sleep;

use crate::arguments::Arguments;

/// What is read of a body.
const BODY_LIMIT: usize = 1024 * 1024;

/// What is waited for at most where the server asks for it.
const WAIT_LIMIT: Duration = Duration::from_secs(60);

pub(crate) struct Server {
    pub(crate) caller: Caller,
    url: String,
    mock: bool,
    http: reqwest::Client,
    client: Client,
    pause: Duration,
    last: Option<Instant>,
    left: u32,
    /// Whether it has answered at all, and whether it gave none to the last case.
    pub(crate) answered: bool,
    silent: bool,
}

/// Why no more is played.
pub(crate) struct Interrupted {
    pub(crate) why: String,
    /// Whether the request of the case may have been carried out.
    pub(crate) sent: bool,
}

fn before(why: impl Into<String>) -> Interrupted {
    Interrupted { why: why.into(), sent: false }
}

/// What a request came to, where it was not answered as usual.
enum Failed {
    /// The server asks for a pause.
    Limited(Option<Duration>),
    /// The connection broke or took too long after it was there.
    Unanswered,
    Interrupted(Interrupted),
}

impl Server {
    pub(crate) fn new(document: &Document, arguments: &Arguments) -> Result<Self, String> {
        // An error says that a provider is there already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let url = Url::parse(&arguments.url).map_err(|error| format!("the base URL is not a URL: {error}"))?;
        let here = url.host_str().is_some_and(|host| ["localhost", "127.0.0.1", "[::1]"].contains(&host));
        if arguments.mock && !here {
            return Err("`--mock` is for a mock on this machine: name its URL, or leave the option out".to_owned());
        }
        let mut http = reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never().max_retries_per_request(0))
            .timeout(Duration::from_secs(30));
        if here {
            http = http.no_proxy();
        }
        let http = http.build().map_err(|error| format!("the HTTP client cannot be made: {error}"))?;
        let builder = Client::builder().base_url(&arguments.url).http_client(http.clone());
        let (builder, caller) = if arguments.mock {
            let builder = builder.project(Identity::PROJECT_ID, Identity::SECRET).public_token(Identity::PUBLIC_TOKEN);
            (builder, Caller::default())
        } else {
            (builder.credentials_from_env().map_err(|error| error.to_string())?, caller(document)?)
        };
        let builder = builder.options(RequestOptions::new().retry(RetryPolicy::never()));
        Ok(Self {
            client: builder.build().map_err(|error| error.to_string())?,
            url: arguments.url.trim_end_matches('/').to_owned(),
            caller,
            mock: arguments.mock,
            http,
            pause: Duration::from_secs(1) / arguments.per_second.get(),
            last: None,
            left: arguments.at_most,
            answered: false,
            silent: false,
        })
    }

    /// Plays a case, and once more after a pause where the server asks for one.
    pub(crate) async fn play(&mut self, schemas: &Schemas<'_>, probe: &Probe<'_>) -> Result<Verdict, Interrupted> {
        let mut limited = false;
        loop {
            let attempt = self.attempt(schemas, probe).await;
            let silent = mem::replace(&mut self.silent, matches!(attempt, Err(Failed::Unanswered)));
            match attempt {
                Ok(verdict) => return Ok(verdict),
                Err(Failed::Unanswered) if silent => {
                    return Err(Interrupted { why: "the server gave no answer twice in a row".to_owned(), sent: true });
                }
                Err(Failed::Unanswered) => return Ok(Verdict::fault(probe, "there is no answer")),
                Err(Failed::Interrupted(interrupted)) => return Err(interrupted),
                Err(Failed::Limited(_)) if limited => {
                    return Err(before("the server limits us: it answered 429 twice in a row"));
                }
                Err(Failed::Limited(wait)) => {
                    limited = true;
                    sleep(wait.unwrap_or(Duration::from_secs(2)).min(WAIT_LIMIT)).await;
                }
            }
        }
    }

    async fn attempt(&mut self, schemas: &Schemas<'_>, probe: &Probe<'_>) -> Result<Verdict, Failed> {
        let (answer, wait) = self.raw(probe).await?;
        if answer.status == 429 && probe.status() != Some(429) {
            return Err(Failed::Limited(wait));
        }
        let mut verdict = Verdict::new(schemas, probe, &answer);
        if let Some(parameters) = probe.call.clone().filter(|_| verdict.faults.is_empty()) {
            self.turn().await?;
            let clause = probe.operation.node().pointer().to_owned();
            match self.client.call(probe.operation.id(), parameters).await {
                Ok(value) if Some(value.status().as_u16()) == probe.status() => {}
                Ok(value) => {
                    verdict.add(clause, "", format!("the client was answered with {}", value.status().as_u16()))
                }
                Err(error) if error.status().is_some_and(|status| status == 429) => {
                    return Err(Failed::Limited(error.retry_after()));
                }
                Err(error) => verdict.add(clause, "", format!("the client: {error}")),
            }
        }
        Ok(verdict)
    }

    /// Sends the request as it is, with a credential of the caller's or one that is wrong.
    async fn raw(&mut self, probe: &Probe<'_>) -> Result<(Answer, Option<Duration>), Failed> {
        self.turn().await?;
        let unusable = |why: &str| Failed::Interrupted(before(format!("{} cannot be sent: {why}", probe.id)));
        let wrong = Caller::default();
        let (user, password) = match probe.wrong_credential {
            false => pair(&self.caller, probe),
            // The mock knows no credential, and looks at how they are made.
            true if self.mock => Some(("nobody", "wrong")),
            true => pair(&wrong, probe),
        }
        .ok_or_else(|| unusable("there is no credential for it"))?;
        let method =
            Method::from_bytes(probe.sent.method.as_bytes()).map_err(|_| unusable("there is no such method"))?;
        let mut request =
            self.http.request(method, format!("{}{}", self.url, probe.sent.target)).basic_auth(user, Some(password));
        for (name, value) in &probe.sent.headers {
            if !["authorization", "content-length", "host"].contains(&name.as_str()) {
                request = request.header(name, value);
            }
        }
        let sent = request.body(probe.sent.body.clone()).send().await;
        let mut response = sent.map_err(|error| match error.is_connect() || error.is_builder() {
            true => Failed::Interrupted(before(format!("cannot connect to {}: {}", self.url, cause(&error)))),
            false => Failed::Unanswered,
        })?;
        self.answered = true;
        let text = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let wait = text(RETRY_AFTER).and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
        let mut answer =
            Answer { status: response.status().as_u16(), content_type: text(CONTENT_TYPE), body: Vec::new() };
        while let Some(chunk) = response.chunk().await.map_err(|_| Failed::Unanswered)? {
            answer.body.extend_from_slice(&chunk);
            if answer.body.len() > BODY_LIMIT {
                break;
            }
        }
        Ok((answer, wait))
    }

    /// Waits until the next request may go out.
    async fn turn(&mut self) -> Result<(), Failed> {
        self.left = self
            .left
            .checked_sub(1)
            .ok_or_else(|| Failed::Interrupted(before("as many requests were sent as `--at-most` allows")))?;
        if let Some(last) = self.last {
            sleep(self.pause.saturating_sub(last.elapsed())).await;
        }
        self.last = Some(Instant::now());
        Ok(())
    }
}

/// The innermost reason, which names no URL.
fn cause(mut error: &dyn Error) -> String {
    while let Some(source) = error.source() {
        error = source;
    }
    error.to_string()
}

/// User and password for an operation.
pub(crate) fn pair<'c>(caller: &'c Caller, probe: &Probe<'_>) -> Option<(&'c str, &'c str)> {
    probe.operation.security_schemes().into_iter().find_map(|scheme| caller.pair(scheme.name()))
}

/// Whoever the environment says, which the client has found to be in order.
fn caller(document: &Document) -> Result<Caller, String> {
    let variable = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let caller = Caller {
        project: variable("STYTCH_PROJECT_ID").zip(variable("STYTCH_SECRET")),
        public_token: variable("STYTCH_PUBLIC_TOKEN"),
        session_token: None,
    };
    let servers = openapi_document::Server::all(document);
    let Some(sandbox) = servers.last().map(|server| server.url()) else { return Ok(caller) };
    for kind in ["project", "public_token"] {
        let server =
            caller.pair(kind).and_then(|(user, _)| openapi_document::Server::for_credential(document, kind, user));
        if let Some(url) = server.map(|server| server.url()).filter(|url| *url != sandbox) {
            return Err(format!("the credentials are for {url}, which has no sandbox: set those for {sandbox}"));
        }
    }
    Ok(caller)
}
