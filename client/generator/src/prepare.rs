//! Changes the document to what progenitor can read. What is dropped here is restored by `rewrite` or enforced by the runtime.

use openapi_document::{
    Document, format,
    keyword::{self, Constraint, Subschemas},
    type_name,
};
use serde_json::{Value, json};

use crate::{Settings, bodies, parameters, problem::Problem, type_names};

/// A change of the document that progenitor needs.
struct Transform {
    name: &'static str,
    why: &'static str,
    /// Changes the document and returns the number of changes.
    apply: fn(&mut Value) -> usize,
}

const TRANSFORMS: [Transform; 11] = [
    Transform {
        name: "close_open_enums",
        why: "progenitor turns `anyOf: [enum, string]` into a struct; `types` opens the enum again",
        apply: close_open_enums,
    },
    Transform {
        name: "make_optional_collections_nullable",
        why: "progenitor reads a missing list or map as an empty one",
        apply: make_optional_collections_nullable,
    },
    Transform {
        name: "keep_unknown_properties",
        why: "progenitor drops unknown properties unless `additionalProperties` is a schema",
        apply: keep_unknown_properties,
    },
    Transform {
        name: "drop_constraints",
        why: "progenitor enforces some constraints, on responses too, and drops others; the runtime enforces all, on requests only",
        apply: drop_constraints,
    },
    Transform {
        name: "drop_formats",
        why: "progenitor parses dates and UUIDs and writes them differently; a string stays as it is, and the runtime enforces the format",
        apply: drop_formats,
    },
    Transform {
        name: "free_any_value",
        why: "progenitor turns a schema with `nullable` alone into an optional value; any value includes `null`",
        apply: free_any_value,
    },
    Transform {
        name: "drop_titles",
        why: "progenitor names types after titles, which several schemas can have",
        apply: drop_titles,
    },
    Transform {
        name: "drop_defaults",
        why: "progenitor sends a default that the caller never set",
        apply: drop_defaults,
    },
    Transform {
        name: "write_parameters_plainly",
        why: "progenitor knows no cookies, styles, objects and JSON in parameters; `builders` writes them",
        apply: write_parameters_plainly,
    },
    Transform {
        name: "flatten_operation_ids",
        why: "progenitor drops the dots of an id; `groups` makes namespaces of them",
        apply: flatten_operation_ids,
    },
    Transform {
        name: "keep_type_names_apart",
        why: "progenitor takes an inline type for another one of the same name",
        apply: type_names::keep_apart,
    },
];

/// Applies every transform.
///
/// A document need not contain what a transform changes. With `every_construct` it does, and a transform that changes nothing is an error,
/// since it is no longer needed.
pub(crate) fn prepare(document: &Document, settings: &Settings) -> Result<Value, Problem> {
    let mut json = document.json().clone();
    bodies::simplify(&mut json, document);
    leave_out_progenitor_extensions(&mut json);
    for Transform { name, why, apply } in TRANSFORMS {
        if apply(&mut json) == 0 && settings.every_construct {
            return Err(Problem::generator(
                "prepare",
                format!("the transform `{name}` no longer changes anything ({why})"),
            ));
        }
    }
    parameters::rename(&mut json);
    Ok(json)
}

/// Progenitor makes streams of what has these extensions, which the runtime does not know.
fn leave_out_progenitor_extensions(document: &mut Value) {
    let items = document.get_mut("paths").and_then(Value::as_object_mut).into_iter().flat_map(Object::values_mut);
    for operation in items.filter_map(Value::as_object_mut).flat_map(Object::values_mut) {
        if let Value::Object(operation) = operation {
            operation.retain(|key, _| !key.starts_with("x-dropshot-"));
        }
    }
}

fn flatten_operation_ids(document: &mut Value) -> usize {
    let items = document.get_mut("paths").and_then(Value::as_object_mut).into_iter().flat_map(Object::values_mut);
    let operations = items.filter_map(Value::as_object_mut).flat_map(Object::values_mut);
    let ids = operations.filter_map(|operation| operation.get_mut("operationId"));
    let dotted = ids.filter_map(|id| Some((id.as_str()?.replace('.', "_"), id)).filter(|(flat, id)| *id != flat));
    dotted.map(|(flat, id)| *id = flat.into()).count()
}

fn close_open_enums(document: &mut Value) -> usize {
    each_schema(document, &mut |schema| {
        let Some(known) = schema.get("anyOf").and_then(|branches| branches.get(0)).cloned() else {
            return 0;
        };
        schema.remove("anyOf");
        if let Value::Object(known) = known {
            schema.extend(known);
        }
        1
    })
}

