//! Writes the bodies of each operation in the way that progenitor reads: a request that is JSON or bytes, and one success. The rest is for
//! `builders`, which writes what sends and decodes them, and for the runtime, which reads errors.

use openapi_document::{Body, BodyFormat, Document, Operation, Output, Response};
use serde_json::{Value, json};

/// Replaces the bodies of every operation.
pub(crate) fn simplify(json: &mut Value, document: &Document) {
    for operation in Operation::all(document) {
        let Some(Value::Object(simplified)) = json.pointer_mut(operation.node().pointer()) else { continue };
        let mut success = json!({ "description": "" });
        if let Some(content) = success_content(&operation) {
            success["content"] = content;
        }
        simplified.insert("responses".to_owned(), json!({ "200": success }));
        match operation.request_body().as_ref().and_then(content) {
            Some(content) => {
                simplified.insert("requestBody".to_owned(), json!({ "required": true, "content": content }));
            }
            None => {
                simplified.remove("requestBody");
            }
        }
    }
}

fn success_content(operation: &Operation<'_>) -> Option<Value> {
    match operation.output() {
        Output::Nothing => None,
        Output::Any => Some(json!({ "application/json": { "schema": {} } })),
        Output::Body { .. } => {
            let successes = operation.responses().into_iter().filter(Response::is_success);
            content(&successes.into_iter().find_map(|response| response.body())?)
        }
    }
}

/// The schema of a body as the document writes it, with its `$ref`.
fn content(body: &Body<'_>) -> Option<Value> {
    let media_type = match body.format() {
        BodyFormat::Bytes => "application/octet-stream",
        BodyFormat::Json | BodyFormat::Form | BodyFormat::Multipart | BodyFormat::Text => "application/json",
    };
    let schema = body.node().raw_get("schema")?;
    Some(json!({ media_type: { "schema": schema.value() } }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::simplify;
    use crate::testing::{DOCUMENT, document};

    #[track_caller]
    fn assert_simplified(from: &str, to: &str, key: &str, expected: serde_json::Value) {
        let document = document(&DOCUMENT.replace(from, to));
        let mut json = document.json().clone();
        simplify(&mut json, &document);
        assert_eq!(json["paths"]["/send/{to-whom}"]["post"][key], expected);
    }

    #[test]
    fn one_success_is_left_of_the_responses() {
        let reference = json!({ "$ref": "#/components/schemas/Response" });
        let of = |content| json!({ "200": { "description": "", "content": content } });
        let (from, to) = ("\"200\": {", "\"204\": {description: Nothing.}\n        2XX: {");
        assert_simplified(from, to, "responses", of(json!({ "application/json": { "schema": reference } })));
        let to =
            "\"202\": {description: Other., content: {application/json: {schema: {type: string}}}}\n        2XX: {";
        assert_simplified(from, to, "responses", of(json!({ "application/json": { "schema": {} } })));
        assert_simplified(from, "\"404\": {", "responses", json!({ "200": { "description": "" } }));
    }

    #[test]
    fn a_form_is_written_as_json() {
        let content = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Request" } } });
        let (from, to) =
            ("{required: true, content: {application/json", "{content: {application/x-www-form-urlencoded");
        assert_simplified(from, to, "requestBody", json!({ "required": true, "content": content }));
    }
}
