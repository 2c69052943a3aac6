//! One call on the wire: the request as the generated code builds it, sent within its deadline, the answer read within bounds.

use std::{borrow::Cow, error::Error as StdError, io};

use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{AUTHORIZATION, CONTENT_TYPE, USER_AGENT},
};
use serde::Serialize;
use tokio::time::{Instant, timeout_at};
use url::Url;

use crate::{client::Client, error::Error, operation::Operation, response::Received, transport};

/// A request to an operation, with the names that the generated code knows from reqwest.
pub(crate) struct Request<'c> {
    client: &'c Client,
    operation: &'static Operation,
    path: Cow<'static, str>,
    headers: HeaderMap,
    body: Option<Result<Bytes, serde_json::Error>>,
}

/// A request that is complete, and can be put on the wire as often as it takes.
pub(crate) struct Prepared {
    operation: &'static Operation,
    url: Url,
    headers: HeaderMap,
    body: Option<Bytes>,
}

impl Prepared {
    fn wire(&self) -> reqwest::Request {
        let mut request = reqwest::Request::new(self.operation.method.clone(), self.url.clone());
        *request.headers_mut() = self.headers.clone();
        *request.body_mut() = self.body.clone().map(Into::into);
        request
    }
}

impl Client {
    pub(crate) fn request(&self, operation: &'static Operation, path: impl Into<Cow<'static, str>>) -> Request<'_> {
        // Room for what every request carries, so that the map is allocated once.
        let headers = HeaderMap::with_capacity(8);
        Request {
            client: self,
            operation,
            path: path.into(),
            headers,
            body: None,
        }
    }

    /// Sends a request and reads the answer, whatever its status.
    pub(crate) async fn execute(&self, request: Prepared) -> Result<Received, Error> {
        let operation = request.operation;
        let deadline = Instant::now() + self.settings().total_timeout;
        let attempts = 1;
        let sent = timeout_at(deadline, self.http().execute(request.wire())).await;
        let mut response = match sent {
            Ok(Ok(response)) => response,
            Ok(Err(error)) if error.is_connect() => return Err(Error::not_sent(operation, attempts, error)),
            Ok(Err(error)) => return Err(Error::unanswered(operation, attempts, None, Some(error))),
            Err(_) => return Err(Error::unanswered(operation, attempts, None, None)),
        };
        let mut received = Received {
            operation,
            attempts,
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            body: Bytes::new(),
        };
        let limit = self.settings().body_limit;
        let mut gathered = Vec::new();
        loop {
            match timeout_at(deadline, response.chunk()).await {
                Ok(Ok(Some(chunk))) if received.body.is_empty() && gathered.is_empty() && chunk.len() <= limit => {
                    received.body = chunk
                }
                Ok(Ok(Some(chunk))) => {
                    if gathered.is_empty() {
                        gathered.extend_from_slice(&std::mem::take(&mut received.body));
                    }
                    let room = limit - gathered.len();
                    gathered.extend_from_slice(&chunk[..chunk.len().min(room)]);
                    if chunk.len() > room {
                        received.body = gathered.into();
                        return Err(Error::unexpected(
                            received,
                            format!("the body is larger than {limit} bytes"),
                            None,
                        ));
                    }
                }
                Ok(Ok(None)) => break,
                Ok(Err(error)) => {
                    keep(&mut received, gathered);
                    return Err(if error.is_timeout() || is_reset(&error) {
                        Error::unanswered(operation, attempts, Some(received), Some(error))
                    } else {
                        Error::unexpected(received, "the body is cut off", Some(error))
                    });
                }
                Err(_) => {
                    keep(&mut received, gathered);
                    return Err(Error::unanswered(operation, attempts, Some(received), None));
                }
            }
        }
        keep(&mut received, gathered);
        Ok(received)
    }
}

fn keep(received: &mut Received, gathered: Vec<u8>) {
    if !gathered.is_empty() {
        received.body = gathered.into();
    }
}

/// Whether a connection was reset, as against closed.
fn is_reset(error: &reqwest::Error) -> bool {
    let mut source: Option<&(dyn StdError + 'static)> = error.source();
    while let Some(error) = source {
        let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
        if matches!(
            kind,
            Some(io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::BrokenPipe)
        ) {
            return true;
        }
        source = error.source();
    }
    false
}

impl Request<'_> {
    pub(crate) fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// JSON without a charset, which the API refuses.
    pub(crate) fn json(mut self, body: &impl Serialize) -> Self {
        self.headers
            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        self.body = Some(serde_json::to_vec(body).map(Bytes::from));
        self
    }

    pub(crate) fn build(mut self) -> Result<Prepared, Error> {
        let Self { client, operation, .. } = self;
        let environment = client.environment(operation)?;
        self.headers.insert(AUTHORIZATION, environment.basic.header().clone());
        self.headers.insert(USER_AGENT, transport::USER_AGENT);
        let unwritable = |_| Error::invalid(operation, None, "the body cannot be written as JSON");
        Ok(Prepared {
            operation,
            url: environment.url(&self.path),
            headers: self.headers,
            body: self.body.transpose().map_err(unwritable)?,
        })
    }
}