/// A nullable property becomes an `Option`, and `None` is not sent.
fn make_optional_collections_nullable(document: &mut Value) -> usize {
    each_schema(document, &mut |schema| {
        let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
        let optional =
            properties.into_iter().flatten().filter(|(name, _)| !required.iter().any(|known| known == *name));
        let collections = optional.filter(|(_, property)| is_collection(property));
        collections.map(|(_, property)| property["nullable"] = true.into()).count()
    })
}

fn is_collection(schema: &Value) -> bool {
    schema["type"] == "array" || schema["type"] == "object" && schema.get("properties").is_none()
}

fn keep_unknown_properties(document: &mut Value) -> usize {
    each_schema(document, &mut |schema| {
        let open = schema.contains_key("properties") && schema.get("additionalProperties") == Some(&Value::Bool(true));
        if open {
            schema.insert("additionalProperties".to_owned(), Value::Object(Object::new()));
        }
        usize::from(open)
    })
}

fn drop_constraints(document: &mut Value) -> usize {
    each_schema(document, &mut |schema| {
        let constraints = keyword::constraints().filter(|(_, constraint)| *constraint != Constraint::Format);
        constraints.filter(|(keyword, _)| schema.remove(keyword.name).is_some()).count()
    })
}

/// A title is documentation where there is no other.
fn drop_titles(document: &mut Value) -> usize {
    each_schema(document, &mut |schema| {
        let title = schema.remove("title");
        let count = usize::from(title.is_some());
        if let Some(title) = title {
            schema.entry("description").or_insert(title);
        }
        count
    })
}

fn drop_formats(document: &mut Value) -> usize {
    each_schema(document, &mut |schema| {
        let format = schema.get("format").and_then(Value::as_str);
        let is_kept = format.is_none_or(|format| format == "binary" || format::is_type(format));
        usize::from(!is_kept && schema.remove("format").is_some())
    })
}

fn free_any_value(document: &mut Value) -> usize {
    let says_more = ["$ref", "type", "allOf", "anyOf", "oneOf"];
    each_schema(document, &mut |schema| {
        let is_any = says_more.iter().all(|key| !schema.contains_key(*key));
        usize::from(is_any && schema.remove("nullable").is_some())
    })
}

fn drop_defaults(document: &mut Value) -> usize {
    each_schema(document, &mut |schema| usize::from(schema.remove("default").is_some()))
}

/// A cookie is taken for a header: only the types of the builder's fields matter. An object is taken for a list of such objects, as
/// progenitor panics on structs; `builders` undoes that. It becomes a component, which has a name.
fn write_parameters_plainly(document: &mut Value) -> usize {
    let mut plain = Parameters { original: document.clone(), schemas: Object::new(), changed: 0 };
    let shared = document.pointer_mut("/components/parameters").and_then(Value::as_object_mut);
    for (name, parameter) in shared.into_iter().flatten() {
        plain.change(parameter, name);
    }
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for item in paths.into_iter().flat_map(Object::values_mut).filter_map(Value::as_object_mut) {
        for value in item.values_mut() {
            let id = value["operationId"].as_str().unwrap_or_default().to_owned();
            let parameters = if value.is_array() { Some(value) } else { value.get_mut("parameters") };
            for parameter in parameters.and_then(Value::as_array_mut).into_iter().flatten() {
                let name = parameter["name"].as_str().unwrap_or_default();
                plain.change(parameter, &format!("{id}-{name}"));
            }
        }
    }
    for (name, schema) in plain.schemas {
        document["components"]["schemas"][name] = schema;
    }
    plain.changed
}

/// The `$ref` of a schema that only annotates it. Otherwise, progenitor writes a type around that of the `$ref`, which no text converts to.
fn annotated(schema: &Value) -> Option<Value> {
    let is_alone = schema.get("nullable").is_none() && schema.get("allOf")?.as_array()?.len() == 1;
    Some(schema["allOf"][0].clone()).filter(|target| is_alone && target.get("$ref").is_some())
}

struct Parameters {
    /// The document, for references.
    original: Value,
    /// The new components.
    schemas: Object,
    changed: usize,
}

