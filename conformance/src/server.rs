//! The mock server that every case is played on: it keeps what arrives and does as it is told, however wrong that is.

use std::{
    io::{Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use crate::{Sent, wire::Wire};

/// Something that a server does once a request is there. A connection on which everything was done stays open for the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Writes these bytes.
    Write(Vec<u8>),
    /// Writes these bytes one by one, with this pause after each.
    Drip(Vec<u8>, Duration),
    /// Waits.
    Wait(Duration),
    /// Encrypts all that follows, as a server whose identity nobody asks to be proven.
    Encrypt,
    /// Closes the connection in good order.
    Close,
    /// Breaks the connection off.
    Reset,
}

/// What a server does with one request after the other; with all further ones it does the last again.
pub type Script = Vec<Vec<Step>>;

/// A server on a port of its own, for as long as it is held.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    script: Script,
    sent: Vec<Sent>,
    ended: bool,
}

impl Server {
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
                thread::spawn(move || connection(stream, &shared));
            }
        });
        Ok(Self { address, state })
    }

    /// Where it is.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Tells it what to do from now on, and makes it forget what has arrived.
    pub fn act(&self, script: Script) {
        let mut state = lock(&self.state);
        state.script = script;
        state.sent.clear();
    }

    /// The requests that arrived in full since it was told what to do.
    #[must_use]
    pub fn sent(&self) -> Vec<Sent> {
        lock(&self.state).sent.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        lock(&self.state).ended = true;
        // Wakes the thread that waits for connections, so that it sees that it is over.
        let _ = TcpStream::connect(self.address);
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn connection(stream: TcpStream, state: &Mutex<State>) {
    let _ = stream.set_nodelay(true);
    let mut wire = Wire::new(stream);
    let (mut held, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        while let Some((sent, length)) = complete(&held) {
            held.drain(..length);
            let steps = {
                let mut state = lock(state);
                state.sent.push(sent);
                let nth = state.sent.len().min(state.script.len());
                nth.checked_sub(1).map(|nth| state.script[nth].clone()).unwrap_or_default()
            };
            if steps.iter().any(|step| take(step, &mut wire).is_err()) {
                return;
            }
        }
        match wire.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(read) => held.extend_from_slice(&buffer[..read]),
        }
    }
}

/// Takes a step; the error says that the connection is of no more use.
fn take(step: &Step, wire: &mut Wire) -> std::io::Result<()> {
    match step {
        Step::Write(bytes) => wire.write_all(bytes),
        Step::Drip(bytes, pause) => bytes.iter().try_for_each(|byte| {
            thread::sleep(*pause);
            wire.write_all(&[*byte])
        }),
        Step::Wait(time) => {
            thread::sleep(*time);
            Ok(())
        }
        Step::Encrypt => wire.encrypt(),
        Step::Close => wire.tcp.shutdown(Shutdown::Both),
        Step::Reset => {
            // What was written is on its way before the connection breaks, and nothing that comes is read.
            let socket = socket2::SockRef::from(&wire.tcp);
            socket.set_linger(Some(Duration::ZERO))?;
            Err(std::io::ErrorKind::ConnectionReset.into())
        }
    }
}

/// The request at the start of what was received, once all of it is there, and its length.
fn complete(held: &[u8]) -> Option<(Sent, usize)> {
    let head = held.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&held[..head]);
    let mut lines = text.lines();
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers = lines.filter_map(|line| line.split_once(':'));
    let mut headers: Vec<_> =
        headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
    headers.sort();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = head + length.and_then(|(_, value)| value.parse().ok()).unwrap_or(0);
    let body = held.get(head..length)?.to_vec();
    Some((Sent { method, target, headers, body }, length))
}
