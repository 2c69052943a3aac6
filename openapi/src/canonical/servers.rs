//! Servers: of the document, of a path and of an operation.

use serde_json::Value;

use super::Object;
use crate::{bundle::Bundle, method, pointer};

const PREFIX: &str = "x-credential-prefix";

/// The variables of a server's URL have their default values.
pub(super) fn fill_in_variables(bundle: &mut Bundle) {
    each_list(&mut bundle.json, |servers, _| {
        for server in servers.iter_mut().filter_map(Value::as_object_mut) {
            let (Some(Value::String(url)), Some(Value::Object(variables))) =
                (server.get("url"), server.get("variables"))
            else {
                continue;
            };
            let mut url = url.clone();
            for (name, variable) in variables {
                let known =
                    |value: &str| variable["enum"].as_array().is_none_or(|all| all.iter().any(|one| one == value));
                if let Some(value) = variable["default"].as_str().filter(|value| known(value)) {
                    url = url.replace(&format!("{{{name}}}"), value);
                }
            }
            if !url.contains(['{', '}']) {
                server.remove("variables");
            }
            server.insert("url".to_owned(), url.into());
        }
    });
}

/// Servers of a path are those of its operations.
pub(super) fn move_to_operations(bundle: &mut Bundle) {
    let Some(paths) = bundle.json.get_mut("paths").and_then(Value::as_object_mut) else { return };
    for (path, item) in paths {
        let Some(item) = item.as_object_mut() else { continue };
        let Some(servers) = item.get("servers").filter(|servers| servers.is_array()).cloned() else { continue };
        item.remove("servers");
        let at = pointer::join("/paths", path);
        for (method, operation) in item.iter_mut().filter(|(key, _)| method::is_method(key)) {
            let Some(operation) = operation.as_object_mut() else { continue };
            if !operation.contains_key("servers") {
                operation.insert("servers".to_owned(), servers.clone());
                bundle.places.copy(&format!("{at}/servers"), &format!("{at}/{method}/servers"));
            }
        }
        bundle.places.remove(&format!("{at}/servers"));
    }
}

/// Where credentials do not select a server, calls go to one: the first that can be called from anywhere. A list without such a server says
/// nothing that a client could use: it is left out at the document, and the caller has to give a base URL.
pub(super) fn keep_one(bundle: &mut Bundle) {
    let mut kept = Vec::new();
    each_list(&mut bundle.json, |servers, at| {
        if servers.iter().any(|server| server.get(PREFIX).is_some() || url(server).is_none()) {
            return;
        }
        let is = |start: &'static str| {
            servers.iter().position(|server| url(server).is_some_and(|url| url.starts_with(start)))
        };
        let is_relative = |server: &Value| {
            url(server).is_some_and(|url| !url.contains("://") && (url.is_empty() || url.starts_with(['/', '.'])))
        };
        let first = is("https://").or_else(|| servers.iter().position(|server| !is_relative(server)));
        let first = first.or_else(|| (at != "/servers" && !servers.is_empty()).then_some(0));
        kept.push((at.to_owned(), first, servers.len()));
        *servers = first.map(|first| servers[first].clone()).into_iter().collect();
    });
    for (list, first, length) in kept {
        for index in (0..length).rev().filter(|index| Some(*index) != first) {
            bundle.places.remove_item(&list, index, length);
        }
    }
    // An empty list is the same as none.
    each_holder(&mut bundle.json, |holder, _| {
        if holder.get("servers").is_some_and(|servers| servers.as_array().is_some_and(Vec::is_empty)) {
            holder.remove("servers");
        }
    });
}

fn url(server: &Value) -> Option<&str> {
    server.get("url").and_then(Value::as_str)
}

/// Visits each list of servers, with its pointer.
fn each_list(document: &mut Value, mut visit: impl FnMut(&mut Vec<Value>, &str)) {
    each_holder(document, |holder, at| {
        if let Some(Value::Array(servers)) = holder.get_mut("servers") {
            visit(servers, &pointer::join(at, "servers"));
        }
    });
}

/// Visits the document, each path and each operation.
fn each_holder(document: &mut Value, mut visit: impl FnMut(&mut Object, &str)) {
    let Some(root) = document.as_object_mut() else { return };
    visit(root, "");
    for (path, item) in root.get_mut("paths").and_then(Value::as_object_mut).into_iter().flatten() {
        let Some(item) = item.as_object_mut() else { continue };
        let at = pointer::join("/paths", path);
        visit(item, &at);
        for (method, operation) in item.iter_mut().filter(|(key, _)| method::is_method(key)) {
            if let Some(operation) = operation.as_object_mut() {
                visit(operation, &pointer::join(&at, method));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::tests::*, *};
    use crate::Document;

    fn servers(servers: Value) -> Value {
        json!({ "servers": servers })
    }

    #[test]
    fn variables_have_their_defaults() {
        let region = json!({"region": {"default": "eu", "enum": ["eu", "us"]}, "v": {"default": "v1"}});
        assert_document(
            fill_in_variables,
            servers(json!([{"url": "https://{region}.example.com/{v}", "variables": region}])),
            servers(json!([{"url": "https://eu.example.com/v1"}])),
        );
        let unknown = servers(json!([{"url": "https://{a}.com", "variables": {"a": {"default": "x", "enum": ["y"]}}}]));
        assert_document(fill_in_variables, unknown.clone(), unknown);
    }

    #[test]
    fn servers_of_a_path_are_those_of_its_operations() {
        let (one, two) = (json!([{"url": "https://one.example"}]), json!([{"url": "https://two.example"}]));
        assert_document(
            move_to_operations,
            json!({"paths": {"/a": {"servers": one, "get": {}, "put": {"servers": two}}}}),
            json!({"paths": {"/a": {"get": {"servers": one}, "put": {"servers": two}}}}),
        );
        let text = "paths:\n  /a:\n    get: {}\n    servers:\n      - url: https://example.com/a\n      - url: https://example.com/b\n";
        let document = Document::parse("api.yaml", text).unwrap();
        assert_eq!(document.line("/paths/~1a/get/servers/0/url"), Some(5));
    }

    #[test]
    fn the_first_server_that_can_be_called_from_anywhere_stays() {
        let url = |url: &str| json!({ "url": url });
        assert_document(
            keep_one,
            servers(json!([
                url("/v1"),
                url("http://localhost"),
                url("https://one.example"),
                url("https://two.example")
            ])),
            servers(json!([url("https://one.example")])),
        );
        assert_document(keep_one, servers(json!([url("/v1"), url("./v2"), url("")])), json!({}));
        let prefixed = servers(json!([{"url": "/v1", "x-credential-prefix": {"key": "live-"}}, url("/v2")]));
        assert_document(keep_one, prefixed.clone(), prefixed);
        let odd = servers(json!([url("example.com")]));
        assert_document(keep_one, odd.clone(), odd);
        let operation = |servers: Value| json!({"paths": {"/a": {"get": {"servers": servers}}}});
        assert_document(keep_one, operation(json!([url("/v1"), url("/v2")])), operation(json!([url("/v1")])));
    }
}
