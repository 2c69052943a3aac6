//! What the mock keeps: records and the secrets it issued, each up to a limit. The oldest are dropped first.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    mem,
    time::SystemTime,
};

use serde_json::{Map, Value};

/// How many bytes of records, and of secrets, are kept.
const LIMIT: usize = 8 * 1024 * 1024;

/// The records and secrets of a mock server.
#[derive(Debug, Default)]
pub(crate) struct Store {
    records: Shelf<Record>,
    secrets: Shelf<Secret>,
}

/// A record, such as a user.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    /// The index of its kind.
    pub(crate) kind: usize,
    pub(crate) id: String,
    pub(crate) value: Map<String, Value>,
    /// What it does not show.
    pub(crate) secrets: BTreeMap<String, String>,
    /// The kind and the id of its owner.
    pub(crate) owner: Option<(usize, String)>,
    pub(crate) expires: Option<SystemTime>,
}

/// A secret that is used once.
#[derive(Debug, Clone)]
pub(crate) struct Secret {
    /// Its name in the document.
    pub(crate) name: String,
    /// What it was issued for: the id of a part of the record, or that of the record.
    pub(crate) id: String,
    pub(crate) value: String,
    pub(crate) recipient: Option<String>,
    /// The kind and the id of its record.
    pub(crate) of: (usize, String),
    /// `None` for one of the sandbox, which does not expire and can be used again.
    pub(crate) expires: Option<SystemTime>,
    pub(crate) spent: bool,
}

/// Why a secret is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rejected {
    /// It was used, has expired or was replaced.
    Spent,
    Wrong,
}

impl Store {
    /// The latest record of a kind with a text in a property, in a part or among its secrets.
    pub(crate) fn find(&self, kind: usize, property: &str, text: &str, now: SystemTime) -> Option<&Record> {
        let key = record_key(kind, property, text);
        self.records.find(&key).rev().find(|record| record.expires.is_none_or(|expires| expires > now))
    }

    /// The records of a kind, oldest first.
    pub(crate) fn all(&self, kind: usize, now: SystemTime) -> impl Iterator<Item = &Record> {
        let is_open = move |record: &&Record| record.expires.is_none_or(|expires| expires > now);
        self.records.entries.values().filter(move |record| record.kind == kind).filter(is_open)
    }

    /// Stores a record. It takes the place of the one with its id.
    pub(crate) fn put(&mut self, record: Record) {
        let before = self.records.place(&id_key(record.kind, &record.id));
        self.records.put(before, record);
    }

    /// Removes a record, and those that it owns.
    pub(crate) fn remove(&mut self, kind: usize, id: &str) {
        for key in [id_key(kind, id), owner_key(kind, id)] {
            while let Some(place) = self.records.place(&key) {
                self.records.remove(place);
            }
        }
    }

    /// Stores a secret. With `replaces`, those with its name and its id are spent.
    pub(crate) fn issue(&mut self, secret: Secret, replaces: bool) {
        let before = self.secrets.place(&secret_key(&secret.name, &secret.id, None));
        if let Some(before) = before.filter(|_| replaces) {
            self.spend(before, |_| true);
        }
        self.secrets.put(None, secret);
    }

    fn spend(&mut self, place: u64, is_it: impl Fn(&Secret) -> bool) {
        if let Some(mut spent) = self.secrets.entries.get(&place).filter(|secret| is_it(secret)).cloned() {
            (spent.spent, spent.expires) = (true, spent.expires.or(Some(SystemTime::UNIX_EPOCH)));
            self.secrets.put(Some(place), spent);
        }
    }

    /// Spends the secrets with this name that were sent to a recipient.
    pub(crate) fn revoke(&mut self, name: &str, recipient: &str) {
        for place in self.secrets.places(&format!("to {recipient}")) {
            self.spend(place, |secret| secret.name == name);
        }
    }

    /// Takes a secret, which is spent then. `id` is `None` where the secret alone identifies it.
    pub(crate) fn consume(
        &mut self,
        name: &str,
        id: Option<&str>,
        value: &str,
        now: SystemTime,
    ) -> Result<Secret, Rejected> {
        let place =
            self.secrets.place(&secret_key(name, id.unwrap_or_default(), Some(value))).ok_or(Rejected::Wrong)?;
        let mut secret = self.secrets.entries.get(&place).cloned().ok_or(Rejected::Wrong)?;
        match secret.expires {
            Some(expires) if secret.spent || expires <= now => Err(Rejected::Spent),
            _ => {
                secret.spent = true;
                self.secrets.put(Some(place), secret.clone());
                Ok(secret)
            }
        }
    }

    /// The latest secret that was issued for an id.
    pub(crate) fn secret(&self, id: &str) -> Option<&str> {
        Some(&self.secrets.find(&format!("id {id}")).next_back()?.value)
    }

