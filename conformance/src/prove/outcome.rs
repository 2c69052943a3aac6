//! Holds what the caller got against what has to come of the case.

use hyper::HeaderMap;
use serde_json::Value;
use stytch_client::{Error, ResponseValue};

use super::Faults;
use crate::{Case, Exchange, Expected, Looked, readable};

pub(super) fn holds(faults: &mut Faults, case: &Case<'_>, exchange: &Exchange) {
    match (case.fault, case.body_fault) {
        (Some(fault), _) => faults.looked(Looked::Wire(fault.name)),
        (None, Some(name)) => faults.looked(Looked::Body(case.status, name)),
        (None, None) => {}
    }
    let error = match (&exchange.outcome, &case.expected) {
        (Ok(value), Expected::Value(expected)) => return value_holds(faults, case, value, expected),
        (Ok(_), expected) => return faults.add(format!("the caller got a value, expected {}", named(expected))),
        (Err(error), Expected::Value(_)) => {
            return faults.add(format!("the caller got an error, expected a value: {error}"));
        }
        (Err(error @ (Error::Config(_) | Error::InvalidRequest(_))), Expected::NoClient { says }) => {
            faults.equal("operation()", error.operation(), None);
            faults.equal("may_have_been_sent()", error.may_have_been_sent(), false);
            return says_one_of(faults, error, std::slice::from_ref(says));
        }
        (Err(error), _) => error,
    };
    match (error, &case.expected) {
        (Error::Config(_) | Error::InvalidRequest(_), Expected::Refused { field, says }) => {
            faults.equal("field()", error.field(), field.as_deref());
            if case.kind == crate::Kind::Security {
                faults.looked(Looked::NoCredential);
            }
            says_one_of(faults, error, std::slice::from_ref(says));
            answered_holds(faults, case, error, false);
        }
        (Error::NotSent(_), Expected::NotSent) => answered_holds(faults, case, error, false),
        (Error::NoResponse(_), Expected::Unanswered { head, timeout }) => {
            faults.equal("is_timeout()", error.is_timeout(), *timeout);
            answered_holds(faults, case, error, *head);
        }
        (Error::Api(api), Expected::Api { typed }) => {
            answered_holds(faults, case, error, true);
            body_holds(faults, case, error);
            match (api.response().map(serde_json::to_value), typed) {
                (Some(Ok(found)), Some(typed)) => {
                    for fault in differences(&found, typed, "") {
                        faults.add(format!("the typed error differs from the documented body: {fault}"));
                    }
                }
                (None, None) => {}
                (Some(_), _) => faults.add("a body that is not documented decoded as the typed error".to_owned()),
                (None, _) => faults.add("the documented body did not decode as the typed error".to_owned()),
            }
        }
        (Error::UnexpectedResponse(_), Expected::Unexpected { says }) => {
            says_one_of(faults, error, says);
            answered_holds(faults, case, error, true);
            if case.fault.is_none() {
                body_holds(faults, case, error);
            }
        }
        (error, expected) => faults.add(format!("the caller got {error:?}, expected {}", named(expected))),
    }
    let may_have_been_sent = !matches!(case.expected, Expected::Refused { .. } | Expected::NotSent);
    faults.equal("may_have_been_sent()", error.may_have_been_sent(), may_have_been_sent);
    let timeout = matches!(case.expected, Expected::Unanswered { timeout: true, .. });
    faults.equal("is_timeout()", error.is_timeout(), timeout);
    faults.equal("attempts()", error.attempts(), case.attempts);
    faults.equal("operation()", error.operation(), Some(case.operation.id()));
    display_holds(faults, case, error);
}

fn named(expected: &Expected) -> String {
    match expected {
        Expected::Value(_) => "a value".to_owned(),
        Expected::Refused { says, .. } => format!("it to be refused, since something {says}"),
        Expected::NoClient { says } => format!("that there is no client, since {says}"),
        Expected::Api { .. } => "the API's error".to_owned(),
        Expected::Unexpected { says } => format!("an answer that is not documented, since {}", says.join(" or ")),
        Expected::NotSent => "that it was not sent".to_owned(),
        Expected::Unanswered { .. } => "that it was not answered".to_owned(),
    }
}

fn says_one_of(faults: &mut Faults, error: &Error, says: &[String]) {
    let display = error.to_string();
    if !says.iter().any(|says| display.contains(says)) {
        faults.add(format!("Display does not say {:?}: {display:?}", says.join(" or ")));
    }
}

/// The status and the headers of the answer, where there was one.
fn answered_holds(faults: &mut Faults, case: &Case<'_>, error: &Error, head: bool) {
    faults.equal("status()", error.status().map(|status| status.as_u16()), Some(case.status).filter(|_| head));
    faults.equal("whether there are headers", error.headers().is_some(), head);
    faults.equal("whether there is a body", error.body().is_some(), head);
    if !head {
        faults.equal("request_id()", error.request_id(), None);
    }
}

/// What was served, as the schema of the answer has it.
fn served(case: &Case<'_>) -> Option<Value> {
    let served = case.served.as_ref().filter(|_| case.fault.is_none() && case.body_fault.is_none())?;
    let body: Value = serde_json::from_slice(&served.bytes).ok()?;
    let response = case.operation.responses().into_iter().find(|response| response.status() == case.status)?;
    let inner = response.body()?.envelope().and_then(|key| body.get(key)).cloned();
    Some(inner.unwrap_or(body))
}

