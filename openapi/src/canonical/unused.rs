//! Components that nothing uses.

use std::collections::HashSet;

use serde_json::Value;

use super::Object;
use crate::{bundle::Bundle, method, pointer, structure::Kind};

/// Drops what no operation uses: neither a `$ref`, nor the `mapping` of a discriminator, nor a security requirement. A document without
/// operations keeps everything; one that requires no credential keeps its security schemes, for the check to report.
pub(super) fn drop_unused(bundle: &mut Bundle) {
    if bundle.json.pointer("/paths").and_then(Value::as_object).is_none_or(Object::is_empty) {
        return;
    }
    let used = used(&bundle.json);
    let is_secured = !required_schemes(&bundle.json).is_empty();
    let Some(Value::Object(sections)) = bundle.json.pointer_mut("/components") else { return };
    for (section, components) in sections.iter_mut() {
        if section.starts_with("x-") || section == "securitySchemes" && !is_secured {
            continue;
        }
        if let Value::Object(components) = components {
            let around = pointer::join("/components", section);
            components.retain(|name, _| used.contains(&pointer::join(&around, name)));
        }
    }
}

/// The pointer of each used component.
fn used(document: &Value) -> HashSet<String> {
    let mut found = Vec::new();
    for (key, value) in document.as_object().into_iter().flatten().filter(|(key, _)| *key != "components") {
        if let Some(kind) = Kind::Object.below(key) {
            targets(value, kind, &mut found);
        }
    }
    let schemes = required_schemes(document).into_iter();
    found.extend(schemes.map(|name| format!("#{}", pointer::join("/components/securitySchemes", name))));
    followed(document, found)
}

/// The pointer of each component that an object uses, such as an operation or a path item.
pub(crate) fn used_by(document: &Value, object: &Value) -> HashSet<String> {
    let mut found = Vec::new();
    targets(object, Kind::Object, &mut found);
    followed(document, found)
}

/// The pointers of the components that `$ref`s lead to, and that those lead to.
fn followed(document: &Value, mut found: Vec<String>) -> HashSet<String> {
    let mut used = HashSet::new();
    while let Some(target) = found.pop() {
        // A bare name, in a mapping.
        let at = match target.strip_prefix('#') {
            Some(at) => at.to_owned(),
            None => pointer::join("/components/schemas", &target),
        };
        let end = at.match_indices('/').nth(3).map_or(at.len(), |(end, _)| end);
        let component = &at[..end];
        if component.starts_with("/components/") && used.insert(component.to_owned()) {
            let kind = if component.starts_with("/components/schemas/") { Kind::Schema } else { Kind::Object };
            document.pointer(component).into_iter().for_each(|value| targets(value, kind, &mut found));
        }
    }
    used
}

/// Collects the targets of the `$ref`s and of the discriminators' mappings in a value.
fn targets(value: &Value, kind: Kind, found: &mut Vec<String>) {
    let single = kind.single();
    match value {
        Value::Array(items) => items.iter().for_each(|item| targets(item, single, found)),
        Value::Object(object) => {
            if kind == single {
                found.extend(object.get("$ref").and_then(Value::as_str).map(str::to_owned));
            }
            if kind == Kind::Object && object.contains_key("propertyName") {
                let mapping = object.get("mapping").and_then(Value::as_object);
                let mapped = mapping.into_iter().flat_map(Object::values).filter_map(Value::as_str);
                found.extend(mapped.map(str::to_owned));
            }
            for (key, value) in object {
                if let Some(kind) = kind.below(key) {
                    targets(value, kind, found);
                }
            }
        }
        _ => {}
    }
}

/// The names of the security schemes that operations require, by their own `security` or that of the document.
fn required_schemes(document: &Value) -> Vec<&str> {
    let items = document.get("paths").and_then(Value::as_object).into_iter().flat_map(Object::values);
    let operations = items.filter_map(Value::as_object).flatten().filter(|(key, _)| method::is_method(key));
    let security = operations.filter_map(|(_, node)| node.get("security").or_else(|| document.get("security")));
    let requirements = security.filter_map(Value::as_array).flatten().filter_map(Value::as_object);
    requirements.flat_map(Object::keys).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::tests::*, *};

    fn document(components: Value) -> Value {
        let body = |schema: &str| json!({"content": {"application/json": {"schema": {"$ref": schema}}}});
        let responses =
            json!({"200": body("#/components/schemas/A/properties/a"), "400": {"$ref": "#/components/responses/R"}});
        json!({
            "security": [{"everywhere": []}],
            "paths": {"/a": {"get": {"security": [{"own": []}], "responses": responses}}},
            "components": components,
        })
    }

    #[test]
    fn what_nothing_leads_to_is_dropped() {
        let property = |target: &str| json!({"type": "object", "properties": {"a": {"$ref": target}}});
        let used = json!({
            "schemas": {"A": property("#/components/schemas/B"), "B": {"type": "string"}},
            "responses": {"R": {"description": "r"}},
            "securitySchemes": {"own": {"type": "http"}},
            "parameters": {},
            "x-ours": {"a": {}},
        });
        let mut written = used.clone();
        written["schemas"]["C"] = property("#/components/schemas/C");
        written["securitySchemes"]["everywhere"] = json!({"type": "http"});
        written["parameters"]["P"] = json!({"schema": {"$ref": "#/components/schemas/C"}});
        assert_document(drop_unused, document(written), document(used));
    }

    #[test]
    fn what_a_mapping_names_stays() {
        let discriminator = json!({"propertyName": "kind", "mapping": {"b": "B", "c": "#/components/schemas/C"}});
        let schemas = json!({"schemas": {"A": {"oneOf": [], "discriminator": discriminator}, "B": {}, "C": {}}});
        let schemas = json!({"schemas": schemas["schemas"], "responses": {"R": {}}});
        assert_document(drop_unused, document(schemas.clone()), {
            let mut document = document(schemas);
            document["components"]["securitySchemes"] = json!(null);
            document["components"].as_object_mut().unwrap().remove("securitySchemes");
            document
        });
    }
}
