//! Gives an inline schema a name: it becomes a component.

use serde_json::{Value, json};

use super::{Object, copy_places};
use crate::{bundle::Bundle, method, names::type_name, pointer};

/// A new component.
pub(super) struct Component<'p> {
    pub(super) name: String,
    /// Where it is written.
    pub(super) from: &'p str,
}

/// Adds a component, and returns the reference to it.
pub(super) fn add(bundle: &mut Bundle, component: &Component<'_>, schema: Object) -> Value {
    let to = pointer::join("/components/schemas", &component.name);
    let schema = Value::Object(schema);
    copy_places(bundle, component.from, &to, &schema);
    if bundle.places.get(&to).is_none()
        && let Some(place) = bundle.places.nearest(component.from)
    {
        bundle.places.insert(&to, place);
    }
    let mut at = &mut bundle.json;
    for name in ["components", "schemas"] {
        let Some(object) = at.as_object_mut() else { return schema };
        at = object.entry(name).or_insert_with(|| json!({}));
    }
    if let Some(schemas) = at.as_object_mut() {
        schemas.insert(component.name.clone(), schema);
    }
    json!({ "$ref": format!("#{to}") })
}

/// A name for what is at a JSON pointer, or for a part of it, that no component has.
pub(super) fn name(document: &Value, at: &str, part: Option<&str>) -> String {
    let name = type_name(&format!("{} {}", around(document, at), part.unwrap_or_default()));
    let schemas = document.pointer("/components/schemas").and_then(Value::as_object);
    let is_taken =
        |name: &String| schemas.into_iter().flat_map(|all| all.keys()).any(|known| type_name(known) == *name);
    let numbered = (2..).map(|number| format!("{name}{number}"));
    std::iter::once(name.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or(name)
}

/// The words for a JSON pointer.
fn around(document: &Value, at: &str) -> String {
    let segments: Vec<String> = pointer::segments(at).collect();
    let (mut words, rest): (Vec<String>, &[String]) = match segments.as_slice() {
        [components, schemas, name, rest @ ..] if components == "components" && schemas == "schemas" => {
            (vec![name.clone()], rest)
        }
        [components, _, name, rest @ ..] if components == "components" => (vec![name.clone()], rest),
        [paths, path, method, rest @ ..] if paths == "paths" => {
            let item = document.get("paths").and_then(|paths| paths.get(path));
            let id = item.and_then(|item| item[method.as_str()]["operationId"].as_str());
            let name = id.map_or_else(|| format!("{method} {path}"), str::to_owned);
            (vec![if method::is_method(method) { name } else { path.clone() }], rest)
        }
        rest => (Vec::new(), rest),
    };
    for segment in rest {
        match segment.as_str() {
            "properties" | "schema" | "content" | "responses" | "parameters" | "allOf" | "oneOf" | "anyOf" => {}
            "requestBody" => words.push("request".to_owned()),
            "items" => words.push("item".to_owned()),
            "additionalProperties" => words.push("value".to_owned()),
            segment if segment.contains('/') || segment.parse::<u8>().is_ok() => {}
            segment => words.push(segment.to_owned()),
        }
    }
    words.join(" ")
}
