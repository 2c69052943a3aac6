//! The mock server with a small document, called over HTTP.

use std::{
    panic::{self, AssertUnwindSafe},
    sync::{Arc, Mutex},
    time::{Duration, Instant, SystemTime},
};

use openapi_mock::{CustomResponse, Document, Fault, LoggedRequest, MockServer, Options};
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

const TO: &str = "somebody@example.com";

fn mock(options: Options) -> MockServer {
    let document = Document::parse("parcels.yaml", include_str!("parcels.yaml")).expect("the document is YAML");
    MockServer::start(document, options).expect("a port is free")
}

/// Built together with a client, reqwest has no TLS provider of its own and asks for one, even for plaintext.
fn http() -> Client {
    // An error means that another test installed it first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().no_proxy().build().expect("the settings are valid")
}

fn get(mock: &MockServer, target: &str) -> RequestBuilder {
    http().get(format!("{}{target}", mock.url()))
}

fn post(mock: &MockServer, path: &str, body: &Value) -> RequestBuilder {
    let request = http().post(format!("{}{path}", mock.url())).header("content-type", "application/json");
    request.basic_auth("account-1", Some("secret-1")).body(body.to_string())
}

fn send_code(mock: &MockServer) -> RequestBuilder {
    post(mock, "/codes", &json!({"to": TO}))
}

async fn received(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let body = response.text().await.expect("the body arrives");
    (status, serde_json::from_str(&body).unwrap_or(Value::String(body)))
}

async fn response(request: RequestBuilder) -> (u16, Value) {
    received(request.send().await.expect("the server responds")).await
}

async fn error(request: RequestBuilder) -> (u16, String) {
    let (status, body) = response(request).await;
    (status, body["error"].as_str().unwrap_or_default().to_owned())
}

fn failed(status: u16, error: &str) -> (u16, String) {
    (status, error.to_owned())
}

#[tokio::test]
async fn each_kind_of_credential_is_checked() {
    let mock = mock(Options::default());
    let status = async |request: RequestBuilder| response(request).await.0;
    let plain = |target: &str| get(&mock, target);
    let basic = |username: &str, password: &str| plain("/basic").basic_auth(username, Some(password));
    for (request, expected) in [
        (plain("/basic"), 401),
        (basic("account-1", "secret-1"), 204),
        (basic("account-1", "wrong"), 401),
        (basic("wrong", "secret-1"), 401),
        (plain("/basic").bearer_auth("account-1:secret-1"), 401),
        (plain("/bearer").bearer_auth("token-1"), 204),
        (plain("/bearer").bearer_auth("wrong"), 401),
        (plain("/bearer").header("authorization", "token-1"), 401),
        (plain("/header").header("x-key", "key-1"), 204),
        (plain("/header").header("x-key", "wrong"), 401),
        (plain("/header?key=key-1"), 401),
        (plain("/query?key=key-1"), 204),
        (plain("/query?key=wrong"), 401),
        (plain("/query").header("key", "key-1"), 401),
        (plain("/unchecked"), 204),
    ] {
        let (_, request) = request.build_split();
        let request = request.expect("the request is valid");
        let shown = format!("{} {:?}", request.url(), request.headers());
        assert_eq!(status(RequestBuilder::from_parts(http(), request)).await, expected, "{shown}");
    }
}

#[tokio::test]
async fn one_requirement_must_be_met_with_all_its_schemes() {
    let mock = mock(Options::default());
    for (target, token, key, expected) in [
        ("/any", false, false, 401),
        ("/any", true, false, 204),
        ("/any", false, true, 204),
        ("/all", true, false, 401),
        ("/all", false, true, 401),
        ("/all", true, true, 204),
        ("/all?key=key-1", false, false, 204),
        ("/optional", false, false, 204),
    ] {
        let mut request = get(&mock, target);
        if token {
            request = request.bearer_auth("token-1");
        }
        if key {
            request = request.header("x-key", "key-1");
        }
        assert_eq!(response(request).await.0, expected, "{target} {token} {key}");
    }
}

