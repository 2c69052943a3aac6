//! What a verifier gives, when it asks the API, and how often it fetches the keys.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_client::{SessionError, SessionVerifier, types};
use tokio::task::JoinSet;
use wiremock::{
    Mock, MockServer, ResponseTemplate,
    matchers::{body_json, method, path},
};

use crate::{
    jwt::{Key, SESSION, claims, header, key_set, now, with},
    outcome, requests, serve_keys, server, support,
    support::PROJECT_ID,
    verifier,
};

/// A valid token.
fn token() -> String {
    Key::old().sign(&header("old"), &claims().to_string())
}

/// Responds to `sessions.authenticate` with the token.
async fn serve_api(server: &MockServer, token: &str, response: ResponseTemplate) {
    let call = Mock::given(method("POST")).and(path("/v1/sessions/authenticate"));
    call.and(body_json(json!({"session_jwt": token}))).respond_with(response).mount(server).await;
}

/// The API's response for a session.
fn authenticated(session: &Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(json!({
        "status_code": 200, "request_id": "request-id-test-1", "session_token": "token-canary", "session_jwt": "jwt-canary",
        "session": session,
    }))
}

fn rejected(status: u16, error_type: &str) -> ResponseTemplate {
    let body = json!({"status_code": status, "request_id": "request-id-test-1", "error_type": error_type, "error_message": "x"});
    ResponseTemplate::new(status).set_body_json(body)
}

#[tokio::test]
async fn a_session_has_what_the_claims_have() {
    let server = server(&[Key::old().jwk("old")]).await;
    let sessions = verifier(&server);
    let session = sessions.verify(&token()).await.expect("it is valid");
    assert_eq!((&*session.session_id, &*session.user_id), ("session-test-1", "user-test-1"));
    assert_eq!(session.started_at.as_deref(), Some("2026-11-23T09:30:00Z"));
    assert_eq!(session.last_accessed_at.as_deref(), Some("2026-11-23T09:45:00Z"));
    assert_eq!(session.expires_at.as_deref(), Some("2026-11-23T10:30:00Z"));
    let attributes = session.attributes.as_ref().expect("it has attributes");
    assert_eq!(attributes.ip_address.as_deref(), Some("203.0.113.1"));
    let factors = session.authentication_factors.as_ref().expect("it has factors");
    assert_eq!(factors[0].type_, Some(types::AuthenticationFactorType::Otp));
    assert_eq!(session.roles.as_deref(), Some(&["stytch_user".to_owned()][..]));
    assert_eq!(session.custom_claims.map(Value::Object), Some(json!({"plan": "gold"})));

    // What Stytch may leave out. The session then ends with the token.
    let smallest = json!({"exp": 4_102_444_800_u64, "plan": null, SESSION: {"id": "session-test-1", "attributes": null, "expires_at": null}});
    let session = sessions.verify(&Key::old().sign(&header("old"), &with(&smallest))).await.expect("it is valid");
    assert_eq!(session.expires_at.as_deref(), Some("2100-01-01T00:00:00Z"));
    assert!(session.roles.is_none() && session.attributes.is_none());
    assert_eq!(requests(&server).await, 1);
}

#[tokio::test]
async fn the_keys_are_fetched_once_by_many_calls_and_clones() {
    let server = MockServer::start().await;
    let keys = ResponseTemplate::new(200).set_body_json(key_set(&[Key::old().jwk("old")]));
    serve_keys(&server, keys.set_delay(Duration::from_millis(50))).await;
    let (sessions, token) = (verifier(&server), token());
    let mut calls = JoinSet::new();
    for _ in 0..100 {
        let (sessions, token) = (sessions.clone(), token.clone());
        // Spawned, so that the future has to be `Send`.
        calls.spawn(async move { sessions.verify(&token).await });
    }
    assert!(calls.join_all().await.iter().all(Result::is_ok));
    assert_eq!(requests(&server).await, 1);
}

