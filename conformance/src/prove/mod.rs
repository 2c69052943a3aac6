//! Holds an exchange against what has to come of its case. The document decides: nothing here is recorded from a run.

mod outcome;

pub use outcome::differences;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{Body, Operation, Server};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};
use stytch_client::Error;
use url::{Url, form_urlencoded};

use crate::{Case, Exchange, Expected, Kind, Looked, Sent, case::Root, schema::Schemas};

/// The headers that HTTP and the media types of the document account for.
const ACCOUNTED_FOR: [&str; 6] = ["accept", "authorization", "content-length", "content-type", "host", "user-agent"];

/// Holds an exchange against what has to come of its case, and tells what was looked at.
///
/// # Errors
/// Everything in which it differs.
pub fn prove<'d>(schemas: &Schemas<'d>, case: &Case<'d>, exchange: &Exchange) -> Result<Vec<Looked>, Vec<String>> {
    let mut faults = Faults::default();
    faults.equal("the number of requests that arrived", exchange.sent.len(), case.arrivals);
    faults.equal("the number of requests that arrived elsewhere", exchange.elsewhere.len(), 0);
    server_holds(&mut faults, case, exchange);
    for sent in &exchange.sent {
        request_holds(&mut faults, schemas, case, sent);
        no_secret_in_the_url(&mut faults, case, sent);
    }
    outcome::holds(&mut faults, case, exchange);
    // What the caller gave has arrived as it has to, or was refused as it has to be.
    if matches!(case.kind, Kind::Request | Kind::Valid | Kind::Refused) {
        for root in Root::all(&case.operation) {
            faults.looked(Looked::Given { part: root.name.to_owned(), value: case.call.get(root.name).cloned() });
        }
    }
    if matches!(case.kind, Kind::Request | Kind::Response) {
        faults.looked(Looked::Example(case.pointer.clone()));
    }
    nothing_leaks(&mut faults, schemas, case, exchange);
    if faults.faults.is_empty() { Ok(faults.looked) } else { Err(faults.faults) }
}

/// In what the head of a request that arrived differs from what the call gave: the method, the path, the query or a header.
#[must_use]
pub fn head_differences(operation: &Operation<'_>, call: &Map<String, Value>, sent: &Sent) -> Vec<String> {
    let mut faults = Faults::default();
    head_holds(&mut faults, operation, call, None, sent);
    faults.faults
}

#[derive(Default)]
struct Faults {
    faults: Vec<String>,
    looked: Vec<Looked>,
}

impl Faults {
    fn add(&mut self, fault: String) {
        self.faults.push(fault);
    }

    /// Notes that something was held against what has to come of it, whether it does or not.
    fn looked(&mut self, at: Looked) {
        self.looked.push(at);
    }

    fn equal<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, found: T, expected: T) {
        if found != expected {
            self.add(format!("{what} is {found:?}, expected {expected:?}"));
        }
    }
}

/// The server that a client found by itself; the path below it is held with the rest of the target.
fn server_holds(faults: &mut Faults, case: &Case<'_>, exchange: &Exchange) {
    let url = case.server.as_ref().map(|server| Url::parse(server.url()).map_err(|error| error.to_string()));
    let expected = url.map(|url| {
        let url = url?;
        let (host, port) = (url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default());
        Ok::<_, String>(format!("{host}:{port}"))
    });
    match expected.transpose() {
        Ok(expected) => faults.equal("the server that was asked for", exchange.asked_for.as_ref(), expected.as_ref()),
        Err(problem) => faults.add(format!("the server of the document cannot be asked for: {problem}")),
    }
    if case.finds_its_server() {
        faults.looked(Looked::Server(case.server.as_ref().map(|_| case.pointer.clone())));
    }
}

fn request_holds<'d>(faults: &mut Faults, schemas: &Schemas<'d>, case: &Case<'d>, sent: &Sent) {
    let (operation, call) = (&case.operation, &case.arrives);
    faults.looked(Looked::Request);
    let server = case.server.as_ref().map(Server::url);
    head_holds(faults, operation, call, server, sent);
    authorization_holds(faults, case, sent);
    match (operation.request_body(), call.get("body")) {
        (Some(body), Some(documented)) => {
            faults.looked(Looked::MediaType(None, body.media_type().to_owned()));
            faults.equal("the content type", header(sent, "content-type"), Some(body.media_type()));
            body_holds(faults, schemas, &body, documented, sent);
        }
        _ => {
            faults.equal("the content type", header(sent, "content-type"), None);
            faults.equal("the length of the body that was sent", sent.body.len(), 0);
        }
    }
}

