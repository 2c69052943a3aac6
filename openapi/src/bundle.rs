//! Bundles several files into one document: the target of a relative `$ref` becomes a component of the main file's JSON value.
//!
//! A path item replaces its `$ref`, since OpenAPI 3.0 has no components of that kind. All files are in the folder of the main file or below
//! it. What no `$ref` leads to is left out.

use std::collections::{HashMap, VecDeque};

use serde_json::{Map, Value};

use crate::{
    Finding,
    files::{Files, Read, Source},
    places::Places,
    pointer,
    structure::{self, Kind, SECTIONS, Target},
    yaml::{self, Position},
};

/// How many references in a row are followed.
const MAX_CHAIN: usize = 64;

/// Where a place of the document is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The index of its file.
    pub(crate) file: usize,
    /// The line, counted from 1.
    pub(crate) line: usize,
    /// Its index among all places of the document.
    pub(crate) order: usize,
}

/// A document of one or more files.
pub(crate) struct Bundle {
    pub(crate) json: Value,
    pub(crate) places: Places<Place>,
    /// The names of the files, the main file first.
    pub(crate) files: Vec<String>,
}

impl Bundle {
    /// Copies a value, with its lines.
    pub(crate) fn copy(&mut self, from: &str, to: &str) {
        let value = self.json.pointer(from).cloned();
        let around = pointer::parent(to).and_then(|(around, _)| self.json.pointer_mut(around)?.as_object_mut());
        if let (Some(value), Some(around)) = (value, around) {
            around.insert(pointer::last(to), value);
            self.places.copy(from, to);
        }
    }
}

/// Reads a single file and leaves its `$ref`s alone.
pub(crate) fn single(name: &str, text: &str) -> Result<Bundle, Finding> {
    let (json, positions) = yaml::parse(name, text)?;
    let place = |position: Position| Place { file: 0, line: position.line, order: position.order };
    Ok(Bundle { json, places: positions.map(place), files: vec![name.to_owned()] })
}

/// Reads the main file, and every file that relative `$ref`s lead to from there.
pub(crate) fn bundle(root: &str, read: &mut Read<'_>) -> Result<Bundle, Finding> {
    let files = Files::open(root, read)?;
    let main = files.get(0);
    let mut bundler = Bundler {
        files,
        places: Places::new(),
        components: HashMap::new(),
        names: HashMap::new(),
        pending: VecDeque::new(),
        in_place: Vec::new(),
    };
    bundler.reserve(&main.json);
    let start = Source { file: 0, at: String::new() };
    let mut json = bundler.copy(&start, &main.json, Some(Kind::Object), "")?;
    while let Some((key, source)) = bundler.pending.pop_front() {
        let value = bundler.value(&key, &source)?;
        let section = json.as_object_mut().map(|root| root.entry("components").or_insert_with(empty));
        let section = section.and_then(Value::as_object_mut).map(|all| all.entry(key.section).or_insert_with(empty));
        if let Some(section) = section.and_then(Value::as_object_mut) {
            section.insert(key.name, value);
        }
    }
    Ok(Bundle { json, places: bundler.places, files: bundler.files.names() })
}

fn empty() -> Value {
    Value::Object(Map::new())
}

/// A component: its section of `components`, and its name there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    section: &'static str,
    name: String,
}

impl Key {
    fn pointer(&self) -> String {
        pointer::join(&format!("/components/{}", self.section), &self.name)
    }
}

struct Bundler<'r> {
    files: Files<'r>,
    places: Places<Place>,
    /// The component that a place in a file becomes, by section and place.
    components: HashMap<(&'static str, Source), Key>,
    /// The place that each name belongs to.
    names: HashMap<Key, Source>,
    /// The components that still have to be added.
    pending: VecDeque<(Key, Source)>,
    /// The targets that are being copied in place of their `$ref`, from the outside in.
    in_place: Vec<Source>,
}

