//! The parsed document and the places in it.

use std::{collections::HashSet, fs, path::Path};

use serde_json::Value;

use crate::{
    Finding,
    bundle::{self, Bundle, Place},
    places::Places,
    pointer,
};

/// An OpenAPI document: its JSON value, and the file and line of each place in it.
///
/// A document of several files is one value: what a relative `$ref` leads to is a component of it, or in place for a path item, and each
/// `$ref` is local.
#[derive(Debug, Clone)]
pub struct Document {
    json: Value,
    places: Places<Place>,
    files: Vec<String>,
}

impl Document {
    /// Reads a document of one file, YAML or JSON. `name` is the name of the file, as findings show it. Whether the document makes sense
    /// is for [`check()`](crate::check()).
    ///
    /// # Errors
    /// Text that is not YAML, or no mapping, or holds a key twice, or uses anchors, aliases or tags.
    pub fn parse(name: &str, text: &str) -> Result<Self, Finding> {
        bundle::single(name, text).map(Self::of)
    }

    /// Reads a document of several files. `root` is the name of the main file, as findings show it; `files` are the path of each file in the
    /// folder of the main file, and its text.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse) for each file; a relative `$ref` that leads nowhere, or out of the folder; a component's name that
    /// two things would have.
    pub fn bundle(root: &str, files: &[(&str, &str)]) -> Result<Self, Finding> {
        Self::read(root, |path| {
            let file = files.iter().find(|(name, _)| *name == path);
            file.map(|(_, text)| (*text).to_owned()).ok_or_else(|| "there is no such file".to_owned())
        })
    }

    /// Reads a document of one or more files from disk. `path` is the main file.
    ///
    /// # Errors
    /// Those of [`bundle`](Self::bundle), and a file that cannot be read.
    pub fn load(path: &Path) -> Result<Self, Finding> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let name = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        Self::read(&name, |path| fs::read_to_string(folder.join(path)).map_err(|error| error.to_string()))
    }

    /// Reads a document of one or more files from anywhere. `root` is the name of the main file, as findings show it; `read` gives the text of
    /// a file by its path from the folder of the main file, or says why it cannot.
    ///
    /// # Errors
    /// Those of [`bundle`](Self::bundle).
    pub fn read(root: &str, mut read: impl FnMut(&str) -> Result<String, String>) -> Result<Self, Finding> {
        bundle::bundle(root, &mut read).map(Self::of)
    }

    fn of(bundle: Bundle) -> Self {
        Self { json: bundle.json, places: bundle.places, files: bundle.files }
    }

    /// The name of the main file.
    pub fn name(&self) -> &str {
        &self.files[0]
    }

    /// The whole document as it is written, with each `$ref` still in place.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// The document's outermost object.
    pub fn root(&self) -> Node<'_> {
        Node { document: self, pointer: String::new(), value: &self.json }
    }

    /// What is written at a JSON pointer: the `$ref` itself where there is one.
    pub fn at(&self, pointer: &str) -> Option<Node<'_>> {
        let value = self.json.pointer(pointer)?;
        Some(Node { document: self, pointer: pointer.to_owned(), value })
    }

    /// The line, counted from 1, of the place at a JSON pointer or, failing that, of the nearest one around it.
    pub fn line(&self, pointer: &str) -> Option<usize> {
        self.places.nearest(pointer).map(|place| place.line)
    }

    /// The name of the file that the place at a JSON pointer is written in or, failing that, the nearest one around it.
    pub fn file(&self, pointer: &str) -> &str {
        &self.files[self.file_index(pointer)]
    }

    /// Where a place is in the document, to sort by: the main file comes first.
    pub(crate) fn position(&self, pointer: &str) -> (usize, Option<usize>) {
        (self.file_index(pointer), self.line(pointer))
    }

    fn file_index(&self, pointer: &str) -> usize {
        self.places.nearest(pointer).map_or(0, |place| place.file)
    }

    fn order(&self, pointer: &str) -> usize {
        self.places.get(pointer).map_or(usize::MAX, |place| place.order)
    }
}

/// A place in the document: its JSON pointer and its value.
///
/// Following a key or an item goes through `$ref`s: the place is then the target's, with the target's pointer. What does not resolve (no
/// such target, another file, a circle of `$ref`s) is as good as not there.
#[derive(Debug, Clone)]
pub struct Node<'d> {
    document: &'d Document,
    pointer: String,
    value: &'d Value,
}

impl<'d> Node<'d> {
    /// Where this is, as a JSON pointer.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What is written here.
    pub fn value(&self) -> &'d Value {
        self.value
    }

    /// The document this is a place in.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// What `key` holds.
    pub fn get(&self, key: &str) -> Option<Self> {
        self.resolved()?.raw_get(key)?.resolved()
    }

    /// Each key and what it holds, in the order they are written in.
    pub fn entries(&self) -> Vec<(&'d str, Self)> {
        let Some(this) = self.resolved() else {
            return Vec::new();
        };
        this.raw_entries().into_iter().filter_map(|(key, node)| Some((key, node.resolved()?))).collect()
    }

    /// The items of a list.
    pub fn items(&self) -> Vec<Self> {
        let Some(this) = self.resolved() else {
            return Vec::new();
        };
        this.raw_items().iter().filter_map(Self::resolved).collect()
    }

    /// The string that `key` holds.
    pub fn text(&self, key: &str) -> Option<&'d str> {
        self.get(key)?.value.as_str()
    }

    /// Whether `key` holds `true`.
    pub fn flag(&self, key: &str) -> bool {
        self.get(key).is_some_and(|node| node.value == &Value::Bool(true))
    }

    /// This place, or what its `$ref` leads to in the end.
    pub fn resolved(&self) -> Option<Self> {
        let mut node = self.clone();
        let mut seen = HashSet::new();
        while node.reference().is_some() {
            let target = node.target()?;
            if !seen.insert(target) {
                return None;
            }
            node = self.document.at(target)?;
        }
        Some(node)
    }

    /// The `$ref` written here, as it is written.
    pub fn reference(&self) -> Option<&'d str> {
        self.value.get("$ref")?.as_str()
    }

    /// The JSON pointer that the `$ref` written here leads to, if that is in this document.
    pub fn target(&self) -> Option<&'d str> {
        self.reference()?.strip_prefix('#')
    }

    /// As [`get`](Self::get), with `$ref`s left alone.
    pub fn raw_get(&self, key: &str) -> Option<Self> {
        Some(self.child(key, self.value.as_object()?.get(key)?))
    }

    /// As [`entries`](Self::entries), with `$ref`s left alone.
    pub fn raw_entries(&self) -> Vec<(&'d str, Self)> {
        let object = self.value.as_object();
        let mut entries: Vec<_> =
            object.into_iter().flatten().map(|(key, value)| (key.as_str(), self.child(key, value))).collect();
        entries.sort_by_cached_key(|(_, node)| self.document.order(&node.pointer));
        entries
    }

    /// As [`items`](Self::items), with `$ref`s left alone.
    pub fn raw_items(&self) -> Vec<Self> {
        let items = self.value.as_array();
        items.into_iter().flatten().enumerate().map(|(index, value)| self.child(&index.to_string(), value)).collect()
    }

    fn child(&self, key: &str, value: &'d Value) -> Self {
        Node { document: self.document, pointer: pointer::join(&self.pointer, key), value }
    }
}
