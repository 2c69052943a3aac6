//! Finds the places of a document where a change can be made.

use openapi_document::{
    Document, ErrorConvention, Operation, Server,
    pointer::{self, join},
};
use serde_json::{Map, Value};

use super::mutation::Mutation;

/// Each use of a keyword in a schema of the document.
pub(super) fn keyword(
    document: &Document,
    key: &str,
    change: impl Fn(String, &Value) -> Option<Mutation>,
) -> Vec<Mutation> {
    let in_schema = |at: &str| {
        let names: Vec<_> = at.split('/').collect();
        // The key after `properties` is the name of a property, not a keyword.
        at.starts_with("/components/schemas/") && names.len() > 4 && names[names.len() - 2] != "properties"
    };
    anywhere(document, key, |at, value| change(at.clone(), value).filter(|_| in_schema(&at)))
}

/// Each item of a keyword whose value is a list.
pub(super) fn each_item(document: &Document, key: &str, change: fn(String, &Value) -> Mutation) -> Vec<Mutation> {
    let mut found = Vec::new();
    for list in keyword(document, key, |at, value| value.is_array().then(|| Mutation::remove(at))) {
        let items = document.json().pointer(&list.pointer).and_then(Value::as_array).into_iter().flatten();
        found.extend(items.enumerate().map(|(index, item)| change(format!("{}/{index}", list.pointer), item)));
    }
    found
}

/// Each property of the schemas. `change` gets the document, the place and the name.
pub(super) fn each_property(document: &Document, change: fn(&Value, &str, &str) -> Option<Mutation>) -> Vec<Mutation> {
    let mut found = Vec::new();
    for properties in keyword(document, "properties", removed) {
        let fields = document.json().pointer(&properties.pointer).and_then(Value::as_object);
        let names = fields.into_iter().flat_map(Map::keys);
        found.extend(names.filter_map(|name| change(document.json(), &join(&properties.pointer, name), name)));
    }
    found
}

/// The entry of a property in `required`.
pub(super) fn required_at(json: &Value, property: &str, name: &str) -> Option<String> {
    let required = format!("{}/required", property.rsplit_once("/properties/")?.0);
    let index = json.pointer(&required)?.as_array()?.iter().position(|required| required == name)?;
    Some(format!("{required}/{index}"))
}

/// Each operation with this key.
pub(super) fn in_operations(
    document: &Document,
    key: &str,
    change: impl Fn(String, &Value) -> Option<Mutation>,
) -> Vec<Mutation> {
    let operations = Operation::all(document);
    let places = operations.iter().filter_map(|operation| {
        let at = join(operation.node().pointer(), key);
        let value = document.json().pointer(&at)?;
        change(at, value)
    });
    places.collect()
}

/// Each response of each operation. `change` gets the document, the place and the status.
pub(super) fn each_response(document: &Document, change: fn(&Value, String, &str) -> Mutation) -> Vec<Mutation> {
    let mut found = Vec::new();
    for operation in Operation::all(document) {
        let at = join(operation.node().pointer(), "responses");
        let responses = document.json().pointer(&at).and_then(Value::as_object);
        let statuses = responses.into_iter().flat_map(Map::keys);
        found.extend(statuses.map(|status| change(document.json(), join(&at, status), status)));
    }
    found
}

/// Each server with this key.
pub(super) fn in_servers(
    document: &Document,
    key: &str,
    change: impl Fn(String, &Value) -> Vec<Mutation>,
) -> Vec<Mutation> {
    let servers = Server::all(document);
    let places = servers.iter().filter_map(|server| {
        let at = join(server.node().pointer(), key);
        let value = document.json().pointer(&at)?;
        Some(change(at, value))
    });
    places.flatten().collect()
}

/// Each credential prefix of each server.
pub(super) fn each_credential_prefix(document: &Document, change: fn(String, &Value) -> Mutation) -> Vec<Mutation> {
    in_servers(document, "x-credential-prefix", |at, prefixes| {
        let prefixes = prefixes.as_object().into_iter().flatten();
        prefixes.map(|(kind, prefix)| change(join(&at, kind), prefix)).collect()
    })
}

/// Each part of a credential with this key.
pub(super) fn in_credential_parts(
    document: &Document,
    key: &str,
    change: fn(String, &Value) -> Mutation,
) -> Vec<Mutation> {
    anywhere(document, key, |at, value| {
        let (part, _) = pointer::parent(&at)?;
        let (credential, _) = pointer::parent(part)?;
        (pointer::last(credential) == "x-credential").then(|| change(at, value))
    })
}

/// Each entry of the error convention.
pub(super) fn each_error_property(document: &Document) -> Vec<String> {
    let roles = ErrorConvention::of(document).and_then(|convention| convention.schema.get("x-error"));
    let roles = roles.map(|roles| roles.entries()).unwrap_or_default();
    roles.into_iter().map(|(_, property)| property.pointer().to_owned()).collect()
}

/// Each pattern of ids that may be printed.
pub(super) fn each_identifier(document: &Document, change: fn(String, &Value) -> Mutation) -> Vec<Mutation> {
    let patterns = document.at("/x-identifiers").map(|patterns| patterns.items()).unwrap_or_default();
    patterns.into_iter().map(|pattern| change(pattern.pointer().to_owned(), pattern.value())).collect()
}

/// Each place with this key, examples included.
pub(super) fn anywhere(
    document: &Document,
    key: &str,
    change: impl Fn(String, &Value) -> Option<Mutation>,
) -> Vec<Mutation> {
    let mut found = Vec::new();
    visit(document.json(), String::new(), &mut |at, value| {
        if pointer::last(at) == key {
            found.extend(change(at.to_owned(), value));
        }
    });
    found
}

fn visit(value: &Value, at: String, see: &mut dyn FnMut(&str, &Value)) {
    see(&at, value);
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| visit(value, join(&at, name), see)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| visit(value, join(&at, &index.to_string()), see));
        }
        _ => {}
    }
}

/// The change that removes a place.
pub(super) fn removed(at: String, _: &Value) -> Option<Mutation> {
    Some(Mutation::remove(at))
}

/// The text of a value.
pub(super) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
