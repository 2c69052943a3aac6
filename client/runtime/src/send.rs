//! Sends a request: attempts and waits, deadlines, and limits of the response.

use std::{
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
use http::{HeaderValue, header::CONTENT_TYPE};
use http_body::{Body, Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};
use url::Url;

use crate::{
    api::Api,
    call_check::OutgoingCall,
    cause::body_problem,
    client::Client,
    error::Error,
    options::Settings,
    raw_response::RawResponse,
    request::{Prepared, Request},
    response::{ResponseBody, ResponseValue},
    trace::Call,
};

impl<A: Api> Request<'_, A> {
    /// Sends the request, with the retries that the policy allows, and decodes the last response.
    ///
    /// # Errors
    /// An [`Error`], whose variants say how far the request got.
    pub async fn send<T: ResponseBody>(
        self,
        decode: impl FnOnce(RawResponse) -> Result<ResponseValue<T>, Error<A>>,
    ) -> Result<ResponseValue<T>, Error<A>> {
        let client = self.client;
        let request = self.build()?;
        let outgoing = OutgoingCall { operation: request.operation, body: request.body.as_ref().map(|(_, body)| body) };
        let refused = |reason| Error::refused(request.operation, reason);
        client.checks().iter().try_for_each(|check| check(&outgoing).map_err(refused))?;
        let call = Call::new(request.operation);
        let outcome = client.execute(&request, &call).await.and_then(decode);
        call.end(&outcome);
        outcome
    }
}

impl<A: Api> Client<A> {
    /// Makes attempts until one ends the call, and returns the last response, whatever its status.
    async fn execute(&self, request: &Prepared<'_>, call: &Call<A>) -> Result<RawResponse, Error<A>> {
        let operation = request.operation;
        let settings = self.settings();
        let deadline = after(settings.total_timeout);
        let (mut attempt, mut earlier) = (1, None);
        loop {
            let outcome = call.attempt(attempt, self.attempt(request, attempt, deadline)).await;
            let Some(wait) = settings.retry.wait(operation, attempt, &outcome, self.budget(), deadline) else {
                if attempt == 1 && outcome.is_ok() {
                    self.budget().earn();
                }
                // The outcome of an attempt that was sent says more than that of a later one that was not.
                return match (outcome, earlier) {
                    (Err(Error::NotSent(_)), Some(earlier)) => after_attempts(earlier, attempt),
                    (outcome, _) => outcome,
                };
            };
            if !matches!(outcome, Err(Error::NotSent(_))) {
                earlier = Some(outcome);
            }
            tokio::time::sleep(wait).await;
            attempt += 1;
        }
    }

    async fn attempt(&self, request: &Prepared<'_>, attempts: u32, deadline: Instant) -> Result<RawResponse, Error<A>> {
        let user_agent = const { HeaderValue::from_static(A::USER_AGENT) };
        let (operation, settings) = (request.operation, self.settings());
        let deadline = deadline.min(after(settings.attempt_timeout));
        // Timers are coarse: within a very short limit, a request would be on its way before one fires.
        if deadline <= Instant::now() {
            return Err(Error::not_sent(operation, attempts, None));
        }
        let mut timer = pin!(sleep_until(deadline));
        let begun = Arc::new(AtomicBool::new(request.body.is_none()));
        let sent =
            within(timer.as_mut(), deadline, settings, self.http().execute(request.to_reqwest(user_agent, &begun)))
                .await;
        let mut response = match sent {
            Some(Ok(response)) => response,
            // Nothing was sent before the body was read, and from here on it cannot be. Without a body, only a failure to connect shows that.
            Some(Err(error)) if error.is_connect() || !begun.swap(true, Ordering::Relaxed) => {
                return Err(Error::not_sent(operation, attempts, Some(error)));
            }
            None if !begun.swap(true, Ordering::Relaxed) => return Err(Error::not_sent(operation, attempts, None)),
            Some(Err(error)) => return Err(Error::no_response(operation, attempts, None, Some(error))),
            None => return Err(Error::no_response(operation, attempts, None, None)),
        };
        let raw = RawResponse {
            operation,
            attempts,
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            body: Bytes::new(),
        };
        if *response.url() != *request.url {
            return Err(Error::unexpected(raw, "the HTTP client followed a redirect", None));
        }
        read(response, raw, timer, deadline, settings).await
    }
}

