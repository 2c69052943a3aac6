//! Schemas keep to what every stage understands.

use serde_json::{Value, json};

use super::Report;
use crate::{
    Node,
    walk::{self, Kind},
};

const KEYWORDS: [&str; 35] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "default",
    "deprecated",
    "description",
    "discriminator",
    "enum",
    "example",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "externalDocs",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "nullable",
    "oneOf",
    "pattern",
    "properties",
    "readOnly",
    "required",
    "title",
    "type",
    "uniqueItems",
    "writeOnly",
];

pub(super) fn check(report: &mut Report<'_>) {
    for place in walk::document(report.document).into_iter().filter(|place| place.kind == Kind::Schema) {
        for (key, node) in place.node.raw_entries() {
            if !KEYWORDS.contains(&key) && !key.starts_with("x-") {
                let message = format!("`{key}` is not a keyword that is understood here");
                report.add(
                    "schema-keyword",
                    node.pointer(),
                    None,
                    message,
                    "say it with the keywords of OpenAPI 3.0, or correct the name",
                );
            }
        }
        if let Some(any_of) = place.node.raw_get("anyOf").filter(|any_of| !is_open_enum(any_of)) {
            report.add(
                "open-enum",
                any_of.pointer(),
                None,
                "`anyOf` is used for something else than an open enum",
                "write it as `anyOf: [{type: string, enum: […]}, {type: string}]`, or use `oneOf`",
            );
        }
    }
}

/// `[{type: string, enum: […]}, {type: string}]`: known values, and any other.
fn is_open_enum(any_of: &Node<'_>) -> bool {
    let [Value::Object(known), other] = any_of.value().as_array().map_or(&[][..], Vec::as_slice) else {
        return false;
    };
    let values = known.get("enum").and_then(Value::as_array);
    known.len() == 2
        && known.get("type") == Some(&json!("string"))
        && values.is_some_and(|values| !values.is_empty() && values.iter().all(Value::is_string))
        && other == &json!({"type": "string"})
}
