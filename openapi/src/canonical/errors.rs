//! The error schema, where the document does not mark one.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::Object;
use crate::{bundle::Bundle, response::statuses_of};

/// The names that properties of errors usually have, the most telling ones first.
const NAMES: [(&str, &[&str]); 6] = [
    ("code", &["error_type", "error_code", "errorCode", "code", "error", "type"]),
    ("message", &["error_message", "errorMessage", "message", "error_description", "detail", "title", "msg"]),
    ("url", &["error_url", "error_uri", "more_info", "documentation_url", "doc_url"]),
    ("details", &["error_details", "details"]),
    ("request_id", &["request_id", "requestId", "request-id", "trace_id", "traceId"]),
    ("status", &["status_code", "statusCode", "status"]),
];

/// A document without `x-error` gets one: on the component that most errors have, if the usual names tell the code or the message.
pub(super) fn mark_the_error_schema(bundle: &mut Bundle) {
    let document = &bundle.json;
    let Some(Value::Object(schemas)) = document.pointer("/components/schemas") else { return };
    if schemas.values().any(|schema| schema.get("x-error").is_some()) {
        return;
    }
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for name in error_schemas(document) {
        *uses.entry(name).or_default() += 1;
    }
    let mut uses: Vec<_> = uses.into_iter().collect();
    uses.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let marked = uses.into_iter().find_map(|(name, _)| {
        let schema =
            schemas.get(name).filter(|schema| schema.get("type").is_some() || schema.get("allOf").is_some())?;
        Some((name.to_owned(), roles(document, schema)?))
    });
    if let Some((name, roles)) = marked
        && let Some(Value::Object(schema)) =
            bundle.json.pointer_mut("/components/schemas").and_then(|schemas| schemas.get_mut(&name))
    {
        schema.insert("x-error".to_owned(), roles.into());
    }
}

/// The component of each error response, as often as it is there.
fn error_schemas(document: &Value) -> impl Iterator<Item = &str> {
    let paths = document.get("paths").and_then(Value::as_object);
    let operations = paths.into_iter().flat_map(Map::values).filter_map(Value::as_object).flat_map(Map::values);
    let responses = operations.filter_map(|operation| operation.get("responses")?.as_object()).flatten();
    let errors = responses.filter(|(key, _)| statuses_of(key).is_some_and(|statuses| *statuses.start() >= 400));
    let contents = errors.filter_map(|(_, response)| resolved(document, response).get("content")?.as_object());
    contents.flat_map(Map::values).filter_map(|media| component(media.get("schema")?))
}

fn component(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/components/schemas/").filter(|name| !name.contains(['/', '~']))
}

/// The target of a `$ref`. A chain of more is of no use here.
fn resolved<'v>(document: &'v Value, value: &'v Value) -> &'v Value {
    let target = |value: &'v Value| document.pointer(value.get("$ref")?.as_str()?.strip_prefix('#')?);
    target(value).unwrap_or(value)
}

fn roles(document: &Value, schema: &Value) -> Option<Object> {
    let branches = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
    let parts: Vec<_> = branches.map(|branch| resolved(document, branch)).chain([schema]).collect();
    let property = |name: &str| {
        let found = parts.iter().find_map(|part| part.get("properties")?.get(name))?;
        Some(resolved(document, found))
    };
    let role = |(role, names): &(&str, &[&str])| {
        let name = names.iter().find(|name| property(name).is_some_and(|property| fits(role, property)))?;
        Some(((*role).to_owned(), Value::from(*name)))
    };
    let roles: Object = NAMES.iter().filter_map(role).collect();
    ["code", "message"].into_iter().any(|role| roles.contains_key(role)).then_some(roles)
}

/// Whether a property has the type that a role needs. A code is an open set.
fn fits(role: &str, property: &Value) -> bool {
    match role {
        "status" => property["type"] == "integer",
        "details" => property["type"] == "object",
        "code" => property.get("enum").is_none() && (property["type"] == "string" || property.get("anyOf").is_some()),
        _ => property["type"] == "string",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::tests::*, *};

    fn document(schemas: Value, of_errors: &[(&str, &str)]) -> Value {
        let response = |name: &&str| json!({"content": {"application/json": {"schema": {"$ref": format!("#/components/schemas/{name}")}}}});
        let responses: Object = of_errors.iter().map(|(key, name)| ((*key).to_owned(), response(name))).collect();
        json!({"paths": {"/a": {"get": {"responses": responses}}}, "components": {"schemas": schemas}})
    }

    #[track_caller]
    fn assert_marked(properties: Value, roles: Value) {
        let schemas = json!({"E": {"type": "object", "properties": properties}});
        let mut canonical = schemas.clone();
        canonical["E"]["x-error"] = roles;
        assert_document(
            mark_the_error_schema,
            document(schemas, &[("4XX", "E")]),
            document(canonical, &[("4XX", "E")]),
        );
    }

    #[track_caller]
    fn assert_unmarked(document: Value) {
        assert_document(mark_the_error_schema, document.clone(), document);
    }

    #[test]
    fn usual_names_have_their_roles() {
        let (text, number) = (json!({"type": "string"}), json!({"type": "integer"}));
        assert_marked(
            json!({"type": text, "title": text, "status": number, "detail": text, "instance": text}),
            json!({"code": "type", "message": "detail", "status": "status"}),
        );
        assert_marked(
            json!({"error_code": text, "message": text, "request_id": text}),
            json!({"code": "error_code", "message": "message", "request_id": "request_id"}),
        );
        assert_marked(json!({"code": number, "message": text}), json!({"message": "message"}));
        assert_marked(
            json!({"code": {"type": "string", "enum": ["a"]}, "message": text}),
            json!({"message": "message"}),
        );
    }

    #[test]
    fn the_schema_of_most_errors_is_marked() {
        let schema = json!({"type": "object", "properties": {"message": {"type": "string"}}});
        let mut marked = schema.clone();
        marked["x-error"] = json!({"message": "message"});
        let uses = [("400", "A"), ("404", "B"), ("default", "B"), ("200", "C"), ("202", "C"), ("204", "C")];
        assert_document(
            mark_the_error_schema,
            document(json!({"A": schema, "B": schema, "C": schema}), &uses),
            document(json!({"A": schema, "B": marked, "C": schema}), &uses),
        );
    }

    #[test]
    fn a_document_that_marks_one_or_has_no_usual_name_stays() {
        let usual = json!({"type": "object", "properties": {"message": {"type": "string"}}});
        let other = json!({"type": "object", "properties": {"reason": {"type": "string"}}});
        let marked = json!({"type": "object", "x-error": {}});
        assert_unmarked(document(json!({"A": usual, "B": marked}), &[("400", "A")]));
        assert_unmarked(document(json!({"A": other}), &[("400", "A")]));
        assert_unmarked(document(json!({"A": usual}), &[("200", "A")]));
    }
}
