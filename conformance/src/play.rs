//! Plays a case: the typed client calls the mock server, and everything that happens is kept.

use std::net::SocketAddr;

pub use openapi_mock::RecordedRequest as Sent;
use serde_json::Value;
use socket2::{Domain, Socket, Type};
use stytch_client::{Client, ClientBuilder, Error, RequestOptions, ResponseValue, RetryPolicy, reqwest};

use crate::{Caller, Case, Server};

/// Who calls: fixed, invented credentials of both kinds.
#[derive(Debug, Clone, Copy)]
pub struct Identity;

impl Identity {
    /// The id of the project.
    pub const PROJECT_ID: &'static str = "project-test-00000000-0000-4000-8000-000000000001";
    /// Its secret.
    pub const SECRET: &'static str = "secret-test-of-the-conformance-suite";
    /// Its public token.
    pub const PUBLIC_TOKEN: &'static str = "public-token-test-00000000-0000-4000-8000-000000000002";
}

/// What was sent to the server, and what the caller got.
#[derive(Debug)]
pub struct Exchange {
    /// Every request that arrived, in order.
    pub sent: Vec<Sent>,
    /// Host and port of the server that the client asked for by itself, over TLS.
    pub asked_for: Option<String>,
    /// What arrived at another server, which an answer may have named.
    pub elsewhere: Vec<Sent>,
    /// What the caller got.
    pub outcome: Result<ResponseValue<Value>, Error>,
}

/// A server and a client that calls it, for one case after the other.
#[derive(Debug)]
pub struct Stage {
    server: Server,
    runtime: tokio::runtime::Runtime,
    /// Has credentials of both kinds, and tries each call once.
    client: Client,
}

impl Stage {
    /// Sets up a server and a client.
    ///
    /// # Errors
    /// No port is free, or no client can be made.
    pub fn new() -> Result<Self, String> {
        let server = Server::start().map_err(|error| format!("the mock server cannot start: {error}"))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| format!("the runtime cannot start: {error}"))?;
        let options = RequestOptions::new().retry(RetryPolicy::never());
        let client = client(&Caller::default(), &server.url(), options)?;
        Ok(Self { server, runtime, client })
    }

    /// Plays a case.
    ///
    /// # Errors
    /// What kept the case from being played at all.
    pub fn play(&self, case: &Case<'_>) -> Result<Exchange, String> {
        let other = case.fault.map(|_| Server::start()).transpose().map_err(|error| error.to_string())?;
        let elsewhere = other.as_ref().map(Server::url).unwrap_or_default();
        self.server.act(case.script(&elsewhere));
        let nobody = case.fault.filter(|fault| !fault.served).map(|_| nobody()).transpose();
        let nobody = nobody.map_err(|error| error.to_string())?;
        let url = nobody.as_ref().map_or_else(|| self.server.url(), |(_, url)| url.clone());
        let made = match case.fault {
            _ if case.finds_its_server() => match by_itself(&case.caller, &url)? {
                Ok(client) => Some(client),
                Err(error) => return Ok(Exchange::of(Vec::new(), Err(error))),
            },
            Some(fault) => Some(client(&case.caller, &url, fault.options(case))?),
            None if case.caller == Caller::default() => None,
            None => Some(client(&case.caller, &url, RequestOptions::new())?),
        };
        let call = made.as_ref().unwrap_or(&self.client).call(case.operation.id(), Value::Object(case.call.clone()));
        let outcome = self.runtime.block_on(call);
        let elsewhere = other.map(|other| other.sent()).unwrap_or_default();
        Ok(Exchange { elsewhere, ..Exchange::of(self.server.sent(), outcome) })
    }
}

impl Exchange {
    fn of(mut sent: Vec<Sent>, outcome: Result<ResponseValue<Value>, Error>) -> Self {
        let asks = sent.first().is_some_and(|sent| sent.method == "CONNECT");
        let asked_for = asks.then(|| sent.remove(0).target);
        Self { sent, asked_for, elsewhere: Vec::new(), outcome }
    }
}

/// A port that is taken and that nobody listens at, for as long as the socket is held.
fn nobody() -> std::io::Result<(Socket, String)> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into())?;
    let port = socket.local_addr()?.as_socket().map_or(0, |address| address.port());
    Ok((socket, format!("http://127.0.0.1:{port}")))
}

fn client(caller: &Caller, url: &str, options: RequestOptions) -> Result<Client, String> {
    let builder = builder(caller).base_url(url).options(options);
    builder.build().map_err(|error| error.to_string())
}

/// A client that is not told where to send to. Wherever that is, it goes through a proxy, and is believed to have arrived.
fn by_itself(caller: &Caller, proxy: &str) -> Result<Result<Client, Error>, String> {
    // An error says that a provider is there already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let proxy = reqwest::Proxy::all(proxy).map_err(|error| error.to_string())?;
    let http = reqwest::Client::builder()
        .proxy(proxy)
        .tls_danger_accept_invalid_certs(true)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        // Something else in the program may have turned these on.
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .build()
        .map_err(|error| error.to_string())?;
    let options = RequestOptions::new().retry(RetryPolicy::never());
    Ok(builder(caller).http_client(http).options(options).build())
}

fn builder(caller: &Caller) -> ClientBuilder {
    let mut builder = Client::builder();
    if let Some((id, secret)) = &caller.project {
        builder = builder.project(id, secret);
    }
    if let Some(token) = &caller.public_token {
        builder = builder.public_token(token);
    }
    if let Some(token) = &caller.session_token {
        builder = builder.session_token(token);
    }
    builder
}
