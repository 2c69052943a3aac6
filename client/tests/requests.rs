//! What is sent, what is refused before it is, and where it goes.

mod support;

use std::process::Command;

use stytch_client::{Client, Error, RequestOptions, ResponseValue, types};
use support::{PHONE, PROJECT_ID, PUBLIC_TOKEN, SECRET, SENT, Server, answer, builder, client};

fn accepting() -> Server {
    Server::answering(answer("200 OK", SENT))
}

#[track_caller]
fn refused<T>(outcome: Result<T, Error>) -> Error {
    let error = outcome.map(drop).expect_err("it is refused");
    assert!(matches!(error, Error::Config(_) | Error::InvalidRequest(_)), "{error}");
    assert!(!error.may_have_been_sent());
    assert_eq!((error.attempts(), error.status()), (0, None));
    error
}

#[tokio::test]
async fn a_value_out_of_range_is_refused_and_never_clamped() {
    let server = accepting();
    let client = client(&server.url());
    for minutes in [0, 11, -1, i64::MAX, i64::MIN] {
        let call = client.otps_sms_login_or_create();
        let outcome = call.body_map(|request| request.phone_number(PHONE).expiration_minutes(minutes)).send().await;
        let error = refused(outcome);
        assert_eq!(error.field(), Some("/expiration_minutes"));
        assert_eq!(
            error.to_string(),
            format!(
                "otps_sms_login_or_create: refused before sending: /expiration_minutes: {minutes} is out of range, \
                 expected at least 1 and at most 10"
            )
        );
    }
    for minutes in [1, 10] {
        let call = client.otps_sms_login_or_create();
        let sent = call.body_map(|request| request.phone_number(PHONE).expiration_minutes(minutes)).send().await;
        sent.expect("it is in range");
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_value_that_breaks_its_pattern_is_refused_without_being_shown() {
    let server = accepting();
    for phone in [
        "",
        "+",
        "12025550162",
        "+02025550162",
        "+1202555016212345",
        "+1202555016a",
        "+1 202 555 0162",
        " +12025550162",
    ] {
        let call = client(&server.url())
            .otps_sms_login_or_create()
            .body_map(|request| request.phone_number(phone))
            .send()
            .await;
        let error = refused(call);
        assert_eq!(error.field(), Some("/phone_number"));
        assert!(error.to_string().contains("[redacted] does not match the pattern"), "{error}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_required_value_that_is_missing_is_refused_by_name() {
    let server = accepting();
    let error = refused(client(&server.url()).otps_sms_login_or_create().send().await);
    assert_eq!(error.field(), Some("/phone_number"));
    assert!(error.to_string().ends_with("/phone_number: required, but not set"), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_number_that_json_cannot_carry_is_refused() {
    let server = accepting();
    for duration in [f64::NAN, f64::INFINITY] {
        let client = client(&server.url());
        let call = client
            .sdk_otps_sms_login_or_create()
            .body_map(|request| request.phone_number(PHONE).autofill_session_duration_minutes(duration));
        assert_eq!(refused(call.send().await).field(), Some("/autofill_session_duration_minutes"));
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_missing_credential_is_refused_with_how_to_give_it() {
    let server = accepting();
    let frontend = Client::builder().public_token(PUBLIC_TOKEN).base_url(&server.url()).build().expect("it is enough");
    let error =
        refused(frontend.otps_sms_login_or_create().body_map(|request| request.phone_number(PHONE)).send().await);
    assert!(error.to_string().contains("project(id, secret)"), "{error}");
    let backend = Client::builder().project(PROJECT_ID, SECRET).base_url(&server.url()).build().expect("it is enough");
    let call = backend.sdk_otps_sms_login_or_create().body_map(|request| request.phone_number(PHONE));
    assert!(refused(call.send().await).to_string().contains("public_token(token)"));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn credentials_go_in_one_header_and_a_session_takes_the_tokens_place() {
    use base64::{Engine as _, engine::general_purpose::STANDARD};

    let data = r#"{"data":{"status_code":200,"request_id":"request-id-test-1","method_id":"phone-number-1"}}"#;
    let server = Server::answering(answer("200 OK", data));
    let client = client(&server.url());
    let session = client.with_session_token("session:token ü").expect("it can stand in a header");
    for (client, pair) in
        [(&client, format!("{PUBLIC_TOKEN}:{PUBLIC_TOKEN}")), (&session, format!("{PUBLIC_TOKEN}:session:token ü"))]
    {
        let call = client.sdk_otps_sms_login_or_create().body_map(|request| request.phone_number(PHONE));
        assert_eq!(call.send().await.expect("it is taken").method_id, "phone-number-1");
        let request = server.requests().pop().expect("it arrived");
        assert!(request.contains(&format!("authorization: Basic {}\r\n", STANDARD.encode(pair))), "{request}");
        assert!(request.starts_with("POST /sdk/v1/otps/sms/login_or_create HTTP/1.1\r\n"), "{request}");
    }
}

#[tokio::test]
async fn a_custom_domain_may_have_a_path() {
    for (stem, path) in [("", "/v1/"), ("/", "/v1/"), ("/auth", "/auth/v1/"), ("/auth/", "/auth/v1/")] {
        let server = accepting();
        let client = client(&format!("{}{stem}", server.url()));
        support::send(&client).await.expect("it is taken");
        assert!(server.requests()[0].starts_with(&format!("POST {path}otps/sms/login_or_create HTTP")), "{stem}");
    }
}

#[test]
fn a_base_url_has_to_be_https_except_on_the_loopback_interface() {
    for allowed in [
        "https://login.example",
        "http://127.0.0.1:1",
        "http://127.8.9.1",
        "http://[::1]:8080",
        "http://localhost:3000",
    ] {
        builder(allowed).build().expect("it is allowed");
    }
    for text in [
        "http://stytch.example",
        "http://10.0.0.1",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "ftp://x",
        "stytch.com",
        "",
    ] {
        let error = refused(builder(text).build());
        assert!(error.to_string().starts_with("refused before sending: the base URL "), "{error}");
    }
    for (text, problem) in [
        ("http://10.0.0.1", "has to be https, except on the loopback interface"),
        ("ftp://x", "has to be https"),
        ("https://user@stytch.example", "holds a user or a password: credentials have settings of their own"),
        ("https://:password@stytch.example", "holds a user or a password: credentials have settings of their own"),
        ("https://stytch.example?a", "holds a query or a fragment, which no operation would carry"),
        ("https://stytch.example#a", "holds a query or a fragment, which no operation would carry"),
    ] {
        let told = refused(builder(text).build()).to_string();
        assert_eq!(told, format!("refused before sending: the base URL {problem}"));
    }
    builder("http://10.0.0.1").dangerously_allow_plain_http().build().expect("it was asked for");
}

#[test]
fn settings_that_cannot_be_are_refused() {
    for builder in [
        Client::builder().session_token("session"),
        Client::builder().project("", SECRET),
        Client::builder().project(PROJECT_ID, ""),
        Client::builder().project("project:test", SECRET),
        Client::builder().project(PROJECT_ID, "line\nbreak"),
        Client::builder().public_token("public\0token"),
    ] {
        let error = refused(builder.build());
        assert!(!error.to_string().contains(SECRET) && !error.to_string().contains(PROJECT_ID), "{error}");
    }
    let backend = Client::builder().project(PROJECT_ID, SECRET).build().expect("it is enough");
    refused(backend.with_session_token("session"));
}

/// The environment is the process's, so each case has a process of its own: this very test, told which case it is.
#[test]
fn credentials_come_from_the_environment_and_errors_name_the_variable() {
    if let Ok(expected) = std::env::var("CASE") {
        let outcome = Client::from_env().map(drop).map_err(|error| error.to_string());
        match expected.as_str() {
            "" => outcome.expect("the credentials are there"),
            problem => assert!(outcome.expect_err("they are not").contains(problem)),
        }
        return;
    }
    let (id, secret, token) = ("STYTCH_PROJECT_ID", "STYTCH_SECRET", "STYTCH_PUBLIC_TOKEN");
    for (variables, expected) in [
        (vec![(id, PROJECT_ID), (secret, SECRET)], ""),
        (vec![(token, PUBLIC_TOKEN)], ""),
        (vec![(id, PROJECT_ID), (secret, SECRET), (token, PUBLIC_TOKEN)], ""),
        (vec![], "set STYTCH_PROJECT_ID and STYTCH_SECRET, or STYTCH_PUBLIC_TOKEN"),
        (vec![(id, "")], "no credentials"),
        (vec![(id, PROJECT_ID)], "STYTCH_SECRET is not"),
        (vec![(secret, SECRET), (token, PUBLIC_TOKEN)], "STYTCH_PROJECT_ID is not"),
        (vec![(id, PROJECT_ID), (secret, "a\tb")], "the secret holds a control character"),
    ] {
        let mut child = Command::new(std::env::current_exe().expect("it runs"));
        child.args(["--exact", "credentials_come_from_the_environment_and_errors_name_the_variable"]);
        [id, secret, token].iter().for_each(|name| {
            child.env_remove(name);
        });
        let output = child.envs(variables.clone()).env("CASE", expected).output().expect("it starts");
        assert!(output.status.success(), "{variables:?}: {}", String::from_utf8_lossy(&output.stdout));
    }
}

/// Those of a machine without any are nothing to trust, which matters to a client that speaks TLS and to no other.
#[cfg(all(feature = "rustls", target_os = "linux"))]
#[test]
fn the_machines_certificates_are_what_a_client_trusts_that_speaks_tls() {
    if std::env::var_os("CASE").is_some() {
        let told = refused(builder("https://login.example").build()).to_string();
        assert!(told.contains("the HTTP client cannot be made"), "{told}");
        builder("http://127.0.0.1:9").build().expect("it reads no certificates");
        return;
    }
    let mut child = Command::new(std::env::current_exe().expect("it runs"));
    child.args(["--exact", "the_machines_certificates_are_what_a_client_trusts_that_speaks_tls"]);
    let output = child.env("CASE", "").env("SSL_CERT_FILE", "/none").env("SSL_CERT_DIR", "/none").output();
    let output = output.expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// What goes without TLS would show a proxy the credentials.
#[cfg(feature = "rustls")]
#[tokio::test]
async fn a_proxy_of_the_environment_is_for_what_is_encrypted() {
    if let Ok(url) = std::env::var("CASE") {
        let _ = support::send(&client(&url)).await;
        return;
    }
    for (variable, tls, goes_there) in [
        ("http_proxy", false, false),
        ("https_proxy", true, true),
        ("HTTPS_PROXY", true, true),
        ("all_proxy", false, false),
        ("ALL_PROXY", true, true),
    ] {
        let (proxy, server) = (Server::answering(answer("502 Bad Gateway", "")), accepting());
        let url = if tls { "https://login.invalid".to_owned() } else { server.url() };
        let mut child = Command::new(std::env::current_exe().expect("it runs"));
        child.args(["--exact", "a_proxy_of_the_environment_is_for_what_is_encrypted"]);
        for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
            child.env_remove(name).env_remove(name.to_uppercase());
        }
        let output = child.env(variable, proxy.url()).env("CASE", url).output().expect("it starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        let asked = proxy.requests();
        assert_eq!(asked.iter().any(|asked| asked.starts_with("CONNECT login.invalid:443 ")), goes_there, "{variable}");
        assert_eq!((asked.is_empty(), server.requests().len()), (!goes_there, usize::from(!tls)), "{variable}");
    }
}

#[tokio::test]
async fn an_open_set_takes_any_value_and_keeps_it() {
    let server = accepting();
    let client = client(&server.url());
    for locale in types::Locale::KNOWN.iter().copied().chain(["sv", "", "EN", "x-klingon"]) {
        let call = client.otps_sms_login_or_create().body_map(|request| request.phone_number(PHONE).locale(locale));
        call.send().await.expect("it is taken");
        let request = server.requests().pop().expect("it arrived");
        assert!(request.contains(&format!("\"locale\":\"{locale}\"")), "{request}");
    }
    assert_eq!(types::Locale::from("pt-br"), types::Locale::PtBr);
    assert_eq!(types::Locale::Other("pt-br".to_owned()), types::Locale::PtBr);
    assert!(matches!(types::Locale::from("sv"), types::Locale::Other(_)));
}

#[tokio::test]
async fn options_count_for_the_calls_that_they_are_given_to() {
    let server = Server::answering(answer("200 OK", SENT));
    let client = client(&server.url());
    let small = client.with_options(RequestOptions::new().body_limit(1));
    assert!(matches!(support::send(&small).await, Err(Error::UnexpectedResponse(_))));
    support::send(&client).await.expect("the client itself is as it was");
}

#[tokio::test]
async fn the_total_time_of_a_client_counts_for_its_calls() {
    let server = Server::start(|_, _| std::thread::sleep(std::time::Duration::from_secs(2)));
    let client = builder(&server.url()).total_timeout(std::time::Duration::from_millis(100)).build();
    let error = support::send(&client.expect("the settings are fine")).await.expect_err("there is no answer");
    assert!(error.is_timeout(), "{error}");
}

#[test]
fn what_callers_keep_can_be_shared_and_cloned() {
    fn shared<T: Send + Sync + 'static>() {}
    fn cloned<T: Clone>() {}
    shared::<Client>();
    shared::<Error>();
    shared::<RequestOptions>();
    shared::<ResponseValue<types::OtpsSmsLoginOrCreateResponse>>();
    cloned::<Client>();
    cloned::<ResponseValue<types::OtpsSmsLoginOrCreateResponse>>();
    let client = client("http://127.0.0.1:9");
    fn sendable<T: Send>(_: T) {}
    sendable(client.otps_sms_login_or_create().send());
}

#[tokio::test]
async fn an_object_that_is_empty_is_not_one_that_is_absent() {
    let server = Server::answering(answer("500 Internal Server Error", ""));
    let client = client(&server.url());
    let call = || client.otps_authenticate().body_map(|request| request.method_id("phone-number-1").code("000000"));
    let _ = call().body_map(|request| request.session_custom_claims(serde_json::Map::new())).send().await;
    let _ = call().send().await;
    let (empty, absent) = (&server.requests()[0], &server.requests()[1]);
    assert!(empty.contains(r#""session_custom_claims":{}"#), "{empty}");
    assert!(!absent.contains("session_custom_claims"), "{absent}");
}

#[cfg(feature = "dynamic")]
mod dynamic {
    use serde_json::{Value, json};

    use super::*;

    async fn call(server: &Server, operation: &str, parameters: Value) -> Result<ResponseValue<Value>, Error> {
        client(&server.url()).call(operation, parameters).await
    }

    #[tokio::test]
    async fn a_call_by_name_is_the_typed_call() {
        let server = accepting();
        let body = json!({"phone_number": PHONE, "expiration_minutes": 5, "locale": "sv"});
        let value = call(&server, "otps_sms_login_or_create", json!({ "body": body })).await.expect("it is taken");
        assert_eq!(value["user_id"], "user-1");
        assert_eq!(value.request_id(), Some("request-id-test-1"));
        let sent: Value = serde_json::from_str(server.requests()[0].split("\r\n\r\n").nth(1).expect("it has a body"))
            .expect("it is JSON");
        assert_eq!(sent, body);
    }

    #[tokio::test]
    async fn nothing_that_was_given_is_dropped() {
        let server = accepting();
        for (parameters, field) in [
            (json!({}), Some("/body")),
            (json!({"body": {}}), Some("/phone_number")),
            (json!({"body": {"phone_number": PHONE, "expiration_minuts": 5}}), Some("/expiration_minuts")),
            (json!({"body": {"phone_number": PHONE, "atributes": {}}}), Some("/atributes")),
            (json!({"body": {"phone_number": PHONE, "numbers": []}}), Some("/numbers")),
            (json!({"body": {"phone_number": PHONE, "attributes": {"ip": "x"}}}), Some("/attributes/ip")),
            (json!({"body": {"phone_number": PHONE, "expiration_minutes": "5"}}), Some("/expiration_minutes")),
            (json!({"body": {"phone_number": PHONE, "expiration_minutes": 11}}), Some("/expiration_minutes")),
            (json!({"body": {"phone_number": 12_025_550_162_u64}}), Some("/phone_number")),
            (json!({"body": {"phone_number": PHONE}, "limit": 1}), Some("/limit")),
            (json!([]), None),
            (json!({"body": []}), None),
        ] {
            let error = refused(call(&server, "otps_sms_login_or_create", parameters.clone()).await);
            assert_eq!(error.field(), field, "{parameters} {error}");
        }
        for key in ["+12025550199", "12025550199", "someone@example.com", "two\nlines"] {
            for parameters in
                [json!({"body": {"phone_number": PHONE, key: 1}}), json!({"body": {"phone_number": PHONE}, key: 1})]
            {
                let error = refused(call(&server, "otps_sms_login_or_create", parameters).await);
                assert!(!format!("{error} {error:?}").contains(key), "{error}");
                assert!(error.to_string().contains("/[redacted]: is "), "{error}");
            }
        }
        let error = refused(call(&server, "otps_sms_login", json!({})).await);
        assert!(error.to_string().contains("otps_sms_login_or_create"), "{error}");
        assert!(server.requests().is_empty());
    }
}
