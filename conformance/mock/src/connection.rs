//! Serves HTTP on a thread of its own, whatever the caller's threads are doing.

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
    http::request,
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    sync::{Semaphore, oneshot},
};

use crate::{
    cors::{self, Caller},
    options::{Fault, Options},
    recorder::Recorder,
    request::RecordedRequest,
    request_log::LoggedRequest,
    responder::{Reply, ReplyBody, Responder},
};

/// The largest request body, in bytes. A larger one is taken as empty.
const BODY_LIMIT: usize = 1024 * 1024;

/// How long the head of a request may take, from the end of the request before it, and how long the body may take.
const READ_TIMEOUT: Duration = Duration::from_secs(30);

/// How many connections are open at once. Further ones wait until one is closed; an idle one is closed after the timeout above.
const CONNECTIONS: usize = 256;

/// State shared by the handle and the connections.
pub(crate) struct Shared {
    pub(crate) responder: Mutex<Responder>,
    pub(crate) recorder: Mutex<Recorder>,
    pub(crate) clock: Mutex<Clock>,
    pub(crate) options: Options,
}

/// The server's clock.
pub(crate) struct Clock {
    from: SystemTime,
    since: Instant,
}

impl Clock {
    pub(crate) fn new(from: Option<SystemTime>) -> Self {
        Self { from: from.unwrap_or_else(SystemTime::now), since: Instant::now() }
    }

    pub(crate) fn now(&self) -> SystemTime {
        self.from.checked_add(self.since.elapsed()).unwrap_or(self.from)
    }

    pub(crate) fn advance(&mut self, by: Duration) {
        self.from = self.from.checked_add(by).unwrap_or(self.from);
    }
}

/// Locks, also after a panic of another thread: the data stays valid.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Serves until a message on `stop`, or its sender is dropped.
pub(crate) fn serve(
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
    thread::Builder::new().name("openapi-mock".to_owned()).spawn(move || {
        runtime.spawn(accept(listener, shared, Arc::new(Semaphore::new(CONNECTIONS))));
        // Dropping the runtime drops the listener and the connections.
        let _ = runtime.block_on(stop);
    })
}

async fn accept(listener: tokio::net::TcpListener, shared: Arc<Shared>, free: Arc<Semaphore>) {
    // The semaphore is never closed.
    while let Ok(permit) = Arc::clone(&free).acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            // For example too many open files; they may be closed soon.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            serve_connection(stream, &shared).await;
            drop(permit);
        });
    }
}

async fn serve_connection(stream: impl AsyncRead + AsyncWrite + Unpin, shared: &Shared) {
    let service = service_fn(|request| respond(request, shared));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(READ_TIMEOUT);
    // An error means that the client is gone, or that this server closed the connection.
    let _ = http.serve_connection(TokioIo::new(stream), service).await;
}

/// A response body in one frame.
struct Payload {
    bytes: Option<Bytes>,
    /// Whether the connection is closed after the frame, before the announced length.
    truncated: bool,
}

/// Closes the connection, before or within a response: because of a fault to inject, or of a timeout.
#[derive(Debug)]
struct Disconnect;

impl fmt::Display for Disconnect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the mock server closes the connection")
    }
}

impl std::error::Error for Disconnect {}

