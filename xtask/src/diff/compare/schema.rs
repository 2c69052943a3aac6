//! Compares schemas, by the Rust types that are generated from them.

use openapi_document::Node;
use serde_json::Value;

use super::{
    super::{
        difference::{Aspect, Direction},
        rust_type::{self, Field},
    },
    Comparison, ERROR,
};

impl<'d> Comparison<'d> {
    /// Compares schemas in a place where `null` is a value.
    pub(super) fn nullable_schema(&mut self, old: &Node<'d>, new: &Node<'d>, direction: Direction) {
        if rust_type::is_nullable(old) != rust_type::is_nullable(new) {
            self.add(Aspect::RustType, "nullable", Some(old), Some(new), Some(direction));
        }
        self.schema(old, new, direction);
    }

    fn schema(&mut self, old: &Node<'d>, new: &Node<'d>, direction: Direction) {
        let outer = (old, new);
        let (old, new) = (old.effective(), new.effective());
        let wrapper =
            |outer: &Node<'d>, inner: &Node<'d>| outer.resolved().filter(|it| it.pointer() != inner.pointer());
        let (before, now) = (wrapper(outer.0, &old), wrapper(outer.1, &new));
        self.keywords(Aspect::Schema, before.as_ref(), now.as_ref(), &["allOf", "nullable"], Some(direction));
        let same_name = rust_type::name(&old) == rust_type::name(&new);
        let same_type = rust_type::of(&old) == rust_type::of(&new);
        if !same_name {
            self.add(Aspect::RustType, "type", Some(outer.0), Some(outer.1), Some(direction));
        } else if !same_type {
            self.add(Aspect::RustType, "type", Some(&old), Some(&new), Some(direction));
        }
        if !same_type || !self.compared.insert((old.pointer().to_owned(), new.pointer().to_owned(), direction)) {
            return;
        }
        self.fields(&old, &new, direction);
        self.values(&old, &new, direction);
        for key in ["items", "additionalProperties"] {
            if let (Some(old), Some(new)) = (schema_at(&old, key), schema_at(&new, key)) {
                self.nullable_schema(&old, &new, direction);
            }
        }
        let branches = |node: &Node<'d>| node.get("oneOf").map(|branches| branches.items()).unwrap_or_default();
        for (old, new) in branches(&old).iter().zip(&branches(&new)) {
            self.nullable_schema(old, new, direction);
        }
        // Opening an enum moves its `type`.
        let moves = if rust_type::values(&old).0.is_empty() { "enum" } else { "type" };
        let elsewhere = [
            moves,
            "properties",
            "required",
            "items",
            "additionalProperties",
            "allOf",
            "anyOf",
            "oneOf",
            "enum",
            "nullable",
            ERROR,
        ];
        self.keywords(Aspect::Schema, Some(&old), Some(&new), &elsewhere, Some(direction));
    }

    fn fields(&mut self, old: &Node<'d>, new: &Node<'d>, direction: Direction) {
        let (before, now) = (rust_type::fields(old), rust_type::fields(new));
        for (name, new) in &now {
            let Some((_, old)) = before.iter().find(|(other, _)| other == name) else {
                self.add(Aspect::Fields { optional: !new.required }, name, None, Some(&new.node), Some(direction));
                continue;
            };
            for (aspect, key) in presence(old, new, name, direction) {
                self.add(aspect, key, Some(&old.node), Some(&new.node), Some(direction));
            }
            self.schema(&old.node, &new.node, direction);
        }
        for (name, old) in before.iter().filter(|(name, _)| now.iter().all(|(other, _)| other != name)) {
            self.add(Aspect::Fields { optional: !old.required }, name, Some(&old.node), None, Some(direction));
        }
        let key = "additionalProperties";
        let extra =
            |node: &Node<'d>, named: bool| Some(node.clone()).filter(|node| named && rust_type::has_extra(node));
        match (extra(old, !before.is_empty()), extra(new, !now.is_empty())) {
            (None, None) if schema_at(old, key).is_none() && old.value().get(key) != new.value().get(key) => {
                self.add(Aspect::Schema, key, old.get(key).as_ref(), new.get(key).as_ref(), Some(direction));
            }
            (Some(_), Some(_)) | (None, None) => {}
            (old, new) => self.add(Aspect::Extra, key, old.as_ref(), new.as_ref(), Some(direction)),
        }
    }

    fn values(&mut self, old: &Node<'d>, new: &Node<'d>, direction: Direction) {
        let ((before, was_open), (now, open)) = (rust_type::values(old), rust_type::values(new));
        if was_open != open {
            self.add(Aspect::Openness { open }, "anyOf", Some(old), Some(new), Some(direction));
        }
        let aspect = Aspect::Values { open: open && was_open };
        for value in before.iter().filter(|value| !now.contains(value)) {
            self.add(aspect, value, Some(old), None, Some(direction));
        }
        for value in now.iter().filter(|value| !before.contains(value)) {
            self.add(aspect, value, None, Some(new), Some(direction));
        }
    }
}

/// How whether a field may be left out or be `null` has changed, each with the name of the difference.
fn presence<'a>(old: &Field<'_>, new: &Field<'_>, name: &'a str, direction: Direction) -> Vec<(Aspect, &'a str)> {
    let mut found = Vec::new();
    match direction {
        Direction::Sent => {
            if old.required != new.required {
                found.push((Aspect::Presence { optional: !new.required }, name));
            }
            if old.sets_null() != new.sets_null() {
                found.push((Aspect::NullSetter, name));
            }
        }
        Direction::Received if old.optional() != new.optional() => {
            found.push((Aspect::Presence { optional: new.optional() }, name));
        }
        Direction::Received if old.required != new.required => {
            found.push((Aspect::NullPresence { required: new.required }, name));
        }
        Direction::Received => {}
    }
    if found.is_empty() && old.nullable != new.nullable {
        found.push((Aspect::Schema, "nullable"));
    }
    found
}

fn schema_at<'d>(node: &Node<'d>, key: &str) -> Option<Node<'d>> {
    node.raw_get(key).filter(|node| matches!(node.value(), Value::Object(_)))
}
