//! Builds a JSON value from what a reader finds in a text, with the line of each place in it.

use serde_json::{Map, Value};

use crate::{Finding, places::Places, pointer};

/// How deep mappings and lists may be nested.
const MAX_DEPTH: usize = 64;

/// The longest JSON pointer, in bytes. Every place has one, so without a limit the cost of a document would grow with the square of its
/// size.
pub(crate) const MAX_POINTER: usize = 4096;

/// The key of what a mapping has in common with others.
const MERGE_KEY: &str = "<<";

/// Where a place is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Position {
    /// The line of its key, or of itself in a list, counted from 1.
    pub(crate) line: usize,
    /// Its index among all places of the text.
    pub(crate) order: usize,
}

/// A JSON value, and where each part of it is written.
pub(crate) type Parsed = (Value, Places<Position>);

/// A mapping or list whose end has not been read.
struct Open {
    /// Its index among the positions.
    place: usize,
    /// The length of its JSON pointer.
    length: usize,
    content: Content,
}

enum Content {
    /// With the key whose value comes next, and the index of that.
    Mapping(Map<String, Value>, Option<(String, usize)>),
    Sequence(Vec<Value>),
}

/// A value that is being read, without recursion.
pub(crate) struct Tree {
    /// The rule of its findings.
    rule: &'static str,
    stack: Vec<Open>,
    root: Option<Value>,
    positions: Places<Position>,
}

impl Tree {
    pub(crate) fn new(rule: &'static str) -> Self {
        Self { rule, stack: Vec::new(), root: None, positions: Places::new() }
    }

    /// The value, once all of it is read. `remedy` is for a text that is not a mapping.
    pub(crate) fn finish(self, what: &str, remedy: &str) -> Result<Parsed, Finding> {
        match self.root {
            Some(root @ Value::Object(_)) => Ok((root, self.positions)),
            _ => Err(finding(self.rule, 1, "", format!("the document is not {what}"), remedy)),
        }
    }

    /// Whether the whole value is read.
    pub(crate) fn is_complete(&self) -> bool {
        self.root.is_some()
    }

    /// Whether the next scalar is a key.
    pub(crate) fn expects_key(&self) -> bool {
        matches!(self.stack.last(), Some(Open { content: Content::Mapping(_, None), .. }))
    }

    /// The pointer of the innermost mapping or list.
    pub(crate) fn pointer(&self) -> String {
        self.pointer_in(self.stack.len().saturating_sub(1))
    }

    /// The pointer of the next value in the outermost mappings and lists.
    fn pointer_in(&self, depth: usize) -> String {
        let mut pointer = String::new();
        for open in &self.stack[..depth] {
            match &open.content {
                Content::Mapping(_, key) => pointer::push(&mut pointer, key.as_ref().map_or("", |(key, _)| key)),
                Content::Sequence(items) => pointer::push(&mut pointer, &items.len().to_string()),
            }
        }
        pointer
    }

    pub(crate) fn open_mapping(&mut self, line: usize) -> Result<(), Finding> {
        self.open(Content::Mapping(Map::new(), None), line)
    }

    pub(crate) fn open_sequence(&mut self, line: usize) -> Result<(), Finding> {
        self.open(Content::Sequence(Vec::new()), line)
    }

    /// Adds to the innermost mapping what the merge key `<<` of YAML 1.1 refers to: a mapping, or a list of them. Its own keys win, then the
    /// earlier mapping.
    pub(crate) fn merge(&mut self) {
        let Some(Open { content: Content::Mapping(map, _), .. }) = self.stack.last_mut() else { return };
        let merged = match map.remove(MERGE_KEY) {
            Some(Value::Object(one)) => vec![Value::Object(one)],
            Some(Value::Array(several)) if several.iter().all(Value::is_object) => several,
            Some(other) => {
                map.insert(MERGE_KEY.to_owned(), other);
                return;
            }
            None => return,
        };
        for one in merged {
            let Value::Object(one) = one else { continue };
            for (name, value) in one {
                map.entry(name).or_insert(value);
            }
        }
    }

    /// Ends the innermost mapping or list.
    pub(crate) fn close(&mut self) {
        match self.stack.pop().map(|open| open.content) {
            Some(Content::Mapping(map, _)) => self.put(Value::Object(map)),
            Some(Content::Sequence(items)) => self.put(Value::Array(items)),
            None => {}
        }
    }

