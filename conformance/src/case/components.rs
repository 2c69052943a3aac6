//! The cases of a component in one role: the clauses of its schema, tried in a body of the first operation that reaches it.

use std::sync::Arc;

use openapi_document::{
    Node,
    sample::{Place, Uncovered},
};
use serde_json::Value;

use crate::expressible::Expressible;

use super::{Baseline, Input, JsonBody, Owner, Planned, Role, host::Host, requests, responses};

pub(super) fn cases<'s, 'd: 's>(
    baseline: &Arc<Baseline<'s, 'd>>,
    component: &Node<'d>,
    role: Role,
    host: &Host,
) -> (Vec<Planned<'s, 'd>>, Vec<Uncovered>) {
    let body = JsonBody::all(baseline.operation()).into_iter().find(|json| json.status == host.status);
    let Some((json, (place, base))) = body.and_then(|json| Some((json.clone(), placed(baseline, &json, host)?))) else {
        let reason = format!("no value of {} reaches it", baseline.operation().id());
        return (Vec::new(), vec![Uncovered::gap(component.pointer(), reason)]);
    };
    let owner = Owner::Component(role, component);
    let base = Arc::new(base);
    let (changes, uncovered) = baseline.schemas.own_changes(&base, &place);
    let mut cases = Vec::new();
    match Input::all(baseline.operation()).into_iter().find(|input| input.is_body).filter(|_| role == Role::Request) {
        Some(input) => {
            let expressible = Expressible::new(&json.schema, &base);
            let changes = changes.into_iter().filter(|change| expressible.allows(change));
            cases.extend(changes.filter_map(|change| requests::case(baseline, owner, &input, "", change)));
            if place.at.is_empty() {
                cases.extend(requests::alone(baseline, owner, &input));
            }
        }
        None => {
            cases.extend(changes.into_iter().flat_map(|change| responses::cases_of(baseline, owner, &json, change)))
        }
    }
    (cases, uncovered)
}

/// The place of the component in a body, and a value of the body with every property there.
fn placed<'d>(baseline: &Baseline<'_, 'd>, json: &JsonBody<'d>, host: &Host) -> Option<(Place<'d>, Value)> {
    let schemas = baseline.schemas;
    let mut base = match json.status {
        None => baseline.full.get("body")?.clone(),
        Some(_) => schemas.completed(&json.schema, json.body.examples().first()?.value()),
    };
    let mut place = Place::root(&json.schema);
    for (index, (pointer, branch)) in host.path.iter().enumerate() {
        // A body that is a component itself starts there.
        if index > 0 || pointer != json.schema.pointer() {
            let places = schemas.component_places(&base, &place).into_iter();
            let places = places.filter(|place| place.component().is_some_and(|there| there.pointer() == pointer));
            let places = places.filter(|place| place.branch == *branch);
            // In an array or a map, a caller builds the value first.
            place = places.min_by_key(|place| is_inner(&base, place))?.of_component();
            base = schemas.completed_at(&base, &place);
        }
    }
    Some((place, base))
}

/// Whether a place is inside an array or a map.
fn is_inner(value: &Value, place: &Place<'_>) -> bool {
    let ends = place.at.match_indices('/').map(|(end, _)| end);
    !place.listed || ends.into_iter().any(|end| value.pointer(&place.at[..end]).is_some_and(Value::is_array))
}
