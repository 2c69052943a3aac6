//! Values for the schemas of a document, keyword by keyword: valid ones, and ones that break a single keyword.
//!
//! [`keyword`] is the table of keywords. A keyword that is not in it is reported as [`Uncovered`]. Every value is validated before it is
//! used: one that breaks a keyword breaks no other, and nothing elsewhere.

mod keyword;
mod pattern;
mod sample;
mod violation;

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use jsonschema::Validator;
use openapi_document::{Document, Node, validator};
use serde_json::Value;

use crate::json::strings;

pub(crate) use keyword::{ANNOTATIONS, KEYWORDS, Keyword, NOT_OF_THE_TYPE, Treatment, Validity};
pub(crate) use sample::filled;
pub use violation::Violation;

/// The schemas of a document with their validators.
#[derive(Debug)]
pub struct Schemas<'d> {
    document: &'d Document,
    validators: Mutex<HashMap<String, Arc<Validator>>>,
    /// Every name of a property.
    names: HashSet<&'d str>,
}

/// A keyword that has no values to cover it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Uncovered {
    /// Where it is written.
    pub pointer: String,
    /// Why it has none.
    pub reason: String,
}

/// A place in the values of a schema.
#[derive(Debug, Clone)]
pub(crate) struct Place<'d> {
    /// Where it is in the value, as a JSON pointer.
    pub at: String,
    /// Its schema, as it is written there.
    pub node: Node<'d>,
    /// Whether the object around it requires it.
    pub required: bool,
    /// Whether it is a property that the schema names.
    pub listed: bool,
    /// How an error names it: a key of a map is shown only if the document has a property of that name.
    pub shown: String,
    /// How an error names the `oneOf` around it: an error cannot tell which branch was meant.
    pub choice: Option<String>,
    /// Whether its schema is the branch of a `oneOf` that the value has.
    pub branch: bool,
}

/// A value with one thing changed.
#[derive(Debug, Clone)]
pub(crate) struct Change<'d> {
    /// The place and the change, as in ids.
    pub name: String,
    /// The place whose schema has the keyword.
    pub place: Place<'d>,
    /// What was changed: the place, or a property of it.
    pub at: String,
    /// The keyword.
    pub keyword: &'static Keyword,
    /// Where that keyword is written.
    pub pointer: String,
    /// Whether the value is still valid.
    pub validity: Validity,
    /// The whole value.
    pub value: Value,
}

impl Change<'_> {
    /// The value without the property that was changed.
    pub(crate) fn without_it(&self) -> Value {
        let mut value = self.value.clone();
        if let Some((around, name)) = self.at.rsplit_once('/')
            && let Some(members) = value.pointer_mut(around).and_then(Value::as_object_mut)
        {
            members.remove(&name.replace("~1", "/").replace("~0", "~"));
        }
        value
    }

    /// How an error names the place of a value that is not of the documented type.
    pub(crate) fn shown(&self) -> String {
        match &self.place.choice {
            Some(choice) => choice.clone(),
            None => format!("{}{}", self.place.shown, &self.at[self.place.at.len()..]),
        }
    }
}

impl Place<'_> {
    /// Whether `null` is a value here.
    pub(crate) fn nullable(&self) -> bool {
        self.node.flag("nullable") || self.node.effective().flag("nullable")
    }

    /// The name of the place in ids.
    fn name(&self) -> String {
        self.at.trim_start_matches('/').replace('/', ".")
    }
}

