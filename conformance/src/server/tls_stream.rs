//! A connection that can switch to TLS.

use std::{
    io::{self, Read, Write},
    net::TcpStream,
    sync::Arc,
};

use rustls::{
    Error, ServerConfig, ServerConnection, SignatureAlgorithm, SignatureScheme, Stream,
    crypto::ring,
    pki_types::CertificateDer,
    sign::{CertifiedKey, Signer, SigningKey, SingleCertAndKey},
};

/// A TCP connection that becomes a TLS connection when [`TlsStream::encrypt`] is called.
pub(crate) struct TlsStream {
    pub(crate) tcp: TcpStream,
    tls: Option<ServerConnection>,
}

impl TlsStream {
    pub(crate) fn new(tcp: TcpStream) -> Self {
        Self { tcp, tls: None }
    }

    /// Switches to TLS.
    pub(crate) fn encrypt(&mut self) -> io::Result<()> {
        let key = CertifiedKey::new(vec![CertificateDer::from_slice(b"none")], Arc::new(Unverifiable));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(SingleCertAndKey::from(key)));
        self.tls = Some(ServerConnection::new(Arc::new(config)).map_err(io::Error::other)?);
        Ok(())
    }
}

impl Read for TlsStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &mut self.tls {
            Some(tls) => Stream::new(tls, &mut self.tcp).read(buffer),
            None => self.tcp.read(buffer),
        }
    }
}

impl Write for TlsStream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.tls {
            Some(tls) => Stream::new(tls, &mut self.tcp).write(bytes),
            None => self.tcp.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.tls {
            Some(tls) => Stream::new(tls, &mut self.tcp).flush(),
            None => self.tcp.flush(),
        }
    }
}

/// An invalid certificate and invalid signatures, for clients that accept any.
#[derive(Debug)]
struct Unverifiable;

impl SigningKey for Unverifiable {
    fn choose_scheme(&self, offered: &[SignatureScheme]) -> Option<Box<dyn Signer>> {
        offered.contains(&self.scheme()).then(|| Box::new(Self) as _)
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::ED25519
    }
}

impl Signer for Unverifiable {
    fn sign(&self, _: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(b"none".to_vec())
    }

    fn scheme(&self) -> SignatureScheme {
        SignatureScheme::ED25519
    }
}
