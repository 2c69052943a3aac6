//! A call that sends a message is retried only if the server certainly never received it.

mod support;

use std::{
    collections::BTreeMap,
    io::Write,
    net::{Shutdown, TcpListener},
    thread,
    time::{Duration, Instant, SystemTime},
};

use stytch_client::{Error, RequestOptions, RetryPolicy};
use support::{SENT, Server, builder, client, http_client, quick, response, send, unused_url, with_headers};

const BUSY: &str = r#"{"status_code":429,"error_type":"too_many_requests"}"#;

/// Responds with 429 once, and then accepts the call.
fn busy_once(retry_after: &str) -> Server {
    let busy = with_headers("429 Too Many Requests", &format!("retry-after: {retry_after}\r\n"), BUSY);
    Server::start(move |stream, nth| {
        let _ = stream.write_all(if nth == 0 { &busy } else { SENT_RESPONSE.get_or_init(|| response("200 OK", SENT)) });
    })
}

static SENT_RESPONSE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();

#[tokio::test]
async fn a_short_retry_after_is_retried() {
    let past = httpdate::fmt_http_date(SystemTime::now() - Duration::from_secs(60));
    for retry_after in ["0", past.as_str()] {
        let server = busy_once(retry_after);
        let value = send(&client(&server.url())).await.expect("the second attempt is accepted");
        assert_eq!((value.attempts(), server.requests().len()), (2, 2));
    }
}

#[tokio::test]
async fn the_wait_is_as_long_as_retry_after() {
    let server = busy_once("1");
    let started = Instant::now();
    send(&client(&server.url())).await.expect("the second attempt is accepted");
    assert!(started.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_wait_beyond_the_cap_or_the_deadline_is_left_to_the_caller() {
    let soon = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(3600));
    for (retry_after, options) in [
        ("3600", RequestOptions::new()),
        (soon.as_str(), RequestOptions::new()),
        ("5", RequestOptions::new().retry(quick().retry_after_cap(Duration::from_secs(4)))),
        ("5", RequestOptions::new().total_timeout(Duration::from_secs(2))),
        ("0", RequestOptions::new().retry(RetryPolicy::never())),
    ] {
        let server = busy_once(retry_after);
        let error = send(&client(&server.url()).with_options(options)).await.expect_err("it is not retried");
        assert_eq!((error.attempts(), server.requests().len()), (1, 1), "{retry_after}");
        let retry_after_of_error = error.retry_after().expect("the server said how long");
        assert!(
            retry_after
                .parse()
                .map_or(retry_after_of_error > Duration::from_secs(3500), |seconds| retry_after_of_error
                    == Duration::from_secs(seconds))
        );
    }
}

#[tokio::test]
async fn a_rate_limit_without_retry_after_is_left_to_the_caller() {
    for headers in ["", "retry-after: soon\r\n", "retry-after: -1\r\n"] {
        let server = Server::responding(with_headers("429 Too Many Requests", headers, BUSY));
        let error = send(&client(&server.url())).await.expect_err("it is not retried");
        assert_eq!((error.attempts(), server.requests().len(), error.retry_after()), (1, 1, None));
    }
}

#[tokio::test]
async fn no_other_status_is_retried_even_with_retry_after() {
    for status in [
        "500 Internal Server Error",
        "502 Bad Gateway",
        "503 Service Unavailable",
        "504 Gateway Timeout",
        "408 Request Timeout",
    ] {
        let server = Server::responding(with_headers(status, "retry-after: 0\r\n", "{}"));
        let error = send(&client(&server.url())).await.expect_err("it fails");
        assert_eq!((error.attempts(), server.requests().len()), (1, 1), "{status}");
    }
}

#[tokio::test]
async fn a_server_that_starts_late_receives_the_call_once() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    drop(listener);
    let served = thread::spawn(move || {
        thread::sleep(Duration::from_millis(60));
        let listener = TcpListener::bind(address).expect("the port is still free");
        let (mut stream, _) = listener.accept().expect("the client comes back");
        let mut buffer = [0; 4096];
        let read = std::io::Read::read(&mut stream, &mut buffer).expect("it sends its request");
        stream.write_all(&response("200 OK", SENT)).expect("it listens");
        String::from_utf8_lossy(&buffer[..read]).matches("POST ").count()
    });
    let policy = RetryPolicy::default()
        .base_delay(Duration::from_millis(100))
        .max_delay(Duration::from_millis(100))
        .max_attempts(50);
    let client = client(&format!("http://{address}")).with_options(RequestOptions::new().retry(policy));
    let value = send(&client).await.expect("the server is up before the retries are used up");
    assert!(value.attempts() > 1);
    assert_eq!(served.join().expect("the server ended"), 1);
}

