//! The cases that the document's examples are.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Map, Value, json};
use stytch_openapi::{Body, Document, Example, Operation, Response};

/// What a case is an example of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A documented response: what the caller gets.
    Response,
    /// A documented request: what goes over the wire.
    Request,
    /// The values of an open set: each known one and one that nobody knows.
    Open,
}

impl Kind {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Response => "response",
            Self::Request | Self::Open => "request",
        }
    }
}

/// A call to make, and the answer that the server gives to it.
#[derive(Debug, Clone)]
pub struct Case<'d> {
    /// Unique and stable: the operation, and what it is an example of.
    pub id: String,
    /// What it is an example of.
    pub kind: Kind,
    /// The operation to call.
    pub operation: Operation<'d>,
    /// The name of the example.
    pub example: String,
    /// The clause of the document that it proves, as a JSON pointer.
    pub pointer: String,
    /// The calls to make, at least one: for each the body under `body` and every other parameter under its name.
    pub calls: Vec<Map<String, Value>>,
    /// The status that the server answers with.
    pub status: u16,
    /// The body as it is documented.
    pub documented: Option<Value>,
    /// The body as it is served.
    pub served: Option<Served>,
}

/// A body on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// Its `Content-Type`.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Served {
    /// A value as the media type writes it: bytes, which JSON and so the document have no way to hold, are base64 there.
    pub(crate) fn new(media_type: &str, value: &Value) -> Self {
        let bytes = match value {
            Value::String(text) if media_type != "application/json" => STANDARD.decode(text).unwrap_or_default(),
            value => value.to_string().into_bytes(),
        };
        Self { media_type: media_type.to_owned(), bytes }
    }
}

impl Case<'_> {
    /// Whether the call succeeds.
    #[must_use]
    pub fn succeeds(&self) -> bool {
        self.status < 300
    }
}

/// Every case of the document, in its order.
#[must_use]
pub fn cases(document: &Document) -> Vec<Case<'_>> {
    document.operations().iter().flat_map(of_operation).collect()
}

fn of_operation<'d>(operation: &Operation<'d>) -> Vec<Case<'d>> {
    let request_body = operation.request_body();
    let requests = request_body.as_ref().map(Body::examples).unwrap_or_default();
    let call = smallest_call(operation, requests.first());
    let mut cases: Vec<_> =
        operation.responses().iter().flat_map(|response| answered(operation, response, &call)).collect();
    // Requests are proven against the first documented success.
    let Some(success) = cases.iter().find(|case| case.succeeds()).cloned() else {
        return cases;
    };
    let sent = |example: String, kind: Kind, pointer: &str, calls: Vec<Map<String, Value>>| Case {
        id: format!("{}/{}_{example}", operation.id(), if kind == Kind::Open { "open" } else { "request" }),
        kind,
        example,
        pointer: pointer.to_owned(),
        calls,
        ..success.clone()
    };
    for example in &requests {
        let call = with(&call, "body", example.value());
        cases.push(sent(example.name().to_owned(), Kind::Request, example.pointer(), vec![call]));
    }
    for parameter in operation.parameters() {
        for example in parameter.examples() {
            let call = with(&call, parameter.name(), example.value());
            let name = format!("{}_{}", parameter.name(), example.name());
            cases.push(sent(name, Kind::Request, example.pointer(), vec![call]));
        }
    }
    for (field, pointer, values) in request_body.iter().flat_map(open_sets) {
        let calls = values.into_iter().map(|value| {
            let mut call = call.clone();
            call["body"][&field] = value;
            call
        });
        let calls = calls.collect();
        cases.push(sent(field, Kind::Open, &pointer, calls));
    }
    cases
}

/// The first example of the body, and of each parameter that has to be there.
fn smallest_call(operation: &Operation<'_>, body: Option<&Example<'_>>) -> Map<String, Value> {
    let required = operation.parameters().into_iter().filter(|parameter| parameter.required());
    let first = required.filter_map(|parameter| Some((parameter.name(), parameter.examples().first()?.value())));
    let body = body.map(|example| ("body", example.value()));
    first.chain(body).map(|(name, value)| (name.to_owned(), value.clone())).collect()
}

fn with(call: &Map<String, Value>, name: &str, value: &Value) -> Map<String, Value> {
    let mut call = call.clone();
    call.insert(name.to_owned(), value.clone());
    call
}

/// A case for each example of a response, and one more where it may come in an envelope.
fn answered<'d>(operation: &Operation<'d>, response: &Response<'d>, call: &Map<String, Value>) -> Vec<Case<'d>> {
    let status = response.status();
    let plain = Case {
        id: format!("{}/{status}", operation.id()),
        kind: Kind::Response,
        operation: operation.clone(),
        example: String::new(),
        pointer: response.node().pointer().to_owned(),
        calls: vec![call.clone()],
        status,
        documented: None,
        served: None,
    };
    let Some(body) = response.body() else { return vec![plain] };
    let mut cases = Vec::new();
    for example in body.examples() {
        let bare = Case {
            id: format!("{}_{}", plain.id, example.name()),
            example: example.name().to_owned(),
            pointer: example.pointer().to_owned(),
            documented: Some(example.value().clone()),
            served: Some(Served::new(body.media_type(), example.value())),
            ..plain.clone()
        };
        if let Some(key) = body.envelope() {
            cases.push(Case {
                id: format!("{}_in_{key}", bare.id),
                example: format!("{}_in_{key}", bare.example),
                served: Some(Served::new(body.media_type(), &json!({ key: example.value() }))),
                ..bare.clone()
            });
        }
        cases.push(bare);
    }
    cases
}

/// Fields that take any string, of which some are known: the name, the pointer, and each known value and two that nobody knows.
fn open_sets(body: &Body<'_>) -> Vec<(String, String, Vec<Value>)> {
    let properties = body.schema().and_then(|schema| schema.get("properties"));
    let properties = properties.map(|properties| properties.entries()).unwrap_or_default();
    let open = properties.into_iter().filter_map(|(name, schema)| {
        let known = schema.get("anyOf")?.items().first()?.get("enum")?;
        let known = known.value().as_array()?.iter().cloned();
        let values = known.chain([json!("sv"), json!("not yet known")]);
        Some((name.to_owned(), schema.pointer().to_owned(), values.collect()))
    });
    open.collect()
}
