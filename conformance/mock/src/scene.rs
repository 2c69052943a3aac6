//! What a request does with the records: the steps of its operation, in order.

use std::time::{Duration, SystemTime};

use openapi_document::extension::Verb;
use serde_json::{Value, json};

use crate::{
    actions::{Action, Actions},
    calendar,
    documented::event,
    fields::Fields,
    ids::Ids,
    jwt::Keys,
    kinds::Kind,
    sandbox::Sandbox,
    store::{Record, Rejected, Secret, Store},
};

/// A request that is executed, with what its steps have done so far.
pub(crate) struct Scene<'s> {
    pub(crate) kinds: &'s [Kind],
    pub(crate) actions: &'s Actions,
    pub(crate) fields: &'s Fields,
    pub(crate) sandbox: &'s Sandbox,
    /// The documented value of each secret, by its name.
    pub(crate) secrets: &'s [(String, String)],
    pub(crate) store: &'s mut Store,
    pub(crate) keys: &'s Keys,
    pub(crate) ids: Ids,
    /// The number of the request.
    pub(crate) request: u64,
    pub(crate) now: SystemTime,
    pub(crate) done: Done,
}

/// What the steps of a request have done.
#[derive(Debug, Default)]
pub(crate) struct Done {
    /// The current record of each kind: `None` for one that was not started.
    pub(crate) records: Vec<(usize, Option<Record>)>,
    /// The id of the current part, and its property.
    pub(crate) part: Option<(String, String)>,
    /// Whether a record was there before.
    pub(crate) found: bool,
    /// The id and the value of the secret that was issued.
    pub(crate) issued: Option<(String, String)>,
    /// Further values of the success, by JSON pointer.
    pub(crate) values: Vec<(String, Value)>,
}

/// Why a step failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// By the name of an event.
    Event(&'static str),
    /// Another record has the value of the field.
    Duplicate(String),
    /// The field has no valid value.
    Invalid(String),
}

