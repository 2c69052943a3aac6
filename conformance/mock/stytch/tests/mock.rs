//! The mock with Stytch's document, called over HTTP, and the program `mock`.

use std::{
    collections::{BTreeSet, HashMap},
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    sync::{Arc, LazyLock, Mutex},
};

use openapi_document::{Document, Operation, extension::Step, validator};
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::{Value, json};
use stytch_mock::{LoggedRequest, MockStytch, Options};
use stytch_openapi::{FILES, ROOT};

const SEND: &str = "/v1/otps/sms/login_or_create";
const AUTHENTICATE: &str = "/v1/otps/authenticate";
const PHONE: &str = "+12025550162";

/// The key of `x-mock` that lists the values that trigger a response.
const WHEN_VALUE: &str = "when_value";

fn mock(options: Options) -> MockStytch {
    MockStytch::start_with(options).expect("a port is free")
}

/// A request with valid credentials.
fn call(mock: &MockStytch, path: &str, body: &Value) -> RequestBuilder {
    let token = "public-token-test-1";
    let (user, password) = if path.starts_with("/sdk/") { (token, token) } else { ("project-test-1", "secret-test-1") };
    let body = reqwest::Body::from(body.to_string());
    plain(mock, path).basic_auth(user, Some(password)).header("content-type", "application/json").body(body)
}

fn plain(mock: &MockStytch, path: &str) -> RequestBuilder {
    http().post(format!("{}{path}", mock.url()))
}

/// Built together with the client, reqwest has no TLS provider of its own and asks for one, even for plaintext.
fn http() -> Client {
    static CLIENT: LazyLock<Client> = LazyLock::new(|| {
        // An error means that another test installed it first.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // Each test has a runtime of its own, which a connection does not survive.
        Client::builder().no_proxy().pool_max_idle_per_host(0).build().expect("the settings are valid")
    });
    CLIENT.clone()
}

async fn received(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let body = response.text().await.expect("the body arrives");
    (status, serde_json::from_str(&body).unwrap_or(Value::String(body)))
}

async fn response(request: RequestBuilder) -> (u16, Value) {
    received(request.send().await.expect("the mock responds")).await
}

async fn error_type(request: RequestBuilder) -> (u16, String) {
    let (status, body) = response(request).await;
    (status, body["error_type"].as_str().unwrap_or_default().to_owned())
}

fn failed(status: u16, error_type: &str) -> (u16, String) {
    (status, error_type.to_owned())
}

#[tokio::test]
async fn prefer_returns_every_documented_response_and_each_is_valid() {
    let document = Document::bundle(ROOT, FILES).expect("the document is YAML");
    let mock = mock(Options::default());
    let (mut count, mut validators) = (0, HashMap::new());
    for operation in Operation::all(&document) {
        for documented in operation.responses() {
            let body = documented.body().expect("every response has a body");
            let schema = body.schema().expect("every body has a schema");
            let valid = || validator(&document, schema.pointer()).expect("the schema is valid");
            let validator = validators.entry(schema.pointer().to_owned()).or_insert_with(valid);
            for example in body.examples() {
                let prefer = format!("code={}, example={}", documented.status(), example.name());
                let method = Method::from_bytes(operation.method().as_bytes()).expect("it is a method");
                let path = operation.path().replace(['{', '}'], "");
                let request = http().request(method, format!("{}{path}", mock.url()));
                let (status, mut found) = response(request.header("prefer", &prefer)).await;
                assert_eq!(status, documented.status(), "{} {prefer}", operation.id());
                if let Some(key) = body.envelope() {
                    found = found[key].clone();
                }
                assert!(validator.is_valid(&found), "{} {prefer}: {found}", operation.id());
                assert_eq!(found["error_type"], example.value()["error_type"]);
                count += 1;
            }
        }
    }
    assert!(count > 100, "{count}");
}

