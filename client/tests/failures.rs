//! Faults on the wire: what the error reports, and that no request is sent twice.

mod support;

use std::{
    io::{self, Write},
    net::{Shutdown, TcpListener, TcpStream},
    thread,
    time::Duration,
};

use stytch_client::{Client, Error, RequestOptions, RetryPolicy};
use support::{Server, builder, client, http_client, quick, reset, response, send, unused_url, with_headers};

/// What an error reports.
#[derive(Debug, PartialEq)]
struct Observed {
    variant: &'static str,
    status: Option<u16>,
    error_type: Option<&'static str>,
    may_have_been_sent: bool,
    is_timeout: bool,
}

fn observed(error: &Error) -> Observed {
    Observed {
        variant: match error {
            Error::Config(_) => "config",
            Error::InvalidRequest(_) => "invalid request",
            Error::NotSent(_) => "not sent",
            Error::NoResponse(_) => "no response",
            Error::Api(_) => "api",
            Error::UnexpectedResponse(_) => "unexpected response",
            _ => "unknown",
        },
        status: error.status().map(|status| status.as_u16()),
        error_type: error.error_type().map(|kind| &*kind.as_str().to_owned().leak()),
        may_have_been_sent: error.may_have_been_sent(),
        is_timeout: error.is_timeout(),
    }
}

const NOT_SENT: Observed =
    Observed { variant: "not sent", status: None, error_type: None, may_have_been_sent: false, is_timeout: false };
const NO_RESPONSE: Observed =
    Observed { variant: "no response", status: None, error_type: None, may_have_been_sent: true, is_timeout: false };

fn unexpected(status: u16) -> Observed {
    Observed { variant: "unexpected response", status: Some(status), ..NO_RESPONSE }
}

fn api(status: u16, error_type: &'static str) -> Observed {
    Observed { variant: "api", status: Some(status), error_type: Some(error_type), ..NO_RESPONSE }
}

/// Makes the call with each policy: the server receives one request with all of them.
async fn assert_sent_once(server: impl Fn() -> Server, expected: &Observed) -> Error {
    let mut last = None;
    for policy in [RetryPolicy::never(), quick(), quick().max_attempts(10)] {
        let server = server();
        // For an expected timeout, as short as a busy machine allows.
        let read_timeout = Duration::from_millis(if expected.is_timeout { 400 } else { 20_000 });
        let options = RequestOptions::new().retry(policy).read_timeout(read_timeout);
        let error = send(&client(&server.url()).with_options(options)).await.expect_err("it fails");
        assert_eq!(observed(&error), *expected, "{error}");
        assert_eq!(server.requests().len(), 1, "{error}");
        assert_eq!((error.attempts(), error.operation()), (1, Some("otps.sms.login_or_create")));
        last = Some(error);
    }
    last.expect("there was at least one policy")
}

/// The server receives nothing, and there are as many attempts as the policy allows.
async fn assert_never_sent(client: impl Fn(RetryPolicy) -> Client, timeout: bool) {
    for (policy, attempts) in [(RetryPolicy::never(), 1), (quick(), 3), (quick().max_attempts(5), 5)] {
        let error = send(&client(policy)).await.expect_err("it fails");
        assert_eq!(observed(&error), Observed { is_timeout: timeout, ..NOT_SENT }, "{error}");
        assert_eq!(error.attempts(), attempts);
        assert!(std::error::Error::source(&error).is_some());
    }
}

fn with_policy(url: &str, policy: RetryPolicy) -> Client {
    let options = RequestOptions::new().retry(policy).read_timeout(Duration::from_secs(5));
    builder(url).dangerously_allow_plain_http().options(options).build().expect("the settings are valid")
}

/// A server whose queue of connections is full, so that connecting times out.
struct FullQueue {
    url: String,
    _listener: TcpListener,
    _queued: Vec<io::Result<TcpStream>>,
}

