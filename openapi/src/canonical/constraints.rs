//! Keywords that rule out no value.

use super::{Object, each_object, untyped};
use crate::{
    bundle::Bundle,
    keyword::{self, Constraint, Role, VALUES},
    structure::Kind,
};

/// A keyword is left out where it concerns values of another type, such as `maxLength` or `items` of an object, and where the schema lists its
/// valid values: those count, also if one of them breaks the constraint. A `format` is left, since it selects the type in Rust.
pub(super) fn leave_out_idle(bundle: &mut Bundle) {
    each_object(&mut bundle.json, &mut |schema, kind, _| {
        if kind == Kind::Schema {
            let idle: Vec<_> = schema.keys().filter(|key| is_idle(key, schema)).cloned().collect();
            schema.retain(|key, _| !idle.contains(key));
        }
    });
}

fn is_idle(key: &str, schema: &Object) -> bool {
    match keyword::find(key).map(|keyword| keyword.role) {
        Some(Role::Constraint(Constraint::Format | Constraint::Values) | Role::Annotation) | None => return false,
        Some(Role::Constraint(_) | Role::Structure(_)) => {}
    }
    let Some(concerns) = untyped::of_keyword(key, &schema[key], schema) else { return false };
    let kind = schema.get("type").and_then(|kind| kind.as_str());
    let is_listed = schema.contains_key("enum") || schema.contains_key(VALUES);
    kind.is_some_and(|kind| is_listed || kind != concerns && !(kind == "integer" && concerns == "number"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::tests::*, *};

    #[test]
    fn what_concerns_another_type_is_left_out() {
        for (written, canonical) in [
            (
                json!({"type": "object", "maxLength": 2, "maxProperties": 3}),
                json!({"type": "object", "maxProperties": 3}),
            ),
            (json!({"type": "integer", "maxLength": 2, "maximum": 3}), json!({"type": "integer", "maximum": 3})),
            (json!({"type": "array", "pattern": "^a$", "minItems": 3}), json!({"type": "array", "minItems": 3})),
            (json!({"type": "object", "items": {"$ref": "#/components/schemas/S"}}), json!({"type": "object"})),
            (json!({"type": "string", "minimum": 2, "format": "date"}), json!({"type": "string", "format": "date"})),
        ] {
            assert_schema(leave_out_idle, written, canonical);
        }
    }

    #[test]
    fn what_a_list_of_values_implies_is_left_out() {
        assert_schema(
            leave_out_idle,
            json!({"type": "string", "enum": ["01", "02"], "minLength": 2, "maxLength": 2, "pattern": "^0"}),
            json!({"type": "string", "enum": ["01", "02"]}),
        );
        assert_schema(
            leave_out_idle,
            json!({"type": "integer", VALUES: [1, 2], "maximum": 2, "format": "int32"}),
            json!({"type": "integer", VALUES: [1, 2], "format": "int32"}),
        );
    }
}
