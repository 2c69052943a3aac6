//! What describes no call of a client.

use super::{Object, each_object};
use crate::{bundle::Bundle, pointer, structure::Kind};

/// Callbacks and webhooks are calls of the server, and links are hints for people: they are left out, and so are components of these kinds.
pub(super) fn leave_out_other_calls(bundle: &mut Bundle) {
    let mut left_out = Vec::new();
    let mut leave_out = |object: &mut Object, key: &str, at: &str| {
        if object.remove(key).is_some() {
            left_out.push(pointer::join(at, key));
        }
    };
    each_object(&mut bundle.json, &mut |object, kind, at| match at {
        _ if kind != Kind::Object => {}
        "" => leave_out(object, "webhooks", at),
        "/components" => ["callbacks", "links"].iter().for_each(|key| leave_out(object, key, at)),
        _ if object.contains_key("responses") => leave_out(object, "callbacks", at),
        _ if object.contains_key("description") && is_in(at, "responses") => leave_out(object, "links", at),
        _ => {}
    });
    left_out.iter().for_each(|at| bundle.places.remove(at));
}

/// Whether an object is a value of the map `holder`.
fn is_in(at: &str, holder: &str) -> bool {
    pointer::parent(at).is_some_and(|(around, _)| pointer::last(around) == holder)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{super::tests::*, *};

    #[test]
    fn callbacks_webhooks_and_links_are_left_out() {
        let response = |response: Value| json!({"200": response});
        assert_document(
            leave_out_other_calls,
            json!({
                "webhooks": {"w": {}},
                "paths": {"/links": {"get": {
                    "callbacks": {"c": {"{$url}": {"post": {"responses": {}}}}},
                    "responses": response(json!({"description": "d", "links": {"l": {"operationId": "o"}}})),
                }}},
                "components": {"links": {"l": {}}, "callbacks": {"c": {}}, "schemas": {"links": {"properties": {"links": {}}}}},
            }),
            json!({
                "paths": {"/links": {"get": {"responses": response(json!({"description": "d"}))}}},
                "components": {"schemas": {"links": {"properties": {"links": {}}}}},
            }),
        );
    }
}
