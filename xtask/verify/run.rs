//! Makes the call of each row, and prints a line for each: its name, `rejected` or `sent`, and the text about the error.

use std::{
    io::{self, Read as _, Write as _},
    net::{Shutdown, TcpListener},
    thread,
};

use openapi_client_runtime::{RequestOptions, RetryPolicy};

/// The error that the server returns.
const FAILURE: &str = r#"{"code": "lost", "reason": "nothing", "text": "Lost.", "note": "It is lost.", "link": "here"}"#;

macro_rules! call {
    ($runtime:ident, $url:ident, $document:ident, $name:ident) => {
        let client = verify_rules::$document::Client::builder().first("user", "secret").base_url(&$url);
        let client = client.options(RequestOptions::new().retry(RetryPolicy::never())).build().unwrap();
        match $runtime.block_on($name::$name(&client)) {
            Err(verify_rules::$document::Error::InvalidRequest(_) | verify_rules::$document::Error::Config(_)) => {
                println!("{}\trejected\t", stringify!($name));
            }
            Err(error @ (verify_rules::$document::Error::Api(_) | verify_rules::$document::Error::UnexpectedResponse(_))) => {
                println!("{}\tsent\t{}", stringify!($name), $name::seen(&error));
            }
            other => panic!("{} is neither rejected nor sent: {other:?}", stringify!($name)),
        }
    };
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let url = server();
    // CALLS
}

/// The URL of a server that returns the error for every request.
fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 16384]).unwrap();
            let length = FAILURE.len();
            let head = format!("HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n");
            write!(stream, "{head}connection: close\r\n\r\n{FAILURE}").unwrap();
            // Closing before the request is read completely would reset the connection.
            stream.shutdown(Shutdown::Write).unwrap();
            let _ = io::copy(&mut stream, &mut io::sink());
        }
    });
    url
}
