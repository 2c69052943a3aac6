//! Merges the branches of an `allOf` into one schema.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Object;
use crate::{
    keyword::{self, Constraint, Limit, Role, VALUES},
    pointer,
};

/// How deep schemas are merged within each other.
const MAX_DEPTH: usize = 32;

/// A schema without `$ref` and `allOf`: each keyword with its value, and where that is written.
#[derive(Debug, Clone, Default)]
pub(super) struct Merged {
    pub(super) keywords: BTreeMap<String, (Value, String)>,
    /// Where the properties are written that come from different places.
    pub(super) properties: BTreeMap<String, String>,
}

/// Why branches of an `allOf` cannot be merged: no value matches both, or no single schema says the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Conflict {
    /// The keyword; empty where a schema contains itself.
    pub(crate) keyword: String,
    /// The two places where the keyword is written.
    pub(crate) places: [String; 2],
}

impl Merged {
    fn value(&self, keyword: &str) -> Option<&Value> {
        self.keywords.get(keyword).map(|(value, _)| value)
    }

    fn set(&mut self, keyword: &str, value: Value, at: &str) {
        self.keywords.insert(keyword.to_owned(), (value, at.to_owned()));
    }

    /// The schema.
    pub(super) fn object(&self) -> Object {
        self.keywords.iter().map(|(keyword, (value, _))| (keyword.clone(), value.clone())).collect()
    }
}

/// Whether a keyword only describes a schema: an annotation or an extension.
pub(super) fn is_annotation(key: &str) -> bool {
    key.starts_with("x-") || keyword::find(key).is_some_and(|keyword| keyword.role == Role::Annotation)
}

/// The object that a JSON pointer leads to, through its `$ref`s, with the object's own pointer. `None` for a circle.
pub(super) fn resolve<'v>(document: &'v Value, at: &str) -> Option<(&'v Object, String)> {
    let mut at = at.to_owned();
    for _ in 0..MAX_DEPTH {
        let object = document.pointer(&at)?.as_object()?;
        match object.get("$ref").map(Value::as_str) {
            Some(target) => target?.strip_prefix('#')?.clone_into(&mut at),
            None => return Some((object, at)),
        }
    }
    None
}

/// The schema at a JSON pointer, merged from what it refers to.
pub(super) fn merged(document: &Value, at: &str) -> Result<Merged, Conflict> {
    Merger { document, around: Vec::new() }.at(at)
}

/// What matches both of two schemas.
pub(super) fn both(document: &Value, mut first: Merged, second: Merged) -> Result<Merged, Conflict> {
    Merger { document, around: Vec::new() }.add(&mut first, second)?;
    Ok(first)
}

struct Merger<'v> {
    document: &'v Value,
    /// The schemas that are being merged, from the outside in.
    around: Vec<String>,
}