#[tokio::test]
async fn a_wrong_credential_gets_the_documented_response() {
    let mock = mock(Options::default());
    let request = http().post(format!("{}/codes", mock.url())).basic_auth("account-1", Some("wrong"));
    assert_eq!(error(request).await, failed(401, "unauthorized"));
}

#[tokio::test]
async fn an_invalid_request_gets_the_documented_response() {
    let mock = mock(Options::default());
    for (body, expected) in [
        (json!({"to": "nobody"}), "bad_receiver"),
        (json!({"to": 1}), "bad_receiver"),
        (json!({}), "bad_request"),
        (json!({"to": TO, "minutes": 11}), "bad_request"),
        (json!({"to": null}), "bad_request"),
        (json!([]), "bad_request"),
    ] {
        assert_eq!(error(post(&mock, "/codes", &body)).await, failed(400, expected), "{body}");
    }
    assert_eq!(error(send_code(&mock).body("{")).await, failed(400, "bad_request"));
    for (target, header, expected) in [
        ("/parcels/a", "abc", 200),
        ("/parcels/abcdef", "abc", 400),
        ("/parcels/a%20b?limit=2", "abc", 200),
        ("/parcels/a?limit=0", "abc", 400),
        ("/parcels/a?limit=x", "abc", 400),
        ("/parcels/a", "ABC", 400),
    ] {
        assert_eq!(response(get(&mock, target).header("x-trace", header)).await.0, expected, "{target} {header}");
    }
}

#[tokio::test]
async fn unknown_routes_get_the_documented_response() {
    let mock = mock(Options::default());
    assert_eq!(error(get(&mock, "/nothing")).await, failed(404, "no_route"));
    assert_eq!(error(get(&mock, "/codes")).await, failed(404, "no_route"));
}

#[tokio::test]
async fn a_path_without_parameters_wins() {
    let mock = mock(Options::default());
    assert_eq!(response(get(&mock, "/parcels/latest")).await, (200, json!({"id": "latest"})));
    assert_eq!(response(get(&mock, "/parcels/other")).await.1, json!("hello"), "binary examples are base64");
}

#[tokio::test]
async fn a_value_of_the_request_triggers_its_response_with_the_documented_headers() {
    let mock = mock(Options::default());
    let request = post(&mock, "/codes", &json!({"to": "429@example.com"}));
    let response = request.send().await.expect("the server responds");
    assert_eq!(response.headers()["retry-after"], "30");
    assert_eq!(received(response).await, (429, json!({"error": "limited"})));
}

#[tokio::test]
async fn prefer_asks_for_any_documented_response() {
    let mock = mock(Options::default());
    assert_eq!(error(get(&mock, "/codes").header("prefer", "code=400")).await, failed(404, "no_route"));
    for (prefer, expected) in [("code=400, example=bad_receiver", 400), ("example=\"limited\"", 429), ("code=401", 401)]
    {
        assert_eq!(response(send_code(&mock).header("prefer", prefer)).await.0, expected, "{prefer}");
    }
    for prefer in ["code=418", "code=200, example=nothing", "code=x"] {
        let (status, text) = response(send_code(&mock).header("prefer", prefer)).await;
        let text = text.as_str().expect("the body is text");
        assert!(status == 501 && text.contains("send_code") && text.contains("429 limited"), "{text}");
    }
}

