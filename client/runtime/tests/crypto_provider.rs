//! The crypto provider of rustls: that of the program, or else ring with the feature `rustls`. A process has one default provider for good.
#![cfg(feature = "rustls-no-provider")]

mod support;

use rustls::crypto::ring;
use support::{builder, pets};

fn build(url: &str) -> Result<pets::Client, pets::Error> {
    builder(url).shop("shop-test-1", "secret-1").build()
}

fn config_error(url: &str) -> String {
    match build(url) {
        Err(error @ pets::Error::Config(_)) => error.to_string(),
        outcome => panic!("{outcome:?}"),
    }
}

#[cfg(feature = "rustls")]
#[test]
fn ring_is_taken_unless_the_program_has_installed_another_provider() {
    use rustls::crypto::CryptoProvider;

    build("http://127.0.0.1:9").expect("there is ring");
    assert!(CryptoProvider::get_default().is_none());
    let useless = CryptoProvider { cipher_suites: Vec::new(), ..ring::default_provider() };
    useless.install_default().expect("there is none before");
    let error = config_error("http://127.0.0.1:9");
    assert!(error.contains("the HTTP client cannot be built: ") && error.contains("cipher suites"), "{error}");
}

#[cfg(not(feature = "rustls"))]
mod without_ring {
    use std::{
        env, fs,
        io::{Read, Write},
        net::TcpListener,
        path::Path,
        process::Command,
        sync::Arc,
        thread,
    };

    use base64::{Engine, prelude::BASE64_STANDARD};
    use rustls::{ServerConfig, ServerConnection, StreamOwned, pki_types::PrivateKeyDer};
    use support::{PET, response};

    use super::*;

    const BASE_URL: &str = "TEST_BASE_URL";

    /// Runs in a process of its own, which trusts the certificate of the server.
    #[tokio::test]
    async fn a_client_needs_a_provider_that_the_program_has_installed() {
        if let Ok(url) = env::var(BASE_URL) {
            for url in [&*url, "http://127.0.0.1:9"] {
                let expected = "client configuration: the HTTP client cannot be built: rustls has no crypto provider: call \
                                `install_default` of one before, or turn on the feature `rustls`";
                assert_eq!(config_error(url), expected);
            }
            ring::default_provider().install_default().expect("there is none before");
            let client = build(&url).expect("there is a provider");
            client.get_pet().pet_id("pet-1").send().await.expect("the server responds");
            return;
        }
        let (url, certificate) = server();
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crypto_provider.pem");
        let text = BASE64_STANDARD.encode(certificate);
        fs::write(&file, format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n"))
            .expect("it is writable");
        let mut child = Command::new(env::current_exe().expect("it runs"));
        child.args(["--exact", "without_ring::a_client_needs_a_provider_that_the_program_has_installed"]);
        child.env(BASE_URL, url).env("SSL_CERT_FILE", file).env("NO_PROXY", "localhost");
        let output = child.output().expect("it starts");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("1 passed") && !text.contains("panicked"), "{text}");
    }

    /// A server that sends a pet over TLS: its URL and its certificate.
    fn server() -> (String, Vec<u8>) {
        let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("there is randomness");
        let certificate = own.cert.der().to_vec();
        let key = PrivateKeyDer::Pkcs8(own.signing_key.serialize_der().into());
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring has these versions")
            .with_no_client_auth()
            .with_single_cert(vec![own.cert.der().clone()], key)
            .expect("the key is the certificate's");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let url = format!("https://localhost:{}", listener.local_addr().expect("it has an address").port());
        let config = Arc::new(config);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let connection = ServerConnection::new(Arc::clone(&config)).expect("the settings are valid");
                let mut stream = StreamOwned::new(connection, stream);
                let (mut received, mut buffer) = (Vec::new(), [0; 1024]);
                while !received.ends_with(b"\r\n\r\n") {
                    let Ok(read @ 1..) = stream.read(&mut buffer) else { break };
                    received.extend_from_slice(&buffer[..read]);
                }
                let _ = stream.write_all(&response("200 OK", PET));
            }
        });
        (url, certificate)
    }
}