impl Parameters {
    fn change(&mut self, parameter: &mut Value, name: &str) {
        let Value::Object(parameter) = parameter else { return };
        let content = parameter.remove("content");
        if let Some(schema) = content.and_then(|content| content.as_object()?.values().next()?.get("schema").cloned()) {
            parameter.insert("schema".to_owned(), schema);
            self.changed += 1;
        }
        self.changed += ["style", "explode"].iter().filter(|key| parameter.remove(**key).is_some()).count();
        if parameter.get("in").is_some_and(|place| place == "cookie") {
            parameter.insert("in".to_owned(), "header".into());
            self.changed += 1;
        }
        if let Some(target) = parameter.get("schema").and_then(annotated) {
            parameter.insert("schema".to_owned(), target);
            self.changed += 1;
        }
        if let Some(schema) = parameter.get("schema").filter(|schema| self.is_object(schema)).cloned() {
            let items = if schema.get("$ref").is_some() { schema } else { self.component(name, schema) };
            parameter.insert("schema".to_owned(), json!({"type": "array", "items": items}));
            parameter.remove("required");
            self.changed += 1;
        }
    }

    /// Whether the values of a schema are objects, or the schema is an `allOf`.
    fn is_object(&self, schema: &Value) -> bool {
        let mut schema = schema;
        // Components refer to each other in short chains, if at all.
        for _ in 0..16 {
            match schema["$ref"].as_str().and_then(|target| self.original.pointer(target.strip_prefix('#')?)) {
                Some(target) => schema = target,
                None => break,
            }
        }
        schema["type"] == "object" || schema.get("allOf").is_some()
    }

    /// A reference to a new component.
    fn component(&mut self, name: &str, schema: Value) -> Value {
        let known = &self.original["components"]["schemas"];
        let mut name = type_name(name);
        while known.get(&name).is_some() || self.schemas.contains_key(&name) {
            name.push_str("Parameter");
        }
        let reference = json!({"$ref": format!("#/components/schemas/{name}")});
        self.schemas.insert(name, schema);
        reference
    }
}

type Object = serde_json::Map<String, Value>;

/// Visits every schema object of the document, but no example and no property that is called `schema`.
fn each_schema(document: &mut Value, change: &mut impl FnMut(&mut Object) -> usize) -> usize {
    let Value::Object(object) = document else {
        return match document {
            Value::Array(items) => items.iter_mut().map(|item| each_schema(item, change)).sum(),
            _ => 0,
        };
    };
    let mut changed = 0;
    for (key, value) in object.iter_mut() {
        changed += match (key.as_str(), value) {
            ("schema", value) => schema(value, change),
            ("schemas", Value::Object(schemas)) => schemas.values_mut().map(|value| schema(value, change)).sum(),
            ("example" | "examples", _) => 0,
            (_, value) => each_schema(value, change),
        };
    }
    changed
}