#[tokio::test]
async fn a_value_of_the_request_triggers_a_custom_response() {
    let mock = mock(Options::default());
    mock.when_value(TO, CustomResponse::new(409).header("x-more", "1").json(&json!({"error": "conflict"})));
    mock.when_value(
        "slow@example.com",
        CustomResponse::new(502).delay(Duration::from_millis(80)).body("text/html", "<html>"),
    );
    let custom = send_code(&mock).send().await.expect("the server responds");
    assert_eq!(custom.headers()["x-more"], "1");
    assert_eq!(received(custom).await, (409, json!({"error": "conflict"})));
    let start = Instant::now();
    let slow = response(post(&mock, "/codes", &json!({"to": "slow@example.com"}))).await;
    assert!(slow == (502, json!("<html>")) && start.elapsed() >= Duration::from_millis(80));
    mock.when_value(TO, CustomResponse::new(204));
    assert_eq!(response(send_code(&mock)).await.0, 204, "the latest counts");
    assert_eq!(response(post(&mock, "/codes", &json!({"to": "other@example.com"}))).await.0, 200);
}

#[tokio::test]
async fn expected_calls_are_answered_in_order_and_counted() {
    let mock = mock(Options::default());
    let limited = mock.expect("send_code").times(1).respond("limited");
    let sent = mock.expect("send_code").times(2);
    assert_eq!(response(send_code(&mock)).await, (429, json!({"error": "limited"})));
    for _ in 0..2 {
        assert_eq!(response(send_code(&mock)).await.0, 200);
    }
    assert_eq!((limited.requests().len(), sent.requests().len()), (1, 2));
    assert_eq!(limited.requests()[0].json(), Some(json!({"to": TO})));
    mock.verify();
    mock.expect("send_code").respond(CustomResponse::new(502).body("text/html", "<html>"));
    assert_eq!(response(send_code(&mock)).await, (502, json!("<html>")));
}

#[tokio::test]
async fn a_wrong_number_of_calls_fails_the_test() {
    let dropped = |expect: &dyn Fn(&MockServer)| {
        let mock = mock(Options::default());
        expect(&mock);
        let error = panic::catch_unwind(AssertUnwindSafe(|| drop(mock))).expect_err("it fails");
        error.downcast_ref::<String>().cloned().expect("it is a text")
    };
    let none = dropped(&|mock| _ = mock.expect("send_code"));
    assert!(none.ends_with("\n  send_code: expected a call, received none"), "{none}");
    let two = dropped(&|mock| _ = mock.expect("send_code").times(2));
    assert!(two.ends_with("\n  send_code: expected 2 calls, received 0"), "{two}");
    let mock = mock(Options::default());
    mock.expect("send_code").times(1).respond(429);
    for status in [429, 200] {
        assert_eq!(response(send_code(&mock)).await.0, status);
    }
    let many = panic::catch_unwind(AssertUnwindSafe(|| mock.verify())).expect_err("it fails");
    let many = many.downcast_ref::<String>().expect("it is a text");
    assert!(many.ends_with("\n  send_code: expected 1 call, received 2"), "{many}");
}

#[test]
fn what_the_document_lacks_cannot_be_expected() {
    let failed = |expect: &dyn Fn(&MockServer)| {
        let mock = mock(Options::default());
        let error = panic::catch_unwind(AssertUnwindSafe(|| expect(&mock))).expect_err("it fails");
        // What was expected until then is not to fail as well.
        let _ = panic::catch_unwind(AssertUnwindSafe(|| mock.verify()));
        error.downcast_ref::<String>().cloned().expect("it is a text")
    };
    let operation = failed(&|mock| _ = mock.expect("send"));
    assert!(operation.starts_with("there is no operation `send`, only send_code, "), "{operation}");
    let status = failed(&|mock| _ = mock.expect("send_code").respond(418));
    assert!(status.starts_with("send_code has no such response; the documented ones are: 200 sent, "), "{status}");
}

#[tokio::test]
async fn requests_without_prefer_have_that_of_the_options() {
    let mock = mock(Options { prefer: Some("code=429".to_owned()), ..Options::default() });
    assert_eq!(response(send_code(&mock)).await.0, 429);
    assert_eq!(response(send_code(&mock).header("prefer", "code=401")).await.0, 401);
}

