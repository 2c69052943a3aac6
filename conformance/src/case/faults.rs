//! What goes wrong on the wire: the table of it, and what has to come of it under each policy of repetition.

use std::time::Duration;

use serde_json::Value;
use stytch_client::{RequestOptions, RetryPolicy};

use super::{Case, Expected, Ground, Kind};
use crate::{Script, Step};

/// Something that goes wrong on the wire.
#[derive(Debug)]
pub struct Fault {
    /// Its name in ids.
    pub name: &'static str,
    /// Whether there is a server at all.
    pub served: bool,
    /// Whether nothing comes of it but by waiting.
    pub waits: bool,
    /// Whether it is in the body, so that there has to be one.
    pub in_body: bool,
    /// Whether no more is read than the documented body has.
    exact: bool,
    /// What the server does; given the case, and the URL of another server.
    pub(crate) script: fn(&Case<'_>, &str) -> Script,
    /// What has to come of a call that may be repeated only where it was never received.
    once: Outcome,
    /// What has to come of a call that may be repeated at any time.
    any_time: Outcome,
    /// The status that the server tells, where that is not the documented success.
    status: Option<u16>,
}

/// What has to come of it: for the caller, how many requests arrive, how many attempts are made.
type Outcome = (End, usize, u32);

#[derive(Debug, Clone, Copy)]
enum End {
    Value,
    NotSent,
    Unanswered { timeout: bool, head: bool },
    Unexpected(&'static str),
}

/// How often a call is tried at most.
const TRIES: u32 = 3;
/// How long a server may be silent. Long enough for a busy machine to have read what was written before.
const PATIENCE: Duration = Duration::from_millis(250);
const ENDLESS: Duration = Duration::from_secs(2);
/// How many bytes of a body are read.
pub(crate) const LIMIT: usize = 64 * 1024;

const VALUE: Outcome = (End::Value, 1, 1);
const NOT_SENT: Outcome = (End::NotSent, 0, TRIES);
const BROKEN: End = End::Unanswered { timeout: false, head: false };
const SILENT: End = End::Unanswered { timeout: true, head: false };
const BROKEN_BODY: End = End::Unanswered { timeout: false, head: true };
const SILENT_BODY: End = End::Unanswered { timeout: true, head: true };

/// Everything that can go wrong on the wire.
pub(crate) const FAULTS: [Fault; 22] = [
    Fault { served: false, ..row("nobody_listens", |_, _| Vec::new(), NOT_SENT, NOT_SENT) },
    row("closed_on_the_request", |_, _| vec![vec![Step::Close]], (BROKEN, 1, 1), (BROKEN, 3, 3)),
    row("reset_on_the_request", |_, _| vec![vec![Step::Reset]], (BROKEN, 1, 1), (BROKEN, 3, 3)),
    Fault { waits: true, ..row("silence", |_, _| vec![vec![Step::Wait(ENDLESS)]], (SILENT, 1, 1), (SILENT, 3, 3)) },
    Fault {
        waits: true,
        in_body: true,
        ..row("silence_after_the_head", silence_in_the_body, (SILENT_BODY, 1, 1), (SILENT_BODY, 3, 3))
    },
    Fault { waits: true, in_body: true, ..row("endless_trickle", trickle, (SILENT_BODY, 1, 1), (SILENT_BODY, 3, 3)) },
    Fault { in_body: true, ..row("reset_in_the_body", reset_in_the_body, (BROKEN_BODY, 1, 1), (BROKEN_BODY, 3, 3)) },
    Fault {
        in_body: true,
        ..row(
            "body_cut_off",
            cut_off,
            (End::Unexpected("the body is cut off"), 1, 1),
            (End::Unexpected("the body is cut off"), 3, 3),
        )
    },
    row(
        "no_http",
        |_, _| vec![vec![Step::Write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n".to_vec()), Step::Close]],
        (BROKEN, 1, 1),
        (BROKEN, 3, 3),
    ),
    Fault {
        in_body: true,
        ..row("too_large", too_large, (End::Unexpected("larger than"), 1, 1), (End::Unexpected("larger than"), 1, 1))
    },
    row(
        "drip",
        |case, _| vec![vec![Step::Drip(case.answer(case.status, ""), Duration::from_micros(50))]],
        VALUE,
        VALUE,
    ),
    Fault { in_body: true, ..row("in_chunks", chunks, VALUE, VALUE) },
    Fault { in_body: true, exact: true, ..row("as_large_as_allowed", chunks, VALUE, VALUE) },
    row(
        "closed_after_the_answer",
        |case, _| vec![vec![Step::Write(case.answer(case.status, "connection: close\r\n")), Step::Close]],
        VALUE,
        VALUE,
    ),
    row("continue_first", |case, _| after(case, "HTTP/1.1 100 Continue\r\n\r\n"), VALUE, VALUE),
    row("early_hints_first", |case, _| after(case, "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"), VALUE, VALUE),
    Fault { status: Some(307), ..row("redirect_307", |case, to| redirect(case, 307, to), REDIRECTED, REDIRECTED) },
    Fault { status: Some(302), ..row("redirect_302", |case, to| redirect(case, 302, to), REDIRECTED, REDIRECTED) },
    Fault {
        status: Some(418),
        ..row(
            "undocumented_status",
            |case, _| vec![vec![Step::Write(case.answer(418, ""))]],
            UNDOCUMENTED,
            UNDOCUMENTED,
        )
    },
    row(
        "busy_then_free",
        |case, _| {
            vec![vec![Step::Write(busy(429, "retry-after: 0\r\n"))], vec![Step::Write(case.answer(case.status, ""))]]
        },
        (End::Value, 2, 2),
        (End::Value, 2, 2),
    ),
    Fault {
        status: Some(429),
        ..row("busy_without_a_time", |_, _| vec![vec![Step::Write(busy(429, ""))]], (BUSY, 1, 1), (BUSY, 3, 3))
    },
    Fault {
        status: Some(503),
        ..row("unavailable", |_, _| vec![vec![Step::Write(busy(503, ""))]], (BUSY, 1, 1), (BUSY, 3, 3))
    },
];

const REDIRECTED: Outcome = (End::Unexpected("a redirect, which is never followed"), 1, 1);
const UNDOCUMENTED: Outcome = (End::Unexpected("the status is not documented"), 1, 1);
/// With a body that says nothing, so that only the status counts.
const BUSY: End = End::Unexpected("unexpected answer");

const fn row(name: &'static str, script: fn(&Case<'_>, &str) -> Script, once: Outcome, any_time: Outcome) -> Fault {
    Fault { name, served: true, waits: false, in_body: false, exact: false, script, once, any_time, status: None }
}

impl Fault {
    /// What the call of a case may take where this goes wrong.
    pub fn options(&self, case: &Case<'_>) -> RequestOptions {
        let quick = RetryPolicy::default().base_delay(Duration::from_millis(1)).max_delay(Duration::from_millis(2));
        let patience = if self.waits { PATIENCE } else { Duration::from_secs(20) };
        let limit = case.served.as_ref().filter(|_| self.exact).map_or(LIMIT, |served| served.bytes.len());
        let options = RequestOptions::new().retry(quick.max_attempts(TRIES)).body_limit(limit);
        options.read_timeout(patience).attempt_timeout(patience)
    }
}

pub(super) fn faults<'d>(ground: &Ground<'_, 'd>) -> Vec<Case<'d>> {
    let operation = ground.operation();
    let any_time = operation.retry().is_some_and(|retry| retry.policy == openapi_document::RetryPolicy::Idempotent);
    let pointer = operation.node().get("x-retry").unwrap_or_else(|| operation.node().clone());
    let bodies = ground.success.served.is_some();
    let cases = FAULTS.iter().filter(|fault| bodies || !fault.in_body).map(|fault| {
        let (end, arrivals, attempts) = if any_time { fault.any_time } else { fault.once };
        let case = ground.case(Kind::Fault, fault.name, pointer.pointer());
        let expected = match end {
            End::Value => case.expected.clone(),
            End::NotSent => Expected::NotSent,
            End::Unanswered { timeout, head } => Expected::Unanswered { timeout, head },
            End::Unexpected(says) => Expected::Unexpected { says: vec![says.to_owned()] },
        };
        let status = fault.status.unwrap_or(case.status);
        Case { fault: Some(fault), status, expected, arrivals, attempts, ..case }
    });
    cases.collect()
}

/// The head of an answer that announces more than there is, and the start of a body.
fn start(case: &Case<'_>) -> Vec<u8> {
    let start = b"{\"request_id\":\"request-id-test-of-a-body-that-breaks-off\",\"sta";
    let mut answer =
        format!("HTTP/1.1 {} Whatever\r\nx-kept: yes\r\ncontent-length: 5000\r\n\r\n", case.status).into_bytes();
    answer.extend_from_slice(start);
    answer
}

fn silence_in_the_body(case: &Case<'_>, _: &str) -> Script {
    vec![vec![Step::Write(start(case)), Step::Wait(ENDLESS)]]
}

fn trickle(case: &Case<'_>, _: &str) -> Script {
    vec![vec![Step::Write(start(case)), Step::Drip(vec![b' '; 400], Duration::from_millis(5))]]
}

fn reset_in_the_body(case: &Case<'_>, _: &str) -> Script {
    vec![vec![Step::Write(start(case)), Step::Wait(Duration::from_millis(30)), Step::Reset]]
}

fn cut_off(case: &Case<'_>, _: &str) -> Script {
    vec![vec![Step::Write(start(case)), Step::Close]]
}

fn too_large(case: &Case<'_>, _: &str) -> Script {
    let mut answer = format!("HTTP/1.1 {} Whatever\r\ncontent-length: {}\r\n\r\n", case.status, LIMIT + 1).into_bytes();
    answer.extend(std::iter::repeat_n(b' ', LIMIT + 1));
    vec![vec![Step::Write(answer)]]
}

/// The documented success in chunks of a few bytes, without a length.
fn chunks(case: &Case<'_>, to: &str) -> Script {
    let Some(served) = &case.served else { return vec![vec![Step::Write(case.answer(case.status, ""))]] };
    let _ = to;
    let head = format!(
        "HTTP/1.1 {} Whatever\r\ncontent-type: {}\r\ntransfer-encoding: chunked\r\n\r\n",
        case.status, served.media_type
    );
    let mut answer = head.into_bytes();
    for chunk in served.bytes.chunks(7) {
        answer.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        answer.extend_from_slice(chunk);
        answer.extend_from_slice(b"\r\n");
    }
    answer.extend_from_slice(b"0\r\n\r\n");
    vec![vec![Step::Write(answer)]]
}

fn after(case: &Case<'_>, first: &str) -> Script {
    vec![vec![Step::Write(first.as_bytes().to_vec()), Step::Write(case.answer(case.status, ""))]]
}

fn redirect(case: &Case<'_>, status: u16, to: &str) -> Script {
    vec![vec![Step::Write(case.answer(status, &format!("location: {to}{}\r\n", case.operation.path())))]]
}

fn busy(status: u16, headers: &str) -> Vec<u8> {
    let body = Value::Object(serde_json::Map::new()).to_string();
    format!("HTTP/1.1 {status} Busy\r\n{headers}content-length: {}\r\n\r\n{body}", body.len()).into_bytes()
}