impl Scene<'_> {
    /// Executes the steps.
    pub(crate) fn run(&mut self) -> Result<(), Failure> {
        let actions = self.actions;
        actions.steps.iter().try_for_each(|action| self.step(action))?;
        for (kind, record) in &mut self.done.records {
            if let (Some(jwt), Some(record)) = (&self.kinds[*kind].jwt, record) {
                let token = jwt.token(record, self.fields, self.keys, self.now);
                record.secrets.insert(jwt.secret.clone(), token);
            }
        }
        Ok(())
    }

    fn step(&mut self, action: &Action) -> Result<(), Failure> {
        match action.verb {
            Verb::Creates => self.create(action),
            Verb::FindsOrCreates => {
                match self.find(action) {
                    Some(record) => {
                        self.done.found = true;
                        self.show(record);
                    }
                    None => self.make(action),
                }
                Ok(())
            }
            Verb::Reads => self.read(action).map(|_| ()),
            Verb::Updates => {
                let mut record = self.current(action.kind).cloned().ok_or(Failure::Event(event::NOT_FOUND))?;
                self.apply(action, &mut record);
                record.value.extend(action.sets.clone());
                self.keep(record);
                Ok(())
            }
            Verb::Deletes => self.delete(action),
            Verb::Lists => self.list(action),
            Verb::Issues => {
                self.issue(action);
                Ok(())
            }
            Verb::Consumes => self.consume(action),
            Verb::Starts => {
                self.start(action);
                Ok(())
            }
            Verb::Checks => {
                let right =
                    self.done.records.iter().rev().find_map(|(_, record)| record.as_ref()?.secrets.get(&action.object));
                let is_right = right.is_some() && right.map(String::as_str) == self.fields.text(&action.from);
                let is_documented = || self.is_documented(&[&action.from]);
                if is_right || is_documented() { Ok(()) } else { Err(Failure::Event(event::WRONG_SECRET)) }
            }
            Verb::Publishes => {
                let items = action.list.as_ref().map(|list| (list.items.clone(), self.keys.public()));
                self.done.values.extend(items);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The current record of a kind.
    fn current(&self, kind: usize) -> Option<&Record> {
        self.done.records.iter().rev().find(|(known, _)| *known == kind)?.1.as_ref()
    }

    /// Makes a record the current one, and its owner that of its kind.
    fn show(&mut self, record: Record) {
        let owner = record
            .owner
            .as_ref()
            .and_then(|(kind, id)| self.store.find(*kind, &self.kinds[*kind].id, id, self.now).cloned());
        for record in owner.into_iter().chain([record]) {
            self.done.records.retain(|(kind, _)| *kind != record.kind);
            self.done.records.push((record.kind, Some(record)));
        }
    }

    /// Stores a record and makes it the current one.
    fn keep(&mut self, record: Record) {
        self.store.put(record.clone());
        self.show(record);
    }

    /// The property of `by` that the request has, with its text.
    fn by<'a>(&self, action: &'a Action) -> Option<(&'a str, String)> {
        action.by.iter().find_map(|(property, field)| Some((property.as_str(), self.fields.text(field)?.to_owned())))
    }

    fn find(&mut self, action: &Action) -> Option<Record> {
        let (field, text) = self.by(action)?;
        let kind = &self.kinds[action.kind];
        let by_jwt = || {
            let jwt = kind.jwt.as_ref().filter(|jwt| jwt.secret == field)?;
            self.store.find(action.kind, &kind.id, &jwt.id_in(&text, self.keys)?, self.now)
        };
        let record = self.store.find(action.kind, field, &text, self.now).or_else(by_jwt)?.clone();
        self.done.part = kind.parts.iter().find_map(|part| {
            let is_named = part.field == field || part.id == field;
            let item = part.all(&record).iter().find(|item| is_named && item.get(field) == Some(&json!(text)))?;
            Some((part.id.clone(), item.get(&part.id)?.as_str()?.to_owned()))
        });
        Some(record)
    }

    /// Whether documented requests have the values of these fields, or they are recipients of the sandbox: such a request always succeeds.
    pub(crate) fn is_documented(&self, fields: &[&str]) -> bool {
        let in_sandbox = |field: &&str| self.fields.text(field).is_some_and(|text| self.sandbox.has(text));
        let fields: Vec<_> = fields.iter().copied().filter(|field| self.fields.get(field).is_some()).collect();
        let others: Vec<_> = fields.iter().copied().filter(|field| !in_sandbox(field)).collect();
        !fields.is_empty() && self.actions.documented.have(self.fields, &others)
    }

    /// The record that the request names. A documented request makes it if it is not there.
    fn read(&mut self, action: &Action) -> Result<Record, Failure> {
        let found = self.find(action);
        let owner = action.property.as_ref().and_then(|_| self.current(action.kind));
        if let Some(record) = found.filter(|found| owner.is_none_or(|owner| owner.id == found.id)) {
            self.show(record.clone());
            return Ok(record);
        }
        let fields: Vec<_> = action.by.iter().map(|(_, field)| field.as_str()).collect();
        if !self.is_documented(&fields) {
            return Err(Failure::Event(event::NOT_FOUND));
        }
        if action.property.is_none() || self.current(action.kind).is_none() {
            self.make(action);
        }
        self.current(action.kind).cloned().ok_or(Failure::Event(event::NOT_FOUND))
    }

    /// Makes the record that the request names.
    fn make(&mut self, action: &Action) {
        let (field, text) = self.by(action).unwrap_or_default();
        let mut record = self.new_record(action.kind, &text);
        let kind = &self.kinds[action.kind];
        if field == kind.id {
            record.id.clone_from(&text);
        }
        if let Some(secret) = record.secrets.get_mut(field) {
            *secret = text;
        } else if kind.shows(field) && !kind.parts.iter().any(|part| part.field == field) {
            record.value.insert(field.to_owned(), text.into());
        } else if let Some(part) = kind.parts.iter().find(|part| part.field == field) {
            let id = part.add(&mut record, &text, self.ids, self.request, self.now);
            self.done.part = Some((part.id.clone(), id));
        } else if let Some(part) = kind.parts.iter().find(|part| part.id == field) {
            part.add_with_id(&mut record, &text, self.ids, self.request, self.now);
            self.done.part = Some((part.id.clone(), text));
        }
        if action.verb == Verb::FindsOrCreates {
            self.apply(action, &mut record);
        }
        self.keep(record);
    }

    /// A new record of a kind. The current record of the kind of its owner owns it; without one, a new record does.
    fn new_record(&mut self, index: usize, of: &str) -> Record {
        let kinds = self.kinds;
        let mut record = kinds[index].record(index, self.ids, self.request, of, self.now);
        if let Some(owner) = kinds[index].of {
            if self.current(owner).is_none() {
                let new = self.new_record(owner, of);
                self.keep(new);
            }
            let id = self.current(owner).map(|owner| owner.id.clone()).unwrap_or_default();
            let prefix = format!("${}.", kinds[owner].name);
            for value in record.value.values_mut() {
                let Some(property) = value.as_str().and_then(|text| text.strip_prefix(&prefix)) else { continue };
                *value = self.current(owner).and_then(|owner| owner.value.get(property)).cloned().unwrap_or_default();
            }
            record.value.insert(kinds[owner].id.clone(), id.clone().into());
            record.owner = Some((owner, id));
        }
        record
    }

    fn create(&mut self, action: &Action) -> Result<(), Failure> {
        let kind = &self.kinds[action.kind];
        let named = kind.parts.iter().map(|part| &part.field);
        for field in named.filter(|field| !kind.secrets.contains(field)) {
            let asked = action.field(field, kind);
            let Some(text) = self.fields.text(asked) else { continue };
            let Some(known) = self.store.find(action.kind, field, text, self.now).map(|record| record.id.clone())
            else {
                continue;
            };
            if !self.is_documented(&[asked]) {
                return Err(Failure::Duplicate(asked.to_owned()));
            }
            self.store.remove(action.kind, &known);
        }
        let mut record = self.new_record(action.kind, &self.request.to_string());
        self.apply(action, &mut record);
        self.keep(record);
        Ok(())
    }

    /// Changes a record by the fields of the request.
    fn apply(&mut self, action: &Action, record: &mut Record) {
        let kind = &self.kinds[action.kind];
        let mut own: Vec<_> = record.value.keys().filter(|name| **name != kind.id).cloned().collect();
        own.retain(|name| kind.expires.as_ref() != Some(name));
        for name in own {
            let Some(value) = self.fields.get(action.field(&name, kind)) else { continue };
            match kind.parts.iter().find(|part| part.property == name) {
                Some(part) => {
                    for item in value.as_array().into_iter().flatten() {
                        let Some(text) = part.value_in(item) else { continue };
                        part.add(record, text, self.ids, self.request, self.now);
                    }
                }
                None => merge(record.value.entry(name).or_insert(Value::Null), value),
            }
        }
        for part in &kind.parts {
            let Some(text) = self.fields.text(action.field(&part.field, kind)) else { continue };
            let id = part.add(record, text, self.ids, self.request, self.now);
            if kind.secrets.contains(&part.field) {
                record.secrets.insert(part.field.clone(), text.to_owned());
            } else {
                self.done.part = Some((part.id.clone(), id));
            }
        }
    }

    fn delete(&mut self, action: &Action) -> Result<(), Failure> {
        if action.is_secret {
            let recipient = self.by(action).unwrap_or_default().1;
            self.store.revoke(&action.object, &recipient);
            return Ok(());
        }
        let mut record = self.read(action)?;
        let Some(property) = &action.property else {
            self.store.remove(action.kind, &record.id);
            return Ok(());
        };
        let (field, text) = self.by(action).unwrap_or_default();
        let is_it = |part: &Value| part.get(field).and_then(Value::as_str) == Some(&text);
        match record.value.get_mut(property) {
            Some(Value::Array(items)) => items.retain(|item| !is_it(item)),
            Some(part) if is_it(part) => {
                *part = Value::Null;
                let parts = self.kinds[action.kind].parts.iter().filter(|part| part.property == *property);
                parts.for_each(|part| _ = record.secrets.remove(&part.field));
            }
            _ => {}
        }
        self.keep(record);
        Ok(())
    }

    fn issue(&mut self, action: &Action) {
        let Some(record) = self.done.records.iter().rev().find_map(|(_, record)| record.as_ref()) else { return };
        let of = (record.kind, record.id.clone());
        let id = self.done.part.as_ref().map_or(&record.id, |(_, id)| id).clone();
        let recipient = self.actions.recipient.as_deref().and_then(|field| self.fields.text(field));
        let sandbox = recipient.filter(|recipient| self.sandbox.has(recipient));
        let sandbox = sandbox.and_then(|_| self.sandbox.secrets.get(&action.object));
        let documented = self.secrets.iter().find(|(name, _)| *name == action.object);
        let value = sandbox.cloned().unwrap_or_else(|| {
            self.ids.secret(self.request, &action.object, documented.map_or("", |(_, value)| value))
        });
        let minutes = action.minutes.as_ref().and_then(|minutes| minutes.or_default(self.fields));
        let expires = sandbox.is_none().then(|| after(self.now, minutes.unwrap_or(1)));
        // A secret that is taken together with its id is the only one with it.
        let replaces = action.id.is_some();
        self.done.values.extend(action.id.iter().map(|name| (format!("/{name}"), json!(id))));
        self.done.values.extend(action.value.iter().map(|name| (format!("/{name}"), json!(value))));
        self.done.issued = Some((id.clone(), value.clone()));
        let recipient = recipient.map(str::to_owned);
        let secret = Secret { name: action.object.clone(), id, value, recipient, of, expires, spent: false };
        self.store.issue(secret, replaces);
    }

    fn consume(&mut self, action: &Action) -> Result<(), Failure> {
        let value = self.fields.text(&action.from).unwrap_or_default();
        let asked = action.id.as_deref().and_then(|field| self.fields.text(field));
        let secret = self.store.consume(&action.object, asked, value, self.now);
        let record = secret.as_ref().ok().and_then(|secret| {
            let (kind, id) = &secret.of;
            self.store.find(*kind, &self.kinds[*kind].id, id, self.now).cloned()
        });
        let id = match (secret, record) {
            (Ok(secret), Some(mut record)) => {
                self.done.part = self.kinds[record.kind].part_with(&record, &secret.id);
                let parts = record.value.values_mut().filter_map(Value::as_array_mut).flatten();
                let of = |part: &&mut Value| {
                    part.as_object().is_some_and(|part| part.values().any(|value| *value == secret.id.as_str()))
                };
                if let Some(part) = parts.filter_map(|part| Some(part).filter(of)).next().and_then(Value::as_object_mut)
                {
                    part.extend(action.sets.clone());
                }
                self.keep(record);
                secret.id
            }
            (secret, _) => {
                let fields: Vec<_> = action.id.as_deref().into_iter().chain([action.from.as_str()]).collect();
                if !self.is_documented(&fields) {
                    let is_spent = matches!(secret, Err(Rejected::Spent));
                    return Err(Failure::Event(if is_spent { event::SPENT_SECRET } else { event::WRONG_SECRET }));
                }
                // A documented secret is that of somebody.
                let id = asked.unwrap_or_default().to_owned();
                let kind = self.kinds.iter().position(|kind| kind.of.is_none());
                if let Some(new) = kind.map(|kind| self.new_record(kind, &id)) {
                    self.keep(new);
                }
                id
            }
        };
        if let Some(name) = action.id.as_ref().filter(|_| !id.is_empty()) {
            self.done.values.push((format!("/{name}"), id.into()));
        }
        Ok(())
    }

    fn start(&mut self, action: &Action) {
        if self.current(action.kind).is_none()
            && let Some(record) = self.find(action)
        {
            self.show(record);
        }
        let minutes = action.minutes.as_ref().and_then(|minutes| minutes.asked(self.fields));
        let mut record = match (self.current(action.kind).cloned(), minutes) {
            (Some(record), _) => record,
            (None, Some(_)) => self.new_record(action.kind, &self.request.to_string()),
            (None, None) => return self.done.records.push((action.kind, None)),
        };
        if let Some(minutes) = minutes {
            let expires = after(self.now, minutes);
            record.expires = Some(expires);
            let property = self.kinds[action.kind].expires.clone();
            record.value.extend(property.map(|name| (name, calendar::date_time(expires).into())));
        }
        for (property, field) in &self.kinds[action.kind].with {
            if let (Some(value), Some(kept)) = (self.fields.get(field), record.value.get_mut(property)) {
                merge(kept, value);
            }
        }
        if let Some((list, items)) = &action.adds {
            self.add(&mut record, list, items);
        }
        if let Some(name) = &action.shown_as {
            self.done.values.push((format!("/{name}"), record.value.clone().into()));
        }
        self.keep(record);
    }
}

/// Changes a value: the properties of an object one by one, where `null` removes one.
fn merge(value: &mut Value, new: &Value) {
    match (value, new) {
        (Value::Object(members), Value::Object(new)) => {
            members.extend(new.clone());
            members.retain(|_, member| !member.is_null());
        }
        (Value::Null, Value::Object(new)) if new.values().all(Value::is_null) => {}
        (value, new) => value.clone_from(new),
    }
}

fn after(now: SystemTime, minutes: u64) -> SystemTime {
    now.checked_add(Duration::from_secs(minutes.saturating_mul(60))).unwrap_or(now)
}
