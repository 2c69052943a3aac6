//! The cases that the document implies: what is called, what the server does, and what has to come of it.

mod answers;
mod bodies;
mod caller;
mod examples;
mod faults;
mod requests;
mod security;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{Body, Node, Operation, Server};
use serde_json::{Map, Value};

use crate::{
    Script, Step,
    schema::{Gap, Schemas, filled},
};

pub(crate) use bodies::BODY_FAULTS;
pub use caller::Caller;
pub use examples::cases;
pub(crate) use faults::FAULTS;
pub use faults::Fault;

/// What a case is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A documented response: what the caller gets.
    Response,
    /// A documented request: what goes over the wire.
    Request,
    /// A request that keeps to the document: it arrives as it is.
    Valid,
    /// A request that breaks the document: it is refused before anything is sent.
    Refused,
    /// An answer that keeps to the schema or breaks it, keyword by keyword.
    Answer,
    /// An answer whose body is not what a body should be.
    Body,
    /// Something that goes wrong on the wire.
    Fault,
    /// Credentials: missing, of the wrong kind, with odd characters, and which server each is for.
    Security,
}

impl Kind {
    /// Those that are derived from what the document says, one after the other for each operation.
    pub const DERIVED: [Self; 6] = [Self::Valid, Self::Refused, Self::Answer, Self::Body, Self::Fault, Self::Security];

    /// Its name in ids and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Response => "response",
            Self::Request => "request",
            Self::Valid => "valid",
            Self::Refused => "refused",
            Self::Answer => "answer",
            Self::Body => "body",
            Self::Fault => "fault",
            Self::Security => "security",
        }
    }
}

/// A call to make, what the server does, and what has to come of it.
#[derive(Debug, Clone)]
pub struct Case<'d> {
    /// Unique and stable: the operation, and what it is a case of.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// The operation to call.
    pub operation: Operation<'d>,
    /// The name of the example, or of what was made of it.
    pub example: String,
    /// The clause of the document that it proves, as a JSON pointer.
    pub pointer: String,
    /// The call to make: the body under `body` and every other parameter under its name.
    pub call: Map<String, Value>,
    /// What of the call has to arrive.
    pub arrives: Map<String, Value>,
    /// Who calls.
    pub caller: Caller,
    /// The server that the client has to find by itself: none where it is told of one, or where there is none to find.
    pub server: Option<Server<'d>>,
    /// The status that the server answers with.
    pub status: u16,
    /// The documented headers that are served, by their names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body as it is served.
    pub served: Option<Served>,
    /// What is wrong with the body that is served.
    pub body_fault: Option<&'static str>,
    /// What goes wrong on the wire.
    pub fault: Option<&'static Fault>,
    /// What has to come of it.
    pub expected: Expected,
    /// How many requests have to arrive.
    pub arrivals: usize,
    /// How many attempts the caller has to be told of.
    pub attempts: u32,
}

/// What has to come of a case.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    /// A value: this body as the typed client keeps it, null where there is none.
    Value(Value),
    /// An error before anything is sent: the field it names, and the words of the rule.
    Refused {
        /// A JSON pointer into the request.
        field: Option<String>,
        /// Words that `Display` has.
        says: String,
    },
    /// That no client can be made: words that `Display` has.
    NoClient {
        /// The words.
        says: String,
    },
    /// The API's own error, and the whole of it where the body is the documented one.
    Api {
        /// The documented body.
        typed: Option<Value>,
    },
    /// An answer that is not documented: words that `Display` has, one of these.
    Unexpected {
        /// The words, any of which will do.
        says: Vec<String>,
    },
    /// No connection.
    NotSent,
    /// No complete answer.
    Unanswered {
        /// Whether time ran out.
        timeout: bool,
        /// Whether the head of the answer was there.
        head: bool,
    },
}

/// A body on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// Its `Content-Type`; none where it is empty.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Served {
    /// A value as the media type writes it: bytes, which JSON and so the document have no way to hold, are base64 there.
    pub(crate) fn new(media_type: &str, value: &Value) -> Self {
        let bytes = match value {
            Value::String(text) if media_type != JSON => STANDARD.decode(text).unwrap_or_default(),
            value => value.to_string().into_bytes(),
        };
        Self { media_type: media_type.to_owned(), bytes }
    }
}

const JSON: &str = "application/json";

impl Case<'_> {
    /// Whether the server's answer is a success.
    #[must_use]
    pub fn succeeds(&self) -> bool {
        self.status < 300
    }

    /// Whether the client is not told of a server.
    pub(crate) fn finds_its_server(&self) -> bool {
        self.server.is_some() || matches!(self.expected, Expected::NoClient { .. })
    }

    /// What the server does, where it sends on to `elsewhere` if it sends anywhere.
    pub(crate) fn script(&self, elsewhere: &str) -> Script {
        match self.fault {
            Some(fault) => (fault.script)(self, elsewhere),
            None => {
                let answer = vec![Step::Write(self.answer(self.status, ""))];
                // As a proxy that says that it has connected the client, and is the server itself.
                let connected = vec![Step::Write(b"HTTP/1.1 200 OK\r\n\r\n".to_vec()), Step::Encrypt];
                self.server.iter().map(|_| connected.clone()).chain([answer]).collect()
            }
        }
    }

    /// The answer as it goes over the wire, with further headers.
    pub(crate) fn answer(&self, status: u16, headers: &str) -> Vec<u8> {
        let (mut head, body) = (format!("HTTP/1.1 {status} Whatever\r\n{headers}"), self.served.as_ref());
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if let Some(body) = body.filter(|body| !body.media_type.is_empty()) {
            head.push_str(&format!("content-type: {}\r\n", body.media_type));
        }
        if status != 204 {
            head.push_str(&format!("content-length: {}\r\n", body.map_or(0, |body| body.bytes.len())));
        }
        let mut answer = format!("{head}\r\n").into_bytes();
        answer.extend(body.into_iter().flat_map(|body| &body.bytes));
        answer
    }
}

