//! Parameters.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::{Object, each_object, merge, untyped};
use crate::{
    bundle::Bundle,
    method::is_method,
    parameter::OWN_HEADERS,
    path::{self, Part},
    pointer,
    structure::Kind,
};

/// Headers that OpenAPI describes elsewhere, so that parameters of these names are ignored.
const IGNORED_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

/// A header parameter that OpenAPI ignores is left out, and so are references to it. So is an optional one that the client sets itself.
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
    let is_own = OWN_HEADERS.contains(&name.as_str()) && parameter["required"] != true;
    parameter["in"] == "header" && (is_own || IGNORED_HEADERS.contains(&name.as_str()))
}

/// A parameter that the path names and nothing describes is a string.
pub(super) fn describe_those_of_the_path(bundle: &mut Bundle) {
    let mut missing = Vec::new();
    let names_of = |parameters: Option<&Value>| -> Option<Vec<String>> {
        let all = parameters.and_then(Value::as_array).map_or(&[][..], Vec::as_slice).iter();
        // Of a parameter that does not exist, nobody knows the name.
        // Also of one elsewhere: two parameters of one name cannot be told apart in Rust.
        let name = |parameter: &Value| match reference(parameter) {
            Some(target) => bundle.json.pointer(target)?["name"].as_str().map(str::to_owned),
            None => Some(parameter["name"].as_str().unwrap_or_default().to_owned()),
        };
        all.map(name).collect()
    };
    for (path, item) in bundle.json.get("paths").and_then(Value::as_object).into_iter().flatten() {
        let in_path = path.split('/').filter_map(path::parts).flatten();
        let in_path: Vec<_> =
            in_path.filter_map(|part| if let Part::Parameter(name) = part { Some(name) } else { None }).collect();
        let Some(shared) = names_of(item.get("parameters")) else { continue };
        for (method, operation) in item.as_object().into_iter().flatten().filter(|(key, _)| is_method(key)) {
            let Some(own) = names_of(operation.get("parameters")).filter(|_| operation.is_object()) else { continue };
            let at = pointer::join(&pointer::join("/paths", path), method);
            let is_missing = |name: &&str| !name.is_empty() && !shared.iter().chain(&own).any(|known| known == name);
            missing.extend(in_path.iter().copied().filter(is_missing).map(|name| (at.clone(), name.to_owned())));
        }
    }
    for (at, name) in missing {
        let Some(Value::Object(operation)) = bundle.json.pointer_mut(&at) else { continue };
        let all = operation.entry("parameters").or_insert_with(|| json!([]));
        if let Some(all) = all.as_array_mut() {
            all.push(json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}}));
            bundle.tell(&at, format!("the parameter `{name}` of the path is not described, and is taken for a string"));
        }
    }
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

