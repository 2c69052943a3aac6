//! Responses that are not valid HTTP: what the error says, and how often the request is sent.

mod support;

use std::{error::Error as _, io::Write, net::Shutdown};

use support::{PET, Server, client, pets::Error, with_headers};

fn closing(response: Vec<u8>) -> Server {
    Server::start(move |stream, _| {
        let _ = stream.write_all(&response);
        let _ = stream.shutdown(Shutdown::Both);
    })
}

async fn fails(response: Vec<u8>) -> (Error, Error) {
    let server = closing(response);
    let client = client(&server.url());
    let unsent_only = client.add_pet().name("Rex").send().await.map(drop).expect_err("no response");
    assert_eq!((unsent_only.attempts(), server.requests().len()), (1, 1), "{unsent_only}");
    let idempotent = client.get_pet().pet_id("pet-1").send().await.map(drop).expect_err("no response");
    assert_eq!((idempotent.attempts(), server.requests().len()), (3, 4), "{idempotent}");
    for error in [&unsent_only, &idempotent] {
        assert!(error.may_have_been_sent() && !error.is_timeout() && error.source().is_some(), "{error}");
    }
    (unsent_only, idempotent)
}

#[tokio::test]
async fn bytes_that_are_not_http_are_not_called_a_broken_connection() {
    let headers = |count: usize| (0..count).map(|nth| format!("x-{nth}: a\r\n")).collect::<String>();
    let large = format!("x-large: {}\r\n", "a".repeat(1 << 20));
    for response in [
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n".to_vec(),
        b"\x15\x03\x03\x00\x02\x02\x28 a TLS alert".to_vec(),
        b"HTTP/9 200 OK\r\n\r\n".to_vec(),
        b"HTTP/1.1 20 OK\r\n\r\n".to_vec(),
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n".to_vec(),
        with_headers("200 OK", "content-length: 9\r\n", PET),
        b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n".to_vec(),
        with_headers("200 OK", &headers(200), PET),
        with_headers("200 OK", &large, PET),
    ] {
        let shown = String::from_utf8_lossy(&response[..response.len().min(60)]).into_owned();
        let (first, second) = fails(response).await;
        for error in [first, second] {
            assert!(matches!(error, Error::NoResponse(_)), "{shown} {error}");
            assert!(
                error.to_string().ends_with(": may have been sent: what the server sent is not a valid HTTP response"),
                "{shown} {error}"
            );
        }
    }
    for response in [b"".as_slice(), b"HTTP/1.1 200", b"HTTP/1.1 200 OK\r\nx-a: "] {
        let (error, _) = fails(response.to_vec()).await;
        assert_eq!(error.to_string(), "add_pet: may have been sent: the connection broke before a complete response");
    }
}

#[tokio::test]
async fn a_body_with_invalid_chunks_is_not_called_cut_off() {
    let chunked = |body: &str| format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{body}");
    for (response, problem) in [
        ("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{\"pet".to_owned(), "the body is cut off"),
        (chunked("5\r\n{\"pet"), "the body is cut off"),
        (chunked("5\r\n{\"pet\r\n"), "the body is cut off"),
        (chunked("5\r\n{\"pet\r\nzz\r\n"), "the chunks of the body are not valid HTTP"),
        (chunked("fffffffffffffffff\r\n{\"pet"), "the chunks of the body are not valid HTTP"),
        (chunked("5\r\n{\"pettoo long"), "the chunks of the body are not valid HTTP"),
    ] {
        let (first, second) = fails(response.clone().into_bytes()).await;
        for error in [first, second] {
            assert!(matches!(error, Error::UnexpectedResponse(_)), "{response} {error}");
            assert!(error.to_string().ends_with(&format!(": unexpected response: {problem}; status 200")), "{error}");
        }
    }
}
