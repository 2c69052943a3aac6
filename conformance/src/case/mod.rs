//! The cases that a document implies: what is called, what the server does, and which outcome is expected.
//!
//! Each documented example is a case. Besides, a case is a behaviour that could differ: a clause of a schema is a case once for each role in
//! which the document uses it (request, success, error), at the first operation that reaches it; each operation adds its own parameters,
//! every documented example, and a smoke set. [`Derivation`] decides which operation tries what.
//!
//! The clauses of a component belong to that component, wherever it is used: to the innermost one around them that is a type of its own,
//! so that the branches of an `allOf` belong to the component with the `allOf`. Other clauses belong to the operation. The smoke set of an
//! operation is a request with everything, for each property of its request a valid value and an invalid one, a malformed body for each
//! class of statuses, a fault of each class, and each security requirement. The whole tables run once for all that they could differ in:
//! malformed bodies for a role, an envelope and a form of schema, faults for a retry policy with and without a body, credentials for a list
//! of security requirements, servers for a security scheme.

mod baseline;
mod components;
mod customization;
mod derivation;
mod examples;
mod faults;
mod host;
mod input;
mod malformed_bodies;
mod planned;
mod requests;
mod responses;
mod role;
mod security;

use std::time::Duration;

use openapi_document::{Operation, Requirement, SecurityScheme, Server};
use openapi_mock::ResponseBody;
use serde_json::{Map, Value};

use crate::{
    call::{Credentials, Customization},
    server::{Response, Script, Step},
};
use baseline::{Baseline, Owner};

pub use derivation::{Component, Derivation, Section};
pub use examples::documented_cases;
pub use faults::Fault;
pub(crate) use faults::{TIMEOUTS, group as fault_group, of_operation as faults_of};
pub use input::Input;
pub(crate) use malformed_bodies::MALFORMED_BODIES;
pub use planned::Planned;
pub(crate) use role::JsonBody;
pub use role::Role;
pub(crate) use security::group as credentials_group;

/// What a case is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A documented response: what the caller gets.
    Response,
    /// A documented request: what the server receives.
    Request,
    /// A valid request: the server receives it unchanged.
    ValidRequest,
    /// A request that breaks the document: nothing is sent.
    InvalidRequest,
    /// A response body that is valid, or breaks a keyword of its schema.
    ResponseSchema,
    /// A malformed response body.
    MalformedBody,
    /// A fault on the wire.
    Fault,
    /// Credentials: which one is sent, to which server, and what happens without one.
    Security,
}

impl Kind {
    /// The kinds of derived cases, in the order in which they run.
    pub const DERIVED: [Self; 6] = [
        Self::ValidRequest,
        Self::InvalidRequest,
        Self::ResponseSchema,
        Self::MalformedBody,
        Self::Fault,
        Self::Security,
    ];

    /// Its name in the ids of cases, the names of snapshots and reports. It stays as it is, so that ids stay stable.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Response => "response",
            Self::Request => "request",
            Self::ValidRequest => "valid",
            Self::InvalidRequest => "invalid",
            Self::ResponseSchema => "response_schema",
            Self::MalformedBody => "body",
            Self::Fault => "fault",
            Self::Security => "security",
        }
    }
}

/// One call, one script for a server, one expectation.
#[derive(Debug, Clone)]
pub struct Case<'d> {
    /// `OPERATION/NAME`, unique and stable. For a derived case, NAME starts with the kind. The case of a component has the id
    /// `components/COMPONENT/NAME`, and NAME starts with the role.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// The operation to call.
    pub operation: Operation<'d>,
    /// The name of the component that has the clause; none if that is the operation's own.
    pub component: Option<String>,
    /// The name of the example, or of what is changed in it.
    pub name: String,
    /// The clause of the document that it checks, as a JSON pointer.
    pub pointer: String,
    /// The parameters of the call under their names, and the body under `body`.
    pub parameters: Map<String, Value>,
    /// The parameters that the server must receive.
    pub expected_parameters: Map<String, Value>,
    /// The headers and the extra properties of this call alone.
    pub customization: Customization,
    /// The credentials of the client.
    pub credentials: Credentials,
    /// The server that the client must choose by itself; none if the call sets a base URL.
    pub server: Option<Server<'d>>,
    /// The status of the response.
    pub status: u16,
    /// The documented headers of the response, by their names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body of the response.
    pub response_body: Option<ResponseBody>,
    /// The name of what is malformed in that body.
    pub malformed_body: Option<&'static str>,
    /// The fault on the wire.
    pub fault: Option<&'static Fault>,
    /// The expected outcome.
    pub expected: Expected,
    /// How many requests the server must receive.
    pub expected_requests: usize,
    /// How many attempts the outcome must report.
    pub expected_attempts: u32,
}

