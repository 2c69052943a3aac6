//! Security schemes and security requirements.

use serde_json::{Value, json};

use super::Object;
use crate::bundle::Bundle;

/// What OAuth 2 and OpenID Connect send with a call is a bearer token, which the caller gets elsewhere. The names of HTTP schemes are
/// written in lower case.
pub(super) fn send_tokens_as_bearer(bundle: &mut Bundle) {
    let schemes = bundle.json.pointer_mut("/components/securitySchemes").and_then(Value::as_object_mut);
    for scheme in schemes.into_iter().flat_map(Object::values_mut).filter_map(Value::as_object_mut) {
        match scheme.get("type").and_then(Value::as_str) {
            Some("oauth2" | "openIdConnect") => {
                scheme.retain(|key, _| key == "description" || key.starts_with("x-"));
                scheme.insert("type".to_owned(), "http".into());
                scheme.insert("scheme".to_owned(), "bearer".into());
            }
            Some("http") => {
                if let Some(Value::String(name)) = scheme.get_mut("scheme") {
                    name.make_ascii_lowercase();
                }
            }
            _ => {}
        }
    }
}

/// Without `security`, no operation needs a credential.
pub(super) fn write_no_security(bundle: &mut Bundle) {
    if let Some(root) = bundle.json.as_object_mut().filter(|root| root.contains_key("paths")) {
        root.entry("security").or_insert(json!([]));
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    fn scheme(scheme: Value) -> Value {
        json!({"components": {"securitySchemes": {"s": scheme}}})
    }

    #[test]
    fn a_token_is_a_bearer_token() {
        let bearer = scheme(json!({"type": "http", "scheme": "bearer", "description": "d"}));
        let oauth = json!({"type": "oauth2", "description": "d", "flows": {"implicit": {"scopes": {"a": "b"}}}});
        assert_document(send_tokens_as_bearer, scheme(oauth), bearer.clone());
        let connect = json!({"type": "openIdConnect", "description": "d", "openIdConnectUrl": "https://example.com"});
        assert_document(send_tokens_as_bearer, scheme(connect), bearer.clone());
        let named = json!({"type": "http", "scheme": "Bearer", "description": "d"});
        assert_document(send_tokens_as_bearer, scheme(named), bearer);
    }

    #[test]
    fn without_security_nothing_is_needed() {
        assert_document(write_no_security, json!({"paths": {}}), json!({"paths": {}, "security": []}));
        let some = json!({"paths": {}, "security": [{"key": []}]});
        assert_document(write_no_security, some.clone(), some);
    }
}