impl FullQueue {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        socket2::SockRef::from(&listener).listen(0).expect("the queue can be shortened");
        let address = listener.local_addr().expect("it has an address");
        let queued = (0..4).map(|_| TcpStream::connect_timeout(&address, Duration::from_millis(50))).collect();
        Self { url: format!("http://{address}"), _listener: listener, _queued: queued }
    }
}

#[tokio::test]
async fn a_refused_connection_is_not_sent_and_retried() {
    let url = unused_url();
    assert_never_sent(|policy| with_policy(&url, policy), false).await;
}

#[tokio::test]
async fn a_name_that_does_not_resolve_is_not_sent_and_retried() {
    assert_never_sent(|policy| with_policy("http://no-such-host.invalid", policy), false).await;
}

#[cfg(feature = "rustls")]
#[tokio::test]
async fn a_failed_tls_handshake_is_not_sent_and_retried() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let url = format!("https://{}", listener.local_addr().expect("it has an address"));
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    });
    assert_never_sent(|policy| with_policy(&url, policy), false).await;
}

#[tokio::test]
async fn a_connect_timeout_is_not_sent() {
    let unreachable = FullQueue::new();
    let client = builder(&unreachable.url)
        .connect_timeout(Duration::from_millis(60))
        .options(RequestOptions::new().retry(quick().max_attempts(2)))
        .build()
        .expect("the settings are valid");
    let error = send(&client).await.expect_err("it fails");
    assert_eq!(observed(&error), Observed { is_timeout: true, ..NOT_SENT }, "{error}");
    assert_eq!(error.attempts(), 2);
}

#[tokio::test]
async fn a_silent_server_is_a_timeout_that_may_have_been_sent() {
    assert_sent_once(
        || Server::start(|_, _| thread::sleep(Duration::from_secs(3))),
        &Observed { is_timeout: true, ..NO_RESPONSE },
    )
    .await;
}

#[tokio::test]
async fn silence_after_the_head_keeps_status_and_headers() {
    let server = || {
        Server::start(|stream, _| {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nx-kept: yes\r\ncontent-length: 10\r\n\r\n{\"st");
            thread::sleep(Duration::from_secs(3));
        })
    };
    let error = assert_sent_once(server, &Observed { status: Some(200), is_timeout: true, ..NO_RESPONSE }).await;
    assert_eq!(
        error.headers().and_then(|headers| headers.get("x-kept")).map(|value| value.as_bytes()),
        Some(&b"yes"[..])
    );
    assert_eq!(error.body().map(|body| &body[..]), Some(&b"{\"st"[..]));
}

#[tokio::test]
async fn attempt_and_total_deadlines_end_a_slow_body() {
    let trickle = || {
        Server::start(|stream, _| {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n");
            for _ in 0..400 {
                if stream.write_all(b" ").is_err() {
                    return;
                }
                thread::sleep(Duration::from_millis(5));
            }
        })
    };
    for options in [
        RequestOptions::new().attempt_timeout(Duration::from_millis(400)),
        RequestOptions::new().total_timeout(Duration::from_millis(400)),
    ] {
        let server = trickle();
        let error = send(&client(&server.url()).with_options(options)).await.expect_err("it fails");
        assert_eq!(observed(&error), Observed { status: Some(200), is_timeout: true, ..NO_RESPONSE });
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_reset_may_have_been_sent() {
    assert_sent_once(|| Server::start(|stream, _| reset(stream)), &NO_RESPONSE).await;
}

#[tokio::test]
async fn a_connection_closed_without_a_response_may_have_been_sent() {
    let server = || {
        Server::start(|stream, _| {
            let _ = stream.shutdown(Shutdown::Both);
        })
    };
    assert_sent_once(server, &NO_RESPONSE).await;
}

#[tokio::test]
async fn a_reset_in_the_body_keeps_the_status() {
    let server = || {
        Server::start(|stream, _| {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"status");
            thread::sleep(Duration::from_millis(30));
            reset(stream);
        })
    };
    assert_sent_once(server, &Observed { status: Some(200), ..NO_RESPONSE }).await;
}

#[tokio::test]
async fn a_body_that_is_cut_off_keeps_what_arrived() {
    let server = || {
        Server::start(|stream, _| {
            let _ = stream.write_all(
                b"HTTP/1.1 400 Bad Request\r\ncontent-length: 500\r\n\r\n{\"request_id\":\"request-id-test-7\",\"error_ty",
            );
            let _ = stream.shutdown(Shutdown::Both);
        })
    };
    let error = assert_sent_once(server, &unexpected(400)).await;
    assert_eq!(error.request_id(), Some("request-id-test-7"));
    assert!(error.to_string().contains("cut off"), "{error}");
    assert!(std::error::Error::source(&error).is_some(), "{error}");
}

#[tokio::test]
async fn a_body_of_ten_mebibytes_is_read_to_the_limit() {
    let huge = || Server::responding(response("200 OK", vec![b' '; 10 << 20]));
    let error = assert_sent_once(huge, &unexpected(200)).await;
    assert_eq!(error.body().map(|body| body.len()), Some(1 << 20));
    let server = huge();
    let small = client(&server.url()).with_options(RequestOptions::new().body_limit(10));
    let error = send(&small).await.expect_err("it is too large");
    assert_eq!(error.body().map(|body| body.len()), Some(10));
}

/// 10 MiB of spaces, in gzip.
fn bomb() -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&vec![b' '; 10 << 20]).expect("memory takes it");
    with_headers("200 OK", "content-encoding: gzip\r\n", encoder.finish().expect("memory takes it"))
}

