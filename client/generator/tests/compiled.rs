//! Compiles the golden files and uses them as a caller does.

#![allow(dead_code, unreachable_pub, reason = "no test uses all of the generated code")]
#![expect(unexpected_cfgs, reason = "this package has none of the features of `golden/features.yaml`")]

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod body {
    include!("golden/body.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod body_calls {
    include!("golden/body_calls.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod choices {
    include!("golden/choices.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod choices_calls {
    include!("golden/choices_calls.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod credentials {
    include!("golden/credentials.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod credentials_calls {
    include!("golden/credentials_calls.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod faulty {
    include!("golden/faulty.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod faulty_calls {
    include!("golden/faulty_calls.rs");
}

/// Without any of its features. The observatory's crate is built with each.
#[allow(clippy::all, reason = "generated code, kept as it is")]
mod features {
    include!("golden/features.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod names {
    include!("golden/names.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod names_calls {
    include!("golden/names_calls.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod no_security {
    include!("golden/no_security.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod no_security_calls {
    include!("golden/no_security_calls.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod parameters {
    include!("golden/parameters.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod parameters_calls {
    include!("golden/parameters_calls.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod types {
    include!("golden/types.rs");
}

#[allow(clippy::all, reason = "generated code, kept as it is")]
mod types_calls {
    include!("golden/types_calls.rs");
}

use openapi_conformance::{Call, Caller, Limits, Outcome, RuntimeCaller, SocketServer, Step, typed_calls::TypedCalls};
use serde_json::{Map, Value, json};

/// Calls an operation through the typed calls `T`; returns the outcome, and the body that arrived.
fn call<T: TypedCalls<Client: Send>>(operation: &str, parameters: Value) -> (Result<Outcome, String>, Option<Value>) {
    let server = SocketServer::start().expect("a port is free");
    server.set_script(vec![vec![Step::Write(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec())]]);
    let parameters: Map<_, _> = serde_json::from_value(parameters).expect("it is an object");
    let (operation, base_url, limits) = (operation.to_owned(), Some(server.url()), Limits::ONE_ATTEMPT);
    let outcome =
        RuntimeCaller::<T>::default().call(&Call { operation, parameters, base_url, limits, ..Call::default() });
    let body = server.requests().first().map(|request| serde_json::from_slice(&request.body).unwrap_or_default());
    (outcome, body)
}

#[test]
fn swapped_setters_are_noticed() {
    let sent = json!({"sender": "Ada", "recipient": "Grace", "text": "Hello"});
    let (_, received) = call::<faulty_calls::Calls>("send_letter", json!({ "body": sent }));
    assert_eq!(received, Some(json!({"sender": "Grace", "recipient": "Ada", "text": "Hello"})));
}

#[test]
fn typed_calls_set_what_they_are_given() {
    let phobos = json!({"kind": "planet", "name": "Phobos", "moons": []});
    let mars = json!({"kind": "planet", "name": "Mars", "moons": [phobos]});
    for target in [json!({"kind": "star", "brightness": 1.5}), mars] {
        let sent = json!({ "target": target });
        let (_, received) = call::<choices_calls::Calls>("report_object", json!({ "body": sent }));
        assert_eq!(received, Some(sent));
    }
    let bytes = json!({"plate_id": "p-1", "body": "AAE="});
    let (outcome, received) = call::<parameters_calls::Calls>("put_plate", bytes);
    assert!(matches!(outcome, Ok(Outcome::Value(value)) if value.value.is_null()) && received.is_some());
}

#[test]
fn a_call_that_no_typed_rust_can_express_names_the_place() {
    let target = |target: Value| json!({"body": {"target": target}});
    for (parameters, expected) in [
        (target(json!({"kind": "star", "brightness": "1"})), "/target/brightness: it takes a number, not a string"),
        (target(json!({"kind": "moon"})), "/target: it is none of `star`, `planet`, `galaxy`"),
        (target(json!({"kind": "star"})), "/target: it cannot be made: brightness: required, but not set"),
        (target(json!({"kind": "star", "brightness": 1, "size": 2})), "/target/size: there is no such property"),
        (json!({"body": []}), "the body: it takes an object, not an array"),
        (json!({"limit": 1}), "/limit: there is no such parameter"),
    ] {
        let (outcome, received) = call::<choices_calls::Calls>("report_object", parameters);
        assert_eq!((outcome.err().as_deref(), received), (Some(expected), None));
    }
    let (outcome, _) = call::<choices_calls::Calls>("report_objects", json!({}));
    assert_eq!(
        outcome.err().as_deref(),
        Some("the client has no operation `report_objects`, or no pages of it: build again")
    );
}

#[tokio::test]
async fn a_missing_property_is_named() {
    let client = body::Client::builder().station("station-1", "secret-1").base_url("http://127.0.0.1:1");
    let client = client.build().expect("the settings are valid");
    let error = client.create_telescope().kind("refractor").send().await;
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
    let call = call.name("Big one").kind("refractor").type_(true).aperture(41.0);
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

#[test]
fn a_response_is_made_from_json() {
    let body = json!({"telescope_id": "telescope-1", "name": "Big one", "call_id": "call-1"});
    let telescope: body::types::Telescope = serde_json::from_value(body).expect("it is a telescope");
    let printed = format!("{telescope:?}");
    assert!(printed.contains("telescope-1"), "an id that `x-identifiers` describes is printed: {printed}");
    assert!(!printed.contains("Big one") && !printed.contains("call-1"), "other text is redacted: {printed}");
}

#[test]
fn a_large_branch_makes_no_large_values() {
    use choices::types::{Galaxy, Star, Target};
    assert!(size_of::<Galaxy>() > 256);
    assert!(size_of::<Target>() <= size_of::<Star>() + 64, "a target has {} bytes", size_of::<Target>());
    let galaxy = json!({"target": {"kind": "galaxy", "core": {"name": "Sagittarius A"}}});
    let (_, received) = call::<choices_calls::Calls>("report_object", json!({ "body": galaxy }));
    assert_eq!(received, Some(galaxy));
}

#[test]
fn the_future_of_a_call_is_small_however_large_the_body_is() {
    let client = choices::Client::builder().base_url("http://127.0.0.1:1").build().expect("the settings are valid");
    let call = client.report_galaxy();
    let builder = size_of::<choices::types::builder::Galaxy>();
    assert!(builder > 300, "the builder has {builder} bytes");
    assert!(size_of_val(&call) < 100, "the call has {} bytes", size_of_val(&call));
    let future = size_of_val(&call.send());
    assert!(future < 4096, "the future has {future} bytes");
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
fn operations_of_features_that_are_off_are_not_listed() {
    let listed: Vec<_> = features::operations().iter().map(|operation| operation.id()).collect();
    assert_eq!(listed, ["get_opening"]);
    let pointers: Vec<_> = features::schemas().into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(pointers, ["/components/schemas/Failure", "/components/schemas/Hour", "/components/schemas/Opening"]);
}

#[test]
fn schemas_are_those_of_the_document() {
    let pointers: Vec<_> = body::schemas().into_iter().map(|(pointer, _)| pointer).collect();
    assert!(pointers.contains(&"/components/schemas/Kind"), "{pointers:?}");
}
