//! The JWTs of the mock server: from a login, after their time, and while keys rotate.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use stytch_client::{Client, SessionVerifier, serde_json::Map};
use stytch_mock::{MockStytch, Options};

use crate::{jwt::second_opinion_for, outcome, support};

fn client(mock: &MockStytch) -> Client {
    let client = support::builder(mock.url()).project(MockStytch::PROJECT_ID, MockStytch::SECRET);
    client.build().expect("the settings are valid")
}

fn verifier(client: &Client) -> SessionVerifier {
    SessionVerifier::new(client, MockStytch::PROJECT_ID)
}

/// The session token and the JWT of somebody who logs in.
async fn log_in(client: &Client, mock: &MockStytch) -> (String, String) {
    let sent = client.otps().sms().login_or_create().phone_number("+12025550162").send().await.expect("it is sent");
    let code = mock.passcode(&sent.phone_id).expect("a passcode was sent");
    let claims = Map::from_iter([("plan".to_owned(), json!("gold"))]);
    let login = client.otps().authenticate().method_id(&sent.phone_id).code(code).session_duration_minutes(60);
    let login = login.session_custom_claims(claims).send().await.expect("it is the code").into_inner();
    (login.session_token.to_string(), login.session_jwt.to_string())
}

fn calls(mock: &MockStytch, path: &str) -> usize {
    mock.requests().iter().filter(|request| request.path().starts_with(path)).count()
}

#[tokio::test]
async fn the_token_of_a_login_is_verified_without_a_call() {
    let mock = MockStytch::start().expect("a port is free");
    let client = client(&mock);
    let sent = client.otps().sms().login_or_create().phone_number("+12025550162").send().await.expect("it is sent");
    client.users().update().user_id(&sent.user_id).roles(vec!["admin".to_owned()]).send().await.expect("it is a user");
    let (session_token, jwt) = log_in(&client, &mock).await;
    let sessions = verifier(&client);
    let session = sessions.verify(&jwt).await.expect("it is valid");
    let known = client.sessions().authenticate().session_token(&session_token).send().await.expect("it is a session");
    let known = known.session.clone().expect("it has the session");
    assert_eq!(
        serde_json::to_value(&session).ok(),
        serde_json::to_value(&known).ok(),
        "the JWT says what the API says"
    );
    assert_eq!((session.user_id, session.roles), (sent.user_id.clone(), Some(vec!["admin".to_owned()])));
    assert_eq!(session.custom_claims.map(Value::Object), Some(json!({"plan": "gold"})));
    for _ in 0..3 {
        assert_eq!(outcome(&sessions.authenticate(&jwt).await), "accepted");
    }
    assert_eq!((calls(&mock, "/v1/sessions/jwks/"), calls(&mock, "/v1/sessions/authenticate")), (1, 1));

    let keys = client.sessions().get_jwks().project_id(MockStytch::PROJECT_ID).send().await.expect("there are keys");
    let keys: Vec<_> = keys.keys.iter().map(|key| serde_json::to_value(key).expect("it is JSON")).collect();
    assert!(second_opinion_for(MockStytch::PROJECT_ID, &jwt, &keys), "jsonwebtoken accepts it too");
}

#[tokio::test]
async fn the_keys_need_no_credential() {
    let mock = MockStytch::start().expect("a port is free");
    let url = format!("{}/v1/sessions/jwks/{}", mock.url(), MockStytch::PROJECT_ID);
    let client = support::http_client().build().expect("the settings are valid");
    let response = client.get(url).send().await.expect("the mock responds");
    assert_eq!(response.status().as_u16(), 200, "verifiers of other languages send none");
}

#[tokio::test]
async fn a_token_that_has_expired_is_renewed_by_the_api() {
    let minutes = Duration::from_secs(6 * 60);
    // The JWT of the login has expired by the clock of this machine, which verifies it.
    let now = SystemTime::now().checked_sub(minutes);
    let mock = MockStytch::start_with(Options { now, ..Options::default() }).expect("a port is free");
    let client = client(&mock);
    let (session_token, jwt) = log_in(&client, &mock).await;
    let sessions = verifier(&client);
    assert_eq!(outcome(&sessions.verify(&jwt).await), "Expired");
    mock.advance(minutes);
    let renewed = sessions.authenticate(&jwt).await.expect("the session goes on");
    let response = renewed.response.expect("the API was asked").into_inner();
    assert_eq!(
        (response.session_token.to_string(), renewed.session.custom_claims.map(Value::Object)),
        (session_token, Some(json!({"plan": "gold"})))
    );
    assert_eq!(outcome(&sessions.verify(&response.session_jwt).await), "accepted");

    client.sessions().revoke().session_jwt(&jwt).send().await.expect("the expired JWT names the session");
    let error = sessions.authenticate(&jwt).await.expect_err("the session has ended");
    assert_eq!((outcome::<()>(&Err(error.clone())), error.is_unavailable()), ("Api".to_owned(), false));
    assert_eq!(outcome(&sessions.verify(&response.session_jwt).await), "accepted", "until it expires");
}

#[tokio::test]
async fn a_token_outlives_the_rotation_of_its_key() {
    let mock = MockStytch::start().expect("a port is free");
    let client = client(&mock);
    let (session_token, old) = log_in(&client, &mock).await;
    let sessions = verifier(&client);
    assert_eq!(outcome(&sessions.verify(&old).await), "accepted");
    mock.rotate_keys();
    let authenticated = client.sessions().authenticate().session_token(session_token).send().await;
    let new = authenticated.expect("it is a session").into_inner().session_jwt;
    for (jwt, fetches) in [(&old, 1), (&new, 2), (&old, 2)] {
        assert_eq!(outcome(&sessions.verify(jwt).await), "accepted");
        assert_eq!(calls(&mock, "/v1/sessions/jwks/"), fetches);
    }
    // Half a year later.
    mock.rotate_keys();
    let sessions = verifier(&client);
    assert_eq!(
        [outcome(&sessions.verify(&old).await), outcome(&sessions.verify(&new).await)],
        ["UnknownKey", "accepted"]
    );
    assert_eq!(outcome(&sessions.authenticate(&old).await), "Api", "the mock verifies signatures too");
}

#[tokio::test]
async fn a_token_that_was_tampered_with_names_no_session() {
    let mock = MockStytch::start().expect("a port is free");
    let client = client(&mock);
    let (_, jwt) = log_in(&client, &mock).await;
    let (message, signature) = jwt.rsplit_once('.').expect("it has parts");
    let (header, _) = message.split_once('.').expect("it has parts");
    let other = log_in(&client, &mock).await.1;
    let claims = other.split('.').nth(1).expect("it has parts");
    for jwt in [format!("{header}.{claims}.{signature}"), format!("{message}."), message.to_owned()] {
        let error = client.sessions().authenticate().session_jwt(jwt).send().await.expect_err("it is no token");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    }
    client.sessions().authenticate().session_jwt(&other).send().await.expect("it is a session");
}
