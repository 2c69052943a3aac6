//! Writes an exchange as text for people: requests, response, outcome.

use std::{fmt::Write as _, time::Duration};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_mock::RecordedRequest;
use serde_json::Value;

use crate::{
    case::Case,
    convention::accessor,
    credentials::with_placeholders,
    outcome::{Failure, Outcome},
    runner::Exchange,
    server::ServerKind,
};

/// Renders an exchange. Placeholders replace secrets and values that vary between runs.
#[must_use]
pub fn render(case: &Case<'_>, exchange: &Exchange) -> String {
    let mut text = String::new();
    if let Some(server) = &exchange.chosen_server {
        heading(&mut text, "server");
        let _ = writeln!(text, "{server}");
    }
    for request in &exchange.requests {
        heading(&mut text, "request");
        render_request(&mut text, case, request);
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
        Outcome::Error(error) => render_error(&mut text, case, error),
    }
    text
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

fn render_request(text: &mut String, case: &Case<'_>, request: &RecordedRequest) {
    let document = case.operation.node().document();
    let placeholders = |text: &str| with_placeholders(text, document, &case.credentials, |name, _| format!("[{name}]"));
    let _ = writeln!(text, "{} {}", request.method, placeholders(&request.target));
    for (name, value) in &request.headers {
        let value = match name.as_str() {
            "host" => "[host]".to_owned(),
            "user-agent" => without_version(value),
            _ => placeholders(&decoded_basic(value)),
        };
        let _ = writeln!(text, "{name}: {value}");
    }
    if !request.body.is_empty() {
        let _ = writeln!(text, "\n{}", body(&request.body));
    }
}

/// HTTP Basic with user name and password in plain text, any other value as it is.
fn decoded_basic(value: &str) -> String {
    let decoded = value.strip_prefix("Basic ").and_then(|encoded| STANDARD.decode(encoded).ok());
    let pair = decoded.and_then(|decoded| String::from_utf8(decoded).ok());
    pair.map_or_else(|| value.to_owned(), |pair| format!("Basic {pair}"))
}

/// `name/1.2.3` as `name/[version]`.
fn without_version(value: &str) -> String {
    let product = |product: &str| match product.split_once('/') {
        Some((name, version)) if version.starts_with(|first: char| first.is_ascii_digit()) => {
            format!("{name}/[version]")
        }
        _ => product.to_owned(),
    };
    value.split(' ').map(product).collect::<Vec<_>>().join(" ")
}

/// JSON over several lines, anything else as it is.
fn body(bytes: &[u8]) -> String {
    let json = serde_json::from_slice(bytes).map(|json| pretty(&json));
    json.unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}

fn render_error(text: &mut String, case: &Case<'_>, error: &Failure) {
    let _ = writeln!(text, "Error::{}\n{}\n", error.kind.variant(), error.display);
    let status = error.status.map(|status| status.to_string());
    let details = error.details.details.as_ref().map(|details| Value::Object(details.clone()).to_string());
    // The time until a date depends on when the run starts.
    let until_a_date = case.headers.iter().any(|(name, value)| name == "retry-after" && value.parse::<u64>().is_err());
    let retry_after = error.retry_after_ms.map(Duration::from_millis);
    let retry_after =
        retry_after.map(|wait| if until_a_date { "until the date".to_owned() } else { format!("{wait:?}") });
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

#[cfg(test)]
mod tests {
    use super::without_version;

    #[test]
    fn a_version_is_replaced_and_nothing_else() {
        assert_eq!(without_version("some-client-rust/0.1.0 (linux/amd64)"), "some-client-rust/[version] (linux/amd64)");
    }
}
