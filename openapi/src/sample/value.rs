//! Full and minimal values of a schema.

use serde_json::{Map, Value, json};

use super::{
    distinct::{self, number},
    pattern,
    place::branches,
    schemas::Schemas,
};
use crate::{
    Node, format,
    keyword::{Measure, VALUES},
    schema::{is_any, is_nullable, is_sensitive, properties, required},
};

/// Bytes, in base64: `00 ff "{" 0a`, which is neither UTF-8 nor JSON.
pub(super) const BYTES: &str = "AP97Cg==";
/// The first key of a sample map.
const MEMBER: &str = "sample";

impl<'d> Schemas<'d> {
    /// A valid value with every property.
    #[must_use]
    pub fn full(&self, schema: &Node<'d>) -> Value {
        full(self, schema, &mut Scope::new(Mode::CASE, Scope::PARTS))
    }

    /// A value to show: the example of the schema, or else a value of moderate size with the examples of its properties. It may not be valid.
    #[must_use]
    pub(super) fn example(&self, schema: &Node<'d>) -> Value {
        full(self, schema, &mut Scope::new(Mode::EXAMPLE, Scope::PARTS_OF_EXAMPLE))
    }

    /// The smallest valid value. `None` for a recursive schema without a finite value.
    #[must_use]
    pub fn minimal(&self, schema: &Node<'d>) -> Option<Value> {
        minimal(self, schema, &mut Vec::new(), Mode::CASE)
    }

    /// The value, with each missing property added.
    #[must_use]
    pub fn completed(&self, schema: &Node<'d>, value: &Value) -> Value {
        fill(self, schema, value, &mut Scope::new(Mode::CASE, Scope::PARTS))
    }

    /// An array of copies of an item, or with `uniqueItems` of the item and distinct others.
    pub(super) fn array(&self, schema: &Node<'d>, item: Value, length: usize) -> Value {
        match schema.get("items").filter(|_| schema.flag("uniqueItems")) {
            Some(items) => distinct::distinct(self, &items, item, length).into(),
            None => vec![item; length.min(Measure::Items.largest_sample())].into(),
        }
    }
}

/// Collects the strings in a value.
pub fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|member| strings(member, found)),
        _ => {}
    }
}

/// What a value is made for.
#[derive(Debug, Clone, Copy)]
struct Mode {
    /// Whether it is an example. Then examples of the document are kept as they are, and sensitive texts are told apart from others.
    is_example: bool,
    /// Whether its texts are sensitive.
    is_sensitive: bool,
}

impl Mode {
    const CASE: Self = Self { is_example: false, is_sensitive: false };
    const EXAMPLE: Self = Self { is_example: true, ..Self::CASE };

    /// The mode for the values of a schema.
    fn within(self, schema: &Node<'_>) -> Self {
        Self { is_sensitive: self.is_sensitive || self.is_example && is_sensitive(schema), ..self }
    }
}

/// The limits for the value that is being sampled.
struct Scope {
    mode: Mode,
    /// The enclosing schemas. None of them is sampled within itself.
    around: Vec<String>,
    /// How many parts the value may have. Its inner values divide it; a value whose share is 0 has required properties only.
    share: usize,
}

impl Scope {
    /// The parts of a sample, unless its schema requires more: enough for every property of the largest objects that people write, and little
    /// enough for thousands of samples in memory.
    const PARTS: usize = 3_000;
    /// The parts of an example, which people read.
    const PARTS_OF_EXAMPLE: usize = 100;
    /// How deep optional properties go.
    const LEVELS: usize = 30;

    fn new(mode: Mode, share: usize) -> Self {
        Self { mode, around: Vec::new(), share }
    }

    /// Whether to stop at this schema: it is being sampled already, is too deep, or has no share left.
    fn is_enough(&self, schema: &Node<'_>) -> bool {
        self.share == 0 || self.around.len() >= Self::LEVELS || is_within(schema, &self.around)
    }

    /// Samples the inside of a value of this schema, which has this many parts.
    fn inside<T>(&mut self, schema: &Node<'_>, parts: usize, make: impl FnOnce(&mut Self) -> T) -> T {
        let share = self.share;
        self.share = share / parts.max(1);
        self.around.push(schema.pointer().to_owned());
        let made = make(self);
        self.around.pop();
        self.share = share;
        made
    }
}

