//! The error convention of a document: which property of an error body is the code, the message and so on.

use openapi_document::{Document, ErrorConvention, Operation, schema};
use serde_json::{Map, Value};

use crate::support_id;

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
    /// Whether an object without properties is a documented error.
    pub(crate) accepts_empty: bool,
}

impl<'d> Convention<'d> {
    /// The convention of a document. A document without an error schema has none of the properties.
    pub(crate) fn of(document: &'d Document) -> Self {
        let Some(convention) = ErrorConvention::of(document) else {
            return Self { accepts_empty: true, ..Self::default() };
        };
        let id = support_id::property(&convention);
        let ErrorConvention { schema, code, message, url, details, status, .. } = convention;
        Self { code, message, url, details, id, status, accepts_empty: schema::required(&schema).is_empty() }
    }

    /// The error code in a body, if it is a string.
    pub(crate) fn code<'b>(&self, body: &'b Value) -> Option<&'b str> {
        body.get(self.code?)?.as_str()
    }

    /// Whether an error response is the API's own error: by its code or, if the convention has no code, by its status.
    pub(crate) fn describes(&self, operation: &Operation<'_>, status: u16, body: &Value) -> bool {
        match self.code {
            Some(_) => self.code(body).is_some(),
            None => operation.responses().iter().any(|response| response.status() == status),
        }
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
