//! Enums: of distinct strings, each with its own name in Rust. Others are constraints.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::{Object, each_object, is_branch};
use crate::{bundle::Bundle, keyword::VALUES, names::type_name, structure::Kind};

/// The longest pattern that an enum becomes: a longer one takes too long to compile, so that any string is valid instead.
const MAX_PATTERN: usize = 4096;

/// `null` in the list is `nullable`, and a value is listed once. An enum of numbers or booleans becomes the constraint [`VALUES`]; strings
/// of which two have the same name in Rust become a `pattern`; values of several types become any value.
pub(super) fn rewrite(bundle: &mut Bundle) {
    each_object(&mut bundle.json, &mut |schema, kind, at| {
        if kind == Kind::Schema {
            rewrite_one(schema, at);
        }
    });
}

fn rewrite_one(schema: &mut Object, at: &str) {
    let Some(Value::Array(listed)) = schema.get("enum") else { return };
    if is_choice(at) && listed.iter().all(Value::is_null) {
        return;
    }
    let mut values: Vec<Value> = Vec::new();
    for value in listed {
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
    let null = values.iter().position(Value::is_null);
    if let Some(null) = null {
        values.remove(null);
        schema.insert("nullable".to_owned(), true.into());
    }
    if values.is_empty() {
        if null.is_some() {
            schema.remove("enum");
        }
        return;
    }
    let kind = match schema.get("type") {
        Some(kind) => kind.as_str().map(str::to_owned),
        None => common(&values).map(str::to_owned),
    };
    let Some(kind) = kind else {
        if !schema.contains_key("type") {
            schema.remove("enum");
        }
        return;
    };
    schema.insert("type".to_owned(), kind.clone().into());
    match kind.as_str() {
        "string" => {
            let texts: Vec<Value> = distinct(values.iter().map(text));
            if !is_branch(at) && have_equal_names(&texts) {
                schema.remove("enum");
                let pattern = any_of(&texts);
                if pattern.len() <= MAX_PATTERN {
                    schema.insert("pattern".to_owned(), pattern.into());
                }
            } else {
                schema.insert("enum".to_owned(), texts.into());
            }
        }
        "integer" | "number" | "boolean" => {
            let values = distinct(values.iter().filter_map(|value| scalar(&kind, value)));
            // An empty list is left for the checks to report.
            if !values.is_empty() {
                schema.remove("enum");
            }
            let is_every_value = kind == "boolean" && values.len() == 2;
            if !values.is_empty() && !is_every_value {
                schema.insert(VALUES.to_owned(), values.into());
            }
        }
        _ => {}
    }
}

/// Whether the schema at a pointer is one of several that a value may have. If it is only `null`, the rule for choices removes it.
fn is_choice(at: &str) -> bool {
    is_branch(at) && at.rsplit('/').nth(1) != Some("allOf")
}

/// The type of all of the values.
fn common(values: &[Value]) -> Option<&'static str> {
    let all = |is: fn(&Value) -> bool| values.iter().all(is);
    [
        ("string", Value::is_string as fn(&Value) -> bool),
        ("integer", |value| value.is_i64() || value.is_u64()),
        ("number", Value::is_number),
        ("boolean", Value::is_boolean),
        ("array", Value::is_array),
        ("object", Value::is_object),
    ]
    .into_iter()
    .find_map(|(name, is)| all(is).then_some(name))
}

/// A scalar as a string, as people mean it who write `type: string` and do not quote the values.
fn text(value: &Value) -> Value {
    match value {
        Value::Number(_) | Value::Bool(_) => value.to_string().into(),
        other => other.clone(),
    }
}

/// A value of the type, also where it is quoted. `None` for another value: it is never valid.
fn scalar(kind: &str, value: &Value) -> Option<Value> {
    let value = match value {
        Value::String(text) => serde_json::from_str(text).ok()?,
        value => value.clone(),
    };
    match (kind, &value) {
        ("integer", Value::Number(number)) if number.is_f64() => {
            let whole = number.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < 9e15)?;
            #[expect(clippy::cast_possible_truncation, reason = "whole and within the exact range")]
            Some(json!(whole as i64))
        }
        ("integer" | "number", Value::Number(_)) | ("boolean", Value::Bool(_)) => Some(value),
        _ => None,
    }
}

