//! When a call is tried again.
//!
//! # What is repeated
//!
//! The document says for each operation whether it may be repeated, and why (`x-retry`). A call that sends a message, or
//! uses up a passcode, is repeated only where it was surely never received:
//!
//! - no connection came about: DNS, connecting, TLS;
//! - the connection was closed before a byte of the request was written;
//! - the server itself says so: status 429 with a `Retry-After` within [`RetryPolicy::retry_after_cap`].
//!
//! It is not repeated after a timeout, a reset, a status of 500 and above or an answer that is cut off: any of these may
//! stand for a message on its way. A call that may be repeated at any time is repeated after those too.
//!
//! # How
//!
//! The wait before attempt *n* is random between zero and `base_delay` doubled *n* times, at most `max_delay`: full jitter. A
//! `Retry-After` takes its place. A wait that would outlast the total deadline is not begun.
//!
//! # Budget
//!
//! All clones of a client share a budget: a repetition costs a token, a call that needs none earns a tenth of one, and ten are the
//! most that can be saved. An outage is so met with about a tenth more traffic, and not with a multiple of it.
//!
//! # When not to
//!
//! Where something above the client repeats calls already, such as a job queue, switch it off: [`RetryPolicy::off`].

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use http::StatusCode;
use tokio::time::Instant;

use crate::{
    error::Error,
    operation::{Operation, Repeat},
    response::Received,
};

/// How often and after what a call is tried again; see the [module](crate::retry) for the rules that no policy changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct RetryPolicy {
    max_attempts: u32,
    base_delay: Duration,
    max_delay: Duration,
    retry_after_cap: Duration,
}

impl Default for RetryPolicy {
    /// Three attempts, delays from 200 ms up to 5 s, `Retry-After` up to 10 s.
    fn default() -> Self {
        Self {
            max_attempts: 3,
            base_delay: Duration::from_millis(200),
            max_delay: Duration::from_secs(5),
            retry_after_cap: Duration::from_secs(10),
        }
    }
}

impl RetryPolicy {
    /// Every call is tried once.
    pub fn off() -> Self {
        Self { max_attempts: 1, ..Self::default() }
    }

    /// How often a call is tried at most, the first time included. Zero counts as one. 3 by default.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The most that the first wait can be; it doubles with each attempt. 200 ms by default.
    pub fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// The most that any wait can be, `Retry-After` aside. 5 s by default.
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// The longest `Retry-After` that is waited for; a longer one is left to the caller. 10 s by default.
    pub fn retry_after_cap(mut self, cap: Duration) -> Self {
        self.retry_after_cap = cap;
        self
    }

    /// How long to wait before the next attempt; `None` where there is to be none.
    pub(crate) fn wait(
        &self,
        operation: &Operation,
        attempt: u32,
        outcome: &Result<Received, Error>,
        budget: &Budget,
        deadline: Instant,
    ) -> Option<Duration> {
        if attempt >= self.max_attempts {
            return None;
        }
        let any_time = operation.repeat == Repeat::AnyTime;
        let wait = match outcome {
            Err(Error::NotSent(_)) => self.backoff(attempt),
            Err(Error::Unanswered(_)) if any_time => self.backoff(attempt),
            Err(error) if any_time && error.is_cut_off() => self.backoff(attempt),
            Ok(received) if received.status == StatusCode::TOO_MANY_REQUESTS => match received.retry_after() {
                Some(asked) => Some(asked).filter(|asked| *asked <= self.retry_after_cap)?,
                None if any_time => self.backoff(attempt),
                None => return None,
            },
            Ok(received) if any_time && received.status.is_server_error() => match received.retry_after() {
                Some(asked) => Some(asked).filter(|asked| *asked <= self.retry_after_cap)?,
                None => self.backoff(attempt),
            },
            _ => return None,
        };
        (wait < deadline.saturating_duration_since(Instant::now()) && budget.spend()).then_some(wait)
    }

    /// Full jitter: anything from nothing to the doubled delay.
    fn backoff(&self, attempt: u32) -> Duration {
        let doubled = self.base_delay.saturating_mul(2_u32.saturating_pow(attempt - 1));
        doubled.min(self.max_delay).mul_f64(fastrand::f64())
    }
}