fn answer_looked_at(faults: &mut Faults, case: &Case<'_>) {
    if case.fault.is_none() && case.body_fault.is_none() {
        faults.looked(Looked::Status(case.status));
        if let Some(served) = &case.served {
            faults.looked(Looked::MediaType(Some(case.status), served.media_type.clone()));
        }
        if let Some(body) = served(case) {
            faults.looked(Looked::Answer(case.status, body));
        }
    }
}

/// The documented headers, which the caller reads as they came.
fn headers_hold(faults: &mut Faults, case: &Case<'_>, headers: Option<&HeaderMap>) {
    for (name, value) in &case.headers {
        let found = headers.and_then(|headers| headers.get(name)?.to_str().ok());
        faults.equal(&format!("the header `{name}` of headers()"), found, Some(value.as_str()));
        faults.looked(Looked::Header(case.status, name.clone()));
    }
}

/// The body as it came, and what can be read of it.
fn body_holds(faults: &mut Faults, case: &Case<'_>, error: &Error) {
    answer_looked_at(faults, case);
    headers_hold(faults, case, error.headers());
    let bytes = case.served.as_ref().map(|served| served.bytes.as_slice()).unwrap_or_default();
    let body = readable(&case.operation, bytes);
    let text = |key: &str| body[key].as_str();
    faults.equal("body()", error.body().map(|body| body.as_ref()), Some(bytes));
    let content_type = error.headers().and_then(|headers| headers.get("content-type")?.to_str().ok());
    let served =
        case.served.as_ref().map(|served| served.media_type.as_str()).filter(|media_type| !media_type.is_empty());
    faults.equal("the content type of headers()", content_type, served);
    faults.equal("error_type()", error.error_type().map(|kind| kind.as_str()), text("error_type"));
    faults.equal("error_message()", error.error_message(), text("error_message"));
    faults.equal("error_url()", error.error_url(), text("error_url"));
    faults.equal("error_details()", error.error_details(), body["error_details"].as_object());
    faults.equal("request_id()", error.request_id(), text("request_id"));
    // Some answers write it as a text.
    let status = body["status_code"].as_u64().or_else(|| text("status_code")?.parse().ok());
    let status = status.filter(|status| u16::try_from(*status).is_ok());
    faults.equal("body_status()", error.body_status().map(u64::from), status);
}

fn value_holds(faults: &mut Faults, case: &Case<'_>, value: &ResponseValue<Value>, expected: &Value) {
    answer_looked_at(faults, case);
    headers_hold(faults, case, Some(value.headers()));
    faults.equal("the status of the value", value.status().as_u16(), case.status);
    faults.equal("attempts()", value.attempts(), case.attempts);
    if expected.is_null() {
        return faults.equal("the value", &**value, &Value::Null);
    }
    for fault in differences(value, expected, "") {
        faults.add(format!("the value differs from the documented body: {fault}"));
    }
    faults.equal("request_id()", value.request_id(), expected["request_id"].as_str());
    let content_type = value.headers().get("content-type").and_then(|value| value.to_str().ok());
    let served =
        case.served.as_ref().map(|served| served.media_type.as_str()).filter(|media_type| !media_type.is_empty());
    faults.equal("the content type of the answer", content_type, served);
}

/// One line, which tells what there is to tell.
fn display_holds(faults: &mut Faults, case: &Case<'_>, error: &Error) {
    let display = error.to_string();
    let status = error.status().map(|_| case.status.to_string());
    let mut told = vec![Some(case.operation.id().to_owned()), status];
    if case.kind == crate::Kind::Response {
        told.extend([error.error_type().map(|kind| kind.as_str().to_owned()), error.request_id().map(str::to_owned)]);
    }
    for told in told.into_iter().flatten().filter(|told| !display.contains(told)) {
        faults.add(format!("Display does not tell {told:?}: {display:?}"));
    }
    if display.contains('\n') {
        faults.add(format!("Display is more than a line: {display:?}"));
    }
}

/// Where a value, typed and written again, differs from the documented one.
///
/// One difference is none: a member that is documented as `null` may be left out, since both say that there is nothing.
#[must_use]
pub fn differences(found: &Value, documented: &Value, at: &str) -> Vec<String> {
    match (found, documented) {
        (Value::Object(found), Value::Object(documented)) => {
            let mut faults = Vec::new();
            for (name, value) in documented {
                match found.get(name) {
                    Some(found) => faults.extend(differences(found, value, &format!("{at}/{name}"))),
                    None if value.is_null() => {}
                    None => faults.push(format!("{at}/{name} is lost")),
                }
            }
            faults.extend(
                found.keys().filter(|name| !documented.contains_key(*name)).map(|name| format!("{at}/{name} is added")),
            );
            faults
        }
        (Value::Array(found), Value::Array(documented)) if found.len() == documented.len() => {
            let pairs = found.iter().zip(documented).enumerate();
            pairs
                .flat_map(|(index, (found, documented))| differences(found, documented, &format!("{at}/{index}")))
                .collect()
        }
        _ if found == documented => Vec::new(),
        _ => vec![format!("{at} is {found}, documented as {documented}")],
    }
}
