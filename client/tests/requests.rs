//! Requests: what is sent and where, and what is rejected before it is sent.

mod support;

use std::process::Command;

use stytch_client::{Client, Error, RequestOptions, ResponseValue, types};
use support::{PHONE, PROJECT_ID, PUBLIC_TOKEN, SECRET, SENT, Server, builder, client, response};

fn accepting() -> Server {
    Server::responding(response("200 OK", SENT))
}

/// The call failed before anything was sent.
#[track_caller]
fn assert_rejected<T>(outcome: Result<T, Error>) -> Error {
    let error = outcome.map(drop).expect_err("it is rejected");
    assert!(!error.may_have_been_sent());
    assert_eq!((error.attempts(), error.status()), (0, None));
    error
}

#[track_caller]
fn assert_invalid<T>(outcome: Result<T, Error>) -> Error {
    let error = assert_rejected(outcome);
    assert!(matches!(error, Error::InvalidRequest(_)), "{error}");
    error
}

#[track_caller]
fn assert_config_error<T>(outcome: Result<T, Error>) -> Error {
    let error = assert_rejected(outcome);
    assert!(matches!(error, Error::Config(_)), "{error}");
    error
}

#[tokio::test]
async fn a_value_out_of_range_is_rejected_and_never_clamped() {
    let server = accepting();
    let client = client(&server.url());
    for minutes in [0, 11, -1, i64::MAX, i64::MIN] {
        let call = client.otps().sms().login_or_create();
        let outcome = call.phone_number(PHONE).expiration_minutes(minutes).send().await;
        let error = assert_invalid(outcome);
        assert_eq!(error.field(), Some("/expiration_minutes"));
        assert_eq!(
            error.to_string(),
            format!(
                "otps.sms.login_or_create: invalid request: /expiration_minutes: {minutes} is out of range, \
                 expected at least 1 and at most 10"
            )
        );
    }
    for minutes in [1, 10] {
        let call = client.otps().sms().login_or_create();
        let sent = call.phone_number(PHONE).expiration_minutes(minutes).send().await;
        sent.expect("it is in range");
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_setter_takes_a_text_in_each_form() {
    let server = accepting();
    let client = client(&server.url());
    let (owned, newtype) = (PHONE.to_owned(), types::PhoneNumber::from(PHONE));
    let call = || client.otps().sms().login_or_create();
    let calls = [
        call().phone_number(PHONE),
        call().phone_number(owned.clone()),
        call().phone_number(&owned),
        call().phone_number(newtype.clone()),
        call().phone_number(&newtype),
        call().set_phone_number(Some(PHONE)).set_locale(None::<&str>),
        call().body(types::OtpsSmsLoginOrCreateRequest::builder().phone_number(PHONE)),
    ];
    for call in calls {
        let sent = call.send().await.expect("it is accepted");
        client
            .otps()
            .authenticate()
            .method_id(&sent.phone_id)
            .code("000000")
            .send()
            .await
            .map(drop)
            .expect_err("not this one");
    }
    let requests = server.requests();
    let bodies: std::collections::BTreeSet<_> =
        requests.iter().filter_map(|request| request.split("\r\n\r\n").nth(1)).collect();
    let expected = [r#"{"code":"000000","method_id":"phone-number-1"}"#, r#"{"phone_number":"+12025550162"}"#];
    assert_eq!((requests.len(), bodies), (14, expected.into()));
}

#[tokio::test]
async fn a_value_that_violates_its_pattern_is_rejected_and_not_printed() {
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
        let call = client(&server.url()).otps().sms().login_or_create().phone_number(phone).send().await;
        let error = assert_invalid(call);
        assert_eq!(error.field(), Some("/phone_number"));
        assert!(error.to_string().contains("[redacted] does not match the pattern"), "{error}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn the_error_for_a_missing_required_value_names_it() {
    let server = accepting();
    let error = assert_invalid(client(&server.url()).otps().sms().login_or_create().send().await);
    assert_eq!(error.field(), Some("/phone_number"));
    assert!(error.to_string().ends_with("/phone_number: required, but not set"), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_number_that_json_cannot_represent_is_rejected() {
    let server = accepting();
    for duration in [f64::NAN, f64::INFINITY] {
        let client = client(&server.url());
        let call =
            client.sdk().otps().sms().login_or_create().phone_number(PHONE).autofill_session_duration_minutes(duration);
        assert_eq!(assert_invalid(call.send().await).field(), Some("/autofill_session_duration_minutes"));
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn the_error_for_a_missing_credential_names_its_setter() {
    let server = accepting();
    let frontend =
        Client::builder().public_token(PUBLIC_TOKEN).base_url(&server.url()).build().expect("one credential is enough");
    let error = assert_config_error(frontend.otps().sms().login_or_create().phone_number(PHONE).send().await);
    assert!(error.to_string().contains("project(project_id, secret)"), "{error}");
    let backend = Client::builder()
        .project(PROJECT_ID, SECRET)
        .base_url(&server.url())
        .build()
        .expect("one credential is enough");
    let call = backend.sdk().otps().sms().login_or_create().phone_number(PHONE);
    assert!(assert_config_error(call.send().await).to_string().contains("public_token(public_token)"));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn credentials_go_in_one_header_and_a_session_token_replaces_the_password() {
    use base64::{Engine as _, engine::general_purpose::STANDARD};

    let data = r#"{"data":{"status_code":200,"request_id":"request-id-test-1","method_id":"phone-number-1"}}"#;
    let server = Server::responding(response("200 OK", data));
    let client = client(&server.url());
    let session = client.with_session_token("session:token ü").expect("it can be sent in a header");
    for (client, pair) in
        [(&client, format!("{PUBLIC_TOKEN}:{PUBLIC_TOKEN}")), (&session, format!("{PUBLIC_TOKEN}:session:token ü"))]
    {
        let call = client.sdk().otps().sms().login_or_create().phone_number(PHONE);
        assert_eq!(call.send().await.expect("it is accepted").method_id, "phone-number-1");
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
        support::send(&client).await.expect("it is accepted");
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
        "http://localhost.",
        "http://[::ffff:127.0.0.1]",
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
        let error = assert_config_error(builder(text).build());
        assert!(error.to_string().starts_with("client configuration: the base URL "), "{error}");
    }
    for (text, problem) in [
        ("http://10.0.0.1", "must be https, except on the loopback interface"),
        ("ftp://x", "must be https"),
        ("https://user@stytch.example", "contains a user or a password: credentials have settings of their own"),
        ("https://:password@stytch.example", "contains a user or a password: credentials have settings of their own"),
        ("https://stytch.example?a", "contains a query or a fragment, which no operation would carry"),
        ("https://stytch.example#a", "contains a query or a fragment, which no operation would carry"),
    ] {
        let message = assert_config_error(builder(text).build()).to_string();
        assert_eq!(message, format!("client configuration: the base URL {problem}"));
    }
    builder("http://10.0.0.1").dangerously_allow_plain_http().build().expect("it was asked for");
}

#[test]
fn invalid_settings_are_rejected() {
    for builder in [
        Client::builder().session_token("session"),
        Client::builder().project("", SECRET),
        Client::builder().project(PROJECT_ID, ""),
        Client::builder().project("project:test", SECRET),
        Client::builder().project(PROJECT_ID, "line\nbreak"),
        Client::builder().public_token("public\0token"),
    ] {
        let error = assert_config_error(builder.build());
        assert!(!error.to_string().contains(SECRET) && !error.to_string().contains(PROJECT_ID), "{error}");
    }
    let backend = Client::builder().project(PROJECT_ID, SECRET).build().expect("one credential is enough");
    assert_config_error(backend.with_session_token("session"));
}

/// Environment variables belong to the process, so each case runs this test in a process of its own, with `CASE` set.
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
        (vec![(id, PROJECT_ID), (secret, "a\tb")], "the secret contains a control character"),
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

/// Without certificates on the machine, only a client that needs TLS cannot be built.
#[cfg(all(feature = "rustls", target_os = "linux"))]
#[test]
fn only_a_client_that_needs_tls_reads_the_certificates_of_the_machine() {
    if std::env::var_os("CASE").is_some() {
        let message = assert_config_error(builder("https://login.example").build()).to_string();
        assert!(message.contains("the HTTP client cannot be built"), "{message}");
        builder("http://127.0.0.1:9").build().expect("it reads no certificates");
        return;
    }
    let mut child = Command::new(std::env::current_exe().expect("it runs"));
    child.args(["--exact", "only_a_client_that_needs_tls_reads_the_certificates_of_the_machine"]);
    let output = child.env("CASE", "").env("SSL_CERT_FILE", "/none").env("SSL_CERT_DIR", "/none").output();
    let output = output.expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// A proxy could read the credentials in plaintext.
#[cfg(feature = "rustls")]
#[tokio::test]
async fn a_proxy_of_the_environment_gets_no_plaintext() {
    if let Ok(url) = std::env::var("CASE") {
        let _ = support::send(&client(&url)).await;
        return;
    }
    for (variable, tls, proxied) in [
        ("http_proxy", false, false),
        ("https_proxy", true, true),
        ("HTTPS_PROXY", true, true),
        ("all_proxy", false, false),
        ("ALL_PROXY", true, true),
    ] {
        let (proxy, server) = (Server::responding(response("502 Bad Gateway", "")), accepting());
        let url = if tls { "https://login.invalid".to_owned() } else { server.url() };
        let mut child = Command::new(std::env::current_exe().expect("it runs"));
        child.args(["--exact", "a_proxy_of_the_environment_gets_no_plaintext"]);
        for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
            child.env_remove(name).env_remove(name.to_uppercase());
        }
        let output = child.env(variable, proxy.url()).env("CASE", url).output().expect("it starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        let requests = proxy.requests();
        assert_eq!(
            requests.iter().any(|request| request.starts_with("CONNECT login.invalid:443 ")),
            proxied,
            "{variable}"
        );
        assert_eq!((requests.is_empty(), server.requests().len()), (!proxied, usize::from(!tls)), "{variable}");
    }
}

#[tokio::test]
async fn an_open_enum_accepts_and_keeps_any_value() {
    let server = accepting();
    let client = client(&server.url());
    for locale in types::Locale::KNOWN.iter().copied().chain(["sv", "", "EN", "x-klingon"]) {
        let call = client.otps().sms().login_or_create().phone_number(PHONE).locale(locale);
        call.send().await.expect("it is accepted");
        let request = server.requests().pop().expect("it arrived");
        assert!(request.contains(&format!("\"locale\":\"{locale}\"")), "{request}");
    }
    assert_eq!(types::Locale::from("pt-br"), types::Locale::PtBr);
    assert_eq!(types::Locale::Other("pt-br".to_owned()), types::Locale::PtBr);
    assert!(matches!(types::Locale::from("sv"), types::Locale::Other(_)));
}

#[tokio::test]
async fn options_apply_only_to_the_client_that_has_them() {
    let server = Server::responding(response("200 OK", SENT));
    let client = client(&server.url());
    let small = client.with_options(RequestOptions::new().body_limit(1));
    assert!(matches!(support::send(&small).await, Err(Error::UnexpectedResponse(_))));
    support::send(&client).await.expect("the first client is unchanged");
}

#[tokio::test]
async fn the_total_timeout_of_a_client_applies_to_its_calls() {
    let server = Server::start(|_, _| std::thread::sleep(std::time::Duration::from_secs(2)));
    let client = builder(&server.url()).total_timeout(std::time::Duration::from_millis(100)).build();
    let error = support::send(&client.expect("the settings are valid")).await.expect_err("there is no response");
    assert!(error.is_timeout(), "{error}");
}

#[test]
fn public_types_can_be_shared_and_cloned() {
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
    sendable(client.otps().sms().login_or_create().send());
}

#[tokio::test]
async fn an_empty_object_is_sent_and_an_absent_one_is_not() {
    let server = Server::responding(response("500 Internal Server Error", ""));
    let client = client(&server.url());
    let call = || client.otps().authenticate().method_id("phone-number-1").code("000000");
    let _ = call().session_custom_claims(serde_json::Map::new()).send().await;
    let _ = call().send().await;
    let (empty, absent) = (&server.requests()[0], &server.requests()[1]);
    assert!(empty.contains(r#""session_custom_claims":{}"#), "{empty}");
    assert!(!absent.contains("session_custom_claims"), "{absent}");
}
