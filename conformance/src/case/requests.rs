//! Valid and invalid requests: with and without each parameter and property, and with values that satisfy or violate each keyword.

use openapi_document::{
    keyword::NOT_SET,
    sample::{Change, Uncovered, Validity},
};
use serde_json::{Map, Value};

use super::{Baseline, Case, Expected, Input, Kind};
use crate::expressible::{has_builder, is_expressible};

/// Valid requests: the server receives them unchanged.
pub(super) fn valid<'d>(baseline: &Baseline<'_, 'd>) -> (Vec<Case<'d>>, Vec<Uncovered>) {
    let (mut cases, mut uncovered) = (Vec::new(), Vec::new());
    let mut add = |name: &str, pointer: &str, parameters: Map<String, Value>, expected: Map<String, Value>| {
        cases.push(Case {
            parameters,
            expected_parameters: expected,
            ..baseline.case(Kind::ValidRequest, name, pointer)
        });
    };
    add("with_everything", baseline.operation().node().pointer(), baseline.full.clone(), baseline.full.clone());
    for input in Input::all(baseline.operation()) {
        if !input.required {
            let mut call = baseline.full.clone();
            call.remove(input.name);
            add(&format!("without_{}", input.label()), &input.pointer, call.clone(), call);
            let mut call = baseline.success.parameters.clone();
            call.insert(input.name.to_owned(), baseline.full[input.name].clone());
            add(&format!("with_{}_alone", input.label()), &input.pointer, call.clone(), call);
        }
        let (changes, missed) = changes(baseline, &input);
        uncovered.extend(missed);
        for change in changes {
            let name = change_label(&input, &change);
            match change.validity {
                Validity::Valid if input.unsendable(&change.value).is_some() => {}
                Validity::Valid
                    if !(null_is_absent(&input, &change) && change.value.pointer(&change.at) == Some(&Value::Null)) =>
                {
                    let call = full_call_with(baseline, &input, change.value);
                    add(&name, &change.pointer, call.clone(), call);
                }
                // `null` is the same as a property that is not set.
                Validity::Valid => {
                    let expected = change.without_it();
                    add(
                        &name,
                        &change.pointer,
                        full_call_with(baseline, &input, change.value),
                        full_call_with(baseline, &input, expected),
                    );
                }
                Validity::Invalid | Validity::Null | Validity::Unlisted => {}
            }
        }
        if input.is_body
            && let (Some(Value::Object(smallest)), Value::Object(full)) =
                (baseline.success.parameters.get("body"), &baseline.full["body"])
        {
            for (property, value) in full.iter().filter(|(property, _)| !smallest.contains_key(*property)) {
                let mut body = smallest.clone();
                body.insert(property.clone(), value.clone());
                let mut call = baseline.success.parameters.clone();
                call.insert("body".to_owned(), body.into());
                let properties = input.schema.as_ref().and_then(|schema| schema.effective().get("properties"));
                let pointer = properties.and_then(|properties| properties.get(property));
                let pointer = pointer.map_or_else(|| input.pointer.clone(), |schema| schema.pointer().to_owned());
                add(&format!("with_{property}_alone"), &pointer, call.clone(), call);
            }
        }
    }
    (cases, uncovered)
}

/// Requests that violate the document, and that typed Rust can express: nothing is sent.
pub(super) fn invalid<'d>(baseline: &Baseline<'_, 'd>) -> (Vec<Case<'d>>, Vec<Uncovered>) {
    let (mut cases, mut uncovered) = (Vec::new(), Vec::new());
    let mut add = |name: &str, pointer: &str, parameters: Map<String, Value>, field: String, message: String| {
        let expected = Expected::InvalidRequest { field: Some(field).filter(|field| !field.is_empty()), message };
        let case = baseline.case(Kind::InvalidRequest, name, pointer);
        cases.push(Case { parameters, expected, expected_requests: 0, expected_attempts: 0, ..case });
    };
    for input in Input::all(baseline.operation()) {
        if input.required && !(input.is_body && input.schema.as_ref().is_some_and(has_builder)) {
            let mut call = baseline.full.clone();
            call.remove(input.name);
            let field = if input.is_body { String::new() } else { format!("/{}", input.name) };
            add(&format!("without_{}", input.label()), &input.pointer, call, field, NOT_SET.to_owned());
        }
        let (changes, missed) = changes(baseline, &input);
        uncovered.extend(missed);
        for change in changes {
            let value_of =
                |pointer: &str| baseline.schemas.document().json().pointer(pointer).cloned().unwrap_or_default();
            let message = match change.validity {
                Validity::Valid => match input.unsendable(&change.value) {
                    Some(message) => message.to_owned(),
                    None => continue,
                },
                Validity::Null | Validity::Unlisted => continue,
                Validity::Invalid => {
                    let around = change.pointer.rsplit_once('/').map_or("", |(around, _)| around);
                    change.keyword.message(&value_of(&change.pointer), &value_of(around))
                }
            };
            let field = if input.is_body { change.at.clone() } else { format!("/{}{}", input.name, change.at) };
            add(
                &change_label(&input, &change),
                &change.pointer,
                full_call_with(baseline, &input, change.value),
                field,
                message,
            );
        }
    }
    (cases, uncovered)
}

/// The changes of an input that a caller can write.
fn changes<'d>(baseline: &Baseline<'_, 'd>, input: &Input<'d>) -> (Vec<Change<'d>>, Vec<Uncovered>) {
    let Some(schema) = input.schema.as_ref().filter(|_| input.is_json) else { return (Vec::new(), Vec::new()) };
    let (mut changes, uncovered) = baseline.schemas.changes(schema, &baseline.full[input.name]);
    changes.retain(|change| is_expressible(schema, &change.value));
    (changes, uncovered)
}

/// Whether `null` counts as absent in this place.
fn null_is_absent(input: &Input<'_>, change: &Change<'_>) -> bool {
    input.is_body && change.place.listed && !change.place.required
}

/// The call with every parameter, and another value for one input.
fn full_call_with(baseline: &Baseline<'_, '_>, input: &Input<'_>, value: Value) -> Map<String, Value> {
    let mut call = baseline.full.clone();
    call.insert(input.name.to_owned(), value);
    call
}

fn change_label(input: &Input<'_>, change: &Change<'_>) -> String {
    if input.is_body { change.name.clone() } else { format!("{}_{}", input.label(), change.name) }
}
