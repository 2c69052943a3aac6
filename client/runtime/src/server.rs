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
#[must_use]
pub fn of_credential(servers: &[Server], kind: usize, first_part: &str) -> Option<usize> {
    servers.iter().position(|server| {
        let mut prefixes = server.credential_prefixes.iter();
        server.credential_prefixes.is_empty()
            || prefixes.any(|(other, prefix)| *other == kind && first_part.starts_with(prefix))
    })
}

/// Whether the server for a credential of this kind depends on its first part.
pub(crate) fn depends_on(servers: &[Server], kind: usize) -> bool {
    servers.iter().flat_map(|server| server.credential_prefixes).any(|(other, _)| *other == kind)
}

/// The index of the server for calls without a credential.
pub(crate) fn default(servers: &[Server]) -> Option<usize> {
    servers.iter().position(|server| server.credential_prefixes.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Server, depends_on};

    #[test]
    fn only_a_credential_with_a_prefix_selects_the_server() {
        let servers = [
            Server { url: "https://live.example", credential_prefixes: &[(1, "live-")] },
            Server { url: "https://test.example", credential_prefixes: &[] },
        ];
        assert!(depends_on(&servers, 1) && !depends_on(&servers, 0));
    }
}
