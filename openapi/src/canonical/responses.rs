//! Responses: one of them is a success, and headers are described by a schema.

use serde_json::{Value, json};

use super::{Object, each_object};
use crate::{
    bundle::{Bundle, MAX_CHAIN},
    pointer,
    response::statuses_of,
    structure::Kind,
};

/// Headers that HTTP itself defines. OpenAPI ignores a description of `Content-Type`, and the others belong to the connection.
const OF_HTTP: [&str; 6] =
    ["connection", "content-encoding", "content-length", "content-type", "trailer", "transfer-encoding"];

/// Where no success is documented, `default` is also that: OpenAPI means every other status. Without a `default`, a success has no body.
pub(super) fn document_a_success(bundle: &mut Bundle) {
    let mut copied = Vec::new();
    each_object(&mut bundle.json, &mut |object, kind, at| {
        let Some(Value::Object(responses)) = object.get_mut("responses").filter(|_| kind == Kind::Object) else {
            return;
        };
        let has_success =
            responses.keys().filter_map(|key| statuses_of(key)).any(|statuses| matches!(statuses.start() / 100, 2 | 3));
        if at == "/components" || has_success || responses.is_empty() {
            return;
        }
        let responses_at = pointer::join(at, "responses");
        let success = match responses.get("default") {
            Some(default) => {
                copied.push((pointer::join(&responses_at, "default"), pointer::join(&responses_at, SUCCESS)));
                default.clone()
            }
            None => json!({ "description": "Success." }),
        };
        responses.insert(SUCCESS.to_owned(), success);
    });
    for (from, to) in copied {
        bundle.places.alias(&from, &to);
    }
}

const SUCCESS: &str = "2XX";

/// A response to `HEAD` has no body: the one that is described is what `GET` returns.
pub(super) fn leave_out_bodies_of_head(bundle: &mut Bundle) {
    let mut responses = Vec::new();
    for (path, item) in bundle.json.get("paths").and_then(Value::as_object).into_iter().flatten() {
        let at = format!("{}/head/responses", pointer::join("/paths", path));
        let of_head = item.pointer("/head/responses").and_then(Value::as_object).into_iter().flatten();
        responses.extend(of_head.map(|(key, _)| pointer::join(&at, key)));
    }
    for at in responses {
        for _ in 0..MAX_CHAIN {
            let target = bundle.json.pointer(&at).and_then(|response| response["$ref"].as_str()?.strip_prefix('#'));
            let Some(target) = target.map(str::to_owned) else { break };
            bundle.copy(&target, &at);
        }
        if let Some(Value::Object(response)) = bundle.json.pointer_mut(&at) {
            response.remove("content");
        }
    }
}

/// A header of a response has a schema; without one it is a string. What belongs to HTTP is not documented. The client returns headers as
/// they came, so how a list is written makes no difference.
pub(super) fn describe_headers(bundle: &mut Bundle) {
    each_object(&mut bundle.json, &mut |object, kind, at| {
        let segments: Vec<_> = pointer::segments(at).collect();
        if kind != Kind::Object {
            return;
        }
        match segments.iter().rev().nth(1).map(String::as_str) {
            Some("responses") => {
                let Some(Value::Object(headers)) = object.get_mut("headers") else { return };
                headers.retain(|name, _| !OF_HTTP.contains(&name.to_ascii_lowercase().as_str()));
            }
            Some("headers") if !object.contains_key("$ref") => describe(object),
            _ => {}
        }
    });
}

fn describe(header: &mut Object) {
    for key in ["style", "explode"] {
        header.remove(key);
    }
    // A value of `content` is a text that the client does not look into.
    if header.remove("content").is_some() || !header.contains_key("schema") {
        header.insert("schema".to_owned(), json!({ "type": "string" }));
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    #[track_caller]
    fn assert_responses(written: Value, canonical: Value) {
        let document = |responses| json!({"paths": {"/a": {"get": {"responses": responses}}}});
        assert_document(document_a_success, document(written), document(canonical));
    }

    #[test]
    fn a_response_to_head_has_no_body() {
        let document = |shared: Value, own: Value| {
            json!({
                "paths": {"/a": {"head": {"responses": {"200": own, "404": shared}}}},
                "components": {"responses": {
                    "R": {"$ref": "#/components/responses/S"},
                    "S": {"description": "d", "headers": {}, "content": {}},
                }},
            })
        };
        assert_document(
            leave_out_bodies_of_head,
            document(json!({"$ref": "#/components/responses/R"}), json!({"description": "e", "content": {}})),
            document(json!({"description": "d", "headers": {}}), json!({"description": "e"})),
        );
    }

    #[test]
    fn a_default_alone_is_also_the_success() {
        let it = json!({"description": "d"});
        assert_responses(json!({"default": it}), json!({"2XX": it, "default": it}));
        assert_responses(json!({"default": it, "404": it}), json!({"2XX": it, "404": it, "default": it}));
        for success in ["200", "2XX", "2xx", "303"] {
            assert_responses(json!({"default": it, success: it}), json!({"default": it, success: it}));
        }
    }

    #[test]
    fn a_success_that_is_not_documented_has_no_body() {
        let it = json!({"description": "d"});
        assert_responses(json!({"404": it}), json!({"2XX": {"description": "Success."}, "404": it}));
        assert_responses(json!({}), json!({}));
    }

    #[test]
    fn headers_have_a_schema_and_are_not_those_of_http() {
        let string = json!({"schema": {"type": "string"}});
        let document = |headers| json!({"components": {"responses": {"R": {"headers": headers}}}});
        assert_document(
            describe_headers,
            document(
                json!({"content-Type": string, "X-A": {"description": "d"}, "X-B": {"content": {"a/b": {}}, "explode": true}, "X-C": {"$ref": "#/components/headers/C"}}),
            ),
            document(
                json!({"X-A": {"description": "d", "schema": {"type": "string"}}, "X-B": string, "X-C": {"$ref": "#/components/headers/C"}}),
            ),
        );
    }
}
