//! The servers of a document, as data.

/// A server of the document.
#[derive(Debug)]
pub struct Server {
    /// Its URL.
    pub url: &'static str,
    /// The credentials of the server: the index of a kind, and a prefix of the credential's first part. Empty for the default server.
    pub credential_prefixes: &'static [(usize, &'static str)],
}

/// The index of the server for a credential.
pub(crate) fn of_credential(servers: &[Server], kind: usize, first_part: &str) -> Option<usize> {
    servers.iter().position(|server| {
        let mut prefixes = server.credential_prefixes.iter();
        server.credential_prefixes.is_empty()
            || prefixes.any(|(other, prefix)| *other == kind && first_part.starts_with(prefix))
    })
}

/// The index of the server for calls without a credential.
pub(crate) fn default(servers: &[Server]) -> Option<usize> {
    servers.iter().position(|server| server.credential_prefixes.is_empty())
}
