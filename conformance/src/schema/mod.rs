//! What the schemas of the document imply, keyword by keyword: values that keep to each, and values that break it.
//!
//! [`keyword`] is the table of keywords. One that is not in it is a [`Gap`], never passed over. Whatever is made here has been held
//! against the schema: a value that is said to break a keyword breaks that one, and nothing elsewhere.

mod breach;
mod keyword;
mod pattern;
mod sample;

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use jsonschema::Validator;
use openapi_document::{Document, Node, validator};
use serde_json::Value;

use crate::prove::strings;

pub use breach::Breach;
pub(crate) use keyword::{ANNOTATIONS, KEYWORDS, Keyword, NOT_OF_THE_TYPE, Sort, Treatment};
pub(crate) use sample::filled;

/// The schemas of a document, and what validates against them.
#[derive(Debug)]
pub struct Schemas<'d> {
    document: &'d Document,
    validators: Mutex<HashMap<String, Arc<Validator>>>,
    /// Every name of a property.
    names: HashSet<&'d str>,
}

/// A keyword for which no values could be made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// Where it is written.
    pub pointer: String,
    /// Why that is so.
    pub problem: String,
}

/// A place in the values of a schema.
#[derive(Debug, Clone)]
pub(crate) struct Place<'d> {
    /// Where it is in the value, as a JSON pointer.
    pub at: String,
    /// Its schema, as it is written there.
    pub node: Node<'d>,
    /// Whether the value around it has to have it.
    pub required: bool,
    /// Whether it is a member that is listed by name.
    pub listed: bool,
    /// How a caller is told of it: a key of a map is told only where the document has such a name.
    pub told: String,
    /// How a caller is told of the choice that it is in, if it is in one: nobody knows which branch was meant.
    pub choice: Option<String>,
    /// Whether its schema is a branch of a choice that is there.
    pub branch: bool,
}

/// A value with one thing changed.
#[derive(Debug, Clone)]
pub(crate) struct Change<'d> {
    /// The place, and what was done there.
    pub name: String,
    /// The place that the keyword rules.
    pub place: Place<'d>,
    /// Where the value was changed: there, or in a member of it.
    pub at: String,
    /// The keyword that this is about.
    pub keyword: &'static Keyword,
    /// Where that keyword is written.
    pub pointer: String,
    /// What the change is.
    pub sort: Sort,
    /// The whole value.
    pub value: Value,
}

impl Change<'_> {
    /// The value as it was before a member that is not listed was put into it.
    pub(crate) fn without_it(&self) -> Value {
        let mut value = self.value.clone();
        if let Some((around, name)) = self.at.rsplit_once('/')
            && let Some(members) = value.pointer_mut(around).and_then(Value::as_object_mut)
        {
            members.remove(&name.replace("~1", "/").replace("~0", "~"));
        }
        value
    }

    /// How a caller is told of the place, where the value is not of the documented type.
    pub(crate) fn told(&self) -> String {
        match &self.place.choice {
            Some(choice) => choice.clone(),
            None => format!("{}{}", self.place.told, &self.at[self.place.at.len()..]),
        }
    }
}

impl Place<'_> {
    /// Whether `null` is a value here.
    pub(crate) fn nullable(&self) -> bool {
        self.node.flag("nullable") || self.node.effective().flag("nullable")
    }

    /// The name of the place as ids have it.
    fn name(&self) -> String {
        self.at.trim_start_matches('/').replace('/', ".")
    }
}

impl<'d> Schemas<'d> {
    /// Those of a document.
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

    /// A value of a schema that has every member it lists, made up.
    #[must_use]
    pub fn sample(&self, schema: &Node<'d>) -> Value {
        sample::sample(self, schema)
    }

    /// In what a value breaks a schema.
    ///
    /// # Errors
    /// The schema makes no sense.
    pub fn breaches(&self, schema: &Node<'d>, value: &Value) -> Result<Vec<Breach>, Gap> {
        let validator = self.validator(schema)?;
        Ok(breach::all(&validator, value))
    }

    /// The texts in a value that are marked sensitive, or all of them where it is so itself.
    pub(crate) fn sensitive(&self, schema: &Node<'d>, value: &Value, sensitive: bool, found: &mut Vec<String>) {
        for place in sample::places(self, schema, value) {
            if sensitive || place.node.effective().flag("x-sensitive") {
                strings(value.pointer(&place.at).unwrap_or(&Value::Null), found);
            }
        }
    }

    fn validator(&self, schema: &Node<'d>) -> Result<Arc<Validator>, Gap> {
        let mut validators = self.validators.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = validators.get(schema.pointer()) {
            return Ok(Arc::clone(known));
        }
        let pointer = schema.pointer().to_owned();
        let made = validator(self.document, &pointer)
            .map_err(|finding| Gap { pointer: pointer.clone(), problem: finding.to_string() })?;
        let made = Arc::new(made);
        validators.insert(pointer, Arc::clone(&made));
        Ok(made)
    }

    /// A value with each thing changed that its schema says something of, and what could not be covered.
    pub(crate) fn changes(&self, schema: &Node<'d>, value: &Value) -> (Vec<Change<'d>>, Vec<Gap>) {
        let (mut changes, mut gaps): (Vec<Change<'d>>, _) = (Vec::new(), Vec::new());
        for (index, base) in sample::branches(self, schema, value).iter().enumerate() {
            // With another branch of a choice, what is outside of choices is as it was.
            let places = sample::places(self, schema, base).into_iter();
            for place in places.filter(|place| index == 0 || place.choice.is_some()) {
                for mut change in self.changes_at(schema, base, &place, &mut gaps) {
                    if index > 0 {
                        change.name = format!("{}_by_choice_{index}", change.name);
                    }
                    if changes.iter().all(|known| known.name != change.name) {
                        changes.push(change);
                    }
                }
            }
        }
        // What one place cannot show, since there is nothing in it, another may.
        gaps.retain(|gap| !changes.iter().any(|change| change.sort == Sort::Breaks && change.pointer == gap.pointer));
        gaps.sort();
        gaps.dedup();
        (changes, gaps)
    }

    fn changes_at(&self, schema: &Node<'d>, base: &Value, place: &Place<'d>, gaps: &mut Vec<Gap>) -> Vec<Change<'d>> {
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
                let problem = format!("no values are known for `{name}`: add it to conformance/src/schema/keyword.rs");
                gaps.push(Gap { pointer: written.pointer().to_owned(), problem });
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
                let breaks = matches!(attempt.sort, Sort::Breaks | Sort::Null);
                let holds = match self.breaches(schema, &value) {
                    // JSON Schema leaves it open whether a text is held to its format.
                    Ok(breaches) if breaks && name == "format" && breaches.is_empty() => true,
                    Ok(breaches) if breaks => breach::only(&breaches, &at, name),
                    Ok(breaches) => breaches.is_empty(),
                    Err(gap) => {
                        gaps.push(gap);
                        continue;
                    }
                };
                if !holds {
                    continue;
                }
                broken += usize::from(breaks);
                let (place, pointer, sort) = (place.clone(), pointer.to_owned(), attempt.sort);
                let name = [place.name(), attempt.name].join("_").trim_start_matches('_').to_owned();
                changes.push(Change { name, place, at, keyword, pointer, sort, value });
            }
            // What is of another type than a branch is of another branch, or of none.
            let can_break = (keyword.can_break)(&written) && !(place.branch && name == "type");
            if broken == 0 && can_break {
                let problem = format!("no value was found that breaks `{name}` and nothing else");
                gaps.push(Gap { pointer: pointer.to_owned(), problem });
            }
        }
        changes
    }
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
