//! The operations of the document, as data.

use crate::{credentials::Scheme, generated::OPERATIONS};

/// An operation of the document.
#[derive(Debug)]
pub struct Operation {
    /// Its place in [`operations()`].
    pub(crate) index: usize,
    pub(crate) id: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) method: http::Method,
    pub(crate) path: &'static str,
    /// The media types of its answers.
    pub(crate) accept: &'static str,
    /// The kinds of credential that it accepts, any of which will do.
    pub(crate) credentials: &'static [Scheme],
    pub(crate) sends_message: bool,
    pub(crate) repeat: Repeat,
    /// The key under which the wire wraps the documented success.
    pub(crate) envelope: Option<&'static str>,
    pub(crate) statuses: &'static [u16],
}

/// When a call may be repeated without anybody being asked, as the document says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Repeat {
    /// Only where the server surely never received it.
    OnlyIfNeverReceived,
    /// Whatever became of it: twice is the same as once.
    AnyTime,
}

/// Every operation of the document, in its order.
#[must_use]
pub fn operations() -> &'static [&'static Operation] {
    OPERATIONS
}

impl Operation {
    /// The operationId, which is also the name of the method of [`Client`](crate::Client).
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// What the operation does, in a line.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.summary
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &http::Method {
        &self.method
    }

    /// The path, with its parameters in braces.
    #[must_use]
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// Whether a call of it sends a message to somebody, which costs money and cannot be undone.
    #[must_use]
    pub fn sends_message(&self) -> bool {
        self.sends_message
    }

    /// When a call may be repeated.
    #[must_use]
    pub fn repeat(&self) -> Repeat {
        self.repeat
    }

    /// Whether the document describes answers of this status.
    #[must_use]
    pub fn documents(&self, status: u16) -> bool {
        self.statuses.contains(&status)
    }
}
