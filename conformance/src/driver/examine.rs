//! Compares an exchange of any client with what the document says. Each case is examined for what it is about, so that one weakness of a
//! client does not fail every case: its request, its outcome, or the number of requests under a fault.

use openapi_document::sample::Schemas;
use serde_json::Value;

use super::{Field, Hello};
use crate::{
    case::{Case, Expected, Kind},
    convention::Convention,
    outcome::{Failure, Outcome},
    partial_json::complete_properties,
    runner::Exchange,
    verify::{RequestDifferences, request_differences},
};

/// What is wrong with an exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// What the client does, in plain words, the same for all exchanges with this weakness.
    pub reason: &'static str,
    /// What differs in this exchange.
    pub detail: String,
}

/// What is wrong with an exchange of a client, the most serious complaint first.
#[must_use]
pub fn examine<'d>(schemas: &Schemas<'d>, case: &Case<'d>, exchange: &Exchange, hello: &Hello) -> Vec<Complaint> {
    let mut complaints = Complaints(Vec::new());
    complaints.requests(schemas, case, exchange);
    let is_about_requests = matches!(case.kind, Kind::Request | Kind::ValidRequest | Kind::Security);
    if is_about_requests && case.expected_requests > 0 {
        return complaints.0;
    }
    match (&case.expected, &exchange.outcome) {
        (Expected::Value(expected), Outcome::Value(value)) => complaints.value(case, &value.value, expected),
        (Expected::Value(_), Outcome::Error(error)) => complaints.refusal(case, exchange, error),
        (expected, Outcome::Value(_)) => complaints.undeserved_value(case, expected, exchange),
        (Expected::Api { .. } | Expected::UnexpectedResponse { .. }, Outcome::Error(error)) => {
            complaints.error(case, error, hello);
        }
        (_, Outcome::Error(error)) => {
            if let Some(status) = error.status.filter(|_| !has_head(&case.expected)) {
                complaints.add("invents a status", format!("status {status}, and no response came"));
            }
        }
    }
    complaints.0
}

/// Whether the head of a response arrives.
fn has_head(expected: &Expected) -> bool {
    match expected {
        Expected::Value(_) | Expected::Api { .. } | Expected::UnexpectedResponse { .. } => true,
        Expected::NoResponse { head, .. } => *head,
        Expected::InvalidRequest { .. } | Expected::Config { .. } | Expected::NotSent => false,
    }
}

struct Complaints(Vec<Complaint>);

impl Complaints {
    fn add(&mut self, reason: &'static str, detail: impl Into<String>) {
        self.0.push(Complaint { reason, detail: detail.into() });
    }

    /// What arrived at the servers.
    fn requests<'d>(&mut self, schemas: &Schemas<'d>, case: &Case<'d>, exchange: &Exchange) {
        let (arrived, expected) = (exchange.requests.len(), case.expected_requests);
        if !exchange.elsewhere.is_empty() {
            let detail = match exchange.elsewhere.iter().any(|request| !request.body.is_empty()) {
                true => "with the request body, to another host",
                false => "without the request body, to another host",
            };
            self.add("follows a redirect", detail);
        }
        if arrived > 0 && expected == 0 {
            match case.expected {
                Expected::Config { .. } => self.add("calls without the credentials that it needs", ""),
                Expected::InvalidRequest { .. } => self.add("sends a request that the document forbids", ""),
                _ => {}
            }
        }
        if arrived == 0 && expected > 0 {
            let detail = match &exchange.outcome {
                Outcome::Error(error) => one_line(&error.display),
                Outcome::Value(_) => "a value without a request".to_owned(),
            };
            return self.add("does not send a request that the document allows", detail);
        }
        if case.fault.is_some() && arrived > expected {
            self.add("sends again what may have been received", format!("{arrived} requests, expected {expected}"));
        }
        let about_requests = matches!(case.kind, Kind::Request | Kind::ValidRequest);
        if !(about_requests || case.kind == Kind::Security && expected > 0) {
            return;
        }
        let Some(request) = exchange.requests.first() else { return };
        let RequestDifferences { credentials, others, has_nulls } = request_differences(schemas, case, request);
        if !credentials.is_empty() {
            self.add("sends other credentials", credentials.join("; "));
        }
        if about_requests && !others.is_empty() {
            self.add("sends another request than the call says", others.join("; "));
        }
        if about_requests && has_nulls {
            self.add("sends null for properties that are not set", "");
        }
    }

    fn value(&mut self, case: &Case<'_>, found: &Value, expected: &Value) {
        let mut differences = Vec::new();
        let served = case.response_body.as_ref().map(|body| String::from_utf8_lossy(&body.bytes)).unwrap_or_default();
        compare(found, expected, "", &served, &mut differences);
        if !differences.is_empty() {
            self.add("returns another value than the response has", differences.join("; "));
        }
    }

    fn refusal(&mut self, case: &Case<'_>, exchange: &Exchange, error: &Failure) {
        let why = one_line(&error.display);
        if exchange.requests.is_empty() {
            // A complaint says already that no request was sent.
        } else if exchange.requests.len() < case.expected_requests {
            self.add("gives up although the server says when to try again", why);
        } else {
            self.add("fails on a response that the document describes", why);
        }
    }

    fn undeserved_value(&mut self, case: &Case<'_>, expected: &Expected, exchange: &Exchange) {
        match expected {
            Expected::Api { .. } => self.add("returns a value for an error", format!("status {}", case.status)),
            Expected::UnexpectedResponse { .. } if case.fault.is_some_and(|fault| fault.needs_limit()) => {
                self.add("reads more than its limit", "");
            }
            Expected::UnexpectedResponse { .. } => {
                self.add("returns a value for a response that the document does not describe", "");
            }
            Expected::NoResponse { timeout: true, .. } => self.add("does not give up in time", ""),
            Expected::NoResponse { .. } | Expected::NotSent => {
                self.add("returns a value without a complete response", "");
            }
            // A complaint says already that a request was sent.
            _ if exchange.requests.is_empty() => self.add("returns a value without a request", ""),
            _ => {}
        }
    }

    /// Compares an error with the response, field by field.
    fn error(&mut self, case: &Case<'_>, error: &Failure, hello: &Hello) {
        for Told { field, told, expected } in told(case, error) {
            // A client may have a message of its own where the response has none.
            let is_own = expected.is_none() && matches!(field, Field::Message | Field::Url);
            if !hello.tells.contains(&field) || told == expected || is_own {
                continue;
            }
            let reason = match (field, &told) {
                (Field::Status, None) => "loses the status",
                (Field::Code, None) => "loses the error code",
                (Field::Message, None) => "loses the message of the error",
                (Field::Url, None) => "loses the URL of the error",
                (Field::RequestId, None) => "loses the id of the request",
                (_, Some(_)) => "tells something else than the response",
            };
            self.add(reason, format!("{field:?}: {told:?}, expected {expected:?}"));
        }
    }
}

