//! Canaries in every credential, request and response: none appears in printed output, logs or panics.

mod support;

use std::{error::Error as _, fmt::Debug, io::Write, panic};

use stytch_client::{Client, Error, RequestOptions, types};
use support::{Log, Server, response, with_headers};

const PHONE: &str = "+12025550199";
const SECRET: &str = "secret-test-canary";
const SESSION: &str = "session-token-Canary/7";
const IP: &str = "198.51.100.77";
const AGENT: &str = "Canary Browser/1.0";
const CAPTCHA: &str = "captcha-Canary.7";
const TELEMETRY: &str = "telemetry Canary";
const EMAIL: &str = "someone.canary@example.com";

/// None of these may be printed.
const CANARIES: [&str; 8] = [PHONE, SECRET, SESSION, IP, AGENT, CAPTCHA, TELEMETRY, EMAIL];

#[track_caller]
fn assert_redacted(printed: &str) {
    for canary in CANARIES {
        assert!(!printed.contains(canary), "{canary} is printed: {printed}");
    }
    // Nor the secret as HTTP Basic encodes it.
    assert!(!printed.contains("c2VjcmV0LXRlc3QtY2FuYXJ5"), "the secret is printed, encoded: {printed}");
}

fn debug(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}")
}

fn client(url: &str) -> Client {
    let builder = Client::builder()
        .project("project-test-1", SECRET)
        .public_token("public-token-test-1")
        .session_token(SESSION)
        .base_url(url)
        .options(RequestOptions::new().read_timeout(std::time::Duration::from_millis(60)));
    assert_redacted(&debug(&builder));
    let client = builder.build().expect("the settings are valid");
    assert_redacted(&debug(&client));
    client
}

fn server_request() -> types::OtpsSmsLoginOrCreateRequest {
    let attributes = types::Attributes::builder().ip_address(IP).user_agent(AGENT);
    assert_redacted(&debug(&attributes));
    let request = types::OtpsSmsLoginOrCreateRequest::builder()
        .phone_number(PHONE)
        .attributes(attributes)
        .expiration_minutes(5)
        .create_user_as_pending(true);
    assert_redacted(&debug(&request));
    let request = types::OtpsSmsLoginOrCreateRequest::try_from(request).expect("every required property is set");
    assert_redacted(&debug(&request));
    assert_redacted(&debug(&request.phone_number));
    assert_redacted(&debug(&request.attributes));
    request
}

fn frontend_request() -> types::SdkOtpsSmsLoginOrCreateRequest {
    let request = types::SdkOtpsSmsLoginOrCreateRequest::builder()
        .phone_number(PHONE)
        .captcha_token(CAPTCHA)
        .dfp_telemetry_id(TELEMETRY);
    assert_redacted(&debug(&request));
    request.try_into().expect("every required property is set")
}

#[track_caller]
fn assert_error_redacted(error: &Error) {
    assert_redacted(&format!("{error} {error:#}"));
    assert_redacted(&debug(error));
    match error {
        Error::Config(inner) => assert_redacted(&debug(inner)),
        Error::InvalidRequest(inner) => assert_redacted(&debug(inner)),
        Error::NotSent(inner) | Error::NoResponse(inner) => assert_redacted(&debug(inner)),
        Error::Api(inner) => {
            assert_redacted(&debug(inner));
            assert_redacted(&debug(&inner.response()));
        }
        Error::UnexpectedResponse(inner) => assert_redacted(&debug(inner)),
        _ => panic!("add the new variant to this test"),
    }
    let mut source = error.source();
    while let Some(cause) = source {
        assert_redacted(&format!("{cause} {cause:?}"));
        source = cause.source();
    }
}

