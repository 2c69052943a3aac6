//! Valid and invalid requests: with and without each parameter and property, and with values that satisfy or violate each keyword.

use openapi_document::{
    Encoding, Node,
    keyword::NOT_SET,
    pointer,
    sample::{Change, Place, Uncovered, Validity},
    schema::{self, component},
};
use serde_json::{Map, Value};

use super::{Baseline, Case, Expected, Input, Kind, Owner, host::Hosted};
use crate::expressible::{has_builder, is_expressible};

/// The requests that an operation tries itself: valid ones, which the server receives unchanged, and invalid ones, of which nothing is sent.
pub(super) fn cases<'d>(baseline: &Baseline<'_, 'd>, hosted: &Hosted) -> (Vec<Case<'d>>, Vec<Uncovered>) {
    let (mut cases, mut uncovered) = (Vec::new(), Vec::new());
    let at = baseline.operation().node().pointer();
    cases.push(valid(baseline, Owner::Operation, "with_everything", at, baseline.full.clone()));
    for input in Input::all(baseline.operation()) {
        let mut without = baseline.full.clone();
        without.remove(input.name);
        let name = format!("without_{}", input.label());
        if input.required {
            if !(input.is_body && input.schema.as_ref().is_some_and(has_builder)) {
                let field = if input.is_body { String::new() } else { format!("/{}", input.name) };
                let error = (field, NOT_SET.to_owned());
                cases.push(invalid(baseline, Owner::Operation, &name, &input.pointer, without, error));
            }
        } else {
            cases.push(valid(baseline, Owner::Operation, &name, &input.pointer, without));
            let mut alone = baseline.success.parameters.clone();
            alone.insert(input.name.to_owned(), baseline.full[input.name].clone());
            let name = format!("with_{}_alone", input.label());
            cases.push(valid(baseline, Owner::Operation, &name, &input.pointer, alone));
        }
        let Some(schema) = input.schema.as_ref().filter(|_| input.is_json) else { continue };
        let value = &baseline.full[input.name];
        let (changes, missed) = match input.is_body {
            false => baseline.schemas.changes(schema, value),
            true if hosted.tries_body(schema) => {
                cases.extend(alone(baseline, Owner::Operation, &input));
                baseline.schemas.own_changes(schema, value, &Place::root(schema))
            }
            true => (Vec::new(), Vec::new()),
        };
        uncovered.extend(missed);
        let prefix = if input.is_body { String::new() } else { format!("{}_", input.label()) };
        let own = changes.into_iter();
        cases.extend(own.filter_map(|change| case(baseline, Owner::Operation, &input, &prefix, change)));
        if input.is_body {
            cases.extend(smoke(baseline, hosted, &input, schema));
        }
    }
    (cases, uncovered)
}

/// For each property of the body that is not tried here in full: a valid value, and an invalid one.
fn smoke<'d>(baseline: &Baseline<'_, 'd>, hosted: &Hosted, input: &Input<'d>, schema: &Node<'d>) -> Vec<Case<'d>> {
    let (body, mut cases) = (&baseline.full[input.name], Vec::new());
    for place in baseline.schemas.property_places(schema, body) {
        if hosted.tries_in_request(schema) && component(&place.node).is_none_or(|node| hosted.tries_in_request(&node)) {
            continue;
        }
        let name = pointer::last(&place.at);
        let (mut changes, _) = baseline.schemas.own_changes(schema, body, &place.of_component());
        // Preferably one that breaks a constraint.
        changes.sort_by_key(|change| change.keyword.constraint().is_none());
        let changes = changes.into_iter();
        let made = changes.filter_map(|change| case(baseline, Owner::Operation, input, &format!("{name}_"), change));
        let (valid_values, invalid_values): (Vec<_>, Vec<_>) =
            made.partition(|case: &Case<'d>| case.kind == Kind::ValidRequest);
        let without = place.required.then(|| {
            let mut call = baseline.full.clone();
            if let Some(Value::Object(body)) = call.get_mut(input.name) {
                body.remove(&name);
            }
            let error = (place.at.clone(), NOT_SET.to_owned());
            invalid(baseline, Owner::Operation, &format!("without_{name}"), place.node.pointer(), call, error)
        });
        cases.extend(valid_values.into_iter().next());
        cases.extend(invalid_values.into_iter().next().or(without));
    }
    cases
}

/// For each property that the smallest body lacks, a request with that one more.
pub(super) fn alone<'d>(baseline: &Baseline<'_, 'd>, owner: Owner<'_, 'd>, input: &Input<'d>) -> Vec<Case<'d>> {
    let (Some(Value::Object(smallest)), Value::Object(full)) =
        (baseline.success.parameters.get(input.name), &baseline.full[input.name])
    else {
        return Vec::new();
    };
    let others = full.iter().filter(|(property, _)| !smallest.contains_key(*property));
    let cases = others.map(|(property, value)| {
        let mut body = smallest.clone();
        body.insert(property.clone(), value.clone());
        let mut call = baseline.success.parameters.clone();
        call.insert(input.name.to_owned(), body.into());
        let known = input.schema.as_ref().and_then(|schema| schema::property(schema, property));
        let pointer = known.map_or_else(|| input.pointer.clone(), |schema| schema.pointer().to_owned());
        valid(baseline, owner, &format!("with_{property}_alone"), &pointer, call)
    });
    cases.collect()
}

