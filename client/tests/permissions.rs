//! Permissions: what each role may do, and how often the policy is fetched.
#![cfg(feature = "rbac")]

mod support;

use std::{collections::BTreeMap, time::Duration};

use serde_json::{Value, json};
use stytch_client::{PermissionError, Permissions};
use tokio::task::JoinSet;
use wiremock::{Mock, MockServer, ResponseTemplate, matchers::path};

const NOBODY: [&str; 0] = [];

fn policy() -> Value {
    let role = |id: &str, permissions: Value| json!({"role_id": id, "description": "", "permissions": permissions});
    let may = |resource: &str, actions: &[&str]| json!({"resource_id": resource, "actions": actions});
    json!({
        "roles": [
            role("reader", json!([may("documents", &["read"])])),
            role("editor", json!([may("documents", &["create"]), may("images", &["*"]), may("documents", &["update"])])),
            role("owner", json!([may("*", &["*"])])),
            role("empty", Value::Null),
            role("twice", json!([may("images", &["read"])])),
            role("twice", json!([may("documents", &["read"])])),
        ],
        "resources": [
            {"resource_id": "documents", "description": "", "actions": ["create", "read", "update"]},
            {"resource_id": "images", "description": "", "actions": ["read"]},
        ],
        "scopes": [],
    })
}

fn response(policy: &Value) -> ResponseTemplate {
    let body = json!({"status_code": 200, "request_id": "request-id-test-1", "policy": policy});
    ResponseTemplate::new(200).set_body_json(body)
}

async fn serve(response: ResponseTemplate) -> (MockServer, Permissions) {
    let server = MockServer::start().await;
    Mock::given(path("/v1/rbac/policy")).respond_with(response).mount(&server).await;
    let permissions = Permissions::new(&support::client(&server.uri()));
    (server, permissions)
}

async fn requests(server: &MockServer) -> usize {
    server.received_requests().await.expect("requests are recorded").len()
}

#[tokio::test]
async fn a_role_allows_what_its_permissions_name() {
    let (server, permissions) = serve(response(&policy())).await;
    for (roles, resource, action, expected) in [
        (&["reader"][..], "documents", "read", true),
        (&["reader"], "documents", "create", false),
        (&["reader"], "documents", "Read", false),
        (&["reader"], "documents", "*", false),
        (&["reader"], "images", "read", false),
        (&["editor"], "documents", "create", true),
        (&["editor"], "documents", "update", true),
        (&["editor"], "documents", "read", false),
        (&["editor"], "images", "read", true),
        (&["editor"], "images", "an action that no resource has", true),
        (&["reader", "editor"], "documents", "read", true),
        (&["editor", "reader"], "documents", "read", true),
        (&["unknown"], "documents", "read", false),
        (&["unknown", "reader"], "documents", "read", true),
        (&["empty"], "documents", "read", false),
        (&["twice"], "documents", "read", true),
        (&["twice"], "images", "read", true),
        // `*` stands for actions, not for resources.
        (&["owner"], "documents", "read", false),
        (&["owner"], "*", "read", true),
        (&[""], "documents", "read", false),
        (&[], "documents", "read", false),
    ] {
        let is_authorized = permissions.is_authorized(roles, resource, action).await.expect("there is a policy");
        assert_eq!(is_authorized, expected, "{roles:?} {resource} {action}");
    }
    let all = permissions.all(["editor", "unknown"]).await.expect("there is a policy");
    let documents = BTreeMap::from([("create", true), ("read", false), ("update", true)]);
    let expected = json!({"documents": documents, "images": {"read": true}});
    assert_eq!(serde_json::to_value(all).ok(), Some(expected));
    assert_eq!(requests(&server).await, 1);
    assert_eq!(format!("{permissions:?}"), "Permissions { .. }");
}

#[tokio::test]
async fn without_a_policy_nobody_may_do_anything() {
    for policy in [Value::Null, json!({}), json!({"roles": null, "resources": null, "scopes": null})] {
        let (_server, permissions) = serve(response(&policy)).await;
        assert!(!permissions.is_authorized(["reader"], "documents", "read").await.expect("it is a success"));
        assert!(permissions.all(["reader"]).await.expect("it is a success").is_empty());
    }
}

#[tokio::test]
async fn the_policy_is_fetched_once_by_many_calls_and_clones() {
    let (server, permissions) = serve(response(&policy()).set_delay(Duration::from_millis(50))).await;
    let mut calls = JoinSet::new();
    for _ in 0..100 {
        let permissions = permissions.clone();
        // Spawned, so that the future has to be `Send`.
        calls.spawn(async move { permissions.is_authorized(["reader"], "documents", "read").await });
    }
    assert!(calls.join_all().await.into_iter().all(|outcome| matches!(outcome, Ok(true))));
    assert_eq!(requests(&server).await, 1);
    assert!(size_of_val(&permissions.is_authorized(NOBODY, "", "")) < 1024, "the future of the call is no part of it");
}

#[tokio::test]
async fn where_the_policy_is_unavailable_nothing_is_known() {
    let body = json!({"status_code": 404, "request_id": "request-id-test-1", "error_type": "project_not_found", "error_message": "x"});
    let (server, permissions) = serve(ResponseTemplate::new(404).set_body_json(body)).await;
    for _ in 0..3 {
        let error = permissions.is_authorized(["reader"], "documents", "read").await.expect_err("there is no policy");
        assert!(matches!(&error, PermissionError::PolicyUnavailable(_)) && error.is_unavailable());
        assert_eq!(error.api_error().and_then(stytch_client::Error::status).map(|status| status.as_u16()), Some(404));
        assert!(error.to_string().starts_with("permissions: the policy is not available: rbac.policy: "), "{error}");
    }
    assert_eq!(requests(&server).await, 1, "not tried again within a second");
}

#[cfg(feature = "sessions")]
#[tokio::test]
async fn a_session_is_authorized_by_its_roles() {
    let mock = stytch_mock::MockStytch::start().expect("a port is free");
    let permissions = Permissions::new(&support::client(mock.url()));
    let session = |roles: Value| -> stytch_client::types::Session {
        let session = json!({"session_id": "session-test-1", "user_id": "user-test-1", "roles": roles});
        serde_json::from_value(session).expect("it is a session")
    };
    for (roles, action, expected) in [
        (json!(["stytch_user"]), "read", true),
        (json!(["stytch_user"]), "delete", false),
        (json!(["stytch_user", "admin"]), "delete", true),
        (Value::Null, "read", false),
    ] {
        let outcome = permissions.authorize(&session(roles), "documents", action).await;
        assert_eq!(outcome.is_ok(), expected, "{action}");
        assert!(
            outcome.err().is_none_or(|error| matches!(error, PermissionError::Forbidden) && !error.is_unavailable())
        );
    }
    assert_eq!(mock.requests().len(), 1);
}