/// A field of an error: in the reply and in the response.
pub(crate) struct Told {
    pub(crate) field: Field,
    pub(crate) told: Option<String>,
    pub(crate) expected: Option<String>,
}

/// Every field of an error.
pub(crate) fn told(case: &Case<'_>, error: &Failure) -> Vec<Told> {
    let bytes = case.response_body.as_ref().map(|body| body.bytes.as_slice()).unwrap_or_default();
    let body = complete_properties(&case.operation, bytes);
    let convention = Convention::of(case.operation.node().document());
    let text = |name: Option<&str>| body.get(name?).and_then(Value::as_str).map(str::to_owned);
    let row = |field, told: Option<String>, expected| Told { field, told, expected };
    let details = &error.details;
    let status = row(Field::Status, error.status.map(|status| status.to_string()), Some(case.status.to_string()));
    // The response under a fault does not have the body of the case.
    if case.fault.is_some() {
        return vec![status];
    }
    vec![
        status,
        row(Field::Code, details.code.clone(), text(convention.code)),
        row(Field::Message, details.message.clone(), text(convention.message)),
        row(Field::Url, details.url.clone(), text(convention.url)),
        row(Field::RequestId, details.id.clone(), text(convention.id)),
    ]
}

/// Compares values as a caller can tell them apart: absent and null are the same, and so are two forms of one time. The value may have
/// properties that the document does not describe, as long as the response that was served has them.
fn compare(found: &Value, expected: &Value, at: &str, served: &str, differences: &mut Vec<String>) {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            let is_invented =
                |name: &&String| !expected.contains_key(*name) && !served.contains(&format!("\"{name}\""));
            let names = expected.keys().chain(found.keys().filter(is_invented));
            for name in names {
                let of = |object: &serde_json::Map<String, Value>| object.get(name).cloned().unwrap_or_default();
                compare(&of(found), &of(expected), &format!("{at}/{name}"), served, differences);
            }
        }
        (Value::Array(found), Value::Array(expected)) if found.len() == expected.len() => {
            for (index, (found, expected)) in found.iter().zip(expected).enumerate() {
                compare(found, expected, &format!("{at}/{index}"), served, differences);
            }
        }
        (Value::String(found), Value::String(expected)) if same_time(found, expected) => {}
        (Value::Number(found), Value::Number(expected)) if found.as_f64() == expected.as_f64() => {}
        _ if found == expected => {}
        _ => differences.push(format!("{at} is {}, the response has {}", short(found), short(expected))),
    }
}

/// Whether two texts are one time in UTC, with and without a fraction of zeros.
fn same_time(one: &str, other: &str) -> bool {
    let normal = |text: &str| {
        let text = text.strip_suffix('Z').or_else(|| text.strip_suffix("+00:00"))?;
        let is_time = text.len() >= 19 && text.as_bytes().get(10) == Some(&b'T');
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
        is_time.then(|| text.to_owned())
    };
    one == other || normal(one).is_some_and(|time| Some(time) == normal(other))
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 80 { format!("{} …", text.chars().take(80).collect::<String>()) } else { text }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(300).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn differences(found: Value, expected: Value) -> Vec<String> {
        let mut differences = Vec::new();
        compare(&found, &expected, "", "", &mut differences);
        differences
    }

    #[test]
    fn absent_is_null_and_a_time_has_many_forms() {
        assert!(differences(json!({"a": null, "n": 1.0}), json!({"b": null, "n": 1})).is_empty());
        let times = json!({"at": "2026-01-02T03:04:05Z"});
        assert!(differences(json!({"at": "2026-01-02T03:04:05.000+00:00"}), times.clone()).is_empty());
        assert_eq!(differences(json!({"at": "2026-01-02T03:04:06Z"}), times).len(), 1);
    }

    #[test]
    fn what_is_lost_or_added_is_named() {
        assert_eq!(differences(json!({"a": []}), json!({"a": null})), ["/a is [], the response has null"]);
        assert_eq!(differences(json!({"a": [1]}), json!({"a": [2]})), ["/a/0 is 1, the response has 2"]);
        assert_eq!(differences(json!({"a": 1}), json!({})), ["/a is 1, the response has null"]);
    }
}