fn fill<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, value: &Value, scope: &mut Scope) -> Value {
    let schema = schema.effective();
    if is_within(&schema, &scope.around) {
        return value.clone();
    }
    if let Some(branch) = branches(&schema).into_iter().find(|branch| schemas.allows(branch, value)) {
        return scope.inside(&schema, 1, |scope| fill(schemas, &branch, value, scope));
    }
    match value {
        Value::Object(members) => {
            let mut members = members.clone();
            let properties = properties(&schema);
            let most = schema.get("maxProperties").and_then(|most| usize::try_from(most.value().as_u64()?).ok());
            let required = required(&schema);
            scope.inside(&schema, properties.len(), |scope| {
                for (name, property) in properties {
                    let is_optional = !members.contains_key(name) && !required.contains(&name);
                    if is_optional && most.is_some_and(|most| members.len() >= most) {
                        continue;
                    }
                    let value = match members.get(name) {
                        Some(value) if !value.is_null() => fill(schemas, &property, value, scope),
                        _ => match made(schemas, &property, scope) {
                            Some(value) => value,
                            None => continue,
                        },
                    };
                    members.insert(name.to_owned(), value);
                }
                let additional = schema.get("additionalProperties").filter(|additional| additional.value().is_object());
                if let Some(value) =
                    additional.filter(|_| members.is_empty()).and_then(|additional| made(schemas, &additional, scope))
                {
                    members.insert(MEMBER.to_owned(), value);
                }
            });
            Value::Object(members)
        }
        // With an item, so that there is a value to change.
        Value::Array(items) if items.is_empty() => invented(schemas, &schema, scope),
        Value::Array(items) => match schema.get("items") {
            Some(inner) => scope.inside(&schema, items.len(), |scope| {
                items.iter().map(|item| fill(schemas, &inner, item, scope)).collect()
            }),
            None => value.clone(),
        },
        value => value.clone(),
    }
}

/// A full value inside of another one, or the smallest one where that is enough.
fn made<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, scope: &mut Scope) -> Option<Value> {
    match scope.is_enough(schema) {
        true => minimal(schemas, schema, &mut Vec::new(), scope.mode),
        false => Some(full(schemas, schema, scope)),
    }
}

fn full<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, scope: &mut Scope) -> Value {
    let outer = scope.mode;
    scope.mode = outer.within(schema);
    let value = match documented(schemas, schema) {
        Some(example) if scope.mode.is_example => example.clone(),
        Some(example) => fill(schemas, schema, example, scope),
        None => invented(schemas, &schema.effective(), scope),
    };
    scope.mode = outer;
    value
}

/// The example of a schema, if it is valid and not `null`, which shows nothing.
fn documented<'d>(schemas: &Schemas<'d>, schema: &Node<'d>) -> Option<&'d Value> {
    let example = schema.raw_get("example").or_else(|| schema.effective().raw_get("example"))?.value();
    (!example.is_null() && schemas.allows(schema, example)).then_some(example)
}

fn invented<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, scope: &mut Scope) -> Value {
    if let Some(value) = ["enum", VALUES].iter().find_map(|key| schema.get(key)?.value().get(0).cloned()) {
        return value;
    }
    if is_any(schema) {
        return json!({"of": ["any value", 1, null]});
    }
    let choices = ["anyOf", "oneOf"].into_iter().find_map(|key| Some(schema.get(key)?.items()));
    if let Some(choices) = choices.filter(|choices| !choices.is_empty()) {
        let first = choices.iter().find(|choice| !is_within(choice, &scope.around)).unwrap_or(&choices[0]);
        return scope.inside(schema, 1, |scope| made(schemas, first, scope)).unwrap_or_default();
    }
    let number_of = |keyword: &str| schema.get(keyword).and_then(|node| node.value().as_f64());
    match schema.text("type") {
        Some("string") => text(schemas, schema, scope.mode).into(),
        Some("integer" | "number") => {
            let step = number_of("multipleOf").unwrap_or(1.0);
            let least = number_of("minimum").map_or(0.0, |least| (least / step).ceil() * step);
            let exclusive = schema.flag("exclusiveMinimum");
            let value = if exclusive || least == 0.0 { least + step } else { least };
            number(number_of("maximum").map_or(value, |most| value.min(most)))
        }
        Some("boolean") => true.into(),
        Some("array") => {
            let least = schema.get("minItems").and_then(|least| usize::try_from(least.value().as_u64()?).ok());
            let length = least.unwrap_or_default().max(1);
            let item = match schema.get("items") {
                Some(items) => scope.inside(schema, length, |scope| made(schemas, &items, scope)),
                None => Some(Value::Null),
            };
            item.map_or_else(|| json!([]), |item| schemas.array(schema, item, length))
        }
        _ => {
            let value = match schema.get("additionalProperties") {
                Some(additional) if additional.value().is_object() => {
                    scope.inside(schema, least_properties(schema), |scope| made(schemas, &additional, scope))
                }
                Some(additional) if additional.value() == &json!(true) => {
                    Some(json!({"of": ["an open object", 1, null]}))
                }
                _ => None,
            };
            let members = value.map(|value| map(schema, &value)).unwrap_or_default();
            fill(schemas, schema, &Value::Object(members), scope)
        }
    }
}

