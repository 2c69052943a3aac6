//! Valid and invalid requests: with and without each parameter and property, and with values that satisfy or violate each keyword.

use std::sync::Arc;

use openapi_document::{
    Encoding, Node,
    keyword::NOT_SET,
    pointer,
    sample::{Change, Place, Uncovered, Validity},
    schema::{self, component},
};
use serde_json::{Map, Value};

use super::{Baseline, Case, Expected, Input, Kind, Owner, Planned, customization, host::Hosted};
use crate::expressible::{Expressible, has_builder};

/// The requests that an operation tries itself: valid ones, which the server receives unchanged, and invalid ones, of which nothing is sent.
pub(super) fn cases<'s, 'd: 's>(
    baseline: &Arc<Baseline<'s, 'd>>,
    hosted: &Hosted,
) -> (Vec<Planned<'s, 'd>>, Vec<Uncovered>) {
    let (mut cases, mut uncovered) = (Vec::new(), Vec::new());
    let at = baseline.operation().node().pointer();
    cases.push(valid(baseline, Owner::Operation, "with_everything", at, |baseline| baseline.full.clone()));
    if hosted.customization {
        cases.extend(customization::cases(baseline));
    }
    for input in Input::all(baseline.operation()) {
        let input_name = input.name;
        let without = move |baseline: &Baseline<'_, 'd>| {
            let others = baseline.full.iter().filter(|(name, _)| *name != input_name);
            others.map(|(name, value)| (name.clone(), value.clone())).collect()
        };
        let name = format!("without_{}", input.label());
        if input.required {
            if !(input.is_body && input.schema.as_ref().is_some_and(has_builder)) {
                let field = if input.is_body { String::new() } else { format!("/{}", input.name) };
                let error = (field, NOT_SET.to_owned());
                cases.push(invalid(baseline, Owner::Operation, &name, &input.pointer, without, error));
            }
        } else {
            cases.push(valid(baseline, Owner::Operation, &name, &input.pointer, without));
            let alone = move |baseline: &Baseline<'_, 'd>| {
                let mut alone = baseline.success.parameters.clone();
                alone.insert(input_name.to_owned(), baseline.full[input_name].clone());
                alone
            };
            let name = format!("with_{}_alone", input.label());
            cases.push(valid(baseline, Owner::Operation, &name, &input.pointer, alone));
        }
        let Some(schema) = input.schema.as_ref().filter(|_| input.is_json) else { continue };
        let value = &Arc::new(baseline.full[input.name].clone());
        let (changes, missed) = match input.is_body {
            false => baseline.schemas.changes(schema, value),
            true if hosted.tries_body(schema) => {
                cases.extend(alone(baseline, Owner::Operation, &input));
                baseline.schemas.own_changes(value, &Place::root(schema))
            }
            true => (Vec::new(), Vec::new()),
        };
        uncovered.extend(missed);
        let prefix = if input.is_body { String::new() } else { format!("{}_", input.label()) };
        let expressible = Expressible::new(schema, value);
        let own = changes.into_iter().filter(|change| expressible.allows(change));
        cases.extend(own.filter_map(|change| case(baseline, Owner::Operation, &input, &prefix, change)));
        if input.is_body {
            cases.extend(smoke(baseline, hosted, &input, schema, value));
        }
    }
    (cases, uncovered)
}

/// For each property of the body that is not tried here in full: a valid value, and an invalid one.
fn smoke<'s, 'd: 's>(
    baseline: &Arc<Baseline<'s, 'd>>,
    hosted: &Hosted,
    input: &Input<'d>,
    schema: &Node<'d>,
    body: &Arc<Value>,
) -> Vec<Planned<'s, 'd>> {
    let (mut cases, expressible) = (Vec::new(), Expressible::new(schema, body));
    for place in baseline.schemas.property_places(schema, body) {
        if hosted.tries_in_request(schema) && component(&place.node).is_none_or(|node| hosted.tries_in_request(&node)) {
            continue;
        }
        let name = pointer::last(&place.at);
        let (mut changes, _) = baseline.schemas.own_changes(body, &place.of_component());
        // Preferably one that breaks a constraint.
        changes.sort_by_key(|change| change.keyword.constraint().is_none());
        let changes = changes.into_iter().filter(|change| expressible.allows(change));
        let made = changes.filter_map(|change| case(baseline, Owner::Operation, input, &format!("{name}_"), change));
        let (valid_values, invalid_values): (Vec<_>, Vec<_>) =
            made.partition(|case: &Planned<'s, 'd>| case.kind == Kind::ValidRequest);
        let is_member = body.get(&name).is_some();
        let without = (place.required && is_member && expressible.allows_without(&place.at)).then(|| {
            let (input, property) = (input.name, name.clone());
            let call = move |baseline: &Baseline<'_, 'd>| {
                let mut call = baseline.full.clone();
                if let Some(Value::Object(body)) = call.get_mut(input) {
                    body.remove(&property);
                }
                call
            };
            let error = (place.at.clone(), NOT_SET.to_owned());
            invalid(baseline, Owner::Operation, &format!("without_{name}"), place.node.pointer(), call, error)
        });
        cases.extend(valid_values.into_iter().next());
        cases.extend(invalid_values.into_iter().next().or(without));
    }
    cases
}

