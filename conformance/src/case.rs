//! The cases that the document's examples are.

use serde_json::{Value, json};
use stytch_openapi::{Body, Document, Example, Operation};

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
    /// The bodies to send, each in a call of its own.
    pub requests: Vec<Value>,
    /// The status that the server answers with.
    pub status: u16,
    /// The body as it is documented.
    pub documented: Option<Value>,
    /// The body as it is served.
    pub served: Option<Value>,
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
    let first = requests.first().map(|example| example.value().clone());
    let mut cases = Vec::new();
    for response in operation.responses() {
        let status = response.status();
        let Some(body) = response.body() else {
            cases.push(Case {
                id: format!("{}/{status}", operation.id()),
                kind: Kind::Response,
                operation: operation.clone(),
                example: String::new(),
                pointer: response.node().pointer().to_owned(),
                requests: first.iter().cloned().collect(),
                status,
                documented: None,
                served: None,
            });
            continue;
        };
        for example in body.examples() {
            let bare = answered(operation, status, &example, first.as_ref());
            if let Some(key) = body.envelope() {
                cases.push(Case {
                    id: format!("{}_in_{key}", bare.id),
                    example: format!("{}_in_{key}", bare.example),
                    served: Some(json!({ key: example.value() })),
                    ..bare.clone()
                });
            }
            cases.push(bare);
        }
    }
    // Requests are proven against the first documented success.
    let Some(success) = cases.iter().find(|case| case.succeeds()).cloned() else {
        return cases;
    };
    for example in &requests {
        cases.push(Case {
            id: format!("{}/request_{}", operation.id(), example.name()),
            kind: Kind::Request,
            example: example.name().to_owned(),
            pointer: example.pointer().to_owned(),
            requests: vec![example.value().clone()],
            ..success.clone()
        });
    }
    if let (Some(body), Some(first)) = (request_body, first) {
        cases.extend(open_sets(&body, &first).into_iter().map(|(field, pointer, requests)| Case {
            id: format!("{}/open_{field}", operation.id()),
            kind: Kind::Open,
            example: field,
            pointer,
            requests,
            ..success.clone()
        }));
    }
    cases
}

fn answered<'d>(operation: &Operation<'d>, status: u16, example: &Example<'d>, request: Option<&Value>) -> Case<'d> {
    Case {
        id: format!("{}/{status}_{}", operation.id(), example.name()),
        kind: Kind::Response,
        operation: operation.clone(),
        example: example.name().to_owned(),
        pointer: example.pointer().to_owned(),
        requests: request.into_iter().cloned().collect(),
        status,
        documented: Some(example.value().clone()),
        served: Some(example.value().clone()),
    }
}

/// Fields that take any string, of which some are known: the name, the pointer and a request for each known value and one unknown.
fn open_sets(body: &Body<'_>, request: &Value) -> Vec<(String, String, Vec<Value>)> {
    let properties = body.schema().and_then(|schema| schema.get("properties"));
    let properties = properties.map(|properties| properties.entries()).unwrap_or_default();
    let open = properties.into_iter().filter_map(|(name, schema)| {
        let known = schema.get("anyOf")?.items().first()?.get("enum")?;
        let known = known.value().as_array()?.iter().cloned();
        let values = known.chain([json!("sv"), json!("not yet known")]);
        let requests = values.map(|value| {
            let mut request = request.clone();
            request[name] = value;
            request
        });
        Some((name.to_owned(), schema.pointer().to_owned(), requests.collect()))
    });
    open.collect()
}