#[tokio::test]
async fn ten_thousand_verifications_while_keys_rotate_fetch_them_twice() {
    let server = MockServer::start().await;
    let first = Mock::given(method("GET"));
    let set = |keys: &[Value]| ResponseTemplate::new(200).set_body_json(key_set(keys));
    first.respond_with(set(&[Key::old().jwk("old")])).up_to_n_times(1).mount(&server).await;
    serve_keys(&server, set(&[Key::new().jwk("new"), Key::old().jwk("old")])).await;
    let sessions = verifier(&server);
    let (old, new) = (token(), Key::new().sign(&header("new"), &claims().to_string()));
    let forged = Key::attacker().sign(&header("forged"), &claims().to_string());

    for round in 0..100 {
        let mut calls = JoinSet::new();
        for call in 0..100 {
            // From the second half on, the new key signs too; in the last quarter, unknown ones.
            let (token, expected) = match (round, call % 3) {
                (50.., 1) => (&new, "accepted"),
                (75.., 2) => (&forged, "UnknownKey"),
                _ => (&old, "accepted"),
            };
            let (sessions, token) = (sessions.clone(), token.clone());
            calls.spawn(async move { (outcome(&sessions.verify(&token).await), expected) });
        }
        for (outcome, expected) in calls.join_all().await {
            assert_eq!(outcome, expected);
        }
    }
    assert_eq!(requests(&server).await, 2);
}

#[tokio::test]
async fn a_call_that_is_dropped_leaves_the_fetch_to_the_next() {
    let server = MockServer::start().await;
    let slow = Mock::given(method("GET")).respond_with(ResponseTemplate::new(500).set_delay(Duration::from_secs(600)));
    slow.up_to_n_times(1).mount(&server).await;
    serve_keys(&server, ResponseTemplate::new(200).set_body_json(key_set(&[Key::old().jwk("old")]))).await;
    let (sessions, token) = (verifier(&server), token());
    let first = tokio::spawn({
        let (sessions, token) = (sessions.clone(), token.clone());
        async move { sessions.verify(&token).await }
    });
    while requests(&server).await == 0 {
        tokio::task::yield_now().await;
    }
    let mut waiting = JoinSet::new();
    for _ in 0..10 {
        let (sessions, token) = (sessions.clone(), token.clone());
        waiting.spawn(async move { sessions.verify(&token).await });
    }
    tokio::task::yield_now().await;
    first.abort();
    assert!(waiting.join_all().await.iter().all(Result::is_ok));
    assert_eq!(requests(&server).await, 2);
}

