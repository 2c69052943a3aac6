//! The operations of a document, as data.

/// An operation of the document.
#[derive(Debug)]
pub struct Operation {
    /// Its place among the operations of its API.
    #[doc(hidden)]
    pub index: usize,
    #[doc(hidden)]
    pub id: &'static str,
    #[doc(hidden)]
    pub summary: &'static str,
    #[doc(hidden)]
    pub method: http::Method,
    #[doc(hidden)]
    pub path: &'static str,
    /// The media types of its responses.
    #[doc(hidden)]
    pub accept: &'static str,
    /// The credentials it needs: all kinds of one of these requirements, by their indices. Empty where it needs none.
    #[doc(hidden)]
    pub security: &'static [&'static [usize]],
    #[doc(hidden)]
    pub sends_message: bool,
    #[doc(hidden)]
    pub retry_safety: RetrySafety,
    /// The key under which the server wraps the documented success.
    #[doc(hidden)]
    pub envelope: Option<&'static str>,
    #[doc(hidden)]
    pub statuses: &'static [u16],
}

/// When a call may be retried, as the document says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetrySafety {
    /// Only where the server certainly never received the request.
    UnsentOnly,
    /// After any failure that may pass: twice has the same effect as once.
    Idempotent,
}

impl Operation {
    /// The operationId, which is also the name of the client's method.
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

    /// Whether a call sends a message to somebody, which costs money and cannot be undone.
    #[must_use]
    pub fn sends_message(&self) -> bool {
        self.sends_message
    }

    /// When a call may be retried.
    #[must_use]
    pub fn retry_safety(&self) -> RetrySafety {
        self.retry_safety
    }

    /// Whether the document describes responses of this status.
    #[must_use]
    pub fn documents(&self, status: u16) -> bool {
        self.statuses.contains(&status)
    }
}
