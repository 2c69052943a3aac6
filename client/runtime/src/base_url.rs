//! Base URLs, and the URL of each operation below them.

use std::{borrow::Cow, sync::OnceLock};

use url::{Host, Url};

use crate::operation::Operation;

/// A base URL, with the URLs of the operations whose paths have no parameters.
pub(crate) struct BaseUrl {
    base: Url,
    urls: OnceLock<Vec<Url>>,
}

impl BaseUrl {
    /// https everywhere, and http on the loopback interface or where it is allowed.
    pub(crate) fn parse(text: &str, plain_http: bool) -> Result<Self, String> {
        check(text, plain_http)
            .map(|base| Self { base, urls: OnceLock::new() })
            .map_err(|problem| format!("the base URL {problem}"))
    }

    pub(crate) fn needs_tls(&self) -> bool {
        self.base.scheme() == "https"
    }

    /// The URL of a call: `path` is the operation's, with its parameters in place.
    pub(crate) fn of(
        &self,
        operations: &[&'static Operation],
        operation: &'static Operation,
        path: &str,
    ) -> Cow<'_, Url> {
        let below = |path| {
            let mut url = self.base.clone();
            url.set_path(&format!("{}{path}", self.base.path().trim_end_matches('/')));
            url
        };
        let urls = self.urls.get_or_init(|| operations.iter().map(|operation| below(operation.path)).collect());
        match urls.get(operation.index) {
            Some(url) if path == operation.path => Cow::Borrowed(url),
            _ => Cow::Owned(below(path)),
        }
    }
}

fn check(text: &str, plain_http: bool) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| format!("is not a URL: {error}"))?;
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

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
