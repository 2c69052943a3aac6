//! Media types of bodies: one for each body, without parameters, and with a schema.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{Object, each_object, merge::is_annotation};
use crate::{
    body::{BYTES, BodyFormat, FORM, JSON, MULTIPART},
    bundle::Bundle,
    pointer,
    structure::Kind,
};

/// A body has the media type that a client decodes best; the others are dropped. One without a schema takes any value of its media type.
pub(super) fn one_for_each_body(bundle: &mut Bundle) {
    let (mut renamed, mut lost) = (Vec::new(), Vec::new());
    let types = component_types(&bundle.json);
    each_object(&mut bundle.json, &mut |object, kind, at| {
        let around: Vec<_> = pointer::segments(at).collect();
        let is_request = around.last().is_some_and(|key| key == "requestBody") || is_in(&around, "requestBodies");
        if kind != Kind::Object || !(is_request || is_in(&around, "responses")) {
            return;
        }
        let Some(Value::Object(content)) = object.get_mut("content") else { return };
        let best = content.iter().min_by_key(|(name, media)| rank(&plain(name), media, is_request));
        let Some(written) = best.map(|(name, _)| name.clone()) else { return };
        let Some(Value::Object(mut media)) = content.remove(&written) else { return };
        let name = canonical_name(&plain(&written), &media, is_request);
        give_schema(&mut media, &name, &types);
        let at_content = pointer::join(at, "content");
        let ignored = keep_encoding(&mut media, &name);
        let at = pointer::join(&pointer::join(&at_content, &name), "encoding");
        lost.extend(ignored.into_iter().map(|message| (at.clone(), message)));
        if !content.is_empty() {
            let others = content.keys().map(|other| format!("`{other}`")).collect::<Vec<_>>().join(", ");
            let used = if is_request { "sent as" } else { "read as" };
            lost.push((at_content.clone(), format!("the body is {used} `{name}`, and not as {others}")));
        }
        content.clear();
        content.insert(name.clone(), media.into());
        if name != written {
            renamed.push((pointer::join(&at_content, &written), pointer::join(&at_content, &name)));
        }
    });
    for (from, to) in renamed {
        bundle.places.alias(&from, &to);
    }
    for (at, message) in lost {
        bundle.tell(&at, message);
    }
}

/// Whether the last segment is the name of an item of `section`.
fn is_in(segments: &[String], section: &str) -> bool {
    segments.len().checked_sub(2).is_some_and(|index| segments[index] == section)
}