/// Reads a body to its end, its limit or its deadline. What was read is part of the error.
async fn read<A: Api>(
    mut response: reqwest::Response,
    mut raw: RawResponse,
    mut timer: Pin<&mut Sleep>,
    deadline: Instant,
    settings: &Settings,
) -> Result<RawResponse, Error<A>> {
    let limit = settings.body_limit;
    let announced = response.content_length();
    let mut gathered = Vec::new();
    let ended = loop {
        if announced == Some(raw.body.len() as u64) && gathered.is_empty() {
            break Ok(());
        }
        let chunk = match within(timer.as_mut(), deadline, settings, response.chunk()).await {
            Some(Ok(Some(chunk))) => chunk,
            Some(Ok(None)) => break Ok(()),
            Some(Err(error)) => break Err(Some(error)),
            None => break Err(None),
        };
        // Most bodies are one chunk, which is not copied.
        if raw.body.is_empty() && gathered.is_empty() && chunk.len() <= limit {
            raw.body = chunk;
            continue;
        }
        if gathered.is_empty() {
            gathered.extend_from_slice(&raw.body);
        }
        let room = limit - gathered.len();
        gathered.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if chunk.len() > room {
            raw.body = gathered.into();
            return Err(Error::unexpected(raw, format!("the body is larger than {limit} bytes"), None));
        }
    };
    if !gathered.is_empty() {
        raw.body = gathered.into();
    }
    match ended {
        Ok(()) => Ok(raw),
        Err(error) => match error.as_ref().and_then(body_problem) {
            Some(problem) => Err(Error::unexpected(raw, problem, error)),
            None => {
                let (operation, attempts) = (raw.operation, raw.attempts);
                Err(Error::no_response(operation, attempts, Some(raw), error))
            }
        },
    }
}

/// Awaits a future. `None` where the server is silent for too long or the deadline passes.
async fn within<F: Future>(
    mut timer: Pin<&mut Sleep>,
    deadline: Instant,
    settings: &Settings,
    future: F,
) -> Option<F::Output> {
    let mut future = pin!(future);
    // The timer is only set if the future is not ready at once.
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

/// The time after a duration from now, or in about a century where the clock cannot represent it.
fn after(duration: Duration) -> Instant {
    const CENTURY: Duration = Duration::from_secs(0xffff_ffff);
    let now = Instant::now();
    now.checked_add(duration).unwrap_or_else(|| now + CENTURY)
}

fn after_attempts<A: Api>(outcome: Result<RawResponse, Error<A>>, attempts: u32) -> Result<RawResponse, Error<A>> {
    match outcome {
        Ok(raw) => Ok(RawResponse { attempts, ..raw }),
        Err(error) => Err(error.after_attempts(attempts)),
    }
}

/// A body that records when the HTTP client begins to read it, which is when it begins to send the request.
///
/// It cannot be cloned, so the HTTP client cannot send it a second time. And it is either sent or reported as unsent: of the HTTP client,
/// on its own task, and an attempt that runs out of time, the first one to set `begun` decides.
struct TrackedBody {
    bytes: Option<Bytes>,
    begun: Arc<AtomicBool>,
}

impl Body for TrackedBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let Some(bytes) = self.bytes.take() else { return Poll::Ready(None) };
        Poll::Ready(Some(match self.begun.swap(true, Ordering::Relaxed) {
            false => Ok(Frame::data(bytes)),
            true => Err(io::Error::other("the attempt has ended")),
        }))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}

impl Prepared<'_> {
    /// The request for one attempt.
    fn to_reqwest(&self, user_agent: HeaderValue, begun: &Arc<AtomicBool>) -> reqwest::Request {
        let mut request = reqwest::Request::new(self.operation.method.clone(), Url::clone(&self.url));
        let mut headers = self.headers(user_agent);
        if let Some((media_type, body)) = &self.body {
            headers.insert(CONTENT_TYPE, media_type.clone());
            let bytes = Some(body.clone());
            *request.body_mut() = Some(reqwest::Body::wrap(TrackedBody { bytes, begun: Arc::clone(begun) }));
        }
        headers.extend(self.headers.iter().cloned());
        *request.headers_mut() = headers;
        request
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::*;

    fn read(begun: &Arc<AtomicBool>) -> bool {
        let mut body = TrackedBody { bytes: Some(Bytes::from_static(b"{}")), begun: Arc::clone(begun) };
        let frame = Pin::new(&mut body).poll_frame(&mut Context::from_waker(Waker::noop()));
        matches!(frame, Poll::Ready(Some(Ok(_))))
    }

    #[test]
    fn a_body_that_was_reported_as_unsent_is_not_sent() {
        let begun = Arc::new(AtomicBool::new(false));
        assert!(read(&begun) && begun.load(Ordering::Relaxed));
        assert!(!read(&begun));
    }
}
