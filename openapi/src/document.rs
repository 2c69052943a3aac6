//! A document and the places in it.

use std::{collections::HashMap, fs, io, path::Path, sync::OnceLock};

use serde_json::Value;

use crate::{
    Finding,
    bundle::{self, Bundle, Lost, Place},
    canonical,
    places::Places,
    pointer,
};

/// An OpenAPI document: its JSON value, and the file and line of each place in it.
///
/// Several files are bundled into one value with local `$ref`s only: the target of a relative `$ref` becomes a component, and a path item
/// replaces its `$ref`. What can be written in several ways is then brought into one, the canonical form.
#[derive(Debug, Clone)]
pub struct Document {
    json: Value,
    places: Places<Place>,
    files: Vec<String>,
    lost: Vec<Lost>,
    /// Often asked for, and the same as long as the document is.
    error_schemas: OnceLock<Vec<String>>,
}

/// Where what a finding is about is written, by the index among all places of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// There.
    At(usize),
    /// In there: the canonical form has added it.
    In(usize),
    /// The whole document.
    Document,
}

impl Document {
    /// Reads a document of one file, YAML or JSON. `name` is the name of the file in findings. Only [`check()`](crate::check()) tells
    /// whether the document is valid.
    ///
    /// # Errors
    /// The text is neither JSON nor YAML or not a mapping, has a duplicate key, or uses tags of other schemas than the core of YAML.
    pub fn parse(name: &str, text: &str) -> Result<Self, Finding> {
        bundle::single(name, text).map(Self::of)
    }

    /// Reads YAML or JSON that need not be a document, as it is written.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse).
    pub fn written(name: &str, text: &str) -> Result<Value, Finding> {
        bundle::single(name, text).map(|bundle| bundle.json)
    }

    /// Reads a document of several files. `root` is the path of the main file, as findings show it; `files` are pairs of path and text, with
    /// paths from the folder of the main file.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse) for each file; a `$ref` without a target, to a URL, or to a file outside the folder.
    pub fn bundle(root: &str, files: &[(&str, &str)]) -> Result<Self, Finding> {
        Self::read(root, |path| {
            let file = files.iter().find(|(name, _)| *name == path);
            file.map(|(_, text)| (*text).to_owned()).ok_or_else(|| {
                let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
                format!(
                    "it is not among the given files, which are named by their paths from its folder: {}",
                    names.join(", ")
                )
            })
        })
    }