fn distinct(values: impl Iterator<Item = Value>) -> Vec<Value> {
    let mut distinct = Vec::new();
    values.for_each(|value| {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    });
    distinct
}

fn have_equal_names(texts: &[Value]) -> bool {
    let mut names = HashSet::new();
    !texts.iter().filter_map(Value::as_str).all(|text| names.insert(type_name(text)))
}

/// The pattern of these texts alone.
fn any_of(texts: &[Value]) -> String {
    let escaped = |text: &str| {
        let mut escaped = String::new();
        for char in text.chars() {
            if "\\^$.|?*+()[]{}/".contains(char) {
                escaped.push('\\');
            }
            escaped.push(char);
        }
        escaped
    };
    let texts: Vec<_> = texts.iter().filter_map(Value::as_str).map(escaped).collect();
    format!("^({})$", texts.join("|"))
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    #[test]
    fn null_is_nullable() {
        for written in [json!(["x", null, "y"]), json!(["x", "y", "x"])] {
            assert_schema(
                rewrite,
                json!({"type": "string", "nullable": true, "enum": written}),
                json!({"type": "string", "nullable": true, "enum": ["x", "y"]}),
            );
        }
        assert_schema(rewrite, json!({"type": "string", "enum": [null]}), json!({"type": "string", "nullable": true}));
    }

    #[test]
    fn a_choice_of_null_alone_is_left_to_the_choices() {
        let none = json!({"type": "object", "nullable": true, "enum": [null]});
        let written = json!({"anyOf": [{"type": "object"}, none.clone()]});
        assert_schema(rewrite, written.clone(), written);
        let canonical = json!({"allOf": [{"type": "object", "nullable": true}]});
        assert_schema(rewrite, json!({"allOf": [none]}), canonical);
    }

    #[test]
    fn a_list_of_numbers_is_a_constraint() {
        for (written, canonical) in [
            (json!({"enum": [2, 1, 2]}), json!({"type": "integer", "values": [2, 1]})),
            (json!({"enum": [1, 0.5]}), json!({"type": "number", "values": [1, 0.5]})),
            (json!({"type": "integer", "enum": ["1", 2.0, "x"]}), json!({"type": "integer", "values": [1, 2]})),
            (json!({"type": "boolean", "enum": [true]}), json!({"type": "boolean", "values": [true]})),
            (json!({"type": "boolean", "enum": [true, false]}), json!({"type": "boolean"})),
            (json!({"type": "integer", "enum": ["x"]}), json!({"type": "integer", "enum": ["x"]})),
        ] {
            assert_schema(rewrite, written, canonical);
        }
    }

    #[test]
    fn strings_are_texts() {
        assert_schema(
            rewrite,
            json!({"type": "string", "enum": [1, true, "x", "1"]}),
            json!({"type": "string", "enum": ["1", "true", "x"]}),
        );
        assert_schema(rewrite, json!({"enum": ["x"]}), json!({"type": "string", "enum": ["x"]}));
    }

    #[test]
    fn strings_with_the_same_name_are_a_pattern() {
        assert_schema(
            rewrite,
            json!({"type": "string", "enum": ["ASC", "asc", "a.b|c"]}),
            json!({"type": "string", "pattern": "^(ASC|asc|a\\.b\\|c)$"}),
        );
    }

    #[test]
    fn many_strings_with_the_same_name_are_any_string() {
        let zones: Vec<_> = (0..600).flat_map(|zone| [format!("Zone/{zone}"), format!("zone_{zone}")]).collect();
        assert_schema(rewrite, json!({"type": "string", "enum": zones}), json!({"type": "string"}));
    }

    #[test]
    fn values_of_several_types_are_any_value() {
        assert_schema(rewrite, json!({"enum": ["x", 1], "title": "t"}), json!({"title": "t"}));
        assert_schema(rewrite, json!({"enum": []}), json!({"enum": []}));
    }
}