/// The cases of one kind that an operation implies, and what could not be covered.
#[must_use]
pub fn derived<'d>(schemas: &Schemas<'d>, operation: &Operation<'d>, kind: Kind) -> (Vec<Case<'d>>, Vec<Gap>) {
    let Some(ground) = Ground::of(schemas, operation) else { return (Vec::new(), Vec::new()) };
    match kind {
        Kind::Response | Kind::Request => (Vec::new(), Vec::new()),
        Kind::Valid => requests::valid(&ground),
        Kind::Refused => requests::refused(&ground),
        Kind::Answer => answers::answers(&ground),
        Kind::Body => (bodies::bodies(&ground), Vec::new()),
        Kind::Fault => (faults::faults(&ground), Vec::new()),
        Kind::Security => (security::security(&ground), Vec::new()),
    }
}

/// What the derived cases of an operation start from: a call with everything in it, and its documented success.
struct Ground<'s, 'd> {
    schemas: &'s Schemas<'d>,
    success: Case<'d>,
    /// Every parameter, and the body with every member.
    full: Map<String, Value>,
}

impl<'s, 'd> Ground<'s, 'd> {
    fn of(schemas: &'s Schemas<'d>, operation: &Operation<'d>) -> Option<Self> {
        let success = examples::of_operation(operation).into_iter().find(Case::succeeds)?;
        let mut full = success.call.clone();
        for root in Root::all(operation) {
            let value = full.get(root.name).cloned().or_else(|| root.example.clone());
            let value = value.unwrap_or_else(|| sample(schemas, &root));
            let value = root
                .schema
                .as_ref()
                .filter(|_| root.json)
                .map_or(value.clone(), |schema| filled(schemas, schema, &value));
            full.insert(root.name.to_owned(), value);
        }
        Some(Self { schemas, success, full })
    }

    fn operation(&self) -> &Operation<'d> {
        &self.success.operation
    }

    /// A case of a kind, which is the documented success but for what is changed.
    fn case(&self, kind: Kind, name: &str, pointer: &str) -> Case<'d> {
        Case {
            id: format!("{}/{}_{name}", self.operation().id(), kind.name()),
            kind,
            example: name.to_owned(),
            pointer: pointer.to_owned(),
            ..self.success.clone()
        }
    }
}

fn sample<'d>(schemas: &Schemas<'d>, root: &Root<'d>) -> Value {
    root.schema.as_ref().map(|schema| schemas.sample(schema)).unwrap_or_default()
}

/// A part of a call that has a schema of its own: a parameter, or the body.
#[derive(Debug)]
pub struct Root<'d> {
    /// `body`, or the name of the parameter.
    pub name: &'d str,
    /// Where it is written.
    pointer: String,
    /// What its values are.
    pub schema: Option<Node<'d>>,
    pub(crate) sensitive: bool,
    /// Whether every call has to have it.
    pub required: bool,
    /// Whether it is the body.
    body: bool,
    /// Where it is sent: `body`, `path`, `query` or `header`.
    pub place: &'d str,
    /// Whether its values are those of its schema.
    json: bool,
    example: Option<Value>,
}

impl<'d> Root<'d> {
    /// What a case calls it: a parameter by its place too, since a member of the body may have the same name.
    fn label(&self) -> String {
        if self.body { self.name.to_owned() } else { format!("{}_{}", self.place, self.name) }
    }

    /// Why a value that its schema allows cannot be sent in its place, if so: words of the refusal.
    #[must_use]
    pub fn unsendable(&self, value: &Value) -> Option<&'static str> {
        let text = value.as_str()?;
        match self.place {
            // It would lead somewhere else.
            "path" if ["", ".", ".."].contains(&text) => Some("cannot be a segment of a path"),
            // What receives a header takes the blanks around it away.
            "header"
                if text.trim_matches([' ', '\t']) != text
                    || text.contains(|c: char| c != '\t' && c.is_ascii_control()) =>
            {
                Some("holds what no header can carry")
            }
            _ => None,
        }
    }

    /// Those of an operation.
    #[must_use]
    pub fn all(operation: &Operation<'d>) -> Vec<Self> {
        let parameters = operation.parameters().into_iter().map(|parameter| Self {
            name: parameter.name(),
            pointer: parameter.node().pointer().to_owned(),
            schema: parameter.schema(),
            sensitive: parameter.sensitive(),
            required: parameter.required(),
            body: false,
            place: parameter.place(),
            json: true,
            example: parameter.examples().first().map(|example| example.value().clone()),
        });
        let body = operation.request_body().map(|body: Body<'d>| Self {
            name: "body",
            pointer: body.node().pointer().to_owned(),
            schema: body.schema(),
            sensitive: false,
            required: body.required(),
            body: true,
            place: "body",
            json: body.media_type() == JSON,
            example: body.examples().first().map(|example| example.value().clone()),
        });
        parameters.chain(body).collect()
    }
}