/// The smallest valid value. `None` where a recursive schema has no finite value.
fn minimal<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, around: &mut Vec<String>, mode: Mode) -> Option<Value> {
    let may_be_null = !around.is_empty() && is_nullable(schema);
    smallest(schemas, schema, around, mode).or(may_be_null.then_some(Value::Null))
}

/// As [`minimal`], but not `null`.
fn smallest<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, around: &mut Vec<String>, mode: Mode) -> Option<Value> {
    let mode = mode.within(schema);
    let schema = schema.effective();
    if is_within(&schema, around) {
        return None;
    }
    around.push(schema.pointer().to_owned());
    let branches = branches(&schema);
    let is_empty = |keyword: &str| schema.get(keyword).is_none_or(|least| least.value() == 0);
    let value = if !branches.is_empty() {
        branches.iter().find_map(|branch| minimal(schemas, branch, around, mode))
    } else if schema.text("type") == Some("array") && is_empty("minItems") {
        Some(json!([]))
    } else if let Some(items) = schema.get("items") {
        let length = schema.get("minItems").and_then(|least| usize::try_from(least.value().as_u64()?).ok());
        minimal(schemas, &items, around, mode).map(|item| schemas.array(&schema, item, length.unwrap_or_default()))
    } else if let required = required(&schema)
        && !required.is_empty()
    {
        let members = properties(&schema).into_iter().filter(|(name, _)| required.contains(name));
        let members =
            members.map(|(name, property)| Some((name.to_owned(), minimal(schemas, &property, around, mode)?)));
        let members = members.collect::<Option<Map<_, _>>>();
        members.map(|members| with_enough_properties(schemas, &schema, members, around, mode))
    } else if let Some(additional) = schema.get("additionalProperties").filter(|held| held.value().is_object()) {
        match is_empty("minProperties") {
            true => Some(json!({})),
            false => minimal(schemas, &additional, around, mode).map(|value| map(&schema, &value).into()),
        }
    } else if schema.get("properties").is_some() || schema.get("allOf").is_some() {
        Some(with_enough_properties(schemas, &schema, Map::new(), around, mode))
    } else {
        Some(full(schemas, &schema, &mut Scope::new(mode, Scope::PARTS)))
    };
    around.pop();
    value
}

/// An object with as many properties as it needs at least, if that many are listed.
fn with_enough_properties<'d>(
    schemas: &Schemas<'d>,
    schema: &Node<'d>,
    mut members: Map<String, Value>,
    around: &mut Vec<String>,
    mode: Mode,
) -> Value {
    let least = schema.get("minProperties").map_or(0, |_| least_properties(schema));
    for (name, property) in properties(schema) {
        if members.len() < least
            && !members.contains_key(name)
            && let Some(value) = minimal(schemas, &property, around, mode)
        {
            members.insert(name.to_owned(), value);
        }
    }
    Value::Object(members)
}

/// The number of properties of a map that is not empty.
fn least_properties(schema: &Node<'_>) -> usize {
    let least = schema.get("minProperties").and_then(|size| usize::try_from(size.value().as_u64()?).ok());
    least.unwrap_or_default().clamp(1, Measure::Properties.largest_sample())
}

/// A map of the smallest valid size, but not empty.
fn map(schema: &Node<'_>, value: &Value) -> Map<String, Value> {
    let name = |index| if index == 0 { MEMBER.to_owned() } else { format!("{MEMBER}_{index}") };
    (0..least_properties(schema)).map(|index| (name(index), value.clone())).collect()
}

/// Whether a value of this schema is being made.
fn is_within(schema: &Node<'_>, around: &[String]) -> bool {
    around.iter().any(|around| around == schema.effective().pointer())
}

fn text<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, mode: Mode) -> String {
    if schema.text("format") == Some("binary") {
        return BYTES.to_owned();
    }
    let length = |keyword: &str| schema.get(keyword).and_then(|node| node.value().as_u64());
    let mut candidates: Vec<String> = Vec::new();
    if let Some(pattern) = schema.text("pattern") {
        candidates.extend(pattern::texts(pattern).matching.into_iter().map(|(_, text)| text));
    }
    let format = schema.text("format").and_then(format::strings);
    candidates.extend(format.map(|strings| strings.example.to_owned()));
    let words = if mode.is_sensitive { "sensitive_text" } else { "text" };
    let length = length("minLength").unwrap_or(0).max(words.len() as u64).min(length("maxLength").unwrap_or(u64::MAX));
    let length = length.min(Measure::Characters.largest_sample() as u64);
    candidates.push(words.chars().cycle().take(usize::try_from(length).unwrap_or_default()).collect());
    if ["pattern", "format", "allOf"].iter().all(|key| schema.get(key).is_none()) {
        return candidates.pop().unwrap_or_default();
    }
    let valid = |text: &&String| schemas.allows(schema, &Value::String((*text).clone()));
    candidates.iter().find(valid).cloned().unwrap_or_default()
}
