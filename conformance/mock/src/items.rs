//! Items that a step adds to a list of a record, such as the factor of a login to its session.

use serde_json::Value;

use crate::{calendar, kinds::Part, scene::Scene, store::Record};

impl Scene<'_> {
    /// Adds documented items to a list of a record. Each time in them is the current one, and an object with the id of a part has what the
    /// current part, or else the first one, shows. An item that differs from one of the list only by its times replaces it.
    pub(crate) fn add(&self, record: &mut Record, list: &str, items: &[Value]) {
        let now = calendar::date_time(self.now);
        let of = record.owner.as_ref().map_or(&record.id, |(_, id)| id).clone();
        let Some(Value::Array(known)) = record.value.get_mut(list) else { return };
        for item in items {
            let mut item = item.clone();
            self.ids.vary(&mut item, self.request, &of);
            self.show_parts(&mut item);
            set_times(&mut item, &now);
            known.retain(|known| {
                let mut known = known.clone();
                set_times(&mut known, &now);
                known != item
            });
            known.push(item);
        }
    }

    fn show_parts(&self, item: &mut Value) {
        let Some(members) = item.as_object_mut() else { return };
        members.values_mut().for_each(|member| self.show_parts(member));
        let records = self.done.records.iter().filter_map(|(kind, record)| Some((*kind, record.as_ref()?)));
        let parts = records.flat_map(|(kind, record)| self.kinds[kind].parts.iter().map(move |part| (part, record)));
        let part =
            parts.filter(|(part, _)| members.contains_key(&part.id)).find_map(|(part, record)| self.part(part, record));
        for (name, value) in part.and_then(Value::as_object).into_iter().flatten() {
            if let Some(member) = members.get_mut(name) {
                member.clone_from(value);
            }
        }
    }

    /// The current part of a kind of part, or the first one.
    fn part<'r>(&self, part: &Part, record: &'r Record) -> Option<&'r Value> {
        let current = self.done.part.as_ref().filter(|(property, _)| *property == part.id).map(|(_, id)| id.as_str());
        let all = part.all(record);
        let current =
            all.iter().find(|item| current.is_some() && item.get(&part.id).and_then(Value::as_str) == current);
        current.or_else(|| all.first())
    }
}

fn set_times(value: &mut Value, now: &str) {
    match value {
        Value::String(text) if calendar::is_date_time(text) => now.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| set_times(item, now)),
        Value::Object(members) => members.values_mut().for_each(|member| set_times(member, now)),
        _ => {}
    }
}
