//! Changes the document to what progenitor can read. What is dropped here is restored by `rewrite` or enforced by the runtime.

use openapi_document::{
    Document, format,
    keyword::{self, Constraint, Subschemas},
};
use serde_json::Value;

use crate::{Settings, problem::Problem};

/// A change of the document that progenitor needs.
struct Transform {
    name: &'static str,
    why: &'static str,
    /// Changes the document and returns the number of changes.
    apply: fn(&mut Value) -> usize,
}

const TRANSFORMS: [Transform; 7] = [
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
        name: "drop_titles",
        why: "progenitor names types after titles, which several schemas can have",
        apply: drop_titles,
    },
    Transform {
        name: "drop_defaults",
        why: "progenitor sends a default that the caller never set",
        apply: drop_defaults,
    },
];

/// Applies every transform.
///
/// A document need not contain what a transform changes. With `every_construct` it does, and a transform that changes nothing is an error,
/// since it is no longer needed.
pub(crate) fn prepare(document: &Document, settings: &Settings) -> Result<Value, Problem> {
    let mut json = document.json().clone();
    for Transform { name, why, apply } in TRANSFORMS {
        if apply(&mut json) == 0 && settings.every_construct {
            return Err(Problem::generator(
                "prepare",
                format!("the transform `{name}` no longer changes anything ({why})"),
            ));
        }
    }
    Ok(json)
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
        let is_checked = schema.get("format").and_then(Value::as_str).and_then(format::strings).is_some();
        usize::from(is_checked && schema.remove("format").is_some())
    })
}

fn drop_defaults(document: &mut Value) -> usize {
    each_schema(document, &mut |schema| usize::from(schema.remove("default").is_some()))
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
    use serde_json::json;

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