    /// Reads a document of one or more files from disk. `path` is the main file.
    ///
    /// # Errors
    /// Those of [`bundle`](Self::bundle), and a file that cannot be read.
    pub fn load(path: &Path) -> Result<Self, Finding> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let name = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        Self::read(&name, |path| {
            fs::read_to_string(folder.join(path)).map_err(|error| match error.kind() {
                io::ErrorKind::InvalidData => "it is not UTF-8".to_owned(),
                _ => error.to_string(),
            })
        })
    }

    /// Reads a document of one or more files from any source. `root` is the path of the main file, as findings show it; `read` returns the
    /// text of a file by its path from the folder of the main file, or the reason why it cannot.
    ///
    /// # Errors
    /// Those of [`bundle`](Self::bundle).
    pub fn read(root: &str, mut read: impl FnMut(&str) -> Result<String, String>) -> Result<Self, Finding> {
        bundle::bundle(root, &mut read).map(Self::of)
    }

    /// Reads a document as [`read`](Self::read) does, and leaves it as it is written: bundled, but not in the canonical form.
    ///
    /// # Errors
    /// Those of [`bundle`](Self::bundle).
    pub fn read_as_written(root: &str, mut read: impl FnMut(&str) -> Result<String, String>) -> Result<Self, Finding> {
        bundle::bundle(root, &mut read).map(Self::bundled)
    }

    fn of(mut bundle: Bundle) -> Self {
        canonical::apply(&mut bundle);
        Self::bundled(bundle)
    }

    /// The canonical form of a document that [`read_as_written`](Self::read_as_written) has read.
    #[must_use]
    pub fn canonical(&self) -> Self {
        Self::of(self.clone().into_bundle())
    }

    pub(crate) fn bundled(bundle: Bundle) -> Self {
        let Bundle { json, places, files, lost } = bundle;
        Self { json, places, files, lost, error_schemas: OnceLock::new() }
    }

    pub(crate) fn into_bundle(self) -> Bundle {
        Bundle { json: self.json, places: self.places, files: self.files, lost: self.lost }
    }

    /// The name of the main file.
    pub fn name(&self) -> &str {
        &self.files[0]
    }

    /// The whole document, with `$ref`s not resolved.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// The whole document, to add to it.
    #[cfg(feature = "sample")]
    pub(crate) fn json_mut(&mut self) -> &mut Value {
        self.error_schemas = OnceLock::new();
        &mut self.json
    }

    /// The root of the document.
    pub fn root(&self) -> Node<'_> {
        Node { document: self, pointer: String::new(), value: &self.json }
    }

    /// The place at a JSON pointer. A `$ref` there is not followed.
    pub fn at(&self, pointer: &str) -> Option<Node<'_>> {
        let value = self.json.pointer(pointer)?;
        Some(Node { document: self, pointer: pointer.to_owned(), value })
    }

    /// The final target of the `$ref` in a value: its pointer and its value. `None` if there is no target, or a circle.
    fn followed<'d>(&'d self, mut value: &'d Value) -> Option<(&'d str, &'d Value)> {
        let mut seen: Vec<&str> = Vec::new();
        while let Some(reference) = reference(value) {
            let target = reference.strip_prefix('#')?;
            if seen.contains(&target) {
                return None;
            }
            seen.push(target);
            value = self.json.pointer(target)?;
        }
        Some((seen.last()?, value))
    }

    /// The line, counted from 1, of the place at a JSON pointer, or of its nearest ancestor that exists.
    pub fn line(&self, pointer: &str) -> Option<usize> {
        self.places.nearest(pointer).map(|place| place.line)
    }

    /// The name of the file with the place at a JSON pointer, or with its nearest ancestor that exists.
    pub fn file(&self, pointer: &str) -> &str {
        &self.files[self.file_index(pointer)]
    }

    /// The JSON pointer of a place as people find it: with the names that were written, where the canonical form has others.
    pub fn written_pointer(&self, pointer: &str) -> String {
        self.places.written(pointer)
    }

    /// File and line of a place, as a sort key. The main file comes first.
    #[must_use]
    pub fn position(&self, pointer: &str) -> (usize, Option<usize>) {
        (self.file_index(pointer), self.line(pointer))
    }

    fn file_index(&self, pointer: &str) -> usize {
        self.places.nearest(pointer).map_or(0, |place| place.file)
    }

    /// The index among all places of the document, of a place that is written. What the canonical form copies has the index of the original.
    pub(crate) fn order(&self, pointer: &str) -> usize {
        self.places.get(pointer).map_or(usize::MAX, |place| place.order)
    }

    /// What the canonical form cannot say: the pointer, the file, the line, and what is left out.
    pub(crate) fn lost(&self) -> impl Iterator<Item = (&str, &str, Option<usize>, &str)> {
        self.lost.iter().map(|lost| {
            let file = lost.place.map_or(0, |place| place.file);
            (lost.at.as_str(), self.files[file].as_str(), lost.place.map(|place| place.line), lost.message.as_str())
        })
    }

    /// Where the place at a pointer is written.
    pub(crate) fn origin(&self, pointer: &str) -> Origin {
        match (self.places.get(pointer), self.places.nearest(pointer)) {
            _ if pointer.is_empty() => Origin::Document,
            (Some(place), _) => Origin::At(place.order),
            (None, Some(place)) => Origin::In(place.order),
            (None, None) => Origin::Document,
        }
    }

    /// The pointer of each place, by its index among all places. Of several, one that is written there.
    pub(crate) fn pointers(&self) -> HashMap<usize, String> {
        self.places.all().into_iter().map(|(pointer, place)| (place.order, pointer)).collect()
    }

    /// As [`order`](Self::order), of the places right below a pointer, by their names.
    fn orders(&self, pointer: &str) -> impl Fn(&str) -> usize {
        let below = self.places.below(pointer);
        move |name| below(name).map_or(usize::MAX, |place| place.order)
    }

    /// The JSON pointers of the schemas with `x-error`, which `find` looks for once.
    pub(crate) fn error_schemas(&self, find: impl FnOnce() -> Vec<String>) -> &[String] {
        self.error_schemas.get_or_init(find)
    }
}

