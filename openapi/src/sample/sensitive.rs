//! Which strings of a value are marked sensitive.

use serde_json::Value;

use super::{place::branches, schemas::Schemas, value::strings};
use crate::{
    Node,
    schema::{is_sensitive, parts},
};

/// The strings of a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strings {
    /// Those in places that are marked sensitive.
    pub sensitive: Vec<String>,
    /// Those in other places.
    pub others: Vec<String>,
}

impl<'d> Schemas<'d> {
    /// The strings of a value of this schema.
    #[must_use]
    pub fn strings(&self, schema: &Node<'d>, value: &Value) -> Strings {
        let mut walk = Walk { schemas: self, around: Vec::new(), strings: Strings::default() };
        walk.visit(schema, value);
        walk.strings
    }
}

/// A walk over a value, quicker than one over its places: many values are checked for leaks.
struct Walk<'s, 'd> {
    schemas: &'s Schemas<'d>,
    around: Vec<String>,
    strings: Strings,
}

impl<'d> Walk<'_, 'd> {
    fn visit(&mut self, schema: &Node<'d>, value: &Value) {
        if is_sensitive(schema) {
            return strings(value, &mut self.strings.sensitive);
        }
        let schema = schema.effective();
        // A recursive schema is visited one level deep.
        if self.around.iter().filter(|around| *around == schema.pointer()).count() > 1 {
            return strings(value, &mut self.strings.others);
        }
        self.around.push(schema.pointer().to_owned());
        let choices = branches(&schema);
        if choices.is_empty() {
            self.visit_below(&schema, value);
        } else {
            self.visit_known(choices.iter().find(|branch| self.schemas.allows(branch, value)), value);
        }
        self.around.pop();
    }

    /// Visits a value, if its schema is known.
    fn visit_known(&mut self, schema: Option<&Node<'d>>, value: &Value) {
        match schema {
            Some(schema) => self.visit(schema, value),
            None => strings(value, &mut self.strings.others),
        }
    }

    fn visit_below(&mut self, schema: &Node<'d>, value: &Value) {
        match value {
            Value::Object(members) => {
                let parts = parts(schema);
                let listed: Vec<_> = parts.iter().filter_map(|part| part.get("properties")).collect();
                let additional = parts.iter().find_map(|part| part.get("additionalProperties"));
                let additional = additional.filter(|node| node.value().is_object());
                for (name, value) in members {
                    let property = listed.iter().find_map(|listed| listed.get(name));
                    self.visit_known(property.as_ref().or(additional.as_ref()), value);
                }
            }
            Value::Array(items) => {
                let item = schema.get("items");
                items.iter().for_each(|value| self.visit_known(item.as_ref(), value));
            }
            value => strings(value, &mut self.strings.others),
        }
    }
}
