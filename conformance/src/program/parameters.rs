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

/// A text as a value of the documented type: `000000` is a string where the document has a string. Where it has several types, or any, a text
/// that is JSON is meant as such.
fn typed(path: &str, schema: Option<&Node<'_>>, text: &str) -> Result<Value, String> {
    let Some(schema) = schema.map(Node::effective) else { return Ok(text.into()) };
    let json = serde_json::from_str(text);
    match schema.text("type") {
        Some("string") => Ok(text.into()),
        Some(kind) => json.map_err(|_| format!("`{path}` takes JSON of the type {kind}")),
        None => Ok(match json {
            Ok(value @ (Value::Object(_) | Value::Array(_))) => value,
            Ok(value) if !may_be_text(&schema) => value,
            _ => text.into(),
        }),
    }
}

/// Whether a branch of a schema without a type is a text.
fn may_be_text(schema: &Node<'_>) -> bool {
    let branches = ["anyOf", "oneOf"].into_iter().filter_map(|keyword| schema.get(keyword));
    branches.flat_map(|branches| branches.items()).any(|branch| branch.effective().text("type") == Some("string"))
}

#[cfg(test)]
mod tests {
    use openapi_document::Document;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_text_is_json_where_it_can_be_no_text() {
        let either = |types: [&str; 2]| json!({"oneOf": types.map(|kind| json!({"type": kind}))});
        for (schema, text, expected) in [
            (json!({"type": "string"}), "1", json!("1")),
            (json!({"type": "integer"}), "1", json!(1)),
            (either(["object", "integer"]), r#"{"a": 1}"#, json!({"a": 1})),
            (either(["object", "integer"]), "1", json!(1)),
            (either(["string", "object"]), "1", json!("1")),
            (either(["string", "object"]), r#"{"a": 1}"#, json!({"a": 1})),
            (json!({}), "[1]", json!([1])),
            (json!({}), "a text", json!("a text")),
        ] {
            let document = json!({"components": {"schemas": {"S": schema}}}).to_string();
            let document = Document::parse("api.json", &document).unwrap();
            let schema = document.at("/components/schemas/S");
            assert_eq!(typed("s", schema.as_ref(), text), Ok(expected), "{schema:?} {text}");
        }
        let document = Document::parse("api.yaml", "components: {schemas: {S: {type: integer}}}").unwrap();
        let error = typed("s", document.at("/components/schemas/S").as_ref(), "x").unwrap_err();
        assert_eq!(error, "`s` takes JSON of the type integer");
    }
}