/// A part of the client's message for an error response that is not the API's own error.
const NOT_THE_DOCUMENTED_ERROR: &str = "the body is not the documented error";

/// The expected outcome of a case.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    /// A value: this body, or null where there is none.
    Value(Value),
    /// An error before anything is sent.
    InvalidRequest {
        /// The field that it names, as a JSON pointer into the request.
        field: Option<String>,
        /// A part of its message.
        message: String,
    },
    /// An error in the settings of the client.
    Config {
        /// Whether the call fails; otherwise the client cannot be built.
        in_call: bool,
        /// A part of its message.
        message: String,
    },
    /// The API's own error.
    Api {
        /// The typed error, if the body is the documented one.
        typed: Option<Value>,
    },
    /// A response that the document does not describe.
    UnexpectedResponse {
        /// Parts of its message, any of which is enough.
        messages: Vec<String>,
    },
    /// No connection.
    NotSent,
    /// No complete response.
    NoResponse {
        /// Whether time ran out.
        timeout: bool,
        /// Whether status and headers were received.
        head: bool,
    },
}

impl Case<'_> {
    /// Whether the status of the response is a success.
    #[must_use]
    pub fn succeeds(&self) -> bool {
        self.operation.response_to(self.status).map_or(self.status < 300, |response| response.is_success())
    }

    /// Whether the call sets no base URL, so that the client chooses a server of the document.
    pub(crate) fn chooses_server(&self) -> bool {
        self.server.is_some() || matches!(self.expected, Expected::Config { in_call: false, .. })
    }

    /// What the server does.
    pub(crate) fn script(&self, attempt: &Attempt<'_>) -> Script {
        match self.fault {
            Some(fault) => (fault.script)(self, attempt),
            None => {
                let response = vec![Step::Respond(self.response())];
                // The server acts as a proxy: it confirms the `CONNECT`, then acts as the server itself. Without TLS there is none.
                let tunnel = self.server.iter().filter(|server| server.url().starts_with("https:"));
                let connected = vec![Step::Write(b"HTTP/1.1 200 OK\r\n\r\n".to_vec()), Step::Encrypt];
                tunnel.map(|_| connected.clone()).chain([response]).collect()
            }
        }
    }

    /// The response with its documented headers and its body.
    pub(crate) fn response(&self) -> Response {
        let bytes = self.response_body.as_ref().map(|body| body.bytes.clone());
        let response = Response::new(self.status, bytes.unwrap_or_default());
        let media_type = self.response_body.as_ref().map(|body| body.media_type.as_str());
        let media_type = media_type.filter(|media_type| !media_type.is_empty());
        let headers = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let headers = headers.chain(media_type.map(|media_type| ("content-type", media_type)));
        headers.fold(response, |response, (name, value)| response.header(name, value))
    }
}

/// What a script depends on besides its case.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attempt<'a> {
    /// The URL of another server, for redirects.
    pub(crate) elsewhere: &'a str,
    /// The short timeout of the call, if it has one.
    pub(crate) timeout: Duration,
}

/// The name of a security requirement in ids.
pub(crate) fn requirement_label(requirement: &Requirement<'_>) -> String {
    requirement.schemes().iter().map(SecurityScheme::name).collect::<Vec<_>>().join("_and_")
}