impl body::Body for Payload {
    type Data = Bytes;
    type Error = Disconnect;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Disconnect>>> {
        let this = self.get_mut();
        match this.bytes.take() {
            Some(bytes) => Poll::Ready(Some(Ok(Frame::data(bytes)))),
            None if this.truncated => Poll::Ready(Some(Err(Disconnect))),
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none() && !self.truncated
    }

    fn size_hint(&self) -> SizeHint {
        if self.truncated {
            SizeHint::new()
        } else {
            SizeHint::with_exact(self.bytes.as_ref().map_or(0, Bytes::len) as u64)
        }
    }
}

async fn respond(request: hyper::Request<Incoming>, shared: &Shared) -> Result<Response<Payload>, Disconnect> {
    let (head, body) = request.into_parts();
    let caller = Caller::of(&head, &shared.options.allow_origins);
    if let Some((status, headers)) = cors::preflight(&head, &caller) {
        let mut response = response(status.as_u16(), "", Bytes::new(), false);
        *response.headers_mut() = headers;
        return Ok(response);
    }
    if caller == Caller::ForbiddenPage {
        let text = Bytes::from_static(b"the mock server does not allow requests of this origin\n");
        return Ok(response(StatusCode::FORBIDDEN.as_u16(), "text/plain; charset=utf-8", text, false));
    }
    let request = received(head, body).await?;
    let now = lock(&shared.clock).now();
    let (reply, count) = {
        let mut responder = lock(&shared.responder);
        let reply = responder.respond(&request, now);
        if let Some(observe) = &shared.options.observe {
            observe(&LoggedRequest::new(&responder, &request, &reply));
        }
        (reply, responder.requests)
    };
    lock(&shared.recorder).record(request);
    let options = &shared.options;
    tokio::time::sleep(options.latency.saturating_add(reply.delay)).await;
    match options.fault.filter(|_| count.is_multiple_of(options.fault_every.max(1))) {
        None => Ok(response_of(reply, &caller, false)),
        Some(Fault::Truncate) => Ok(response_of(reply, &caller, true)),
        Some(Fault::Close) => Err(Disconnect),
        Some(Fault::Stall) => std::future::pending().await,
        Some(Fault::Html) => {
            let page = Bytes::from_static(b"<html><body><h1>502 Bad Gateway</h1></body></html>");
            Ok(response(502, "text/html", page, false))
        }
    }
}

/// The whole request, once its body is read.
async fn received(head: request::Parts, body: Incoming) -> Result<RecordedRequest, Disconnect> {
    let body = tokio::time::timeout(READ_TIMEOUT, Limited::new(body, BODY_LIMIT).collect()).await;
    let body = body.map_err(|_| Disconnect)?.map(|body| body.to_bytes().to_vec()).unwrap_or_default();
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let mut headers: Vec<_> = head.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    headers.sort();
    let target = head.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    Ok(RecordedRequest { method: head.method.to_string(), target, headers, body })
}

fn response_of(reply: Reply, caller: &Caller, truncated: bool) -> Response<Payload> {
    let headers = reply.headers.into_iter().filter_map(|(name, value)| Some((name.parse().ok()?, value.parse().ok()?)));
    let headers: Vec<(HeaderName, HeaderValue)> = headers.collect();
    let mut response = match reply.body {
        ReplyBody::None => response(reply.status, "", Bytes::new(), truncated),
        ReplyBody::Other(other) => response(reply.status, &other.media_type, other.bytes.into(), truncated),
        ReplyBody::Json(value) => response(reply.status, "application/json", value.to_string().into(), truncated),
    };
    response.headers_mut().extend(headers);
    caller.expose(response.headers_mut());
    response
}

fn response(status: u16, media_type: &str, bytes: Bytes, truncated: bool) -> Response<Payload> {
    let length = bytes.len();
    let sent = if truncated { bytes.slice(..length / 2) } else { bytes };
    let mut response = Response::new(Payload { bytes: Some(sent).filter(|sent| !sent.is_empty()), truncated });
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::NOT_IMPLEMENTED);
    if let Ok(media_type) = HeaderValue::from_str(media_type)
        && !media_type.is_empty()
    {
        response.headers_mut().insert(CONTENT_TYPE, media_type);
    }
    if truncated {
        response.headers_mut().insert(CONTENT_LENGTH, length.into());
    }
    response
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use openapi_document::Document;
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _, duplex},
        net::{TcpListener, TcpStream},
        sync::Semaphore,
    };

    use super::{Clock, READ_TIMEOUT, Shared, accept, serve_connection};
    use crate::{options::Options, recorder::Recorder, responder::Responder, routing::Routes};

    fn shared() -> Shared {
        let text = include_str!("../tests/parcels.yaml");
        let document = Document::parse("parcels.yaml", text).expect("the document is YAML");
        let routes = Arc::new(Routes::new(document).expect("the patterns are valid"));
        Shared {
            responder: Mutex::new(Responder::new(routes, 0, false, None)),
            recorder: Mutex::new(Recorder::new(1024)),
            clock: Mutex::new(Clock::new(None)),
            options: Options::default(),
        }
    }

    /// The clock is paused: it advances to the next timer when nothing else is left to do.
    #[tokio::test(start_paused = true)]
    async fn an_unfinished_request_is_closed_after_the_timeout() {
        for unfinished in
            ["", "GET /latest HTTP/1.1\r\nhost: a\r\n", "POST /codes HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n{"]
        {
            let (mut client, server) = duplex(1024);
            let shared = shared();
            let start = tokio::time::Instant::now();
            let exchange = async {
                client.write_all(unfinished.as_bytes()).await.expect("the server reads");
                let mut received = Vec::new();
                client.read_to_end(&mut received).await.expect("the server closes the connection");
                received
            };
            let (received, ()) = tokio::join!(exchange, serve_connection(server, &shared));
            assert!(received.is_empty() || received.starts_with(b"HTTP/1.1 408 "), "{unfinished}");
            assert_eq!(start.elapsed().as_secs(), READ_TIMEOUT.as_secs(), "{unfinished}");
        }
    }

    #[tokio::test]
    async fn a_connection_beyond_the_limit_waits_until_another_is_closed() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let free = Arc::new(Semaphore::new(2));
        tokio::spawn(accept(listener, Arc::new(shared()), Arc::clone(&free)));
        let responded = async |stream: &mut TcpStream| {
            stream.write_all(b"GET /latest HTTP/1.1\r\nhost: a\r\n\r\n").await.expect("it is open");
            stream.read(&mut [0; 4096]).await.expect("it is open") > 0
        };
        let mut open = Vec::new();
        for _ in 0..2 {
            let mut stream = TcpStream::connect(address).await.expect("it listens");
            assert!(responded(&mut stream).await);
            open.push(stream);
        }
        assert_eq!(free.available_permits(), 0);
        let mut waiting = TcpStream::connect(address).await.expect("the system queues it");
        waiting.write_all(b"GET /latest HTTP/1.1\r\nhost: a\r\n\r\n").await.expect("it is queued");
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        let nothing = waiting.try_read(&mut [0; 1]).expect_err("nobody serves it");
        assert_eq!(nothing.kind(), std::io::ErrorKind::WouldBlock);
        drop(open.pop());
        assert!(waiting.read(&mut [0; 4096]).await.expect("it is served") > 0);
    }
}
