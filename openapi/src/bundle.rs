//! Several files as one document: what a relative `$ref` leads to becomes a component of the main file's JSON value.
//!
//! A path item is put in place, since OpenAPI has no components of that kind. The files are all in the folder of the main file or below
//! it. What a file holds that nothing refers to is left out.

use std::{
    collections::{HashMap, VecDeque},
    rc::Rc,
};

use serde_json::{Map, Value};

use crate::{
    Finding,
    places::Places,
    pointer,
    structure::Kind,
    yaml::{self, Position},
};

/// Where a place of the document is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// Which of the files.
    pub(crate) file: usize,
    /// The line, counted from 1.
    pub(crate) line: usize,
    /// How many places come before it in the document.
    pub(crate) order: usize,
}

/// One JSON value made of all files.
pub(crate) struct Bundle {
    pub(crate) json: Value,
    pub(crate) places: Places<Place>,
    /// The names of the files, the main file first.
    pub(crate) files: Vec<String>,
}

/// Reads a single file and leaves its `$ref`s alone.
pub(crate) fn single(name: &str, text: &str) -> Result<Bundle, Finding> {
    let (json, positions) = yaml::parse(name, text)?;
    let place = |position: Position| Place { file: 0, line: position.line, order: position.order };
    Ok(Bundle { json, places: positions.map(place), files: vec![name.to_owned()] })
}

/// Reads the main file and all that relative `$ref`s lead to from there. `read` gives the text of a file, or says why it cannot, by its path
/// from the folder of the main file.
pub(crate) fn bundle(root: &str, read: &mut Read<'_>) -> Result<Bundle, Finding> {
    let (folder, path) = root.rsplit_once('/').map_or(("", root), |(folder, path)| (folder, path));
    let text =
        read(path).map_err(|reason| finding(root, None, "", format!("the file cannot be read: {reason}"), FILE))?;
    let (json, positions) = yaml::parse(root, &text)?;
    let main = Rc::new(File { path: path.to_owned(), name: root.to_owned(), json, positions });
    let mut bundler = Bundler {
        folder: folder.to_owned(),
        read,
        files: vec![Rc::clone(&main)],
        places: Places::new(),
        components: HashMap::new(),
        names: HashMap::new(),
        pending: VecDeque::new(),
        in_place: Vec::new(),
    };
    bundler.reserve(&main);
    let start = Source { file: 0, at: String::new() };
    let mut json = bundler.copy(&start, &main.json, Some(Kind::Object), "")?;
    while let Some((key, source)) = bundler.pending.pop_front() {
        let value = bundler.add(&key, &source)?;
        let section = json.as_object_mut().map(|root| root.entry("components").or_insert_with(empty));
        let section = section.and_then(Value::as_object_mut).map(|all| all.entry(key.section).or_insert_with(empty));
        if let Some(section) = section.and_then(Value::as_object_mut) {
            section.insert(key.name, value);
        }
    }
    let files = bundler.files.iter().map(|file| file.name.clone()).collect();
    Ok(Bundle { json, places: bundler.places, files })
}

/// Gives the text of a file, or why there is none.
pub(crate) type Read<'r> = dyn FnMut(&str) -> Result<String, String> + 'r;

const FILE: &str = "put the file there, or correct the name";
const TARGET: &str = "add the target, or correct the reference";

fn empty() -> Value {
    Value::Object(Map::new())
}

fn finding(file: &str, line: Option<usize>, at: &str, message: String, remedy: &str) -> Finding {
    Finding {
        rule: "unresolved-reference",
        file: file.to_owned(),
        pointer: at.to_owned(),
        line,
        operation: None,
        message,
        remedy: remedy.to_owned(),
    }
}

struct File {
    /// From the folder of the main file.
    path: String,
    /// As findings show it.
    name: String,
    json: Value,
    positions: Places<Position>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Source {
    file: usize,
    at: String,
}

/// A component: the part of `components` it is in, and its name there.
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
    folder: String,
    read: &'r mut Read<'r>,
    files: Vec<Rc<File>>,
    places: Places<Place>,
    /// The component that a place in a file is, or becomes.
    components: HashMap<(&'static str, Source), Key>,
    /// What each name is taken by.
    names: HashMap<Key, Source>,
    /// The components that still have to be added.
    pending: VecDeque<(Key, Source)>,
    /// The path items that are being put in place, from the outside in.
    in_place: Vec<Source>,
}

impl Bundler<'_> {
    /// Notes the names of the main file's own components. One that is nothing but a `$ref` to another file lends its name to the target.
    fn reserve(&mut self, main: &File) {
        for section in SECTIONS {
            let components = main.json.get("components").and_then(|all| all.get(section)).and_then(Value::as_object);
            for (name, value) in components.into_iter().flatten() {
                let key = Key { section, name: name.clone() };
                let own = Source { file: 0, at: key.pointer() };
                let target = lone_reference(value).and_then(|target| self.locate(&own, target).ok()).flatten();
                if let Some(target) = &target {
                    self.components.entry((section, target.clone())).or_insert_with(|| key.clone());
                }
                self.names.insert(key, target.unwrap_or(own));
            }
        }
    }