/// Makes a schema one without `null`. What only stood around a reference goes too.
pub(super) fn drop_null(schema: &mut Object) {
    if schema.get("nullable").is_some_and(Value::is_boolean) {
        schema.remove("nullable");
        let only = schema.get("allOf").and_then(Value::as_array).filter(|parts| schema.len() == 1 && parts.len() == 1);
        if let Some(reference) = only.and_then(|parts| parts[0].as_object()).filter(|part| part.contains_key("$ref")) {
            *schema = reference.clone();
            return;
        }
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

/// Values of several scalar types, or of any, are texts in a parameter, and so are the items of a list of them. A value or a list of such is the list.
pub(super) fn write_several_types_as_text(bundle: &mut Bundle) {
    let mut texts = Vec::new();
    each_object(&mut bundle.json.clone(), &mut |object, kind, at| {
        let around = pointer::parent(at).map_or("", |(around, _)| around);
        if kind != Kind::Object || pointer::last(around) != "parameters" || !object.contains_key("schema") {
            return;
        }
        let Some(place) = object.get("in").and_then(Value::as_str) else { return };
        let at = pointer::join(at, "schema");
        if let Some(text) = text(&bundle.json, &at, matches!(place, "query" | "path" | "header")) {
            texts.push((at, text));
        }
    });
    for (at, text) in texts {
        let Some(schema) = bundle.json.pointer_mut(&at) else { continue };
        let mut text = text;
        if let Some(written) = schema.as_object().filter(|written| !written.contains_key("$ref")) {
            text.extend(
                written
                    .iter()
                    .filter(|(key, _)| merge::is_annotation(key))
                    .map(|(key, value)| (key.clone(), value.clone())),
            );
            text.remove("default");
        }
        let is_described = !untyped::is_any(schema);
        *schema = text.into();
        if !is_described {
            continue;
        }
        bundle.tell(&at, "a parameter of several types is a text, and its values are not checked".to_owned());
    }
}

/// The schema of the texts, if a schema has several types.
fn text(document: &Value, at: &str, may_be_list: bool) -> Option<Object> {
    let mut types = Types { document, open: Vec::new(), lists: 0, scalars: 0 };
    types.count(at, may_be_list)?;
    let text = json!({"type": "string"});
    let text = if types.lists > 0 { json!({"type": "array", "items": text}) } else { text };
    (types.lists + types.scalars > 1).then(|| text.as_object().cloned()).flatten()
}

/// The types of the branches of a schema.
struct Types<'v> {
    document: &'v Value,
    /// The schemas around the one that is looked at.
    open: Vec<String>,
    /// How many are lists of scalars.
    lists: usize,
    scalars: usize,
}

impl Types<'_> {
    /// Counts the types. `None` if one is neither a scalar nor a list of them, or if a schema is a branch of itself.
    fn count(&mut self, at: &str, may_be_list: bool) -> Option<()> {
        let (object, at) = merge::resolve(self.document, at)?;
        if self.open.contains(&at) {
            return None;
        }
        self.open.push(at.clone());
        self.count_within(object, &at, may_be_list)?;
        self.open.pop();
        Some(())
    }

    fn count_within(&mut self, object: &Object, at: &str, may_be_list: bool) -> Option<()> {
        if let Some((key, branches)) = super::choices::branches(object) {
            let list = pointer::join(at, key);
            let mut branches = (0..branches.len()).map(|index| pointer::join(&list, &index.to_string()));
            return branches.try_for_each(|branch| self.count(&branch, may_be_list));
        }
        if let Some(Value::Array(parts)) = object.get("allOf").filter(|_| !object.contains_key("type")) {
            let only = pointer::join(&pointer::join(at, "allOf"), "0");
            return if parts.len() == 1 { self.count(&only, may_be_list) } else { None };
        }
        if untyped::is_any(&Value::Object(object.clone())) {
            self.scalars += 2;
            return Some(());
        }
        match object.get("type").and_then(Value::as_str)? {
            "string" | "integer" | "number" | "boolean" => self.scalars += 1,
            "array" if may_be_list && object.contains_key("items") => {
                let scalars = self.scalars;
                self.count(&pointer::join(at, "items"), false)?;
                // A list whose items are of one type is a list already.
                self.lists += self.scalars - scalars;
                self.scalars = scalars;
            }
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
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
    fn an_optional_header_that_the_client_sets_is_left_out() {
        let cookie = |required: bool| json!({"in": "header", "name": "Cookie", "required": required});
        let document = |all: Value| json!({"paths": {"/a": {"get": {"parameters": all}}}});
        assert_document(leave_out_ignored_headers, document(json!([cookie(false)])), document(json!([])));
        assert_document(leave_out_ignored_headers, document(json!([cookie(true)])), document(json!([cookie(true)])));
    }

    #[test]
    fn a_parameter_that_only_the_path_names_is_a_string() {
        let known = json!({"in": "path", "name": "a"});
        let document = |own: Value| {
            json!({
                "paths": {"/x/{a}-{b}/{c}": {"parameters": [known], "get": own}},
                "components": {"parameters": {"B": {"in": "path", "name": "b"}}},
            })
        };
        let b = json!({"$ref": "#/components/parameters/B"});
        let c = json!({"name": "c", "in": "path", "required": true, "schema": {"type": "string"}});
        let canonical = document(json!({"parameters": [b, c]}));
        assert_document(describe_those_of_the_path, document(json!({"parameters": [b]})), canonical);
    }

    #[test]
    fn values_of_several_types_are_texts() {
        let (text, integer) = (json!({"type": "string"}), json!({"type": "integer"}));
        let list = |items: &Value| json!({"type": "array", "items": items});
        let document = |place: &str, schema: &Value| json!({"paths": {"/a": {"get": {"parameters": [{"name": "a", "in": place, "schema": schema}]}}}});
        let both = json!({"oneOf": [text, integer], "description": "d", "default": 1});
        let described = json!({"type": "string", "description": "d"});
        for (place, written, canonical) in [
            ("query", &both, &described),
            ("cookie", &both, &described),
            ("path", &list(&both), &list(&text)),
            ("query", &json!({"oneOf": [text, list(&both)]}), &list(&text)),
            ("query", &json!({"oneOf": [integer, list(&text)]}), &list(&text)),
            ("path", &json!({"nullable": true, "description": "d"}), &described),
            ("query", &list(&json!({"nullable": true})), &list(&text)),
        ] {
            assert_document(write_several_types_as_text, document(place, written), document(place, canonical));
        }
        for same in [&integer, &list(&integer), &json!({"oneOf": [integer, {"type": "object"}]})] {
            assert_document(write_several_types_as_text, document("query", same), document("query", same));
        }
    }

    #[test]
    fn a_schema_that_is_a_branch_of_itself_ends() {
        let itself = json!({"$ref": "#/components/schemas/A"});
        for key in ["allOf", "oneOf"] {
            let mut document = parameter(json!({"in": "query", "name": "a", "schema": itself}));
            document["components"] = json!({"schemas": {"A": {key: [itself]}}});
            assert_document(write_several_types_as_text, document.clone(), document);
        }
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
        let reference = json!({"$ref": "#/components/schemas/A"});
        assert_document(drop_nullable, schema(json!({"allOf": [reference], "nullable": true})), schema(reference));
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
