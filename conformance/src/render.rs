//! Writes an exchange as text for people: requests, response, outcome.

use std::{fmt::Write as _, time::Duration};

use openapi_mock::RecordedRequest;
use serde_json::Value;

use crate::{
    case::Case,
    convention::accessor,
    outcome::{Failure, Outcome},
    placeholder::{Place, Used},
    runner::Exchange,
    server::ServerKind,
};

/// Renders an exchange. Placeholders replace secrets and values that vary between runs.
#[must_use]
pub fn render(case: &Case<'_>, exchange: &Exchange) -> String {
    render_with_placeholders(case, exchange).0
}

/// Renders an exchange; also returns the placeholders that it needed.
pub(crate) fn render_with_placeholders(case: &Case<'_>, exchange: &Exchange) -> (String, Used) {
    let (mut text, mut used) = (String::new(), Used::default());
    if let Some(server) = &exchange.chosen_server {
        heading(&mut text, "server");
        let _ = writeln!(text, "{server}");
    }
    for request in &exchange.requests {
        heading(&mut text, "request");
        render_request(&mut text, &mut used, case, request);
    }
    heading(&mut text, &format!("response from {}", exchange.server.name()));
    let _ = writeln!(text, "{}", case.status);
    for (name, value) in &case.headers {
        let _ = writeln!(text, "{name}: {value}");
    }
    if let Some(response) = &case.response_body {
        let _ = writeln!(text, "content-type: {}\n\n{}", response.media_type, body(&response.bytes));
    }
    heading(&mut text, "outcome");
    match &exchange.outcome {
        Outcome::Value(value) => {
            let id = or_none(value.id.as_deref());
            let _ = writeln!(text, "a value\nstatus: {}\n{}: {id}", value.status, accessor::ID);
            let _ = writeln!(text, "\n{}", pretty(&value.value));
        }
        Outcome::Error(error) => render_error(&mut text, &mut used, case, error),
    }
    (text, used)
}

/// An exchange in one line, without anything sensitive.
#[must_use]
pub fn summary(exchange: &Exchange) -> String {
    let requests = match exchange.requests.len() {
        1 => String::new(),
        0 => "nothing sent; ".to_owned(),
        count => format!("{count} requests; "),
    };
    // Wiremock is the rule.
    let socket = (exchange.server == ServerKind::Socket).then_some("socket");
    let server = socket.into_iter().chain(exchange.chosen_server.as_deref()).map(|server| format!("{server}: "));
    let requests = server.chain([requests]).collect::<String>();
    match &exchange.outcome {
        Outcome::Value(value) => format!("{requests}a value, status {}", value.status),
        Outcome::Error(error) => {
            let message = &error.display;
            let operation = error.operation.as_deref();
            let message = operation.and_then(|operation| message.strip_prefix(operation)).unwrap_or(message);
            let message = message.trim_start_matches([':', ' ']).replace(['\n', '\r'], " ");
            format!("{requests}Error::{} {message}", error.kind.variant())
        }
    }
}

fn heading(text: &mut String, title: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    let _ = writeln!(text, "── {title} ──");
}

fn render_request(text: &mut String, used: &mut Used, case: &Case<'_>, request: &RecordedRequest) {
    let _ = writeln!(text, "{} {}", request.method, used.replace(case, Place::Target, &request.target));
    for (name, value) in &request.headers {
        let _ = writeln!(text, "{name}: {}", used.replace(case, Place::Header(name), value));
    }
    if !request.body.is_empty() {
        let _ = writeln!(text, "\n{}", used.replace(case, Place::Body, &body(&request.body)));
    }
}

/// JSON over several lines, anything else as text.
fn body(bytes: &[u8]) -> String {
    let json = serde_json::from_slice(bytes).map(|json| pretty(&json));
    json.unwrap_or_else(|_| {
        let mut text = String::new();
        for char in String::from_utf8_lossy(bytes).replace("\r\n", "\n").chars() {
            match char {
                '\n' | '\t' => text.push(char),
                // A file with such characters is binary for git.
                char if char.is_control() => text.extend(char.escape_default()),
                char => text.push(char),
            }
        }
        text
    })
}

fn render_error(text: &mut String, used: &mut Used, case: &Case<'_>, error: &Failure) {
    let _ = writeln!(text, "Error::{}\n{}\n", error.kind.variant(), error.display);
    let status = error.status.map(|status| status.to_string());
    let details = error.details.details.as_ref().map(|details| Value::Object(details.clone()).to_string());
    let retry_after = error.retry_after_ms.map(|wait| format!("{:?}", Duration::from_millis(wait)));
    let retry_after = retry_after.map(|wait| used.replace(case, Place::RetryAfter, &wait));
    let rows = [
        ("operation", error.operation.as_deref()),
        ("field", error.field.as_deref()),
        ("status", status.as_deref()),
        (accessor::CODE, error.details.code.as_deref()),
        (accessor::MESSAGE, error.details.message.as_deref()),
        (accessor::URL, error.details.url.as_deref()),
        (accessor::DETAILS, details.as_deref()),
        (accessor::ID, error.details.id.as_deref()),
        ("retry_after", retry_after.as_deref()),
    ];
    for (name, value) in rows {
        let _ = writeln!(text, "{name}: {}", or_none(value));
    }
    let _ = writeln!(
        text,
        "may_have_been_sent: {}\nis_timeout: {}\nattempts: {}",
        error.may_have_been_sent, error.is_timeout, error.attempts
    );
    if let Some(typed) = &error.typed {
        let _ = writeln!(text, "\n{}", pretty(typed));
    }
}

fn or_none(value: Option<&str>) -> &str {
    value.unwrap_or("none")
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