    /// The latest secret that was sent to a recipient.
    pub(crate) fn sent(&self, recipient: &str) -> Option<&str> {
        Some(&self.secrets.find(&format!("to {recipient}")).next_back()?.value)
    }
}

fn record_key(kind: usize, property: &str, text: &str) -> String {
    format!("{kind} {property} {text}")
}

fn id_key(kind: usize, id: &str) -> String {
    format!("{kind}  {id}")
}

fn owner_key(kind: usize, id: &str) -> String {
    format!("of {kind} {id}")
}

/// The key of a secret by its id, by its value or by both. One by its value alone has no id.
fn secret_key(name: &str, id: &str, value: Option<&str>) -> String {
    value.map_or_else(|| format!("= {name} {id}"), |value| format!("= {name} {id} {value}"))
}

/// What a shelf holds.
trait Entry {
    /// The keys that it is found by.
    fn keys(&self) -> Vec<String>;
    /// About how much it holds, without its keys.
    fn bytes(&self) -> usize;
}

impl Entry for Record {
    fn keys(&self) -> Vec<String> {
        let mut keys = vec![id_key(self.kind, &self.id)];
        keys.extend(self.owner.as_ref().map(|(kind, id)| owner_key(*kind, id)));
        keys.extend(self.secrets.iter().map(|(name, text)| record_key(self.kind, name, text)));
        let mut add = |name: &str, value: &Value| {
            keys.extend(value.as_str().map(|text| record_key(self.kind, name, text)));
        };
        for (name, value) in &self.value {
            add(name, value);
            let parts = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            for (name, value) in parts.iter().filter_map(Value::as_object).flatten() {
                add(name, value);
            }
        }
        keys
    }

    fn bytes(&self) -> usize {
        let property = |(name, value): (&String, &Value)| name.len() + bytes_of(value);
        mem::size_of::<Self>() + self.value.iter().map(property).sum::<usize>()
    }
}

impl Entry for Secret {
    fn keys(&self) -> Vec<String> {
        let mut keys = vec![format!("id {}", self.id), secret_key(&self.name, &self.id, None)];
        keys.extend(["", &self.id].map(|id| secret_key(&self.name, id, Some(&self.value))));
        keys.extend(self.recipient.as_ref().map(|recipient| format!("to {recipient}")));
        keys
    }

    fn bytes(&self) -> usize {
        mem::size_of::<Self>() + self.name.len() + self.id.len() + self.value.len()
    }
}

fn bytes_of(value: &Value) -> usize {
    let own = mem::size_of::<Value>();
    own + match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(bytes_of).sum(),
        Value::Object(members) => members.iter().map(|(name, member)| name.len() + bytes_of(member)).sum(),
        _ => 0,
    }
}

/// Entries in the order in which they came, found by their keys.
#[derive(Debug)]
struct Shelf<T> {
    entries: BTreeMap<u64, T>,
    index: HashMap<String, BTreeSet<u64>>,
    next: u64,
    bytes: usize,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { entries: BTreeMap::new(), index: HashMap::new(), next: 0, bytes: 0 }
    }
}

impl<T: Entry> Shelf<T> {
    /// The entries with a key, oldest first.
    fn find(&self, key: &str) -> impl DoubleEndedIterator<Item = &T> {
        self.index.get(key).into_iter().flatten().filter_map(|place| self.entries.get(place))
    }

    /// The places of the entries with a key, oldest first.
    fn places(&self, key: &str) -> Vec<u64> {
        self.index.get(key).into_iter().flatten().copied().collect()
    }

    /// The place of the latest entry with a key.
    fn place(&self, key: &str) -> Option<u64> {
        self.index.get(key)?.last().copied()
    }

    /// Puts an entry in a place, or at the end.
    fn put(&mut self, place: Option<u64>, entry: T) {
        if let Some(place) = place {
            self.remove(place);
        }
        let place = place.unwrap_or(self.next);
        self.next = self.next.max(place + 1);
        let keys = entry.keys();
        self.bytes += size(&entry, &keys);
        for key in keys {
            self.index.entry(key).or_default().insert(place);
        }
        self.entries.insert(place, entry);
        while self.bytes > LIMIT && self.entries.len() > 1 {
            let Some(oldest) = self.entries.keys().next().copied() else { break };
            self.remove(oldest);
        }
    }

    fn remove(&mut self, place: u64) {
        let Some(entry) = self.entries.remove(&place) else { return };
        let keys = entry.keys();
        self.bytes -= size(&entry, &keys);
        for key in keys {
            if let Some(places) = self.index.get_mut(&key) {
                places.remove(&place);
                if places.is_empty() {
                    self.index.remove(&key);
                }
            }
        }
    }
}

