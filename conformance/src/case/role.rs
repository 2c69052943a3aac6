//! The roles in which a document uses a schema, and the JSON bodies of an operation, each with its role.

use std::fmt;

use openapi_document::{Body, Node, Operation};

use crate::json::JSON;

/// Where a schema is used: in a request, or in a response that the caller gets as a value or as an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The body of a request.
    Request,
    /// The body of a response with a status of 2xx.
    Success,
    /// The body of any other response.
    Error,
}

impl Role {
    /// The roles, in the order in which they run.
    pub const ALL: [Self; 3] = [Self::Request, Self::Success, Self::Error];

    /// Its name in ids, snapshots and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Success => "success",
            Self::Error => "error",
        }
    }

    /// The role of the response with this status.
    pub(crate) fn of_status(status: u16) -> Self {
        if status < 300 { Self::Success } else { Self::Error }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A JSON body of an operation.
#[derive(Debug, Clone)]
pub(crate) struct JsonBody<'d> {
    pub(crate) role: Role,
    /// The status, if it is the body of a response.
    pub(crate) status: Option<u16>,
    pub(crate) body: Body<'d>,
    pub(crate) schema: Node<'d>,
}

impl<'d> JsonBody<'d> {
    /// Every JSON body of an operation: that of the request, then those of the responses.
    pub(crate) fn all(operation: &Operation<'d>) -> Vec<Self> {
        let request = operation.request_body().map(|body| (Role::Request, None, body));
        let responses = operation.responses().into_iter().filter_map(|response| {
            let status = response.status();
            Some((Role::of_status(status), Some(status), response.body()?))
        });
        let bodies = request.into_iter().chain(responses).filter(|(.., body)| body.media_type() == JSON);
        bodies.filter_map(|(role, status, body)| Some(Self { role, status, schema: body.schema()?, body })).collect()
    }

    /// Whether its values are objects with properties, some of them required.
    pub(crate) fn is_object(&self) -> bool {
        let schema = self.schema.effective();
        let required = schema.get("required").is_some_and(|names| !names.items().is_empty());
        schema.get("properties").is_some() && schema.get("additionalProperties").is_none() && required
    }

    /// What decides how a malformed body is handled: the role, the envelope, and the form of the schema.
    pub(crate) fn form(&self) -> String {
        let envelope = self.body.envelope().map(|key| format!(" in {key}")).unwrap_or_default();
        let schema = self.schema.effective();
        let form = match schema.text("type") {
            _ if self.is_object() => "an object with required properties",
            Some(kind) => kind,
            None if schema.get("oneOf").is_some() => "a choice",
            None => "an object",
        };
        format!("{}{envelope}, {form}", self.role)
    }
}