#[tokio::test]
async fn nothing_sensitive_is_printed_logged_or_panicked() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
        .with_writer(move || writer.clone())
        .finish();
    // For the whole process: the subscriber of one thread can miss spans that another thread was the first to reach.
    tracing_subscriber::util::SubscriberInitExt::try_init(subscriber).expect("no other test sets one");

    let everything = format!(
        r#"{{"status_code":"{PHONE}","request_id":"{SESSION}","error_type":"{EMAIL}","error_message":"{PHONE} {IP}",
            "error_url":"https://x/{EMAIL}","error_details":{{"{PHONE}":"{SECRET}","agent":"{AGENT}"}},"{EMAIL}":"{TELEMETRY}"}}"#
    );
    let canaries = CANARIES.join(" ");
    let headers = format!("x-canary: {canaries}\r\nset-cookie: session={SESSION}\r\n");
    let responses = [
        response("200 OK", format!(r#"{{"status_code":200,"request_id":"{SESSION}","user_id":"{PHONE}"}}"#)),
        response("200 OK", format!(r#"{{"status_code":"{PHONE}","{EMAIL}":1}}"#)),
        response("200 OK", format!(r#"{{"data":{{"status_code":200,"request_id":7,"method_id":"{PHONE}"}}}}"#)),
        with_headers("400 Bad Request", &headers, &everything),
        with_headers("400 Bad Request", &headers, &everything[..everything.len() - 20]),
        with_headers(
            "401 Unauthorized",
            &headers,
            format!(r#"{{"status_code":401,"error_type":"{EMAIL}","error_message":"{PHONE}"}}"#),
        ),
        with_headers("502 Bad Gateway", &headers, &canaries),
        with_headers(
            "307 Temporary Redirect",
            &format!("location: http://127.0.0.1:1/{EMAIL}?phone={PHONE}\r\n"),
            &canaries,
        ),
        format!("HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n{canaries}").into_bytes(),
        format!("HTTP/9 {canaries}\r\n\r\n").into_bytes(),
        format!("HTTP/1.1 200 {canaries}\r\nbroken {canaries}\r\n\r\n").into_bytes(),
        Vec::new(),
    ];
    for response in responses {
        let ends = response.is_empty() || response.starts_with(b"HTTP/1.1 200 OK\r\ncontent-length: 9999");
        let server = Server::start(move |stream, _| {
            let _ = stream.write_all(&response);
            if ends {
                let _ = stream.shutdown(std::net::Shutdown::Both);
            }
        });
        let client = client(&server.url());
        let call = client.otps().sms().login_or_create().body(server_request());
        assert_redacted(&debug(&call));
        assert_error_redacted(&call.send().await.map(drop).expect_err("none of these is the documented success"));
        let call = client.sdk().otps().sms().login_or_create().body(frontend_request());
        assert_redacted(&debug(&call));
        assert_error_redacted(&call.send().await.map(drop).expect_err("none of these is the documented success"));
    }

    // An invalid value is not printed if it is sensitive.
    let client = client("http://127.0.0.1:9");
    for phone in ["12025550199", "+12025550199x", "someone.canary@example.com"] {
        let rejected = client.otps().sms().login_or_create().phone_number(phone).send().await;
        let rejected = rejected.map(drop).expect_err("it is no phone number");
        assert!(!rejected.to_string().contains("555") && !rejected.to_string().contains("canary"), "{rejected}");
        assert_eq!(rejected.field(), Some("/phone_number"));
    }
    let panicked = panic::catch_unwind(|| panic!("{:?}", server_request()));
    let payload = panicked.expect_err("it panicked");
    assert_redacted(payload.downcast_ref::<String>().expect("it has a message"));

    let logged = log.text();
    assert!(!cfg!(feature = "tracing") || logged.contains("api.call"), "the log was not captured");
    assert_redacted(&logged);
}

#[tokio::test]
async fn a_success_prints_neither_headers_nor_sensitive_values() {
    let headers = format!("x-canary: {SECRET}\r\n");
    let server = Server::responding(with_headers("200 OK", &headers, support::SENT));
    let value = client(&server.url()).otps().sms().login_or_create().body(server_request()).send().await;
    assert_redacted(&debug(&value.expect("it is accepted")));
}

#[tokio::test]
async fn debug_output_names_the_type() {
    let builder = Client::builder();
    assert_eq!(format!("{builder:?}"), "ClientBuilder { .. }");
    let server = Server::responding(with_headers("200 OK", "", support::SENT));
    let client = client(&server.url());
    assert_eq!(format!("{client:?}"), "Client { .. }");
    let value = client.otps().sms().login_or_create().body(server_request()).send().await.expect("it is accepted");
    let printed = format!("{value:?}");
    assert!(printed.starts_with("ResponseValue {") && printed.contains("status: 200"), "{printed}");
    let rejected = client.otps().sms().login_or_create().send().await.expect_err("it has no phone number");
    assert_eq!(format!("{rejected:?}"), format!("InvalidRequest({rejected})"));
}

#[test]
fn an_invalid_base_url_is_not_printed() {
    for (base_url, problem) in [
        (format!("http://{PHONE}:{SECRET}@stytch.example"), "https"),
        (format!("https://user:{SECRET}@stytch.example"), "contains a user or a password"),
        (format!("https://stytch.example?{EMAIL}"), "query"),
        (SECRET.to_owned(), "must start with `https://`"),
    ] {
        let rejected = Client::builder().base_url(&base_url).build().expect_err("it is no base URL");
        assert_redacted(&rejected.to_string());
        assert!(rejected.to_string().contains(problem), "{rejected}");
    }
}