/// The case of a change, if a caller can write it.
pub(super) fn case<'d>(
    baseline: &Baseline<'_, 'd>,
    owner: Owner<'_, 'd>,
    input: &Input<'d>,
    prefix: &str,
    change: Change<'d>,
) -> Option<Case<'d>> {
    if !input.schema.as_ref().is_some_and(|schema| is_expressible(schema, &change.value)) {
        return None;
    }
    let (name, pointer) = (format!("{prefix}{}", change.name), change.pointer.clone());
    let call = |value: Value| {
        if baseline.only_ids() {
            return Map::new();
        }
        let mut call = baseline.full.clone();
        call.insert(input.name.to_owned(), value);
        call
    };
    // `null` is the same as a property that is not set.
    let is_json = input.is_body || input.encoding == Some(Encoding::Json);
    let null_is_absent = is_json && change.place.listed && !change.place.required;
    let message = match change.validity {
        Validity::Valid => match input.unsendable(&change.value) {
            Some(message) => message.to_owned(),
            None if null_is_absent && change.value.pointer(&change.at) == Some(&Value::Null) => {
                let case = valid(baseline, owner, &name, &pointer, call(change.value.clone()));
                return Some(as_absent(case, input.name, &change));
            }
            None => return Some(valid(baseline, owner, &name, &pointer, call(change.value))),
        },
        Validity::Null | Validity::Unlisted => return None,
        Validity::Invalid => {
            let value_of =
                |pointer: &str| baseline.schemas.document().json().pointer(pointer).cloned().unwrap_or_default();
            let around = change.pointer.rsplit_once('/').map_or("", |(around, _)| around);
            change.keyword.message(&value_of(&change.pointer), &value_of(around))
        }
    };
    let field = if input.is_body { change.at.clone() } else { format!("/{}{}", input.name, change.at) };
    Some(invalid(baseline, owner, &name, &pointer, call(change.value), (field, message)))
}

/// The server receives the body or the parameter without the property that was changed.
fn as_absent<'d>(case: Case<'d>, input: &str, change: &Change<'d>) -> Case<'d> {
    let mut expected_parameters = case.parameters.clone();
    expected_parameters.insert(input.to_owned(), change.without_it());
    Case { expected_parameters, ..case }
}

/// A request that the server receives unchanged.
fn valid<'d>(
    baseline: &Baseline<'_, 'd>,
    owner: Owner<'_, 'd>,
    name: &str,
    pointer: &str,
    call: Map<String, Value>,
) -> Case<'d> {
    let case = baseline.case_of(owner, Kind::ValidRequest, name, pointer);
    Case { parameters: call.clone(), expected_parameters: call, ..case }
}

/// A request of which nothing is sent. `error` is the field that the error names, and its message.
fn invalid<'d>(
    baseline: &Baseline<'_, 'd>,
    owner: Owner<'_, 'd>,
    name: &str,
    pointer: &str,
    parameters: Map<String, Value>,
    error: (String, String),
) -> Case<'d> {
    let (field, message) = error;
    let expected = Expected::InvalidRequest { field: Some(field).filter(|field| !field.is_empty()), message };
    let case = baseline.case_of(owner, Kind::InvalidRequest, name, pointer);
    Case { parameters, expected, expected_requests: 0, expected_attempts: 0, ..case }
}
