//! What a mock server does with its records in an operation (`x-mock` of the operation): steps, each with a verb.

use serde_json::{Map, Value};

use super::is_name;
use crate::{Node, Operation};

/// What a step does. The rows of `VERBS` have their names in documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verb {
    /// Makes a record.
    Creates,
    /// Finds a record, or makes it.
    FindsOrCreates,
    /// Finds a record.
    Reads,
    /// Changes the current record.
    Updates,
    /// Removes a record or a part of one, or revokes a secret.
    Deletes,
    /// Returns records in a list.
    Lists,
    /// Makes a secret that is used once, for the current record.
    Issues,
    /// Takes such a secret, and makes its record the current one.
    Consumes,
    /// Makes a record of the current one that ends after so many minutes, or lets the current one end later.
    Starts,
    /// Compares a secret that the current record keeps.
    Checks,
    /// Returns the public keys that verify a secret, which is a JWT.
    Publishes,
}

impl Verb {
    /// The events that a step with the verb can have. Each needs a response.
    pub(crate) fn events(self) -> &'static [&'static str] {
        match self {
            Self::Reads | Self::Updates | Self::Deletes => &["not_found"],
            Self::Consumes => &["wrong_secret", "spent_secret"],
            Self::Checks => &["wrong_secret"],
            Self::Creates | Self::FindsOrCreates | Self::Lists | Self::Issues | Self::Starts | Self::Publishes => &[],
        }
    }
}

/// A verb, with the keys that a step with it must and may have.
struct Row {
    verb: Verb,
    name: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
}

/// Every verb.
const VERBS: [Row; 11] = [
    Row { verb: Verb::Creates, name: "creates", required: &[], optional: &["with"] },
    Row { verb: Verb::FindsOrCreates, name: "finds_or_creates", required: &["by"], optional: &["with"] },
    Row { verb: Verb::Reads, name: "reads", required: &["by"], optional: &[] },
    Row { verb: Verb::Updates, name: "updates", required: &[], optional: &["with", "sets"] },
    Row { verb: Verb::Deletes, name: "deletes", required: &["by"], optional: &[] },
    Row { verb: Verb::Lists, name: "lists", required: &[], optional: &["by", "filters", "limit", "items", "total"] },
    Row { verb: Verb::Issues, name: "issues", required: &[], optional: &["minutes", "id", "value"] },
    Row { verb: Verb::Consumes, name: "consumes", required: &["from"], optional: &["id", "sets"] },
    Row { verb: Verb::Starts, name: "starts", required: &["minutes"], optional: &["by", "as", "adds"] },
    Row { verb: Verb::Checks, name: "checks", required: &["from"], optional: &[] },
    Row { verb: Verb::Publishes, name: "publishes", required: &["items"], optional: &[] },
];

pub(super) const STEPS: &str = "a list of steps, on an operation: `{creates: KIND, with: {PROPERTY: FIELD…}}`, `{finds_or_creates: KIND, by: \
     FIELD, with: …}`, `{reads: KIND, by: FIELD, [FIELD…] or {PROPERTY: FIELD…}}`, `{updates: KIND, with: …, sets: {PROPERTY: VALUE…}}`, `{deletes: KIND, \
     KIND.PROPERTY or SECRET, by: …}`, `{lists: KIND, by: …, filters: {at: POINTER, name: NAME, value: NAME, any: POINTER, names: {NAME: PROPERTY…}}, \
     limit: FIELD, items: POINTER, total: POINTER}`, `{issues: SECRET, minutes: FIELD or NUMBER, id: PROPERTY, value: PROPERTY}`, `{consumes: SECRET, \
     from: FIELD, id: NAME, sets: …}`, `{starts: KIND, minutes: FIELD or NUMBER, by: …, as: PROPERTY, adds: PROPERTY}`, `{checks: SECRET, \
     from: FIELD}` or `{publishes: SECRET, items: POINTER}`";

/// How many minutes something lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Minutes<'d> {
    /// As many as this field of the request says.
    Field(&'d str),
    /// Always as many.
    Fixed(u64),
}

/// A step: a verb, what it is done to, and further keys.
#[derive(Debug, Clone)]
pub struct Step<'d> {
    /// The verb.
    pub verb: Verb,
    /// The kind of record or the name of the secret, as the step names it.
    pub object: &'d str,
    node: Node<'d>,
}

