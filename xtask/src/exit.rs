//! Exit codes, and errors that end a verb.

use std::{fmt, io, process::ExitCode};

/// The exit code of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Every check passed.
    Success = 0,
    /// A case or a step failed.
    Failed = 1,
    /// The call or the document is unusable, or the build failed.
    Unusable = 2,
    /// The record or the version is out of date.
    Outdated = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// The reason why a verb ended early.
#[derive(Debug)]
pub(crate) struct Error {
    pub(crate) exit: Exit,
    /// A lower-case fragment. Empty if the verb has nothing to print.
    pub(crate) message: String,
}

impl Error {
    pub(crate) fn unusable(message: impl Into<String>) -> Self {
        Self { exit: Exit::Unusable, message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        // The reader closed the pipe on purpose.
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::unusable("");
        }
        Self::unusable(error.to_string())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}
