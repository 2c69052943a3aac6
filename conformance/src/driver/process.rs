//! The process of a driver. However this process ends, the driver and everything that it has started end too.

use std::{
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    process::{Child, ChildStdin, Command, ExitStatus, Stdio},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError, Sender, sync_channel},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use super::{
    NoOutcome,
    protocol::{Hello, PROTOCOL},
};

/// The longest line that is read, in bytes.
const MAX_LINE: u64 = 64 << 20;
/// How much is kept of what a driver writes to its standard error, in bytes.
const KEPT_ERRORS: usize = 2000;
/// How long a driver may take to start, at least: some compile first.
const START: Duration = Duration::from_secs(60);

/// Why a call has no outcome.
#[derive(Debug, Clone)]
pub(super) enum Problem {
    /// The client does not offer it.
    NotOffered(String),
    /// It cannot be started.
    NotStarted(String),
    /// The process ended.
    Crashed(String),
    /// There was no reply in time.
    Hung(Duration),
    /// It wrote a line that is no reply.
    Garbage(String),
    /// This many calls in a row had no reply.
    GivenUp(u32),
}

impl Problem {
    /// Whether the process cannot be used any more.
    pub(super) fn ends_the_process(&self) -> bool {
        !matches!(self, Self::NotOffered(_))
    }

    pub(super) fn into_no_outcome(self) -> NoOutcome {
        let reason = match &self {
            Self::NotOffered(why) => return NoOutcome::NotOffered(why.clone()),
            Self::NotStarted(_) => "cannot be started",
            Self::Crashed(_) => "crashes",
            Self::Hung(_) => "hangs",
            Self::Garbage(_) => "writes something else than a reply",
            Self::GivenUp(_) => "not run: too many calls without a reply",
        };
        NoOutcome::Failed(reason, self.into_message())
    }

    pub(super) fn into_message(self) -> String {
        match self {
            Self::NotOffered(why) => why,
            Self::NotStarted(why) => format!("the driver does not start: {why}"),
            Self::Crashed(how) => format!("the driver ended during the call: {how}"),
            Self::Hung(deadline) => format!("no reply within {} s, so it was killed", deadline.as_secs_f32()),
            Self::Garbage(why) => format!("the driver wrote something else than a reply: {why}"),
            Self::GivenUp(count) => format!("{count} calls in a row had no reply"),
        }
    }
}

/// A driver that has said hello. Dropping it kills its process group.
pub(super) struct Process {
    child: Child,
    guardian: Child,
    /// Lines to write. A thread writes them: a driver that does not read must not stop this one.
    calls: Sender<String>,
    lines: Receiver<io::Result<String>>,
    errors: Arc<Mutex<Vec<u8>>>,
    errors_end: Option<JoinHandle<()>>,
    pub(super) hello: Hello,
}

