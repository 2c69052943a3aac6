//! Requests: each member and parameter there and not there, each value that a keyword of its schema allows or forbids.

use openapi_document::{
    keyword::{Treatment, UNLISTED, WRONG_TYPE},
    sample::{Change, Uncovered, Validity},
};
use serde_json::{Map, Value};

use super::{Case, Expected, Ground, Kind, Root};

/// Requests that keep to the document: they arrive as they are.
pub(super) fn valid<'d>(ground: &Ground<'_, 'd>) -> (Vec<Case<'d>>, Vec<Uncovered>) {
    let (mut cases, mut uncovered) = (Vec::new(), Vec::new());
    let mut add = |name: &str, pointer: &str, call: Map<String, Value>, arrives: Map<String, Value>| {
        cases.push(Case { call, arrives, ..ground.case(Kind::Valid, name, pointer) });
    };
    add("with_everything", ground.operation().node().pointer(), ground.full.clone(), ground.full.clone());
    for root in Root::all(ground.operation()) {
        if !root.required {
            let mut call = ground.full.clone();
            call.remove(root.name);
            add(&format!("without_{}", root.label()), &root.pointer, call.clone(), call);
            let mut call = ground.success.call.clone();
            call.insert(root.name.to_owned(), ground.full[root.name].clone());
            add(&format!("with_{}_alone", root.label()), &root.pointer, call.clone(), call);
        }
        let (changes, missed) = changes(ground, &root);
        uncovered.extend(missed);
        for change in changes {
            let name = name(&root, &change);
            match change.validity {
                Validity::Valid if root.unsendable(&change.value).is_some() => {}
                Validity::Valid
                    if !(unset(&root, &change) && change.value.pointer(&change.at) == Some(&Value::Null)) =>
                {
                    let call = with(ground, &root, change.value);
                    add(&name, &change.pointer, call.clone(), call);
                }
                // In a request that is written as JSON, `null` stands for a member that is not set.
                Validity::Valid | Validity::Null if unset(&root, &change) => {
                    let arrives = change.without_it();
                    add(&name, &change.pointer, with(ground, &root, change.value), with(ground, &root, arrives));
                }
                _ => {}
            }
        }
        if root.body
            && let (Some(Value::Object(smallest)), Value::Object(full)) =
                (ground.success.call.get("body"), &ground.full["body"])
        {
            for (member, value) in full.iter().filter(|(member, _)| !smallest.contains_key(*member)) {
                let mut body = smallest.clone();
                body.insert(member.clone(), value.clone());
                let mut call = ground.success.call.clone();
                call.insert("body".to_owned(), body.into());
                let properties = root.schema.as_ref().and_then(|schema| schema.effective().get("properties"));
                let pointer = properties.and_then(|properties| properties.get(member));
                let pointer = pointer.map_or_else(|| root.pointer.clone(), |property| property.pointer().to_owned());
                add(&format!("with_{member}_alone"), &pointer, call.clone(), call);
            }
        }
    }
    (cases, uncovered)
}

/// Requests that break the document: they are refused before anything is sent.
pub(super) fn refused<'d>(ground: &Ground<'_, 'd>) -> (Vec<Case<'d>>, Vec<Uncovered>) {
    let (mut cases, mut uncovered) = (Vec::new(), Vec::new());
    let mut add = |name: &str, pointer: &str, call: Map<String, Value>, field: String, says: String| {
        let expected = Expected::Refused { field: Some(field).filter(|field| !field.is_empty()), says };
        let case = ground.case(Kind::Refused, name, pointer);
        cases.push(Case { call, expected, arrivals: 0, attempts: 0, ..case });
    };
    for root in Root::all(ground.operation()) {
        if root.required {
            let mut call = ground.full.clone();
            call.remove(root.name);
            let says = "required, but not set".to_owned();
            add(&format!("without_{}", root.label()), &root.pointer, call, format!("/{}", root.name), says);
        }
        let (changes, missed) = changes(ground, &root);
        uncovered.extend(missed);
        for change in changes {
            let written =
                |pointer: &str| ground.schemas.document().json().pointer(pointer).cloned().unwrap_or_default();
            let says = match change.validity {
                Validity::Valid => match root.unsendable(&change.value) {
                    Some(says) => says.to_owned(),
                    None => continue,
                },
                Validity::Null if unset(&root, &change) => continue,
                Validity::Unlisted => UNLISTED.to_owned(),
                Validity::Null | Validity::Invalid => {
                    let around = change.pointer.rsplit_once('/').map_or("", |(around, _)| around);
                    change.keyword.message(&written(&change.pointer), &written(around))
                }
            };
            // What is not of the documented type is not looked into any further than what is.
            let untyped = change.validity == Validity::Null
                || change.validity == Validity::Invalid && change.keyword.in_response() != Treatment::Tolerated;
            let says = if untyped && change.place.choice.is_some() { WRONG_TYPE.to_owned() } else { says };
            let at = if untyped { change.shown() } else { change.at.clone() };
            let field = if root.body { at } else { format!("/{}{at}", root.name) };
            add(&name(&root, &change), &change.pointer, with(ground, &root, change.value), field, says);
        }
    }
    let mut call = ground.full.clone();
    call.insert("not_in_the_document".to_owned(), "text".into());
    let (pointer, field) = (ground.operation().node().pointer(), "/not_in_the_document".to_owned());
    add("with_another_parameter", pointer, call, field, "is no parameter of the operation".to_owned());
    (cases, uncovered)
}

fn changes<'d>(ground: &Ground<'_, 'd>, root: &Root<'d>) -> (Vec<Change<'d>>, Vec<Uncovered>) {
    match root.schema.as_ref().filter(|_| root.json) {
        Some(schema) => ground.schemas.changes(schema, &ground.full[root.name]),
        None => (Vec::new(), Vec::new()),
    }
}

/// Whether a `null` there is as good as nothing.
fn unset(root: &Root<'_>, change: &Change<'_>) -> bool {
    root.body && change.place.listed && !change.place.required
}

/// The call with everything in it, and another value for one part of it.
fn with(ground: &Ground<'_, '_>, root: &Root<'_>, value: Value) -> Map<String, Value> {
    let mut call = ground.full.clone();
    call.insert(root.name.to_owned(), value);
    call
}

fn name(root: &Root<'_>, change: &Change<'_>) -> String {
    if root.body { change.name.clone() } else { format!("{}_{}", root.label(), change.name) }
}
