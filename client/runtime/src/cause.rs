//! What made an attempt fail, read from the error of the HTTP client.

use std::{error::Error as StdError, io};

use crate::http_client::certificate_problem;

/// What made an attempt fail before there was a complete response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// Time ran out.
    Timeout,
    /// A TLS certificate was not accepted, for this reason. It will not be accepted at the next attempt either.
    Certificate(&'static str),
    /// A proxy requires credentials, or rejected those that it got (407). The server received nothing.
    ProxyAuthentication,
    /// Bytes came that are not an HTTP response.
    NotHttp,
    /// No connection was made.
    NoConnection,
    /// The connection was closed or reset.
    ConnectionLost,
}

impl Cause {
    /// The cause of an error; without one, time ran out.
    pub(crate) fn of(error: Option<&reqwest::Error>) -> Self {
        let Some(error) = error.filter(|error| !error.is_timeout()) else { return Self::Timeout };
        // The innermost error is the most precise.
        if let Some(problem) = causes(error).filter_map(certificate_problem).last() {
            return Self::Certificate(problem);
        }
        if error.is_connect() && causes(error).any(is_proxy_authentication) {
            return Self::ProxyAuthentication;
        }
        let not_http = causes(error).filter_map(|cause| cause.downcast_ref()).any(hyper::Error::is_parse);
        match error.is_connect() {
            _ if not_http => Self::NotHttp,
            true => Self::NoConnection,
            false => Self::ConnectionLost,
        }
    }
}

/// Whether a proxy answered 407. The type of the error is private to the HTTP client.
fn is_proxy_authentication(error: &(dyn StdError + 'static)) -> bool {
    error.to_string().ends_with("proxy authorization required")
}

/// What is wrong with a body that ends too early; `None` where the connection was reset, or time ran out.
pub(crate) fn body_problem(error: &reqwest::Error) -> Option<&'static str> {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, InvalidData, InvalidInput};
    let is = |expected: &[io::ErrorKind]| {
        causes(error).filter_map(|cause| cause.downcast_ref()).any(|cause: &io::Error| expected.contains(&cause.kind()))
    };
    if error.is_timeout() || is(&[ConnectionReset, ConnectionAborted, BrokenPipe]) {
        None
    } else if !causes(error).any(|cause| cause.is::<hyper::Error>()) {
        Some("the body cannot be decompressed")
    } else if is(&[InvalidData, InvalidInput]) {
        Some("the chunks of the body are not valid HTTP")
    } else {
        Some("the body is cut off")
    }
}

/// The errors below an error, also those that an [`io::Error`] wraps, which are no sources of it.
fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    let mut next = error.source();
    std::iter::from_fn(move || {
        let cause = next?;
        let wrapped = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = wrapped.map(|wrapped| wrapped as &(dyn StdError + 'static)).or_else(|| cause.source());
        Some(cause)
    })
}
