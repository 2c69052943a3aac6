//! The operations of a document, as data.

use std::ops::RangeInclusive;

/// An operation of the document.
#[derive(Debug)]
pub struct Operation {
    /// The index among all operations of the document, also those of features that are off.
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
    /// The URL of its own server, which every credential uses.
    #[doc(hidden)]
    pub server: Option<&'static str>,
    /// The media types of its responses.
    #[doc(hidden)]
    pub accept: &'static str,
    /// The security requirements, of which one has to be met: the indices of all kinds of credential that it takes. Empty where no
    /// credential is needed.
    #[doc(hidden)]
    pub security: &'static [&'static [usize]],
    #[doc(hidden)]
    pub sends_message: bool,
    #[doc(hidden)]
    pub recipient: Option<&'static str>,
    #[doc(hidden)]
    pub retry_safety: RetrySafety,
    /// The property in which the server wraps the documented success.
    #[doc(hidden)]
    pub envelope: Option<&'static str>,
    /// The documented responses. The first one with a status counts.
    #[doc(hidden)]
    pub responses: &'static [Documented],
}

/// A documented response.
#[derive(Debug)]
pub struct Documented {
    /// Its statuses.
    pub statuses: RangeInclusive<u16>,
    /// Whether its body is [`Api::ErrorBody`](crate::Api::ErrorBody).
    pub is_error_body: bool,
}

/// When the document allows to retry a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetrySafety {
    /// Only where the server certainly never received the request.
    UnsentOnly,
    /// After any transient failure: a second request has no further effect.
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

    /// Whether a call sends a message to a person, which costs money and cannot be undone.
    #[must_use]
    pub fn sends_message(&self) -> bool {
        self.sends_message
    }

    /// The property of the JSON request body with the recipient of the message, where the document names it.
    #[must_use]
    pub fn recipient(&self) -> Option<&'static str> {
        self.recipient
    }

    /// When a call may be retried.
    #[must_use]
    pub fn retry_safety(&self) -> RetrySafety {
        self.retry_safety
    }

    /// The documented response to a status.
    pub(crate) fn documented(&self, status: u16) -> Option<&'static Documented> {
        self.responses.iter().find(|response| response.statuses.contains(&status))
    }

    /// Whether the document describes responses of this status.
    #[must_use]
    pub fn documents(&self, status: u16) -> bool {
        self.documented(status).is_some()
    }
}