/// For each property that the smallest body lacks, a request with that one more.
pub(super) fn alone<'s, 'd: 's>(
    baseline: &Arc<Baseline<'s, 'd>>,
    owner: Owner<'_, 'd>,
    input: &Input<'d>,
) -> Vec<Planned<'s, 'd>> {
    let (Some(Value::Object(smallest)), Value::Object(full)) =
        (baseline.success.parameters.get(input.name), &baseline.full[input.name])
    else {
        return Vec::new();
    };
    let others = full.iter().filter(|(property, _)| !smallest.contains_key(*property));
    let cases = others.map(|(property, _)| {
        let (input_name, name) = (input.name, property.clone());
        let call = move |baseline: &Baseline<'_, 'd>| {
            let mut call = baseline.success.parameters.clone();
            if let Some(Value::Object(body)) = call.get_mut(input_name) {
                body.insert(name.clone(), baseline.full[input_name][&name].clone());
            }
            call
        };
        let known = input.schema.as_ref().and_then(|schema| schema::property(schema, property));
        let pointer = known.map_or_else(|| input.pointer.clone(), |schema| schema.pointer().to_owned());
        valid(baseline, owner, &format!("with_{property}_alone"), &pointer, call)
    });
    cases.collect()
}

/// The case of a change that a caller can write. None if it would be no request, or if there is no telling what should happen.
pub(super) fn case<'s, 'd: 's>(
    baseline: &Arc<Baseline<'s, 'd>>,
    owner: Owner<'_, 'd>,
    input: &Input<'d>,
    prefix: &str,
    change: Change<'d>,
) -> Option<Planned<'s, 'd>> {
    // An optional body of which nothing is set is none.
    let is_none = |value: &Value| input.is_body && !input.required && value.as_object().is_some_and(Map::is_empty);
    if is_none(&change.value()) {
        return None;
    }
    let (name, pointer) = (format!("{prefix}{}", change.name), change.pointer.clone());
    let (input_name, change) = (input.name, Arc::new(change));
    let changed = Arc::clone(&change);
    let call = move |baseline: &Baseline<'_, 'd>| baseline.with(input_name, changed.value());
    // `null` is the same as a property that is not set.
    let is_json = input.is_body || input.encoding == Some(Encoding::Json);
    let null_is_absent = is_json && change.place.listed && !change.place.required;
    let message = match change.validity {
        Validity::Valid => {
            match Some(input).filter(|input| !input.is_body).and_then(|input| input.unsendable(&change.value())) {
                Some(message) => message.to_owned(),
                None if null_is_absent && change.changed() == Some(&Value::Null) => {
                    let is_absent = is_none(&change.without_it());
                    return Some(baseline.plan(owner, Kind::ValidRequest, &name, &pointer, move |baseline, case| {
                        let mut expected_parameters = baseline.with(input_name, change.without_it());
                        if is_absent {
                            expected_parameters.remove(input_name);
                        }
                        Case { parameters: call(baseline), expected_parameters, ..case }
                    }));
                }
                None => return Some(valid(baseline, owner, &name, &pointer, call)),
            }
        }
        Validity::Null | Validity::Unlisted => return None,
        Validity::Invalid => {
            let json = baseline.schemas.document().json();
            let value_of = |pointer: &str| json.pointer(pointer).unwrap_or(&Value::Null);
            let around = change.pointer.rsplit_once('/').map_or("", |(around, _)| around);
            change.keyword.message(value_of(&change.pointer), value_of(around))
        }
    };
    let field = if input.is_body { change.at.clone() } else { format!("/{}{}", input.name, change.at) };
    Some(invalid(baseline, owner, &name, &pointer, call, (field, message)))
}

/// A request that the server receives unchanged.
fn valid<'s, 'd: 's>(
    baseline: &Arc<Baseline<'s, 'd>>,
    owner: Owner<'_, 'd>,
    name: &str,
    pointer: &str,
    call: impl Fn(&Baseline<'_, 'd>) -> Map<String, Value> + Send + Sync + 's,
) -> Planned<'s, 'd> {
    baseline.plan(owner, Kind::ValidRequest, name, pointer, move |baseline, case| {
        let call = call(baseline);
        Case { parameters: call.clone(), expected_parameters: call, ..case }
    })
}

/// A request of which nothing is sent. `error` is the field that the error names, and its message.
fn invalid<'s, 'd: 's>(
    baseline: &Arc<Baseline<'s, 'd>>,
    owner: Owner<'_, 'd>,
    name: &str,
    pointer: &str,
    call: impl Fn(&Baseline<'_, 'd>) -> Map<String, Value> + Send + Sync + 's,
    error: (String, String),
) -> Planned<'s, 'd> {
    let (field, message) = error;
    let expected = Expected::InvalidRequest { field: Some(field).filter(|field| !field.is_empty()), message };
    baseline.plan(owner, Kind::InvalidRequest, name, pointer, move |baseline, case| {
        let (parameters, expected) = (call(baseline), expected.clone());
        Case { parameters, expected, expected_requests: 0, expected_attempts: 0, ..case }
    })
}
