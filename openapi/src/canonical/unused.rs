//! Components that nothing refers to any more once other rules have rewritten what referred to them.

use std::collections::HashSet;

use serde_json::Value;

use super::each_object;
use crate::pointer;

/// The components that are schemas, and that something refers to.
pub(super) fn references(document: &Value) -> HashSet<String> {
    let (mut found, mut copy) = (HashSet::new(), document.clone());
    each_object(&mut copy, &mut |object, _, _| {
        let name =
            object.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix("#/components/schemas/"));
        found.extend(name.and_then(|name| name.split('/').next()).map(pointer::unescape));
    });
    found
}

/// Removes components, and those that only they referred to.
pub(super) fn leave_out(document: &mut Value, unused: &HashSet<String>) {
    if unused.is_empty() {
        return;
    }
    let before = references(document);
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        schemas.retain(|name, _| !unused.contains(name));
    }
    let after = references(document);
    leave_out(document, &before.difference(&after).cloned().collect());
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::tests::*, *};

    fn all_rules(bundle: &mut crate::bundle::Bundle) {
        super::super::apply(bundle);
    }

    #[test]
    fn a_component_that_is_only_a_branch_is_left_out() {
        let schemas = |schemas: Value| json!({"components": {"schemas": schemas}});
        let part = json!({"type": "object", "properties": {"a": {"$ref": "#/components/schemas/T"}}});
        let text = json!({"type": "string"});
        assert_document(
            all_rules,
            schemas(
                json!({"S": {"allOf": [{"$ref": "#/components/schemas/P"}, {"required": ["a"]}]}, "P": part, "T": text}),
            ),
            schemas(json!({"S": {"type": "object", "properties": part["properties"], "required": ["a"]}, "T": text})),
        );
    }
}
