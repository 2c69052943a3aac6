//! Bundles several files into one document: the target of a relative `$ref` becomes a component of the main file's JSON value.
//!
//! The component has the name of the target: its key, or for a whole file the name of the file, as `Pet` for `pet.yaml`. Where another component has that name, the
//! names of the file and its folders come before it: a second `Pet`, in `shop/pets.yaml`, is `PetsPet`, a third one `ShopPetsPet`. A place in
//! the middle of something else also becomes a component, which is named after all of its keys.
//!
//! A target replaces its `$ref` where OpenAPI 3.0 has no components of that kind, as for a path item; keys beside the `$ref` win over those of
//! the target. All files are in the folder of the main file or below it. What no `$ref` leads to is left out.

use std::collections::{HashMap, HashSet, VecDeque};

use serde_json::{Map, Value};

use crate::{
    Finding,
    files::{self, Files, Read, Source},
    names::type_name,
    places::Places,
    pointer,
    structure::{self, Kind, SECTIONS, Target},
    text::parse,
    tree::Position,
};

/// How many references in a row are followed.
pub(crate) const MAX_CHAIN: usize = 64;

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
    /// What the canonical form cannot say, or only in part.
    pub(crate) lost: Vec<Lost>,
}

/// A part of the document that is left out.
#[derive(Debug, Clone)]
pub(crate) struct Lost {
    /// Its JSON pointer.
    pub(crate) at: String,
    pub(crate) place: Option<Place>,
    /// What is left out, and what that means.
    pub(crate) message: String,
}

impl Bundle {
    /// Removes the value of a key or an item of a list. Returns whether it was there.
    pub(crate) fn remove(&mut self, at: &str) -> bool {
        let Some((around, name)) = pointer::parent(at) else { return false };
        match self.json.pointer_mut(around) {
            Some(Value::Object(members)) => {
                self.places.remove(at);
                members.remove(&pointer::unescape(name)).is_some()
            }
            Some(Value::Array(items)) => {
                let Some(index) = name.parse().ok().filter(|index| *index < items.len()) else { return false };
                self.places.remove_item(around, index, items.len());
                items.remove(index);
                true
            }
            _ => false,
        }
    }

    /// Removes several places, of which none is inside of another one.
    pub(crate) fn remove_all(&mut self, places: &[String]) {
        let mut order: Vec<_> = places.iter().collect();
        // The last items of a list first, since the others keep their indices then.
        order.sort_by_cached_key(|at| {
            pointer::segments(at).map(|name| (name.parse::<usize>().ok(), name)).collect::<Vec<_>>()
        });
        for at in order.into_iter().rev() {
            self.remove(at);
        }
    }

    /// Records that a part of the document is left out, or only said in part.
    pub(crate) fn tell(&mut self, at: &str, message: String) {
        let place = self.places.nearest(at);
        self.lost.push(Lost { at: at.to_owned(), place, message });
    }

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
    let (json, positions) = parse(name, text)?;
    let place = |position: Position| Place { file: 0, line: position.line, order: position.order };
    Ok(Bundle { json, places: positions.map(place), files: vec![name.to_owned()], lost: Vec::new() })
}

/// Reads the main file, and every file that relative `$ref`s lead to from there.
pub(crate) fn bundle(root: &str, read: &mut Read<'_>) -> Result<Bundle, Finding> {
    let files = Files::open(root, read)?;
    let main = files.get(0);
    let mut bundler = Bundler {
        files,
        places: Places::new(),
        components: HashMap::new(),
        names: HashSet::new(),
        pending: VecDeque::new(),
        in_place: Vec::new(),
    };
    bundler.reserve(&main.json);
    let start = Source { file: 0, at: String::new() };
    let mut json = bundler.copy(&start, &main.json, Some(Kind::Object), &To { at: String::new(), place: 0 })?;
    while let Some((key, source)) = bundler.pending.pop_front() {
        let value = bundler.value(&key, &source)?;
        let section = json.as_object_mut().map(|root| root.entry("components").or_insert_with(empty));
        let section = section.and_then(Value::as_object_mut).map(|all| all.entry(key.section).or_insert_with(empty));
        if let Some(section) = section.and_then(Value::as_object_mut) {
            section.insert(key.name, value);
        }
    }
    Ok(Bundle { json, places: bundler.places, files: bundler.files.names(), lost: Vec::new() })
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
    fn in_rust(&self) -> (&'static str, String) {
        (self.section, type_name(&self.name))
    }

    fn pointer(&self) -> String {
        pointer::join(&format!("/components/{}", self.section), &self.name)
    }
}

