//! `$ref`s: how they are written, and keys beside them.

use serde_json::{Value, json};

use super::{Object, each_object};
use crate::{
    bundle::Bundle,
    keyword::{self, Role, Structure},
    pointer,
    structure::Kind,
};

/// A local reference is a URL's fragment, so it may be percent-encoded.
pub(super) fn decode(bundle: &mut Bundle) {
    let mut encoded = Vec::new();
    each_object(&mut bundle.json, &mut |object, _, at| {
        let target = object.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
        encoded.extend(target.filter(|target| target.contains('%')).map(|target| (at.to_owned(), target.to_owned())));
    });
    for (at, fragment) in encoded {
        let target = pointer::of_fragment(&bundle.json, &fragment);
        if let Some(reference) = bundle.json.pointer_mut(&at) {
            reference["$ref"] = format!("#{target}").into();
        }
    }
}

/// In a schema, annotations, extensions and `nullable` beside a `$ref` stay, around an `allOf` with the reference. Anywhere else, and for
/// other keywords, OpenAPI 3.0 ignores them.
pub(super) fn keep_what_stands_beside(bundle: &mut Bundle) {
    each_object(&mut bundle.json, &mut |object, kind, _| {
        if object.len() < 2 || !object.get("$ref").is_some_and(Value::is_string) {
            return;
        }
        let stays = |key: &str| kind == Kind::Schema && is_kept(key);
        let mut kept: Object =
            std::mem::take(object).into_iter().filter(|(key, _)| key == "$ref" || stays(key)).collect();
        if kept.len() > 1 {
            let reference = kept.remove("$ref");
            kept.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
        }
        *object = kept;
    });
}

fn is_kept(key: &str) -> bool {
    let is_kept = |role| matches!(role, Role::Annotation | Role::Structure(Structure::Nullable));
    key.starts_with("x-") || keyword::find(key).is_some_and(|keyword| is_kept(keyword.role))
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    #[test]
    fn a_reference_may_be_percent_encoded() {
        let document = |target: &str| json!({"components": {"schemas": {"Page<A>": {"type": "string"}, "B": {"allOf": [{"$ref": target}]}, "%41": {}}}});
        let plain = document("#/components/schemas/Page<A>");
        assert_document(decode, document("#/components/schemas/Page%3CA%3e"), plain.clone());
        assert_document(decode, plain.clone(), plain);
        for target in ["#/components/schemas/%41", "#/components/schemas/%3", "#/components/schemas/%ff%"] {
            assert_document(decode, document(target), document(target));
        }
    }

    #[test]
    fn annotations_of_a_schema_stay() {
        assert_schema(
            keep_what_stands_beside,
            json!({"$ref": "#/components/schemas/T", "description": "d", "nullable": true, "maxLength": 3}),
            json!({"allOf": [{"$ref": "#/components/schemas/T"}], "description": "d", "nullable": true}),
        );
        assert_schema(
            keep_what_stands_beside,
            json!({"type": "object", "properties": {"$ref": {"type": "string"}}}),
            json!({"type": "object", "properties": {"$ref": {"type": "string"}}}),
        );
    }

    #[test]
    fn elsewhere_the_reference_stands_alone() {
        let response = |response: Value| json!({"paths": {"/a": {"get": {"responses": {"200": response}}}}});
        assert_document(
            keep_what_stands_beside,
            response(json!({"$ref": "#/components/responses/R", "description": "d"})),
            response(json!({"$ref": "#/components/responses/R"})),
        );
    }
}
