//! What the mock server does with records, with a small document.

use std::time::{Duration, SystemTime};

use openapi_mock::{Document, MockServer, Options};
use serde_json::{Value, json};

const CARD: &str = "card-1";

fn mock() -> MockServer {
    let document = Document::parse("records.yaml", include_str!("records.yaml")).expect("the document is YAML");
    let options = Options { now: Some(SystemTime::UNIX_EPOCH), ..Options::default() };
    MockServer::start(document, options).expect("a port is free")
}

async fn call(mock: &MockServer, path: &str, body: Value) -> (u16, Value) {
    // An error means that another test installed it first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let http = reqwest::Client::builder().no_proxy().build().expect("the settings are valid");
    let request = http.post(format!("{}{path}", mock.url())).header("content-type", "application/json");
    let response = request.body(body.to_string()).send().await.expect("the server responds");
    let (status, body) = (response.status().as_u16(), response.text().await.expect("the body arrives"));
    (status, serde_json::from_str(&body).expect("it is JSON"))
}

/// Invites somebody, and enters with that and the token of an earlier visit.
async fn enter(mock: &MockServer, card: &str, token: Option<&Value>) -> Value {
    call(mock, "/invite", json!({"card": card})).await;
    let (status, entered) = call(mock, "/enter", json!({"invite": mock.sent(card), "token": token})).await;
    assert_eq!(status, 200, "{entered}");
    entered
}

#[tokio::test]
async fn a_number_of_minutes_can_be_fixed() {
    let mock = mock();
    let entered = enter(&mock, CARD, None).await;
    assert_eq!(entered["visit"]["ends_at"], "1970-01-01T00:30:00Z");
    let visit = async || call(&mock, "/visit", json!({"token": entered["token"]})).await.0;
    assert_eq!(visit().await, 200);
    mock.advance(Duration::from_secs(30 * 60));
    assert_eq!(visit().await, 404);
    call(&mock, "/invite", json!({"card": CARD})).await;
    mock.advance(Duration::from_secs(5 * 60));
    assert_eq!(call(&mock, "/enter", json!({"invite": mock.sent(CARD)})).await.0, 404, "so is that of a secret");
}

#[tokio::test]
async fn members_that_a_record_lacks_stay_as_documented() {
    let visit = enter(&mock(), CARD, None).await["visit"].clone();
    assert_eq!(visit["seat"], "window");
    assert_ne!(visit["visit_id"], "visit-3a6e1f52-94c7-4d0b-8f2e-5b7c9d1e0a34", "the record has this one");
}

#[tokio::test]
async fn a_started_record_gets_the_documented_items_with_the_parts_that_they_name() {
    let mock = mock();
    let first = enter(&mock, CARD, None).await;
    let shown = call(&mock, "/visit", json!({"token": first["token"]})).await.1["member"].clone();
    let card = &shown["cards"][0];
    assert_eq!(card["card"], CARD);
    let factor = |at: &str| json!([{"type": "card", "at": at, "card": card}]);
    assert_eq!(first["visit"]["factors"], factor("1970-01-01T00:00:00Z"));
    mock.advance(Duration::from_secs(60));
    let again = enter(&mock, CARD, Some(&first["token"])).await;
    assert_eq!(again["visit"]["visit_id"], first["visit"]["visit_id"]);
    assert_eq!(again["visit"]["factors"], factor("1970-01-01T00:01:00Z"), "the same item is there once");
}

#[tokio::test]
async fn a_part_is_there_once() {
    let mock = mock();
    call(&mock, "/invite", json!({"card": CARD})).await;
    let mut shown = Value::Null;
    for _ in 0..2 {
        shown = call(&mock, "/devices", json!({"card": CARD, "secret": "secret-1"})).await.1;
    }
    assert_eq!(shown["member"]["devices"].as_array().map(Vec::len), Some(1), "{shown}");
    let id = &shown["member"]["devices"][0]["device_id"];
    let found = call(&mock, "/devices/use", json!({"device_id": id})).await.1;
    assert_eq!((&found["device_id"], &found["member"]), (id, &shown["member"]), "it is found by its id");
}

#[tokio::test]
async fn a_documented_id_of_a_part_makes_the_part() {
    let mock = mock();
    let (_, shown) = call(&mock, "/devices/use", json!({"device_id": "documented-device"})).await;
    assert_eq!(shown["device_id"], "documented-device");
    assert_eq!(shown["member"]["devices"], json!([{"device_id": "documented-device"}]));
    assert_eq!(call(&mock, "/devices/use", json!({"device_id": "other-device"})).await.0, 404);
}

#[tokio::test]
async fn a_secret_that_was_sent_can_be_revoked() {
    let mock = mock();
    for card in [CARD, "card-2"] {
        call(&mock, "/invite", json!({"card": card})).await;
    }
    call(&mock, "/revoke", json!({"card": CARD})).await;
    assert_eq!(call(&mock, "/devices", json!({"card": CARD})).await.0, 200, "the record stays");
    for (card, status) in [(CARD, 404), ("card-2", 200)] {
        assert_eq!(call(&mock, "/enter", json!({"invite": mock.sent(card)})).await.0, status, "{card}");
    }
}
