//! What a call tells `tracing`.
#![cfg(feature = "tracing")]

mod support;

use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};

use stytch_client::{Error, RequestOptions};
use support::{SENT, Server, answer, client, quick, send};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no thread panicked with it").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// The fields with which the spans of a name ended, without the time that they took, which each has.
    fn ended(&self, name: &str) -> Vec<String> {
        let text = String::from_utf8(self.0.lock().expect("no thread panicked with it").clone()).expect("it is text");
        let innermost = text.lines().filter_map(|line| line.split_once(": close ")?.0.rsplit_once("stytch."));
        let fields = innermost.filter_map(|(_, span)| span.strip_prefix(name)?.strip_prefix('{')?.strip_suffix('}'));
        fields.filter_map(|fields| Some(fields.split_once(" elapsed_ms=")?.0.to_owned())).collect()
    }
}

#[tokio::test]
async fn a_call_and_its_attempts_end_with_what_came_of_them() {
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
    let odd = r#"{"status_code":200,"request_id":"request-id-test-3"}"#;
    for (status, body) in [("200 OK", SENT), ("404 Not Found", unknown), ("200 OK", odd)] {
        let _ = send(&client(&Server::answering(answer(status, body)).url())).await;
    }
    let refused = RequestOptions::new().retry(quick().max_attempts(2));
    let nobody = client("http://127.0.0.1:9").with_options(refused);
    assert!(matches!(send(&nobody).await, Err(Error::NotSent(_))));

    let call = "operation=\"otps_sms_login_or_create\" attempts=";
    assert_eq!(
        log.ended("call"),
        [
            format!("{call}1 status=200 request_id=\"request-id-test-1\""),
            format!("{call}1 status=404 error_type=\"user_not_found\" request_id=\"request-id-test-2\""),
            format!("{call}1 status=200 request_id=\"request-id-test-3\""),
            format!("{call}2"),
        ]
    );
    assert_eq!(
        log.ended("attempt"),
        ["attempt=1 status=200", "attempt=1 status=404", "attempt=1 status=200", "attempt=1", "attempt=2"]
    );
}
