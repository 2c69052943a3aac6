//! Names of inline types: progenitor names such a type after the places around it, and takes one for another that has the same name.

use std::collections::{HashMap, HashSet};

use openapi_document::type_name;
use serde_json::Value;

/// Gives each inline schema whose type would have the name of another one a title, which progenitor takes as its name. Returns how many.
pub(crate) fn keep_apart(document: &mut Value) -> usize {
    let mut names = Names::default();
    if let Some(Value::Object(schemas)) = document.pointer("/components/schemas") {
        names.components = schemas.keys().map(|name| type_name(name)).collect();
    }
    let schemas = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut);
    for (name, schema) in schemas.into_iter().flatten() {
        names.visit_below(schema, &type_name(name));
    }
    let items = document.get_mut("paths").and_then(Value::as_object_mut).into_iter().flat_map(|all| all.values_mut());
    let operations = items.filter_map(Value::as_object_mut).flat_map(|item| item.values_mut());
    for operation in operations.filter(|operation| operation.get("operationId").is_some()) {
        let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
        for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
            let name = format!("{id}-{}", parameter["name"].as_str().unwrap_or_default());
            if let Some(schema) = parameter.get_mut("schema") {
                names.visit(schema, &name);
            }
        }
        for (body, name) in [("/requestBody/content", "body"), ("/responses/200/content", "response")] {
            let content = operation.pointer_mut(body).and_then(Value::as_object_mut);
            for schema in content.into_iter().flatten().filter_map(|(_, media)| media.get_mut("schema")) {
                names.visit(schema, &format!("{id}-{name}"));
            }
        }
    }
    names.titled
}

#[derive(Default)]
struct Names {
    components: HashSet<String>,
    /// The schema of each inline type. Equal ones can be one type.
    inline: HashMap<String, Value>,
    titled: usize,
}

impl Names {
    /// Visits an inline schema, and those in it.
    fn visit(&mut self, schema: &mut Value, name: &str) {
        let mut name = type_name(name);
        if is_type(schema) {
            let is_other = |known: Option<&Value>| known.is_some_and(|known| known != schema);
            let is_taken = |name: &str| self.components.contains(name) || is_other(self.inline.get(name));
            if is_taken(&name) {
                let mut numbered = (2..).map(|number| format!("{name}{number}"));
                let free = numbered.find(|name| !is_taken(name)).unwrap_or_default();
                self.inline.insert(free.clone(), schema.clone());
                if let Value::Object(schema) = schema {
                    // A title is documentation too, where there is no description.
                    schema.entry("description").or_insert_with(|| " ".into());
                    schema.insert("title".to_owned(), free.clone().into());
                }
                self.titled += 1;
                name = free;
            } else {
                self.inline.insert(name.clone(), schema.clone());
            }
        }
        self.visit_below(schema, &name);
    }

    /// Visits the schemas in one whose type has a name.
    fn visit_below(&mut self, schema: &mut Value, name: &str) {
        let Value::Object(schema) = schema else { return };
        for (key, value) in schema.iter_mut() {
            match (key.as_str(), value) {
                ("properties", Value::Object(properties)) => {
                    properties
                        .iter_mut()
                        .for_each(|(property, value)| self.visit(value, &format!("{name}-{property}")));
                }
                ("items", value) => self.visit(value, &format!("{name}Item")),
                ("additionalProperties", value) => self.visit(value, &format!("{name}Value")),
                _ => {}
            }
        }
    }
}

/// Whether progenitor makes a type with a name of a schema.
fn is_type(schema: &Value) -> bool {
    ["properties", "enum", "oneOf"].iter().any(|key| schema.get(*key).is_some())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_inline_type_does_not_have_the_name_of_a_component() {
        let inline = json!({"type": "object", "description": "d", "properties": {"a": {"type": "string"}}});
        let document = |body: &Value, inner: &Value, other: &Value| {
            json!({
                "paths": {"/a": {"get": {"operationId": "list_pets", "responses": {"200": {"content": {"application/json": {"schema": body}}}}}}},
                "components": {"schemas": {
                    "ListPetsResponse": {"type": "object", "properties": {"b": {"type": "string"}}},
                    "Pet": {"type": "object", "properties": {"tag": inner, "tag_item": {"type": "string", "enum": ["a"]}}},
                    "PetTag": {"type": "string"},
                    "PetTagItem": {"type": "string"},
                    "Same": {"type": "object", "properties": {"x_y": other}},
                    "SameX": {"type": "object", "properties": {"y": other}},
                }},
            })
        };
        let mut changed = document(&inline, &inline, &inline);
        assert_eq!(keep_apart(&mut changed), 3);
        let titled = |title: &str| json!({"type": "object", "description": "d", "title": title, "properties": {"a": {"type": "string"}}});
        let mut expected = document(&titled("ListPetsResponse2"), &titled("PetTag2"), &inline);
        let of_enum = &mut expected["components"]["schemas"]["Pet"]["properties"]["tag_item"];
        *of_enum = json!({"type": "string", "description": " ", "title": "PetTagItem2", "enum": ["a"]});
        assert_eq!(changed, expected);
    }

    #[test]
    fn inline_types_that_differ_have_different_names() {
        let object = |property: &str| json!({"type": "object", "properties": {property: {"type": "string"}}});
        let mut document = json!({"components": {"schemas": {
            "Pet": {"type": "object", "properties": {"tag_x": object("x")}},
            "PetTag": {"type": "object", "properties": {"x": object("y")}},
        }}});
        assert_eq!(keep_apart(&mut document), 1);
        assert_eq!(document["components"]["schemas"]["PetTag"]["properties"]["x"]["title"], "PetTagX2");
    }
}