/// The media type in lower case, without parameters such as `charset`.
fn plain(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn is_range(name: &str) -> bool {
    name.contains('*')
}

/// Whether a schema is missing, or takes any value.
fn is_any(schema: Option<&Value>) -> bool {
    schema.is_none_or(|schema| schema.as_object().is_some_and(Object::is_empty))
}

fn is_binary(schema: &Value) -> bool {
    schema["type"] == "string" && schema["format"] == "binary"
}

/// How well the client decodes it: 0 is best.
fn rank(name: &str, media: &Value, is_request: bool) -> u8 {
    match BodyFormat::of(name) {
        BodyFormat::Json if name == JSON => 0,
        BodyFormat::Json => 1,
        BodyFormat::Form if is_request => 2,
        BodyFormat::Multipart if is_request => 3,
        BodyFormat::Bytes if is_range(name) => 4,
        BodyFormat::Text if name == "text/plain" => 5,
        BodyFormat::Text if is_any(media.get("schema")) || media["schema"]["type"] == "string" => 6,
        BodyFormat::Bytes if !name.starts_with("multipart/") => 7,
        BodyFormat::Bytes | BodyFormat::Text | BodyFormat::Form | BodyFormat::Multipart => 8,
    }
}

/// `*/*` is JSON if it has a schema, else bytes. A request has to name one media type.
fn canonical_name(name: &str, media: &Object, is_request: bool) -> String {
    let schema = media.get("schema");
    match name {
        "*/*" | "application/*" if !is_any(schema) && !schema.is_some_and(is_binary) => JSON.to_owned(),
        name if is_range(name) && is_request => BYTES.to_owned(),
        name => name.to_owned(),
    }
}

/// The type of each component that says nothing else, by its reference.
fn component_types(document: &Value) -> HashMap<String, String> {
    let components = document.pointer("/components/schemas").and_then(Value::as_object);
    let of = |(name, schema): (&String, &Value)| {
        Some((format!("#{}", pointer::join("/components/schemas", name)), plain_type(schema)?.to_owned()))
    };
    components.into_iter().flatten().filter_map(of).collect()
}

/// The type of a schema without constraints.
fn plain_type(schema: &Value) -> Option<&str> {
    let is_plain = |key: &String| is_annotation(key) || key == "type" || key == "format";
    schema.as_object().filter(|schema| schema.keys().all(is_plain))?.get("type")?.as_str()
}

/// The schema of a body that has none. A string in bytes is binary, and a scalar in a plain text a string.
fn give_schema(media: &mut Object, name: &str, types: &HashMap<String, String>) {
    let schema = media.get("schema");
    let kind = schema.and_then(|schema| match schema["$ref"].as_str() {
        Some(target) => types.get(target).map(String::as_str),
        None => plain_type(schema),
    });
    let is_bytes = !name.starts_with("multipart/") && kind == Some("string");
    let given = match BodyFormat::of(name) {
        BodyFormat::Bytes if is_any(schema) || is_bytes => json!({ "type": "string", "format": "binary" }),
        BodyFormat::Text
            if is_any(schema) || name == "text/plain" && matches!(kind, Some("boolean" | "integer" | "number")) =>
        {
            json!({ "type": "string" })
        }
        BodyFormat::Json if schema.is_none() => json!({}),
        _ => return,
    };
    media.insert("schema".to_owned(), given);
}

/// `encoding` has a meaning in forms only: a media type in multipart ones, a style in others. Its defaults need not be said. Returns what
/// of it is ignored.
fn keep_encoding(media: &mut Object, name: &str) -> Vec<String> {
    if name != FORM && name != MULTIPART {
        media.remove("encoding");
    }
    let Some(Value::Object(encoding)) = media.get_mut("encoding") else { return Vec::new() };
    let (mut had_headers, mut ignored) = (false, Vec::new());
    for (field, property) in encoding.iter_mut() {
        let Value::Object(property) = property else { continue };
        property.retain(|key, value| match key.as_str() {
            "contentType" => name == MULTIPART,
            "style" => name == FORM && value != "form",
            "explode" => name == FORM && value != true,
            "headers" => {
                had_headers |= name == MULTIPART;
                false
            }
            _ => true,
        });
        if let Some(Value::String(media_type)) = property.get_mut("contentType") {
            if media_type.contains(',') {
                ignored.push(format!(
                    "`{field}` has a list of media types, and none of them is sent unless the caller names one"
                ));
            }
            *media_type = plain(media_type);
        }
    }
    if had_headers {
        ignored.push("the headers of parts are not sent".to_owned());
    }
    encoding.retain(|_, property| !property.as_object().is_some_and(Object::is_empty));
    if encoding.is_empty() {
        media.remove("encoding");
    }
    ignored
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    #[track_caller]
    fn assert_response(written: Value, canonical: Value) {
        let response = |content| json!({"components": {"responses": {"R": {"content": content}}}});
        assert_document(one_for_each_body, response(written), response(canonical));
    }

    #[track_caller]
    fn assert_request(written: Value, canonical: Value) {
        let request = |content| json!({"paths": {"/a": {"post": {"requestBody": {"content": content}}}}});
        assert_document(one_for_each_body, request(written), request(canonical));
    }

    fn text() -> Value {
        json!({"schema": {"type": "string"}})
    }

    fn bytes() -> Value {
        json!({"schema": {"type": "string", "format": "binary"}})
    }

    #[test]
    fn json_is_preferred_and_has_no_parameters() {
        let json = json!({"schema": {"type": "integer"}});
        assert_response(
            json!({"application/xml": text(), "Application/JSON; charset=utf-8": json}),
            json!({"application/json": json}),
        );
        assert_response(
            json!({"application/problem+json": json, "text/plain": text()}),
            json!({"application/problem+json": json}),
        );
        assert_request(
            json!({"application/x-www-form-urlencoded": json, "application/json": json}),
            json!({"application/json": json}),
        );
        assert_request(
            json!({"multipart/form-data": json, "application/x-www-form-urlencoded": json}),
            json!({"application/x-www-form-urlencoded": json}),
        );
        assert_request(
            json!({"image/*": bytes(), "multipart/form-data": json, "text/plain": text()}),
            json!({"multipart/form-data": json}),
        );
    }

    #[test]
    fn any_media_type_is_json_if_it_has_a_schema() {
        let json = json!({"schema": {"type": "object"}});
        assert_response(json!({"*/*": json}), json!({"application/json": json}));
        assert_response(json!({"*/*": {"schema": {}}}), json!({"*/*": bytes()}));
        assert_request(json!({"*/*": {}}), json!({"application/octet-stream": bytes()}));
        assert_response(json!({"image/*": bytes()}), json!({"image/*": bytes()}));
    }

    #[test]
    fn a_missing_schema_takes_any_value_of_the_media_type() {
        assert_response(json!({"application/json": {}}), json!({"application/json": {"schema": {}}}));
        assert_response(json!({"text/csv": {}}), json!({"text/csv": text()}));
        assert_response(json!({"image/png": {}}), json!({"image/png": bytes()}));
        let described = json!({"schema": {"type": "string", "format": "binary", "description": "d"}});
        assert_response(json!({"image/png": described}), json!({"image/png": bytes()}));
        assert_response(json!({}), json!({}));
    }

    #[test]
    fn a_string_in_bytes_is_binary_and_a_scalar_in_a_text_a_string() {
        for schema in [json!({"type": "string"}), json!({"type": "string", "format": "byte", "title": "t"})] {
            assert_request(json!({"image/jpeg": {"schema": schema}}), json!({"image/jpeg": bytes()}));
        }
        for written in
            [json!({"multipart/mixed": text()}), json!({"image/png": {"schema": {"type": "string", "maxLength": 3}}})]
        {
            assert_request(written.clone(), written);
        }
        assert_request(json!({"text/plain": {"schema": {"type": "boolean"}}}), json!({"text/plain": text()}));
        let document = |schema: Value| {
            json!({
                "paths": {"/a": {"get": {"responses": {"200": {"content": {"application/pdf": {"schema": schema}}}}}}},
                "components": {"schemas": {"File": {"type": "string", "format": "binary"}}},
            })
        };
        let file = document(json!({"$ref": "#/components/schemas/File"}));
        assert_document(one_for_each_body, file, document(json!({"type": "string", "format": "binary"})));
    }

    #[test]
    fn a_header_keeps_its_content() {
        let header = json!({"components": {"headers": {"H": {"content": {"application/json; a=b": {}}}}}});
        assert_document(one_for_each_body, header.clone(), header);
    }

    #[test]
    fn a_part_keeps_its_media_type() {
        let form = |encoding: Value| json!({"multipart/form-data": {"schema": {}, "encoding": encoding}});
        assert_request(
            form(
                json!({"a": {"contentType": "Application/JSON; charset=utf-8", "headers": {}}, "b": {"style": "deepObject"}}),
            ),
            form(json!({"a": {"contentType": "application/json"}})),
        );
    }

    #[test]
    fn the_default_encoding_is_not_said() {
        let form = |encoding: Value| json!({"application/x-www-form-urlencoded": {"schema": {}, "encoding": encoding}});
        assert_request(
            form(json!({"a": {"style": "form", "explode": true}, "b": {"explode": false}})),
            form(json!({"b": {"explode": false}})),
        );
    }
}
