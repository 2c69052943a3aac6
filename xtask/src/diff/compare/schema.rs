//! Compares schemas, by the Rust types that are generated from them.

use openapi_document::Node;
use serde_json::Value;

use super::{
    super::{
        difference::{Part, Way},
        shape,
    },
    Comparison, ERROR,
};

impl<'d> Comparison<'d> {
    /// A schema in a place where `null` is a value.
    pub(super) fn nullable_schema(&mut self, old: &Node<'d>, new: &Node<'d>, way: Way) {
        if shape::is_nullable(old) != shape::is_nullable(new) {
            self.add(Part::Shape, "nullable", Some(old), Some(new), Some(way));
        }
        self.schema(old, new, way);
    }

    fn schema(&mut self, old: &Node<'d>, new: &Node<'d>, way: Way) {
        let outer = (old, new);
        let (old, new) = (old.effective(), new.effective());
        let wrapper =
            |outer: &Node<'d>, inner: &Node<'d>| outer.resolved().filter(|it| it.pointer() != inner.pointer());
        let (before, now) = (wrapper(outer.0, &old), wrapper(outer.1, &new));
        self.keywords(Part::Schema, before.as_ref(), now.as_ref(), &["allOf", "nullable"], Some(way));
        let same_name = shape::name(&old) == shape::name(&new);
        let same_shape = shape::of(&old) == shape::of(&new);
        if !same_name {
            self.add(Part::Shape, "type", Some(outer.0), Some(outer.1), Some(way));
        } else if !same_shape {
            self.add(Part::Shape, "type", Some(&old), Some(&new), Some(way));
        }
        if !same_shape || !self.seen.insert((old.pointer().to_owned(), new.pointer().to_owned(), way)) {
            return;
        }
        self.fields(&old, &new, way);
        self.values(&old, &new, way);
        for key in ["items", "additionalProperties"] {
            if let (Some(old), Some(new)) = (schema_at(&old, key), schema_at(&new, key)) {
                self.nullable_schema(&old, &new, way);
            }
        }
        let branches = |node: &Node<'d>| node.get("oneOf").map(|branches| branches.items()).unwrap_or_default();
        for (old, new) in branches(&old).iter().zip(&branches(&new)) {
            self.nullable_schema(old, new, way);
        }
        // Opening an enum moves its `type`.
        let moves = if shape::values(&old).0.is_empty() { "enum" } else { "type" };
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
        self.keywords(Part::Schema, Some(&old), Some(&new), &elsewhere, Some(way));
    }

    fn fields(&mut self, old: &Node<'d>, new: &Node<'d>, way: Way) {
        let (before, now) = (shape::fields(old), shape::fields(new));
        for (name, new) in &now {
            let Some((_, old)) = before.iter().find(|(other, _)| other == name) else {
                self.add(Part::Fields { optional: new.optional }, name, None, Some(&new.node), Some(way));
                continue;
            };
            if old.optional != new.optional {
                self.add(Part::Presence { optional: new.optional }, name, Some(&old.node), Some(&new.node), Some(way));
            } else if shape::is_nullable(&old.node) != shape::is_nullable(&new.node) {
                self.add(Part::Schema, "nullable", Some(&old.node), Some(&new.node), Some(way));
            }
            self.schema(&old.node, &new.node, way);
        }
        for (name, old) in before.iter().filter(|(name, _)| now.iter().all(|(other, _)| other != name)) {
            self.add(Part::Fields { optional: old.optional }, name, Some(&old.node), None, Some(way));
        }
        let key = "additionalProperties";
        let extra = |node: &Node<'d>, named: bool| Some(node.clone()).filter(|node| named && shape::has_extra(node));
        match (extra(old, !before.is_empty()), extra(new, !now.is_empty())) {
            (None, None) if schema_at(old, key).is_none() && old.value().get(key) != new.value().get(key) => {
                self.add(Part::Schema, key, old.get(key).as_ref(), new.get(key).as_ref(), Some(way));
            }
            (Some(_), Some(_)) | (None, None) => {}
            (old, new) => self.add(Part::Extra, key, old.as_ref(), new.as_ref(), Some(way)),
        }
    }

    fn values(&mut self, old: &Node<'d>, new: &Node<'d>, way: Way) {
        let ((before, was_open), (now, open)) = (shape::values(old), shape::values(new));
        if was_open != open {
            self.add(Part::Openness { open }, "anyOf", Some(old), Some(new), Some(way));
        }
        let part = Part::Values { open: open && was_open };
        for value in before.iter().filter(|value| !now.contains(value)) {
            self.add(part, value, Some(old), None, Some(way));
        }
        for value in now.iter().filter(|value| !before.contains(value)) {
            self.add(part, value, None, Some(new), Some(way));
        }
    }
}

fn schema_at<'d>(node: &Node<'d>, key: &str) -> Option<Node<'d>> {
    node.raw_get(key).filter(|node| matches!(node.value(), Value::Object(_)))
}
