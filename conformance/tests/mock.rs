//! What the mock promises, seen from outside.

use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant, SystemTime},
};

use openapi_document::{Document, Operation, validator};
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use stytch_conformance::{Fault, MockStytch, Options, flows};
use stytch_openapi::{FILES, ROOT};

const SEND: &str = "/v1/otps/sms/login_or_create";
const TAKE: &str = "/v1/otps/authenticate";
const PHONE: &str = "+12025550162";

fn mock(options: Options) -> MockStytch {
    MockStytch::start_with(options).expect("a port is free")
}

/// A call with credentials that are made as they should be.
fn call(mock: &MockStytch, path: &str, body: &Value) -> RequestBuilder {
    let token = "public-token-test-1";
    let (user, password) = if path.starts_with("/sdk/") { (token, token) } else { ("project-test-1", "secret-test-1") };
    let body = reqwest::Body::from(body.to_string());
    plain(mock, path).basic_auth(user, Some(password)).header("content-type", "application/json").body(body)
}

fn plain(mock: &MockStytch, path: &str) -> RequestBuilder {
    http().post(format!("{}{path}", mock.url()))
}

/// Built together with the client, reqwest has no provider for TLS of its own and asks for one, though nothing here speaks TLS.
fn http() -> Client {
    // An error says that another test was first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().no_proxy().build().expect("there is nothing to set up")
}

async fn answered(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let body = response.text().await.expect("the body comes");
    (status, serde_json::from_str(&body).unwrap_or(Value::String(body)))
}

async fn answer(request: RequestBuilder) -> (u16, Value) {
    answered(request.send().await.expect("the mock answers")).await
}

async fn error_type(request: RequestBuilder) -> (u16, String) {
    let (status, body) = answer(request).await;
    (status, body["error_type"].as_str().unwrap_or_default().to_owned())
}

fn refused(status: u16, error_type: &str) -> (u16, String) {
    (status, error_type.to_owned())
}

#[tokio::test]
async fn every_documented_answer_can_be_asked_for_and_fits_its_schema() {
    let document = Document::bundle(ROOT, FILES).expect("the document is YAML");
    let mock = mock(Options::default());
    let mut asked = 0;
    for operation in Operation::all(&document) {
        for response in operation.responses() {
            let body = response.body().expect("every answer has one");
            let validator =
                validator(&document, body.schema().expect("it has a schema").pointer()).expect("it makes sense");
            for example in body.examples() {
                let prefer = format!("code={}, example={}", response.status(), example.name());
                let (status, mut found) = answer(plain(&mock, operation.path()).header("prefer", &prefer)).await;
                assert_eq!(status, response.status(), "{} {prefer}", operation.id());
                if let Some(key) = body.envelope() {
                    found = found[key].clone();
                }
                assert!(validator.is_valid(&found), "{} {prefer}: {found}", operation.id());
                assert_eq!(found["error_type"], example.value()["error_type"]);
                asked += 1;
            }
        }
    }
    assert!(asked > 100, "{asked}");
}

#[test]
fn every_operation_that_has_to_do_with_passcodes_is_part_of_a_flow() {
    let document = Document::bundle(ROOT, FILES).expect("the document is YAML");
    let played: BTreeSet<_> = flows(&document).iter().flat_map(|flow| flow.operations()).collect();
    let all = Operation::all(&document);
    let of_passcodes = all.iter().filter(|operation| operation.node().get("x-mock").is_some());
    assert_eq!(played, of_passcodes.map(|operation| operation.id()).collect());
}

#[tokio::test]
async fn every_rule_of_the_document_brings_its_answer() {
    let document = Document::bundle(ROOT, FILES).expect("the document is YAML");
    let mock = mock(Options::default());
    let mut brought = BTreeSet::new();
    for operation in Operation::all(&document) {
        let body = operation.request_body().expect("every request has one");
        let told = operation.node().get("x-mock").expect("every operation has to do with passcodes");
        let fields = ["recipient_field", "code_field"].into_iter().find_map(|key| told.text(key));
        let field = fields.expect("it sends or takes one");
        for response in operation.responses() {
            for example in response.body().expect("every answer has one").examples() {
                let rule = example.node().get("x-mock").map(|rule| rule.value().clone()).unwrap_or_default();
                for value in rule["when_value"].as_array().into_iter().flatten() {
                    let mut request = body.examples()[0].value().clone();
                    request[field] = value.clone();
                    // A value that the field cannot hold is for another field.
                    if !validator(&document, body.schema().expect("it has one").pointer())
                        .expect("it is one")
                        .is_valid(&request)
                    {
                        continue;
                    }
                    let found = error_type(call(&mock, operation.path(), &request)).await;
                    let expected = example.value()["error_type"].as_str().unwrap_or_default();
                    assert_eq!(found, refused(response.status(), expected), "{} {value}", operation.id());
                    brought.insert(expected);
                }
            }
        }
    }
    assert!(brought.contains("too_many_requests") && brought.contains("captcha_required"), "{brought:?}");
}

