//! The body of a success: the documented example, with the values of the records in it.

use serde_json::{Map, Value};

use crate::{kinds::Kind, scene::Done, store::Record};

/// Sets each property that is named as a kind of record to the record, which keeps the further properties of the example, and each that is named as a property, a secret or the id of a part
/// of one to its value. `properties` are those of the schema. `keeps_null` leaves what is `null` as it is.
pub(crate) fn fill(value: &mut Value, done: &Done, kinds: &[Kind], properties: &[String], keeps_null: bool) {
    let Some(members) = value.as_object_mut() else { return };
    let is_free = |members: &Map<String, Value>, name: &str| !keeps_null || members.get(name) != Some(&Value::Null);
    let names: Vec<_> = properties.iter().chain(members.keys()).cloned().collect();
    for name in names.iter().filter(|name| is_free(members, name)).cloned().collect::<Vec<_>>() {
        if let Some((_, Some(record))) = done.records.iter().find(|(kind, _)| kinds[*kind].name == name)
            && let Some(Value::Object(documented)) = members.get_mut(&name)
        {
            documented.extend(record.value.clone());
            continue;
        }
        let Some(new) = new_value(&name, done, kinds) else { continue };
        if members.contains_key(&name) || !new.is_null() && new != "" {
            members.insert(name, new);
        }
    }
    for (at, new) in &done.values {
        let name = at.strip_prefix('/').filter(|name| names.iter().any(|known| known == name));
        if let Some(place) = value.pointer_mut(at) {
            place.clone_from(new);
        } else if let (Some(name), Some(members)) = (name, value.as_object_mut()) {
            members.insert(name.to_owned(), new.clone());
        }
    }
}

fn new_value(name: &str, done: &Done, kinds: &[Kind]) -> Option<Value> {
    let record = done.records.iter().find(|(kind, _)| kinds[*kind].name == name);
    if let Some((_, record)) = record {
        return Some(record.as_ref().map_or(Value::Null, |record| record.value.clone().into()));
    }
    done.records.iter().find_map(|(kind, record)| match record {
        Some(record) => value_of(name, record, &kinds[*kind], done),
        None => kinds[*kind].documented_secret(name).map(|_| "".into()),
    })
}

/// The value that a record has by this name.
fn value_of(name: &str, record: &Record, kind: &Kind, done: &Done) -> Option<Value> {
    if kind.shows(name) {
        return record.value.get(name).cloned();
    }
    if kind.documented_secret(name).is_some() {
        return record.secrets.get(name).cloned().map(Value::String);
    }
    let part = kind.parts.iter().find(|part| part.id == name)?;
    let current = done.part.as_ref().filter(|(property, _)| property == name).map(|(_, id)| id.as_str());
    let kept = record.value.get(&part.property);
    let first = kept.and_then(|kept| kept.as_array().map_or(Some(kept), |items| items.first()));
    let id = current.or_else(|| first?.get(name)?.as_str());
    Some(id.unwrap_or_default().into())
}