impl<'d> Schemas<'d> {
    /// The schemas of a document.
    #[must_use]
    pub fn new(document: &'d Document) -> Self {
        let mut names = HashSet::new();
        property_names(document.json(), &mut names);
        Self { document, validators: Mutex::default(), names }
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// A sample value of a schema, with every property.
    #[must_use]
    pub fn sample(&self, schema: &Node<'d>) -> Value {
        sample::sample(self, schema)
    }

    /// Every violation of a schema in a value.
    ///
    /// # Errors
    /// The schema has no validator.
    pub fn violations(&self, schema: &Node<'d>, value: &Value) -> Result<Vec<Violation>, Uncovered> {
        let validator = self.validator(schema)?;
        Ok(violation::all(&validator, value))
    }

    /// The strings in a value that are marked sensitive, or all of them where `sensitive` is set.
    pub(crate) fn sensitive(&self, schema: &Node<'d>, value: &Value, sensitive: bool, found: &mut Vec<String>) {
        for place in sample::places(self, schema, value) {
            if sensitive || place.node.effective().flag("x-sensitive") {
                strings(value.pointer(&place.at).unwrap_or(&Value::Null), found);
            }
        }
    }

    fn validator(&self, schema: &Node<'d>) -> Result<Arc<Validator>, Uncovered> {
        let mut validators = self.validators.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = validators.get(schema.pointer()) {
            return Ok(Arc::clone(known));
        }
        let pointer = schema.pointer().to_owned();
        let made = validator(self.document, &pointer)
            .map_err(|finding| Uncovered { pointer: pointer.clone(), reason: finding.to_string() })?;
        let made = Arc::new(made);
        validators.insert(pointer, Arc::clone(&made));
        Ok(made)
    }

    /// The changes of a value for each keyword of its schema, and the keywords that are not covered.
    pub(crate) fn changes(&self, schema: &Node<'d>, value: &Value) -> (Vec<Change<'d>>, Vec<Uncovered>) {
        let (mut changes, mut uncovered): (Vec<Change<'d>>, _) = (Vec::new(), Vec::new());
        for (index, base) in sample::branches(self, schema, value).iter().enumerate() {
            // Another branch of a `oneOf` changes nothing outside of it.
            let places = sample::places(self, schema, base).into_iter();
            for place in places.filter(|place| index == 0 || place.choice.is_some()) {
                for mut change in self.changes_at(schema, base, &place, &mut uncovered) {
                    if index > 0 {
                        change.name = format!("{}_by_choice_{index}", change.name);
                    }
                    if changes.iter().all(|known| known.name != change.name) {
                        changes.push(change);
                    }
                }
            }
        }
        // A place with an empty value may cover nothing, and another place of the same schema all of it.
        uncovered.retain(|uncovered| {
            !changes.iter().any(|change| change.validity == Validity::Invalid && change.pointer == uncovered.pointer)
        });
        uncovered.sort();
        uncovered.dedup();
        (changes, uncovered)
    }

    fn changes_at(
        &self,
        schema: &Node<'d>,
        base: &Value,
        place: &Place<'d>,
        uncovered: &mut Vec<Uncovered>,
    ) -> Vec<Change<'d>> {
        let mut changes = Vec::new();
        let mut parts = sample::parts(&place.node);
        if place.node.effective().pointer() != place.node.pointer() {
            parts.push(place.node.clone());
        }
        let keywords =
            parts.iter().flat_map(|part| part.entries().into_iter().map(move |(name, written)| (part, name, written)));
        for (node, name, written) in keywords {
            if ANNOTATIONS.contains(&name) || name.starts_with("x-") {
                continue;
            }
            let Some(keyword) = KEYWORDS.iter().find(|keyword| keyword.name == name) else {
                let reason = format!("no values are known for `{name}`: add it to conformance/src/schema/keyword.rs");
                uncovered.push(Uncovered { pointer: written.pointer().to_owned(), reason });
                continue;
            };
            let pointer = written.pointer();
            let mut broken = 0;
            for attempt in (keyword.values)(&keyword::Site { schemas: self, place, node, base }) {
                let mut value = base.clone();
                if !attempt.apply(&mut value, &place.at) {
                    continue;
                }
                let at = attempt.at(&place.at);
                let breaks = matches!(attempt.validity, Validity::Invalid | Validity::Null);
                let holds = match self.violations(schema, &value) {
                    // A validator of JSON Schema may ignore `format`.
                    Ok(violations) if breaks && name == "format" && violations.is_empty() => true,
                    Ok(violations) if breaks => violation::only(&violations, &at, name),
                    Ok(violations) => violations.is_empty(),
                    Err(invalid_schema) => {
                        uncovered.push(invalid_schema);
                        continue;
                    }
                };
                if !holds {
                    continue;
                }
                broken += usize::from(breaks);
                let (place, pointer, validity) = (place.clone(), pointer.to_owned(), attempt.validity);
                let name = [place.name(), attempt.name].join("_").trim_start_matches('_').to_owned();
                changes.push(Change { name, place, at, keyword, pointer, validity, value });
            }
            // A value of another type than the branch has may be another branch.
            let can_break = (keyword.can_break)(&written) && !(place.branch && name == "type");
            if broken == 0 && can_break {
                let reason = format!("no value was found that breaks `{name}` and nothing else");
                uncovered.push(Uncovered { pointer: pointer.to_owned(), reason });
            }
        }
        changes
    }
}

/// A short text that a pattern matches, as far as one can be made.
pub(crate) fn pattern_text(pattern: &str) -> Option<String> {
    pattern::texts(pattern).matching.into_iter().next().map(|(_, text)| text)
}

fn property_names<'d>(value: &'d Value, names: &mut HashSet<&'d str>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::Object(properties)) = members.get("properties") {
                names.extend(properties.keys().map(String::as_str));
            }
            members.values().for_each(|member| property_names(member, names));
        }
        Value::Array(items) => items.iter().for_each(|item| property_names(item, names)),
        _ => {}
    }
}