#[tokio::test]
async fn a_credential_that_is_not_made_like_one_is_refused() {
    let mock = mock(Options::default());
    let body = json!({"phone_number": PHONE});
    let unauthorized = refused(401, "unauthorized_credentials");
    assert_eq!(
        error_type(plain(&mock, SEND).header("content-type", "application/json").body(body.to_string())).await,
        unauthorized
    );
    let frontend = "/sdk/v1/otps/sms/login_or_create";
    for (path, user, password, accepted) in [
        (SEND, "project-test-1", "secret-test-1", true),
        (SEND, "project-test-1", "wrong", false),
        (SEND, "1", "secret-test-1", false),
        (SEND, "public-token-test-1", "public-token-test-1", false),
        (frontend, "public-token-test-1", "a session token", true),
        (frontend, "project-test-1", "secret-test-1", false),
    ] {
        let request = plain(&mock, path).basic_auth(user, Some(password)).header("content-type", "application/json");
        let (status, _) = answer(request.body(body.to_string())).await;
        assert_eq!(status, if accepted { 200 } else { 401 }, "{path} {user} {password}");
    }
}

#[tokio::test]
async fn a_request_that_breaks_the_document_is_refused() {
    let mock = mock(Options::default());
    let (phone, other) = (refused(400, "invalid_phone_number"), refused(400, "bad_request"));
    for (body, expected) in [
        (json!({"phone_number": "12025550162"}), &phone),
        (json!({"phone_number": 1}), &phone),
        (json!({}), &other),
        (json!({"phone_number": PHONE, "expiration_minutes": 11}), &other),
        (json!({"phone_number": null}), &other),
        (json!([]), &other),
    ] {
        assert_eq!(&error_type(call(&mock, SEND, &body)).await, expected, "{body}");
    }
    let form = call(&mock, SEND, &json!({"phone_number": PHONE}));
    let (client, request) = form.build_split();
    let mut request = request.expect("it is a request");
    request.headers_mut().insert("content-type", "text/plain".parse().expect("it is a header"));
    assert_eq!(error_type(RequestBuilder::from_parts(client, request)).await, other);
    let no_json = call(&mock, SEND, &json!({})).body("{");
    assert_eq!(error_type(no_json).await, other);
}

#[tokio::test]
async fn an_unknown_route_gets_the_answer_of_the_api() {
    let mock = mock(Options::default());
    assert_eq!(error_type(call(&mock, "/v1/nothing", &json!({}))).await, refused(404, "route_not_found"));
    assert_eq!(error_type(plain(&mock, "/")).await, refused(404, "route_not_found"));
}

#[tokio::test]
async fn what_is_not_documented_cannot_be_asked_for() {
    let mock = mock(Options::default());
    for prefer in ["code=418", "code=200, example=nothing", "code=x"] {
        let (status, text) = answer(plain(&mock, SEND).header("prefer", prefer)).await;
        assert_eq!(status, 501);
        let text = text.as_str().expect("it is a text");
        assert!(text.contains("otps_sms_login_or_create") && text.contains("429 too_many_requests"), "{text}");
    }
}

#[tokio::test]
async fn what_is_preferred_where_a_request_does_not_say_can_be_set() {
    let mock = mock(Options { prefer: Some("code=429".to_owned()), ..Options::default() });
    let body = json!({"phone_number": PHONE});
    assert_eq!(answer(call(&mock, SEND, &body)).await.0, 429);
    assert_eq!(answer(call(&mock, SEND, &body).header("prefer", "code=500")).await.0, 500);
}