#[tokio::test]
async fn every_value_rule_of_the_document_triggers_its_response() {
    let document = Document::bundle(ROOT, FILES).expect("the document is YAML");
    let mock = mock(Options::default());
    let mut triggered = BTreeSet::new();
    for operation in Operation::all(&document) {
        let Some(body) = operation.request_body().filter(|_| operation.method() == "POST") else { continue };
        let secret = || Step::all(&operation).iter().find_map(|step| step.text("from"));
        let Some(field) = operation.recipient().or_else(secret) else { continue };
        let schema = body.schema().expect("every body has a schema");
        let validator = validator(&document, schema.pointer()).expect("the schema is valid");
        for documented in operation.responses() {
            for example in documented.body().expect("every response has a body").examples() {
                let rule = example.node().get("x-mock").map(|rule| rule.value().clone()).unwrap_or_default();
                for value in rule[WHEN_VALUE].as_array().into_iter().flatten() {
                    let mut request = body.examples()[0].value().clone();
                    request[field] = value.clone();
                    // A value that the field cannot hold is for another field.
                    if !validator.is_valid(&request) {
                        continue;
                    }
                    let found = error_type(call(&mock, operation.path(), &request)).await;
                    let expected = example.value()["error_type"].as_str().unwrap_or_default();
                    assert_eq!(found, failed(documented.status(), expected), "{} {value}", operation.id());
                    triggered.insert(expected);
                }
            }
        }
    }
    assert!(triggered.contains("too_many_requests") && triggered.contains("captcha_required"), "{triggered:?}");
}

#[tokio::test]
async fn an_invalid_credential_is_rejected() {
    let mock = mock(Options::default());
    let body = json!({"phone_number": PHONE});
    let unauthorized = failed(401, "unauthorized_credentials");
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
        let (status, _) = response(request.body(body.to_string())).await;
        assert_eq!(status, if accepted { 200 } else { 401 }, "{path} {user} {password}");
    }
}