#[tokio::test]
async fn a_passcode_is_accepted_once_until_it_is_replaced_or_expires() {
    let mock = mock(Options::default());
    let send = async || {
        let (_, sent) = response(send_code(&mock)).await;
        let id = sent["data"]["id"].as_str().expect("the response has an id").to_owned();
        let code = mock.passcode(&id).expect("a passcode was sent");
        (id, code, sent["data"]["again"] == true)
    };
    let check = async |id: &str, code: &str| error(post(&mock, "/codes/check", &json!({"id": id, "code": code}))).await;
    let (id, first, again) = send().await;
    assert!(!again, "the first message to a recipient");
    assert_eq!(check(&id, "999999").await, failed(404, "wrong"));
    let (same_id, second, again) = send().await;
    assert!(again && same_id == id);
    assert_eq!(check(&id, &first).await, failed(401, "spent"), "replaced");
    assert_eq!(check(&id, &second).await, failed(200, ""));
    assert_eq!(check(&id, &second).await, failed(401, "spent"), "used");
    let (_, third, _) = send().await;
    mock.advance(Duration::from_secs(121));
    assert_eq!(check(&id, &third).await, failed(401, "spent"), "expired after the default of two minutes");
    for _ in 0..2 {
        assert_eq!(check("sandbox-id", "000000").await, failed(200, ""), "the sandbox's can be used again");
    }
}

#[tokio::test]
async fn prefer_sets_the_time_of_a_request() {
    let mock = mock(Options { now: Some(SystemTime::UNIX_EPOCH), ..Options::default() });
    let (_, sent) = response(send_code(&mock)).await;
    let id = sent["data"]["id"].as_str().expect("the response has an id");
    let check = || post(&mock, "/codes/check", &json!({"id": id, "code": mock.passcode(id)}));
    assert_eq!(error(check().header("prefer", "now=200")).await, failed(401, "spent"));
    assert_eq!(response(check().header("prefer", "now=100")).await.0, 200);
}

#[tokio::test]
async fn an_invalid_timestamp_is_ignored() {
    let mock = mock(Options::default());
    for now in [i64::MAX as u64, u64::MAX] {
        assert_eq!(response(send_code(&mock).header("prefer", format!("code=200, now={now}"))).await.0, 200);
    }
    assert_eq!(response(send_code(&mock)).await.0, 200);
}

#[tokio::test]
async fn the_same_seed_gives_the_same_ids() {
    let mut ids = Vec::new();
    for seed in [1, 1, 2] {
        ids.push(response(send_code(&mock(Options { seed, ..Options::default() }))).await.1["data"]["id"].clone());
    }
    assert!(ids[0].is_string() && ids[0] == ids[1] && ids[0] != ids[2], "{ids:?}");
}

#[tokio::test]
async fn a_strict_server_follows_the_document_exactly() {
    let (lax, strict) = (mock(Options::default()), mock(Options { strict: true, ..Options::default() }));
    assert!(response(send_code(&lax)).await.1["data"]["id"].is_string());
    assert!(response(send_code(&strict)).await.1["id"].is_string());
    let null = json!({"to": TO, "minutes": null});
    assert_eq!(response(post(&lax, "/codes", &null)).await.0, 200);
    assert_eq!(error(post(&strict, "/codes", &null)).await, failed(400, "bad_request"));
}

