//! Runs a case: the client under test calls a scripted server.

use std::{net::SocketAddr, sync::Arc};

use openapi_mock::RecordedRequest;
use socket2::{Domain, Socket, Type};

use crate::{
    call::{Call, Limits},
    caller::Caller,
    case::Case,
    outcome::Outcome,
    scripted_server::ScriptedServer,
};

/// What happened in a run of a case.
#[derive(Debug)]
pub struct Exchange {
    /// Every request that arrived, in order.
    pub requests: Vec<RecordedRequest>,
    /// Host and port of the server that the client chose, if it had to choose.
    pub chosen_server: Option<String>,
    /// The requests that arrived at a second server, to which a response redirected.
    pub elsewhere: Vec<RecordedRequest>,
    /// The outcome of the call.
    pub outcome: Outcome,
}

/// Runs one case after the other, with a scripted server and the client under test.
pub struct Runner {
    server: ScriptedServer,
    caller: Arc<dyn Caller>,
}

impl Runner {
    /// Starts a server.
    ///
    /// # Errors
    /// No port is free.
    pub fn new(caller: Arc<dyn Caller>) -> Result<Self, String> {
        Ok(Self { server: start()?, caller })
    }

    /// Runs a case.
    ///
    /// # Errors
    /// The case could not be run; the message says why.
    pub fn run(&self, case: &Case<'_>) -> Result<Exchange, String> {
        // Cases that break connections or use a proxy get a server of their own, so that no other case shares their connections.
        let own = (case.fault.is_some() || case.chooses_server()).then(start).transpose()?;
        let server = own.as_ref().unwrap_or(&self.server);
        let elsewhere = case.fault.map(|_| start()).transpose()?;
        server.set_script(case.script(&elsewhere.as_ref().map(ScriptedServer::url).unwrap_or_default()));
        let closed = case.fault.filter(|fault| !fault.has_server).map(|_| closed_port()).transpose();
        let closed = closed.map_err(|error| format!("there is no free port: {error}"))?;
        let url = closed.as_ref().map_or_else(|| server.url(), |(_, url)| url.clone());
        let (base_url, proxy) = if case.chooses_server() { (None, Some(url)) } else { (Some(url), None) };
        let outcome = self.caller.call(&Call {
            operation: case.operation.id().to_owned(),
            parameters: case.parameters.clone(),
            credentials: case.credentials.clone(),
            base_url,
            proxy,
            limits: case.fault.map_or(Limits::ONE_ATTEMPT, |fault| fault.limits(case)),
        })?;
        let mut requests = server.requests();
        let connects = requests.first().is_some_and(|request| request.method == "CONNECT");
        let chosen_server = connects.then(|| requests.remove(0).target);
        let elsewhere = elsewhere.map(|server| server.requests()).unwrap_or_default();
        Ok(Exchange { requests, chosen_server, elsewhere, outcome })
    }
}

fn start() -> Result<ScriptedServer, String> {
    ScriptedServer::start().map_err(|error| format!("the scripted server cannot start: {error}"))
}

/// A port at which nobody listens, as long as the socket exists, and its base URL.
fn closed_port() -> std::io::Result<(Socket, String)> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into())?;
    let port = socket.local_addr()?.as_socket().map_or(0, |address| address.port());
    Ok((socket, format!("http://127.0.0.1:{port}")))
}