#[tokio::test]
async fn an_unrequested_compressed_body_is_not_decompressed() {
    let error = assert_sent_once(|| Server::responding(bomb()), &unexpected(200)).await;
    assert!(error.body().is_some_and(|body| body.len() < 100_000));
}

#[tokio::test]
async fn a_custom_http_client_decompresses_a_bomb_only_to_the_limit() {
    let server = Server::responding(bomb());
    let http = http_client().gzip(true).build().expect("the settings are valid");
    let client = builder(&server.url()).http_client(http).build().expect("the settings are valid");
    let error = send(&client).await.expect_err("it is too large");
    assert_eq!(observed(&error), unexpected(200));
    assert_eq!(error.body().map(|body| body.len()), Some(1 << 20));
}

#[tokio::test]
async fn a_body_that_cannot_be_decompressed_is_not_called_cut_off() {
    let headers = "content-encoding: gzip\r\n";
    for body in [support::SENT.as_bytes(), b"\x1f\x8b\x08\0\0\0\0\0\0\xff no deflate stream"] {
        let server = Server::responding(with_headers("200 OK", headers, body));
        let http = http_client().gzip(true).build().expect("the settings are fine");
        let client = builder(&server.url()).http_client(http).build().expect("the settings are fine");
        let error = send(&client).await.expect_err("it cannot be read");
        assert_eq!(observed(&error), unexpected(200));
        assert!(error.to_string().contains("unexpected response: the body cannot be decompressed"), "{error}");
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let other = Server::responding(response("200 OK", support::SENT));
    let location = format!("location: {}/elsewhere\r\n", other.url());
    for status in
        ["301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"]
    {
        let location = location.clone();
        let expected = unexpected(status[..3].parse().expect("it is a number"));
        assert_sent_once(|| Server::responding(with_headers(status, &location, "")), &expected).await;
    }
    assert_eq!(other.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn a_redirect_followed_by_a_custom_http_client_is_an_error_and_carries_no_body() {
    for (status, expected) in [("307 Temporary Redirect", 307), ("303 See Other", 200)] {
        let other = Server::responding(response("200 OK", support::SENT));
        let server = Server::responding(with_headers(status, &format!("location: {}\r\n", other.url()), ""));
        let http = http_client().build().expect("the settings are valid");
        let client = builder(&server.url()).http_client(http).build().expect("the settings are valid");
        let error = send(&client).await.expect_err("it is no response to the call");
        assert_eq!(observed(&error), unexpected(expected), "{error}");
        assert!(error.to_string().contains("redirect"), "{error}");
        assert!(other.requests().iter().all(|request| !request.contains(support::PHONE)));
    }
}

#[tokio::test]
async fn a_deadline_before_the_connection_is_made_is_not_sent() {
    let unreachable = FullQueue::new();
    let options = RequestOptions::new().total_timeout(Duration::from_millis(80));
    let error = send(&client(&unreachable.url).with_options(options)).await.expect_err("it fails");
    assert_eq!(observed(&error), Observed { is_timeout: true, ..NOT_SENT }, "{error}");
}

#[tokio::test]
async fn a_deadline_that_has_passed_is_not_sent() {
    let server = Server::responding(response("200 OK", support::SENT));
    let client = client(&server.url());
    let limit = RequestOptions::new().total_timeout(Duration::ZERO);
    let unsent = Observed { is_timeout: true, ..NOT_SENT };
    assert_eq!(observed(&send(&client.with_options(limit)).await.expect_err("no time is left")), unsent);
    send(&client).await.expect("the connection is kept");
    assert_eq!(observed(&send(&client.with_options(limit)).await.expect_err("no time is left")), unsent);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn endless_deadlines_are_accepted() {
    let server = Server::responding(response("200 OK", support::SENT));
    let options = RequestOptions::new()
        .total_timeout(Duration::MAX)
        .attempt_timeout(Duration::MAX)
        .read_timeout(Duration::MAX)
        .retry(quick().retry_after_cap(Duration::MAX));
    send(&client(&server.url()).with_options(options)).await.expect("it is accepted");
    let busy = with_headers("429 Too Many Requests", "retry-after: 18446744073709551615\r\n", "{}");
    let server = Server::responding(busy);
    send(&client(&server.url()).with_options(options)).await.expect_err("the wait is too long");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn the_response_of_an_earlier_attempt_is_kept_when_a_later_one_is_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let url = format!("http://{}", listener.local_addr().expect("it has an address"));
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("the client comes");
        drop(listener);
        let mut buffer = [0; 4096];
        let _ = std::io::Read::read(&mut stream, &mut buffer);
        let body = r#"{"error_type":"too_many_requests","request_id":"request-id-test-3"}"#;
        let headers = "retry-after: 0\r\nconnection: close\r\n";
        let _ = stream.write_all(&with_headers("429 Too Many Requests", headers, body));
    });
    let error = send(&client(&url)).await.expect_err("the server is gone");
    assert_eq!(observed(&error), api(429, "too_many_requests"), "{error}");
    assert_eq!((error.request_id(), error.attempts()), (Some("request-id-test-3"), 3));
}

#[tokio::test]
async fn readable_properties_of_an_error_are_read_around_unreadable_ones() {
    let deep = "[".repeat(5000) + &"]".repeat(5000);
    for unreadable in [
        b"\"error_details\":{\"a\":1e999}".to_vec(),
        format!("\"error_details\":{deep}").into_bytes(),
        b"\"error_message\":\"\xff\"".to_vec(),
        b"\"error_message\":\"\\ud800\"".to_vec(),
        b"\"error_type\":\"x\",\"error_type\":null".to_vec(),
    ] {
        let mut body = b"{".to_vec();
        body.extend(unreadable);
        body.extend(br#","error_type":"x","request_id":"request-id-test-4"}"#);
        let error = assert_sent_once(|| Server::responding(response("400 Bad Request", &body)), &api(400, "x")).await;
        assert_eq!(error.request_id(), Some("request-id-test-4"));
    }
}

#[tokio::test]
async fn an_incomplete_error_body_is_read_as_far_as_it_arrived() {
    let server = || {
        Server::start(|stream, _| {
            let start = r#"{"request_id":"request-id-test-5","error_type":"x","#;
            let head = "HTTP/1.1 500 Internal Server Error\r\ncontent-length: 500\r\n\r\n";
            let _ = stream.write_all(format!("{head}{start}").as_bytes());
            thread::sleep(Duration::from_secs(3));
        })
    };
    let observed = Observed { status: Some(500), error_type: Some("x"), is_timeout: true, ..NO_RESPONSE };
    assert_eq!(assert_sent_once(server, &observed).await.request_id(), Some("request-id-test-5"));
}

#[tokio::test]
async fn a_frontend_response_is_accepted_with_and_without_its_envelope() {
    let bare = r#"{"status_code":200,"request_id":"request-id-test-6","method_id":"phone-number-1"}"#;
    let with_data = bare.replacen('{', r#"{"data":null,"#, 1);
    let with_request_id = format!(r#"{{"request_id":"request-id-test-0","data":{bare}}}"#);
    for body in [bare.to_owned(), format!(r#"{{"data":{bare}}}"#), with_data, with_request_id] {
        let server = Server::responding(response("200 OK", &body));
        let client = client(&server.url());
        let call = client.sdk().otps().sms().login_or_create().phone_number(support::PHONE);
        assert_eq!(call.send().await.expect("it is the documented response").request_id(), Some("request-id-test-6"));
    }
    for (status, body) in [
        ("200 OK", r#"{"data":{"status_code":200,"request_id":"request-id-test-6"}}"#),
        ("202 Accepted", r#"{"data":{"status_code":200,"request_id":"request-id-test-6"}}"#),
    ] {
        let server = Server::responding(response(status, body));
        let client = client(&server.url());
        let call = client.sdk().otps().sms().login_or_create().phone_number(support::PHONE);
        let error = call.send().await.expect_err("it is not the documented response");
        assert_eq!(error.request_id(), Some("request-id-test-6"), "{error}");
    }
}

#[tokio::test]
async fn an_array_of_the_right_values_is_not_an_object() {
    // In the order of the fields, which a derived `Deserialize` would accept.
    let list = r#"["phone-number-1","request-id-test-1",200,true,"user-1"]"#;
    for body in [list.to_owned(), format!("{{\"data\":{list}}}")] {
        assert_sent_once(|| Server::responding(response("200 OK", &body)), &unexpected(200)).await;
    }
    let list = r#"{"data":["phone-number-1","request-id-test-1",200]}"#;
    let server = Server::responding(response("200 OK", list));
    let client = client(&server.url());
    let call = client.sdk().otps().sms().login_or_create().phone_number(support::PHONE);
    let error = call.send().await.expect_err("it is not the documented response");
    assert!(error.to_string().contains("/data is not of the documented type"), "{error}");
}

#[tokio::test]
async fn optional_properties_of_an_error_may_be_null_or_absent() {
    let body = r#"{"status_code":400,"error_type":"x","error_message":"y","request_id":null,"error_details":null}"#;
    let error = assert_sent_once(|| Server::responding(response("400 Bad Request", body)), &api(400, "x")).await;
    let Error::Api(api) = &error else { panic!("it is an error of the API") };
    assert!(api.response().is_some_and(|error| error.error_details.is_none() && error.request_id.is_none()));
}

#[tokio::test]
async fn undocumented_responses_keep_status_and_body() {
    let html = "<html><body>Bad Gateway</body></html>";
    for (status, body) in [
        ("502 Bad Gateway", html.as_bytes()),
        ("200 OK", html.as_bytes()),
        ("200 OK", b""),
        ("200 OK", b"{}"),
        ("200 OK", b"[]"),
        ("200 OK", b"null"),
        ("200 OK", b"\"\xff\xfe\""),
        ("200 OK", br#"{"status_code":"200","request_id":7,"user_id":null}"#),
        ("201 Created", support::SENT.as_bytes()),
        ("400 Bad Request", b""),
        ("400 Bad Request", b"Captcha required"),
        ("400 Bad Request", br#"{"body":[{"keyword":"type","dataPath":".phone_number"}]}"#),
        ("400 Bad Request", br#"{"error_type":7}"#),
        ("400 Bad Request", b"\xff\xfe\xfd"),
        ("403 Forbidden", b"Captcha required"),
        ("500 Internal Server Error", b"{\"status_code\":"),
    ] {
        let expected = unexpected(status[..3].parse().expect("it is a number"));
        let error = assert_sent_once(|| Server::responding(response(status, body)), &expected).await;
        assert_eq!(error.body().map(|body| &body[..]), Some(body));
    }
}

#[tokio::test]
async fn a_response_without_content_is_not_the_documented_one() {
    assert_sent_once(|| Server::responding("HTTP/1.1 204 No Content\r\n\r\n"), &unexpected(204)).await;
}

#[tokio::test]
async fn interim_responses_are_skipped() {
    let mut responses = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n".to_vec();
    responses.extend(response("200 OK", support::SENT));
    let server = Server::responding(responses);
    assert!(send(&client(&server.url())).await.is_ok_and(|value| value.status() == 200));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_error_type_alone_makes_an_api_error() {
    for (status, body, error_type) in [
        ("503 Service Unavailable", r#"{"error_type":"server_unavailable"}"#, "server_unavailable"),
        ("400 Bad Request", r#"{"status_code":"400","error_type":"bad_request"}"#, "bad_request"),
        ("418 I'm a teapot", r#"{"error_type":"never_heard_of","error_details":[1]}"#, "never_heard_of"),
        ("401 Unauthorized", r#"{"error_type":"x","request_id":null,"error_message":{},"error_url":1.5}"#, "x"),
        ("404 Not Found", "\u{feff}{\"error_type\":\"user_not_found\"}", "user_not_found"),
        (
            "500 Internal Server Error",
            r#"{"error_type":"internal_server_error","error_message":"cut of"#,
            "internal_server_error",
        ),
    ] {
        let status_code = status[..3].parse().expect("it is a number");
        assert_sent_once(
            || Server::responding(with_headers(status, "content-type: text/plain\r\n", body)),
            &api(status_code, error_type),
        )
        .await;
    }
}

#[tokio::test]
async fn the_http_status_takes_precedence_and_the_status_in_the_body_is_reported() {
    let body = r#"{"status_code":"404","error_type":"user_not_found","request_id":"request-id-test-9"}"#;
    let error =
        assert_sent_once(|| Server::responding(response("400 Bad Request", body)), &api(400, "user_not_found")).await;
    assert_eq!(error.body_status(), Some(404));
    assert_eq!(error.request_id(), Some("request-id-test-9"));
    let Error::Api(api) = &error else { panic!("it is an error of the API") };
    assert!(api.response().is_none(), "a partial body is not the documented one");
}

#[tokio::test]
async fn a_decoding_error_names_the_property_and_not_the_value() {
    for (body, expected) in [
        (support::SENT.replace("true", "\"+12025550162\""), "/user_created is not of the documented type"),
        (support::SENT.replace("\"user_id\":\"user-1\",", ""), "/user_id required, but missing"),
        (support::SENT.replace("200", "\"200\""), "/status_code is not of the documented type"),
    ] {
        let error = assert_sent_once(|| Server::responding(response("200 OK", &body)), &unexpected(200)).await;
        assert!(error.to_string().contains(expected), "{error}");
        assert!(!error.to_string().contains("555"), "{error}");
        assert_eq!(error.request_id(), Some("request-id-test-1"));
    }
}

#[tokio::test]
async fn an_error_is_read_at_the_top_even_if_it_has_a_property_named_like_the_envelope() {
    for (body, error_type, request_id) in [
        (r#"{"error_type":"a","data":{"error_type":"b","request_id":"request-id-test-2"}}"#, Some("a"), None),
        (r#"{"request_id":"request-id-test-1","data":{"error_type":"b"}}"#, None, Some("request-id-test-1")),
        (r#"{"status_code":500,"data":{"error_type":"b"}}"#, Some("b"), None),
    ] {
        let client = client(&Server::responding(response("500 Internal Server Error", body)).url());
        let call = client.sdk().otps().sms().login_or_create().phone_number(support::PHONE);
        let error = call.send().await.expect_err("it is an error");
        let found = (error.error_type().map(|kind| kind.as_str().to_owned()), error.request_id());
        assert_eq!((found.0.as_deref(), found.1), (error_type, request_id), "{body}");
    }
}
