//! Limits of a call: time, attempts, bytes.

use std::time::Duration;

use crate::retry::RetryPolicy;

/// Limits of calls: of all calls of a client, or of some with [`Client::with_options`](crate::Client::with_options).
///
/// Where an option is not set, that of the client applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct RequestOptions {
    read_timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    total_timeout: Option<Duration>,
    body_limit: Option<usize>,
    retry: Option<RetryPolicy>,
}

impl RequestOptions {
    /// No option set.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long the server may be silent, before the response and between its bytes. 20 s by default.
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = Some(timeout);
        self
    }

    /// How long an attempt may take, to the last byte of the response. 30 s by default.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// How long a call may take, including all attempts and the waits between them. 30 s by default.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = Some(timeout);
        self
    }

    /// The largest response body, in bytes, after decompression if there is any. 1 MiB by default.
    ///
    /// A larger one is an [`Error::UnexpectedResponse`](crate::Error::UnexpectedResponse) with the body up to the limit.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = Some(bytes);
        self
    }

    /// How often a call is retried, and how long the waits are.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// These options, and the others where one is not set.
    pub(crate) fn or(self, others: Self) -> Self {
        Self {
            read_timeout: self.read_timeout.or(others.read_timeout),
            attempt_timeout: self.attempt_timeout.or(others.attempt_timeout),
            total_timeout: self.total_timeout.or(others.total_timeout),
            body_limit: self.body_limit.or(others.body_limit),
            retry: self.retry.or(others.retry),
        }
    }
}

/// All options, set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) read_timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) total_timeout: Duration,
    pub(crate) body_limit: usize,
    pub(crate) retry: RetryPolicy,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            read_timeout: Duration::from_secs(20),
            attempt_timeout: Duration::from_secs(30),
            total_timeout: Duration::from_secs(30),
            body_limit: 1024 * 1024,
            retry: RetryPolicy::default(),
        }
    }
}

impl Settings {
    /// These settings, except for the options that are set.
    pub(crate) fn with(self, options: RequestOptions) -> Self {
        Self {
            read_timeout: options.read_timeout.unwrap_or(self.read_timeout),
            attempt_timeout: options.attempt_timeout.unwrap_or(self.attempt_timeout),
            total_timeout: options.total_timeout.unwrap_or(self.total_timeout),
            body_limit: options.body_limit.unwrap_or(self.body_limit),
            retry: options.retry.unwrap_or(self.retry),
        }
    }
}
