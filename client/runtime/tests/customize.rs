//! Settings of one call: what is sent, and what is rejected before it is.

mod support;

use std::time::Duration;

use openapi_client_runtime::{RequestOptions, RetryPolicy, serde_json};
use serde_json::json;
use support::{PET, Server, builder, client, header, pets::Error, response};

fn pets() -> Server {
    Server::responding(response("200 OK", PET))
}

fn body(request: &str) -> &str {
    request.split("\r\n\r\n").nth(1).expect("it has a body")
}

#[tokio::test]
async fn headers_and_extra_properties_arrive() {
    let server = pets();
    let client = client(&server.url());
    let call = client.add_pet().name("Rex").customize().header("X-Trial", "yes").header("X-Trial", "no");
    call.extra("colour", "brown")
        .extra("chip", json!({"b": 1, "a": [1.50, null]}))
        .send()
        .await
        .expect("it is accepted");
    let request = server.requests().pop().expect("it arrived");
    assert_eq!(body(&request), r#"{"name":"Rex","chip":{"a":[1.5,null],"b":1},"colour":"brown"}"#);
    assert_eq!(request.matches("x-trial: ").count(), 2);
    assert_eq!(header(&request, "content-length").map(str::to_owned), Some(body(&request).len().to_string()));
}

#[tokio::test]
async fn what_the_client_or_the_document_owns_cannot_be_set() {
    let server = pets();
    let client = builder(&server.url()).shop("shop-test-1", "secret-1").partner("key-1").build().expect("valid");
    let call = || client.add_pet().name("Rex").customize();
    let read = || client.get_pet().pet_id("p-1").on_behalf_of("Ada").customize();
    let owned = "the client, or a parameter of the call, sets a header of this name";
    let unsendable = "the name or the value of a header contains what no header can carry";
    let no_object = "only a body that is a JSON object can have extra properties";
    let known = "the body has this property already";
    for (outcome, field, problem) in [
        (call().header("Authorization", "Canary").send().await.map(drop), None, owned),
        (call().header("X-Partner-Key", "Canary").send().await.map(drop), None, owned),
        (read().header("on-behalf-of", "Canary").send().await.map(drop), None, owned),
        (call().header("X-A", "Canary ").header("host", "h").send().await.map(drop), None, unsendable),
        (call().header("X Canary", "a").send().await.map(drop), None, unsendable),
        (call().extra("name", "Canary").send().await.map(drop), Some("/name"), known),
        (call().extra("a/b", "Canary").extra("a/b", 1).send().await.map(drop), Some("/a~1b"), known),
        (read().extra("a", "Canary").send().await.map(drop), None, no_object),
        (client.put_photo().body("{}").customize().extra("a", "Canary").send().await.map(drop), None, no_object),
    ] {
        let error = outcome.expect_err("it is rejected");
        let Error::InvalidRequest(invalid) = &error else { panic!("{error}") };
        assert_eq!((invalid.field(), invalid.problem()), (field, problem));
        assert!(!error.to_string().contains("Canary"), "{error}");
    }
    assert!(client.add_pet().customize().send().await.is_err(), "it lacks a name");
    assert_eq!(server.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn limits_are_those_of_one_call() {
    let server = Server::start(|_, _| {});
    let client = client(&server.url());
    let call = client.add_pet().name("Rex").customize().timeout(Duration::from_millis(20));
    let error = call.send().await.map(drop).expect_err("time runs out");
    assert!(error.is_timeout(), "{error}");

    let refusing = Server::responding(response("503 Service Unavailable", "{}"));
    let client = support::client(&refusing.url());
    let options = RequestOptions::new().retry(RetryPolicy::never());
    let once = client.get_pet().pet_id("p-1").customize().options(options).timeout(Duration::from_secs(9)).send().await;
    assert_eq!(once.map(drop).expect_err("it fails").attempts(), 1);
    let again = client.get_pet().pet_id("p-1").customize().send().await.map(drop).expect_err("it fails");
    assert_eq!(again.attempts(), 3, "the client's own limits apply to other calls");
}

#[test]
fn nothing_of_a_customized_call_is_printed() {
    let client = client("http://127.0.0.1:1");
    let call = client.add_pet().name("Canary").customize().header("X-Canary", "Canary").extra("Canary", "Canary");
    assert_eq!(format!("{call:?}"), "Customized { .. }");
}

#[test]
fn a_customized_call_can_be_sent_in_another_thread() {
    fn is_send<T: Send>(_: T) {}
    let client = client("http://127.0.0.1:1");
    is_send(client.add_pet().name("Rex").customize().send());
}
