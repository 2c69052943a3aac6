//! TLS certificates that are not accepted: how often the server is called, and what the error says.
#![cfg(any(feature = "rustls-no-provider", feature = "native-tls"))]

mod support;

use std::{
    error::Error as _,
    io,
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::{
    RootCertStore, ServerConfig, ServerConnection, SupportedProtocolVersion,
    crypto::ring,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    server::WebPkiClientVerifier,
    version::TLS13,
};
use support::{
    builder,
    pets::{Client, Error},
};

/// An issuer of certificates.
struct Issuer(CertifiedIssuer<'static, KeyPair>);

/// A server, and how often it was connected to.
struct Server {
    url: String,
    connections: Arc<AtomicUsize>,
}

impl Issuer {
    fn new(name: &str) -> Self {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("there is randomness");
        Self(CertifiedIssuer::self_signed(params, key).expect("the parameters are valid"))
    }

    /// A server with a certificate for this name.
    fn server(&self, name: &str) -> Server {
        self.server_with(certificate(name), None)
    }

    /// A server that requires a client certificate where `client_auth` is set, and speaks that version of TLS.
    fn server_with(&self, params: CertificateParams, client_auth: Option<Version>) -> Server {
        let key = KeyPair::generate().expect("there is randomness");
        let certificate = params.signed_by(&key, &self.0).expect("the parameters are valid");
        let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&[client_auth.unwrap_or(&TLS13)])
            .expect("ring has these versions");
        let clients = WebPkiClientVerifier::builder_with_provider(self.roots(), Arc::new(ring::default_provider()));
        let builder = match client_auth {
            Some(_) => builder.with_client_cert_verifier(clients.build().expect("there is an issuer")),
            None => builder.with_no_client_auth(),
        };
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = builder.with_single_cert(vec![certificate.der().clone()], key).expect("the key is the server's");
        Server::start(Some(Arc::new(config)))
    }

    fn roots(&self) -> Arc<RootCertStore> {
        let mut roots = RootCertStore::empty();
        roots.add(self.0.der().clone()).expect("it is a certificate");
        Arc::new(roots)
    }
}

type Version = &'static SupportedProtocolVersion;

fn certificate(name: &str) -> CertificateParams {
    CertificateParams::new([name.to_owned()]).expect("it is a name")
}

impl Server {
    /// Starts a server. Without settings for TLS it closes each connection at once.
    fn start(config: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let url = format!("https://localhost:{}", listener.local_addr().expect("it has an address").port());
        let connections = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&connections);
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                counter.fetch_add(1, Ordering::Relaxed);
                let Some(config) = &config else { continue };
                let mut tls = ServerConnection::new(Arc::clone(config)).expect("the settings are valid");
                while tls.complete_io(&mut stream).is_ok_and(|(read, _)| read > 0) {}
                // Closing a stream with unread bytes is a reset, which can overtake the alert.
                let _ = io::copy(&mut stream, &mut io::sink());
            }
        });
        Self { url, connections }
    }

    fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

async fn fails(client: &Client, message: &str) -> Error {
    let error = client.get_pet().pet_id("pet-1").send().await.map(drop).expect_err("the connection fails");
    assert_eq!(error.to_string(), format!("get_pet: {message}"), "{:?}", error.source());
    assert!(!error.is_timeout() && error.source().is_some());
    error
}

#[tokio::test]
async fn an_issuer_that_the_machine_does_not_know_is_rejected() {
    let _ = ring::default_provider().install_default();
    let server = Issuer::new("unknown").server("localhost");
    let Ok(client) = builder(&server.url).shop("shop-test-1", "secret-1").build() else {
        // This machine has no certificates at all.
        return;
    };
    let message = match cfg!(feature = "rustls-no-provider") {
        true => "not sent: the server's certificate has an unknown issuer",
        false => "not sent: a TLS certificate was not accepted",
    };
    fails(&client, message).await;
    assert_eq!(server.connections(), 1);
}

#[cfg(feature = "rustls-no-provider")]
mod with_issuers_of_the_test {
    use openapi_client_runtime::reqwest;
    use rcgen::date_time_ymd;
    use rustls::{ClientConfig, version::TLS12};

    use super::*;

    /// A client that trusts this issuer alone.
    fn client(issuer: &Issuer, server: &Server) -> Client {
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring has these versions")
            .with_root_certificates(issuer.roots())
            .with_no_client_auth();
        let http =
            reqwest::Client::builder().tls_backend_preconfigured(config).build().expect("the settings are valid");
        let builder = builder(&server.url).shop("shop-test-1", "secret-1").http_client(http);
        builder.build().expect("the settings are valid")
    }

    fn expired(name: &str) -> CertificateParams {
        let mut params = certificate(name);
        params.not_after = date_time_ymd(2001, 1, 1);
        params
    }

    #[tokio::test]
    async fn a_call_is_not_retried_after_a_certificate_was_rejected() {
        let (trusted, other) = (Issuer::new("trusted"), Issuer::new("other"));
        for (server, problem) in [
            (other.server("localhost"), "the server's certificate has an unknown issuer"),
            (trusted.server("pets.example"), "the server's certificate is for another name"),
            (trusted.server_with(expired("localhost"), None), "the server's certificate has expired"),
            (trusted.server_with(certificate("localhost"), Some(&TLS12)), "a TLS certificate was not accepted"),
        ] {
            let error = fails(&client(&trusted, &server), &format!("not sent: {problem}")).await;
            assert!(!error.may_have_been_sent());
            assert_eq!((error.attempts(), server.connections()), (1, 1), "{problem}");
        }
    }

    /// In TLS 1.3 the server rejects it after the handshake, when the request may be on its way.
    #[tokio::test]
    async fn a_call_is_not_retried_after_the_client_certificate_was_rejected() {
        let trusted = Issuer::new("trusted");
        let server = trusted.server_with(certificate("localhost"), Some(&TLS13));
        let error = fails(&client(&trusted, &server), "may have been sent: a TLS certificate was not accepted").await;
        assert_eq!((error.attempts(), server.connections()), (1, 1));
    }

    #[tokio::test]
    async fn a_call_is_retried_after_another_failure_of_the_handshake() {
        let server = Server::start(None);
        let error = fails(&client(&Issuer::new("trusted"), &server), "not sent: no connection to the server").await;
        assert_eq!((error.attempts(), server.connections()), (3, 3));
    }
}
