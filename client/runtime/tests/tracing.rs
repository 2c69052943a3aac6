//! The spans of a call and of its attempts.
#![cfg(feature = "tracing")]

mod support;

use openapi_client_runtime::{Client, RequestOptions, RetryPolicy};
use support::{Log, PET, Server, client, plain, response};

/// The fields of the spans that ended, without times.
fn ended(log: &Log) -> Vec<String> {
    let text = log.text();
    let innermost = text.lines().filter_map(|line| {
        line.split_once(": close ")?
            .0
            .rsplit_once(": api.")
            .or_else(|| line.split_once(": close ")?.0.rsplit_once("api."))
    });
    let spans = innermost.filter_map(|(_, span)| span.rsplit_once(" elapsed_ms="));
    spans.map(|(fields, _)| format!("api.{fields}")).collect()
}

#[tokio::test]
async fn spans_name_the_api_and_end_with_the_outcome() {
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

    let problem = r#"{"reason":"no_such_pet","trace_id":"trace-2"}"#;
    let odd = r#"{"reason":"someone@example.com","trace_id":"trace 3"}"#;
    for (status, body) in
        [("200 OK", PET), ("404 Not Found", problem), ("400 Bad Request", odd), ("502 Bad Gateway", "")]
    {
        let server = Server::responding(response(status, body));
        let _ = client(&server.url()).add_pet().name("Rex").send().await;
    }
    let nobody = client("http://127.0.0.1:9").with_options(RequestOptions::new().retry(RetryPolicy::never()));
    nobody.get_photo().send().await.map(drop).expect_err("nobody listens");
    // No span for a request that is not sent.
    client("http://127.0.0.1:9").add_pet().send().await.map(drop).expect_err("it has no name");
    let server = Server::responding(response("200 OK", r#"{"request_id":"x"}"#));
    let plain = Client::builder().base_url(&server.url()).build().expect("valid");
    plain::read(&plain).await.expect("it is JSON");

    let (attempt, call) =
        ("api.attempt{api=\"Pets\" attempt=1", "api.call{api=\"Pets\" operation=\"add_pet\" attempts=1");
    let id = "request_id";
    assert_eq!(
        ended(&log),
        [
            format!("{attempt} status=200"),
            format!("{call} status=200 {id}=\"trace-1\""),
            format!("{attempt} status=404"),
            format!("{call} status=404 error_type=\"no_such_pet\" {id}=\"trace-2\""),
            format!("{attempt} status=400"),
            format!("{call} status=400 error_type=\"[redacted]\" {id}=\"[redacted]\""),
            format!("{attempt} status=502"),
            format!("{call} status=502"),
            attempt.to_owned(),
            "api.call{api=\"Pets\" operation=\"get_photo\" attempts=1".to_owned(),
            "api.attempt{api=\"Plain\" attempt=1 status=200".to_owned(),
            "api.call{api=\"Plain\" operation=\"read\" attempts=1 status=200".to_owned(),
        ]
    );
}
