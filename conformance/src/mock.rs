//! A server that does what the document says, for the tests of apps and for ours.

mod answer;
mod api;
mod ids;
mod null;
mod seen;
mod server;
mod state;

use std::{
    fmt, io,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    sync::{Arc, Mutex},
    thread::JoinHandle,
    time::{Duration, SystemTime},
};

use stytch_openapi::Document;
use tokio::sync::oneshot;

pub use seen::Seen;

use crate::http::RecordedRequest as Sent;
pub(crate) use api::Sandbox;

use answer::Mock;
use api::Api;
use server::{Clock, Shared, lock};

/// A mock of the API on this machine.
pub struct MockServer {
    shared: Arc<Shared>,
    url: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// A document that is ready to be served.
#[derive(Clone)]
pub struct PreparedDocument(Arc<Api>);

impl PreparedDocument {
    /// Prepares a document.
    pub fn new(document: Document) -> Result<Self, String> {
        Ok(Self(Arc::new(Api::new(document).map_err(|finding| finding.to_string())?)))
    }
}

/// How a mock behaves.
pub struct Options {
    /// Where it listens. A free port of the loopback interface by default, for nobody else to reach.
    pub listen: SocketAddr,
    /// What ids and passcodes follow from. 0 by default.
    pub seed: u64,
    /// What time it is when it starts. Now, by default.
    pub now: Option<SystemTime>,
    /// How long each answer takes. No time, by default.
    pub latency: Duration,
    /// What goes wrong after a request was carried out. Nothing, by default.
    pub fault: Option<Fault>,
    /// With which request it goes wrong: every first, second, third …
    pub fault_every: u64,
    /// Whether the letter of the document counts: answers come without an envelope (`x-wire-envelope`), and `null` does not stand for a
    /// field that is left out. By default it is as on the wire, where they do and it does.
    pub strict: bool,
    /// What the header `Prefer` is taken to say where a request has none.
    pub prefer: Option<String>,
    /// Is told of each request.
    pub observe: Option<Observe>,
}

/// What is told of each request.
pub type Observe = Box<dyn Fn(&Seen) + Send + Sync>;

/// What can go wrong on the way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The connection ends without an answer.
    Close,
    /// The answer never comes.
    Stall,
    /// The connection ends halfway through the body.
    Truncate,
    /// A proxy answers: 502, and a page for people.
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
            observe: None,
        }
    }
}

impl MockServer {
    /// Starts one.
    pub fn start_prepared(document: &PreparedDocument, options: Options) -> io::Result<Self> {
        Self::serving(Arc::clone(&document.0), options)
    }

    fn serving(api: Arc<Api>, options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind(options.listen)?;
        let url = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared {
            mock: Mutex::new(Mock::new(api, &options)),
            sent: Mutex::default(),
            clock: Mutex::new(Clock::new(options.now)),
            options,
        });
        let (stop, stopped) = oneshot::channel();
        let thread = server::serve(listener, Arc::clone(&shared), stopped)?;
        Ok(Self { shared, url, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it is: the base URL for a client.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The passcode that was sent last for an id, which is what the API calls `method_id`.
    #[must_use]
    pub fn passcode(&self, id: &str) -> Option<String> {
        lock(&self.shared.mock).state.code(id).map(str::to_owned)
    }

    /// Lets time pass: passcodes expire.
    pub fn advance(&self, by: Duration) {
        lock(&self.shared.clock).advance(by);
    }

    /// The last requests, up to a thousand.
    #[must_use]
    pub fn requests(&self) -> Vec<Sent> {
        lock(&self.shared.sent).clone()
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for MockServer {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for MockServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockServer").field("url", &self.url).finish_non_exhaustive()
    }
}
