//! A small change of a document.

use openapi_document::pointer;
use serde_json::Value;

/// A change and its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mutation {
    pub(super) pointer: String,
    edits: Vec<Edit>,
}

#[derive(Debug, Clone, PartialEq)]
enum Edit {
    Set(String, Value),
    Remove(String),
}

impl Mutation {
    pub(super) fn set(pointer: String, value: impl Into<Value>) -> Self {
        Self { edits: vec![Edit::Set(pointer.clone(), value.into())], pointer }
    }

    pub(super) fn remove(pointer: String) -> Self {
        Self { edits: vec![Edit::Remove(pointer.clone())], pointer }
    }

    /// Moves a value to another name in the same object.
    pub(super) fn rename(document: &Value, pointer: String, name: &str) -> Self {
        let value = document.pointer(&pointer).cloned().unwrap_or_default();
        let parent = pointer::parent(&pointer).map(|(parent, _)| parent).unwrap_or_default();
        let edits = vec![Edit::Remove(pointer.clone()), Edit::Set(pointer::join(parent, name), value)];
        Self { pointer, edits }
    }

    pub(super) fn and(mut self, other: Self) -> Self {
        self.edits.extend(other.edits);
        self
    }

    /// Whether the document is not the same afterwards.
    #[cfg(test)]
    pub(super) fn changes(&self, document: &Value) -> bool {
        self.edits.iter().any(|edit| match edit {
            Edit::Set(pointer, value) => document.pointer(pointer) != Some(value),
            Edit::Remove(pointer) => document.pointer(pointer).is_some(),
        })
    }

    /// The changed document.
    pub(super) fn apply(&self, document: &Value) -> Value {
        let mut document = document.clone();
        for edit in &self.edits {
            let (Edit::Set(pointer, _) | Edit::Remove(pointer)) = edit;
            let Some((parent, name)) = pointer::parent(pointer) else { continue };
            let name = pointer::unescape(name);
            match (document.pointer_mut(parent), edit) {
                (Some(Value::Object(members)), Edit::Set(_, value)) => {
                    members.insert(name, value.clone());
                }
                (Some(Value::Object(members)), Edit::Remove(_)) => {
                    members.remove(&name);
                }
                (Some(Value::Array(items)), edit) => {
                    let Ok(index) = name.parse::<usize>() else { continue };
                    match edit {
                        Edit::Set(_, value) if index < items.len() => items[index] = value.clone(),
                        Edit::Set(_, value) => items.push(value.clone()),
                        Edit::Remove(_) if index < items.len() => drop(items.remove(index)),
                        Edit::Remove(_) => {}
                    }
                }
                _ => {}
            }
        }
        document
    }
}
