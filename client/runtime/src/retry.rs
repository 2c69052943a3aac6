//! When a call is retried.
//!
//! # What is retried
//!
//! The document says for each operation whether it may be retried, and why (`x-retry`). A call that is
//! [`UnsentOnly`](RetrySafety::UnsentOnly), because it sends a message or uses up a passcode, is retried only where the server
//! certainly never received it, or asks for it:
//!
//! - no connection was made: DNS, connecting, TLS;
//! - the connection was closed before a byte of the request was written;
//! - status 429 with a `Retry-After` within [`RetryPolicy::retry_after_cap`].
//!
//! It is not retried after a timeout, a reset, a status of 500 and above or a response that is cut off: any of these can mean
//! that a message is on its way. An [`Idempotent`](RetrySafety::Idempotent) call is retried after those too, and after a 429 without a
//! `Retry-After`; a longer `Retry-After` than the cap ends any call.
//!
//! No call is retried after a TLS certificate was rejected: the issuer is unknown, the name is another one, the certificate has
//! expired or is revoked, or the server rejects the client's. The next attempt would fail in the same way, and it may be an attack.
//! Nor after a proxy responded with 407: it requires authentication.
//!
//! # How
//!
//! The wait before the first retry is random between zero and `base_delay`, and the limit doubles with each further retry, up to
//! `max_delay`: full jitter.
//!
//! Where the server sends `Retry-After`, the wait is that time plus jitter: between half of the limit and the limit. So even after
//! a `Retry-After` of 0, or a date in the past, no retry is immediate unless `base_delay` is zero, and clients that were rejected
//! together do not return together.
//!
//! No wait begins that would outlast the total deadline.
//!
//! # Budget
//!
//! All clones of a client share a budget of at most ten tokens, and start with ten. A retry costs a token; a call that has its
//! response at the first attempt earns a tenth of one. So an outage adds about 10 % traffic, and not a multiple.
//!
//! # When not to
//!
//! Where something above the client retries, such as a job queue, turn retries off with [`RetryPolicy::never`].

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use http::StatusCode;
use tokio::time::Instant;

use crate::{
    api::Api,
    error::Error,
    operation::{Operation, RetrySafety},
    raw_response::RawResponse,
};

/// How often a call is retried, and how long the waits are. The [module](crate::retry) has the rules that no policy changes.
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
    /// One attempt for each call.
    pub fn never() -> Self {
        Self { max_attempts: 1, ..Self::default() }
    }

    /// The largest number of attempts of a call, including the first. Zero counts as one. 3 by default.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The longest wait before the first retry. It doubles with each further retry. 200 ms by default; with zero, retries are
    /// immediate.
    pub fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// The longest wait before any retry, apart from `Retry-After`. 5 s by default.
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// The longest `Retry-After` to wait for. With a longer one the call ends. 10 s by default.
    pub fn retry_after_cap(mut self, cap: Duration) -> Self {
        self.retry_after_cap = cap;
        self
    }

    /// How long to wait before the next attempt; `None` for no further attempt.
    pub(crate) fn wait<A: Api>(
        &self,
        operation: &Operation,
        attempt: u32,
        outcome: &Result<RawResponse, Error<A>>,
        budget: &Budget,
        deadline: Instant,
    ) -> Option<Duration> {
        if attempt >= self.max_attempts {
            return None;
        }
        let idempotent = operation.retry_safety == RetrySafety::Idempotent;
        let wait = match outcome {
            Err(error) if error.is_lasting() => return None,
            Err(Error::NotSent(_)) => self.backoff(attempt),
            Err(Error::NoResponse(_)) if idempotent => self.backoff(attempt),
            Err(error) if idempotent && error.is_incomplete() => self.backoff(attempt),
            Ok(response) if response.status == StatusCode::TOO_MANY_REQUESTS => match response.retry_after() {
                Some(asked) => self.after(asked, attempt)?,
                None if idempotent => self.backoff(attempt),
                None => return None,
            },
            Ok(response) if idempotent && response.status.is_server_error() => match response.retry_after() {
                Some(asked) => self.after(asked, attempt)?,
                None => self.backoff(attempt),
            },
            _ => return None,
        };
        (wait < deadline.saturating_duration_since(Instant::now()) && budget.spend()).then_some(wait)
    }

    /// The wait that the server asked for, plus jitter. `None` where that is too long.
    fn after(&self, asked: Duration, attempt: u32) -> Option<Duration> {
        let jitter = self.longest(attempt).mul_f64(f64::midpoint(1.0, fastrand::f64()));
        (asked <= self.retry_after_cap).then(|| asked.saturating_add(jitter))
    }

    /// Full jitter: random between zero and the longest delay.
    fn backoff(&self, attempt: u32) -> Duration {
        self.longest(attempt).mul_f64(fastrand::f64())
    }

    /// The longest delay after this number of attempts.
    fn longest(&self, attempts: u32) -> Duration {
        self.base_delay.saturating_mul(2_u32.saturating_pow(attempts - 1)).min(self.max_delay)
    }
}

/// Tokens for retries, in tenths.
#[derive(Debug)]
pub(crate) struct Budget(AtomicU32);

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(Self::MOST))
    }
}

impl Budget {
    const MOST: u32 = 100;
    const RETRY: u32 = 10;

