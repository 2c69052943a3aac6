//! How a mock server behaves.

use std::{
    fmt,
    net::{Ipv4Addr, SocketAddr},
    time::{Duration, SystemTime},
};

use serde::Deserialize;

use crate::request_log::LoggedRequest;

/// How a mock server behaves. The default is a server on a free port of the loopback interface, without latency and faults.
pub struct Options {
    /// The address that it listens on. Port 0 is any free one. Default: `127.0.0.1:0`.
    pub listen: SocketAddr,
    /// The seed of ids and passcodes. Default: 0.
    pub seed: u64,
    /// The server's time when it starts. Default: the current time.
    pub now: Option<SystemTime>,
    /// The delay of each response. Default: zero.
    pub latency: Duration,
    /// The fault of responses, after the request had its effect. Default: none.
    pub fault: Option<Fault>,
    /// Only every Nth response has the fault. Default: 1.
    pub fault_every: u64,
    /// Whether the server follows the document exactly: responses have no envelope (`x-wire-envelope`), and `null` is not accepted for
    /// an optional field that the document does not call nullable. Default: false.
    pub strict: bool,
    /// The value of the header `Prefer` for requests without one, such as `code=429`.
    pub prefer: Option<String>,
    /// The origins of the web pages that may call the server, such as `http://localhost:3000`. A request of any other page gets 403 and
    /// has no effect. Empty for all. Default: empty.
    pub allow_origins: Vec<String>,
    /// The largest size of the requests that the server keeps for [`MockServer::requests`](crate::MockServer::requests), in bytes. The oldest
    /// are dropped first; with 0, none is kept. Default: 16 MiB.
    pub recorded_bytes: usize,
    /// Called with each request.
    pub observe: Option<Observer>,
}

/// A function that is called with each request.
pub type Observer = Box<dyn Fn(&LoggedRequest) + Send + Sync>;

/// A fault of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Fault {
    /// The connection is closed without a response.
    Close,
    /// The response never comes.
    Stall,
    /// The connection is closed in the middle of the body.
    Truncate,
    /// A proxy's response: status 502 and an HTML page, without the headers that let a web page read it.
    Html,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: (Ipv4Addr::LOCALHOST, 0).into(),
            seed: 0,
            now: None,
            latency: Duration::ZERO,
            fault: None,
            fault_every: 1,
            strict: false,
            prefer: None,
            allow_origins: Vec::new(),
            recorded_bytes: 16 * 1024 * 1024,
            observe: None,
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options").field("listen", &self.listen).finish_non_exhaustive()
    }
}
