//! Faults on the wire: the table of them, and the expected outcome of each under both retry policies.

use std::time::Duration;

use super::{Attempt, Baseline, Case, Expected, Kind, host::Hosted};
use crate::{
    call::{Customization, Limits},
    convention::{Convention, typed_error},
    driver::Setting,
    extension::RETRY,
    server::{Response, Script, Step},
};
use openapi_document::{Operation, RetryPolicy};
use serde_json::json;

/// A fault on the wire.
#[derive(Debug)]
pub struct Fault {
    /// Its name in ids.
    pub name: &'static str,
    /// Whether a server listens.
    pub has_server: bool,
    /// The timeout that is short, if one is. The other one is long, so that it cannot be the cause of an outcome.
    pub(crate) short: Option<Timeout>,
    /// Whether it needs a response body.
    pub needs_body: bool,
    /// Whether the limit of the response body is exactly the length of the documented one.
    exact_limit: bool,
    /// What the server does.
    pub(crate) script: fn(&Case<'_>, &Attempt<'_>) -> Script,
    /// The expectation for the retry policy `unsent_only`.
    unsent_only: Expectation,
    /// The expectation for the retry policy `idempotent`.
    idempotent: Expectation,
    /// The status of the response, if it is not the documented success.
    status: Option<u16>,
}

/// A timeout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Timeout {
    /// For silence of the server.
    Read,
    /// For the attempt as a whole.
    Attempt,
    /// For the call as a whole, and for this call alone.
    Call,
}

/// The outcome, the number of requests that arrive, and the number of attempts.
type Expectation = (Outcome, usize, u32);

