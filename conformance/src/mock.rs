//! A mock server of the document, and a client of it.

use std::{io, ops::Deref};

use openapi_document::Document;
use openapi_mock::{MockServer, Options};
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
        let document = Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES);
        let document = document.map_err(|finding| io::Error::other(finding.to_string()))?;
        Self::of(document, options)
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
