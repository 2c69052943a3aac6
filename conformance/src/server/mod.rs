//! The servers that cases run on, and what a server does, as plain data.
//!
//! [`WiremockServer`] serves every [`Script`] that has one complete response for each request. [`SocketServer`] serves the others: it writes
//! bytes to a TCP connection, so it can also break HTTP.

mod socket;
mod tls_stream;
mod wiremock;

use std::{fmt, time::Duration};

pub use socket::SocketServer;
pub use wiremock::WiremockServer;

/// The steps for each request in turn. The last entry repeats for further requests.
pub type Script = Vec<Vec<Step>>;

/// What a server does after a request. The connection stays open after the last step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Sends a complete response.
    Respond(Response),
    /// Writes these bytes.
    Write(Vec<u8>),
    /// Writes these bytes one by one, with this pause before each.
    Drip(Vec<u8>, Duration),
    /// Waits.
    Wait(Duration),
    /// Switches to TLS, with a certificate that cannot be verified.
    Encrypt,
    /// Closes the connection.
    Close,
    /// Resets the connection.
    Reset,
}

/// A complete response. Its `Content-Length` follows from its body.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Response {
    /// A response without headers.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into() }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Its bytes on a connection.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} Whatever\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if self.status != 204 {
            head.push_str(&format!("content-length: {}\r\n", self.body.len()));
        }
        let mut bytes = format!("{head}\r\n").into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }

    /// Whether HTTP allows it as the only response to a request: it is final, and has no body where none is allowed.
    fn is_regular(&self) -> bool {
        self.status >= 200 && (self.body.is_empty() || ![204, 205, 304].contains(&self.status))
    }
}

/// `Debug` prints the status alone.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response").field("status", &self.status).finish_non_exhaustive()
    }
}

/// Which server a case runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ServerKind {
    /// A [`WiremockServer`].
    Wiremock,
    /// A [`SocketServer`], or a port at which nobody listens.
    Socket,
}

impl ServerKind {
    /// Its name in snapshots and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Wiremock => "wiremock",
            Self::Socket => "socket",
        }
    }

    /// The server that can serve a script.
    #[must_use]
    pub fn of(script: &Script) -> Self {
        let is_regular =
            |steps: &Vec<Step>| matches!(steps.as_slice(), [Step::Respond(response)] if response.is_regular());
        if !script.is_empty() && script.iter().all(is_regular) { Self::Wiremock } else { Self::Socket }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read as _, Write as _},
        net::TcpStream,
    };

    use openapi_mock::RecordedRequest;

    use super::*;

    /// Sends a request to a URL; returns the body of the response.
    fn send(url: &str, target: &str) -> String {
        let mut stream = TcpStream::connect(&url["http://".len()..]).expect("the server listens");
        let request = format!(
            "POST {target} HTTP/1.1\r\nHost: a\r\nX-Two: 2\r\nx-TWO:  1 \r\nConnection: close\r\nContent-Length: 2\r\n\r\n{{}}"
        );
        stream.write_all(request.as_bytes()).expect("the server reads");
        let mut response = String::new();
        stream.read_to_string(&mut response).expect("the server responds");
        response.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).expect("it has a head")
    }

    /// What both servers record of a request to a target.
    fn recorded(target: &str) -> [RecordedRequest; 2] {
        let response = Step::Respond(Response::new(200, "good").header("x-more", "yes"));
        let wiremock = WiremockServer::start().expect("it starts");
        wiremock.set_script(&vec![vec![response.clone()]]);
        let socket = SocketServer::start().expect("a port is free");
        socket.set_script(vec![vec![response, Step::Close]]);
        for url in [wiremock.url(), socket.url()] {
            assert_eq!(send(&url, target), "good");
        }
        [wiremock.requests(), socket.requests()].map(|mut requests| requests.pop().expect("a request arrived"))
    }

    #[test]
    fn both_servers_record_the_same_request() {
        for target in ["/", "/a%2Fb/..%2Fc/%5C%C3%a4?x=%27%22&y=1+2&y=&z", "//a/b?", "/{a}?b=c/../d"] {
            let [wiremock, socket] = recorded(target);
            let decoded = |request: &RecordedRequest| {
                percent_encoding::percent_decode_str(&request.target).decode_utf8_lossy().into_owned()
            };
            assert_eq!(decoded(&wiremock), decoded(&socket));
            assert_eq!(
                (wiremock.method, wiremock.headers, wiremock.body),
                (socket.method, socket.headers, socket.body)
            );
        }
    }

    #[test]
    fn only_the_socket_server_keeps_dot_segments_and_backslashes() {
        for target in ["/a/../b", "/a/%2E%2e/b", "/a\\..\\b"] {
            assert_eq!(recorded(target).map(|request| request.target), ["/b", target]);
        }
    }

    fn respond(status: u16, body: &str) -> Vec<Step> {
        vec![Step::Respond(Response::new(status, body))]
    }

    #[test]
    fn wiremock_serves_whole_responses_and_nothing_else() {
        let scripts = [
            (ServerKind::Wiremock, vec![respond(429, "{}"), respond(200, "{}")]),
            (ServerKind::Wiremock, vec![respond(204, "")]),
            (ServerKind::Socket, vec![respond(204, "{}")]),
            (ServerKind::Socket, vec![respond(103, "")]),
            (ServerKind::Socket, vec![respond(200, "{}"), vec![Step::Close]]),
            (ServerKind::Socket, vec![[respond(200, "{}"), vec![Step::Close]].concat()]),
            (ServerKind::Socket, vec![Vec::new()]),
            (ServerKind::Socket, Vec::new()),
        ];
        for (kind, script) in scripts {
            assert_eq!(ServerKind::of(&script), kind, "{script:?}");
        }
    }
}
