//! Converts schemas of a document to JSON Schema draft 4, each with the schemas that it refers to.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use jsonschema::Draft;
use serde_json::{Map, Value, json};

use crate::{
    Document, Node, format, pattern, pointer,
    walk::{self, Kind},
};

/// Converts schemas of a document. What several refer to is converted once.
#[derive(Debug)]
pub(crate) struct Converter<'d> {
    document: &'d Document,
    /// The targets of `$ref`s, by pointer.
    targets: Mutex<HashMap<String, Option<Arc<Converted>>>>,
    /// How many targets were converted.
    #[cfg(test)]
    conversions: std::sync::atomic::AtomicUsize,
}

/// A schema as JSON Schema, and the targets of the `$ref`s in it.
#[derive(Debug)]
struct Converted {
    schema: Value,
    targets: Vec<String>,
}

impl<'d> Converter<'d> {
    pub(crate) fn new(document: &'d Document) -> Self {
        Self {
            document,
            targets: Mutex::default(),
            #[cfg(test)]
            conversions: Default::default(),
        }
    }

    /// The schema at a pointer, with the target of each `$ref` at the target's own pointer. `None` where there is no schema.
    pub(crate) fn json_schema(&self, pointer: &str) -> Option<Value> {
        let node = self.document.at(pointer).filter(|node| node.value().is_object())?;
        let Converted { mut schema, targets: mut next } = converted(&node);
        // Sorted, so that a place precedes those within it.
        let mut targets = BTreeSet::new();
        while let Some(target) = next.pop() {
            if !targets.contains(&target) {
                next.extend(self.target(&target).iter().flat_map(|target| &target.targets).cloned());
                targets.insert(target);
            }
        }
        let mut last: Option<&String> = None;
        for target in &targets {
            let is_within = last.is_some_and(|last| pointer::is_within(target, last));
            if let Some(converted) = self.target(target).filter(|_| !is_within) {
                last = Some(target);
                place(&mut schema, target, converted.schema.clone());
            }
        }
        Some(schema)
    }

    fn target(&self, target: &str) -> Option<Arc<Converted>> {
        let mut targets = self.targets.lock().unwrap_or_else(PoisonError::into_inner);
        let made = || {
            #[cfg(test)]
            self.conversions.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            self.document.at(target).map(|node| Arc::new(converted(&node)))
        };
        match targets.get(target) {
            Some(known) => known.clone(),
            None => targets.entry(target.to_owned()).or_insert_with(made).clone(),
        }
    }
}

/// A schema with `nullable` translated to JSON Schema, without the formats that nothing checks.
fn converted(node: &Node<'_>) -> Converted {
    let mut value = node.value().clone();
    let places = walk::below(node.clone(), Kind::Schema);
    // From the inside out, since a change may move what is inside.
    for place in places.iter().rev().filter(|place| place.kind == Kind::Schema) {
        let at = place.node.pointer().strip_prefix(node.pointer());
        if let Some(schema) = at.and_then(|at| value.pointer_mut(at)) {
            translate_pattern(schema);
            allow_several(schema);
            drop_format(schema);
            allow_null(schema);
        }
    }
    Converted {
        schema: value,
        targets: places.iter().filter_map(|place| place.node.target()).map(str::to_owned).collect(),
    }
}

fn drop_format(schema: &mut Value) {
    let is_checked = schema["format"].as_str().is_some_and(|name| format::strings(name).is_some());
    if let Some(schema) = schema.as_object_mut().filter(|_| !is_checked) {
        schema.remove("format");
    }
}

/// Inserts a value at a pointer, and creates the objects around it.
fn place(root: &mut Value, pointer: &str, value: Value) {
    let mut at = root;
    for name in pointer::segments(pointer) {
        if !at.is_object() {
            *at = Value::Object(Map::new());
        }
        at = &mut at[name];
    }
    *at = value;
}

/// The validator reads most patterns of ECMA-262 itself, and a few only as those of Rust.
fn translate_pattern(schema: &mut Value) {
    let Some(pattern) = schema.get("pattern").and_then(Value::as_str) else { return };
    let is_known = jsonschema::options().with_draft(Draft::Draft4).build(&json!({ "pattern": pattern })).is_ok();
    if let Some(translated) = pattern::to_rust(pattern).ok().filter(|_| !is_known) {
        schema["pattern"] = translated.into();
    }
}

