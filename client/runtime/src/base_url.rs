//! Base URLs, and the URL of each operation below them.

use std::{borrow::Cow, sync::OnceLock};

use url::{Host, Url};

use crate::operation::Operation;

/// A base URL, with the URLs of the operations whose paths have no parameters, which are made once.
pub(crate) struct BaseUrl {
    base: Url,
    urls: OnceLock<Vec<Url>>,
}

impl BaseUrl {
    /// Accepts https, and http on the loopback interface or with `plain_http`.
    pub(crate) fn parse(text: &str, plain_http: bool) -> Result<Self, String> {
        check(text, plain_http)
            .map(|base| Self { base, urls: OnceLock::new() })
            .map_err(|problem| format!("the base URL {problem}"))
    }

    pub(crate) fn needs_tls(&self) -> bool {
        self.base.scheme() == "https"
    }

    /// The URL of a call to an operation. `path` is the operation's, with the values of its parameters.
    pub(crate) fn url(
        &self,
        operations: &[&'static Operation],
        operation: &'static Operation,
        path: &str,
    ) -> Cow<'_, Url> {
        let join = |path| {
            let mut url = self.base.clone();
            url.set_path(&format!("{}{path}", self.base.path().trim_end_matches('/')));
            url
        };
        let urls = self.urls.get_or_init(|| operations.iter().map(|operation| join(operation.path)).collect());
        // In the order of the document, in which those of features that are off are missing.
        let at = operations.binary_search_by_key(&operation.index, |operation| operation.index);
        match at.ok().and_then(|at| urls.get(at)) {
            Some(url) if path == operation.path => Cow::Borrowed(url),
            _ => Cow::Owned(join(path)),
        }
    }
}

const NO_SCHEME: &str = "must start with `https://`, or on the loopback interface with `http://`";

/// A base URL: https, or http on the loopback interface.
///
/// # Errors
/// What is wrong with it.
pub fn parse(text: &str) -> Result<Url, String> {
    check(text, false)
}

fn check(text: &str, plain_http: bool) -> Result<Url, String> {
    let url = match Url::parse(text) {
        Err(url::ParseError::RelativeUrlWithoutBase) => return Err(NO_SCHEME.to_owned()),
        // `localhost:80` is a URL with the scheme `localhost`.
        Ok(url) if url.cannot_be_a_base() => return Err(NO_SCHEME.to_owned()),
        parsed => parsed.map_err(|error| format!("is not a URL: {error}"))?,
    };
    match url.scheme() {
        "https" => {}
        "http" if plain_http || is_loopback(&url) => {}
        "http" => return Err("must be https, except on the loopback interface".to_owned()),
        _ => return Err("must be https".to_owned()),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("contains a user or a password: credentials have settings of their own".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("contains a query or a fragment, which no operation would carry".to_owned());
    }
    Ok(url)
}

/// Whether a host is this machine for sure. `app.localhost` is not: a resolver may ask the network for it.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        // A dot at the end makes a name absolute, and is not part of it.
        Some(Host::Domain(name)) => name.strip_suffix('.').unwrap_or(name) == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        // `::ffff:127.0.0.1` is 127.0.0.1, written as IPv6.
        Some(Host::Ipv6(address)) => address.to_canonical().is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;
    use crate::operation::{Operation, RetrySafety};

    const fn operation(index: usize, path: &'static str) -> Operation {
        Operation {
            index,
            id: "",
            summary: "",
            method: http::Method::GET,
            path,
            server: None,
            accept: "",
            security: &[],
            sends_message: false,
            recipient: None,
            retry_safety: RetrySafety::Idempotent,
            envelope: None,
            responses: &[],
        }
    }

    /// The operations of a feature that is off are not listed.
    #[test]
    fn an_operation_has_its_url_where_those_before_it_are_missing() {
        static SECOND: Operation = operation(1, "/second");
        static THIRD: Operation = operation(2, "/third");
        let base = BaseUrl::parse("https://localhost/v1/", false).expect("it is valid");
        for operation in [&SECOND, &THIRD] {
            let url = base.url(&[&SECOND, &THIRD], operation, operation.path);
            assert_eq!(url.as_str(), format!("https://localhost/v1{}", operation.path));
        }
    }

    #[test]
    fn a_url_without_a_scheme_needs_one() {
        for text in
            ["localhost:80", "api.example.com", "api.example.com:443/v1", "127.0.0.1:4010", "/v1", "//localhost", ""]
        {
            let problem = BaseUrl::parse(text, false).err().expect("it has no scheme");
            assert!(problem.starts_with("the base URL must start with `https://`"), "{text}: {problem}");
        }
        let ftp = BaseUrl::parse("ftp://localhost", false).err();
        assert_eq!(ftp.as_deref(), Some("the base URL must be https"));
    }

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for host in
            ["localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.255.0.9", "127.1", "[::1]", "[::ffff:127.0.0.1]"]
        {
            assert!(BaseUrl::parse(&format!("http://{host}:8080"), false).is_ok(), "{host}");
        }
        for host in [
            "localhost..",
            "app.localhost",
            "localhost.example",
            "127.0.0.1.example",
            "0.0.0.0",
            "[::]",
            "[::ffff:10.0.0.1]",
            "[::127.0.0.1]",
        ] {
            let problem = BaseUrl::parse(&format!("http://{host}"), false).err().expect("it is another machine");
            assert_eq!(problem, "the base URL must be https, except on the loopback interface", "{host}");
            assert!(BaseUrl::parse(&format!("http://{host}"), true).is_ok(), "{host}");
        }
    }
}
