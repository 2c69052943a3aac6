//! The parsed document and the places in it.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::Finding;
use crate::operation::{self, Operation};
use crate::server::{self, Server};
use crate::yaml::{self, Position, child};

/// An OpenAPI document: its JSON value, and the lines its parts are written on.
#[derive(Debug, Clone)]
pub struct Document {
    json: Value,
    positions: HashMap<String, Position>,
}

impl Document {
    /// Reads YAML (so JSON too). What it says is not looked at; that is for [`check()`](crate::check()).
    ///
    /// # Errors
    /// Text that is not YAML, or no mapping, or holds a key twice, or uses anchors, aliases or tags.
    pub fn parse(text: &str) -> Result<Self, Finding> {
        let (json, positions) = yaml::parse(text)?;
        Ok(Self { json, positions })
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

    /// All operations, in the order they are written in.
    pub fn operations(&self) -> Vec<Operation<'_>> {
        operation::all(self)
    }

    /// All servers, in the order they are written in.
    pub fn servers(&self) -> Vec<Server<'_>> {
        server::all(self)
    }

    /// The server that a credential is for, by its kind (as `x-credential` names it) and its user. None where there are no servers.
    pub fn server_for(&self, credential: &str, user: &str) -> Option<Server<'_>> {
        self.servers().into_iter().find(|server| server.takes(credential, user))
    }

    /// The line, counted from 1, of the place at a JSON pointer or, failing that, of the nearest one around it.
    pub fn line(&self, pointer: &str) -> Option<usize> {
        let mut pointer = pointer;
        loop {
            match self.positions.get(pointer) {
                Some(position) => return Some(position.line),
                None => pointer = pointer.rsplit_once('/')?.0,
            }
        }
    }

    fn order(&self, pointer: &str) -> usize {
        self.positions.get(pointer).map_or(usize::MAX, |position| position.order)
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
        while let Some(target) = node.reference() {
            if !seen.insert(target) {
                return None;
            }
            node = self.document.at(target.strip_prefix('#')?)?;
        }
        Some(node)
    }

    /// The schema that counts: an `allOf` of one branch and no properties of its own, as `nullable` has it, stands for that branch.
    pub fn effective(&self) -> Self {
        let this = self.resolved().unwrap_or_else(|| self.clone());
        match this.get("allOf").map(|branches| branches.items()).as_deref() {
            Some([branch]) if this.get("properties").is_none() => branch.clone(),
            _ => this,
        }
    }

    /// The `$ref` written here, as it is written.
    pub fn reference(&self) -> Option<&'d str> {
        self.value.get("$ref")?.as_str()
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
        entries.sort_by_key(|(_, node)| self.document.order(&node.pointer));
        entries
    }

    /// As [`items`](Self::items), with `$ref`s left alone.
    pub(crate) fn raw_items(&self) -> Vec<Self> {
        let items = self.value.as_array();
        items.into_iter().flatten().enumerate().map(|(index, value)| self.child(&index.to_string(), value)).collect()
    }

    fn child(&self, key: &str, value: &'d Value) -> Self {
        Node { document: self.document, pointer: child(&self.pointer, key), value }
    }
}
