//! Compares the outcome of a call with the expected one.

use openapi_mock::redact;
use serde_json::Value;

use super::{Report, differences};
use crate::{
    case::{Case, Expected, Kind},
    convention::{Convention, accessor},
    coverage::Evidence,
    outcome::{ErrorKind, Failure, Headers, Outcome, Success},
    partial_json::complete_properties,
};

pub(super) fn check(report: &mut Report, case: &Case<'_>, outcome: &Outcome) {
    match (case.fault, case.malformed_body) {
        (Some(fault), _) => report.evidence(Evidence::Fault(fault.name)),
        (None, Some(name)) => report.evidence(Evidence::MalformedBody(case.status, name)),
        (None, None) => {}
    }
    match (outcome, &case.expected) {
        (Outcome::Value(value), Expected::Value(expected)) => check_value(report, case, value, expected),
        (Outcome::Value(_), expected) => {
            report.mismatch(format!("the caller got a value, expected {}", described(expected)));
        }
        (Outcome::Error(error), Expected::Value(_)) => {
            report.mismatch(format!("the caller got an error, expected a value: {}", error.display));
        }
        (Outcome::Error(error), expected) => check_error(report, case, error, expected),
    }
}

fn check_error(report: &mut Report, case: &Case<'_>, error: &Failure, expected: &Expected) {
    match (error.kind, expected) {
        (ErrorKind::Config, Expected::Config { in_call, message }) => {
            report.equal("field()", error.field.as_deref(), None);
            check_message(report, error, std::slice::from_ref(message));
            check_response(report, case, error, false);
            if *in_call {
                report.evidence(Evidence::NoCredential);
            } else {
                // No operation is called yet.
                report.equal("operation()", error.operation.as_deref(), None);
                return report.equal("may_have_been_sent()", error.may_have_been_sent, false);
            }
        }
        (ErrorKind::InvalidRequest, Expected::InvalidRequest { field, message }) => {
            report.equal("field()", error.field.as_deref(), field.as_deref());
            check_message(report, error, std::slice::from_ref(message));
            check_response(report, case, error, false);
        }
        (ErrorKind::NotSent, Expected::NotSent) => check_response(report, case, error, false),
        (ErrorKind::NoResponse, Expected::NoResponse { head, timeout }) => {
            report.equal("is_timeout()", error.is_timeout, *timeout);
            check_response(report, case, error, *head);
        }
        (ErrorKind::Api, Expected::Api { typed }) => {
            check_response(report, case, error, true);
            if case.fault.is_none() {
                check_error_body(report, case, error);
            }
            match (&error.typed, typed) {
                (Some(found), Some(typed)) => {
                    for difference in differences(found, typed, "") {
                        report.mismatch(format!("the typed error differs from the documented body: {difference}"));
                    }
                }
                (None, None) => {}
                (Some(_), None) => {
                    report.mismatch("an undocumented body was decoded as the typed error".to_owned());
                }
                (None, Some(_)) => {
                    report.mismatch("the documented body was not decoded as the typed error".to_owned());
                }
            }
        }
        (ErrorKind::UnexpectedResponse, Expected::UnexpectedResponse { messages }) => {
            check_message(report, error, messages);
            check_response(report, case, error, true);
            if case.fault.is_none() {
                check_error_body(report, case, error);
            }
        }
        (_, expected) => report.mismatch(format!("the caller got {}, expected {}", error.debug, described(expected))),
    }
    let may_have_been_sent =
        !matches!(expected, Expected::Config { .. } | Expected::InvalidRequest { .. } | Expected::NotSent);
    report.equal("may_have_been_sent()", error.may_have_been_sent, may_have_been_sent);
    let timeout = matches!(expected, Expected::NoResponse { timeout: true, .. });
    report.equal("is_timeout()", error.is_timeout, timeout);
    report.equal("attempts()", error.attempts, case.expected_attempts);
    report.equal("operation()", error.operation.as_deref(), Some(case.operation.id()));
    check_display(report, case, error);
}

fn described(expected: &Expected) -> String {
    match expected {
        Expected::Value(_) => "a value".to_owned(),
        Expected::InvalidRequest { message, .. } => format!("an invalid request: {message}"),
        Expected::Config { message, .. } => format!("an invalid setting of the client: {message}"),
        Expected::Api { .. } => "the API's error".to_owned(),
        Expected::UnexpectedResponse { messages } => format!("an unexpected response: {}", messages.join(" or ")),
        Expected::NotSent => "an error before the request is sent".to_owned(),
        Expected::NoResponse { .. } => "no response".to_owned(),
    }
}

fn check_message(report: &mut Report, error: &Failure, parts: &[String]) {
    if !parts.iter().any(|part| error.display.contains(part)) {
        report.mismatch(format!("`Display` does not contain {:?}: {:?}", parts.join(" or "), error.display));
    }
}

/// Checks that status, headers and body are there exactly if the head of a response was received.
fn check_response(report: &mut Report, case: &Case<'_>, error: &Failure, head: bool) {
    report.equal("status()", error.status, Some(case.status).filter(|_| head));
    report.equal("whether there are headers", error.headers.is_some(), head);
    report.equal("whether there is a body", error.body.is_some(), head);
    if !head {
        report.equal(&accessor_call(accessor::ID), error.details.id.as_deref(), None);
    }
}

