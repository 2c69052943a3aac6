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
    sync::{Arc, LazyLock, Mutex},
    thread::JoinHandle,
    time::{Duration, SystemTime},
};

use openapi_document::Document;
use stytch_client::Client;
use tokio::sync::oneshot;

pub use seen::Seen;

use crate::{Identity, Sent};
pub(crate) use api::Sandbox;

use answer::Mock;
use api::Api;
use server::{Clock, Shared, lock};

/// A mock of the API on this machine: every operation of the document, answering the documented examples.
///
/// It checks credentials and requests, and remembers just enough to play a login: the passcode it sent for each id, until it is used,
/// expired or replaced. `+10000000000` and `sandbox@stytch.com` have the passcode `000000`. It stops when it is dropped, and needs no
/// runtime of the caller's.
///
/// ```
/// use stytch_conformance::MockStytch;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mock = MockStytch::start()?;
/// let client = mock.client()?; // or any client of yours, with `mock.url()` as its base URL
/// let sent = client.otps_sms_login_or_create().body_map(|to| to.phone_number("+12025550162")).send().await?;
/// let code = mock.passcode(&sent.phone_id).expect("one was sent");
/// # let login = client.otps_authenticate().body_map(|with| with.method_id(sent.phone_id.as_str()).code(code));
/// # assert_eq!(login.send().await?.user_id, sent.user_id);
/// # Ok(())
/// # }
/// ```
///
/// What else it can be made to answer is written in the document, at `x-mock`: for one, a number that ends in a status brings it, as
/// `+10000000429` does. The header `Prefer: code=429, example=too_many_requests` brings any documented answer.
pub struct MockStytch {
    shared: Arc<Shared>,
    url: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
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

impl MockStytch {
    /// Starts one with nothing out of the ordinary.
    ///
    /// # Errors
    /// No port can be had.
    pub fn start() -> io::Result<Self> {
        Self::start_with(Options::default())
    }

    /// Starts one.
    ///
    /// # Errors
    /// The address cannot be had.
    pub fn start_with(options: Options) -> io::Result<Self> {
        // Made ready once for all the mocks of a process.
        static API: LazyLock<Result<Arc<Api>, String>> = LazyLock::new(|| {
            let api =
                Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES).map_err(Box::new).and_then(Api::new);
            api.map(Arc::new).map_err(|finding| finding.to_string())
        });
        Self::serving(API.clone().map_err(io::Error::other)?, options)
    }

    /// Starts one for another document.
    ///
    /// # Errors
    /// The address cannot be had, or the document has a schema that makes no sense.
    pub fn of(document: Document, options: Options) -> io::Result<Self> {
        Self::serving(Arc::new(Api::new(document).map_err(io::Error::other)?), options)
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

    /// A client of it, with credentials that it accepts.
    ///
    /// # Errors
    /// As [`ClientBuilder::build`](stytch_client::ClientBuilder::build).
    pub fn client(&self) -> Result<Client, stytch_client::Error> {
        let builder = Client::builder().project(Identity::PROJECT_ID, Identity::SECRET);
        builder.public_token(Identity::PUBLIC_TOKEN).base_url(&self.url).build()
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

impl Drop for MockStytch {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for MockStytch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockStytch").field("url", &self.url).finish_non_exhaustive()
    }
}