#[tokio::test]
async fn an_invalid_request_is_rejected() {
    let mock = mock(Options::default());
    let (phone, other) = (failed(400, "invalid_phone_number"), failed(400, "bad_request"));
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
async fn an_unknown_route_gets_the_response_of_the_api() {
    let mock = mock(Options::default());
    assert_eq!(error_type(call(&mock, "/v1/nothing", &json!({}))).await, failed(404, "route_not_found"));
    assert_eq!(error_type(plain(&mock, "/")).await, failed(404, "route_not_found"));
}

#[tokio::test]
async fn a_recipient_is_known_after_the_first_passcode() {
    let mock = mock(Options::default());
    let body = json!({"phone_number": PHONE});
    let (_, first) = response(call(&mock, SEND, &body)).await;
    let (_, second) = response(call(&mock, SEND, &body)).await;
    assert_eq!((&first["user_created"], &second["user_created"]), (&json!(true), &json!(false)));
    assert_eq!((&first["user_id"], &first["phone_id"]), (&second["user_id"], &second["phone_id"]));
}

#[tokio::test]
async fn a_strict_mock_follows_the_document_exactly() {
    let (path, body) = ("/sdk/v1/otps/sms/login_or_create", json!({"phone_number": PHONE}));
    assert!(response(call(&mock(Options::default()), path, &body)).await.1["data"]["method_id"].is_string());
    let strict = mock(Options { strict: true, ..Options::default() });
    assert!(response(call(&strict, path, &body)).await.1["method_id"].is_string());
    let null = json!({"phone_number": PHONE, "locale": null, "attributes": {"ip_address": null}});
    assert_eq!(response(call(&mock(Options::default()), SEND, &null)).await.0, 200);
    assert_eq!(error_type(call(&strict, SEND, &null)).await, failed(400, "bad_request"));
}

#[tokio::test]
async fn the_log_contains_nothing_sensitive() {
    let log = Arc::new(Mutex::new(String::new()));
    let all = Arc::clone(&log);
    let observe = move |request: &LoggedRequest| {
        let json = serde_json::to_string(request).expect("it is JSON");
        all.lock().expect("no test panicked").push_str(&format!("{request}\n{json}\n"));
    };
    let mock = mock(Options { observe: Some(Box::new(observe)), ..Options::default() });
    let body = json!({"phone_number": PHONE, "expiration_minutes": 3, "attributes": {"ip_address": "192.0.2.77"}, "canary-1": "canary-2"});
    let (_, sent) = response(call(&mock, SEND, &body)).await;
    let id = sent["phone_id"].as_str().expect("it has an id").to_owned();
    let code = mock.passcode(&id).expect("it was sent");
    let (_, session) =
        response(call(&mock, AUTHENTICATE, &json!({"method_id": id, "code": code, "session_duration_minutes": 60})))
            .await;
    response(call(&mock, &format!("/v1/{PHONE}?canary-3"), &json!({"canary-4": PHONE}))).await;
    response(call(&mock, SEND, &json!({"phone_number": "canary-5"}))).await;
    let log = log.lock().expect("no test panicked").clone();
    assert!(
        log.contains("/v1/otps/sms/login_or_create 200 user_created") && log.contains("\"expiration_minutes\":3"),
        "{log}"
    );
    assert!(log.contains("/phone_number the value does not match"), "{log}");
    let token = session["session_token"].as_str().expect("it has a token");
    for canary in [PHONE, "192.0.2.77", "canary", "secret-test-1", &code, token] {
        assert!(!log.contains(canary), "{canary} is in {log}");
    }
}

/// The program. It is stopped when this is dropped.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn the_program_prints_a_line_per_request_and_passcodes_with_show_codes() {
    for (arguments, shown) in [(r#"{"port": 0}"#, false), (r#"{"port": 0, "show_codes": true}"#, true)] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mock"));
        let mut program = Program(command.arg(arguments).stdout(Stdio::piped()).spawn().expect("it starts"));
        let mut lines = BufReader::new(program.0.stdout.take().expect("it is piped")).lines();
        let mut line = || lines.next().expect("it prints a line").expect("it is a text");
        let first = line();
        let url =
            first.strip_prefix("listening on ").and_then(|rest| rest.split(',').next()).expect("it prints the URL");
        let send = Client::new().post(format!("{url}{SEND}")).basic_auth("project-test-1", Some("secret-test-1"));
        let body = json!({"phone_number": PHONE}).to_string();
        assert_eq!(response(send.header("content-type", "application/json").body(body)).await.0, 200);
        let log = line();
        assert!(log.starts_with("POST /v1/otps/sms/login_or_create 200 user_created"), "{log}");
        assert_eq!((log.contains("(sent for "), log.contains(PHONE)), (shown, false), "{log}");
    }
}

#[test]
fn a_taken_port_is_an_error_with_a_remedy() {
    let first = mock(Options::default());
    let port = first.url().rsplit(':').next().expect("it has a port");
    let output =
        Command::new(env!("CARGO_BIN_EXE_mock")).arg(format!(r#"{{"port": {port}}}"#)).output().expect("it starts");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(2) && error.contains("choose another `--port`"), "{error}");
}

#[test]
fn invalid_arguments_are_an_error() {
    for arguments in [r#"{"prot": 1}"#, r#"{"fault": "sometimes"}"#, "[]", "x"] {
        let output = Command::new(env!("CARGO_BIN_EXE_mock")).arg(arguments).output().expect("it starts");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && error.contains("run `cargo xtask mock --help`"), "{error}");
    }
}

#[test]
fn values_without_an_effect_are_an_error() {
    for (arguments, message) in [
        (r#"{"now": 18446744073709551615}"#, "after the year 9999: choose a time up to 253402300799"),
        (r#"{"now": 253402300800}"#, "after the year 9999"),
        (r#"{"fault_every": 0}"#, "choose 1 for every response"),
        (r#"{"prefer": "zz"}"#, "`prefer` has \"zz\", but takes code=STATUS"),
        (r#"{"prefer": "zz=1"}"#, "run `cargo xtask mock --help`"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_mock")).arg(arguments).output().expect("it starts");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && error.contains(message), "{error}");
    }
}

#[tokio::test]
async fn the_program_records_requests_as_lines_of_json() {
    let file = std::env::temp_dir().join(format!("stytch-mock-record-{}.jsonl", std::process::id()));
    let arguments = json!({"record": file, "strict": true, "seed": 7, "now": 253_402_300_799_u64, "latency_ms": 1, "allow_origins": ["http://localhost:1"], "prefer": "code=429", "fault": "close", "fault_every": 2});
    let mut command = Command::new(env!("CARGO_BIN_EXE_mock"));
    let program = command.arg(arguments.to_string()).stdout(Stdio::piped()).spawn().expect("it starts");
    let mut program = Program(program);
    let mut lines = BufReader::new(program.0.stdout.take().expect("it is piped")).lines();
    let first = lines.next().expect("it prints a line").expect("it is text");
    let url = first.strip_prefix("listening on ").and_then(|rest| rest.split(',').next()).expect("it prints the URL");
    assert_eq!(response(http().post(format!("{url}{SEND}"))).await.0, 429);
    assert!(http().post(format!("{url}{SEND}")).send().await.is_err(), "every second request has the fault");
    let record = std::fs::read_to_string(&file).expect("the file was written");
    let _ = std::fs::remove_file(&file);
    let first: Value = serde_json::from_str(record.lines().next().expect("it has a line")).expect("it is JSON");
    assert_eq!((&first["operation"], &first["status"]), (&json!("otps.sms.login_or_create"), &json!(429)));
}