fn schema(value: &mut Value, change: &mut impl FnMut(&mut Object) -> usize) -> usize {
    let Value::Object(object) = value else { return 0 };
    let mut changed = change(object);
    for (key, value) in object.iter_mut() {
        let schemas = keyword::find(key).map_or(Subschemas::None, |keyword| keyword.schemas);
        changed += match (schemas, value) {
            (Subschemas::Named, Value::Object(schemas)) => {
                schemas.values_mut().map(|value| schema(value, change)).sum()
            }
            (Subschemas::Schemas, Value::Array(schemas)) => schemas.iter_mut().map(|value| schema(value, change)).sum(),
            (Subschemas::Schemas, value) => schema(value, change),
            (Subschemas::Named | Subschemas::Object | Subschemas::None, _) => 0,
        };
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_transformed(apply: fn(&mut Value) -> usize, before: Value, after: Value) {
        let document = |schema| json!({"components": {"schemas": {"S": schema}}});
        let mut changed = document(before);
        assert!(apply(&mut changed) > 0, "it changes nothing");
        assert_eq!(changed, document(after));
        assert_eq!(apply(&mut changed), 0, "it changes its own output");
    }

    #[test]
    fn an_operation_id_is_one_word() {
        let document = |id| json!({"paths": {"/a": {"get": {"operationId": id}}}});
        let mut changed = document("a.b_c.d");
        assert_eq!(flatten_operation_ids(&mut changed), 1);
        assert_eq!(changed, document("a_b_c_d"));
        assert_eq!(flatten_operation_ids(&mut changed), 0);
    }

    #[test]
    fn an_open_enum_is_closed() {
        assert_transformed(
            close_open_enums,
            json!({"description": "d", "anyOf": [{"type": "string", "enum": ["a"]}, {"type": "string"}]}),
            json!({"description": "d", "type": "string", "enum": ["a"]}),
        );
    }

    #[test]
    fn an_optional_list_is_nullable() {
        let list = json!({"type": "array", "items": {"type": "string"}});
        let mut document =
            json!({"schema": {"type": "object", "required": ["a"], "properties": {"a": list, "b": list}}});
        assert_eq!(make_optional_collections_nullable(&mut document), 1);
        assert_eq!(document["schema"]["properties"]["a"], list);
        assert_eq!(document["schema"]["properties"]["b"]["nullable"], true);
    }

    #[test]
    fn unknown_properties_are_a_schema() {
        let properties = json!({"a": {"type": "string"}});
        assert_transformed(
            keep_unknown_properties,
            json!({"type": "object", "properties": properties, "additionalProperties": true}),
            json!({"type": "object", "properties": properties, "additionalProperties": {}}),
        );
    }

    #[test]
    fn constraints_are_dropped_at_any_depth() {
        assert_transformed(
            drop_constraints,
            json!({"type": "array", "minItems": 1, "items": {"allOf": [{"type": "integer", "minimum": 1, "exclusiveMinimum": true}]}}),
            json!({"type": "array", "items": {"allOf": [{"type": "integer"}]}}),
        );
    }

    #[test]
    fn formats_of_strings_are_dropped() {
        assert_transformed(drop_formats, json!({"type": "string", "format": "date"}), json!({"type": "string"}));
        let mut number = json!({"schema": {"type": "integer", "format": "int64"}});
        assert_eq!(drop_formats(&mut number), 0);
    }

    #[test]
    fn any_value_is_not_optional() {
        assert_transformed(free_any_value, json!({"nullable": true, "title": "t"}), json!({"title": "t"}));
        let mut text = json!({"schema": {"type": "string", "nullable": true}});
        assert_eq!(free_any_value(&mut text), 0);
    }

    #[test]
    fn titles_are_dropped() {
        let (described, other) =
            (json!({"type": "string", "description": "d"}), json!({"type": "string", "title": "t"}));
        assert_transformed(drop_titles, json!({"type": "string", "title": "t", "description": "d"}), described);
        assert_transformed(drop_titles, other, json!({"type": "string", "description": "t"}));
    }

    #[test]
    fn defaults_are_dropped() {
        assert_transformed(drop_defaults, json!({"type": "integer", "default": 2}), json!({"type": "integer"}));
    }

    #[test]
    fn parameters_are_plain() {
        let parameter = |parameter: Value| json!({"paths": {"/a": {"parameters": [parameter], "get": {"parameters": [parameter]}}}});
        for (before, after, changes) in [
            (json!({"in": "cookie", "style": "form"}), json!({"in": "header"}), 4),
            (json!({"in": "query", "explode": false}), json!({"in": "query"}), 2),
            (
                json!({"in": "query", "content": {"application/json": {"schema": {}}}}),
                json!({"in": "query", "schema": {}}),
                2,
            ),
            (
                json!({"in": "query", "schema": {"allOf": [{"$ref": "#/components/schemas/State"}], "title": "State"}}),
                json!({"in": "query", "schema": {"$ref": "#/components/schemas/State"}}),
                2,
            ),
        ] {
            let mut document = parameter(before);
            assert_eq!(write_parameters_plainly(&mut document), changes);
            assert_eq!(document, parameter(after));
            assert_eq!(write_parameters_plainly(&mut document), 0);
        }
    }

    #[test]
    fn an_object_in_a_parameter_is_a_component() {
        let schema = json!({"type": "object"});
        let mut document = json!({
            "paths": {"/a": {"get": {"operationId": "list_pets", "parameters": [{"name": "of-kind", "required": true, "schema": schema}]}}},
            "components": {"schemas": {"ListPetsOfKind": schema}},
        });
        assert_eq!(write_parameters_plainly(&mut document), 1);
        let list = json!({"type": "array", "items": {"$ref": "#/components/schemas/ListPetsOfKindParameter"}});
        assert_eq!(document["paths"]["/a"]["get"]["parameters"], json!([{"name": "of-kind", "schema": list}]));
        assert_eq!(document["components"]["schemas"]["ListPetsOfKindParameter"], schema);
    }

    #[test]
    fn a_property_that_is_called_like_a_keyword_stays() {
        let document = json!({"schema": {"type": "object", "properties": {"pattern": {"type": "string"}, "default": {"type": "string"}}}});
        for apply in [drop_constraints, drop_defaults] {
            let mut changed = document.clone();
            assert_eq!(apply(&mut changed), 0);
            assert_eq!(changed, document);
        }
    }

    #[test]
    fn an_example_stays() {
        let document = json!({"content": {"examples": {"a": {"value": {"schema": {"default": 1}}}}}});
        let mut changed = document.clone();
        assert_eq!(drop_defaults(&mut changed), 0);
        assert_eq!(changed, document);
    }
}
