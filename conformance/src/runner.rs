//! Runs a case: a server runs its script, and the client under test calls it.

use std::{cell::OnceCell, net::SocketAddr, sync::Arc, time::Duration};

use openapi_mock::RecordedRequest;
use socket2::{Domain, Socket, Type};

use crate::{
    call::{Call, Limits},
    caller::Caller,
    case::{Attempt, Case, Expected, Kind, TIMEOUTS},
    outcome::Outcome,
    server::{ServerKind, SocketServer, Step, WiremockServer},
};

/// What happened in a run of a case.
#[derive(Debug)]
pub struct Exchange {
    /// The server that it ran on.
    pub server: ServerKind,
    /// Every request that arrived, in order.
    pub requests: Vec<RecordedRequest>,
    /// Host and port of the server that the client chose, if it had to choose.
    pub chosen_server: Option<String>,
    /// The requests that arrived at a second server, to which a response redirected.
    pub elsewhere: Vec<RecordedRequest>,
    /// The outcome of the call.
    pub outcome: Outcome,
}

/// Runs one case after the other with the client under test, on servers that start when they are first needed.
pub struct Runner {
    caller: Arc<dyn Caller>,
    wiremock: OnceCell<WiremockServer>,
    socket: OnceCell<SocketServer>,
    elsewhere: OnceCell<SocketServer>,
}

impl Runner {
    /// A runner for a client.
    #[must_use]
    pub fn new(caller: Arc<dyn Caller>) -> Self {
        Self { caller, wiremock: OnceCell::new(), socket: OnceCell::new(), elsewhere: OnceCell::new() }
    }

    /// Runs a case. One that depends on time is run again with more time, until the server has done its part before the client gave up.
    ///
    /// # Errors
    /// The case could not be run; the message says why.
    pub fn run(&self, case: &Case<'_>) -> Result<Exchange, String> {
        let [shorter @ .., longest] = TIMEOUTS;
        for timeout in shorter {
            let (exchange, responded) = self.run_once(case, timeout)?;
            if is_conclusive(case, &exchange, responded) {
                return Ok(exchange);
            }
        }
        self.run_once(case, longest).map(|(exchange, _)| exchange)
    }

    /// Runs a case with this short timeout, if it has one. Also returns how many requests the server has responded to as the case says.
    fn run_once(&self, case: &Case<'_>, timeout: Duration) -> Result<(Exchange, usize), String> {
        let elsewhere = case.fault.map(|_| started(&self.elsewhere, SocketServer::start)).transpose()?;
        if let Some(elsewhere) = elsewhere {
            elsewhere.set_script(vec![vec![Step::Close]]);
        }
        let url = elsewhere.map(SocketServer::url).unwrap_or_default();
        let script = case.script(&Attempt { elsewhere: &url, timeout });
        let kind =
            if needs_raw_target(case) || case.server.is_some() { ServerKind::Socket } else { ServerKind::of(&script) };
        let call = |url: String| self.call(case, url, timeout);
        let (outcome, mut requests, responded) = match kind {
            ServerKind::Wiremock => {
                let server = started(&self.wiremock, WiremockServer::start)?;
                server.set_script(&script);
                let outcome = call(server.url())?;
                let requests = server.requests();
                let responded = requests.len();
                (outcome, requests, responded)
            }
            ServerKind::Socket if case.fault.is_some_and(|fault| !fault.has_server) => {
                let closed = closed_port().map_err(|error| format!("there is no free port: {error}"))?;
                (call(closed.1.clone())?, Vec::new(), 0)
            }
            ServerKind::Socket => {
                // Cases that break connections or use a proxy get a server of their own, so that no other case shares their connections.
                let own = OnceCell::new();
                let is_shared = case.fault.is_none() && !case.chooses_server();
                let server = started(if is_shared { &self.socket } else { &own }, SocketServer::start)?;
                server.set_script(script);
                (call(server.url())?, server.requests(), server.responded())
            }
        };
        let connects = requests.first().is_some_and(|request| request.method == "CONNECT");
        let chosen_server =
            if connects { Some(requests.remove(0).target) } else { requests.first_mut().and_then(take_server) };
        let elsewhere = elsewhere.map(SocketServer::requests).unwrap_or_default();
        Ok((Exchange { server: kind, requests, chosen_server, elsewhere, outcome }, responded))
    }

    fn call(&self, case: &Case<'_>, url: String, timeout: Duration) -> Result<Outcome, String> {
        let (base_url, proxy) = if case.chooses_server() { (None, Some(url)) } else { (Some(url), None) };
        self.caller.call(&Call {
            operation: case.operation.id().to_owned(),
            parameters: case.parameters.clone(),
            credentials: case.credentials.clone(),
            base_url,
            proxy,
            limits: case.fault.map_or(Limits::ONE_ATTEMPT, |fault| fault.limits(case, timeout)),
            customization: case.fault.map_or_else(|| case.customization.clone(), |fault| fault.customization(timeout)),
        })
    }
}

/// Takes host and port out of the target of a request to a proxy, which is the whole URL where there is no TLS.
fn take_server(request: &mut RecordedRequest) -> Option<String> {
    let rest = request.target.strip_prefix("http://")?;
    let (host, target) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let server = if host.contains(':') { host.to_owned() } else { format!("{host}:80") };
    request.target = target.to_owned();
    Some(server)
}