#[tokio::test]
async fn the_log_has_differences_and_nothing_sensitive() {
    let log = Arc::new(Mutex::new(String::new()));
    let lines = Arc::clone(&log);
    let observe = move |request: &LoggedRequest| {
        let json = serde_json::to_string(request).expect("it is JSON");
        lines.lock().expect("no test panicked").push_str(&format!("{request}\n{json}\n"));
    };
    let mock = mock(Options { observe: Some(Box::new(observe)), ..Options::default() });
    let body = json!({"to": TO, "minutes": 3, "canary-1": "canary-2"});
    let (_, sent) = response(post(&mock, "/codes", &body).header("x-more", "canary-3")).await;
    let id = sent["data"]["id"].as_str().expect("the response has an id").to_owned();
    let code = mock.passcode(&id).expect("a passcode was sent");
    response(post(&mock, "/codes/check", &json!({"id": id, "code": code}))).await;
    response(post(&mock, &format!("/canary-4/{TO}?canary-5"), &json!({"canary-6": TO}))).await;
    response(post(&mock, "/codes", &json!({"to": "canary-7", "minutes": null}))).await;
    response(get(&mock, "/query?key=key-canary-8").header("x-key", "canary-9")).await;
    let log = log.lock().expect("no test panicked").clone();
    for expected in [
        "POST /codes 200 sent",
        "\"minutes\":3",
        "the header `x-more` is not in the document",
        "/[redacted] is not in the document",
        "/minutes is null instead of left out",
        "(/to the value does not match",
        "POST /codes/check 200 accepted",
        "GET /query 204",
    ] {
        assert!(log.contains(expected), "{expected} is not in {log}");
    }
    for secret in [TO, "canary", "secret-1", &code] {
        assert!(!log.contains(secret), "{secret} is in {log}");
    }
}

#[tokio::test]
async fn requests_are_recorded() {
    let mock = mock(Options::default());
    response(send_code(&mock).header("x-more", "1")).await;
    response(get(&mock, "/parcels/a?limit=1")).await;
    let requests = mock.requests();
    assert_eq!((requests[0].method.as_str(), requests[0].header("x-more")), ("POST", Some("1")));
    assert_eq!(requests[0].body, json!({"to": TO}).to_string().into_bytes());
    assert_eq!((requests[1].path(), requests[1].query()), ("/parcels/a", "limit=1"));
}

#[tokio::test]
async fn faults_happen_after_the_request_had_its_effect() {
    let faulty = |fault, fault_every| mock(Options { fault: Some(fault), fault_every, ..Options::default() });
    for fault in [Fault::Close, Fault::Truncate] {
        let mock = faulty(fault, 1);
        let broken = match send_code(&mock).send().await {
            Ok(response) => response.text().await.is_err(),
            Err(_) => true,
        };
        assert!(broken && mock.requests().len() == 1, "{fault:?}");
    }
    let html = send_code(&faulty(Fault::Html, 1)).send().await.expect("the server responds");
    assert_eq!(html.status(), StatusCode::BAD_GATEWAY);
    let stalled = send_code(&faulty(Fault::Stall, 1)).timeout(Duration::from_millis(200)).send().await;
    assert!(stalled.is_err_and(|error| error.is_timeout()));
    let second = faulty(Fault::Html, 2);
    assert_eq!(response(send_code(&second)).await.0, 200);
    assert_eq!(response(send_code(&second)).await.0, 502);
}

#[tokio::test]
async fn latency_delays_responses() {
    let mock = mock(Options { latency: Duration::from_millis(80), ..Options::default() });
    let start = Instant::now();
    response(send_code(&mock)).await;
    assert!(start.elapsed() >= Duration::from_millis(80));
}

#[tokio::test]
async fn a_dropped_server_stops() {
    let dropped = mock(Options::default());
    let url = dropped.url().to_owned();
    drop(dropped);
    assert!(http().get(url).send().await.is_err_and(|error| error.is_connect()));
}

#[test]
fn a_taken_address_is_an_error() {
    let first = mock(Options::default());
    let listen = first.url().strip_prefix("http://").expect("it is http").parse().expect("it is an address");
    let document = Document::parse("parcels.yaml", include_str!("parcels.yaml")).expect("the document is YAML");
    assert!(MockServer::start(document, Options { listen, ..Options::default() }).is_err());
}

#[test]
fn an_invalid_pattern_is_an_error() {
    for (from, to) in [("^[a-z]+$", "["), ("^token-", "(")] {
        let text = include_str!("parcels.yaml").replace(from, to);
        let document = Document::parse("parcels.yaml", &text).expect("the document is YAML");
        let error = MockServer::start(document, Options::default()).expect_err("the pattern is invalid").to_string();
        assert!(error.contains("not a regular expression"), "{error}");
    }
}