impl<'d> Step<'d> {
    /// The steps of an operation, in order.
    #[must_use]
    pub fn all(operation: &Operation<'d>) -> Vec<Self> {
        let steps = operation.node().get("x-mock").filter(|steps| is_steps(steps.value()));
        let step = |node: Node<'d>| {
            let row = VERBS.iter().find(|row| node.raw_get(row.name).is_some())?;
            Some(Self { verb: row.verb, object: node.text(row.name)?, node })
        };
        steps.map(|steps| steps.raw_items()).unwrap_or_default().into_iter().filter_map(step).collect()
    }

    /// Its place in the document.
    #[must_use]
    pub fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// The kind of record: that of `user.emails` is `user`.
    #[must_use]
    pub fn kind(&self) -> &'d str {
        self.object.split('.').next().unwrap_or_default()
    }

    /// The property of the record that is meant: that of `user.emails` is `emails`.
    #[must_use]
    pub fn property(&self) -> Option<&'d str> {
        self.object.split_once('.').map(|(_, property)| property)
    }

    /// The value of a key that has one name or pointer.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&'d str> {
        self.node.text(key)
    }

    /// How long what the step makes lasts.
    #[must_use]
    pub fn minutes(&self) -> Option<Minutes<'d>> {
        let minutes = self.node.raw_get("minutes")?.value();
        minutes.as_u64().map(Minutes::Fixed).or_else(|| minutes.as_str().map(Minutes::Field))
    }

    /// The items that `adds` adds to a list of the record: those of the first documented success that has any there.
    #[must_use]
    pub fn added(&self, operation: &Operation<'_>) -> Vec<Value> {
        let Some(list) = self.text("adds") else { return Vec::new() };
        let examples = operation.success().and_then(|response| response.body()).map(|body| body.examples());
        let items = |value: &Value| {
            let records = [self.text("as"), Some(self.kind())].into_iter().flatten();
            let mut lists = records.filter_map(|record| value.get(record)?.get(list)?.as_array());
            lists.find(|items| !items.is_empty()).cloned()
        };
        examples.unwrap_or_default().iter().find_map(|example| items(example.value())).unwrap_or_default()
    }

    /// The properties that a record is found by, each with its field: the first one that the request has counts.
    #[must_use]
    pub fn by(&self) -> Vec<(&'d str, &'d str)> {
        let Some(by) = self.node.raw_get("by") else { return Vec::new() };
        match by.value() {
            Value::String(field) => vec![(field, field)],
            Value::Array(_) => {
                by.raw_items().iter().filter_map(|field| field.value().as_str()).map(|field| (field, field)).collect()
            }
            _ => pairs(&by),
        }
    }

    /// The properties of a record that have a field of another name.
    #[must_use]
    pub fn with(&self) -> Vec<(&'d str, &'d str)> {
        self.node.raw_get("with").map(|with| pairs(&with)).unwrap_or_default()
    }

    /// The properties that always get the same values.
    #[must_use]
    pub fn sets(&self) -> Option<&'d Map<String, Value>> {
        self.node.raw_get("sets")?.value().as_object()
    }

    /// Where the request has the filters of a list.
    #[must_use]
    pub fn filters(&self) -> Option<Filters<'d>> {
        let filters = self.node.raw_get("filters")?;
        Some(Filters {
            at: filters.text("at")?,
            name: filters.text("name")?,
            value: filters.text("value")?,
            any: filters.text("any"),
            names: filters.raw_get("names").map(|names| pairs(&names)).unwrap_or_default(),
        })
    }
}

/// Each key with the name that is its value.
pub(super) fn pairs<'d>(node: &Node<'d>) -> Vec<(&'d str, &'d str)> {
    node.raw_entries().into_iter().filter_map(|(key, name)| Some((key, name.value().as_str()?))).collect()
}

/// Filters of a list: objects with a name and a value, in the body of the request.
#[derive(Debug, Clone)]
pub struct Filters<'d> {
    /// The JSON pointer of the list of filters.
    pub at: &'d str,
    /// The property of a filter with its name.
    pub name: &'d str,
    /// The property of a filter with its value, or with a list of values of which one has to be met.
    pub value: &'d str,
    /// The JSON pointer of the text that is `OR` where one filter has to be met, and not all.
    pub any: Option<&'d str>,
    /// The properties of records that filters of another name mean.
    pub names: Vec<(&'d str, &'d str)>,
}

/// Whether a value of `x-mock` on an operation is valid.
pub(super) fn is_steps(value: &Value) -> bool {
    value.as_array().is_some_and(|steps| !steps.is_empty() && steps.iter().all(is_step))
}

fn is_step(step: &Value) -> bool {
    let verbs = VERBS.iter().filter(|row| step.get(row.name).is_some()).collect::<Vec<_>>();
    let ([row], Some(step)) = (verbs.as_slice(), step.as_object()) else { return false };
    let known = |key: &str| key == row.name || row.required.contains(&key) || row.optional.contains(&key);
    row.required.iter().all(|key| step.contains_key(*key))
        && step.iter().all(|(key, value)| known(key) && fits(key, value))
}

/// Whether the value of a key of a step is valid.
fn fits(key: &str, value: &Value) -> bool {
    let names = |value: &Value| value.as_object().is_some_and(|names| !names.is_empty() && names.values().all(is_name));
    match key {
        "by" => {
            is_name(value)
                || names(value)
                || value.as_array().is_some_and(|by| !by.is_empty() && by.iter().all(is_name))
        }
        "with" => names(value),
        "minutes" => is_name(value) || value.as_u64().is_some_and(|minutes| minutes > 0),
        "sets" => value.as_object().is_some_and(|sets| !sets.is_empty()),
        "items" | "total" => is_pointer(value),
        "filters" => value.as_object().is_some_and(|filters| {
            ["at", "name", "value"].iter().all(|key| filters.contains_key(*key))
                && filters.iter().all(|(key, value)| match key.as_str() {
                    "at" | "any" => is_pointer(value),
                    "name" | "value" => is_name(value),
                    "names" => names(value),
                    _ => false,
                })
        }),
        _ => is_name(value),
    }
}

fn is_pointer(value: &Value) -> bool {
    value.as_str().is_some_and(|pointer| pointer.starts_with('/'))
}
