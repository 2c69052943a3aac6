//! Holds an exchange against the document. The document decides: nothing here is recorded from a run.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};
use stytch_client::{Error, ResponseValue};
use stytch_openapi::{Body, Document, Operation, validator};
use url::form_urlencoded;

use crate::{Case, Exchange, Identity, Sent};

/// The headers that HTTP and the media types of the document account for.
const ACCOUNTED_FOR: [&str; 6] = ["accept", "authorization", "content-length", "content-type", "host", "user-agent"];

/// Everything in which an exchange differs from the document; nothing where it holds.
#[must_use]
pub fn prove(document: &Document, case: &Case<'_>, call: &Map<String, Value>, exchange: &Exchange) -> Vec<String> {
    let mut faults = Faults(Vec::new());
    match exchange.sent.as_slice() {
        [sent] => request_holds(&mut faults, document, case, call, sent),
        sent => faults.add(format!("{} requests arrived, expected exactly one", sent.len())),
    }
    match (&exchange.outcome, case.succeeds()) {
        (Ok(value), true) => value_holds(&mut faults, case, value),
        (Err(error), false) => error_holds(&mut faults, case, error),
        (Ok(_), false) => faults.add("the caller got a value, expected an error".to_owned()),
        (Err(error), true) => faults.add(format!("the caller got an error, expected a value: {error}")),
    }
    nothing_leaks(&mut faults, case, call, exchange);
    faults.0
}

struct Faults(Vec<String>);

impl Faults {
    fn add(&mut self, fault: String) {
        self.0.push(fault);
    }

    fn equal<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, found: T, expected: T) {
        if found != expected {
            self.add(format!("{what} is {found:?}, expected {expected:?}"));
        }
    }
}

fn request_holds(faults: &mut Faults, document: &Document, case: &Case<'_>, call: &Map<String, Value>, sent: &Sent) {
    let operation = &case.operation;
    faults.equal("the method", sent.method.as_str(), operation.method());
    target_holds(faults, operation, call, sent);
    authorization_holds(faults, document, case, sent);
    headers_hold(faults, operation, call, sent);
    match (operation.request_body(), call.get("body")) {
        (Some(body), Some(documented)) => {
            faults.equal("the content type", header(sent, "content-type"), Some(body.media_type()));
            body_holds(faults, document, &body, documented, sent);
        }
        _ => {
            faults.equal("the content type", header(sent, "content-type"), None);
            faults.equal("the length of the body that was sent", sent.body.len(), 0);
        }
    }
}

/// The path with its parameters, and the query as names and values.
fn target_holds(faults: &mut Faults, operation: &Operation<'_>, call: &Map<String, Value>, sent: &Sent) {
    let (path, query) = sent.target.split_once('?').unwrap_or((&sent.target, ""));
    let expected: Vec<_> = operation
        .path()
        .split('/')
        .map(|segment| match segment.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) => call.get(name).map(written).unwrap_or_default().concat(),
            None => segment.to_owned(),
        })
        .collect();
    let decoded = |segment: &str| percent_decode_str(segment).decode_utf8_lossy().into_owned();
    faults.equal("the path, by segments", path.split('/').map(decoded).collect(), expected);
    let mut expected: Vec<_> = parameters(operation, "query", call)
        .flat_map(|(name, value)| written(value).into_iter().map(move |value| (name.to_owned(), value)))
        .collect();
    let mut found: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    expected.sort();
    found.sort();
    faults.equal("the query", found, expected);
}

fn headers_hold(faults: &mut Faults, operation: &Operation<'_>, call: &Map<String, Value>, sent: &Sent) {
    let documented: Vec<_> = parameters(operation, "header", call)
        .map(|(name, value)| (name.to_ascii_lowercase(), written(value).concat()))
        .collect();
    for (name, _) in &sent.headers {
        if !ACCOUNTED_FOR.contains(&name.as_str()) && !documented.iter().any(|(known, _)| known == name) {
            faults.add(format!("the header `{name}` is neither in the document nor needed by HTTP"));
        }
    }
    for (name, value) in &documented {
        faults.equal(&format!("the header `{name}`"), header(sent, name), Some(value.as_str()));
    }
    // Errors are JSON, whatever a success is.
    let success = operation.responses().into_iter().find(|response| response.status() < 300);
    let success = success.and_then(|response| Some(response.body()?.media_type()));
    let accepted = match success {
        Some(media_type) if media_type != "application/json" => format!("{media_type}, application/json"),
        _ => "application/json".to_owned(),
    };
    faults.equal("what is accepted", header(sent, "accept"), Some(accepted.as_str()));
    if header(sent, "user-agent").is_none() {
        faults.add("the header `user-agent` is missing".to_owned());
    }
}

/// The parameters that a call gives, of those that are sent in one place.
fn parameters<'c>(
    operation: &Operation<'c>,
    place: &'static str,
    call: &'c Map<String, Value>,
) -> impl Iterator<Item = (&'c str, &'c Value)> {
    let parameters = operation.parameters().into_iter().filter(move |parameter| parameter.place() == place);
    parameters.filter_map(|parameter| Some((parameter.name(), call.get(parameter.name())?)))
}

/// A parameter as it is written, once for each item of a list.
fn written(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(written).collect(),
        value => vec![value.to_string()],
    }
}

