//! A call on the wire: the request as the generated code builds it, its attempts, and each answer read within its bounds.

use std::{
    borrow::Cow,
    convert::Infallible,
    error::Error as StdError,
    future::poll_fn,
    io,
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{AUTHORIZATION, CONTENT_TYPE, USER_AGENT},
};
use http_body::{Body, Frame, SizeHint};
use serde::Serialize;
use tokio::time::{Instant, Sleep, sleep_until};
use url::Url;

use crate::{
    client::{Client, Environment},
    error::Error,
    operation::Operation,
    options::Settings,
    response::Received,
    trace::Call,
    transport,
};

/// A request to an operation, as it is put together.
pub(crate) struct Request<'c> {
    client: &'c Client,
    pub(crate) operation: &'static Operation,
    pub(crate) path: Cow<'static, str>,
    pub(crate) query: Vec<(&'static str, String)>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    body: Option<(HeaderValue, Result<Bytes, serde_json::Error>)>,
}

/// A request that is complete, and can be put on the wire as often as it takes.
pub(crate) struct Prepared<'c> {
    operation: &'static Operation,
    environment: &'c Environment,
    url: Cow<'c, Url>,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// With its media type.
    body: Option<(HeaderValue, Bytes)>,
}

impl Client {
    pub(crate) fn request(&self, operation: &'static Operation) -> Request<'_> {
        let path = Cow::Borrowed(operation.path);
        Request { client: self, operation, path, query: Vec::new(), headers: Vec::new(), body: None }
    }

    /// Sends a request as often as the policy allows, and reads the last answer, whatever its status.
    pub(crate) async fn execute(&self, request: Prepared<'_>) -> Result<Received, Error> {
        let operation = request.operation;
        let settings = self.settings();
        let deadline = after(settings.total_timeout);
        let call = Call::new(operation);
        let (mut attempt, mut earlier) = (1, None);
        loop {
            let outcome = call.attempt(attempt, self.attempt(&request, &call, attempt, deadline)).await;
            let Some(wait) = settings.retry.wait(operation, attempt, &outcome, self.budget(), deadline) else {
                if attempt == 1 && outcome.is_ok() {
                    self.budget().earn();
                }
                // An earlier attempt that was received says more than one that was not sent.
                let outcome = match (outcome, earlier) {
                    (Err(Error::NotSent(_)), Some(earlier)) => tried(earlier, attempt),
                    (outcome, _) => outcome,
                };
                if let Err(error @ (Error::NotSent(_) | Error::Unanswered(_))) = &outcome {
                    call.ended(attempt, error.status().map(|status| status.as_u16()), None, None);
                }
                return outcome;
            };
            if !matches!(outcome, Err(Error::NotSent(_))) {
                earlier = Some(outcome);
            }
            tokio::time::sleep(wait).await;
            attempt += 1;
        }
    }

    async fn attempt(
        &self,
        request: &Prepared<'_>,
        call: &Call,
        attempts: u32,
        deadline: Instant,
    ) -> Result<Received, Error> {
        let (operation, settings) = (request.operation, self.settings());
        let deadline = deadline.min(after(settings.attempt_timeout));
        let mut timer = pin!(sleep_until(deadline));
        let begun = Arc::new(AtomicBool::new(request.body.is_none()));
        let sent = within(timer.as_mut(), deadline, settings, self.http().execute(request.wire(&begun))).await;
        let mut response = match sent {
            Some(Ok(response)) => response,
            // What was not begun was not sent. Of a request without a body only the connection tells.
            Some(Err(error)) if error.is_connect() || !begun.load(Ordering::Relaxed) => {
                return Err(Error::not_sent(operation, attempts, Some(error)));
            }
            None if !begun.load(Ordering::Relaxed) => return Err(Error::not_sent(operation, attempts, None)),
            Some(Err(error)) => return Err(Error::unanswered(operation, attempts, None, Some(error))),
            None => return Err(Error::unanswered(operation, attempts, None, None)),
        };
        let received = Received {
            operation,
            attempts,
            call: call.clone(),
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            body: Bytes::new(),
        };
        if *response.url() != *request.url {
            return Err(Error::unexpected(received, "the HTTP client followed a redirect", None));
        }
        read(response, received, timer, deadline, settings).await
    }
}

/// Reads a body to its end, its limit or its deadline. What was read is kept whatever happens.
async fn read(
    mut response: reqwest::Response,
    mut received: Received,
    mut timer: Pin<&mut Sleep>,
    deadline: Instant,
    settings: &Settings,
) -> Result<Received, Error> {
    let limit = settings.body_limit;
    let announced = response.content_length();
    let mut gathered = Vec::new();
    let ended = loop {
        if announced == Some(received.body.len() as u64) && gathered.is_empty() {
            break Ok(());
        }
        let chunk = match within(timer.as_mut(), deadline, settings, response.chunk()).await {
            Some(Ok(Some(chunk))) => chunk,
            Some(Ok(None)) => break Ok(()),
            Some(Err(error)) => break Err(Some(error)),
            None => break Err(None),
        };
        // Most answers come in one piece, which is kept as it is.
        if received.body.is_empty() && gathered.is_empty() && chunk.len() <= limit {
            received.body = chunk;
            continue;
        }
        if gathered.is_empty() {
            gathered.extend_from_slice(&received.body);
        }
        let room = limit - gathered.len();
        gathered.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if chunk.len() > room {
            received.body = gathered.into();
            return Err(Error::unexpected(received, format!("the body is larger than {limit} bytes"), None));
        }
    };
    if !gathered.is_empty() {
        received.body = gathered.into();
    }
    match ended {
        Ok(()) => Ok(received),
        Err(Some(error)) if !error.is_timeout() && !is_reset(&error) => {
            Err(Error::unexpected(received, "the body is cut off", Some(error)))
        }
        Err(error) => {
            let (operation, attempts) = (received.operation, received.attempts);
            Err(Error::unanswered(operation, attempts, Some(received), error))
        }
    }
}

/// What a future gives, unless the server is silent for too long or the deadline passes.
async fn within<F: Future>(
    mut timer: Pin<&mut Sleep>,
    deadline: Instant,
    settings: &Settings,
    future: F,
) -> Option<F::Output> {
    let mut future = pin!(future);
    // The timer is set when there is something to wait for: most answers are there in one piece.
    let mut waiting = false;
    poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        if !waiting {
            waiting = true;
            timer.as_mut().reset(deadline.min(after(settings.read_timeout)));
        }
        timer.as_mut().poll(context).map(|()| None)
    })
    .await
}

