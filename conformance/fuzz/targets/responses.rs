//! Fuzzes response bodies: nothing panics, and the error keeps the status and the body.
//!
//! ```text
//! cd conformance && cargo +nightly fuzz run responses -- -max_total_time=120
//! ```
//!
//! The first byte of the input selects the operation, the second the status of the response; the rest is the body. Without a corpus, the
//! examples of the document become the first one.

#![no_main]

use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    sync::{Arc, LazyLock, Mutex},
    thread,
};

use libfuzzer_sys::fuzz_target;
use openapi_conformance::{Call, Caller, Credentials, Failure, Limits, Outcome, invented};
use openapi_document::{Document, Operation};
use serde_json::{Map, Value};
use stytch_conformance::caller;

const STATUSES: [u16; 12] = [200, 201, 299, 302, 400, 401, 403, 404, 418, 429, 500, 503];

/// The next response of the server.
static RESPONSE: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Each operation, with the parameters of a valid call.
static OPERATIONS: LazyLock<Vec<(String, Map<String, Value>)>> = LazyLock::new(|| {
    let document = document();
    let operations = Operation::all(&document).into_iter().filter_map(|operation| {
        let body = operation.request_body()?.examples().first()?.value().clone();
        Some((operation.id().to_owned(), Map::from_iter([("body".to_owned(), body)])))
    });
    operations.collect()
});

/// Each call goes through the typed API, as the suite's calls do.
static CALLER: LazyLock<Arc<dyn Caller>> = LazyLock::new(caller);

static URL: LazyLock<String> = LazyLock::new(|| format!("http://{}", serve()));

static CREDENTIALS: LazyLock<Credentials> = LazyLock::new(|| invented(&document()));

fuzz_target!(init: seed(), |input: &[u8]| {
    let [operation, status, body @ ..] = input else { return };
    let status = STATUSES[usize::from(*status) % STATUSES.len()];
    let (operation, parameters) = &OPERATIONS[usize::from(*operation) % OPERATIONS.len()];
    let mut response = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\n\r\n", body.len()).into_bytes();
    response.extend_from_slice(body);
    *RESPONSE.lock().expect("nothing panics with it") = response;
    let call = Call {
        operation: operation.clone(),
        parameters: parameters.clone(),
        credentials: CREDENTIALS.clone(),
        base_url: Some(URL.clone()),
        limits: Limits::ONE_ATTEMPT,
        ..Call::default()
    };
    match CALLER.call(&call).expect("typed Rust can express the documented requests") {
        Outcome::Value(_) => assert!((200..300).contains(&status)),
        Outcome::Error(error) => check(&error, status, body),
    }
});

/// Checks that the error keeps the status and the body, and prints no control character.
fn check(error: &Failure, status: u16, body: &[u8]) {
    assert_eq!(error.status, Some(status), "{}", error.display);
    assert_eq!(error.body.as_deref(), Some(body), "{}", error.display);
    let printed = format!("{} {}", error.display, error.debug);
    assert!(!printed.chars().any(char::is_control), "{printed:?}");
}

fn document() -> Document {
    stytch_conformance::document().expect("the build of the client checked it")
}

/// Starts a server that keeps its connections open.
fn serve() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || respond(stream));
        }
    });
    address
}

fn respond(mut stream: TcpStream) {
    let _ = stream.set_nodelay(true);
    let (mut received, mut buffer) = (Vec::new(), [0; 4096]);
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        received.extend_from_slice(&buffer[..read]);
        if is_complete(&received) {
            received.clear();
            let response = RESPONSE.lock().expect("nothing panics with it").clone();
            if stream.write_all(&response).is_err() {
                return;
            }
        }
    }
}

fn is_complete(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next()?.parse().ok());
    body.len() >= length.unwrap_or(0)
}

/// Writes the documented responses as the initial corpus.
fn seed() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/responses");
    if fs::read_dir(&corpus).is_ok_and(|mut files| files.next().is_some()) || fs::create_dir_all(&corpus).is_err() {
        return;
    }
    for (index, operation) in Operation::all(&document()).iter().enumerate() {
        for response in operation.responses() {
            let status = STATUSES.iter().position(|status| *status == response.status());
            let (Some(status), Some(body)) = (status, response.body()) else { continue };
            for example in body.examples() {
                let mut input = vec![index as u8, status as u8];
                input.extend_from_slice(example.value().to_string().as_bytes());
                let name = format!("{}-{}-{}", operation.id(), response.status(), example.name());
                let _ = fs::write(corpus.join(name), input);
            }
        }
    }
}