#[tokio::test]
async fn a_time_can_be_asked_for() {
    let mock = mock(Options { now: Some(SystemTime::UNIX_EPOCH), ..Options::default() });
    let (_, sent) = answer(call(&mock, SEND, &json!({"phone_number": PHONE}))).await;
    let id = sent["phone_id"].as_str().expect("it has an id");
    let body = json!({"method_id": id, "code": mock.passcode(id)});
    let late = call(&mock, TAKE, &body).header("prefer", "now=200");
    assert_eq!(error_type(late).await, refused(401, "unable_to_auth_otp_code"));
    assert_eq!(answer(call(&mock, TAKE, &body).header("prefer", "now=100")).await.0, 200);
}

#[tokio::test]
async fn a_time_that_cannot_be_is_no_reason_to_end() {
    let mock = mock(Options::default());
    mock.advance(Duration::MAX);
    let body = json!({"phone_number": PHONE, "expiration_minutes": u64::MAX});
    for prefer in [format!("code=200, now={}", i64::MAX), format!("code=200, now={}", u64::MAX)] {
        assert_eq!(answer(call(&mock, SEND, &body).header("prefer", prefer)).await.0, 200);
    }
    assert_eq!(answer(call(&mock, SEND, &json!({"phone_number": PHONE}))).await.0, 200);
}

#[tokio::test]
async fn the_same_seed_gives_the_same_ids() {
    let mut seen = Vec::new();
    for seed in [1, 1, 2] {
        let mock = mock(Options { seed, ..Options::default() });
        seen.push(answer(call(&mock, SEND, &json!({"phone_number": PHONE}))).await.1);
    }
    assert_eq!(seen[0], seen[1]);
    assert_ne!(seen[0]["request_id"], seen[2]["request_id"]);
    assert_ne!(seen[0]["phone_id"], seen[2]["phone_id"]);
}

#[tokio::test]
async fn who_was_sent_a_passcode_is_known() {
    let mock = mock(Options::default());
    let body = json!({"phone_number": PHONE});
    let (_, first) = answer(call(&mock, SEND, &body)).await;
    let (_, second) = answer(call(&mock, SEND, &body)).await;
    assert_eq!((&first["user_created"], &second["user_created"]), (&json!(true), &json!(false)));
    assert_eq!((&first["user_id"], &first["phone_id"]), (&second["user_id"], &second["phone_id"]));
}

#[tokio::test]
async fn the_letter_of_the_document_counts_where_that_is_asked_for() {
    let (path, body) = ("/sdk/v1/otps/sms/login_or_create", json!({"phone_number": PHONE}));
    assert!(answer(call(&mock(Options::default()), path, &body)).await.1["data"]["method_id"].is_string());
    let strict = mock(Options { strict: true, ..Options::default() });
    assert!(answer(call(&strict, path, &body)).await.1["method_id"].is_string());
    let null = json!({"phone_number": PHONE, "locale": null, "attributes": {"ip_address": null}});
    assert_eq!(answer(call(&mock(Options::default()), SEND, &null)).await.0, 200);
    assert_eq!(error_type(call(&strict, SEND, &null)).await, refused(400, "bad_request"));
}

#[tokio::test]
async fn what_is_told_of_a_request_holds_nothing_sensitive() {
    let told = Arc::new(Mutex::new(String::new()));
    let all = Arc::clone(&told);
    let observe = move |seen: &stytch_conformance::Seen| {
        let json = serde_json::to_string(seen).expect("it is JSON");
        all.lock().expect("nobody panicked").push_str(&format!("{seen}\n{json}\n"));
    };
    let mock = mock(Options { observe: Some(Box::new(observe)), ..Options::default() });
    let body = json!({"phone_number": PHONE, "expiration_minutes": 3, "attributes": {"ip_address": "192.0.2.77"}, "canary-1": "canary-2"});
    let (_, sent) = answer(call(&mock, SEND, &body)).await;
    let id = sent["phone_id"].as_str().expect("it has an id").to_owned();
    let code = mock.passcode(&id).expect("it was sent");
    let (_, session) = answer(call(&mock, TAKE, &json!({"method_id": id, "code": code}))).await;
    answer(call(&mock, &format!("/v1/{PHONE}?canary-3"), &json!({"canary-4": PHONE}))).await;
    answer(call(&mock, SEND, &json!({"phone_number": "canary-5"}))).await;
    let told = told.lock().expect("nobody panicked").clone();
    assert!(
        told.contains("/v1/otps/sms/login_or_create 200 user_created") && told.contains("\"expiration_minutes\":3"),
        "{told}"
    );
    assert!(told.contains("/phone_number the value does not match"), "{told}");
    let token = session["session_token"].as_str().expect("it has a token");
    for canary in [PHONE, "192.0.2.77", "canary", "secret-test-1", &code, token] {
        assert!(!told.contains(canary), "{canary} is in {told}");
    }
}

