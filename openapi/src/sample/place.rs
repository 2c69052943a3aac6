//! The places in a value that a schema describes.

use serde_json::Value;

use super::schemas::Schemas;
use crate::{
    Node, pointer,
    schema::{is_nullable, parts, properties, required},
};

/// A place in a value, with its schema.
#[derive(Debug, Clone)]
pub struct Place<'d> {
    /// The JSON pointer into the value.
    pub at: String,
    /// Its schema.
    pub node: Node<'d>,
    /// Whether the object around it requires it.
    pub required: bool,
    /// Whether it is a property that the schema lists.
    pub listed: bool,
    /// The place as an error shows it: a key of a map is `*`, unless the document has a property of that name.
    pub shown: String,
    /// The `oneOf` around it, as an error shows it: an error cannot tell which branch was meant.
    pub choice: Option<String>,
    /// Whether its schema is a branch of a `oneOf`.
    pub branch: bool,
}

impl Place<'_> {
    /// Whether `null` is valid here.
    #[must_use]
    pub fn nullable(&self) -> bool {
        is_nullable(&self.node)
    }

    /// The name of the place in case ids.
    pub(super) fn name(&self) -> String {
        self.at.trim_start_matches('/').replace('/', ".")
    }
}

/// Every place in a value that a schema describes.
pub(super) fn places<'d>(schemas: &Schemas<'d>, schema: &Node<'d>, value: &Value) -> Vec<Place<'d>> {
    let root = Place {
        at: String::new(),
        node: schema.clone(),
        required: true,
        listed: false,
        shown: String::new(),
        choice: None,
        branch: false,
    };
    let mut places = Vec::new();
    visit(schemas, root, value, &mut Vec::new(), &mut places);
    places
}

fn visit<'d>(
    schemas: &Schemas<'d>,
    place: Place<'d>,
    value: &Value,
    around: &mut Vec<String>,
    places: &mut Vec<Place<'d>>,
) {
    let (at, shown, schema) = (place.at.clone(), place.shown.clone(), place.node.effective());
    let choices = branches(&schema);
    let choice = place.choice.clone().or_else(|| (!choices.is_empty()).then(|| shown.clone()));
    places.push(Place { choice: choice.clone(), ..place });
    // A recursive schema is visited one level deep.
    if around.iter().filter(|around| *around == schema.pointer()).count() > 1 {
        return;
    }
    around.push(schema.pointer().to_owned());
    let chosen = choices.into_iter().find(|branch| schemas.allows(branch, value));
    if let Some(branch) = chosen {
        let place = Place { at, node: branch, required: true, listed: false, shown, choice, branch: true };
        visit(schemas, place, value, around, places);
        around.pop();
        return;
    }
    let (required, listed) = (required(&schema), properties(&schema));
    let value_is_item = value.is_array();
    let mut below = |segment: &str, node: Node<'d>, required: bool, listed: bool, value: &Value| {
        let escaped = pointer::escape(segment);
        let known = listed || value_is_item || schemas.has_property(segment);
        let shown = format!("{shown}/{}", if known { &escaped } else { "*" });
        let place = Place {
            at: format!("{at}/{escaped}"),
            node,
            required,
            listed,
            shown,
            choice: choice.clone(),
            branch: false,
        };
        visit(schemas, place, value, around, places);
    };
    match value {
        Value::Object(members) => {
            let additional = parts(&schema).iter().find_map(|part| part.get("additionalProperties"));
            for (name, value) in members {
                if let Some((_, property)) = listed.iter().find(|(known, _)| known == name) {
                    below(name, property.clone(), required.contains(&name.as_str()), true, value);
                } else if let Some(additional) = additional.clone().filter(|node| node.value().is_object()) {
                    below(name, additional, true, false, value);
                }
            }
        }
        Value::Array(items) => {
            if let (Some(item), Some(schema)) = (items.first(), schema.get("items")) {
                below("0", schema, true, false, item);
            }
        }
        _ => {}
    }
    around.pop();
}

/// The branches of a `oneOf`.
pub(super) fn branches<'d>(schema: &Node<'d>) -> Vec<Node<'d>> {
    schema.get("oneOf").map(|branches| branches.items()).unwrap_or_default()
}