#[derive(Debug, Clone, Copy)]
enum Outcome {
    Value,
    NotSent,
    NoResponse {
        timeout: bool,
        head: bool,
    },
    UnexpectedResponse(&'static str),
    /// A response with the body `{}`, which does not arrive where the request is `HEAD`.
    Busy,
}

/// The largest number of attempts.
const MAX_ATTEMPTS: u32 = 3;
/// The short timeouts. On a busy machine a short one may elapse before the server has done its part; the call is
/// then tried with the next one.
pub(crate) const TIMEOUTS: [Duration; 4] =
    [Duration::from_millis(50), Duration::from_millis(200), Duration::from_millis(800), Duration::from_millis(3200)];
/// The timeout that no call runs into.
const LONG_TIMEOUT: Duration = Duration::from_secs(20);
/// The limit of a response body, in bytes.
const LIMIT: usize = 64 * 1024;

const VALUE: Expectation = (Outcome::Value, 1, 1);
const NOT_SENT: Expectation = (Outcome::NotSent, 0, MAX_ATTEMPTS);
const BROKEN: Outcome = Outcome::NoResponse { timeout: false, head: false };
const SILENT: Outcome = Outcome::NoResponse { timeout: true, head: false };
const BROKEN_BODY: Outcome = Outcome::NoResponse { timeout: false, head: true };
const SILENT_BODY: Outcome = Outcome::NoResponse { timeout: true, head: true };

/// Every fault on the wire.
pub(crate) const FAULTS: [Fault; 30] = [
    Fault { has_server: false, ..row("nobody_listens", |_, _| Vec::new(), NOT_SENT, NOT_SENT) },
    row("closed_on_the_request", |_, _| vec![vec![Step::Close]], (BROKEN, 1, 1), (BROKEN, 3, 3)),
    row("reset_on_the_request", |_, _| vec![vec![Step::Reset]], (BROKEN, 1, 1), (BROKEN, 3, 3)),
    Fault { short: Some(Timeout::Read), ..row("silence", silence, (SILENT, 1, 1), (SILENT, 3, 3)) },
    Fault { short: Some(Timeout::Attempt), ..row("silence_for_an_attempt", silence, (SILENT, 1, 1), (SILENT, 3, 3)) },
    Fault { short: Some(Timeout::Call), ..row("silence_for_a_call", silence, (SILENT, 1, 1), (SILENT, 1, 1)) },
    Fault {
        short: Some(Timeout::Read),
        needs_body: true,
        ..row("silence_after_the_head", silence_in_the_body, (SILENT_BODY, 1, 1), (SILENT_BODY, 3, 3))
    },
    Fault {
        short: Some(Timeout::Attempt),
        needs_body: true,
        ..row("endless_trickle", trickle, (SILENT_BODY, 1, 1), (SILENT_BODY, 3, 3))
    },
    Fault { short: Some(Timeout::Read), needs_body: true, ..row("slow_but_not_silent", slow_end, VALUE, VALUE) },
    Fault { needs_body: true, ..row("reset_in_the_body", reset_in_the_body, (BROKEN_BODY, 1, 1), (BROKEN_BODY, 3, 3)) },
    Fault {
        needs_body: true,
        ..row(
            "body_cut_off",
            cut_off,
            (Outcome::UnexpectedResponse("the body is cut off"), 1, 1),
            (Outcome::UnexpectedResponse("the body is cut off"), 3, 3),
        )
    },
    row(
        "no_http",
        |_, _| vec![vec![Step::Write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n".to_vec()), Step::Close]],
        (BROKEN, 1, 1),
        (BROKEN, 3, 3),
    ),
    Fault {
        needs_body: true,
        ..row(
            "too_large",
            |case, _| responses([Response::new(case.status, vec![b' '; LIMIT + 1])]),
            (Outcome::UnexpectedResponse(TOO_LARGE), 1, 1),
            (Outcome::UnexpectedResponse(TOO_LARGE), 1, 1),
        )
    },
    row("drip", |case, _| vec![vec![Step::Drip(case.response().bytes(), Duration::from_micros(50))]], VALUE, VALUE),
    Fault { needs_body: true, ..row("in_chunks", chunks, VALUE, VALUE) },
    Fault {
        needs_body: true,
        exact_limit: true,
        ..row("as_large_as_allowed", |case, _| responses([case.response()]), VALUE, VALUE)
    },
    row(
        "closed_after_the_response",
        |case, _| vec![vec![Step::Respond(case.response().header("connection", "close")), Step::Close]],
        VALUE,
        VALUE,
    ),
    row("continue_first", |case, _| after_informational(case, "HTTP/1.1 100 Continue\r\n\r\n"), VALUE, VALUE),
    row(
        "early_hints_first",
        |case, _| after_informational(case, "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"),
        VALUE,
        VALUE,
    ),
    Fault { status: Some(307), ..row("redirect_307", redirect, REDIRECTED, REDIRECTED) },
    Fault { status: Some(302), ..row("redirect_302", redirect, REDIRECTED, REDIRECTED) },
    Fault {
        status: Some(418),
        ..row("undocumented_status", |case, _| responses([case.response()]), UNDOCUMENTED, UNDOCUMENTED)
    },
    // With the documented body: only the status tells that it is another response.
    Fault {
        status: Some(299),
        ..row("undocumented_success", |case, _| responses([case.response()]), UNDOCUMENTED, UNDOCUMENTED)
    },
    row(
        "busy_then_free",
        |case, _| responses([empty_object(429).header("retry-after", "0"), case.response()]),
        (Outcome::Value, 2, 2),
        (Outcome::Value, 2, 2),
    ),
    Fault {
        status: Some(429),
        ..row("busy_without_a_time", |case, _| responses([empty_object(case.status)]), (BUSY, 1, 1), (BUSY, 3, 3))
    },
    Fault {
        status: Some(503),
        ..row("unavailable", |case, _| responses([empty_object(case.status)]), (BUSY, 1, 1), (BUSY, 3, 3))
    },
    Fault { status: Some(503), ..row("unavailable_for_a_moment", busy_for_a_moment, (BUSY, 1, 1), (BUSY, 3, 3)) },
    Fault { status: Some(429), ..row("busy_for_long", busy_for_long, (BUSY, 1, 1), (BUSY, 1, 1)) },
    Fault { status: Some(503), ..row("unavailable_for_long", busy_for_long, (BUSY, 1, 1), (BUSY, 1, 1)) },
    Fault {
        status: Some(408),
        ..row("request_timeout", |case, _| responses([empty_object(case.status)]), (BUSY, 1, 1), (BUSY, 1, 1))
    },
];

/// A part of the message for a body beyond the limit.
const TOO_LARGE: &str = "larger than";
const REDIRECTED: Expectation = (Outcome::UnexpectedResponse("a redirect, which is never followed"), 1, 1);
const UNDOCUMENTED: Expectation = (Outcome::UnexpectedResponse("the status is not documented"), 1, 1);
/// The body says nothing, so that only the status counts.
const BUSY: Outcome = Outcome::Busy;

const fn row(
    name: &'static str,
    script: fn(&Case<'_>, &Attempt<'_>) -> Script,
    unsent_only: Expectation,
    idempotent: Expectation,
) -> Fault {
    Fault {
        name,
        has_server: true,
        short: None,
        needs_body: false,
        exact_limit: false,
        script,
        unsent_only,
        idempotent,
        status: None,
    }
}

impl Fault {
    /// Whether the document describes the response, which is then no fault.
    fn is_documented(&self, operation: &Operation<'_>) -> bool {
        let is_response = matches!(self.unsent_only.0, Outcome::UnexpectedResponse(_));
        self.status.is_some_and(|status| is_response && operation.response_to(status).is_some())
    }

    /// The setting that makes its timeout short, if one is.
    pub(crate) fn timeout_setting(&self) -> Option<Setting> {
        self.short.map(|timeout| match timeout {
            Timeout::Read => Setting::ReadTimeoutMs,
            Timeout::Attempt => Setting::AttemptTimeoutMs,
            Timeout::Call => Setting::TimeoutMs,
        })
    }

    /// Whether the outcome depends on the limit of response bodies.
    pub(crate) fn needs_limit(&self) -> bool {
        matches!(self.unsent_only.0, Outcome::UnexpectedResponse(TOO_LARGE))
    }

    /// The settings of the call alone. `timeout` is the short one.
    pub(crate) fn customization(&self, timeout: Duration) -> Customization {
        let timeout = Some(timeout).filter(|_| self.short == Some(Timeout::Call));
        let timeout_ms = timeout.and_then(|timeout| u64::try_from(timeout.as_millis()).ok());
        Customization { timeout_ms, ..Customization::default() }
    }

    /// The limits for the call of a case. `timeout` is the short one.
    #[must_use]
    pub fn limits(&self, case: &Case<'_>, timeout: Duration) -> Limits {
        let limit = |of: Timeout| {
            let timeout = if self.short == Some(of) { timeout } else { LONG_TIMEOUT };
            u64::try_from(timeout.as_millis()).ok()
        };
        let exact = case.response_body.as_ref().filter(|_| self.exact_limit);
        Limits {
            max_attempts: Some(MAX_ATTEMPTS),
            base_delay_ms: Some(1),
            max_delay_ms: Some(2),
            read_timeout_ms: limit(Timeout::Read),
            attempt_timeout_ms: limit(Timeout::Attempt),
            body_limit: Some(exact.map_or(LIMIT, |body| body.bytes.len())),
        }
    }
}

/// The faults that an operation can meet.
pub(crate) fn of_operation(operation: &Operation<'_>) -> Vec<&'static Fault> {
    let bodies = has_body(operation);
    FAULTS.iter().filter(|fault| (bodies || !fault.needs_body) && !fault.is_documented(operation)).collect()
}

/// Whether the first success has a body.
fn has_body(operation: &Operation<'_>) -> bool {
    operation.success().is_some_and(|success| success.body().is_some())
}

/// What decides how an operation handles a fault: its retry policy, whether its success has a body, and which faults are none for it.
pub(crate) fn group(operation: &Operation<'_>) -> String {
    let policy = operation.retry().map_or("no retry policy", |retry| retry.policy.name());
    let body = if has_body(operation) { "a body" } else { "no body" };
    let left_out =
        FAULTS.iter().filter(|fault| fault.is_documented(operation)).map(|fault| format!(", no {}", fault.name));
    format!("{policy}, {body}{}", left_out.collect::<String>())
}

/// The first fault of each class of outcomes. Those with a short timeout take long, and a timeout is the same for all operations; a value
/// or an error from the first attempt is what other cases show.
fn smoke() -> Vec<&'static str> {
    let mut classes = Vec::new();
    let is_shown_elsewhere = |fault: &Fault| {
        matches!(fault.unsent_only, (Outcome::Value, _, 1)) || matches!(fault.idempotent, (Outcome::Busy, _, 1))
    };
    let faults = FAULTS.iter().filter(|fault| fault.short.is_none() && !is_shown_elsewhere(fault));
    let is_new = |fault: &&Fault| {
        let outcome = std::mem::discriminant(&fault.unsent_only.0);
        let class = (outcome, fault.unsent_only.2, fault.idempotent.2, fault.status.map(|status| status / 100));
        let is_new = !classes.contains(&class);
        classes.push(class);
        is_new
    };
    faults.filter(is_new).map(|fault| fault.name).collect()
}

/// The whole table, or a fault of each class.
pub(super) fn cases<'d>(baseline: &Baseline<'_, 'd>, hosted: &Hosted) -> Vec<Case<'d>> {
    let (operation, convention) = (baseline.operation(), baseline.convention);
    let idempotent = operation.retry().is_some_and(|retry| retry.policy == RetryPolicy::Idempotent);
    let pointer = operation.node().get(RETRY).unwrap_or_else(|| operation.node().clone());
    let smoke = smoke();
    let tried = of_operation(operation).into_iter().filter(|fault| hosted.faults || smoke.contains(&fault.name));
    let cases = tried.map(|fault| {
        let (outcome, expected_requests, expected_attempts) =
            if idempotent { fault.idempotent } else { fault.unsent_only };
        let case = baseline.case(Kind::Fault, fault.name, pointer.pointer());
        let status = fault.status.unwrap_or(case.status);
        let expected = match outcome {
            Outcome::Value => case.expected.clone(),
            Outcome::NotSent => Expected::NotSent,
            Outcome::NoResponse { timeout, head } => Expected::NoResponse { timeout, head },
            Outcome::UnexpectedResponse(message) => Expected::UnexpectedResponse { messages: vec![message.to_owned()] },
            Outcome::Busy if convention.describes(operation, status, &json!({})) => {
                let documented = || convention.accepts_empty.then(|| json!({}));
                let body: &[u8] = if operation.method() == "HEAD" { b"" } else { b"{}" };
                Expected::Api { typed: typed_error(operation, status, body, documented) }
            }
            Outcome::Busy => Expected::UnexpectedResponse { messages: vec!["unexpected response".to_owned()] },
        };
        Case { fault: Some(fault), status, expected, expected_requests, expected_attempts, ..case }
    });
    cases.collect()
}

/// The head of a response that announces a longer body, and the start of that body.
fn unfinished_response(case: &Case<'_>) -> Vec<u8> {
    let id = Convention::of(case.operation.node().document()).id.unwrap_or("id");
    let value = format!("{}-test-of-a-body-that-breaks-off", id.replace('_', "-"));
    let head = format!("HTTP/1.1 {} Whatever\r\nx-kept: yes\r\ncontent-length: 5000\r\n\r\n", case.status);
    format!("{head}{{\"{id}\":\"{value}\",\"sta").into_bytes()
}

/// How many timeouts the server lets pass before it goes on, so that a client without the timeout has another outcome.
const PATIENCE: u32 = 4;

/// The response comes only after the timeout.
fn silence(case: &Case<'_>, attempt: &Attempt<'_>) -> Script {
    // The empty step shows that the request has arrived.
    let steps = [Step::Write(Vec::new()), Step::Wait(attempt.timeout * PATIENCE), Step::Respond(case.response())];
    vec![steps.into()]
}

fn silence_in_the_body(case: &Case<'_>, attempt: &Attempt<'_>) -> Script {
    vec![vec![Step::Write(unfinished_response(case)), Step::Wait(attempt.timeout * PATIENCE), Step::Close]]
}

/// A body that outlasts the timeout, although the server is never silent for as long.
fn trickle(case: &Case<'_>, attempt: &Attempt<'_>) -> Script {
    let bytes = vec![b' '; 10 * PATIENCE as usize];
    vec![vec![Step::Write(unfinished_response(case)), Step::Drip(bytes, attempt.timeout / 10), Step::Close]]
}

/// The documented success, whose last bytes together outlast the timeout, and each of them alone does not.
fn slow_end(case: &Case<'_>, attempt: &Attempt<'_>) -> Script {
    let mut start = case.response().bytes();
    let end = start.split_off(start.len().saturating_sub(5));
    vec![vec![Step::Write(start), Step::Drip(end, attempt.timeout / 3)]]
}

/// The client needs time to read the head: it may be lost after the reset.
fn reset_in_the_body(case: &Case<'_>, attempt: &Attempt<'_>) -> Script {
    vec![vec![Step::Write(unfinished_response(case)), Step::Wait(attempt.timeout / 2), Step::Reset]]
}

fn cut_off(case: &Case<'_>, _: &Attempt<'_>) -> Script {
    vec![vec![Step::Write(unfinished_response(case)), Step::Close]]
}

/// The documented success in chunks of a few bytes, without a `Content-Length`.
fn chunks(case: &Case<'_>, _: &Attempt<'_>) -> Script {
    let Some(body) = &case.response_body else { return responses([case.response()]) };
    let head = format!(
        "HTTP/1.1 {} Whatever\r\ncontent-type: {}\r\ntransfer-encoding: chunked\r\n\r\n",
        case.status, body.media_type
    );
    let mut response = head.into_bytes();
    for chunk in body.bytes.chunks(7) {
        response.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        response.extend_from_slice(chunk);
        response.extend_from_slice(b"\r\n");
    }
    response.extend_from_slice(b"0\r\n\r\n");
    vec![vec![Step::Write(response)]]
}

fn after_informational(case: &Case<'_>, informational: &str) -> Script {
    vec![vec![Step::Write(informational.as_bytes().to_vec()), Step::Respond(case.response())]]
}

fn redirect(case: &Case<'_>, attempt: &Attempt<'_>) -> Script {
    let to = format!("{}{}", attempt.elsewhere, case.operation.path());
    responses([case.response().header("location", &to)])
}

/// One complete response to each request in turn.
fn responses<const N: usize>(responses: [Response; N]) -> Script {
    responses.map(|response| vec![Step::Respond(response)]).into()
}

fn busy_for_a_moment(case: &Case<'_>, _: &Attempt<'_>) -> Script {
    responses([empty_object(case.status).header("retry-after", "0")])
}

/// The server asks for a longer wait than the client allows.
fn busy_for_long(case: &Case<'_>, _: &Attempt<'_>) -> Script {
    responses([empty_object(case.status).header("retry-after", "3600")])
}

fn empty_object(status: u16) -> Response {
    Response::new(status, "{}")
}
