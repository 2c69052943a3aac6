//! The HTTP side of the mock: a thread of its own, so that it answers whatever the threads of the caller are doing.

use std::{
    fmt, io,
    net::TcpListener,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
    thread::{self, JoinHandle},
    time::{Duration, Instant, SystemTime},
};

use http_body_util::{BodyExt as _, Limited};
use hyper::{
    Response, StatusCode,
    body::{self, Bytes, Frame, Incoming, SizeHint},
    header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;

use super::{
    Fault, Options,
    answer::{Body, Mock, Reply},
    seen::Seen,
};
use crate::http::RecordedRequest as Sent;

/// What a request may weigh.
const BODY_LIMIT: usize = 1024 * 1024;

/// How many requests are kept for whoever wants to look at them.
const KEPT: usize = 1000;

/// What is shared between the handle and the connections.
pub(super) struct Shared {
    pub(super) mock: Mutex<Mock>,
    pub(super) sent: Mutex<Vec<Sent>>,
    pub(super) clock: Mutex<Clock>,
    pub(super) options: Options,
}

/// The time, as the mock tells it.
pub(super) struct Clock {
    from: SystemTime,
    since: Instant,
}

impl Clock {
    pub(super) fn new(from: Option<SystemTime>) -> Self {
        Self { from: from.unwrap_or_else(SystemTime::now), since: Instant::now() }
    }

    pub(super) fn now(&self) -> SystemTime {
        self.from.checked_add(self.since.elapsed()).unwrap_or(self.from)
    }

    pub(super) fn advance(&mut self, by: Duration) {
        self.from = self.from.checked_add(by).unwrap_or(self.from);
    }
}

/// Whatever a thread that panicked left behind is as good as before.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Serves until `stop` is sent or dropped.
pub(super) fn serve(
    listener: TcpListener,
    shared: Arc<Shared>,
    stop: oneshot::Receiver<()>,
) -> io::Result<JoinHandle<()>> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let listener = {
        let _context = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    thread::Builder::new().name("stytch-mock".to_owned()).spawn(move || {
        runtime.spawn(accept(listener, shared));
        // With the runtime go the listener and the connections.
        let _ = runtime.block_on(stop);
    })
}

async fn accept(listener: tokio::net::TcpListener, shared: Arc<Shared>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // For one, too many open files: others close again.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            let service = service_fn(|request| respond(request, &shared));
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

/// A body in one piece.
struct Piece {
    bytes: Option<Bytes>,
    /// Whether the connection ends then, although more was promised.
    cut: bool,
}

/// The end of a connection, before or within an answer.
#[derive(Debug)]
struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the mock was asked to end the connection here")
    }
}

impl std::error::Error for Cut {}

impl body::Body for Piece {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        let this = self.get_mut();
        match this.bytes.take() {
            Some(bytes) => Poll::Ready(Some(Ok(Frame::data(bytes)))),
            None if this.cut => Poll::Ready(Some(Err(Cut))),
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none() && !self.cut
    }

    fn size_hint(&self) -> SizeHint {
        if self.cut { SizeHint::new() } else { SizeHint::with_exact(self.bytes.as_ref().map_or(0, Bytes::len) as u64) }
    }
}

async fn respond(request: hyper::Request<Incoming>, shared: &Shared) -> Result<Response<Piece>, Cut> {
    let (head, body) = request.into_parts();
    let body = Limited::new(body, BODY_LIMIT).collect().await.map(|body| body.to_bytes().to_vec()).unwrap_or_default();
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let mut headers: Vec<_> = head.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    headers.sort();
    let target = head.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let sent = Sent { method: head.method.to_string(), target, headers, body };
    let now = lock(&shared.clock).now();
    let (reply, calls) = {
        let mut mock = lock(&shared.mock);
        let reply = mock.answer(&sent, now);
        if let Some(observe) = &shared.options.observe {
            observe(&Seen::new(&mock, &sent, &reply));
        }
        (reply, mock.state.calls)
    };
    {
        let mut kept = lock(&shared.sent);
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push(sent);
    }
    tokio::time::sleep(shared.options.latency).await;
    let options = &shared.options;
    match options.fault.filter(|_| calls.is_multiple_of(options.fault_every.max(1))) {
        None => Ok(answer(reply, false)),
        Some(Fault::Truncate) => Ok(answer(reply, true)),
        Some(Fault::Close) => Err(Cut),
        Some(Fault::Stall) => std::future::pending().await,
        Some(Fault::Html) => {
            let page = Bytes::from_static(b"<html><body><h1>502 Bad Gateway</h1></body></html>");
            Ok(response(502, "text/html", page, false))
        }
    }
}

fn answer(reply: Reply, cut: bool) -> Response<Piece> {
    let headers = reply.headers.into_iter().filter_map(|(name, value)| Some((name.parse().ok()?, value.parse().ok()?)));
    let headers: Vec<(HeaderName, HeaderValue)> = headers.collect();
    let mut response = match reply.body {
        Body::None => response(reply.status, "", Bytes::new(), cut),
        Body::Other(other) => response(reply.status, &other.media_type, other.bytes.into(), cut),
        Body::Json(value) => response(reply.status, "application/json", value.to_string().into(), cut),
    };
    response.headers_mut().extend(headers);
    response
}

fn response(status: u16, media_type: &str, bytes: Bytes, cut: bool) -> Response<Piece> {
    let length = bytes.len();
    let sent = if cut { bytes.slice(..length / 2) } else { bytes };
    let mut response = Response::new(Piece { bytes: Some(sent).filter(|sent| !sent.is_empty()), cut });
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::NOT_IMPLEMENTED);
    if let Ok(media_type) = HeaderValue::from_str(media_type)
        && !media_type.is_empty()
    {
        response.headers_mut().insert(CONTENT_TYPE, media_type);
    }
    if cut {
        response.headers_mut().insert(CONTENT_LENGTH, length.into());
    }
    response
}
