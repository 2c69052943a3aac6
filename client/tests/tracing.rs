//! The spans of a call and of its attempts.
#![cfg(feature = "tracing")]

mod support;

use std::{io::Write, thread, time::Duration};

use stytch_client::{Error, RequestOptions};
use support::{Log, SENT, Server, client, quick, response, send};

/// How long the server waits.
const SLOW: Duration = Duration::from_millis(20);

/// The fields of the closed spans with a name, and their durations in milliseconds.
fn closed(log: &Log, name: &str) -> (Vec<String>, Vec<u64>) {
    let text = log.text();
    let innermost = text.lines().filter_map(|line| line.split_once(": close ")?.0.rsplit_once("api."));
    let fields = innermost.filter_map(|(_, span)| span.strip_prefix(name)?.strip_prefix('{')?.strip_suffix('}'));
    let times = fields.filter_map(|fields| fields.split_once(" elapsed_ms="));
    times.map(|(fields, elapsed)| (fields.to_owned(), elapsed.parse::<u64>().expect("a number"))).unzip()
}

#[tokio::test]
async fn spans_of_calls_and_attempts_record_the_outcome() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_target(false)
        .with_max_level(tracing_subscriber::filter::LevelFilter::DEBUG)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::CLOSE)
        .with_writer(move || writer.clone())
        .finish();
    tracing_subscriber::util::SubscriberInitExt::try_init(subscriber).expect("no other test sets one");

    let unknown = r#"{"status_code":404,"error_type":"user_not_found","request_id":"request-id-test-2"}"#;
    let undocumented = r#"{"status_code":200,"request_id":"request-id-test-3"}"#;
    for (status, body) in [("200 OK", SENT), ("404 Not Found", unknown), ("200 OK", undocumented)] {
        let server = Server::start(move |stream, _| {
            thread::sleep(SLOW);
            let _ = stream.write_all(&response(status, body));
        });
        let _ = send(&client(&server.url())).await;
    }
    let twice = RequestOptions::new().retry(quick().max_attempts(2));
    let unreachable = client("http://127.0.0.1:9").with_options(twice);
    assert!(matches!(send(&unreachable).await, Err(Error::NotSent(_))));

    let (api, operation) = ("api=\"Stytch\"", "operation=\"otps.sms.login_or_create\"");
    let call = format!("{api} {operation} attempts=");
    let ((calls, call_times), (attempts, attempt_times)) = (closed(&log, "call"), closed(&log, "attempt"));
    assert_eq!(
        calls,
        [
            format!("{call}1 status=200 request_id=\"request-id-test-1\""),
            format!("{call}1 status=404 error_type=\"user_not_found\" request_id=\"request-id-test-2\""),
            format!("{call}1 status=200 request_id=\"request-id-test-3\""),
            format!("{call}2"),
        ]
    );
    assert_eq!(
        attempts,
        ["attempt=1 status=200", "attempt=1 status=404", "attempt=1 status=200", "attempt=1", "attempt=2"]
            .map(|attempt| format!("{api} {attempt}"))
    );
    let slow = |times: &[u64]| times[..3].iter().all(|time| u128::from(*time) >= SLOW.as_millis());
    assert!(slow(&call_times) && slow(&attempt_times), "{call_times:?} {attempt_times:?}");
}