#[tokio::test]
async fn clones_share_a_budget_so_that_an_outage_does_not_multiply_traffic() {
    let first = client(&unused_url());
    let mut attempts = 0;
    for _ in 0..30 {
        let clone = first.clone().with_options(RequestOptions::new().retry(quick().max_attempts(4)));
        attempts += send(&clone).await.expect_err("nobody is there").attempts();
    }
    assert_eq!(attempts, 30 + 10, "ten retries for all clones together");
}

#[tokio::test]
async fn ten_calls_without_a_retry_refill_the_budget_by_one_and_a_retried_call_by_none() {
    let busy = |nth| matches!(nth, 0..=10 | 21 | 32);
    let server = Server::start(move |stream, nth| {
        let busy_response = || with_headers("429 Too Many Requests", "retry-after: 0\r\n", BUSY);
        let _ = stream.write_all(&if busy(nth) { busy_response() } else { response("200 OK", SENT) });
    });
    let client = client(&server.url()).with_options(RequestOptions::new().retry(quick().max_attempts(20)));
    let spent = send(&client).await.expect_err("the budget is used up before the attempts are");
    assert_eq!(spent.attempts(), 11);
    for _ in 0..10 {
        send(&client).await.expect("it is accepted");
    }
    assert_eq!(send(&client).await.expect("it is retried").attempts(), 2);
    for _ in 0..9 {
        send(&client).await.expect("it is accepted");
    }
    assert_eq!(send(&client).await.expect_err("nine are not enough").attempts(), 1);
}

#[tokio::test]
async fn an_idle_connection_closed_by_the_server_is_replaced() {
    let server = Server::start(|stream, _| {
        let _ = stream.write_all(&response("200 OK", SENT));
        let _ = stream.shutdown(Shutdown::Both);
    });
    let client = client(&server.url());
    for sent in 1..=5 {
        send(&client).await.expect("it is accepted");
        assert_eq!(server.requests().len(), sent);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// reqwest retries by itself if a pooled connection was closed before anything was written. It must not retry after something was written:
/// the server may have closed the connection because of that request.
#[tokio::test]
async fn a_reused_connection_closed_on_a_request_does_not_send_it_twice() {
    for custom in [false, true] {
        let server = Server::start(|stream, nth| {
            if nth == 0 {
                let _ = stream.write_all(&response("200 OK", SENT));
            } else {
                let _ = stream.shutdown(Shutdown::Both);
            }
        });
        let mut builder = builder(&server.url());
        if custom {
            let http = http_client().redirect(reqwest::redirect::Policy::none()).build();
            builder = builder.http_client(http.expect("the settings are valid"));
        }
        let client = builder.build().expect("the settings are valid");
        send(&client).await.expect("the first is accepted");
        let error = send(&client).await.expect_err("the second has no response");
        assert!(matches!(error, Error::NoResponse(_)), "{error}");
        assert_eq!((error.attempts(), server.requests().len()), (1, 2));
    }
}

/// Closing and sending overlap in many ways: no number arrives twice, and none arrives that was reported as not sent.
#[tokio::test]
async fn closing_and_sending_at_the_same_time_never_sends_a_request_twice() {
    let server = Server::start(|stream, nth| {
        let _ = stream.write_all(&response("200 OK", SENT));
        thread::sleep(Duration::from_micros(nth as u64 * 37 % 400));
        let _ = stream.shutdown(Shutdown::Both);
    });
    let client = client(&server.url());
    let mut not_sent = Vec::new();
    for call in 0..300_u64 {
        let phone = format!("+1202{call:07}");
        let sent = client.otps().sms().login_or_create().phone_number(phone.as_str()).send().await;
        if sent.is_err_and(|error| !error.may_have_been_sent()) {
            not_sent.push(phone);
        }
        tokio::time::sleep(Duration::from_micros(call * 53 % 500)).await;
    }
    let mut arrived: BTreeMap<String, usize> = BTreeMap::new();
    for request in server.requests() {
        let phone = request.split("\"phone_number\":\"").nth(1).and_then(|rest| rest.split('"').next());
        *arrived.entry(phone.expect("each has a number").to_owned()).or_default() += 1;
    }
    assert!(arrived.values().all(|times| *times == 1), "{arrived:?}");
    assert!(not_sent.iter().all(|phone| !arrived.contains_key(phone)));
    assert!(arrived.len() > 200);
}