fn body_holds(faults: &mut Faults, document: &Document, body: &Body<'_>, documented: &Value, sent: &Sent) {
    if body.media_type() != "application/json" {
        let documented = documented.as_str().and_then(|text| STANDARD.decode(text).ok());
        return faults.equal("the body that was sent", Some(&sent.body), documented.as_ref());
    }
    let Ok(found) = serde_json::from_slice::<Value>(&sent.body) else {
        return faults.add("the body that was sent is not JSON".to_owned());
    };
    // The map of a `Value` is sorted, so that equal JSON has equal text, to the byte.
    faults.equal("the body that was sent", found.to_string(), documented.to_string());
    let Some(schema) = body.schema() else { return };
    match validator(document, schema.pointer()) {
        Ok(validator) => {
            for error in validator.iter_errors(&found) {
                faults.add(format!("the body that was sent breaks its schema at {}: {error}", error.instance_path()));
            }
        }
        Err(finding) => faults.add(finding.to_string()),
    }
}

fn authorization_holds(faults: &mut Faults, document: &Document, case: &Case<'_>, sent: &Sent) {
    let accepted: Vec<_> = case
        .operation
        .security()
        .iter()
        .filter_map(|scheme| document.at(&format!("/components/securitySchemes/{scheme}")))
        .filter_map(|scheme| Identity::of(scheme.text("x-credential")?))
        .map(|(user, password)| format!("{user}:{password}"))
        .collect();
    let decoded = header(sent, "authorization")
        .and_then(|value| value.strip_prefix("Basic "))
        .and_then(|encoded| STANDARD.decode(encoded).ok())
        .and_then(|decoded| String::from_utf8(decoded).ok());
    if !decoded.is_some_and(|decoded| accepted.contains(&decoded)) {
        faults.add("the authorization is not HTTP Basic with a credential that the operation accepts".to_owned());
    }
}

/// A header of a request, by its name in lower case.
pub(crate) fn header<'s>(sent: &'s Sent, name: &str) -> Option<&'s str> {
    sent.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn value_holds(faults: &mut Faults, case: &Case<'_>, value: &ResponseValue<Value>) {
    faults.equal("the status of the value", value.status().as_u16(), case.status);
    let Some(documented) = &case.documented else {
        return faults.equal("the value", &**value, &Value::Null);
    };
    for fault in differences(value, documented, "") {
        faults.add(format!("the value differs from the documented body: {fault}"));
    }
    faults.equal("request_id()", value.request_id(), text(documented, "request_id"));
    let content_type = value.headers().get("content-type").and_then(|value| value.to_str().ok());
    let served = case.served.as_ref().map(|served| served.media_type.as_str());
    faults.equal("the content type of the answer", content_type, served);
}

fn error_holds(faults: &mut Faults, case: &Case<'_>, error: &Error) {
    let Error::Api(api) = error else {
        return faults.add(format!("the caller got {error:?}, expected the documented error"));
    };
    let body = case.documented.clone().unwrap_or_default();
    faults.equal("operation()", error.operation(), Some(case.operation.id()));
    faults.equal("status()", error.status().map(|status| status.as_u16()), Some(case.status));
    faults.equal("error_type()", error.error_type().map(|kind| kind.as_str()), text(&body, "error_type"));
    faults.equal("error_message()", error.error_message(), text(&body, "error_message"));
    faults.equal("error_url()", error.error_url(), text(&body, "error_url"));
    faults.equal("error_details()", error.error_details(), body.get("error_details").and_then(Value::as_object));
    faults.equal("request_id()", error.request_id(), text(&body, "request_id"));
    faults.equal("body_status()", error.body_status().map(u64::from), body.get("status_code").and_then(Value::as_u64));
    let served = case.served.as_ref().map(|served| served.bytes.as_slice());
    faults.equal("body()", error.body().map(|body| body.as_ref()), served);
    let content_type = error.headers().and_then(|headers| headers.get("content-type")?.to_str().ok());
    faults.equal("the content type of headers()", content_type, Some("application/json"));
    faults.equal("may_have_been_sent()", error.may_have_been_sent(), true);
    faults.equal("is_timeout()", error.is_timeout(), false);
    faults.equal("attempts()", error.attempts(), 1);
    match api.response().map(serde_json::to_value) {
        Some(Ok(typed)) => {
            for fault in differences(&typed, &body, "") {
                faults.add(format!("the typed error differs from the documented body: {fault}"));
            }
        }
        _ => faults.add("the documented body did not decode as the typed error".to_owned()),
    }
    let display = error.to_string();
    let status = case.status.to_string();
    for told in [Some(case.operation.id()), Some(status.as_str()), text(&body, "error_type"), text(&body, "request_id")]
    {
        if let Some(told) = told.filter(|told| !display.contains(told)) {
            faults.add(format!("Display does not tell {told:?}: {display:?}"));
        }
    }
    if display.contains('\n') {
        faults.add(format!("Display is more than a line: {display:?}"));
    }
}

fn text<'v>(body: &'v Value, key: &str) -> Option<&'v str> {
    body.get(key)?.as_str()
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

/// What a caller prints of an outcome shows no credential, and nothing of what was sent or answered.
fn nothing_leaks(faults: &mut Faults, case: &Case<'_>, call: &Map<String, Value>, exchange: &Exchange) {
    let mut secrets = vec![Identity::SECRET, Identity::PUBLIC_TOKEN];
    call.values().for_each(|value| strings(value, &mut secrets));
    let mut printed = Vec::new();
    match &exchange.outcome {
        Ok(value) => {
            case.documented.iter().for_each(|body| strings(body, &mut secrets));
            printed.push(format!("{value:?} {value:#?}"));
        }
        Err(error) => {
            printed.push(format!("{error:?} {error:#?} {error}"));
            let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
            printed.extend(causes.map(|cause| format!("{cause:?} {cause}")));
        }
    }
    for text in printed {
        if let Some(secret) = secrets.iter().find(|secret| text.contains(**secret)) {
            faults.add(format!("what is printed shows {secret:?}: {text}"));
        }
    }
}

/// The texts in a value that are long enough not to turn up elsewhere by chance.
fn strings<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) if text.len() >= 6 => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|member| strings(member, found)),
        _ => {}
    }
}
