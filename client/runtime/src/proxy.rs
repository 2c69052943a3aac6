//! The proxy that the environment names.

use reqwest::{NoProxy, Proxy};
use url::Url;

use crate::environment::first;

/// The proxy for https, where the environment names one. It gets no request without TLS.
///
/// # Errors
/// The variable, where its value is not the URL of a proxy. A proxy that is silently left out would mean connections that bypass
/// it. The value is not shown: it may hold a password.
pub(crate) fn from_env() -> Result<Option<Proxy>, String> {
    let Some((name, value)) = first(&["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])? else {
        return Ok(None);
    };
    let url = parse(&value).map_err(|problem| format!("{name} is not the URL of a proxy: {problem}"))?;
    let proxy = Proxy::https(url).map_err(|_| format!("{name} is not the URL of a proxy"))?;
    let direct = first(&["NO_PROXY", "no_proxy"])?.and_then(|(_, hosts)| NoProxy::from_string(&hosts));
    Ok(Some(proxy.no_proxy(direct)))
}

/// The URL of a proxy. Without a scheme it is http.
fn parse(value: &str) -> Result<Url, String> {
    let value = value.trim();
    let url = match value.contains("://") {
        true => Url::parse(value),
        false => Url::parse(&format!("http://{value}")),
    };
    let mut url = url.map_err(|error| error.to_string())?;
    if !matches!(url.scheme(), "http" | "https" | "socks4" | "socks4a" | "socks5" | "socks5h") {
        return Err("its scheme must be http, https, socks4, socks4a, socks5 or socks5h".to_owned());
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err("it has no host".to_owned());
    }
    // What a proxy has no use for.
    url.set_path("");
    url.set_query(None);
    url.set_fragment(None);
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_proxy_is_a_url_or_a_host_and_port() {
        for (value, url) in [
            ("http://proxy.example:3128", "http://proxy.example:3128/"),
            ("proxy.example:3128", "http://proxy.example:3128/"),
            ("user:pass@proxy.example", "http://user:pass@proxy.example/"),
            ("10.0.0.1:3128/", "http://10.0.0.1:3128/"),
            (" https://proxy.example/path?query#fragment ", "https://proxy.example/"),
            ("HTTP://[::1]:3128", "http://[::1]:3128/"),
            ("socks5://user:p%40ss@127.0.0.1:1080", "socks5://user:p%40ss@127.0.0.1:1080"),
            ("socks5h://proxy.example", "socks5h://proxy.example"),
        ] {
            assert_eq!(parse(value).as_ref().map(url::Url::as_str), Ok(url));
        }
        for (value, problem) in [
            ("ftp://canary", "its scheme must be http"),
            ("socks://canary", "its scheme must be http"),
            ("socks6://canary", "its scheme must be http"),
            ("file:///canary", "its scheme must be http"),
            ("socks5://", "it has no host"),
            ("http://", "empty host"),
            ("http://canary:port", "invalid port number"),
            ("http://[canary", "invalid IPv6 address"),
        ] {
            let message = parse(value).expect_err("it is no proxy");
            assert!(message.starts_with(problem) && !message.contains("canary"), "{value} {message}");
        }
    }
}
