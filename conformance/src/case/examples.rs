//! Documented cases: each example of the document becomes a case here.

use openapi_document::{Body, Document, Example, Operation, Response};
use openapi_mock::{ResponseBody, header_text};
use serde_json::{Map, Value, json};

use super::{Case, Expected, Kind, NOT_THE_DOCUMENTED_ERROR};
use crate::{
    call::Customization,
    convention::{Convention, typed_error},
    credentials,
};

/// A case for each example of a request or a response, and for each response without a body, in the order of the document.
#[must_use]
pub fn documented_cases(document: &Document) -> Vec<Case<'_>> {
    Operation::all(document).iter().flat_map(of_operation).collect()
}

fn of_operation<'d>(operation: &Operation<'d>) -> Vec<Case<'d>> {
    let request_body = operation.request_body();
    let requests = request_body.as_ref().map(Body::examples).unwrap_or_default();
    let parameters = smallest_call(operation, requests.first());
    let mut cases: Vec<_> =
        operation.responses().iter().flat_map(|response| of_response(operation, response, &parameters)).collect();
    // The server responds to each request with the first documented success.
    let Some(success) = cases.iter().find(|case| case.succeeds()).cloned() else {
        return cases;
    };
    let request = |example: String, pointer: &str, parameters: Map<String, Value>| Case {
        id: format!("{}/request_{example}", operation.id()),
        kind: Kind::Request,
        name: example,
        pointer: pointer.to_owned(),
        expected_parameters: parameters.clone(),
        parameters,
        ..success.clone()
    };
    for example in &requests {
        let parameters = with_value(&parameters, "body", example.value());
        cases.push(request(example.name().to_owned(), example.pointer(), parameters));
    }
    for parameter in operation.parameters() {
        for example in parameter.examples() {
            let parameters = with_value(&parameters, parameter.name(), example.value());
            cases.push(request(
                format!("{}_{}_{}", parameter.place(), parameter.name(), example.name()),
                example.pointer(),
                parameters,
            ));
        }
    }
    cases
}

/// The first documented success, with the smallest call.
pub(super) fn success<'d>(operation: &Operation<'d>) -> Option<Case<'d>> {
    let examples = operation.request_body().as_ref().map(Body::examples).unwrap_or_default();
    let parameters = smallest_call(operation, examples.first());
    let responses = operation.responses().into_iter().filter(Response::is_success);
    responses.flat_map(|response| of_response(operation, &response, &parameters)).next()
}

/// The parameters of the smallest call: the first example of the body and of each required parameter.
fn smallest_call(operation: &Operation<'_>, body: Option<&Example<'_>>) -> Map<String, Value> {
    let required = operation.parameters().into_iter().filter(|parameter| parameter.required());
    let first = required.filter_map(|parameter| Some((parameter.name(), parameter.examples().first()?.value())));
    let body = body.map(|example| ("body", example.value()));
    first.chain(body).map(|(name, value)| (name.to_owned(), value.clone())).collect()
}

fn with_value(parameters: &Map<String, Value>, name: &str, value: &Value) -> Map<String, Value> {
    let mut parameters = parameters.clone();
    parameters.insert(name.to_owned(), value.clone());
    parameters
}

/// A case for each example of a response, one more where it may be in an envelope, and one for each example of a header.
fn of_response<'d>(
    operation: &Operation<'d>,
    response: &Response<'d>,
    parameters: &Map<String, Value>,
) -> Vec<Case<'d>> {
    let status = response.status();
    let plain = Case {
        id: format!("{}/{}", operation.id(), response.key()),
        kind: Kind::Response,
        operation: operation.clone(),
        component: None,
        name: String::new(),
        pointer: response.node().pointer().to_owned(),
        parameters: parameters.clone(),
        expected_parameters: parameters.clone(),
        customization: Customization::default(),
        credentials: credentials::invented(operation.node().document()),
        server: None,
        status,
        headers: Vec::new(),
        response_body: None,
        malformed_body: None,
        fault: None,
        expected: Expected::Value(Value::Null),
        expected_requests: 1,
        expected_attempts: 1,
    };
    let Some(body) = response.body() else {
        let expected = expected_without_body(operation, response);
        return with_headers(response, vec![Case { expected, ..plain }]);
    };
    let mut cases = Vec::new();
    for example in body.examples() {
        let served = ResponseBody::new(body.content_type(), example.value());
        let expected = match response.is_success() {
            true => Expected::Value(example.value().clone()),
            false => {
                let documented = || Some(example.value().clone());
                Expected::Api { typed: typed_error(operation, status, &served.bytes, documented) }
            }
        };
        let bare = Case {
            id: format!("{}_{}", plain.id, example.name()),
            name: example.name().to_owned(),
            pointer: example.pointer().to_owned(),
            response_body: Some(served),
            expected,
            ..plain.clone()
        };
        if let Some(key) = body.envelope() {
            cases.push(Case {
                id: format!("{}_in_{key}", bare.id),
                name: format!("{}_in_{key}", bare.name),
                response_body: Some(ResponseBody::new(body.content_type(), &json!({ key: example.value() }))),
                ..bare.clone()
            });
        }
        cases.push(bare);
    }
    with_headers(response, cases)
}

/// Adds the first case once more for each example of a header.
fn with_headers<'d>(response: &Response<'d>, mut cases: Vec<Case<'d>>) -> Vec<Case<'d>> {
    let Some(first) = cases.first().cloned() else { return cases };
    for header in response.headers() {
        let name = header.name();
        cases.extend(header.examples().into_iter().map(|example| Case {
            id: format!("{}/{}_header_{name}_{}", first.operation.id(), response.key(), example.name()),
            name: format!("header_{name}_{}", example.name()),
            pointer: example.pointer().to_owned(),
            headers: vec![(name.to_ascii_lowercase(), header_text(example.value()))],
            ..first.clone()
        }));
    }
    cases
}

/// The expected outcome of a documented response without a body.
fn expected_without_body(operation: &Operation<'_>, response: &Response<'_>) -> Expected {
    if response.is_success() {
        Expected::Value(Value::Null)
    } else if Convention::of(operation.node().document()).describes(operation, response.status(), &Value::Null) {
        Expected::Api { typed: None }
    } else {
        Expected::UnexpectedResponse { messages: vec![NOT_THE_DOCUMENTED_ERROR.to_owned()] }
    }
}