/// Whether an exchange says anything about the client, as far as time matters. If not, the client gave up before the server had done its
/// part, or before it had read what the server sent; or so much time passed that the server went on before the client gave up.
fn is_conclusive(case: &Case<'_>, exchange: &Exchange, responded: usize) -> bool {
    let has_short_timeout = case.fault.is_some_and(|fault| fault.short.is_some());
    match (&case.expected, &exchange.outcome) {
        (Expected::NoResponse { timeout, head }, Outcome::Error(error)) => {
            let complete = u32::try_from(responded).is_ok_and(|responded| responded == error.attempts);
            (complete && error.is_timeout || !timeout) && error.status.is_some() == *head
        }
        // On a busy machine, an attempt that was cut short may be followed by one that was not.
        (Expected::Value(_), Outcome::Value(value)) => !has_short_timeout || value.attempts == case.expected_attempts,
        _ => !has_short_timeout,
    }
}

/// Whether a case compares the path as it was sent. Wiremock reads it as a URL: it resolves dot segments and takes `\` for `/`.
fn needs_raw_target(case: &Case<'_>) -> bool {
    case.kind == Kind::ValidRequest && case.operation.parameters().iter().any(|parameter| parameter.place() == "path")
}

/// The server in a cell, once it is started.
fn started<S>(cell: &OnceCell<S>, start: fn() -> std::io::Result<S>) -> Result<&S, String> {
    if cell.get().is_none() {
        // It is not set yet.
        let _ = cell.set(start().map_err(|error| format!("the server cannot start: {error}"))?);
    }
    cell.get().ok_or_else(|| "the server cannot start".to_owned())
}

/// A port at which nobody listens, as long as the socket exists, and its base URL.
fn closed_port() -> std::io::Result<(Socket, String)> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into())?;
    let port = socket.local_addr()?.as_socket().map_or(0, |address| address.port());
    Ok((socket, format!("http://127.0.0.1:{port}")))
}

#[cfg(test)]
mod tests {
    use std::sync::{Mutex, PoisonError};

    use openapi_document::{Document, sample::Schemas};
    use serde_json::{Value, json};

    use super::*;
    use crate::{
        caller::ListedOperation,
        case::Derivation,
        outcome::{Failure, Success},
    };

    const TEXT: &str = "
        paths: {/ping: {post: {operationId: ping, responses: {'200': {description: Good., content: {application/json: {
            schema: {type: object}, examples: {good: {value: {}}}}}}}}}}";

    /// A client that sends nothing and always has this outcome. It records the timeouts that it was given.
    struct Mute(fn() -> Outcome, Mutex<Vec<Option<u64>>>);

    impl Caller for Mute {
        fn call(&self, call: &Call) -> Result<Outcome, String> {
            self.1.lock().unwrap_or_else(PoisonError::into_inner).push(call.limits.attempt_timeout_ms);
            Ok((self.0)())
        }

        fn pages(&self, _: &Call) -> Result<Vec<Outcome>, String> {
            Ok(Vec::new())
        }

        fn operations(&self) -> Vec<ListedOperation> {
            Vec::new()
        }

        fn schemas(&self) -> Vec<(String, Value)> {
            Vec::new()
        }
    }

    /// The timeouts with which a case is tried.
    fn timeouts(fault: &str, outcome: fn() -> Outcome) -> Vec<Option<u64>> {
        let document = Document::parse("test.yaml", TEXT).expect("the document is YAML");
        let schemas = Schemas::new(&document);
        let sections = Derivation::new(&document).of_operation(&schemas, "ping");
        let mut cases = sections.iter().flat_map(|section| &section.cases).map(|planned| planned.case());
        let case = cases.find(|case| case.kind == Kind::Fault && case.name == fault).expect("there is such a fault");
        let caller = Arc::new(Mute(outcome, Mutex::default()));
        let shared: Arc<dyn Caller> = Arc::<Mute>::clone(&caller);
        Runner::new(shared).run(&case).expect("the server starts");
        caller.1.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn timeout() -> Outcome {
        let json = json!({
            "kind": "no_response", "may_have_been_sent": true, "is_timeout": true, "attempts": 1, "display": "", "debug": "",
        });
        Outcome::Error(Box::new(serde_json::from_value::<Failure>(json).expect("it is an error")))
    }

    #[test]
    fn a_timeout_counts_only_if_the_server_saw_the_request() {
        assert_eq!(timeouts("silence_for_an_attempt", timeout), [50, 200, 800, 3200].map(Some));
        assert_eq!(timeouts("undocumented_status", timeout), [Some(20_000)]);
    }

    #[test]
    fn a_request_to_a_proxy_names_the_server() {
        for (target, server, rest) in [
            ("http://localhost/a?b", Some("localhost:80"), "/a?b"),
            ("http://localhost:9/a", Some("localhost:9"), "/a"),
            ("/a?b=http://c", None, "/a?b=http://c"),
        ] {
            let mut request = RecordedRequest {
                method: "GET".to_owned(),
                target: target.to_owned(),
                headers: Vec::new(),
                body: Vec::new(),
            };
            assert_eq!(super::take_server(&mut request).as_deref(), server);
            assert_eq!(request.target, rest);
        }
    }

    #[test]
    fn a_short_timeout_is_judged_with_the_longest_one_only() {
        let value = || Outcome::Value(Box::new(Success { attempts: 1, ..Success::default() }));
        let late = || Outcome::Value(Box::new(Success { attempts: 2, ..Success::default() }));
        assert_eq!(timeouts("silence_for_an_attempt", value), [50, 200, 800, 3200].map(Some));
        assert_eq!(timeouts("slow_but_not_silent", value), [Some(20_000)]);
        assert_eq!(timeouts("slow_but_not_silent", late), [Some(20_000); 4]);
        assert_eq!(timeouts("undocumented_status", value), [Some(20_000)]);
    }
}
