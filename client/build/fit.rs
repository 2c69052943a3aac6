//! Makes the document fit for the generator. What is taken away here is put back by `finish`, or enforced by the runtime.

use serde_json::Value;

/// A change of the document that the generator needs; returns how many places it changed.
struct Transform {
    name: &'static str,
    why: &'static str,
    apply: fn(&mut Value) -> usize,
}

const TRANSFORMS: [Transform; 3] = [
    Transform {
        name: "close_open_enums",
        why: "the generator turns `anyOf: [enum, string]` into a struct; `finish` opens the enum again",
        apply: close_open_enums,
    },
    Transform {
        name: "drop_constraints",
        why: "the generator enforces some and drops others, on answers too; the runtime enforces all, on requests only",
        apply: drop_constraints,
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

/// Applies every transform, each of which has to change something: one that does not is no longer needed.
pub(crate) fn fit(mut document: Value) -> Result<Value, String> {
    for Transform { name, why, apply } in TRANSFORMS {
        if apply(&mut document) == 0 {
            return Err(format!(
                "the transform `{name}` no longer changes anything ({why}): remove it from client/build/fit.rs"
            ));
        }
    }
    Ok(document)
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

fn drop_constraints(document: &mut Value) -> usize {
    each_schema(document, &mut |schema| CONSTRAINTS.iter().filter(|keyword| schema.remove(**keyword).is_some()).count())
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
