//! Calls with settings of their own: a header, and a property of the body that the document does not know.

use std::sync::Arc;

use openapi_document::{Body, BodyFormat, Operation, sample::UNLISTED, schema::parts};
use serde_json::{Value, json};

use super::{Baseline, Case, Expected, Kind, Owner, Planned};
use crate::{call::Customization, json::JSON};

/// A header that no document has.
const HEADER: &str = "x-not-in-the-document";
/// Its value, which nothing may print.
const HEADER_VALUE: &str = "value-of-a-header-of-its-own";

/// What decides how an operation handles such settings: its request body.
pub(crate) fn group(operation: &Operation<'_>) -> String {
    let body = operation.request_body();
    let body = match &body {
        None => "no body",
        Some(body) if is_open_object(body) => "an object that is open",
        Some(body) if takes_no_property(body) => "a body that is no object",
        Some(_) => "another body",
    };
    format!("settings of a call with {body}")
}

/// Whether values of the body are JSON objects that may have other properties.
fn is_open_object(body: &Body<'_>) -> bool {
    let is_json = body.media_type() == JSON;
    body.schema().filter(|_| is_json).is_some_and(|schema| {
        let parts = parts(&schema);
        parts[0].text("type") == Some("object") && parts.iter().all(|part| part.get("additionalProperties").is_none())
    })
}

/// Whether no value of the body is a JSON object.
fn takes_no_property(body: &Body<'_>) -> bool {
    let kind = || body.schema().and_then(|schema| schema.effective().text("type"));
    body.format() != BodyFormat::Json || kind().is_some_and(|kind| kind != "object")
}

/// The call with every parameter, and with settings of its own.
pub(super) fn cases<'s, 'd: 's>(baseline: &Arc<Baseline<'s, 'd>>) -> Vec<Planned<'s, 'd>> {
    let operation = baseline.operation();
    let pointer = operation.node().pointer().to_owned();
    let valid = |name: &str, customization: Customization| {
        baseline.plan(Owner::Operation, Kind::ValidRequest, name, &pointer, move |baseline, case| {
            let mut expected_parameters = baseline.full.clone();
            if let Some(Value::Object(body)) = expected_parameters.get_mut("body") {
                body.extend(customization.extra.clone());
            }
            let (parameters, customization) = (baseline.full.clone(), customization.clone());
            Case { parameters, expected_parameters, customization, ..case }
        })
    };
    let invalid = |name: &str, customization: Customization, field: Option<String>, message: &str| {
        let message = message.to_owned();
        baseline.plan(Owner::Operation, Kind::InvalidRequest, name, &pointer, move |baseline, case| {
            let (parameters, customization) = (baseline.full.clone(), customization.clone());
            let expected = Expected::InvalidRequest { field: field.clone(), message: message.clone() };
            Case { parameters, customization, expected, expected_requests: 0, expected_attempts: 0, ..case }
        })
    };
    let own_header = "the client, or a parameter of the call, sets a header of this name";
    let mut cases = vec![
        valid("with_a_header_of_its_own", header(HEADER)),
        invalid("with_a_header_of_the_client", header("accept"), None, own_header),
    ];
    match operation.request_body() {
        Some(body) if is_open_object(&body) => {
            cases.push(valid("with_an_extra_property", extra(UNLISTED)));
            let known = baseline.full.get("body").and_then(|body| body.as_object()?.keys().next());
            cases.extend(known.map(|known| {
                let field = Some(openapi_document::pointer::join("", known));
                invalid("with_a_property_twice", extra(known), field, "the body has this property already")
            }));
        }
        Some(body) if !takes_no_property(&body) => {}
        _ => {
            let message = "only a body that is a JSON object can have extra properties";
            cases.push(invalid("with_an_extra_property", extra(UNLISTED), None, message));
        }
    }
    cases
}

fn header(name: &str) -> Customization {
    Customization { headers: [(name.to_owned(), HEADER_VALUE.to_owned())].into(), ..Customization::default() }
}

fn extra(name: &str) -> Customization {
    let value = json!({ "any": [null, 1, "an-extra-value"] });
    Customization { extra: [(name.to_owned(), value)].into_iter().collect(), ..Customization::default() }
}