/// The size of an entry with its keys.
fn size(entry: &impl Entry, keys: &[String]) -> usize {
    let key = |key: &String| key.len() + mem::size_of::<(String, BTreeSet<u64>)>();
    entry.bytes() + keys.iter().map(key).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use serde_json::{Value, json};

    use super::{LIMIT, Record, Rejected, Secret, Store};

    const NOW: SystemTime = SystemTime::UNIX_EPOCH;

    fn record(kind: usize, id: &str, owner: Option<&str>, value: &Value) -> Record {
        let value = value.as_object().cloned().unwrap_or_default();
        let owner = owner.map(|id| (0, id.to_owned()));
        Record { kind, id: id.to_owned(), value, secrets: [].into(), owner, expires: None }
    }

    fn secret(id: &str, value: &str) -> Secret {
        let expires = NOW.checked_add(Duration::from_secs(60));
        let [name, id, value] = ["code", id, value].map(str::to_owned);
        Secret { name, id, value, recipient: Some("to".to_owned()), of: (0, String::new()), expires, spent: false }
    }

    #[test]
    fn the_size_of_the_store_does_not_grow_with_the_number_of_entries() {
        for count in [80, 160] {
            let mut store = Store::default();
            let text = |number: usize| format!("{number}{}", "x".repeat(LIMIT / 100));
            for number in 0..count {
                store.put(record(0, &number.to_string(), None, &json!({"name": text(number)})));
                store.issue(secret(&text(number), "123456"), true);
            }
            assert!(store.records.bytes.max(store.secrets.bytes) <= LIMIT);
            assert!(store.records.entries.len().max(store.secrets.entries.len()) < 60);
            assert!(store.records.index.len() < 120 && store.secrets.index.len() < 160);
            let find = |number| store.find(0, "name", &text(number), NOW);
            assert!(find(count - 1).is_some() && find(0).is_none(), "the oldest are dropped first");
        }
    }

    #[test]
    fn a_record_is_found_by_its_texts_and_those_of_its_parts() {
        let mut store = Store::default();
        let value = json!({"id": "a", "name": "Ada", "mails": [{"mail": "a@b"}], "word": {"word_id": "w"}});
        store.put(record(0, "a", None, &value));
        for (property, text) in [("name", "Ada"), ("mail", "a@b"), ("word_id", "w")] {
            assert!(store.find(0, property, text, NOW).is_some(), "{property}");
            assert!(store.find(1, property, text, NOW).is_none(), "{property}");
        }
        store.put(record(0, "a", None, &json!({"id": "a", "name": "Bea"})));
        assert!(store.find(0, "name", "Ada", NOW).is_none() && store.find(0, "mail", "a@b", NOW).is_none());
        assert_eq!(store.all(0, NOW).count(), 1);
    }

    #[test]
    fn a_record_ends_with_its_owner_and_at_its_time() {
        let mut store = Store::default();
        store.put(record(0, "a", None, &json!({"id": "a"})));
        let mut owned = record(1, "b", Some("a"), &json!({"id": "b"}));
        owned.expires = NOW.checked_add(Duration::from_secs(60));
        store.put(owned);
        let later = NOW + Duration::from_secs(60);
        assert!(store.find(1, "id", "b", NOW).is_some() && store.find(1, "id", "b", later).is_none());
        store.remove(0, "a");
        assert!(store.find(1, "id", "b", NOW).is_none() && store.all(0, NOW).count() == 0);
    }

    #[test]
    fn a_secret_is_spent_when_it_is_used_expired_or_replaced() {
        let mut store = Store::default();
        store.issue(secret("a", "1"), true);
        let later = NOW + Duration::from_secs(60);
        let consume =
            |store: &mut Store, id, value, now| store.consume("code", id, value, now).map(|secret| secret.id).err();
        assert_eq!(consume(&mut store, Some("a"), "1", later), Some(Rejected::Spent));
        assert_eq!(consume(&mut store, Some("b"), "1", NOW), Some(Rejected::Wrong));
        assert_eq!(consume(&mut store, None, "1", NOW), None, "the secret alone identifies it");
        assert_eq!(consume(&mut store, Some("a"), "1", NOW), Some(Rejected::Spent));
        store.issue(secret("a", "2"), true);
        store.issue(secret("a", "3"), false);
        assert_eq!(consume(&mut store, Some("a"), "2", NOW), None, "the third does not replace it");
        store.issue(secret("a", "4"), true);
        assert_eq!(consume(&mut store, Some("a"), "3", NOW), Some(Rejected::Spent), "replaced");
        assert_eq!((store.secret("a"), store.secret("b")), (Some("4"), None));
        store.revoke("other", "to");
        assert_eq!(consume(&mut store, Some("a"), "4", NOW), None, "only secrets of the name are revoked");
        store.issue(secret("a", "5"), true);
        store.revoke("code", "to");
        assert_eq!(consume(&mut store, Some("a"), "5", NOW), Some(Rejected::Spent), "revoked");
    }
}
