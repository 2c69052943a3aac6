//! The error convention of a document: which property of an error body is the code, the message and so on.

use openapi_document::{Document, ErrorConvention, Operation, Output, Response, schema};
use serde_json::{Map, Value};

use crate::support_id;

/// Whether the client returns the body of a response as the type of its schema.
pub(crate) fn is_typed(operation: &Operation<'_>, response: &Response<'_>) -> bool {
    match response.is_success() {
        true => !matches!(operation.output(), Output::Any),
        false => {
            ErrorConvention::of(operation.node().document()).is_some_and(|convention| convention.describes(response))
        }
    }
}

/// The typed error that the client returns for an error response. `documented` is the value of a body that the error schema describes.
pub(crate) fn typed_error(
    operation: &Operation<'_>,
    status: u16,
    body: &[u8],
    documented: impl FnOnce() -> Option<Value>,
) -> Option<Value> {
    if ErrorConvention::of(operation.node().document()).is_none() {
        // Any JSON is one.
        return any_json(body);
    }
    let response = operation.response_to(status);
    documented().filter(|_| response.is_none_or(|response| is_typed(operation, &response)))
}

/// A body as JSON, if it is that.
pub(crate) fn any_json(body: &[u8]) -> Option<Value> {
    serde_json::from_slice(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)).ok()
}

/// The names of the client's accessors, which are also those in reports.
pub(crate) mod accessor {
    /// The error code.
    pub(crate) const CODE: &str = "error_type";
    /// The message for people.
    pub(crate) const MESSAGE: &str = "error_message";
    /// The URL of the documentation.
    pub(crate) const URL: &str = "error_url";
    /// Further details.
    pub(crate) const DETAILS: &str = "error_details";
    /// The id of the request.
    pub(crate) const ID: &str = crate::support_id::ACCESSOR;
}

/// The names of the properties; none for a property that the document does not have.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Convention<'d> {
    /// The error code.
    pub(crate) code: Option<&'d str>,
    /// The message for people.
    pub(crate) message: Option<&'d str>,
    /// The URL of the documentation.
    pub(crate) url: Option<&'d str>,
    /// Further details.
    pub(crate) details: Option<&'d str>,
    /// The id of the request, also in successes.
    pub(crate) id: Option<&'d str>,
    /// The HTTP status, repeated in the body.
    pub(crate) status: Option<&'d str>,
    /// Whether each documented error has a code.
    pub(crate) requires_code: bool,
    /// Whether an object without properties is a documented error.
    pub(crate) accepts_empty: bool,
}

impl<'d> Convention<'d> {
    /// The convention of a document. A document without an error schema has none of the properties.
    pub(crate) fn of(document: &'d Document) -> Self {
        let Some(convention) = ErrorConvention::of(document) else {
            return Self { accepts_empty: true, ..Self::default() };
        };
        let (id, requires_code) = (support_id::property(&convention), convention.requires_code());
        let ErrorConvention { schema, code, message, url, details, status, .. } = convention;
        Self {
            code,
            message,
            url,
            details,
            id,
            status,
            requires_code,
            accepts_empty: schema::required(&schema).is_empty(),
        }
    }

    /// The error code in a body, if it is a string.
    pub(crate) fn code<'b>(&self, body: &'b Value) -> Option<&'b str> {
        body.get(self.code?)?.as_str()
    }

    /// Whether an error response is the API's own error: by its code, or by its status, unless the documented body has a code.
    pub(crate) fn describes(&self, operation: &Operation<'_>, status: u16, body: &Value) -> bool {
        let response = operation.response_to(status);
        let by_status = |response| !(self.requires_code && is_typed(operation, response));
        self.code(body).is_some() || response.as_ref().is_some_and(by_status)
    }

    /// The id of the request in a body, if it is a string.
    pub(crate) fn id<'b>(&self, body: &'b Value) -> Option<&'b str> {
        body.get(self.id?)?.as_str()
    }

    /// Whether an object has an error code or a request id, of any type.
    pub(crate) fn is_error(&self, body: &Map<String, Value>) -> bool {
        [self.code, self.id].into_iter().flatten().any(|name| body.contains_key(name))
    }
}
