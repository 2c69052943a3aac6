//! Forms of several shapes: a list of names and texts has one.

use serde_json::Value;

use super::{
    Object,
    choices::branches,
    forms::{followed, forms},
};
use crate::{
    bundle::{Bundle, MAX_CHAIN},
    pointer,
};

/// A form of several shapes has the properties of all of them, and requires what each of them requires.
pub(super) fn join(bundle: &mut Bundle) {
    for (at, _) in forms(&bundle.json) {
        let at = pointer::join(&at, "schema");
        let Some(joined) = bundle.json.pointer(&at).and_then(|schema| joined(&bundle.json, schema)) else { continue };
        if let Some(schema) = bundle.json.pointer_mut(&at) {
            *schema = joined.into();
        }
        bundle.tell(
            &at,
            "a form of several shapes has the properties of each, and which go together is not checked".to_owned(),
        );
    }
}

fn joined(document: &Value, written: &Value) -> Option<Object> {
    let schema = followed(document, written).as_object()?;
    let mut fields = Fields::default();
    fields.add(document, schema, MAX_CHAIN).filter(|()| fields.is_choice && !fields.properties.is_empty())?;
    let is_kept = |key: &str| !["allOf", "oneOf", "anyOf", "discriminator", "required"].contains(&key);
    let mut joined: Object =
        schema.iter().filter(|(key, _)| is_kept(key)).map(|(key, value)| (key.clone(), value.clone())).collect();
    joined.insert("type".to_owned(), "object".into());
    joined.insert("properties".to_owned(), fields.properties.into());
    if !fields.required.is_empty() {
        joined.insert("required".to_owned(), fields.required.into());
    }
    Some(joined)
}

/// The fields of a form, from all shapes that it may have.
#[derive(Default)]
struct Fields {
    properties: Object,
    required: Vec<Value>,
    /// Whether it may have several.
    is_choice: bool,
}

impl Fields {
    /// Adds those of a schema. `None` if it is not an object. `left` is how many schemas may be inside of each other.
    fn add(&mut self, document: &Value, schema: &Object, left: usize) -> Option<()> {
        let left = left.checked_sub(1)?;
        let inner = |part: &Value| {
            let mut fields = Self::default();
            fields.add(document, followed(document, part).as_object()?, left)?;
            Some(fields)
        };
        let properties = schema.get("properties").and_then(Value::as_object);
        let parts = schema.get("allOf").and_then(Value::as_array);
        let choice = branches(schema);
        if properties.is_none() && parts.is_none() && choice.is_none() {
            return None;
        }
        let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        self.join(properties.cloned().unwrap_or_default(), required);
        for part in parts.into_iter().flatten() {
            let part = inner(part)?;
            self.is_choice |= part.is_choice;
            self.join(part.properties, part.required);
        }
        let Some((_, branches)) = choice else { return Some(()) };
        self.is_choice = true;
        let mut required: Option<Vec<Value>> = None;
        for branch in branches {
            let branch = inner(branch)?;
            match &mut required {
                Some(required) => required.retain(|name| branch.required.contains(name)),
                None => required = Some(branch.required),
            }
            self.join(branch.properties, Vec::new());
        }
        self.join(Object::new(), required.unwrap_or_default());
        Some(())
    }

    fn join(&mut self, properties: Object, required: Vec<Value>) {
        for (name, property) in properties {
            self.properties.entry(name).or_insert(property);
        }
        let new: Vec<_> = required.into_iter().filter(|name| !self.required.contains(name)).collect();
        self.required.extend(new);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::tests::*, *};

    #[test]
    fn a_form_of_several_shapes_has_the_properties_of_each() {
        let shape = |name: &str, required: Value| json!({"type": "object", "required": required, "properties": {"a": {"type": "string"}, name: {"type": "integer"}}});
        let schemas = json!({"B": shape("b", json!(["a", "b"])), "Other": {"type": "array"}});
        let form = |schema: Value| form_document(json!({"schema": schema}), schemas.clone());
        let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
        let mut joined = json!({
            "type": "object", "required": ["a"],
            "properties": {"a": {"type": "string"}, "b": {"type": "integer"}, "c": {"type": "integer"}},
        });
        let written = json!({"oneOf": [reference("B"), shape("c", json!(["a"]))]});
        assert_document(join, form(written.clone()), form(joined.clone()));
        let part = json!({"type": "object", "properties": {"d": {"type": "string"}}});
        joined["properties"]["d"] = json!({"type": "string"});
        assert_document(join, form(json!({"allOf": [written, part]})), form(joined));
        for same in [reference("B"), json!({"anyOf": [reference("B"), reference("Other")]})] {
            assert_document(join, form(same.clone()), form(same));
        }
    }
}