/// The documented response body, without its envelope.
fn documented_body(case: &Case<'_>) -> Option<Value> {
    let body = case.response_body.as_ref().filter(|_| case.fault.is_none() && case.malformed_body.is_none())?;
    let body: Value = serde_json::from_slice(&body.bytes).ok()?;
    let response = case.operation.response_to(case.status)?;
    let inner = response.body()?.envelope().and_then(|key| body.get(key)).cloned();
    Some(inner.unwrap_or(body))
}

/// Notes the response as evidence, if it is a documented one.
fn note_response(report: &mut Report, case: &Case<'_>) {
    if case.fault.is_none() && case.malformed_body.is_none() {
        report.evidence(Evidence::Status(case.status));
        if let Some(body) = &case.response_body {
            report.evidence(Evidence::MediaType(Some(case.status), body.media_type.clone()));
        }
        if let Some(body) = documented_body(case) {
            report.evidence(Evidence::ResponseBody(case.status, body));
        }
    }
}

/// Checks that the client returns the documented headers unchanged.
fn check_headers(report: &mut Report, case: &Case<'_>, headers: Option<&Headers>) {
    for (name, value) in &case.headers {
        let found = headers.and_then(|headers| headers.get(name));
        report.equal(&format!("the header `{name}` of headers()"), found, Some(value.as_str()));
        report.evidence(Evidence::Header(case.status, name.clone()));
    }
}

fn media_type<'c>(case: &'c Case<'_>) -> Option<&'c str> {
    let media_type = case.response_body.as_ref().map(|body| body.media_type.as_str());
    media_type.filter(|media_type| !media_type.is_empty())
}

/// Checks the body as it arrived, and every detail that can be read in it.
fn check_error_body(report: &mut Report, case: &Case<'_>, error: &Failure) {
    note_response(report, case);
    check_headers(report, case, error.headers.as_ref());
    let bytes = case.response_body.as_ref().map(|body| body.bytes.as_slice()).unwrap_or_default();
    let body = complete_properties(&case.operation, bytes);
    let convention = Convention::of(case.operation.node().document());
    let property = |name: Option<&str>| body.get(name?);
    let text = |name: Option<&str>| property(name).and_then(Value::as_str);
    report.equal("body()", error.body.as_deref(), Some(bytes));
    let content_type = error.headers.as_ref().and_then(|headers| headers.get("content-type"));
    report.equal("the content type of headers()", content_type, media_type(case));
    let details = &error.details;
    for (accessor, found, property) in [
        (accessor::CODE, &details.code, convention.code),
        (accessor::MESSAGE, &details.message, convention.message),
        (accessor::URL, &details.url, convention.url),
        (accessor::ID, &details.id, convention.id),
    ] {
        report.equal(&accessor_call(accessor), found.as_deref(), text(property));
    }
    let expected = property(convention.details).and_then(Value::as_object);
    report.equal(&accessor_call(accessor::DETAILS), details.details.as_ref(), expected);
    // Some APIs write the status as a string.
    let status = property(convention.status).and_then(Value::as_u64);
    let status = status.or_else(|| text(convention.status)?.parse().ok());
    let status = status.filter(|status| u16::try_from(*status).is_ok());
    report.equal("body_status()", details.status.map(u64::from), status);
}

fn accessor_call(accessor: &str) -> String {
    format!("{accessor}()")
}

fn check_value(report: &mut Report, case: &Case<'_>, value: &Success, expected: &Value) {
    note_response(report, case);
    check_headers(report, case, Some(&value.headers));
    report.equal("the status of the value", value.status, case.status);
    report.equal("attempts()", value.attempts, case.expected_attempts);
    if expected.is_null() {
        return report.equal("the value", &value.value, &Value::Null);
    }
    for difference in differences(&value.value, expected, "") {
        report.mismatch(format!("the value differs from the documented body: {difference}"));
    }
    let id = Convention::of(case.operation.node().document()).id(expected);
    report.equal(&accessor_call(accessor::ID), value.id.as_deref(), id);
    report.equal("the content type of the response", value.headers.get("content-type"), media_type(case));
}

/// Checks that `Display` is one line with everything that identifies the error.
fn check_display(report: &mut Report, case: &Case<'_>, error: &Failure) {
    let status = error.status.map(|_| case.status.to_string());
    let mut parts = vec![Some(case.operation.id().to_owned()), status];
    if case.kind == Kind::Response {
        // What is not made like an identifier is redacted.
        let document = case.operation.node().document();
        let told = [&error.details.code, &error.details.id].into_iter().flatten();
        parts.extend(told.map(|text| Some(redact::id(document, text))));
    }
    for part in parts.into_iter().flatten().filter(|part| !error.display.contains(part)) {
        report.mismatch(format!("`Display` does not contain {part:?}: {:?}", error.display));
    }
    if error.display.contains('\n') {
        report.mismatch(format!("`Display` has more than one line: {:?}", error.display));
    }
}