/// A place in the document: its JSON pointer and its value.
///
/// [`get`](Self::get), [`entries`](Self::entries) and [`items`](Self::items) follow `$ref`s: they return the target, with the target's
/// pointer. An unresolved `$ref` (no target, another file, a circle) is treated as absent.
#[derive(Debug, Clone)]
pub struct Node<'d> {
    document: &'d Document,
    pointer: String,
    value: &'d Value,
}

impl<'d> Node<'d> {
    /// The JSON pointer of this place.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The value of this place. `$ref`s in it are not resolved.
    pub fn value(&self) -> &'d Value {
        self.value
    }

    /// The document that contains this place.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// The value of `key`.
    pub fn get(&self, key: &str) -> Option<Self> {
        match self.reference() {
            Some(_) => self.resolved()?.raw_get(key)?.into_resolved(),
            None => self.raw_get(key)?.into_resolved(),
        }
    }

    /// Each key and its value, in the order of the document.
    pub fn entries(&self) -> Vec<(&'d str, Self)> {
        let Some(this) = self.resolved() else {
            return Vec::new();
        };
        this.raw_entries().into_iter().filter_map(|(key, node)| Some((key, node.into_resolved()?))).collect()
    }

    /// The items of a list.
    pub fn items(&self) -> Vec<Self> {
        let Some(this) = self.resolved() else {
            return Vec::new();
        };
        this.raw_items().into_iter().filter_map(Self::into_resolved).collect()
    }

    /// The value of `key`, if it is a string.
    pub fn text(&self, key: &str) -> Option<&'d str> {
        self.value_of(key)?.as_str()
    }

    /// Whether the value of `key` is `true`.
    pub fn flag(&self, key: &str) -> bool {
        self.value_of(key) == Some(&Value::Bool(true))
    }

    /// This place, or the final target of its `$ref`.
    pub fn resolved(&self) -> Option<Self> {
        self.clone().into_resolved()
    }

    fn into_resolved(self) -> Option<Self> {
        if self.reference().is_none() {
            return Some(self);
        }
        let (target, value) = self.document.followed(self.value)?;
        Some(Node { document: self.document, pointer: target.to_owned(), value })
    }

    /// The value of `key`, with `$ref`s followed.
    fn value_of(&self, key: &str) -> Option<&'d Value> {
        let follow = |value: &'d Value| match reference(value) {
            Some(_) => self.document.followed(value).map(|(_, value)| value),
            None => Some(value),
        };
        follow(follow(self.value)?.as_object()?.get(key)?)
    }

    /// The text of the `$ref` at this place.
    pub fn reference(&self) -> Option<&'d str> {
        reference(self.value)
    }

    /// The JSON pointer of the target of the `$ref` at this place, if it is local.
    pub fn target(&self) -> Option<&'d str> {
        self.reference()?.strip_prefix('#')
    }

    /// As [`get`](Self::get), without following `$ref`s.
    pub fn raw_get(&self, key: &str) -> Option<Self> {
        Some(self.child(key, self.value.as_object()?.get(key)?))
    }

    /// As [`entries`](Self::entries), without following `$ref`s.
    pub fn raw_entries(&self) -> Vec<(&'d str, Self)> {
        let Some(object) = self.value.as_object().filter(|object| !object.is_empty()) else { return Vec::new() };
        let order = self.document.orders(&self.pointer);
        let mut entries: Vec<_> = object.iter().map(|(key, value)| (order(key), key.as_str(), value)).collect();
        entries.sort_by_key(|(order, ..)| *order);
        entries.into_iter().map(|(_, key, value)| (key, self.child(key, value))).collect()
    }

    /// As [`items`](Self::items), without following `$ref`s.
    pub fn raw_items(&self) -> Vec<Self> {
        let items = self.value.as_array();
        items.into_iter().flatten().enumerate().map(|(index, value)| self.child(&index.to_string(), value)).collect()
    }

    fn child(&self, key: &str, value: &'d Value) -> Self {
        Node { document: self.document, pointer: pointer::join(&self.pointer, key), value }
    }
}

/// The text of the `$ref` in a value.
fn reference(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()
}
