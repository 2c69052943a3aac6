//! Compiles the golden files and uses them as a caller does.

#![allow(dead_code, unreachable_pub, reason = "no test uses all of the generated code")]

#[expect(clippy::all, reason = "generated code, kept as it is")]
mod body {
    include!("golden/body.rs");
}

#[expect(clippy::all, reason = "generated code, kept as it is")]
mod choices {
    include!("golden/choices.rs");
}

#[expect(clippy::all, reason = "generated code, kept as it is")]
mod credentials {
    include!("golden/credentials.rs");
}

#[expect(clippy::all, reason = "generated code, kept as it is")]
mod no_security {
    include!("golden/no_security.rs");
}

#[expect(clippy::all, reason = "generated code, kept as it is")]
mod parameters {
    include!("golden/parameters.rs");
}

use serde_json::json;

#[tokio::test]
async fn a_missing_property_is_named() {
    let client = body::Client::builder().station("station-1", "secret-1").base_url("http://127.0.0.1:1");
    let client = client.build().expect("the settings are valid");
    let error = client.create_telescope().body_map(|telescope| telescope.kind("refractor")).send().await;
    let error = error.expect_err("`name` is missing");
    assert!(matches!(error, body::Error::InvalidRequest(_)));
    assert_eq!(error.field(), Some("/name"));
    assert_eq!(error.operation(), Some("create_telescope"));
}

#[tokio::test]
async fn an_invalid_property_is_named() {
    let client = body::Client::builder().visitor("visitor-1").base_url("http://127.0.0.1:1");
    let client = client.build().and_then(|client| client.with_session_token("session-1"));
    let client = client.expect("the settings are valid");
    let call = client.create_telescope();
    let call = call.body_map(|telescope| telescope.name("Big one").kind("refractor").type_(true).aperture(41.0));
    assert_eq!(call.send().await.expect_err("no telescope is that large").field(), Some("/aperture"));
}

#[tokio::test]
async fn a_missing_parameter_is_named_as_in_the_document() {
    let client = parameters::Client::builder().base_url("http://127.0.0.1:1").build().expect("the settings are valid");
    let error = client.get_plate().on_behalf_of("somebody").send().await.expect_err("`plate_id` is missing");
    assert_eq!(error.field(), Some("/plate_id"));
    let error = client.put_plate().plate_id("p-1").send().await.expect_err("the body is missing");
    assert_eq!(error.field(), None);
    assert!(matches!(error, parameters::Error::InvalidRequest(_)));
}

#[tokio::test]
async fn json_calls_reach_the_typed_builders() {
    let client = choices::Client::builder().base_url("http://127.0.0.1:1").build().expect("the settings are valid");
    let error = client.call("report_object", json!({"body": {"target": {"kind": "moon"}}})).await;
    assert!(matches!(error, Err(choices::Error::InvalidRequest(_))));
}

#[test]
fn a_response_is_made_from_json() {
    let body = json!({"telescope_id": "telescope-1", "name": "Big one", "call_id": "call-1"});
    let telescope: body::types::Telescope = serde_json::from_value(body).expect("it is a telescope");
    let printed = format!("{telescope:?}");
    assert!(printed.contains("telescope-1"), "an id that `x-identifiers` describes is printed: {printed}");
    assert!(!printed.contains("Big one") && !printed.contains("call-1"), "other text is redacted: {printed}");
}

#[test]
fn a_one_of_is_the_first_type_that_matches() {
    let planet = json!({"kind": "planet", "name": "Mars", "moons": []});
    let target: choices::types::Target = serde_json::from_value(planet.clone()).expect("it is a target");
    assert!(matches!(target, choices::types::Target::Planet(_)));
    assert_eq!(serde_json::to_value(target).ok(), Some(planet));
    assert!(serde_json::from_value::<choices::types::Target>(json!(["star", 1.0])).is_err());
}

#[test]
fn credentials_have_setters_and_can_be_replaced() {
    let client = credentials::Client::builder()
        .access_token_from(|| "token-1".to_owned())
        .partner("partner-1")
        .key("key-1")
        .base_url("http://127.0.0.1:1")
        .build()
        .expect("the settings are valid");
    client.with_access_token("token-2").and_then(|client| client.with_key("key-2")).expect("the values can be sent");
    assert!(client.with_partner("two\nlines").is_err());
}

#[test]
fn schemas_are_those_of_the_document() {
    let pointers: Vec<_> = body::schemas().into_iter().map(|(pointer, _)| pointer).collect();
    assert!(pointers.contains(&"/components/schemas/Kind"), "{pointers:?}");
}