#[tokio::test]
async fn the_api_is_asked_where_verification_fails() {
    let session = json!({"session_id": "session-test-2", "user_id": "user-test-2"});
    let signed = |changes: Value| Key::old().sign(&header("old"), &with(&changes));
    let expired = signed(json!({"exp": now() - 60}));
    let unknown = Key::old().sign(&header("other"), &claims().to_string());
    let too_old = |sessions: SessionVerifier| sessions.max_age(Duration::ZERO);
    let same = |sessions: SessionVerifier| sessions;
    type Change = fn(SessionVerifier) -> SessionVerifier;
    for (name, change, token, response, expected, is_unavailable) in [
        ("valid", same as Change, token(), None, "accepted", false),
        ("valid and too old", too_old, token(), Some(authenticated(&session)), "accepted", false),
        ("expired", same, expired.clone(), Some(authenticated(&session)), "accepted", false),
        ("unknown key", same, unknown, Some(authenticated(&session)), "accepted", false),
        ("no session", same, expired.clone(), Some(authenticated(&Value::Null)), "NoSession", false),
        ("session not found", same, expired.clone(), Some(rejected(404, "session_not_found")), "Api", false),
        ("bad request", same, expired.clone(), Some(rejected(400, "bad_request")), "Api", false),
        ("wrong secret", same, expired.clone(), Some(rejected(401, "unauthorized_credentials")), "Api", true),
        ("too many requests", same, expired.clone(), Some(rejected(429, "too_many_requests")), "Api", true),
        ("the API fails", same, expired, Some(rejected(500, "internal_server_error")), "Api", true),
        ("no JWT", same, "no-jwt-canary".to_owned(), None, "Malformed", false),
        ("too long", same, "x".repeat(100_000), None, "TooLong", false),
    ] {
        let is_asked = response.is_some();
        let server = server(&[Key::old().jwk("old")]).await;
        if let Some(response) = response {
            serve_api(&server, &token, response).await;
        }
        let result = change(verifier(&server)).authenticate(&token).await;
        assert_eq!(outcome(&result), expected, "{name}");
        let received = server.received_requests().await.expect("requests are recorded");
        assert_eq!(received.iter().any(|request| request.method == "POST"), is_asked, "{name}");
        let printed = format!("{result:?} {result:#?}");
        assert!(!printed.contains("canary") && !printed.contains("gold"), "{name} is printed: {printed}");
        match result {
            Ok(authenticated) => {
                assert_eq!(authenticated.response.is_some(), is_asked, "{name}");
                let user = if is_asked { "user-test-2" } else { "user-test-1" };
                assert_eq!(authenticated.session.user_id, user, "{name}");
            }
            Err(error) => {
                assert_eq!(error.is_unavailable(), is_unavailable, "{name}");
                assert_eq!(error.api_error().is_some(), expected == "Api", "{name}");
            }
        }
    }
}

#[tokio::test]
async fn without_keys_the_api_decides_and_the_error_says_why() {
    let (token, session) = (token(), json!({"session_id": "session-test-2", "user_id": "user-test-2"}));
    let server = MockServer::start().await;
    serve_keys(&server, rejected(404, "project_not_found")).await;
    serve_api(&server, &token, authenticated(&session)).await;
    let sessions = verifier(&server);
    let error = sessions.verify(&token).await.expect_err("there are no keys");
    assert!(matches!(&error, SessionError::KeysUnavailable(_)) && error.is_unavailable());
    let status = error.api_error().and_then(stytch_client::Error::status).map(|status| status.as_u16());
    assert_eq!(status, Some(404));
    assert!(error.to_string().contains("sessions.get_jwks"), "{error}");
    assert_eq!(sessions.authenticate(&token).await.expect("the API knows it").session.user_id, "user-test-2");

    let nobody = SessionVerifier::new(&support::client(&support::unused_url()), PROJECT_ID);
    let error = nobody.authenticate(&token).await.expect_err("nobody listens");
    assert!(matches!(&error, SessionError::Api(_)) && error.is_unavailable());
}

#[tokio::test]
async fn settings_of_a_clone_are_its_own() {
    let server = server(&[Key::old().jwk("old")]).await;
    let sessions = verifier(&server);
    let strict = sessions.clone().max_age(Duration::ZERO);
    let tolerant = sessions.clone().tolerance(Duration::from_secs(120));
    let expired = Key::old().sign(&header("old"), &with(&json!({"exp": now() - 60})));
    for (verifier, token, expected) in [
        (&sessions, &token(), "accepted"),
        (&strict, &token(), "TooOld"),
        (&tolerant, &expired, "accepted"),
        (&sessions, &expired, "Expired"),
    ] {
        assert_eq!(outcome(&verifier.verify(token).await), expected);
    }
    assert_eq!(requests(&server).await, 1);
    assert_eq!(format!("{sessions:?}"), "SessionVerifier { .. }");
}

#[tokio::test]
async fn a_verification_does_not_carry_the_futures_of_calls() {
    let sessions = verifier(&MockServer::start().await);
    assert!(size_of_val(&sessions.verify("")) < 1024);
    assert!(size_of_val(&sessions.authenticate("")) < 1024);
}