/// All of a request but its credential and its body. `server` is the URL that it was sent below, where that may have a path.
fn head_holds(
    faults: &mut Faults,
    operation: &Operation<'_>,
    call: &Map<String, Value>,
    server: Option<&str>,
    sent: &Sent,
) {
    faults.equal("the method", sent.method.as_str(), operation.method());
    target_holds(faults, operation, call, server, sent);
    headers_hold(faults, operation, call, sent);
}

/// The path with its parameters, and the query as names and values.
fn target_holds(
    faults: &mut Faults,
    operation: &Operation<'_>,
    call: &Map<String, Value>,
    server: Option<&str>,
    sent: &Sent,
) {
    // The path of `https://host/path`, which is put before the operation's.
    let base = server.and_then(|url| url.splitn(4, '/').nth(3)).unwrap_or_default();
    let base = format!("/{base}");
    let (path, query) = sent.target.split_once('?').unwrap_or((&sent.target, ""));
    let expected: Vec<_> = format!("{}{}", base.trim_end_matches('/'), operation.path())
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

/// A value outside a body as it is written, once for each item of a list.
pub(crate) fn written(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(written).collect(),
        value => vec![value.to_string()],
    }
}

fn body_holds<'d>(faults: &mut Faults, schemas: &Schemas<'d>, body: &Body<'d>, documented: &Value, sent: &Sent) {
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
    match schemas.breaches(&schema, &found) {
        Ok(breaches) => {
            for breach in breaches {
                faults.add(format!("the body that was sent breaks `{}` at {}", breach.keyword, breach.at));
            }
        }
        Err(gap) => faults.add(gap.problem),
    }
}

fn authorization_holds(faults: &mut Faults, case: &Case<'_>, sent: &Sent) {
    let decoded = header(sent, "authorization")
        .and_then(|value| value.strip_prefix("Basic "))
        .and_then(|encoded| STANDARD.decode(encoded).ok())
        .and_then(|decoded| String::from_utf8(decoded).ok());
    let carried = case.operation.security_schemes().into_iter().find(|scheme| {
        let pair = case.caller.pair(scheme.name());
        pair.is_some_and(|(user, password)| decoded == Some(format!("{user}:{password}")))
    });
    match carried {
        Some(scheme) => faults.looked(Looked::Scheme(scheme.name().to_owned())),
        None => {
            faults.add("the authorization is not HTTP Basic with a credential that the operation accepts".to_owned());
        }
    }
}

/// A header of a request, by its name in lower case.
pub(crate) fn header<'s>(sent: &'s Sent, name: &str) -> Option<&'s str> {
    sent.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// No credential is in the URL, plain or encoded.
fn no_secret_in_the_url(faults: &mut Faults, case: &Case<'_>, sent: &Sent) {
    let decoded = percent_decode_str(&sent.target).decode_utf8_lossy();
    if case.caller.secrets().iter().any(|secret| decoded.contains(secret)) {
        faults.add("a credential is in the URL".to_owned());
    }
}

/// What a caller prints of an outcome shows no credential, and nothing of what was sent or answered. Of a request that is refused, the value
/// that is refused is shown, unless it is sensitive.
fn nothing_leaks(faults: &mut Faults, schemas: &Schemas<'_>, case: &Case<'_>, exchange: &Exchange) {
    let mut secrets: Vec<String> = case.caller.secrets().into_iter().map(str::to_owned).collect();
    let refused = matches!(exchange.outcome, Err(Error::Refused(_)));
    for (name, value) in &case.call {
        let root = Root::all(&case.operation).into_iter().find(|root| root.name == name);
        match root.and_then(|root| root.schema.filter(|_| refused).map(|schema| (schema, root.sensitive))) {
            Some((schema, sensitive)) => schemas.sensitive(&schema, value, sensitive, &mut secrets),
            None => strings(value, &mut secrets),
        }
    }
    secrets.extend(case.headers.iter().map(|(_, value)| value.clone()));
    let mut printed = Vec::new();
    match &exchange.outcome {
        Ok(value) => {
            if let Expected::Value(body) = &case.expected {
                strings(body, &mut secrets);
            }
            printed.push(format!("{value:?} {value:#?}"));
        }
        Err(error) => {
            printed.push(format!("{error:?} {error:#?} {error}"));
            let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
            printed.extend(causes.map(|cause| format!("{cause:?} {cause}")));
        }
    }
    // Long enough not to turn up elsewhere by chance.
    secrets.retain(|secret| secret.len() >= 6);
    for text in printed {
        if let Some(secret) = secrets.iter().find(|secret| text.contains(secret.as_str())) {
            faults.add(format!("what is printed shows {secret:?}: {text}"));
        }
    }
}

/// The texts in a value.
pub(crate) fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|member| strings(member, found)),
        _ => {}
    }
}
