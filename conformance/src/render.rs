//! An exchange as people read it: what was sent, what was served, what the caller got.

use std::fmt::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;
use stytch_client::Error;

use crate::{Case, Exchange, Identity, Sent};

/// Writes an exchange down, with what varies and what is secret replaced by named placeholders.
#[must_use]
pub fn render(case: &Case<'_>, exchange: &Exchange) -> String {
    let mut text = String::new();
    if let Some(server) = &exchange.asked_for {
        heading(&mut text, "server");
        let _ = writeln!(text, "{server}");
    }
    for sent in &exchange.sent {
        heading(&mut text, "request");
        render_request(&mut text, sent);
    }
    heading(&mut text, "response");
    let _ = writeln!(text, "{}", case.status);
    for (name, value) in &case.headers {
        let _ = writeln!(text, "{name}: {value}");
    }
    if let Some(served) = &case.served {
        let _ = writeln!(text, "content-type: {}\n\n{}", served.media_type, body(&served.bytes));
    }
    heading(&mut text, "outcome");
    match &exchange.outcome {
        Ok(value) => {
            let _ = writeln!(
                text,
                "a value\nstatus: {}\nrequest_id: {}",
                value.status().as_u16(),
                or_none(value.request_id())
            );
            let _ = writeln!(text, "\n{}", pretty(value));
        }
        Err(error) => render_error(&mut text, case, error),
    }
    text
}

/// What came of an exchange in a few words, none of them sensitive.
#[must_use]
pub fn line(exchange: &Exchange) -> String {
    let requests = match exchange.sent.len() {
        1 => String::new(),
        0 => "nothing sent; ".to_owned(),
        count => format!("{count} requests; "),
    };
    let requests = exchange.asked_for.iter().map(|server| format!("{server}: ")).chain([requests]).collect::<String>();
    match &exchange.outcome {
        Ok(value) => format!("{requests}a value, status {}", value.status().as_u16()),
        Err(error) => {
            let told = error.to_string();
            let told = error.operation().and_then(|operation| told.strip_prefix(operation)).unwrap_or(&told);
            let told = told.trim_start_matches([':', ' ']).replace(['\n', '\r'], " ");
            format!("{requests}Error::{} {told}", variant(error))
        }
    }
}

fn heading(text: &mut String, title: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    let _ = writeln!(text, "── {title} ──");
}

fn render_request(text: &mut String, sent: &Sent) {
    let _ = writeln!(text, "{} {}", sent.method, sent.target);
    for (name, value) in &sent.headers {
        let value = match name.as_str() {
            "host" => "[host]".to_owned(),
            "authorization" => authorization(value),
            "user-agent" => value.replace(env!("CARGO_PKG_VERSION"), "[version]"),
            _ => value.clone(),
        };
        let _ = writeln!(text, "{name}: {value}");
    }
    if !sent.body.is_empty() {
        let _ = writeln!(text, "\n{}", body(&sent.body));
    }
}

/// JSON over several lines, anything else as it is.
fn body(bytes: &[u8]) -> String {
    let json = serde_json::from_slice(bytes).map(|json| pretty(&json));
    json.unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}

fn authorization(value: &str) -> String {
    let decoded = value.strip_prefix("Basic ").and_then(|encoded| STANDARD.decode(encoded).ok());
    let pair = decoded.and_then(|decoded| String::from_utf8(decoded).ok()).unwrap_or_default();
    let named = pair
        .replace(Identity::PROJECT_ID, "[project_id]")
        .replace(Identity::SECRET, "[secret]")
        .replace(Identity::PUBLIC_TOKEN, "[public_token]");
    format!("Basic {named}")
}

fn render_error(text: &mut String, case: &Case<'_>, error: &Error) {
    let _ = writeln!(text, "Error::{}\n{error}\n", variant(error));
    let status = error.status().map(|status| status.as_u16().to_string());
    let details = error.error_details().map(|details| Value::Object(details.clone()).to_string());
    // How long it is until a date depends on when that is asked.
    let until_a_date = case.headers.iter().any(|(name, value)| name == "retry-after" && value.parse::<u64>().is_err());
    let retry_after =
        error.retry_after().map(|wait| if until_a_date { "until the date".to_owned() } else { format!("{wait:?}") });
    let rows = [
        ("operation", error.operation()),
        ("field", error.field()),
        ("status", status.as_deref()),
        ("error_type", error.error_type().map(|kind| kind.as_str())),
        ("error_message", error.error_message()),
        ("error_url", error.error_url()),
        ("error_details", details.as_deref()),
        ("request_id", error.request_id()),
        ("retry_after", retry_after.as_deref()),
    ];
    for (name, value) in rows {
        let _ = writeln!(text, "{name}: {}", or_none(value));
    }
    let _ = writeln!(
        text,
        "may_have_been_sent: {}\nis_timeout: {}\nattempts: {}",
        error.may_have_been_sent(),
        error.is_timeout(),
        error.attempts()
    );
    if let Error::Api(api) = error
        && let Some(Ok(typed)) = api.response().map(serde_json::to_value)
    {
        let _ = writeln!(text, "\n{}", pretty(&typed));
    }
}

fn variant(error: &Error) -> &'static str {
    match error {
        Error::Config(_) => "Config",
        Error::InvalidRequest(_) => "InvalidRequest",
        Error::NotSent(_) => "NotSent",
        Error::NoResponse(_) => "NoResponse",
        Error::Api(_) => "Api",
        Error::UnexpectedResponse(_) => "UnexpectedResponse",
        _ => "a variant that the suite does not know",
    }
}

fn or_none(value: Option<&str>) -> &str {
    value.unwrap_or("none")
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