impl Process {
    /// Starts a command with a shell and reads the first line.
    pub(super) fn start(command: &str, deadline: Duration) -> Result<Self, Problem> {
        let failed = |error: io::Error| Problem::NotStarted(error.to_string());
        let mut shell = of_group("sh");
        shell.args(["-c", command]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = shell.spawn().map_err(failed)?;
        let guardian = guardian(&child).inspect_err(|_| drop(child.kill())).map_err(failed)?;
        let errors = Arc::<Mutex<Vec<u8>>>::default();
        let calls =
            child.stdin.take().map(writer).ok_or_else(|| Problem::NotStarted("no standard input".to_owned()))?;
        let lines = child.stdout.take().map(reader).ok_or_else(|| Problem::NotStarted("no output".to_owned()))?;
        let errors_end = child.stderr.take().map(|stderr| {
            let errors = Arc::clone(&errors);
            thread::spawn(move || keep_errors(stderr, &errors))
        });
        let hello = Hello {
            protocol: PROTOCOL,
            name: String::new(),
            version: String::new(),
            tells: [].into(),
            settings: [].into(),
        };
        let mut process = Self { child, guardian, calls, lines, errors, errors_end, hello };
        let line = process.line(START.max(deadline)).map_err(|problem| Problem::NotStarted(problem.into_message()))?;
        let hello: Hello = serde_json::from_str(&line)
            .map_err(|error| Problem::NotStarted(format!("its first line does not describe a client: {error}")))?;
        if hello.protocol != PROTOCOL {
            let message = format!("it speaks version {} of the protocol, not {PROTOCOL}", hello.protocol);
            return Err(Problem::NotStarted(message));
        }
        process.hello = hello;
        Ok(process)
    }

    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Writes a call and waits for the reply.
    pub(super) fn call(&mut self, call: &str, deadline: Duration) -> Result<String, Problem> {
        if self.lines.try_recv().is_ok() {
            return Err(Problem::Garbage("a line that no call asked for".to_owned()));
        }
        // If it has ended, then the reader says so.
        let _ = self.calls.send(format!("{call}\n"));
        self.line(deadline)
    }

    fn line(&mut self, deadline: Duration) -> Result<String, Problem> {
        match self.lines.recv_timeout(deadline) {
            Ok(Ok(line)) => Ok(line),
            Ok(Err(error)) => Err(Problem::Garbage(error.to_string())),
            Err(RecvTimeoutError::Timeout) => Err(Problem::Hung(deadline)),
            Err(RecvTimeoutError::Disconnected) => {
                let status = self.status();
                let errors = self.errors.lock().unwrap_or_else(PoisonError::into_inner);
                let last = String::from_utf8_lossy(&errors).trim_end().lines().last().unwrap_or_default().to_owned();
                let how = status.map_or_else(|| "it closed its output".to_owned(), |status| status.to_string());
                Err(Problem::Crashed(if last.is_empty() { how } else { format!("{how}: {last}") }))
            }
        }
    }

    /// How the process ended. Its output is closed, so it ends soon, if at all; then its standard error has been read to the end.
    fn status(&mut self) -> Option<ExitStatus> {
        let end = Instant::now() + Duration::from_secs(1);
        let is_over = |process: &mut Self| {
            has_ended(&mut process.child) && process.errors_end.as_ref().is_none_or(JoinHandle::is_finished)
        };
        while !is_over(self) && Instant::now() < end {
            thread::sleep(Duration::from_millis(5));
        }
        let ended_by_itself = has_ended(&mut self.child);
        self.kill_group();
        self.child.wait().ok().filter(|_| ended_by_itself)
    }

    /// The guardian's input ends, so it kills the group. The driver is reaped only after this, so that no other process has its id yet.
    fn kill_group(&mut self) {
        drop(self.guardian.stdin.take());
        let _ = self.guardian.wait();
        let _ = self.child.kill();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill_group();
        let _ = self.child.wait();
    }
}

/// Whether a child has ended. It is not reaped, so that no other process gets its id.
#[cfg(unix)]
fn has_ended(child: &mut Child) -> bool {
    use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    waitid(WaitId::Pid(Pid::from_child(child)), options).is_ok_and(|status| status.is_some())
}

/// Whether a child has ended. It is reaped: only on Unix is its id used again, to kill a group.
#[cfg(not(unix))]
fn has_ended(child: &mut Child) -> bool {
    child.try_wait().is_ok_and(|status| status.is_some())
}

/// A command in a process group of its own.
fn of_group(program: &str) -> Command {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there are groups on Unix alone"))]
    let mut command = Command::new(program);
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
}

/// A shell that waits until its input ends, which is when this process drops it or ends, and then kills the process group.
fn guardian(child: &Child) -> io::Result<Child> {
    let mut command = of_group("sh");
    command.args(["-c", r#"read -r line; kill -s KILL -- "-$1""#, "guardian", &child.id().to_string()]);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
}

fn writer(mut stdin: ChildStdin) -> Sender<String> {
    let (sender, receiver) = mpsc::channel::<String>();
    thread::spawn(move || {
        // After an error the driver has ended, or will end: its input is closed.
        while let Ok(line) = receiver.recv() {
            if stdin.write_all(line.as_bytes()).and_then(|()| stdin.flush()).is_err() {
                break;
            }
        }
    });
    sender
}

/// Reads lines, one more than was asked for: a driver that writes without end has to wait.
fn reader(stdout: impl io::Read + Send + 'static) -> Receiver<io::Result<String>> {
    let (sender, receiver) = sync_channel(1);
    thread::spawn(move || {
        let mut stdout = BufReader::new(stdout);
        for number in 0.. {
            let mut bytes = Vec::new();
            let read = stdout.by_ref().take(MAX_LINE).read_until(b'\n', &mut bytes);
            let line = match read {
                Ok(0) => break,
                Ok(_) if bytes.len() as u64 == MAX_LINE => Err(io::Error::other("a line without an end")),
                // The first line is no reply, and what follows it is read before the next call.
                Ok(_) if number > 0 && !stdout.buffer().is_empty() => {
                    Err(io::Error::other("a second line after the reply"))
                }
                Ok(_) => String::from_utf8(bytes).map_err(|_| io::Error::other("bytes that are no text")),
                Err(error) => Err(error),
            };
            let end = line.is_err();
            if sender.send(line).is_err() || end {
                break;
            }
        }
    });
    receiver
}

/// Reads all, so that the driver never waits, and keeps the end.
fn keep_errors(mut stderr: impl io::Read, kept: &Mutex<Vec<u8>>) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = stderr.read(&mut buffer) {
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.extend_from_slice(&buffer[..count]);
        let excess = kept.len().saturating_sub(KEPT_ERRORS);
        kept.drain(..excess);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An output without end. Each read has a line, and says so.
    struct Flood(Sender<()>);

    impl io::Read for Flood {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let _ = self.0.send(());
            buffer.fill(b'a');
            buffer[buffer.len() - 1] = b'\n';
            Ok(buffer.len())
        }
    }

    #[test]
    fn a_flood_is_not_read_ahead() {
        let (sender, reads) = mpsc::channel();
        let lines = reader(Flood(sender));
        for _ in 0..10 {
            assert!(lines.recv().is_ok_and(|line| line.is_ok()));
        }
        // One line waits in the channel, and one to get there.
        let next_read = || reads.recv_timeout(Duration::from_millis(200));
        assert!((0..12).all(|_| next_read().is_ok()));
        assert!(next_read().is_err(), "it reads what nobody asked for");
    }
}
