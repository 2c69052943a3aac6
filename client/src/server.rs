//! The servers of the document, as data.

use crate::{credentials::Scheme, generated::SERVERS};

/// A server of the document.
pub(crate) struct Server {
    pub(crate) url: &'static str,
    /// The users that it is for: the kind of credential, and what they start with. None where it is for all others.
    pub(crate) users: &'static [(Scheme, &'static str)],
}

impl Server {
    /// The server that a user is for. None where the document names no server.
    pub(crate) fn of(scheme: Scheme, user: &str) -> Option<&'static Self> {
        let takes = |(kind, prefix): &(Scheme, &str)| *kind == scheme && user.starts_with(prefix);
        SERVERS.iter().find(|server| server.users.is_empty() || server.users.iter().any(takes))
    }
}
