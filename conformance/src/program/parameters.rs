//! Reads the parameters of a call from text. The document gives each value its type.

use openapi_document::{Document, Node, Operation, Parameter};
use openapi_mock::redact;
use serde_json::{Map, Value, json};

/// The operation with this id.
///
/// # Errors
/// There is no such operation; the message lists all ids.
pub(super) fn operation<'d>(document: &'d Document, id: &str) -> Result<Operation<'d>, String> {
    let operations = Operation::all(document);
    let known: Vec<_> = operations.iter().map(Operation::id).collect();
    let unknown = format!("there is no operation `{id}`, only {}", known.join(", "));
    operations.into_iter().find(|operation| operation.id() == id).ok_or(unknown)
}

/// The parameters of a call: a body, and values for properties of it (`a.b` for nested ones) or for other parameters.
///
/// # Errors
/// A property is not in the document, or a value has another type. The message lists the documented properties.
pub(super) fn parameters(
    operation: &Operation<'_>,
    body: Option<Value>,
    set: &[(String, String)],
) -> Result<Map<String, Value>, String> {
    let schema = operation.request_body().and_then(|body| body.schema());
    let mut body = body.or_else(|| schema.is_some().then(|| json!({})));
    let mut parameters = Map::new();
    for (path, text) in set {
        let parameter = operation.parameters().into_iter().find(|parameter| parameter.name() == path);
        if let Some(parameter) = parameter {
            parameters.insert(path.clone(), typed(path, parameter.schema().as_ref(), text)?);
            continue;
        }
        let value = typed(path, Some(&property(operation, schema.as_ref(), path)?), text)?;
        let mut place = body.get_or_insert_default();
        for name in path.split('.') {
            if !place.is_object() {
                *place = json!({});
            }
            place = &mut place[name];
        }
        *place = value;
    }
    if let Some(body) = body {
        if let Some(unknown) = redact::unknown(schema.as_ref(), &body, "").into_iter().next() {
            return Err(format!("{unknown}: {} takes {}", operation.id(), names(operation, schema.as_ref())));
        }
        parameters.insert("body".to_owned(), body);
    }
    Ok(parameters)
}

/// The schema of a property, by its path.
fn property<'d>(operation: &Operation<'d>, schema: Option<&Node<'d>>, path: &str) -> Result<Node<'d>, String> {
    let mut schema = schema.cloned();
    for name in path.split('.') {
        let around = schema.as_ref().map(Node::effective);
        schema = around.as_ref().and_then(|around| around.get("properties")?.get(name));
        if schema.is_none() {
            return Err(format!(
                "{} has no property `{path}`: it takes {}",
                operation.id(),
                names(operation, around.as_ref())
            ));
        }
    }
    schema.ok_or_else(|| format!("{} has no property `{path}`", operation.id()))
}

/// The properties of a schema and the parameters of the operation, for people.
fn names(operation: &Operation<'_>, schema: Option<&Node<'_>>) -> String {
    let properties = schema.and_then(|schema| schema.effective().get("properties"));
    let fields = properties.iter().flat_map(Node::entries).map(|(name, _)| name).collect::<Vec<_>>();
    let parameters = operation.parameters();
    let parameters = parameters.iter().map(Parameter::name);
    let names: Vec<_> = fields.into_iter().chain(parameters).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// A text as a value of the documented type: `000000` is a string where the document has a string.
fn typed(path: &str, schema: Option<&Node<'_>>, text: &str) -> Result<Value, String> {
    let kind = schema.and_then(|schema| schema.effective().text("type")).unwrap_or("string");
    if kind == "string" {
        return Ok(text.into());
    }
    let value: Value = serde_json::from_str(text).map_err(|_| format!("`{path}` takes JSON of the type {kind}"))?;
    Ok(value)
}
