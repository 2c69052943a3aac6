//! What a message cannot carry in the way that its schema says is carried in another way, and the warnings say so.

use serde_json::{Value, json};

use super::{Object, each_object, merge::is_annotation, parameters::drop_null};
use crate::{
    Document, Node, Operation, Response,
    body::{Body, BodyFormat, JSON},
    bundle::Bundle,
    parameter::is_plain,
    places::Places,
    pointer, schema,
    structure::Kind,
};

/// Objects in lists, and lists in objects, have no `form` style: in the query, they are JSON.
pub(super) fn write_nested_parameters_as_json(bundle: &mut Bundle) {
    let parameters = find(bundle, |document| {
        let parameters = Operation::all(document).into_iter().flat_map(|operation| operation.parameters());
        let unwritable = parameters.filter(|parameter| {
            let node = parameter.node();
            parameter.place() == "query"
                && node.text("style").is_none_or(|style| style == "form")
                && node.raw_get("content").is_none()
                && parameter.encoding().is_none()
                && parameter.schema().is_some_and(|schema| is_nested(&schema.effective()))
        });
        unwritable.map(|parameter| parameter.node().pointer().to_owned()).collect()
    });
    for at in parameters {
        let Some(Value::Object(parameter)) = bundle.json.pointer_mut(&at) else { continue };
        let Some(schema) = parameter.remove("schema") else { continue };
        parameter.retain(|key, _| !["style", "explode"].contains(&key.as_str()));
        parameter.insert("content".to_owned(), json!({ JSON: { "schema": schema } }));
        let content = pointer::join(&pointer::join(&at, "content"), JSON);
        bundle.places.relocate(&pointer::join(&at, "schema"), &pointer::join(&content, "schema"));
        bundle.tell(&at, "the values are sent as JSON: no style of the query can write them".to_owned());
    }
}

/// Whether it has objects or lists inside. The style of a flat object is defined, also where the client does not know it.
fn is_nested(schema: &Node<'_>) -> bool {
    let inner = |schema: &Node<'_>| !is_plain(&schema.effective());
    match schema.text("type") {
        Some("array") => schema.get("items").is_some_and(|items| inner(&items)),
        Some("object") => schema::properties(schema).iter().any(|(_, property)| inner(property)),
        _ => false,
    }
}

/// A request without a body says what one with `null` says.
pub(super) fn send_no_null(bundle: &mut Bundle) {
    let mut required = Vec::new();
    each_object(&mut bundle.json, &mut |object, kind, at| {
        let is_request =
            at.ends_with("/requestBody") || pointer::parent(at).is_some_and(|(around, _)| around == REQUESTS);
        let is_required = object.get("required") == Some(&json!(true));
        let Some(Value::Object(content)) = object.get_mut("content").filter(|_| kind == Kind::Object && is_request)
        else {
            return;
        };
        for (media_type, media) in content {
            let Some(Value::Object(schema)) = media.get_mut("schema") else { continue };
            if schema.get("nullable") == Some(&json!(true)) && schema.len() > 1 {
                drop_null(schema);
                let place = pointer::join(&pointer::join(at, "content"), media_type);
                required.extend(is_required.then(|| pointer::join(&place, "schema")));
            }
        }
    });
    for at in required {
        bundle.tell(&at, "the body cannot be `null`".to_owned());
    }
}

const REQUESTS: &str = "/components/requestBodies";

/// A body of a media type that is neither JSON nor a form is text, or bytes, whatever its schema says.
pub(super) fn leave_bodies_as_they_are(bundle: &mut Bundle) {
    let bodies = find(bundle, |document| {
        let bodies = Operation::all(document).into_iter().flat_map(|operation| {
            let successes = operation.responses().into_iter().filter(Response::is_success);
            successes.filter_map(|response| response.body()).chain(operation.request_body()).collect::<Vec<_>>()
        });
        bodies.filter_map(|body| Some((body.node().pointer().to_owned(), undecoded(&body)?))).collect()
    });
    for (at, schema) in bodies {
        for examples in ["example", "examples"] {
            bundle.remove(&pointer::join(&at, examples));
        }
        let what = if schema.contains_key("format") { "bytes" } else { "text" };
        let place = pointer::join(&at, "schema");
        if let Some(written) = bundle.json.pointer_mut(&place) {
            *written = schema.into();
        }
        bundle.tell(&place, format!("the body is {what} as it is sent, and is not compared with its schema"));
    }
}