/// Where a value of a file goes.
struct To {
    /// The JSON pointer in the document.
    at: String,
    /// The index among the places.
    place: usize,
}

struct Bundler<'r> {
    files: Files<'r>,
    places: Places<Place>,
    /// The component that a place in a file becomes, by section and place.
    components: HashMap<(&'static str, Source), Key>,
    /// The names that are taken, as names in Rust, each with its section.
    names: HashSet<(&'static str, String)>,
    /// The components that still have to be added.
    pending: VecDeque<(Key, Source)>,
    /// The targets that are being copied in place of their `$ref`, from the outside in.
    in_place: Vec<Source>,
}

impl Bundler<'_> {
    /// Reserves the names of the main file's own components. A component that is only a `$ref` to another file gives its name to the target.
    fn reserve(&mut self, main: &Value) {
        let Some(all) = main.get("components") else { return };
        let (all_at, all) = self.followed(Source { file: 0, at: "/components".to_owned() }, all);
        for section in SECTIONS {
            let Some(components) = all.get(section) else { continue };
            let (at, components) = self.followed(all_at.child(section), components);
            for (name, value) in components.as_object().into_iter().flatten() {
                let key = Key { section, name: name.clone() };
                let own = at.child(name);
                let target = lone_reference(value).and_then(|target| self.files.locate(&own, target).ok());
                let target = target.filter(|target| !is_component(target));
                if let Some(target) = &target {
                    self.components.entry((section, target.clone())).or_insert_with(|| key.clone());
                }
                self.names.insert(key.in_rust());
            }
        }
    }

    /// The place and the value behind a `$ref`, if there is one.
    fn followed(&mut self, at: Source, value: &Value) -> (Source, Value) {
        let target = lone_reference(value).and_then(|target| self.files.locate(&at, target).ok());
        match target.and_then(|target| Some((self.files.value(&target)?.clone(), target))) {
            Some((value, target)) => (target, value),
            None => (at, value.clone()),
        }
    }

    /// The bundled value of the place `from` in a file.
    fn copy(&mut self, from: &Source, value: &Value, kind: Option<Kind>, to: &To) -> Result<Value, Finding> {
        self.record(from, self.files.position(from), to);
        self.copy_recorded(from, value, kind, to)
    }

    /// As `copy`, if it is recorded where the value is written.
    fn copy_recorded(&mut self, from: &Source, value: &Value, kind: Option<Kind>, to: &To) -> Result<Value, Finding> {
        match value {
            Value::Object(members) => {
                if let (Some(kind), Some(Value::String(target))) = (kind, members.get("$ref")) {
                    return self.reference(from, members, target, kind, to);
                }
                let mut copied = Map::new();
                for (name, position) in self.in_order(from, members) {
                    let (from, to) = self.below(from, to, name, position);
                    let is_mapping = kind == Some(Kind::Object) && name == "mapping";
                    let value = match members[name].as_object().filter(|_| is_mapping) {
                        Some(mapping) => self.mapping(&from, mapping, &to)?,
                        None => {
                            self.copy_recorded(&from, &members[name], kind.and_then(|kind| kind.below(name)), &to)?
                        }
                    };
                    copied.insert(name.to_owned(), value);
                }
                Ok(Value::Object(copied))
            }
            Value::Array(items) => {
                let mut copied = Vec::new();
                let file = self.files.get(from.file);
                let positions = file.positions_below(&from.at);
                for (index, item) in items.iter().enumerate() {
                    let name = index.to_string();
                    let (from, to) = self.below(from, to, &name, positions(&name));
                    copied.push(self.copy_recorded(&from, item, kind.map(Kind::single), &to)?);
                }
                Ok(Value::Array(copied))
            }
            scalar => Ok(scalar.clone()),
        }
    }

    /// The keys of an object in the order they are written in, and where.
    fn in_order<'v>(&self, from: &Source, members: &'v Map<String, Value>) -> Vec<(&'v str, Option<Position>)> {
        let file = self.files.get(from.file);
        let positions = file.positions_below(&from.at);
        let mut names: Vec<_> = members.keys().map(|name| (name.as_str(), positions(name))).collect();
        names.sort_by_key(|(_, position)| position.map(|position| position.order));
        names
    }

    /// The place right below one, and where it goes. Records where it is written.
    fn below(&mut self, from: &Source, to: &To, name: &str, position: Option<Position>) -> (Source, To) {
        let below = To { at: pointer::join(&to.at, name), place: self.places.node_below(to.place, name) };
        self.record(from, position, &below);
        (from.child(name), below)
    }

    /// Records where a place of the document is written.
    fn record(&mut self, from: &Source, position: Option<Position>, to: &To) {
        let order = self.places.len();
        if let Some(position) = position {
            self.places.set(to.place, Place { file: from.file, line: position.line, order });
        }
    }

    /// The bundled value of a reference object.
    fn reference(
        &mut self,
        from: &Source,
        members: &Map<String, Value>,
        target: &str,
        kind: Kind,
        to: &To,
    ) -> Result<Value, Finding> {
        let leads_to = structure::target(kind, &to.at).filter(|_| kind == kind.single());
        if files::is_url(target) && matches!(leads_to, Some(Target::Component(_))) {
            // The checks report it, so that it costs only the operations that use it.
            return Ok(self.redirected(from, members, target.to_owned(), to));
        }
        let source = self.files.locate(from, target)?;
        let section = match leads_to {
            Some(Target::Component(section)) => section,
            None if self.files.value(&source).is_some_and(|value| !value.is_object()) => {
                return self.inline(from, &source, kind, to);
            }
            _ if self.files.value(&source).is_none_or(|value| !value.is_object()) => {
                let message = format!("`{target}` is not an object");
                return Err(self.files.unusable(from, message, "add the target, or correct the reference"));
            }
            _ => return self.merged(from, members, &source, kind, to),
        };
        let source = self.final_target(from, source)?;
        if is_component(&source) || source.file == 0 && self.files.value(&source).is_none_or(|_| source.at.is_empty()) {
            return Ok(self.redirected(from, members, format!("#{}", source.at), to));
        }
        if self.components.get(&(section, source.clone())).is_some_and(|key| key.pointer() == to.at) {
            return self.inline(from, &source, kind, to);
        }
        let key = self.component(section, source);
        Ok(self.redirected(from, members, format!("#{}", key.pointer()), to))
    }

    /// The target behind references in other files that give it the name which it has anyway.
    fn final_target(&mut self, from: &Source, mut source: Source) -> Result<Source, Finding> {
        for _ in 0..MAX_CHAIN {
            let target = self.files.value(&source).filter(|_| source.file > 0).and_then(lone_reference);
            let target = target.filter(|target| !files::is_url(target)).map(str::to_owned);
            let Some(target) = target else { return Ok(source) };
            let next = self.files.locate(&source, &target)?;
            let names = [&source, &next].map(|source| self.files.component_names(source).next());
            if names[0] != names[1] || next == source {
                return Ok(source);
            }
            source = next;
        }
        let message = format!("more than {MAX_CHAIN} references follow each other");
        Err(self.files.unusable(from, message, "refer to the last one"))
    }

    /// The target of a reference, in place of the reference. Keys beside the `$ref` win.
    fn merged(
        &mut self,
        from: &Source,
        members: &Map<String, Value>,
        source: &Source,
        kind: Kind,
        to: &To,
    ) -> Result<Value, Finding> {
        let mut value = self.inline(from, source, kind, to)?;
        for (name, position) in self.in_order(from, members).into_iter().filter(|(name, _)| *name != "$ref") {
            self.places.remove(&pointer::join(&to.at, name));
            let (from, to) = self.below(from, to, name, position);
            let beside = self.copy_recorded(&from, &members[name], kind.below(name), &to)?;
            if let Value::Object(value) = &mut value {
                value.insert(name.to_owned(), beside);
            }
        }
        Ok(value)
    }

    /// A reference object with another target. Keys beside the `$ref` stay, for the canonical form.
    fn redirected(&mut self, from: &Source, members: &Map<String, Value>, target: String, to: &To) -> Value {
        for (name, position) in self.in_order(from, members) {
            self.below(from, to, name, position);
        }
        let mut members = members.clone();
        members.insert("$ref".to_owned(), target.into());
        Value::Object(members)
    }

    /// The target of a reference, in place of the reference.
    fn inline(&mut self, from: &Source, source: &Source, kind: Kind, to: &To) -> Result<Value, Finding> {
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

    /// The component that a place becomes.
    fn component(&mut self, section: &'static str, source: Source) -> Key {
        if let Some(known) = self.components.get(&(section, source.clone())) {
            return known.clone();
        }
        let mut keys = self.files.component_names(&source).map(|name| Key { section, name });
        let key = keys.find(|key| !self.names.contains(&key.in_rust())).unwrap_or(Key { section, name: String::new() });
        self.names.insert(key.in_rust());
        self.components.insert((section, source.clone()), key.clone());
        self.pending.push_back((key.clone(), source));
        key
    }

    /// The bundled value of a component.
    fn value(&mut self, key: &Key, source: &Source) -> Result<Value, Finding> {
        let kind = if key.section == "schemas" { Kind::Schema } else { Kind::Object };
        let file = self.files.get(source.file);
        let value = file.json.pointer(&source.at).unwrap_or(&Value::Null);
        let at = key.pointer();
        let to = To { place: self.places.node(&at), at };
        self.copy(source, value, Some(kind), &to)
    }

    /// The mapping of a discriminator, whose values are names or references.
    fn mapping(&mut self, from: &Source, mapping: &Map<String, Value>, to: &To) -> Result<Value, Finding> {
        let mut copied = Map::new();
        for (name, position) in self.in_order(from, mapping) {
            let (source, _) = self.below(from, to, name, position);
            let target = mapping[name].as_str().filter(|target| target.contains(['#', '/', '.']));
            let value = match target.filter(|target| !files::is_url(target)) {
                Some(target) => {
                    let target = self.files.locate(&source, target)?;
                    let target = self.final_target(&source, target)?;
                    match target.file {
                        0 => format!("#{}", target.at).into(),
                        _ => format!("#{}", self.component("schemas", target).pointer()).into(),
                    }
                }
                None => mapping[name].clone(),
            };
            copied.insert(name.to_owned(), value);
        }
        Ok(Value::Object(copied))
    }
}

/// Whether a place is a component of the main file.
fn is_component(source: &Source) -> bool {
    let keys: Vec<_> = pointer::segments(&source.at).collect();
    matches!(&keys[..], [components, _, _] if source.file == 0 && components == "components")
}

/// The target of an object that is nothing but a `$ref`.
fn lone_reference(value: &Value) -> Option<&str> {
    value.as_object().filter(|members| members.len() == 1)?.get("$ref")?.as_str()
}
