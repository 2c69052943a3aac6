//! Parameters.

use serde_json::Value;

use super::{Object, each_object};
use crate::{bundle::Bundle, pointer, structure::Kind};

/// Headers that OpenAPI describes elsewhere, so that parameters of these names are ignored.
const IGNORED_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

/// A header parameter that OpenAPI ignores is left out, and so are references to it.
pub(super) fn leave_out_ignored_headers(bundle: &mut Bundle) {
    let mut lists = Vec::new();
    let document = bundle.json.clone();
    each_object(&mut bundle.json, &mut |object, kind, at| {
        let Some(Value::Array(parameters)) = object.get_mut("parameters").filter(|_| kind == Kind::Object) else {
            return;
        };
        let (list, length) = (pointer::join(at, "parameters"), parameters.len());
        for index in (0..length).rev().filter(|index| is_ignored(&document, &parameters[*index])).collect::<Vec<_>>() {
            parameters.remove(index);
            lists.push((list.clone(), index, parameters.len() + 1));
        }
    });
    for (list, index, length) in lists {
        bundle.places.remove_item(&list, index, length);
    }
    let Some(components) = bundle.json.pointer_mut(COMPONENTS).and_then(Value::as_object_mut) else { return };
    let ignored: Vec<_> = components.iter().filter(|(_, value)| is_ignored(&document, value)).collect();
    for name in ignored.into_iter().map(|(name, _)| name.clone()).collect::<Vec<_>>() {
        components.remove(&name);
        bundle.places.remove(&pointer::join(COMPONENTS, &name));
    }
}

const COMPONENTS: &str = "/components/parameters";

fn is_ignored(document: &Value, parameter: &Value) -> bool {
    let mut parameter = parameter;
    // Components refer to each other in short chains, if at all.
    for _ in 0..16 {
        let target = parameter.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
        match target.and_then(|target| document.pointer(target)) {
            Some(target) => parameter = target,
            None => break,
        }
    }
    let name = parameter["name"].as_str().unwrap_or_default().to_ascii_lowercase();
    parameter["in"] == "header" && IGNORED_HEADERS.contains(&name.as_str())
}

/// A parameter of the path is always required.
pub(super) fn require_those_of_the_path(bundle: &mut Bundle) {
    each_parameter(bundle, |parameter| {
        if parameter.get("in").is_some_and(|place| place == "path") {
            parameter.insert("required".to_owned(), true.into());
        }
    });
}

/// A parameter cannot be `null`: it is absent. In the query, the same is true for each property of an object.
pub(super) fn drop_nullable(bundle: &mut Bundle) {
    each_parameter(bundle, |parameter| {
        let Some(Value::Object(schema)) = parameter.get_mut("schema") else { return };
        drop_null(schema);
        for property in schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
            property.1.as_object_mut().map(drop_null);
        }
    });
}

fn drop_null(schema: &mut Object) {
    if schema.get("nullable").is_some_and(Value::is_boolean) {
        schema.remove("nullable");
        if let Some(Value::Array(values)) = schema.get_mut("enum") {
            values.retain(|value| !value.is_null());
        }
    }
}

/// `allowReserved` and `allowEmptyValue` allow something that a client need not make use of: it encodes every value, and an empty string
/// is a value like any other.
pub(super) fn drop_permissions(bundle: &mut Bundle) {
    each_parameter(bundle, |parameter| {
        parameter.remove("allowReserved");
        parameter.remove("allowEmptyValue");
    });
}

/// Visits every parameter that is written out, with a place.
fn each_parameter(bundle: &mut Bundle, mut visit: impl FnMut(&mut Object)) {
    each_object(&mut bundle.json, &mut |object, kind, at| {
        let around = pointer::parent(at).map_or("", |(around, _)| around);
        let is_parameter = kind == Kind::Object && pointer::last(around) == "parameters";
        if is_parameter && object.get("in").is_some_and(Value::is_string) {
            visit(object);
        }
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::tests::*, *};
    use crate::Document;

    fn parameter(parameter: Value) -> Value {
        json!({"paths": {"/a": {"get": {"parameters": [parameter]}}}})
    }

    #[test]
    fn headers_that_are_described_elsewhere_are_left_out() {
        let header = |name: &str| json!({"in": "header", "name": name});
        assert_document(
            leave_out_ignored_headers,
            json!({
                "paths": {"/a": {"parameters": [header("content-type"), header("X-Trace"), {"$ref": "#/components/parameters/A"}]}},
                "components": {"parameters": {"A": header("Accept"), "B": header("B")}},
            }),
            json!({
                "paths": {"/a": {"parameters": [header("X-Trace")]}},
                "components": {"parameters": {"B": header("B")}},
            }),
        );
        let text =
            "paths:\n  /a:\n    parameters:\n      - {in: header, name: Accept}\n      - {in: header, name: X-Trace}\n";
        let document = Document::parse("api.yaml", text).unwrap();
        assert_eq!(document.line("/paths/~1a/parameters/0/name"), Some(5));
    }

    #[test]
    fn a_parameter_of_the_path_is_required() {
        assert_document(
            require_those_of_the_path,
            parameter(json!({"in": "path", "name": "a"})),
            parameter(json!({"in": "path", "name": "a", "required": true})),
        );
        let query = parameter(json!({"in": "query", "name": "a"}));
        assert_document(require_those_of_the_path, query.clone(), query);
    }

    #[test]
    fn null_is_absent() {
        let schema = |schema: Value| parameter(json!({"in": "query", "name": "a", "schema": schema}));
        assert_document(
            drop_nullable,
            schema(json!({"type": "string", "nullable": true, "enum": ["a", null]})),
            schema(json!({"type": "string", "enum": ["a"]})),
        );
        let property = |property: Value| schema(json!({"type": "object", "properties": {"b": property}}));
        assert_document(
            drop_nullable,
            property(json!({"type": "string", "nullable": true})),
            property(json!({"type": "string"})),
        );
    }

    #[test]
    fn permissions_change_nothing_that_is_sent() {
        assert_document(
            drop_permissions,
            parameter(json!({"in": "query", "name": "a", "allowReserved": true, "allowEmptyValue": false})),
            parameter(json!({"in": "query", "name": "a"})),
        );
    }
}