/// The schema of what is sent, if the body has another one.
fn undecoded(body: &Body<'_>) -> Option<Object> {
    let written = body.schema()?.effective();
    let is_text = written.text("type") == Some("string") || written.raw_get("anyOf").is_some();
    let is_bytes = is_text && written.text("format") == Some("binary");
    let mut schema = match body.format() {
        BodyFormat::Text if !is_text => json!({"type": "string"}),
        BodyFormat::Bytes if !is_bytes && !body.media_type().starts_with("multipart/") => {
            return json!({"type": "string", "format": "binary"}).as_object().cloned();
        }
        _ => return None,
    };
    let notes = written.value().as_object()?.iter().filter(|(key, _)| {
        is_annotation(key) && !matches!(key.as_str(), "example" | "examples" | "default" | "discriminator" | "xml")
    });
    schema.as_object_mut()?.extend(notes.map(|(key, value)| (key.clone(), value.clone())));
    schema.as_object().cloned()
}

/// Looks at a document that is being changed.
fn find<T>(bundle: &mut Bundle, look: impl FnOnce(&Document) -> Vec<T>) -> Vec<T> {
    let empty = Bundle { json: Value::Null, places: Places::new(), files: Vec::new(), lost: Vec::new() };
    let document = Document::bundled(std::mem::replace(bundle, empty));
    let found = look(&document);
    *bundle = document.into_bundle();
    found
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    #[test]
    fn a_nested_parameter_is_json() {
        let list = json!({"type": "array", "items": {"type": "object", "properties": {"a": {"type": "string"}}}});
        let document = |parameter: Value| json!({"paths": {"/a": {"get": {"parameters": [parameter]}}}});
        let query = |schema: &Value| document(json!({"name": "a", "in": "query", "schema": schema}));
        assert_document(
            write_nested_parameters_as_json,
            document(json!({"name": "a", "in": "query", "style": "form", "explode": true, "schema": list})),
            document(json!({"name": "a", "in": "query", "content": {JSON: {"schema": list}}})),
        );
        for same in [
            query(&json!({"type": "array", "items": {"type": "string"}})),
            query(&json!({"type": "object", "properties": {"a": {"type": "string"}}})),
            query(&json!({"type": "object", "additionalProperties": {"type": "string"}})),
            document(json!({"name": "a", "in": "header", "schema": list})),
            document(json!({"name": "a", "in": "query", "style": "deepObject", "schema": list})),
        ] {
            assert_document(write_nested_parameters_as_json, same.clone(), same);
        }
    }

    #[test]
    fn a_request_is_not_null() {
        let document =
            |schema: Value| json!({"paths": {"/a": {"get": {"requestBody": {"content": {JSON: {"schema": schema}}}}}}});
        let reference = json!({"$ref": "#/components/schemas/A"});
        for (written, canonical) in [
            (json!({"allOf": [reference], "nullable": true}), reference.clone()),
            (json!({"type": "object", "nullable": true}), json!({"type": "object"})),
            (json!({"nullable": true}), json!({"nullable": true})),
        ] {
            assert_document(send_no_null, document(written), document(canonical));
        }
    }

    #[test]
    fn a_body_that_is_not_decoded_is_text_or_bytes() {
        let object = json!({"type": "object", "description": "d", "properties": {"a": {"type": "string"}}});
        let document = |media_type: &str, media: Value| json!({"paths": {"/a": {"get": {"responses": {"200": {"content": {media_type: media}}}}}}});
        let text = json!({"schema": {"type": "string", "description": "d"}});
        let bytes = json!({"schema": {"type": "string", "format": "binary"}});
        for (media_type, canonical) in
            [("application/x-ndjson", &text), ("text/event-stream", &text), ("application/zip", &bytes)]
        {
            assert_document(
                leave_bodies_as_they_are,
                document(media_type, json!({"schema": object, "example": {"a": "b"}})),
                document(media_type, canonical.clone()),
            );
        }
        for same in [
            document(JSON, json!({"schema": object})),
            document("text/plain", json!({"schema": {"type": "string"}, "example": "a"})),
        ] {
            assert_document(leave_bodies_as_they_are, same.clone(), same);
        }
    }
}
