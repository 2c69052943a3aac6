//! A server on a TCP socket: it records requests and does what its script says, byte by byte.

use std::{
    io::{Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use openapi_mock::RecordedRequest;

use super::{Script, Step, tls_stream::TlsStream};

/// A server on a free port of the loopback interface, until it is dropped.
#[derive(Debug)]
pub struct SocketServer {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    script: Script,
    requests: Vec<RecordedRequest>,
    responded: usize,
    ended: bool,
}

impl SocketServer {
    /// Starts a server.
    ///
    /// # Errors
    /// No port is free.
    pub fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if lock(&shared).ended {
                    return;
                }
                let shared = Arc::clone(&shared);
                thread::spawn(move || serve(stream, &shared));
            }
        });
        Ok(Self { address, state })
    }

    /// Its base URL.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Sets the script and forgets the recorded requests.
    pub fn set_script(&self, script: Script) {
        let mut state = lock(&self.state);
        state.script = script;
        state.requests.clear();
        state.responded = 0;
    }

    /// The complete requests that arrived since the script was set.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        lock(&self.state).requests.clone()
    }

    /// For how many of these requests the first step is done. A request without steps counts once it has arrived.
    #[must_use]
    pub fn responded(&self) -> usize {
        lock(&self.state).responded
    }
}

impl Drop for SocketServer {
    fn drop(&mut self) {
        lock(&self.state).ended = true;
        // Wakes the thread that waits for connections, so that it ends.
        let _ = TcpStream::connect(self.address);
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads requests from a connection and runs the steps for each.
fn serve(stream: TcpStream, state: &Mutex<State>) {
    let _ = stream.set_nodelay(true);
    let mut stream = TlsStream::new(stream);
    let (mut received, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        while let Some((request, length)) = complete_request(&received) {
            received.drain(..length);
            let is_head = request.method == "HEAD";
            let steps = {
                let mut state = lock(state);
                state.requests.push(request);
                let nth = state.requests.len().min(state.script.len());
                nth.checked_sub(1).map(|nth| state.script[nth].clone()).unwrap_or_default()
            };
            let mut steps = steps.iter();
            let first = steps.next().map_or(Ok(()), |step| run_step(step, is_head, &mut stream));
            lock(state).responded += 1;
            if first.is_err() || steps.any(|step| run_step(step, is_head, &mut stream).is_err()) {
                return;
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(read) => received.extend_from_slice(&buffer[..read]),
        }
    }
}

/// Runs a step. An error ends the connection. A response to `HEAD` has the length of a body, and no body.
fn run_step(step: &Step, is_head: bool, stream: &mut TlsStream) -> std::io::Result<()> {
    match step {
        Step::Respond(response) => {
            let mut bytes = response.bytes();
            bytes.truncate(bytes.len() - if is_head { response.body.len() } else { 0 });
            stream.write_all(&bytes)
        }
        Step::Write(bytes) => stream.write_all(bytes),
        Step::Drip(bytes, pause) => bytes.iter().try_for_each(|byte| {
            thread::sleep(*pause);
            stream.write_all(&[*byte])
        }),
        Step::Wait(time) => {
            thread::sleep(*time);
            Ok(())
        }
        Step::Encrypt => stream.encrypt(),
        Step::Close => stream.tcp.shutdown(Shutdown::Both),
        Step::Reset => {
            // A lingering time of zero makes the close a reset.
            let socket = socket2::SockRef::from(&stream.tcp);
            socket.set_linger(Some(Duration::ZERO))?;
            Err(std::io::ErrorKind::ConnectionReset.into())
        }
    }
}

/// The first request in the received bytes and its length, once it is complete.
fn complete_request(received: &[u8]) -> Option<(RecordedRequest, usize)> {
    let head = received.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&received[..head]);
    let mut lines = text.lines();
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers = lines.filter_map(|line| line.split_once(':'));
    let mut headers: Vec<_> =
        headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
    headers.sort();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = head + length.and_then(|(_, value)| value.parse().ok()).unwrap_or(0);
    let body = received.get(head..length)?.to_vec();
    Some((RecordedRequest { method, target, headers, body }, length))
}
