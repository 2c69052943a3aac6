//! A server that misbehaves on request, on a real socket.

#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part")]

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use stytch_client::{Client, ClientBuilder, Error, RequestOptions, ResponseValue, RetryPolicy, types};

pub const PHONE: &str = "+12025550162";
pub const PROJECT_ID: &str = "project-test-00000000-0000-4000-8000-000000000001";
pub const SECRET: &str = "secret-test-canary";
pub const PUBLIC_TOKEN: &str = "public-token-test-00000000-0000-4000-8000-000000000002";

pub const SENT: &str = r#"{"status_code":200,"request_id":"request-id-test-1","user_id":"user-1","phone_id":"phone-number-1","user_created":true}"#;

/// What the server does with the nth request, counted from 0, of all its connections.
type Behaviour = dyn Fn(&mut TcpStream, usize) + Send + Sync;

pub struct Server {
    pub address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers each request as `behaviour` says, and closes the connection unless it returns with the connection open.
    pub fn start(behaviour: impl Fn(&mut TcpStream, usize) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (seen, behaviour): (_, Arc<Behaviour>) = (Arc::clone(&requests), Arc::new(behaviour));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (seen, behaviour) = (Arc::clone(&seen), Arc::clone(&behaviour));
                thread::spawn(move || connection(stream, &seen, &*behaviour));
            }
        });
        Self { address, requests }
    }

    /// Answers every request with these bytes.
    pub fn answering(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |stream, _| {
            let _ = stream.write_all(&answer);
        })
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests that arrived in full.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("no thread panicked with it").clone()
    }
}

/// Everything that is logged, by every crate.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

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
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("no thread panicked with it").clone()).expect("logs are text")
    }
}

fn connection(mut stream: TcpStream, seen: &Mutex<Vec<String>>, behaviour: &Behaviour) {
    let (mut held, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        while let Some(length) = complete(&held) {
            let request = String::from_utf8_lossy(&held[..length]).into_owned();
            held.drain(..length);
            let nth = {
                let mut seen = seen.lock().expect("no thread panicked with it");
                seen.push(request);
                seen.len() - 1
            };
            behaviour(&mut stream, nth);
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(read) => held.extend_from_slice(&buffer[..read]),
        }
    }
}

/// The length of the request at the start of what was received, once it is there.
fn complete(held: &[u8]) -> Option<usize> {
    let head = held.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&held[..head]).to_lowercase();
    let body =
        text.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next()?.parse().ok()).unwrap_or(0);
    (held.len() >= head + body).then_some(head + body)
}

/// An HTTP answer.
pub fn answer(status: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    with_headers(status, "content-type: application/json\r\n", body)
}

pub fn with_headers(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut answer = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n", body.len()).into_bytes();
    answer.extend_from_slice(body);
    answer
}

/// Closes with a reset instead of an orderly end.
pub fn reset(stream: &TcpStream) {
    socket2::SockRef::from(stream).set_linger(Some(Duration::ZERO)).expect("the socket takes it");
    let _ = socket2::SockRef::from(stream).shutdown(std::net::Shutdown::Read);
}

/// A policy whose waits are too short to notice.
pub fn quick() -> RetryPolicy {
    RetryPolicy::default().base_delay(Duration::from_millis(1)).max_delay(Duration::from_millis(2))
}

pub fn builder(url: &str) -> ClientBuilder {
    Client::builder()
        .project(PROJECT_ID, SECRET)
        .public_token(PUBLIC_TOKEN)
        .base_url(url)
        .options(RequestOptions::new().retry(quick()))
}

pub fn client(url: &str) -> Client {
    builder(url).build().expect("the settings are fine")
}

/// A call that sends a message, by the server form.
pub async fn send(client: &Client) -> Result<ResponseValue<types::OtpsSmsLoginOrCreateResponse>, Error> {
    client.otps_sms_login_or_create().body_map(|request| request.phone_number(PHONE)).send().await
}

/// An HTTP client as a caller brings it.
pub fn http_client() -> reqwest::ClientBuilder {
    #[cfg(feature = "rustls")]
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
}
