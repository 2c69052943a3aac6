//! The handle of a running mock server.

use std::{
    fmt, io,
    net::TcpListener,
    sync::{Arc, Mutex},
    thread::JoinHandle,
    time::Duration,
};

use openapi_document::Document;
use serde_json::Value;
use tokio::sync::oneshot;

use crate::{
    connection::{self, Clock, Shared, lock},
    custom_response::CustomResponse,
    expectation::Expectation,
    expected::{self, Expected},
    options::Options,
    prefer::Prefer,
    recorder::Recorder,
    request::RecordedRequest,
    responder::Responder,
    routing::Routes,
};

/// A mock server on this machine. It stops when it is dropped. It has a thread of its own and needs no async runtime of the caller.
pub struct MockServer {
    shared: Arc<Shared>,
    url: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// A document that is ready to be served. Cheap to clone: prepare it once for all servers of a process.
#[derive(Debug, Clone)]
pub struct PreparedDocument(Arc<Routes>);

impl PreparedDocument {
    /// Prepares a document. Only what has an example is served: with its feature `sample`, `openapi-document` adds those that are missing
    /// (`Document::with_samples`).
    ///
    /// # Errors
    /// A pattern of the document is not a regular expression.
    pub fn new(document: Document) -> Result<Self, String> {
        Ok(Self(Arc::new(Routes::new(document)?)))
    }
}

impl MockServer {
    /// Starts a server for a document.
    ///
    /// # Errors
    /// The address is not available, [`Options::prefer`] is not valid, or a pattern of the document is not a regular expression.
    pub fn start(document: Document, options: Options) -> io::Result<Self> {
        Self::start_prepared(&PreparedDocument::new(document).map_err(io::Error::other)?, options)
    }

    /// Starts a server for a prepared document.
    ///
    /// # Errors
    /// The address is not available, or [`Options::prefer`] is not valid.
    pub fn start_prepared(document: &PreparedDocument, options: Options) -> io::Result<Self> {
        if let Some(prefer) = &options.prefer {
            Prefer::check(prefer).map_err(|problem| io::Error::new(io::ErrorKind::InvalidInput, problem))?;
        }
        let listener = TcpListener::bind(options.listen)?;
        let url = format!("http://{}", listener.local_addr()?);
        let routes = Arc::clone(&document.0);
        let shared = Arc::new(Shared {
            responder: Mutex::new(Responder::new(routes, options.seed, options.strict, options.prefer.clone())),
            recorder: Mutex::new(Recorder::new(options.recorded_bytes)),
            clock: Mutex::new(Clock::new(options.now)),
            options,
        });
        let (stop, stopped) = oneshot::channel();
        let thread = connection::serve(listener, Arc::clone(&shared), stopped)?;
        Ok(Self { shared, url, stop: Some(stop), thread: Some(thread) })
    }

    /// The base URL for clients.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The latest passcode that was sent for an id, or another secret that was issued for it.
    #[must_use]
    pub fn passcode(&self, id: &str) -> Option<String> {
        lock(&self.shared.responder).store.secret(id).map(str::to_owned)
    }

    /// The latest secret that was sent to a recipient, such as the passcode in an SMS or the token of the link in an email.
    #[must_use]
    pub fn sent(&self, recipient: &str) -> Option<String> {
        lock(&self.shared.responder).store.sent(recipient).map(str::to_owned)
    }

    /// Sends a custom response to all further valid requests with `value` in a top-level property of their JSON body.
    pub fn when_value(&self, value: impl Into<Value>, response: CustomResponse) {
        lock(&self.shared.responder).custom.insert(0, (value.into(), response));
    }

    /// Expects calls of an operation: any number, or so many [`times`](Expectation::times), with a [response](Expectation::respond) of the
    /// test's choice. Expectations of one operation are met in order, so that the first call can fail and the second succeed.
    ///
    /// They are verified when the server is dropped, or by [`verify`](Self::verify).
    ///
    /// # Panics
    /// There is no such operation.
    #[track_caller]
    pub fn expect(&self, operation: &str) -> Expectation<'_> {
        let mut responder = lock(&self.shared.responder);
        let routes = Arc::clone(&responder.routes);
        let is_known = routes.by_id(operation).is_some();
        if is_known {
            responder.expected.push(Expected::new(operation));
        }
        let index = responder.expected.len().saturating_sub(1);
        drop(responder);
        assert!(is_known, "there is no operation `{operation}`, only {}", routes.ids().join(", "));
        Expectation::new(&self.shared, index)
    }

    /// Verifies the expectations so far, and forgets them.
    ///
    /// # Panics
    /// An operation was called more or less often than expected.
    #[track_caller]
    pub fn verify(&self) {
        let problems = expected::problems(&std::mem::take(&mut lock(&self.shared.responder).expected));
        assert!(problems.is_empty(), "the mock server was not called as expected:{problems}");
    }

    /// Advances the server's clock, so that passcodes expire.
    pub fn advance(&self, by: Duration) {
        lock(&self.shared.clock).advance(by);
    }

    /// Signs further JWTs with another key. The published keys are the new one and the one before.
    pub fn rotate_keys(&self) {
        lock(&self.shared.responder).keys.rotate();
    }

    /// The latest requests, oldest first: at most 1,000, and no more than [`Options::recorded_bytes`].
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        lock(&self.shared.recorder).requests()
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
        if !std::thread::panicking() {
            self.verify();
        }
    }
}

impl fmt::Debug for MockServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockServer").field("url", &self.url).finish_non_exhaustive()
    }
}