    /// The value of a place in a file as it is in the bundled document, where it is at `to`.
    fn copy(&mut self, from: &Source, value: &Value, kind: Option<Kind>, to: &str) -> Result<Value, Finding> {
        self.note(from, to);
        let below =
            |name: &str| (Source { file: from.file, at: pointer::join(&from.at, name) }, pointer::join(to, name));
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

    fn in_order<'v>(&self, from: &Source, members: &'v Map<String, Value>) -> Vec<&'v str> {
        let positions = &self.files[from.file].positions;
        let order = |name: &str| positions.get(&pointer::join(&from.at, name)).map(|position| position.order);
        let mut names: Vec<_> = members.keys().map(String::as_str).collect();
        names.sort_by_cached_key(|name| order(name));
        names
    }

    /// Notes where a place of the document is written.
    fn note(&mut self, from: &Source, to: &str) {
        let order = self.places.len();
        if let Some(line) = self.line(from) {
            self.places.insert(to, Place { file: from.file, line, order });
        }
    }

    fn line(&self, source: &Source) -> Option<usize> {
        self.files[source.file].positions.get(&source.at).map(|position| position.line)
    }

    fn reference(
        &mut self,
        from: &Source,
        members: &Map<String, Value>,
        target: &str,
        kind: Kind,
        to: &str,
    ) -> Result<Value, Finding> {
        let Some(source) = self.locate(from, target)? else {
            return Ok(self.written(from, members, target.to_owned(), to));
        };
        if source.file == 0 {
            return Ok(self.written(from, members, format!("#{}", source.at), to));
        }
        let own = |key: &Key| key.pointer() == to;
        let found = target_kind(kind, to);
        let section = match found {
            Some(Target::Component(section)) => section,
            Some(Target::PathItem) => return self.put(from, members, &source, kind, to),
            None => {
                let message = format!("`{target}` is in another file, but OpenAPI allows no `$ref` here");
                return Err(self.unusable(from, message, "write it out here"));
            }
        };
        if self.components.get(&(section, source.clone())).is_some_and(own) {
            return self.put(from, members, &source, kind, to);
        }
        let key = self.component(from, section, source)?;
        Ok(self.written(from, members, format!("#{}", key.pointer()), to))
    }

    /// A reference object, with all that is written beside the `$ref`.
    fn written(&mut self, from: &Source, members: &Map<String, Value>, target: String, to: &str) -> Value {
        for name in self.in_order(from, members) {
            let at = pointer::join(&from.at, name);
            self.note(&Source { file: from.file, at }, &pointer::join(to, name));
        }
        let mut members = members.clone();
        members.insert("$ref".to_owned(), target.into());
        Value::Object(members)
    }

    /// What a reference leads to, in place of the reference.
    fn put(
        &mut self,
        from: &Source,
        members: &Map<String, Value>,
        source: &Source,
        kind: Kind,
        to: &str,
    ) -> Result<Value, Finding> {
        if members.len() > 1 {
            let mut finding = self.unusable(from, "the keys beside a `$ref` are ignored".to_owned(), BESIDE);
            finding.rule = "lone-reference";
            return Err(finding);
        }
        if self.in_place.contains(source) {
            let message = "the `$ref` refers to itself".to_owned();
            return Err(self.unusable(from, message, "write the target out here"));
        }
        self.in_place.push(source.clone());
        let file = Rc::clone(&self.files[source.file]);
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
        let name = match pointer::last(&source.at) {
            name if !name.is_empty() => name,
            _ => stem(&self.files[source.file].path).to_owned(),
        };
        let key = Key { section, name };
        if let Some(other) = self.names.get(&key) {
            let other = format!("{}#{}", self.files[other.file].name, other.at);
            let message = format!("`{}` is already the name of {other}", key.name);
            let mut finding = self.unusable(from, message, "rename one of the two");
            finding.rule = "component-name";
            return Err(finding);
        }
        self.names.insert(key.clone(), source.clone());
        self.components.insert((section, source.clone()), key.clone());
        self.pending.push_back((key.clone(), source));
        Ok(key)
    }

    fn add(&mut self, key: &Key, source: &Source) -> Result<Value, Finding> {
        let kind = if key.section == "schemas" { Kind::Schema } else { Kind::Object };
        let file = Rc::clone(&self.files[source.file]);
        let value = file.json.pointer(&source.at).unwrap_or(&Value::Null);
        self.copy(source, value, Some(kind), &key.pointer())
    }

    /// The mapping of a discriminator, whose values are names or references.
    fn mapping(&mut self, from: &Source, mapping: &Map<String, Value>, to: &str) -> Result<Value, Finding> {
        self.note(from, to);
        let mut copied = Map::new();
        for name in self.in_order(from, mapping) {
            let source = Source { file: from.file, at: pointer::join(&from.at, name) };
            self.note(&source, &pointer::join(to, name));
            let value = match mapping[name].as_str().filter(|target| target.contains(['#', '/', '.'])) {
                Some(target) => match self.locate(&source, target)? {
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

    /// Where a reference leads to. `None` where that is a place in the main file itself, by its own pointer.
    fn locate(&mut self, from: &Source, target: &str) -> Result<Option<Source>, Finding> {
        let (path, at) = target.split_once('#').unwrap_or((target, ""));
        if path.is_empty() && from.file == 0 {
            return Ok(None);
        }
        let file = match path {
            "" => from.file,
            path => self.file(from, target, path)?,
        };
        let known = file == 0 || self.files[file].json.pointer(at).is_some();
        if !known || !(at.is_empty() || at.starts_with('/')) {
            return Err(self.unusable(from, format!("`{target}` does not exist"), TARGET));
        }
        Ok(Some(Source { file, at: at.to_owned() }))
    }

    /// The file that a path leads to from the file of a reference, read now if it has not been.
    fn file(&mut self, from: &Source, target: &str, path: &str) -> Result<usize, Finding> {
        let around = self.files[from.file].path.clone();
        let Some(path) = resolve(&around, path) else {
            let message = format!("`{target}` is outside the folder of the main file");
            return Err(self.unusable(
                from,
                message,
                "write a path to a file in the folder of the main file, or below",
            ));
        };
        if let Some(known) = self.files.iter().position(|file| file.path == path) {
            return Ok(known);
        }
        let text = (self.read)(&path);
        let text = text
            .map_err(|reason| self.unusable(from, format!("the file of `{target}` cannot be read: {reason}"), FILE))?;
        let name = if self.folder.is_empty() { path.clone() } else { format!("{}/{path}", self.folder) };
        let (json, positions) = yaml::parse(&name, &text)?;
        self.files.push(Rc::new(File { path, name, json, positions }));
        Ok(self.files.len() - 1)
    }

    fn unusable(&self, from: &Source, message: String, remedy: &str) -> Finding {
        finding(&self.files[from.file].name, self.line(from), &from.at, message, remedy)
    }
}

const BESIDE: &str = "move them to the target, or write the target out here";

/// The target of an object that is nothing but a `$ref`.
fn lone_reference(value: &Value) -> Option<&str> {
    value.as_object().filter(|members| members.len() == 1)?.get("$ref")?.as_str()
}

/// The parts of `components`, named as what else holds such objects.
const SECTIONS: [&str; 9] = [
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
];

/// What becomes of the target of a reference.
enum Target {
    Component(&'static str),
    PathItem,
}

/// What becomes of the target of a reference that is at a place of the document. `None` where OpenAPI has no reference.
fn target_kind(kind: Kind, at: &str) -> Option<Target> {
    if kind == Kind::Schema {
        return Some(Target::Component("schemas"));
    }
    let mut around = pointer::segments(at).collect::<Vec<_>>();
    match around.pop()?.as_str() {
        "requestBody" => Some(Target::Component("requestBodies")),
        _ if around == ["paths"] => Some(Target::PathItem),
        _ => {
            let holder = around.pop()?;
            SECTIONS.into_iter().find(|section| *section == holder).map(Target::Component)
        }
    }
}

/// A path from the folder of the main file, of a path from the folder of another file. `None` outside of that folder.
fn resolve(around: &str, path: &str) -> Option<String> {
    if path.starts_with('/') || path.contains(['\\', ':']) {
        return None;
    }
    let mut segments: Vec<_> = around.split('/').collect();
    segments.pop();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            segment => segments.push(segment),
        }
    }
    Some(segments.join("/"))
}

/// The name of a file without its folder and its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}
