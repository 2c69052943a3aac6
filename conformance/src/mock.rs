//! A mock server of the document, and a client of it.

use std::{io, ops::Deref, sync::LazyLock};

use openapi_document::Document;
use openapi_mock::{MockServer, Options, PreparedDocument};
use stytch_client::Client;

use crate::Identity;

/// A mock server. It stops when it is dropped.
#[derive(Debug)]
pub struct MockStytch(MockServer);

impl MockStytch {
    /// Starts a server with the default options.
    ///
    /// # Errors
    /// No port is available.
    pub fn start() -> io::Result<Self> {
        Self::start_with(Options::default())
    }

    /// Starts a server.
    ///
    /// # Errors
    /// The address is not available.
    pub fn start_with(options: Options) -> io::Result<Self> {
        // Prepared once for all servers of a process.
        static DOCUMENT: LazyLock<Result<PreparedDocument, String>> = LazyLock::new(|| {
            let document = Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES);
            PreparedDocument::new(document.map_err(|finding| finding.to_string())?)
        });
        let document = DOCUMENT.as_ref().map_err(|error| io::Error::other(error.as_str()))?;
        Ok(Self(MockServer::start_prepared(document, options)?))
    }

    /// Starts a server for another document.
    ///
    /// # Errors
    /// The address is not available, or a pattern of the document is not a regular expression.
    pub fn of(document: Document, options: Options) -> io::Result<Self> {
        Ok(Self(MockServer::start(document, options)?))
    }

    /// A client of the server, with credentials that it accepts.
    ///
    /// # Errors
    /// As [`ClientBuilder::build`](stytch_client::ClientBuilder::build).
    pub fn client(&self) -> Result<Client, stytch_client::Error> {
        let builder = Client::builder().project(Identity::PROJECT_ID, Identity::SECRET);
        builder.public_token(Identity::PUBLIC_TOKEN).base_url(self.url()).build()
    }
}

impl Deref for MockStytch {
    type Target = MockServer;

    fn deref(&self) -> &MockServer {
        &self.0
    }
}
