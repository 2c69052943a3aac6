//! How a verb ends.

use std::{fmt, io, process::ExitCode};

/// What the exit code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is well.
    Fine = 0,
    /// A case or a step failed.
    Failed = 1,
    /// The call or the document is unusable, or the build failed.
    Unusable = 2,
    /// The record is out of date, or the version is.
    Outdated = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a verb could not do what it was asked to.
#[derive(Debug)]
pub(crate) struct Error {
    pub(crate) exit: Exit,
    /// A lower-case fragment. Empty where everything has been said.
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
        // Whoever closed the pipe wants to read no more.
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

impl From<lexopt::Error> for Error {
    fn from(error: lexopt::Error) -> Self {
        Self::unusable(format!("{error}: run `cargo xtask help`"))
    }
}
