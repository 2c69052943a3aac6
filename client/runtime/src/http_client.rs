//! Builds the HTTP client, which follows no redirects, sends nothing twice and adds no headers.

#[cfg(feature = "rustls-no-provider")]
use std::sync::Arc;
use std::{
    error::Error as StdError,
    panic::{self, AssertUnwindSafe},
    time::Duration,
};

use crate::proxy;

/// Builds an HTTP client. Without TLS it reads neither the machine's certificates nor its proxy.
pub(crate) fn build(needs_tls: bool, connect_timeout: Duration) -> Result<reqwest::Client, String> {
    let mut builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never().max_retries_per_request(0))
        .connect_timeout(connect_timeout)
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        // reqwest's own look at the environment ignores what it cannot use.
        .no_proxy();
    if needs_tls && let Some(proxy) = proxy::from_env()? {
        builder = builder.proxy(proxy);
    }
    let failed = |problem: String| format!("the HTTP client cannot be built: {problem}");
    let builder = tls(builder, needs_tls).map_err(failed)?;
    // reqwest panics where another crate turns on its rustls without a provider, and none is installed.
    let built = panic::catch_unwind(AssertUnwindSafe(|| builder.build())).map_err(|_| {
        failed(
            "reqwest's rustls is on and has no crypto provider: install one, or turn on the feature `rustls`"
                .to_owned(),
        )
    })?;
    built.map_err(|error| failed(error.to_string()))
}

/// The platform's trust store, with a provider that is named here: reqwest panics if it looks for one and there is none.
#[cfg(feature = "rustls-no-provider")]
fn tls(builder: reqwest::ClientBuilder, needs_tls: bool) -> Result<reqwest::ClientBuilder, String> {
    use rustls::{ClientConfig, RootCertStore};
    use rustls_platform_verifier::BuilderVerifierExt;

    let config = ClientConfig::builder_with_provider(provider()?)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?;
    let config = if needs_tls {
        config.with_platform_verifier().map_err(|error| error.to_string())?
    } else {
        config.with_root_certificates(RootCertStore::empty())
    };
    Ok(builder.tls_backend_preconfigured(config.with_no_client_auth()))
}

/// The default provider of the process, if the program has installed one, or else ring. Installs none.
#[cfg(feature = "rustls-no-provider")]
fn provider() -> Result<Arc<rustls::crypto::CryptoProvider>, String> {
    let provider = rustls::crypto::CryptoProvider::get_default().cloned();
    #[cfg(feature = "rustls")]
    let provider = provider.or_else(|| Some(Arc::new(rustls::crypto::ring::default_provider())));
    provider.ok_or_else(|| {
        "rustls has no crypto provider: call `install_default` of one before, or turn on the feature `rustls`"
            .to_owned()
    })
}

#[cfg(not(feature = "rustls-no-provider"))]
fn tls(builder: reqwest::ClientBuilder, needs_tls: bool) -> Result<reqwest::ClientBuilder, String> {
    if needs_tls && cfg!(not(feature = "native-tls")) {
        return Err("https needs one of the features `rustls`, `rustls-no-provider` and `native-tls`, and all are off"
            .to_owned());
    }
    // Named, since another crate may have turned on another one.
    #[cfg(feature = "native-tls")]
    let builder = builder.tls_backend_native();
    Ok(builder)
}

/// What an error says is wrong with a TLS certificate, if anything.
pub(crate) fn certificate_problem(error: &(dyn StdError + 'static)) -> Option<&'static str> {
    #[cfg(feature = "rustls-no-provider")]
    if let Some(rustls::Error::InvalidCertificate(problem)) = error.downcast_ref() {
        use rustls::CertificateError::{
            Expired, ExpiredContext, NotValidForName, NotValidForNameContext, NotValidYet, NotValidYetContext, Revoked,
            UnknownIssuer,
        };
        return Some(match problem {
            UnknownIssuer => "the server's certificate has an unknown issuer",
            NotValidForName | NotValidForNameContext { .. } => "the server's certificate is for another name",
            Expired | ExpiredContext { .. } => "the server's certificate has expired",
            NotValidYet | NotValidYetContext { .. } => "the server's certificate is not valid yet",
            Revoked => "the server's certificate is revoked",
            _ => "the server's certificate is not valid",
        });
    }
    // Other TLS libraries, and a server that rejects the certificate of the client, say so in words only.
    error.to_string().to_ascii_lowercase().contains("certificate").then_some("a TLS certificate was not accepted")
}