#[tokio::test]
async fn what_goes_wrong_on_the_way_back_goes_wrong_after_the_request_was_carried_out() {
    let body = json!({"phone_number": PHONE});
    let faulty = |fault, fault_every| mock(Options { fault: Some(fault), fault_every, ..Options::default() });
    for fault in [Fault::Close, Fault::Truncate] {
        let mock = faulty(fault, 1);
        let outcome = call(&mock, SEND, &body).send().await;
        let broken = match outcome {
            Ok(response) => response.text().await.is_err(),
            Err(_) => true,
        };
        assert!(broken && mock.requests().len() == 1, "{fault:?}");
    }
    let html = call(&faulty(Fault::Html, 1), SEND, &body).send().await.expect("it is answered");
    assert_eq!(html.status(), StatusCode::BAD_GATEWAY);
    let stalled = call(&faulty(Fault::Stall, 1), SEND, &body).timeout(Duration::from_millis(200)).send().await;
    assert!(stalled.is_err_and(|error| error.is_timeout()));
    let second = faulty(Fault::Html, 2);
    assert_eq!(answer(call(&second, SEND, &body)).await.0, 200);
    assert_eq!(answer(call(&second, SEND, &body)).await.0, 502);
}

#[tokio::test]
async fn an_answer_takes_as_long_as_asked() {
    let mock = mock(Options { latency: Duration::from_millis(80), ..Options::default() });
    let start = Instant::now();
    answer(call(&mock, SEND, &json!({"phone_number": PHONE}))).await;
    assert!(start.elapsed() >= Duration::from_millis(80));
}

#[tokio::test]
async fn it_ends_when_it_is_dropped() {
    let dropped = mock(Options::default());
    let url = dropped.url().to_owned();
    drop(dropped);
    assert!(http().get(url).send().await.is_err_and(|error| error.is_connect()));
}

#[test]
fn an_address_that_is_taken_is_an_error() {
    let first = mock(Options::default());
    let listen = first.url().strip_prefix("http://").expect("it is http").parse().expect("it is an address");
    assert!(MockStytch::start_with(Options { listen, ..Options::default() }).is_err());
}

/// The program, which ends with the test.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn the_program_prints_a_line_for_each_request_and_passcodes_where_that_is_asked_for() {
    for shown in [false, true] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mock"));
        command.arg(json!({"show_codes": shown}).to_string()).stdout(Stdio::piped());
        let mut program = Program(command.spawn().expect("it starts"));
        let mut lines = BufReader::new(program.0.stdout.take().expect("it is piped")).lines();
        let mut line = || lines.next().expect("it prints a line").expect("it is a text");
        let first = line();
        let url = first.strip_prefix("listening on ").and_then(|rest| rest.split(',').next()).expect("it tells where");
        let send = Client::new().post(format!("{url}{SEND}")).basic_auth("project-test-1", Some("secret-test-1"));
        let body = json!({"phone_number": PHONE}).to_string();
        assert_eq!(answer(send.header("content-type", "application/json").body(body)).await.0, 200);
        let told = line();
        assert!(told.starts_with("POST /v1/otps/sms/login_or_create 200 user_created"), "{told}");
        assert_eq!((told.contains("the passcode of "), told.contains(PHONE)), (shown, false), "{told}");
    }
}

#[test]
fn a_program_that_cannot_start_says_why() {
    let first = mock(Options::default());
    let port: u16 = first.url().rsplit(':').next().and_then(|port| port.parse().ok()).expect("it has a port");
    for (arguments, told) in [
        (json!({ "port": port }), "choose another `--port`"),
        (json!({"fault": "sometimes"}), "there is no fault `sometimes`"),
        (json!({"prot": 1}), "unknown field `prot`"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mock"));
        let output = command.arg(arguments.to_string()).output().expect("it starts");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && error.contains(told), "{error}");
    }
}