impl Merger<'_> {
    fn at(&mut self, at: &str) -> Result<Merged, Conflict> {
        let circle = || Conflict { keyword: String::new(), places: [at.to_owned(), at.to_owned()] };
        let (object, own) = resolve(self.document, at).ok_or_else(circle)?;
        if self.around.contains(&own) || self.around.len() > MAX_DEPTH {
            return Err(circle());
        }
        self.around.push(own.clone());
        let merged = self.object(object, &own);
        self.around.pop();
        merged
    }

    fn object(&mut self, object: &Object, at: &str) -> Result<Merged, Conflict> {
        let mut own = Merged::default();
        for (key, value) in object.iter().filter(|(key, _)| *key != "allOf") {
            own.set(key, value.clone(), &pointer::join(at, key));
        }
        let Some(branches) = object.get("allOf").and_then(Value::as_array) else { return Ok(own) };
        let list = pointer::join(at, "allOf");
        let mut merged = Merged::default();
        let (mut all_nullable, mut is_nullable) = (true, own.value("nullable") == Some(&json!(true)));
        for (index, branch) in branches.iter().enumerate() {
            let at = pointer::join(&list, &index.to_string());
            let mut part = self.at(&at)?;
            let nullable = part.keywords.remove("nullable").is_some_and(|(value, _)| value == json!(true));
            let is_only_that = part.keywords.keys().all(|key| is_annotation(key));
            is_nullable |= nullable && is_only_that;
            all_nullable &= nullable || is_only_that;
            if branch.get("$ref").is_some() {
                // These describe the component.
                for key in ["title", "example", "externalDocs"] {
                    part.keywords.remove(key);
                }
            }
            if !object.contains_key("oneOf") && !object.contains_key("anyOf") {
                part.keywords.remove("discriminator");
            }
            self.add(&mut merged, part)?;
        }
        let has_more = own.keywords.keys().any(|key| !is_annotation(key) && key != "nullable");
        own.keywords.remove("nullable");
        self.add(&mut merged, own)?;
        if is_nullable || all_nullable && !has_more {
            merged.set("nullable", json!(true), at);
        }
        let is_object = ["properties", "required", "additionalProperties"];
        let typed = ["type", "oneOf", "anyOf"];
        if is_object.iter().any(|key| merged.value(key).is_some())
            && typed.iter().all(|key| merged.value(key).is_none())
        {
            merged.set("type", json!("object"), at);
        }
        Ok(merged)
    }

    /// Adds the keywords of another schema. An annotation that is there already is replaced.
    fn add(&mut self, merged: &mut Merged, other: Merged) -> Result<(), Conflict> {
        let Merged { keywords, properties } = other;
        for (key, (value, at)) in &keywords {
            let Some((known, known_at)) = merged.keywords.get(key).cloned() else {
                merged.set(key, value.clone(), at);
                continue;
            };
            if known == *value {
                continue;
            }
            let conflict = || Conflict { keyword: key.clone(), places: [known_at.clone(), at.clone()] };
            let both = match (key.as_str(), &known, value) {
                ("x-sensitive" | "deprecated" | "uniqueItems", ..) => Some(json!(known == true || *value == true)),
                (key, ..) if is_annotation(key) => Some(value.clone()),
                ("type", ..) => narrower(&known, value),
                ("required", Value::Array(known), Value::Array(more)) => {
                    let new = more.iter().filter(|name| !known.contains(name));
                    Some(known.iter().chain(new).cloned().collect())
                }
                ("enum" | VALUES, Value::Array(known), Value::Array(other)) => {
                    let common: Vec<_> = known.iter().filter(|value| other.contains(value)).cloned().collect();
                    (!common.is_empty()).then(|| common.into())
                }
                ("properties", Value::Object(_), Value::Object(more)) => {
                    self.properties(merged, more, at, &properties)?;
                    continue;
                }
                ("items", ..) => Some(self.both(&known_at, at)?),
                ("additionalProperties", Value::Bool(false), _) | ("additionalProperties", _, Value::Bool(false)) => {
                    Some(json!(false))
                }
                ("additionalProperties", Value::Bool(true), _) => Some(value.clone()),
                ("additionalProperties", _, Value::Bool(true)) => Some(known.clone()),
                ("additionalProperties", ..) => Some(self.both(&known_at, at)?),
                (key, ..) => tighter(key, &known, value),
            };
            let both = both.ok_or_else(conflict)?;
            let at = if both == known { known_at } else { at.clone() };
            merged.set(key, both, &at);
        }
        for (name, at) in properties {
            merged.properties.entry(name).or_insert(at);
        }
        Ok(())
    }

    fn properties(
        &mut self,
        merged: &mut Merged,
        more: &Object,
        at: &str,
        places: &BTreeMap<String, String>,
    ) -> Result<(), Conflict> {
        let Some((Value::Object(mut known), known_at)) = merged.keywords.get("properties").cloned() else {
            return Ok(());
        };
        // From now on, they are written in different places.
        for name in known.keys() {
            let at = pointer::join(&known_at, name);
            merged.properties.entry(name.clone()).or_insert(at);
        }
        for (name, value) in more {
            let at = places.get(name).cloned().unwrap_or_else(|| pointer::join(at, name));
            let both = match known.get(name) {
                Some(old) if old != value => {
                    let old_at = merged.properties.get(name).cloned().unwrap_or_default();
                    self.property(old, &old_at, value, &at)?
                }
                _ => value.clone(),
            };
            known.insert(name.clone(), both);
            merged.properties.insert(name.clone(), at);
        }
        merged.set("properties", known.into(), &known_at);
        Ok(())
    }

    /// A property that two branches describe. A `$ref` stays one where the other says no more, or is a part of its target.
    fn property(&mut self, first: &Value, at: &str, second: &Value, second_at: &str) -> Result<Value, Conflict> {
        let says_nothing = |value: &Value| {
            value.as_object().is_some_and(|object| object.keys().all(|key| is_annotation(key) || key == "type"))
        };
        let target = |value: &Value| value["$ref"].as_str().map(str::to_owned);
        let around = |reference: &str, other: &Value| {
            let mut object: Object = other.as_object().cloned().unwrap_or_default();
            object.remove("type");
            match object.is_empty() {
                true => json!({ "$ref": reference }),
                false => {
                    object.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
                    object.into()
                }
            }
        };
        match (target(first), target(second)) {
            (Some(first), Some(second)) if self.is_part(&first, &second, 0) => return Ok(json!({ "$ref": second })),
            (Some(first), Some(second)) if self.is_part(&second, &first, 0) => return Ok(json!({ "$ref": first })),
            (Some(reference), None) if says_nothing(second) && self.fits(&reference, second) => {
                return Ok(around(&reference, second));
            }
            (None, Some(reference)) if says_nothing(first) && self.fits(&reference, first) => {
                return Ok(json!({ "$ref": reference }));
            }
            _ => {}
        }
        self.both(at, second_at)
    }

    /// Whether the type beside a reference is that of its target.
    fn fits(&self, reference: &str, other: &Value) -> bool {
        let target = resolve(self.document, reference.trim_start_matches('#'));
        other.get("type").is_none() || target.is_some_and(|(object, _)| object.get("type") == other.get("type"))
    }

    /// Whether the target of a reference is a branch of an `allOf` of another one.
    fn is_part(&self, part: &str, whole: &str, depth: usize) -> bool {
        let Some((object, _)) = resolve(self.document, whole.trim_start_matches('#')) else { return false };
        let branches = object.get("allOf").and_then(Value::as_array).into_iter().flatten();
        let mut references = branches.filter_map(|branch| branch["$ref"].as_str());
        part == whole
            || depth < MAX_DEPTH
                && references.any(|reference| reference == part || self.is_part(part, reference, depth + 1))
    }

    fn both(&mut self, first: &str, second: &str) -> Result<Value, Conflict> {
        let (mut first, second) = (self.at(first)?, self.at(second)?);
        self.add(&mut first, second)?;
        Ok(first.object().into())
    }
}

/// The narrower of two types.
fn narrower(first: &Value, second: &Value) -> Option<Value> {
    let are = |a: &str, b: &str| first == a && second == b || first == b && second == a;
    are("integer", "number").then(|| json!("integer"))
}

/// The tighter of two values of a constraint. `None` where both count.
fn tighter(key: &str, first: &Value, second: &Value) -> Option<Value> {
    let (a, b) = (first.as_f64()?, second.as_f64()?);
    let is_first = match keyword::find(key)?.constraint()? {
        Constraint::Bound(Limit::Minimum) | Constraint::Size(Limit::Minimum, _) => a >= b,
        Constraint::Bound(Limit::Maximum) | Constraint::Size(Limit::Maximum, _) => a <= b,
        Constraint::Step if a % b == 0.0 => true,
        Constraint::Step if b % a == 0.0 => false,
        _ => return None,
    };
    Some(if is_first { first.clone() } else { second.clone() })
}
