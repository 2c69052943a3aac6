//! A server on a real socket that misbehaves on request.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

/// What the server does with the nth request, counted from 0, of all its connections.
type Behavior = dyn Fn(&mut TcpStream, usize) + Send + Sync;

/// A server and the requests that it received.
pub struct Server {
    pub address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Responds to each request by `behavior`, and goes on reading unless that closed the connection.
    pub fn start(behavior: impl Fn(&mut TcpStream, usize) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (log, behavior): (_, Arc<Behavior>) = (Arc::clone(&requests), Arc::new(behavior));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, behavior) = (Arc::clone(&log), Arc::clone(&behavior));
                thread::spawn(move || connection(stream, &log, &*behavior));
            }
        });
        Self { address, requests }
    }

    /// Responds to every request with these bytes.
    pub fn responding(response: impl Into<Vec<u8>>) -> Self {
        let response = response.into();
        Self::start(move |stream, _| {
            let _ = stream.write_all(&response);
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

fn connection(mut stream: TcpStream, log: &Mutex<Vec<String>>, behavior: &Behavior) {
    let (mut received, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        while let Some(length) = complete(&received) {
            let request = String::from_utf8_lossy(&received[..length]).into_owned();
            received.drain(..length);
            let nth = {
                let mut log = log.lock().expect("no thread panicked with it");
                log.push(request);
                log.len() - 1
            };
            behavior(&mut stream, nth);
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(read) => received.extend_from_slice(&buffer[..read]),
        }
    }
}

/// The length of the request at the start of what was received, once it is complete.
fn complete(received: &[u8]) -> Option<usize> {
    let head = received.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&received[..head]).to_lowercase();
    let body =
        text.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next()?.parse().ok()).unwrap_or(0);
    (received.len() >= head + body).then_some(head + body)
}

/// A JSON response.
pub fn response(status: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    with_headers(status, "content-type: application/json\r\n", body)
}

/// A response with these headers.
pub fn with_headers(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut response = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n", body.len()).into_bytes();
    response.extend_from_slice(body);
    response
}

/// Closes the connection with a reset.
pub fn reset(stream: &TcpStream) {
    socket2::SockRef::from(stream).set_linger(Some(Duration::ZERO)).expect("the socket takes it");
    let _ = socket2::SockRef::from(stream).shutdown(std::net::Shutdown::Read);
}
