//! Lists of records: which are in one, and in which page.

use serde_json::{Value, json};

use crate::{
    actions::Action,
    scene::{Failure, Scene},
    store::Record,
};

impl Scene<'_> {
    /// Returns the records that the request asks for, a page of them.
    pub(crate) fn list(&mut self, action: &Action) -> Result<(), Failure> {
        let Some(list) = &action.list else { return Ok(()) };
        let by: Vec<_> =
            action.by.iter().filter_map(|(name, field)| Some((name.as_str(), self.fields.get(field)?))).collect();
        let filters = list.filters.as_ref().map(|filters| {
            let given = self.fields.body.pointer(&filters.at).and_then(Value::as_array);
            let pair = |filter: &'_ Value| {
                Some((filter.get(&filters.name)?.as_str()?.to_owned(), filter.get(&filters.value)?.clone()))
            };
            let given: Vec<_> = given.into_iter().flatten().filter_map(pair).collect();
            let any = filters.any.as_ref().and_then(|at| self.fields.body.pointer(at)?.as_str());
            (filters, given, any.is_some_and(|any| any.eq_ignore_ascii_case("or")))
        });
        let kind = &self.kinds[action.kind];
        let fits = |record: &&Record| {
            let asked = by.iter().all(|(name, value)| has(record, name, value));
            let filtered = filters.as_ref().is_none_or(|(filters, given, any)| {
                let fits = |(name, value): &(String, Value)| {
                    let property = filters.property(name);
                    let is_known = kind.shows(property) || kind.parts.iter().any(|part| part.field == property);
                    !is_known || has(record, property, value)
                };
                if *any && !given.is_empty() { given.iter().any(fits) } else { given.iter().all(fits) }
            });
            asked && filtered
        };
        let found: Vec<_> = self.store.all(action.kind, self.now).filter(fits).collect();
        let total = found.len();
        let start = match list.cursor.as_ref().and_then(|field| Some((field, self.fields.text(field)?))) {
            None => 0,
            Some((_, text)) if text.parse::<usize>().is_ok() => text.parse().unwrap_or_default(),
            Some((field, _)) if self.is_documented(&[field]) => 0,
            Some((field, _)) => return Err(Failure::Invalid(field.clone())),
        };
        let limit = list.limit.as_ref().and_then(|field| self.fields.number(field)).unwrap_or(100);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let items: Vec<_> = found.into_iter().skip(start).take(limit).map(|record| record.value.clone()).collect();
        let end = start.saturating_add(items.len());
        let next = if end < total { json!(end.to_string()) } else { list.no_next.clone() };
        self.done.values.push((list.items.clone(), json!(items)));
        self.done.values.extend(list.next.iter().map(|at| (at.clone(), next.clone())));
        self.done.values.extend(list.total.iter().map(|at| (at.clone(), json!(total))));
        Ok(())
    }
}

/// Whether a record has a value, or one of the values of a list, in a property of its own or of its parts.
fn has(record: &Record, property: &str, value: &Value) -> bool {
    let wanted = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let parts = record.value.values().filter_map(Value::as_array).flatten();
    let found = parts.filter_map(|part| part.get(property)).chain(record.value.get(property));
    found.into_iter().any(|found| wanted.contains(found))
}
