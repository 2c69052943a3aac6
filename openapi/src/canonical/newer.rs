//! Forms of OpenAPI 3.1 that 3.0 says in other words.

use serde_json::{Value, json};

use super::{
    Object, each_object,
    untyped::{is_composed, of_keyword},
};
use crate::{
    bundle::Bundle,
    keyword::{self, Role},
    structure::Kind,
};

/// A list of types with `null`, `const`, and exclusive bounds that are numbers.
pub(super) fn rewrite(bundle: &mut Bundle) {
    each_object(&mut bundle.json, &mut |schema, kind, _| {
        if kind == Kind::Schema {
            types(schema);
            constant(schema);
            bound(schema, "minimum", "exclusiveMinimum");
            bound(schema, "maximum", "exclusiveMaximum");
        }
    });
}

/// `null` among the types is `nullable`. A value of one of several types is a choice, each branch with the keywords of its type.
fn types(schema: &mut Object) {
    let Some(Value::Array(types)) = schema.get("type") else { return };
    let (null, mut others): (Vec<_>, Vec<_>) = types.iter().cloned().partition(|name| name == "null");
    if others.len() == 2 && others.contains(&json!("integer")) {
        others.retain(|name| name != "integer" || !types.contains(&json!("number")));
    }
    match others.as_slice() {
        [] => return,
        [one] => drop(schema.insert("type".to_owned(), one.clone())),
        // Its values say the type.
        _ if is_composed(schema) || schema.contains_key("enum") => drop(schema.remove("type")),
        several => {
            let several: Vec<_> = several.iter().filter_map(Value::as_str).map(str::to_owned).collect();
            let branches = several.iter().map(|kind| branch(schema, kind)).collect();
            schema.retain(|key, _| is_annotation(key) || key == "nullable");
            schema.insert("anyOf".to_owned(), branches);
        }
    }
    if !null.is_empty() {
        schema.insert("nullable".to_owned(), true.into());
    }
}

/// The keywords of a schema that concern a type.
fn branch(schema: &Object, kind: &str) -> Value {
    let concerns = |key: &str, value: &Value| match of_keyword(key, value, schema) {
        Some("number") => ["integer", "number"].contains(&kind),
        other => other == Some(kind),
    };
    let mut branch: Object = schema
        .iter()
        .filter(|(key, value)| concerns(key, value))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    branch.insert("type".to_owned(), kind.into());
    branch.into()
}

fn is_annotation(key: &str) -> bool {
    key.starts_with("x-") || keyword::find(key).is_some_and(|keyword| keyword.role == Role::Annotation)
}

fn constant(schema: &mut Object) {
    if !schema.contains_key("enum")
        && let Some(value) = schema.remove("const")
    {
        schema.insert("enum".to_owned(), json!([value]));
    }
}

/// The tighter one of two bounds stays.
fn bound(schema: &mut Object, bound: &str, exclusive: &str) {
    let Some(excluded) = schema.get(exclusive).filter(|excluded| excluded.is_number()).cloned() else { return };
    let is_looser = schema
        .get(bound)
        .and_then(Value::as_f64)
        .zip(excluded.as_f64())
        .is_some_and(|(own, excluded)| if bound == "minimum" { own > excluded } else { own < excluded });
    if is_looser {
        schema.remove(exclusive);
    } else {
        schema.insert(bound.to_owned(), excluded);
        schema.insert(exclusive.to_owned(), true.into());
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    #[test]
    fn null_among_the_types_is_nullable() {
        for (written, canonical) in [
            (json!({"type": ["string", "null"]}), json!({"type": "string", "nullable": true})),
            (json!({"type": ["integer"]}), json!({"type": "integer"})),
            (json!({"type": ["integer", "number"]}), json!({"type": "number"})),
            (
                json!({"type": ["string", "integer", "null"], "minLength": 2, "minimum": 3, "title": "t"}),
                json!({"title": "t", "nullable": true, "anyOf": [{"type": "string", "minLength": 2}, {"type": "integer", "minimum": 3}]}),
            ),
            (json!({"type": ["string", "integer"], "enum": ["a", 1]}), json!({"enum": ["a", 1]})),
            (json!({"type": ["null"]}), json!({"type": ["null"]})),
        ] {
            assert_schema(rewrite, written, canonical);
        }
    }

    #[test]
    fn a_constant_is_an_enum_of_one() {
        assert_schema(rewrite, json!({"const": 1}), json!({"enum": [1]}));
    }

    #[test]
    fn an_exclusive_bound_is_a_flag() {
        for (written, canonical) in [
            (json!({"exclusiveMinimum": 5}), json!({"minimum": 5, "exclusiveMinimum": true})),
            (json!({"minimum": 7, "exclusiveMinimum": 5}), json!({"minimum": 7})),
            (json!({"maximum": 7, "exclusiveMaximum": 5}), json!({"maximum": 5, "exclusiveMaximum": true})),
            (json!({"maximum": 5, "exclusiveMaximum": false}), json!({"maximum": 5, "exclusiveMaximum": false})),
        ] {
            assert_schema(rewrite, written, canonical);
        }
    }
}
