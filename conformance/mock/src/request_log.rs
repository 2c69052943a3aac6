//! The log of requests: a line for people, or JSON. It contains nothing sensitive.

use std::fmt;

use openapi_document::printable_json;
use serde::Serialize;
use serde_json::Value;

use crate::{
    null, redact,
    request::RecordedRequest,
    responder::{Reply, Responder},
};

/// A request and its response, redacted. `Display` writes one line.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct LoggedRequest {
    /// The operation. `None` for an unknown route.
    pub operation: Option<String>,
    /// The HTTP method.
    pub method: String,
    /// The path as the document has it; for an unknown route, the redacted path of the request.
    pub path: String,
    /// The redacted body, if it is JSON.
    pub body: Option<Value>,
    /// The status of the response.
    pub status: u16,
    /// The documented example that the response is. Empty for a response without a body.
    pub example: String,
    /// Why this response was chosen, if its name does not say.
    pub reason: Option<String>,
    /// How the request differs from the document.
    pub differences: Vec<String>,
    /// The id and the code, if a passcode or another secret was issued. Not part of `Display` and JSON.
    #[serde(skip)]
    pub passcode: Option<(String, String)>,
}

impl LoggedRequest {
    /// The request as JSON in one line of printable characters.
    #[must_use]
    pub fn to_json(&self) -> String {
        printable_json(&serde_json::to_string(self).unwrap_or_default())
    }

    pub(crate) fn new(responder: &Responder, request: &RecordedRequest, reply: &Reply) -> Self {
        let routes = &responder.routes;
        let route = routes.find(&request.method, request.path());
        let body: Option<Value> = serde_json::from_slice(&request.body).ok();
        let schema = route.and_then(|route| routes.schema(route));
        let mut differences = Vec::new();
        if let Some(route) = route {
            let read = responder.body(route, request);
            let violations = routes.violations(route, request, read.as_ref());
            differences.extend(violations.into_iter().map(|violation| violation.message));
            if read != body {
                differences.extend(body.iter().flat_map(|body| null::places(body, "")));
            }
            differences.extend(body.iter().flat_map(|body| redact::unknown(schema.as_ref(), body, "")));
            let others = request.headers.iter().filter(|(name, _)| !route.has_header(name));
            differences.extend(others.filter_map(|(name, value)| unexpected_header(name, value)));
        }
        let segments: Vec<_> = request.path().split('/').map(redact::key).collect();
        Self {
            operation: reply.operation.clone(),
            method: redact::key(&request.method),
            path: route.map_or_else(|| segments.join("/"), |route| route.path.clone()),
            body: body.map(|body| redact::redacted(schema.as_ref(), &body)),
            status: reply.status,
            example: reply.example.clone(),
            reason: reply.reason.clone(),
            differences,
            passcode: reply.passcode.clone(),
        }
    }
}

/// Headers of HTTP itself, and those that clients and browsers add by themselves.
const STANDARD_HEADERS: [&str; 15] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "authorization",
    "cache-control",
    "connection",
    "content-length",
    "dnt",
    "host",
    "origin",
    "pragma",
    "prefer",
    "referer",
    "transfer-encoding",
    "user-agent",
];

fn unexpected_header(name: &str, value: &str) -> Option<String> {
    match name {
        "content-type" if value.contains(';') => Some("the header `content-type` has parameters".to_owned()),
        "content-type" => None,
        // Pages cannot set a header that starts with `sec-`: the browser does.
        name if STANDARD_HEADERS.contains(&name) || name.starts_with("sec-") => None,
        name => Some(format!("the header `{}` is not in the document", redact::code(name))),
    }
}

impl fmt::Display for LoggedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.method, self.path, self.status)?;
        if !self.example.is_empty() {
            write!(f, " {}", self.example)?;
        }
        if let Some(body) = &self.body {
            write!(f, "  {}", printable_json(&body.to_string()))?;
        }
        if let Some(reason) = &self.reason {
            write!(f, "  ({reason})")?;
        }
        Ok(())
    }
}