/// A value may match several branches of a `oneOf` without a discriminator: it is of the first. So each excludes those before it.
fn allow_several(schema: &mut Value) {
    if schema.get("discriminator").is_some() {
        return;
    }
    let Some(Value::Array(branches)) = schema.get_mut("oneOf") else { return };
    for last in (1..branches.len()).rev() {
        let mut all = vec![branches[last].take()];
        all.extend(branches[..last].iter().map(|other| json!({ "not": other })));
        branches[last] = json!({ "allOf": all });
    }
}

/// Applies `nullable: true`. In the canonical form, an `enum` does not list `null`. Beside `allOf`, OpenAPI 3.0 gives it no meaning, but tools
/// commonly allow `null`.
fn allow_null(schema: &mut Value) {
    if schema.get("nullable") != Some(&Value::Bool(true)) {
        return;
    }
    if let Some(kind @ Value::String(_)) = schema.get_mut("type") {
        *kind = json!([kind.take(), "null"]);
        if let Some(Value::Array(values)) = schema.get_mut("enum") {
            values.push(Value::Null);
        }
    } else if schema.get("allOf").is_some() {
        *schema = json!({ "anyOf": [{ "type": "null" }, schema.take()] });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Converter;
    use crate::Document;

    #[test]
    fn a_schema_includes_its_reference_targets() {
        let text = "components:\n  schemas:\n    A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}, c: {$ref: \
                    '#/components/schemas/B/properties/a'}}}\n    B: {type: object, nullable: true, properties: {a: {$ref: \
                    '#/components/schemas/A'}}}\n";
        let document = Document::parse("a.yaml", text).expect("it is YAML");
        let a = |components: serde_json::Value| {
            let properties = json!({"b": {"anyOf": [{"type": "null"}, {"allOf": [{"$ref": "#/components/schemas/B"}], "nullable": true}]}, "c": {"$ref": "#/components/schemas/B/properties/a"}});
            let mut schema = json!({"type": "object", "properties": properties});
            if !components.is_null() {
                schema["components"] = components;
            }
            schema
        };
        let b = json!({"type": "object", "properties": {"a": {"$ref": "#/components/schemas/A"}}});
        let components = json!({"schemas": {"A": a(json!(null)), "B": b}});
        let converter = Converter::new(&document);
        assert_eq!(converter.json_schema("/components/schemas/A"), Some(a(components)));
        assert_eq!(converter.json_schema("/components/schemas/C"), None);
    }

    #[test]
    fn what_several_schemas_refer_to_is_converted_once() {
        let schema = |index: usize| {
            format!("    S{index}: {{type: array, items: {{$ref: '#/components/schemas/S{}'}}}}\n", index + 1)
        };
        let schemas: String = (0..20).map(schema).collect();
        let text = format!("components:\n  schemas:\n{schemas}    S20: {{type: string}}\n");
        let document = Document::parse("a.yaml", &text).expect("it is YAML");
        let converter = Converter::new(&document);
        for index in 0..=20 {
            let schema = converter.json_schema(&format!("/components/schemas/S{index}")).expect("it is there");
            let included = schema.pointer("/components/schemas").and_then(|schemas| schemas.as_object());
            assert_eq!(included.map_or(0, |schemas| schemas.len()), 20 - index);
        }
        assert_eq!(converter.conversions.into_inner(), 20);
    }

    #[test]
    fn a_schema_includes_nothing_else() {
        let size = |others: usize| {
            let others: String = (0..others).map(|number| format!("    O{number}: {{type: string}}\n")).collect();
            let text = format!(
                "components:\n  schemas:\n    A: {{example: e, allOf: [{{$ref: '#/components/schemas/B'}}]}}\n    B: {{type: string}}\n{others}"
            );
            let document = Document::parse("a.yaml", &text).expect("it is YAML");
            let schema = Converter::new(&document).json_schema("/components/schemas/A");
            schema.expect("it is there").to_string().len()
        };
        assert_eq!(size(100), size(400));
    }
}