    fn spend(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |tokens| tokens.checked_sub(Self::RETRY)).is_ok()
    }

    /// Adds a tenth of a token, for a call that has its response at the first attempt.
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
        api::{Api, ErrorConvention},
        credential_kind::CredentialKind,
        error::Error,
        operation::{Operation, RetrySafety},
        pattern::Pattern,
        raw_response::RawResponse,
        server::Server,
    };

    enum Invented {}

    impl Api for Invented {
        const NAME: &'static str = "Invented";
        const USER_AGENT: &'static str = "invented/1";
        const ERROR: ErrorConvention = ErrorConvention {
            code: None,
            message: None,
            url: None,
            details: None,
            id: None,
            status: None,
            requires_code: false,
        };
        type ErrorCode = String;
        type ErrorBody = serde_json::Value;
        fn operations() -> &'static [&'static Operation] {
            &[]
        }
        fn servers() -> &'static [Server] {
            &[]
        }
        fn credentials() -> &'static [CredentialKind] {
            &[]
        }
        fn identifiers() -> &'static [Pattern] {
            &[]
        }
        fn fields() -> &'static [&'static str] {
            &[]
        }
    }

    const fn operation(retry_safety: RetrySafety) -> Operation {
        Operation {
            index: usize::MAX,
            id: "invented",
            summary: "",
            method: Method::POST,
            path: "/",
            server: None,
            accept: "application/json",
            security: &[],
            sends_message: true,
            recipient: None,
            retry_safety,
            envelope: None,
            responses: &[],
        }
    }

    static UNSENT_ONLY: Operation = operation(RetrySafety::UnsentOnly);
    static IDEMPOTENT: Operation = operation(RetrySafety::Idempotent);

    type Outcome = Result<RawResponse, Error<Invented>>;

    fn response(operation: &'static Operation, status: u16, retry_after: Option<&'static str>) -> Outcome {
        let mut headers = HeaderMap::new();
        if let Some(value) = retry_after {
            headers.insert(RETRY_AFTER, value.parse().expect("it is a header"));
        }
        let status = StatusCode::from_u16(status).expect("it is a status");
        Ok(RawResponse { operation, attempts: 1, status, headers, body: bytes::Bytes::new() })
    }

    #[test]
    fn the_retry_safety_decides_what_is_retried() {
        let timeout = |operation| Err(Error::no_response(operation, 1, None, None));
        for (status, retry_after, unsent_only, idempotent) in [
            (200, None, false, false),
            (400, None, false, false),
            (429, None, false, true),
            (429, Some("1"), true, true),
            (429, Some("11"), false, false),
            (500, None, false, true),
            (503, Some("1"), false, true),
            (503, Some("11"), false, false),
        ] {
            for (operation, retried) in [(&UNSENT_ONLY, unsent_only), (&IDEMPOTENT, idempotent)] {
                let outcome = response(operation, status, retry_after);
                let safety = operation.retry_safety;
                assert_eq!(waits(operation, 1, &outcome), retried, "{safety:?} {status} {retry_after:?}");
            }
        }
        assert!(!waits(&UNSENT_ONLY, 1, &timeout(&UNSENT_ONLY)));
        assert!(waits(&IDEMPOTENT, 1, &timeout(&IDEMPOTENT)));
        assert!(!waits(&IDEMPOTENT, 3, &timeout(&IDEMPOTENT)), "three attempts are the most");
    }

    fn waits(operation: &Operation, attempt: u32, outcome: &Outcome) -> bool {
        let deadline = Instant::now() + Duration::from_secs(60);
        RetryPolicy::default().wait(operation, attempt, outcome, &Budget::default(), deadline).is_some()
    }

    #[test]
    fn a_budget_allows_ten_retries_and_then_one_for_ten_calls() {
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
    fn a_retry_after_is_waited_for_with_jitter_on_top() {
        let policy =
            RetryPolicy::default().base_delay(Duration::from_millis(100)).max_delay(Duration::from_millis(250));
        let deadline = Instant::now() + Duration::from_secs(3600);
        // (`Retry-After`, in milliseconds, and the attempts so far)
        for (retry_after, asked, attempt, longest) in [
            ("0", 0, 1, 100),
            ("0", 0, 2, 200),
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0, 2, 200),
            ("000", 0, 1, 100),
            ("2", 2000, 1, 100),
            ("10", 10_000, 2, 200),
        ] {
            for operation in [&UNSENT_ONLY, &IDEMPOTENT] {
                let outcome = response(operation, 429, Some(retry_after));
                let wait = || policy.wait(operation, attempt, &outcome, &Budget::default(), deadline);
                let waits: Vec<_> = (0..200).map(|_| wait().expect("it is retried").as_secs_f64() * 1000.0).collect();
                let (least, most) = (f64::from(asked + longest / 2), f64::from(asked + longest));
                assert!(waits.iter().all(|wait| (least..=most).contains(wait)), "{retry_after} {waits:?}");
                assert!(waits.iter().any(|wait| *wait != waits[0]), "{retry_after} {waits:?}");
            }
        }
    }

    #[test]
    fn an_endless_retry_after_is_not_ignored() {
        for (retry_after, idempotent) in [("99999999999999999999999", false), ("+1", true), ("-1", true), ("", true)] {
            assert!(!waits(&UNSENT_ONLY, 1, &response(&UNSENT_ONLY, 429, Some(retry_after))), "{retry_after}");
            let outcome = response(&IDEMPOTENT, 503, Some(retry_after));
            assert_eq!(waits(&IDEMPOTENT, 1, &outcome), idempotent, "{retry_after}");
        }
    }

    #[test]
    fn waits_are_spread_between_zero_and_the_doubled_delay() {
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
