//! Makes the document fit for the generator. What is taken away here is put back by `finish`, or enforced by the runtime.

use serde_json::Value;

/// A change of the document that the generator needs; returns how many places it changed.
struct Transform {
    name: &'static str,
    why: &'static str,
    apply: fn(&mut Value) -> usize,
}

const TRANSFORMS: [Transform; 6] = [
    Transform {
        name: "close_open_enums",
        why: "the generator turns `anyOf: [enum, string]` into a struct; `finish` opens the enum again",
        apply: close_open_enums,
    },
    Transform {
        name: "free_optional_collections",
        why: "the generator takes an optional list or map that is empty for one that is not there",
        apply: free_optional_collections,
    },
    Transform {
        name: "keep_unknown_properties",
        why: "the generator drops what `additionalProperties: true` promises to keep, unless it is written as a schema",
        apply: keep_unknown_properties,
    },
    Transform {
        name: "drop_constraints",
        why: "the generator enforces some and drops others, on answers too; the runtime enforces all, on requests only",
        apply: drop_constraints,
    },
    Transform {
        name: "drop_formats",
        why: "the generator would write texts anew in types of their own; as texts they stay as they are, and the runtime enforces the format",
        apply: drop_formats,
    },
    Transform {
        name: "drop_defaults",
        why: "the generator would send a default that the caller never set",
        apply: drop_defaults,
    },
];

/// The keywords that the runtime enforces on requests.
pub(crate) const CONSTRAINTS: [&str; 12] = [
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "pattern",
];

/// Applies every transform.
///
/// A document may lack what one of them is for. In a package with the feature `every-construct`, whose document has everything, each has
/// to change something: one that does not is no longer needed.
pub(crate) fn fit(mut document: Value) -> Result<Value, String> {
    for Transform { name, why, apply } in TRANSFORMS {
        if apply(&mut document) == 0 && has_every_construct() {
            return Err(format!(
                "the transform `{name}` no longer changes anything ({why}): remove it from client/build/fit.rs"
            ));
        }
    }
    Ok(document)
}

/// Whether the package that is built claims that its document has everything that the build has a step for.
pub(crate) fn has_every_construct() -> bool {
    std::env::var_os("CARGO_FEATURE_EVERY_CONSTRUCT").is_some()
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

/// What may be null is an `Option`, of which `None` is not sent.
fn free_optional_collections(document: &mut Value) -> usize {
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
    each_schema(document, &mut |schema| CONSTRAINTS.iter().filter(|keyword| schema.remove(**keyword).is_some()).count())
}

fn drop_formats(document: &mut Value) -> usize {
    each_schema(document, &mut |schema| {
        let is_text =
            ["date", "date-time", "uuid"].iter().any(|format| schema.get("format") == Some(&Value::from(*format)));
        usize::from(is_text && schema.remove("format").is_some())
    })
}

fn drop_defaults(document: &mut Value) -> usize {
    each_schema(document, &mut |schema| usize::from(schema.remove("default").is_some()))
}

type Object = serde_json::Map<String, Value>;

/// Visits every schema object of the document, and nothing that merely looks like one (an example, a property of that name).
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
        changed += match (key.as_str(), value) {
            ("properties", Value::Object(properties)) => {
                properties.values_mut().map(|value| schema(value, change)).sum()
            }
            ("allOf" | "oneOf" | "anyOf", Value::Array(branches)) => {
                branches.iter_mut().map(|value| schema(value, change)).sum()
            }
            ("items" | "additionalProperties" | "not", value) => schema(value, change),
            _ => 0,
        };
    }
    changed
}