/// A time from now on; one that no clock can tell is a century.
fn after(duration: Duration) -> Instant {
    const CENTURY: Duration = Duration::from_secs(0xffff_ffff);
    let now = Instant::now();
    now.checked_add(duration).unwrap_or_else(|| now + CENTURY)
}

fn tried(outcome: Result<Received, Error>, attempts: u32) -> Result<Received, Error> {
    match outcome {
        Ok(received) => Ok(Received { attempts, ..received }),
        Err(error) => Err(error.tried(attempts)),
    }
}

/// A body that tells when the first of it is taken to be written, which is when the request begins to be sent.
///
/// It cannot be copied, so that nothing underneath can send it a second time.
struct Watched {
    bytes: Option<Bytes>,
    begun: Arc<AtomicBool>,
}

impl Body for Watched {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        self.begun.store(true, Ordering::Relaxed);
        Poll::Ready(self.bytes.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}

/// Whether a connection was reset, as against closed.
fn is_reset(error: &reqwest::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset};
    let mut kinds = causes(error).filter_map(|cause| cause.downcast_ref::<io::Error>()).map(io::Error::kind);
    kinds.any(|kind| matches!(kind, ConnectionReset | ConnectionAborted | BrokenPipe))
}

fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    let mut next = error.source();
    std::iter::from_fn(move || {
        let cause = next?;
        next = cause.source();
        Some(cause)
    })
}

impl<'c> Request<'c> {
    /// JSON without a charset, which the API refuses.
    pub(crate) fn json(mut self, body: &impl Serialize) -> Self {
        // Room for most bodies, so that it is allocated once.
        let mut json = Vec::with_capacity(256);
        let json = serde_json::to_writer(&mut json, body).map(|()| json.into());
        self.body = Some((HeaderValue::from_static("application/json"), json));
        self
    }

    #[allow(dead_code, reason = "whether a request is of bytes depends on the document")]
    pub(crate) fn bytes(mut self, body: Bytes) -> Self {
        self.body = Some((HeaderValue::from_static("application/octet-stream"), Ok(body)));
        self
    }

    pub(crate) fn build(self) -> Result<Prepared<'c>, Error> {
        let Self { client, operation, path, query, headers, body } = self;
        let environment = client.environment(operation)?;
        let unwritable = |_| Error::invalid(operation, None, "the body cannot be written as JSON");
        let body = body.map(|(media_type, body)| Ok((media_type, body.map_err(unwritable)?))).transpose()?;
        let mut url = environment.url(operation, &path);
        if !query.is_empty() {
            url.to_mut().query_pairs_mut().extend_pairs(query);
        }
        Ok(Prepared { operation, environment, url, headers, body })
    }
}

impl Prepared<'_> {
    fn wire(&self, begun: &Arc<AtomicBool>) -> reqwest::Request {
        let mut request = reqwest::Request::new(self.operation.method.clone(), Url::clone(&self.url));
        let mut headers = HeaderMap::with_capacity(6 + self.headers.len());
        headers.insert(http::header::ACCEPT, HeaderValue::from_static(self.operation.accept));
        headers.insert(AUTHORIZATION, self.environment.basic.header().clone());
        headers.insert(USER_AGENT, transport::USER_AGENT);
        if let Some((media_type, body)) = &self.body {
            headers.insert(CONTENT_TYPE, media_type.clone());
            let bytes = Some(body.clone());
            *request.body_mut() = Some(reqwest::Body::wrap(Watched { bytes, begun: Arc::clone(begun) }));
        }
        headers.extend(self.headers.iter().cloned());
        *request.headers_mut() = headers;
        request
    }
}