    pub(crate) fn key(&mut self, name: &str, line: usize) -> Result<(), Finding> {
        let Some(Open { content: Content::Mapping(map, key), place, length }) = self.stack.last_mut() else {
            return Ok(());
        };
        if map.contains_key(name) {
            let pointer = pointer::join(&self.pointer(), name);
            let first = self.positions.get(&pointer).map_or(line, |first| first.line);
            let message = format!("duplicate key `{name}`, which is in line {first} already");
            return Err(finding(self.rule, line, &pointer, message, "keep one of the two"));
        }
        let order = self.positions.len();
        let index = self.positions.node_below(*place, name);
        self.positions.set(index, Position { line, order });
        *key = Some((name.to_owned(), index));
        fits(self.rule, *length, name, line)
    }

    /// A scalar. `None` where JSON has no such number.
    pub(crate) fn scalar(&mut self, value: Option<Value>, text: &str, line: usize) -> Result<(), Finding> {
        self.place(line)?;
        let Some(value) = value else {
            let message = format!("JSON has no number `{text}`");
            let remedy = "quote it if it is a string, or use a finite number";
            return Err(finding(self.rule, line, &self.pointer_in(self.stack.len()), message, remedy));
        };
        self.put(value);
        Ok(())
    }

    fn open(&mut self, content: Content, line: usize) -> Result<(), Finding> {
        if self.expects_key() {
            return Err(finding(
                self.rule,
                line,
                &self.pointer(),
                "a key is not a string",
                "write keys as plain or quoted strings",
            ));
        }
        let (place, length) = self.place(line)?;
        if self.stack.len() >= MAX_DEPTH {
            return Err(finding(
                self.rule,
                line,
                "",
                format!("nested more than {MAX_DEPTH} levels deep"),
                "move inner parts to `components`",
            ));
        }
        self.stack.push(Open { place, length, content });
        Ok(())
    }

    /// The index of the next value, and the length of its pointer. A value in a mapping has the line of its key.
    fn place(&mut self, line: usize) -> Result<(usize, usize), Finding> {
        let order = self.positions.len();
        match self.stack.last() {
            None => {
                self.positions.set(0, Position { line, order });
                Ok((0, 0))
            }
            Some(Open { length, content: Content::Mapping(_, key), .. }) => {
                let (key, place) = key.as_ref().map_or(("", 0), |(key, place)| (key, *place));
                Ok((place, length_below(*length, key)))
            }
            Some(Open { place, length, content: Content::Sequence(items) }) => {
                let (name, length) = (items.len().to_string(), *length);
                let place = self.positions.node_below(*place, &name);
                self.positions.set(place, Position { line, order });
                fits(self.rule, length, &name, line)?;
                Ok((place, length_below(length, &name)))
            }
        }
    }

    fn put(&mut self, value: Value) {
        match self.stack.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(value),
            Some(Content::Sequence(items)) => items.push(value),
            Some(Content::Mapping(map, key)) => {
                if let Some((key, _)) = key.take() {
                    map.insert(key, value);
                }
            }
        }
    }
}

/// The length of the pointer of what has a name in a place whose pointer has a length.
fn length_below(length: usize, name: &str) -> usize {
    let escaped = if pointer::is_plain(name) { name.len() } else { pointer::escape(name).len() };
    length + 1 + escaped
}

/// Whether the pointer of what has a name is short enough.
fn fits(rule: &'static str, length: usize, name: &str, line: usize) -> Result<(), Finding> {
    if length_below(length, name) <= MAX_POINTER {
        return Ok(());
    }
    let message = format!("the JSON pointer of this place has more than {MAX_POINTER} bytes");
    Err(finding(rule, line, "", message, "use shorter names, or move inner parts to `components`"))
}

pub(crate) fn finding(
    rule: &'static str,
    line: usize,
    pointer: &str,
    message: impl Into<String>,
    remedy: &str,
) -> Finding {
    Finding {
        rule,
        file: String::new(),
        pointer: pointer.to_owned(),
        line: Some(line),
        operation: None,
        message: message.into(),
        remedy: remedy.to_owned(),
    }
}
