//! A server on wiremock: it records requests and sends complete responses.
//!
//! Hyper reads the requests and wiremock parses their targets as URLs. So a target is recorded with its dot segments resolved, with `\`
//! replaced by `/`, and with characters such as `"` percent-encoded. Comparing decoded segments and values notices only the first two.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use openapi_mock::RecordedRequest;
use tokio::runtime::Runtime;
use url::Position;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate, matchers::any};

use super::{Response, Script, Step};

/// A server on a free port of the loopback interface, until it is dropped.
pub struct WiremockServer {
    /// Starts the server and mounts its mocks. The server itself has a thread of its own.
    runtime: Runtime,
    server: MockServer,
    player: Player,
}

/// Sends the responses of a script and records the requests.
#[derive(Clone, Default)]
struct Player(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    responses: Vec<ResponseTemplate>,
    requests: Vec<RecordedRequest>,
}

impl WiremockServer {
    /// Starts a server.
    ///
    /// # Errors
    /// The async runtime cannot start.
    ///
    /// # Panics
    /// No port is free.
    pub fn start() -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        let server = runtime.block_on(MockServer::builder().disable_request_recording().start());
        Ok(Self { runtime, server, player: Player::default() })
    }

    /// Its base URL.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.uri()
    }

    /// Sets the script and forgets the recorded requests. Only complete responses of the script are used.
    ///
    /// # Panics
    /// A status or a header is not valid.
    pub fn set_script(&self, script: &Script) {
        let responses = script.iter().flatten().filter_map(|step| match step {
            Step::Respond(response) => Some(template(response)),
            _ => None,
        });
        *self.player.state() = State { responses: responses.collect(), requests: Vec::new() };
        // Mounted anew, because a mock keeps a copy of each request that it matched.
        self.runtime.block_on(async {
            self.server.reset().await;
            Mock::given(any()).respond_with(self.player.clone()).mount(&self.server).await;
        });
    }

    /// The requests that arrived since the script was set.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.player.state().requests.clone()
    }
}

impl fmt::Debug for WiremockServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WiremockServer").field("url", &self.url()).finish_non_exhaustive()
    }
}

impl Player {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Respond for Player {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let mut state = self.state();
        state.requests.push(recorded(request));
        let nth = state.requests.len().min(state.responses.len());
        let response = nth.checked_sub(1).map(|nth| state.responses[nth].clone());
        // Wiremock itself responds with this status to a request without a mock.
        response.unwrap_or_else(|| ResponseTemplate::new(404))
    }
}

fn template(response: &Response) -> ResponseTemplate {
    let headers = response.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
    ResponseTemplate::new(response.status).append_headers(headers).set_body_bytes(response.body.as_slice())
}

fn recorded(request: &Request) -> RecordedRequest {
    let headers = request.headers.iter();
    let mut headers: Vec<_> = headers
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect();
    headers.sort();
    // Wiremock completes a target that has no host with this one. A target with a host is recorded as it is: no client should send it.
    let url = &request.url;
    let target = match (url.host_str(), url.port()) {
        (Some("localhost"), None) => &url[Position::BeforePath..Position::AfterQuery],
        _ => url.as_str(),
    };
    RecordedRequest {
        method: request.method.to_string(),
        target: target.to_owned(),
        headers,
        body: request.body.clone(),
    }
}
