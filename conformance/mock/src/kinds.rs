//! The kinds of records of a document (`x-mock-records`), ready to make records.

use std::time::SystemTime;

use openapi_document::{Document, extension::RecordKind};
use serde_json::{Map, Value};

use crate::{calendar, ids::Ids, jwt::Jwt, store::Record};

/// A kind of record.
#[derive(Debug)]
pub(crate) struct Kind {
    pub(crate) name: String,
    /// The property with the id.
    pub(crate) id: String,
    /// The index of the kind of the owner.
    pub(crate) of: Option<usize>,
    pub(crate) expires: Option<String>,
    pub(crate) secrets: Vec<String>,
    pub(crate) parts: Vec<Part>,
    /// The properties that a field of another name sets.
    pub(crate) with: Vec<(String, String)>,
    /// The secret that is a JWT.
    pub(crate) jwt: Option<Jwt>,
    new: Map<String, Value>,
}

/// What a field of a request adds to a record.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) field: String,
    /// The property of the record that it becomes the value of, or an item of.
    pub(crate) property: String,
    /// The property of the part with its id.
    pub(crate) id: String,
    new: Value,
}

/// The value of a field, in a part.
const VALUE: &str = "$value";
/// The time, in a new record or part.
const NOW: &str = "$now";

impl Kind {
    /// The kinds of a document, in its order.
    pub(crate) fn all(document: &Document) -> Vec<Self> {
        let kinds = RecordKind::all(document);
        let owned = |kind: &RecordKind<'_>| Self {
            name: kind.name.to_owned(),
            id: kind.id.to_owned(),
            of: kind.of.and_then(|of| kinds.iter().position(|kind| kind.name == of)),
            expires: kind.expires.map(str::to_owned),
            secrets: kind.secrets.iter().map(|secret| (*secret).to_owned()).collect(),
            parts: kind
                .parts
                .iter()
                .map(|part| Part {
                    field: part.field.to_owned(),
                    property: part.property.to_owned(),
                    id: part.id.to_owned(),
                    new: part.new.value().clone(),
                })
                .collect(),
            with: kind.with.iter().map(|(property, field)| ((*property).to_owned(), (*field).to_owned())).collect(),
            jwt: kind.jwt.as_ref().map(|jwt| Jwt::of(jwt, kind.id)),
            new: kind.new.value().as_object().cloned().unwrap_or_default(),
        };
        kinds.iter().map(owned).collect()
    }

    /// Whether a record shows a property.
    pub(crate) fn shows(&self, property: &str) -> bool {
        self.new.contains_key(property) && !self.is_kept(property)
    }

    /// Whether a record keeps a property of `new` for itself.
    fn is_kept(&self, property: &str) -> bool {
        let is_part = self.parts.iter().any(|part| part.field == property);
        !is_part && self.secrets.iter().any(|secret| secret == property)
    }

    /// The property with the id of the part of a record that has this id, with the id.
    pub(crate) fn part_with(&self, record: &Record, id: &str) -> Option<(String, String)> {
        let is_it = |part: &&Part| part.all(record).iter().any(|item| item.get(&part.id) == Some(&id.into()));
        Some((self.parts.iter().find(is_it)?.id.clone(), id.to_owned()))
    }

    /// The secret that documented requests name.
    pub(crate) fn documented_secret(&self, name: &str) -> Option<&Value> {
        self.new.get(name).filter(|_| self.is_kept(name))
    }

    /// A new record of the kind with this index. Its ids are derived from `of`, its other values from the number of the request.
    pub(crate) fn record(&self, index: usize, ids: Ids, request: u64, of: &str, now: SystemTime) -> Record {
        let mut value = Value::Object(self.new.clone());
        ids.vary_with(&mut value, &self.id, request, of);
        replace(&mut value, NOW, &calendar::date_time(now));
        let mut value = match value {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        let kept: Vec<_> = self.secrets.iter().filter(|secret| self.is_kept(secret)).collect();
        let secrets =
            kept.into_iter().filter_map(|name| Some((name.clone(), value.remove(name)?.as_str()?.to_owned())));
        let secrets = secrets.collect();
        let id = value.get(&self.id).and_then(Value::as_str).unwrap_or_default().to_owned();
        Record { kind: index, id, value, secrets, owner: None, expires: None }
    }
}

impl Part {
    /// Adds the part to a record, unless it is there, and returns its id.
    pub(crate) fn add(&self, record: &mut Record, value: &str, ids: Ids, request: u64, now: SystemTime) -> String {
        let mut new = self.new.clone();
        let is_item = record.value.get(&self.property).is_some_and(Value::is_array);
        let of = if is_item { format!("{} {value}", record.id) } else { record.id.clone() };
        ids.vary_with(&mut new, &self.id, request, &of);
        let marker = self.new.as_object().and_then(|new| Some(new.iter().find(|(_, new)| *new == VALUE)?.0));
        replace(&mut new, VALUE, value);
        replace(&mut new, NOW, &calendar::date_time(now));
        let id = |part: &Value| part.get(&self.id).and_then(Value::as_str).unwrap_or_default().to_owned();
        match record.value.get_mut(&self.property) {
            Some(Value::Array(items)) => {
                let same = |item: &&Value| {
                    id(item) == id(&new) || marker.is_some_and(|marker| item.get(marker) == new.get(marker))
                };
                if let Some(known) = items.iter().find(same) {
                    return id(known);
                }
                items.push(new.clone());
            }
            _ => _ = record.value.insert(self.property.clone(), new.clone()),
        }
        id(&new)
    }

    /// Adds the part with this id to a record. The value of its field is not known.
    pub(crate) fn add_with_id(&self, record: &mut Record, id: &str, ids: Ids, request: u64, now: SystemTime) {
        let made = self.add(record, "", ids, request, now);
        if let Some(parts) = record.value.get_mut(&self.property) {
            replace(parts, &made, id);
        }
    }

    /// The items of a record in the place of the part.
    pub(crate) fn all<'r>(&self, record: &'r Record) -> &'r [Value] {
        let value = record.value.get(&self.property);
        value.map_or(&[], |value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice))
    }

    /// The field's value in an item of a list.
    pub(crate) fn value_in<'v>(&self, item: &'v Value) -> Option<&'v str> {
        item.get(&self.field)?.as_str()
    }
}

/// Replaces each text that is exactly `from`.
fn replace(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::String(text) if text == from => to.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, from, to)),
        Value::Object(members) => members.values_mut().for_each(|member| replace(member, from, to)),
        _ => {}
    }
}
