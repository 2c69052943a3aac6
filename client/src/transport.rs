//! The HTTP client underneath: no redirects followed, nothing sent twice on its own, no header that nobody asked for.

use std::time::Duration;

use http::HeaderValue;

use crate::error::Error;

/// Names this crate and its version.
pub(crate) const USER_AGENT: HeaderValue =
    HeaderValue::from_static(concat!("stytch-client-rust/", env!("CARGO_PKG_VERSION")));

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// An HTTP client. One that needs no TLS is spared the reading of the machine's certificates.
pub(crate) fn client(needs_tls: bool) -> Result<reqwest::Client, Error> {
    let builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .connect_timeout(CONNECT_TIMEOUT)
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate();
    let refused = |problem: String| Error::config(format!("the HTTP client cannot be made: {problem}"));
    tls(builder, needs_tls)
        .map_err(refused)?
        .build()
        .map_err(|error| refused(error.to_string()))
}

/// The ring provider, named here so that no process-wide default is needed or changed, and the platform's trust store.
#[cfg(feature = "rustls")]
fn tls(builder: reqwest::ClientBuilder, needs_tls: bool) -> Result<reqwest::ClientBuilder, String> {
    use std::sync::Arc;

    use rustls::{ClientConfig, RootCertStore, crypto::ring};
    use rustls_platform_verifier::BuilderVerifierExt;

    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?;
    let config = if needs_tls {
        config.with_platform_verifier().map_err(|error| error.to_string())?
    } else {
        config.with_root_certificates(RootCertStore::empty())
    };
    Ok(builder.tls_backend_preconfigured(config.with_no_client_auth()))
}

#[cfg(not(feature = "rustls"))]
fn tls(builder: reqwest::ClientBuilder, needs_tls: bool) -> Result<reqwest::ClientBuilder, String> {
    if needs_tls && cfg!(not(feature = "native-tls")) {
        return Err("the features `rustls` and `native-tls` are both off, and https needs one of them".to_owned());
    }
    Ok(builder)
}