impl Bundler<'_> {
    /// Reserves the names of the main file's own components. A component that is only a `$ref` to another file gives its name to the target.
    fn reserve(&mut self, main: &Value) {
        for section in SECTIONS {
            let components = main.get("components").and_then(|all| all.get(section)).and_then(Value::as_object);
            for (name, value) in components.into_iter().flatten() {
                let key = Key { section, name: name.clone() };
                let own = Source { file: 0, at: key.pointer() };
                let target = lone_reference(value).and_then(|target| self.files.locate(&own, target).ok()).flatten();
                if let Some(target) = &target {
                    self.components.entry((section, target.clone())).or_insert_with(|| key.clone());
                }
                self.names.insert(key, target.unwrap_or(own));
            }
        }
    }

    /// The bundled value of the place `from` in a file. `to` is its pointer in the document.
    fn copy(&mut self, from: &Source, value: &Value, kind: Option<Kind>, to: &str) -> Result<Value, Finding> {
        self.record(from, to);
        let below = |name: &str| (from.child(name), pointer::join(to, name));
        match value {
            Value::Object(members) => {
                let single = kind.filter(|kind| kind.single() == *kind);
                if let (Some(kind), Some(Value::String(target))) = (single, members.get("$ref")) {
                    return self.reference(from, members, target, kind, to);
                }
                let mut copied = Map::new();
                for name in self.in_order(from, members) {
                    let (from, to) = below(name);
                    let is_mapping = kind == Some(Kind::Object) && name == "mapping";
                    let value = match members[name].as_object().filter(|_| is_mapping) {
                        Some(mapping) => self.mapping(&from, mapping, &to)?,
                        None => self.copy(&from, &members[name], kind.and_then(|kind| kind.below(name)), &to)?,
                    };
                    copied.insert(name.to_owned(), value);
                }
                Ok(Value::Object(copied))
            }
            Value::Array(items) => {
                let mut copied = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let (from, to) = below(&index.to_string());
                    copied.push(self.copy(&from, item, kind.map(Kind::single), &to)?);
                }
                Ok(Value::Array(copied))
            }
            scalar => Ok(scalar.clone()),
        }
    }

    /// The keys of an object in the order they are written in.
    fn in_order<'v>(&self, from: &Source, members: &'v Map<String, Value>) -> Vec<&'v str> {
        let order = |name: &str| self.files.position(&from.child(name)).map(|position| position.order);
        let mut names: Vec<_> = members.keys().map(String::as_str).collect();
        names.sort_by_cached_key(|name| order(name));
        names
    }

    /// Records where a place of the document is written.
    fn record(&mut self, from: &Source, to: &str) {
        let order = self.places.len();
        if let Some(position) = self.files.position(from) {
            self.places.insert(to, Place { file: from.file, line: position.line, order });
        }
    }

    /// The bundled value of a reference object.
    fn reference(
        &mut self,
        from: &Source,
        members: &Map<String, Value>,
        target: &str,
        kind: Kind,
        to: &str,
    ) -> Result<Value, Finding> {
        let Some(source) = self.files.locate(from, target)? else {
            return Ok(self.redirected(from, members, target.to_owned(), to));
        };
        if source.file == 0 {
            return Ok(self.redirected(from, members, format!("#{}", source.at), to));
        }
        let section = match structure::target(kind, to) {
            Some(Target::Component(section)) => section,
            Some(Target::PathItem) if members.len() > 1 => {
                let message = "the keys beside the `$ref` of a path are ignored".to_owned();
                return Err(self.files.unusable(from, message, "move them to the target"));
            }
            Some(Target::PathItem) => return self.inline(from, &source, kind, to),
            None => {
                let message = format!("`{target}` is in another file, but OpenAPI allows no `$ref` here");
                return Err(self.files.unusable(from, message, "write it out here"));
            }
        };
        if self.components.get(&(section, source.clone())).is_some_and(|key| key.pointer() == to) {
            return self.inline(from, &source, kind, to);
        }
        let key = self.component(from, section, source)?;
        Ok(self.redirected(from, members, format!("#{}", key.pointer()), to))
    }

    /// A reference object with another target. Keys beside the `$ref` stay, for the canonical form.
    fn redirected(&mut self, from: &Source, members: &Map<String, Value>, target: String, to: &str) -> Value {
        for name in self.in_order(from, members) {
            self.record(&from.child(name), &pointer::join(to, name));
        }
        let mut members = members.clone();
        members.insert("$ref".to_owned(), target.into());
        Value::Object(members)
    }

    /// The target of a reference, in place of the reference.
    fn inline(&mut self, from: &Source, source: &Source, kind: Kind, to: &str) -> Result<Value, Finding> {
        if self.in_place.contains(source) {
            let message = "the `$ref` refers to itself".to_owned();
            return Err(self.files.unusable(from, message, "write the target out here"));
        }
        if self.in_place.len() == MAX_CHAIN {
            let message = format!("more than {MAX_CHAIN} files refer to each other in a chain");
            return Err(self.files.unusable(from, message, "refer to the last one"));
        }
        self.in_place.push(source.clone());
        let file = self.files.get(source.file);
        let value = file.json.pointer(&source.at).unwrap_or(&Value::Null);
        let copied = self.copy(source, value, Some(kind), to);
        self.in_place.pop();
        copied
    }

    /// The component that a place in another file becomes.
    fn component(&mut self, from: &Source, section: &'static str, source: Source) -> Result<Key, Finding> {
        if let Some(known) = self.components.get(&(section, source.clone())) {
            return Ok(known.clone());
        }
        let name = self.files.component_name(&source);
        let key = Key { section, name };
        if let Some(other) = self.names.get(&key) {
            let other = format!("{}#{}", self.files.get(other.file).name, other.at);
            let message = format!("`{}` is already the name of {other}", key.name);
            let mut finding = self.files.unusable(from, message, "rename one of the two");
            finding.rule = "component-name";
            return Err(finding);
        }
        self.names.insert(key.clone(), source.clone());
        self.components.insert((section, source.clone()), key.clone());
        self.pending.push_back((key.clone(), source));
        Ok(key)
    }

    /// The bundled value of a component.
    fn value(&mut self, key: &Key, source: &Source) -> Result<Value, Finding> {
        let kind = if key.section == "schemas" { Kind::Schema } else { Kind::Object };
        let file = self.files.get(source.file);
        let value = file.json.pointer(&source.at).unwrap_or(&Value::Null);
        self.copy(source, value, Some(kind), &key.pointer())
    }

    /// The mapping of a discriminator, whose values are names or references.
    fn mapping(&mut self, from: &Source, mapping: &Map<String, Value>, to: &str) -> Result<Value, Finding> {
        self.record(from, to);
        let mut copied = Map::new();
        for name in self.in_order(from, mapping) {
            let source = from.child(name);
            self.record(&source, &pointer::join(to, name));
            let value = match mapping[name].as_str().filter(|target| target.contains(['#', '/', '.'])) {
                Some(target) => match self.files.locate(&source, target)? {
                    None => mapping[name].clone(),
                    Some(target) if target.file == 0 => format!("#{}", target.at).into(),
                    Some(target) => format!("#{}", self.component(&source, "schemas", target)?.pointer()).into(),
                },
                None => mapping[name].clone(),
            };
            copied.insert(name.to_owned(), value);
        }
        Ok(Value::Object(copied))
    }
}

/// The target of an object that is nothing but a `$ref`.
fn lone_reference(value: &Value) -> Option<&str> {
    value.as_object().filter(|members| members.len() == 1)?.get("$ref")?.as_str()
}
