//! Parameters.

use std::collections::HashSet;

use serde_json::Value;

use super::{Object, each_object};
use crate::{bundle::Bundle, pointer, structure::Kind};

/// Headers that OpenAPI describes elsewhere, so that parameters of these names are ignored.
const IGNORED_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

/// A header parameter that OpenAPI ignores is left out, and so are references to it.
pub(super) fn leave_out_ignored_headers(bundle: &mut Bundle) {
    let ignored = ignored_components(&bundle.json);
    let is_ignored =
        |parameter: &Value| is_ignored(parameter) || reference(parameter).is_some_and(|name| ignored.contains(name));
    let mut removed = Vec::new();
    each_object(&mut bundle.json, &mut |object, kind, at| {
        let Some(Value::Array(parameters)) = object.get_mut("parameters").filter(|_| kind == Kind::Object) else {
            return;
        };
        while let Some(index) = parameters.iter().position(is_ignored) {
            removed.push((pointer::join(at, "parameters"), index, parameters.len()));
            parameters.remove(index);
        }
    });
    for (list, index, length) in removed {
        bundle.places.remove_item(&list, index, length);
    }
    if let Some(components) = bundle.json.pointer_mut(COMPONENTS).and_then(Value::as_object_mut) {
        components.retain(|name, _| !ignored.contains(&pointer::join(COMPONENTS, name)));
    }
    ignored.iter().for_each(|at| bundle.places.remove(at));
}

const COMPONENTS: &str = "/components/parameters";

/// The pointers of the components that OpenAPI ignores, and of references to them.
fn ignored_components(document: &Value) -> HashSet<String> {
    let components = document.pointer(COMPONENTS).and_then(Value::as_object);
    let is_new = |ignored: &HashSet<String>, at: &str, parameter: &Value| {
        !ignored.contains(at)
            && (is_ignored(parameter) || reference(parameter).is_some_and(|name| ignored.contains(name)))
    };
    let mut ignored = HashSet::new();
    loop {
        let named = components.into_iter().flatten().map(|(name, value)| (pointer::join(COMPONENTS, name), value));
        let new: Vec<_> = named.filter(|(at, value)| is_new(&ignored, at, value)).map(|(at, _)| at).collect();
        if new.is_empty() {
            return ignored;
        }
        ignored.extend(new);
    }
}

/// The pointer in the `$ref` of a parameter.
fn reference(parameter: &Value) -> Option<&str> {
    parameter.get("$ref")?.as_str()?.strip_prefix('#')
}

fn is_ignored(parameter: &Value) -> bool {
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

/// A parameter of the query that is a value or a list of such values is the list: one item is written as the value alone.
pub(super) fn one_or_several(bundle: &mut Bundle) {
    each_object(&mut bundle.json, &mut |object, kind, _| {
        if kind != Kind::Object || object.get("in").is_none_or(|place| place != "query") {
            return;
        }
        let Some(Value::Object(schema)) = object.get_mut("schema") else { return };
        let Some((key, branches)) = super::choices::branches(schema) else { return };
        let lists = branches.iter().filter(|branch| branch["type"] == "array");
        let list = lists.clone().find(|list| branches.iter().all(|branch| branch == *list || *branch == list["items"]));
        let (Some(Value::Object(list)), 2) = (list.cloned(), branches.len()) else { return };
        schema.remove(key);
        schema.extend(list);
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
    fn a_value_or_a_list_of_it_is_a_list() {
        let (text, list) = (json!({"type": "string"}), json!({"type": "array", "items": {"type": "string"}}));
        let document = |place: &str, schema: Value| json!({"paths": {"/a": {"get": {"parameters": [{"name": "a", "in": place, "schema": schema}]}}}});
        for key in ["oneOf", "anyOf"] {
            let choice = json!({key: [text, list], "description": "d"});
            let mut canonical = list.clone();
            canonical["description"] = "d".into();
            assert_document(one_or_several, document("query", choice.clone()), document("query", canonical));
            assert_document(one_or_several, document("path", choice.clone()), document("path", choice));
        }
        let other = json!({"oneOf": [{"type": "integer"}, list]});
        assert_document(one_or_several, document("query", other.clone()), document("query", other));
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
