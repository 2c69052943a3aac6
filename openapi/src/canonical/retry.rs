//! The retry policy.

use serde_json::json;

use crate::{
    bundle::Bundle,
    extension::{RetryPolicy, is_operation},
    method::METHODS,
};

/// An operation without `x-retry` has the policy that follows from its method, as HTTP defines it (RFC 9110, 9.2.2).
pub(super) fn follow_from_the_method(bundle: &mut Bundle) {
    let Some(paths) = bundle.json.get_mut("paths").and_then(|paths| paths.as_object_mut()) else { return };
    for item in paths.values_mut() {
        for (key, method) in METHODS {
            let Some(operation) = item.get_mut(key).filter(|operation| is_operation(operation)) else { continue };
            let Some(operation) = operation.as_object_mut().filter(|operation| !operation.contains_key("x-retry"))
            else {
                continue;
            };
            let (policy, reason) = match method {
                "POST" | "PATCH" => (RetryPolicy::UnsentOnly, format!("HTTP does not define {method} as idempotent")),
                _ => (RetryPolicy::Idempotent, format!("HTTP defines {method} as idempotent")),
            };
            operation.insert("x-retry".to_owned(), json!({ "policy": policy.name(), "reason": reason }));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{super::tests::*, *};

    #[test]
    fn the_policy_follows_from_the_method() {
        let document = |method: &str, retry: Option<Value>| {
            let mut operation = json!({"responses": {}});
            if let Some(retry) = retry {
                operation["x-retry"] = retry;
            }
            json!({"paths": {"/a": {"summary": "a", method: operation}}})
        };
        for (method, policy, reason) in [
            ("get", "idempotent", "HTTP defines GET as idempotent"),
            ("delete", "idempotent", "HTTP defines DELETE as idempotent"),
            ("post", "unsent_only", "HTTP does not define POST as idempotent"),
            ("patch", "unsent_only", "HTTP does not define PATCH as idempotent"),
        ] {
            let retry = json!({"policy": policy, "reason": reason});
            assert_document(follow_from_the_method, document(method, None), document(method, Some(retry)));
        }
        let own = document("get", Some(json!({"policy": "unsent_only", "reason": "r"})));
        assert_document(follow_from_the_method, own.clone(), own);
    }
}
