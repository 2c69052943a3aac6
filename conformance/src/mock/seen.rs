//! What the mock tells of a request: a line for people, or JSON. Nothing sensitive is in it.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::{
    answer::{Mock, Reply},
    null,
};
use crate::{http::RecordedRequest as Sent, redact};

/// A request and how it was answered, as far as it may be printed. Its `Display` is a line.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Seen {
    /// The operation that was called, if it was one.
    pub operation: Option<String>,
    /// The HTTP method.
    pub method: String,
    /// The path as it is documented; for one that is not, as far as it may be printed.
    pub path: String,
    /// The body, where it is JSON.
    pub body: Option<Value>,
    /// The status of the answer.
    pub status: u16,
    /// The name of the documented example that the answer is. Empty where it has no body.
    pub example: String,
    /// What brought the answer, where its name does not tell.
    pub reason: Option<String>,
    /// What is in the request and not in the document, or breaks it.
    pub differences: Vec<String>,
    /// The id and the passcode, where one was sent. In no log line unless somebody puts it there.
    #[serde(skip)]
    pub passcode: Option<(String, String)>,
}

impl Seen {
    pub(super) fn new(mock: &Mock, sent: &Sent, reply: &Reply) -> Self {
        let path = sent.target.split('?').next().unwrap_or_default();
        let api = &mock.api;
        let route = api.route(&sent.method, path);
        let body: Option<Value> = serde_json::from_slice(&sent.body).ok();
        let schema = route.and_then(|route| route.schema(&api.document));
        let mut differences = Vec::new();
        if let Some(route) = route {
            differences = route.faults(sent, mock.body(sent).as_ref()).into_iter().map(|fault| fault.problem).collect();
            if !mock.strict {
                differences.extend(body.iter().flat_map(|body| null::places(body, "")));
            }
            differences.extend(body.iter().flat_map(|body| redact::unknown(schema.as_ref(), body, "")));
            let others = sent.headers.iter().filter(|(name, _)| !route.has_header(name));
            differences.extend(others.filter_map(|(name, value)| of_header(name, value)));
        }
        let parts: Vec<_> = path.split('/').map(redact::key).collect();
        Self {
            operation: reply.operation.clone(),
            method: sent.method.clone(),
            path: route.map_or_else(|| parts.join("/"), |route| route.path.clone()),
            body: body.map(|body| redact::redacted(schema.as_ref(), &body)),
            status: reply.status,
            example: reply.example.clone(),
            reason: reply.reason.clone(),
            differences,
            passcode: reply.passcode.clone(),
        }
    }
}

/// Headers that HTTP and the document account for, or that every client sends of itself.
const ACCOUNTED_FOR: [&str; 11] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "authorization",
    "connection",
    "content-length",
    "host",
    "prefer",
    "sec-fetch-mode",
    "transfer-encoding",
    "user-agent",
];

fn of_header(name: &str, value: &str) -> Option<String> {
    match name {
        "content-type" if value.contains(';') => Some("the header `content-type` has parameters".to_owned()),
        "content-type" => None,
        name if ACCOUNTED_FOR.contains(&name) => None,
        name => Some(format!("the header `{name}` is not in the document")),
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.method, self.path, self.status)?;
        if !self.example.is_empty() {
            write!(f, " {}", self.example)?;
        }
        if let Some(body) = &self.body {
            write!(f, "  {body}")?;
        }
        if let Some(reason) = &self.reason {
            write!(f, "  ({reason})")?;
        }
        Ok(())
    }
}
