//! Renames parameters that have the name of a method of each call, such as `send`, for progenitor. Requests carry the name of the document.

use openapi_document::{field_name, parameter_name};
use serde_json::Value;

/// Renames them, also in paths.
pub(crate) fn rename(document: &mut Value) {
    let mut renamed = Vec::new();
    each_parameter(document, &mut |parameter| {
        let Some(name) = parameter.get("name").and_then(Value::as_str) else { return };
        let new = parameter_name(name);
        if new != field_name(name) {
            renamed.push((format!("{{{name}}}"), format!("{{{new}}}")));
            parameter["name"] = new.into();
        }
    });
    let Some(Value::Object(paths)) = document.get_mut("paths") else { return };
    if renamed.is_empty() {
        return;
    }
    *paths = std::mem::take(paths)
        .into_iter()
        .map(|(path, item)| (renamed.iter().fold(path, |path, (old, new)| path.replace(old, new)), item))
        .collect();
}

/// Visits the parameters of operations, of paths and of `components`.
fn each_parameter(node: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    let Value::Object(object) = node else { return };
    for (key, value) in object {
        match (key.as_str(), value) {
            ("parameters", Value::Array(parameters)) => parameters.iter_mut().for_each(&mut *visit),
            ("parameters", Value::Object(parameters)) => parameters.values_mut().for_each(&mut *visit),
            ("schemas" | "responses" | "requestBody" | "examples", _) => {}
            (_, value) => each_parameter(value, visit),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::rename;
    use crate::{
        Settings, rewrite,
        testing::{DOCUMENT, assert_contains, document, written},
    };

    #[test]
    fn a_parameter_is_renamed_where_it_is_declared() {
        let (send, body) = (json!({"name": "send", "in": "path"}), json!({"name": "Body", "in": "query"}));
        let mut document =
            json!({"paths": {"/{send}/send": {"parameters": [send]}}, "components": {"parameters": {"Body": body}}});
        rename(&mut document);
        assert_eq!(document["paths"]["/{send_field}/send"]["parameters"][0]["name"], "send_field");
        assert_eq!(document["components"]["parameters"]["Body"]["name"], "body_field");
    }

    #[test]
    fn a_request_carries_the_name_of_the_document() {
        let text = DOCUMENT.replace("to-whom", "send").replace("name: limit", "name: body");
        let (document, settings) = (document(&text), Settings::default());
        let file = rewrite::rewrite(written(&document), &document, &settings).expect("it is known");
        let source = prettyplease::unparse(&file);
        assert_contains(&source, r#".path("send", &input_0)?.query("body", &input_1)?.json(&input_2)"#);
        assert_contains(&source, r#""send: required, but not set""#);
        assert_contains(&source, "pub fn set_body_field<V>(self");
    }
}
