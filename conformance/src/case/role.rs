//! The roles in which a document uses a schema, and the JSON bodies of an operation, each with its role.

use std::fmt;

use openapi_document::{Body, BodyFormat, Node, Operation, Response};

use crate::convention::is_typed;

/// Where a schema is used: in a request, or in a response that the caller gets as a value or as an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The body of a request.
    Request,
    /// The body of a success.
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

    /// The role of the body of a response.
    pub(crate) fn of(response: &Response<'_>) -> Self {
        if response.is_success() { Self::Success } else { Self::Error }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A body of an operation whose values its schema describes.
#[derive(Debug, Clone)]
pub(crate) struct JsonBody<'d> {
    pub(crate) role: Role,
    /// The status, if it is the body of a response.
    pub(crate) status: Option<u16>,
    /// The key of that response: a status, a range or `default`.
    pub(crate) key: Option<&'d str>,
    /// Whether a caller gets its values as the type of the schema.
    pub(crate) is_typed: bool,
    pub(crate) body: Body<'d>,
    pub(crate) schema: Node<'d>,
}

impl<'d> JsonBody<'d> {
    /// Every body of an operation whose schema describes it: that of the request, then those of the responses that are JSON.
    pub(crate) fn all(operation: &Operation<'d>) -> Vec<Self> {
        let request = operation.request_body().filter(|body| body.format() != BodyFormat::Bytes);
        let request = request.and_then(|body| {
            let schema = body.schema()?;
            Some(Self { role: Role::Request, status: None, key: None, is_typed: true, schema, body })
        });
        let responses = operation.responses().into_iter().filter_map(|response| {
            let body = response.body().filter(|body| body.format() == BodyFormat::Json)?;
            let (role, schema) = (Role::of(&response), body.schema()?);
            let (status, key, is_typed) = (response.status(), response.key(), is_typed(operation, &response));
            Some(Self { role, status: Some(status), key: Some(key), is_typed, schema, body })
        });
        request.into_iter().chain(responses).collect()
    }

    /// Whether its values are objects with properties, some of them required.
    pub(crate) fn is_object(&self) -> bool {
        let schema = self.schema.effective();
        let required = schema.get("required").is_some_and(|names| !names.items().is_empty());
        schema.get("properties").is_some() && schema.get("additionalProperties").is_none() && required
    }

    /// What decides how a malformed body is handled: the role, the envelope, and the form of the schema, if the body is typed.
    pub(crate) fn form(&self) -> String {
        let envelope = self.body.envelope().map(|key| format!(" in {key}")).unwrap_or_default();
        let schema = self.schema.effective();
        let form = match schema.text("type") {
            _ if self.is_object() => "an object with required properties",
            Some(kind) => kind,
            None if schema.get("oneOf").is_some() => "a choice",
            None => "an object",
        };
        let untyped = if self.is_typed { "" } else { ", as any value" };
        format!("{}{envelope}, {form}{untyped}", self.role)
    }
}