/// Tokens for repetitions, in tenths.
#[derive(Debug)]
pub(crate) struct Budget(AtomicU32);

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(Self::MOST))
    }
}

impl Budget {
    const MOST: u32 = 100;
    const REPETITION: u32 = 10;

    fn spend(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |tokens| tokens.checked_sub(Self::REPETITION)).is_ok()
    }

    /// After a call that was answered the first time.
    pub(crate) fn earn(&self) {
        if self.0.load(Ordering::Relaxed) < Self::MOST {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http::{HeaderMap, Method, StatusCode, header::RETRY_AFTER};
    use tokio::time::Instant;

    use super::{Budget, RetryPolicy};
    use crate::{
        error::Error,
        operation::{Operation, Repeat},
        response::Received,
        trace::Call,
    };

    const fn operation(repeat: Repeat) -> Operation {
        Operation {
            index: usize::MAX,
            id: "invented",
            summary: "",
            method: Method::POST,
            path: "/",
            accept: "application/json",
            credentials: &[],
            sends_message: true,
            repeat,
            envelope: None,
            statuses: &[],
        }
    }

    static ONCE: Operation = operation(Repeat::OnlyIfNeverReceived);
    static ANY_TIME: Operation = operation(Repeat::AnyTime);

    fn received(
        operation: &'static Operation,
        status: u16,
        retry_after: Option<&'static str>,
    ) -> Result<Received, Error> {
        let mut headers = HeaderMap::new();
        if let Some(value) = retry_after {
            headers.insert(RETRY_AFTER, value.parse().expect("it is a header"));
        }
        let status = StatusCode::from_u16(status).expect("it is a status");
        Ok(Received { operation, attempts: 1, call: Call::new(operation), status, headers, body: bytes::Bytes::new() })
    }

    #[test]
    fn the_document_decides_what_may_be_repeated() {
        let timeout = |operation| Err(Error::unanswered(operation, 1, None, None));
        for (status, retry_after, once, any_time) in [
            (200, None, false, false),
            (400, None, false, false),
            (429, None, false, true),
            (429, Some("1"), true, true),
            (429, Some("11"), false, false),
            (500, None, false, true),
            (503, Some("1"), false, true),
            (503, Some("11"), false, false),
        ] {
            for (operation, repeated) in [(&ONCE, once), (&ANY_TIME, any_time)] {
                let outcome = received(operation, status, retry_after);
                assert_eq!(waits(operation, 1, &outcome), repeated, "{:?} {status} {retry_after:?}", operation.repeat);
            }
        }
        assert!(!waits(&ONCE, 1, &timeout(&ONCE)));
        assert!(waits(&ANY_TIME, 1, &timeout(&ANY_TIME)));
        assert!(!waits(&ANY_TIME, 3, &timeout(&ANY_TIME)), "three attempts are the most");
    }

    fn waits(operation: &Operation, attempt: u32, outcome: &Result<Received, Error>) -> bool {
        let deadline = Instant::now() + Duration::from_secs(60);
        RetryPolicy::default().wait(operation, attempt, outcome, &Budget::default(), deadline).is_some()
    }

    #[test]
    fn a_budget_allows_ten_repetitions_and_then_one_for_ten_calls() {
        let budget = Budget::default();
        // It is full.
        budget.earn();
        assert_eq!((0..20).filter(|_| budget.spend()).count(), 10);
        (0..9).for_each(|_| budget.earn());
        assert!(!budget.spend());
        budget.earn();
        assert!(budget.spend());
    }

    #[test]
    fn waits_are_spread_between_nothing_and_the_doubled_delay() {
        let policy =
            RetryPolicy::default().base_delay(Duration::from_millis(100)).max_delay(Duration::from_millis(250));
        for (attempt, most) in [(1, 100), (2, 200), (3, 250), (40, 250)] {
            let waits: Vec<_> = (0..200).map(|_| policy.backoff(attempt)).collect();
            assert!(waits.iter().all(|wait| *wait <= Duration::from_millis(most)));
            assert!(waits.iter().any(|wait| *wait > Duration::from_millis(most / 2)));
            assert!(waits.iter().any(|wait| *wait < Duration::from_millis(most / 2)));
        }
    }
}
