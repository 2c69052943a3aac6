//! The cases that the document's examples are.

use openapi_document::{Body, Document, Example, Operation, Response};
use serde_json::{Map, Value, json};

use super::{Caller, Case, Expected, Kind, Served};
use crate::prove::written;

/// A case for each documented request and response, in the order of the document.
#[must_use]
pub fn cases(document: &Document) -> Vec<Case<'_>> {
    Operation::all(document).iter().flat_map(of_operation).collect()
}

pub(super) fn of_operation<'d>(operation: &Operation<'d>) -> Vec<Case<'d>> {
    let request_body = operation.request_body();
    let requests = request_body.as_ref().map(Body::examples).unwrap_or_default();
    let call = smallest_call(operation, requests.first());
    let mut cases: Vec<_> =
        operation.responses().iter().flat_map(|response| answered(operation, response, &call)).collect();
    // Requests are proven against the first documented success.
    let Some(success) = cases.iter().find(|case| case.succeeds()).cloned() else {
        return cases;
    };
    let sent = |example: String, pointer: &str, call: Map<String, Value>| Case {
        id: format!("{}/request_{example}", operation.id()),
        kind: Kind::Request,
        example,
        pointer: pointer.to_owned(),
        arrives: call.clone(),
        call,
        ..success.clone()
    };
    for example in &requests {
        let call = with(&call, "body", example.value());
        cases.push(sent(example.name().to_owned(), example.pointer(), call));
    }
    for parameter in operation.parameters() {
        for example in parameter.examples() {
            let call = with(&call, parameter.name(), example.value());
            cases.push(sent(
                format!("{}_{}_{}", parameter.place(), parameter.name(), example.name()),
                example.pointer(),
                call,
            ));
        }
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

/// A case for each example of a response, one more where it may come in an envelope, and one for each example of its headers.
fn answered<'d>(operation: &Operation<'d>, response: &Response<'d>, call: &Map<String, Value>) -> Vec<Case<'d>> {
    let status = response.status();
    let plain = Case {
        id: format!("{}/{status}", operation.id()),
        kind: Kind::Response,
        operation: operation.clone(),
        example: String::new(),
        pointer: response.node().pointer().to_owned(),
        call: call.clone(),
        arrives: call.clone(),
        caller: Caller::default(),
        server: None,
        status,
        headers: Vec::new(),
        served: None,
        body_fault: None,
        fault: None,
        expected: expected(status, Value::Null),
        arrivals: 1,
        attempts: 1,
    };
    let Some(body) = response.body() else { return with_headers(response, vec![plain]) };
    let mut cases = Vec::new();
    for example in body.examples() {
        let bare = Case {
            id: format!("{}_{}", plain.id, example.name()),
            example: example.name().to_owned(),
            pointer: example.pointer().to_owned(),
            served: Some(Served::new(body.media_type(), example.value())),
            expected: expected(status, example.value().clone()),
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
    with_headers(response, cases)
}

/// With the first of the cases once more for each example of a header.
fn with_headers<'d>(response: &Response<'d>, mut cases: Vec<Case<'d>>) -> Vec<Case<'d>> {
    let Some(first) = cases.first().cloned() else { return cases };
    for header in response.headers() {
        let name = header.name();
        cases.extend(header.examples().into_iter().map(|example| Case {
            id: format!("{}/{}_header_{name}_{}", first.operation.id(), first.status, example.name()),
            example: format!("header_{name}_{}", example.name()),
            pointer: example.pointer().to_owned(),
            headers: vec![(name.to_ascii_lowercase(), written(example.value()).concat())],
            ..first.clone()
        }));
    }
    cases
}

/// What has to come of a documented answer.
fn expected(status: u16, body: Value) -> Expected {
    if status < 300 { Expected::Value(body) } else { Expected::Api { typed: Some(body) } }
}
