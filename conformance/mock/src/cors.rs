//! Cross-origin resource sharing (CORS): the headers with which a browser lets a web page call the server.

use std::collections::BTreeSet;

use hyper::{
    HeaderMap, Method, StatusCode,
    header::{
        ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
        ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_REQUEST_HEADERS,
        ACCESS_CONTROL_REQUEST_METHOD, HeaderName, HeaderValue, ORIGIN, VARY,
    },
    http::request,
};

/// Where a request comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Caller {
    /// A program: there is no `Origin` header.
    Program,
    /// A web page of this origin, which may call the server.
    Page(HeaderValue),
    /// A web page that may not call the server.
    ForbiddenPage,
}

impl Caller {
    /// The caller of a request. `allowed` are the origins that may call the server; empty for all.
    pub(crate) fn of(request: &request::Parts, allowed: &[String]) -> Self {
        let Some(origin) = request.headers.get(ORIGIN) else { return Self::Program };
        let is_it = |allowed: &String| allowed.trim_end_matches('/').as_bytes().eq_ignore_ascii_case(origin.as_bytes());
        if allowed.is_empty() || allowed.iter().any(is_it) { Self::Page(origin.clone()) } else { Self::ForbiddenPage }
    }

    /// Adds the headers that let the page read a response, unless the response has them already.
    pub(crate) fn expose(&self, headers: &mut HeaderMap) {
        let Self::Page(origin) = self else { return };
        // `*` does not count for requests with cookies, so the names are listed.
        let names: BTreeSet<_> = headers.keys().map(HeaderName::as_str).collect();
        let names = HeaderValue::from_str(&names.into_iter().collect::<Vec<_>>().join(", "));
        if let Ok(names) = names {
            headers.entry(ACCESS_CONTROL_EXPOSE_HEADERS).or_insert(names);
        }
        headers.entry(ACCESS_CONTROL_ALLOW_ORIGIN).or_insert_with(|| origin.clone());
        headers.entry(ACCESS_CONTROL_ALLOW_CREDENTIALS).or_insert(HeaderValue::from_static("true"));
        headers.append(VARY, HeaderValue::from_static("origin"));
    }
}

/// The status and the headers of the response to a preflight request. `None` for any other request.
///
/// Every method and header is allowed: the call itself gets the response that the document has for it.
pub(crate) fn preflight(request: &request::Parts, caller: &Caller) -> Option<(StatusCode, HeaderMap)> {
    let method = request.headers.get(ACCESS_CONTROL_REQUEST_METHOD).filter(|_| request.method == Method::OPTIONS)?;
    let mut headers = HeaderMap::new();
    match caller {
        Caller::Program => return None,
        Caller::ForbiddenPage => return Some((StatusCode::FORBIDDEN, headers)),
        Caller::Page(origin) => headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone()),
    };
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, method.clone());
    if let Some(names) = request.headers.get(ACCESS_CONTROL_REQUEST_HEADERS) {
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
    }
    headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    let vary = "origin, access-control-request-method, access-control-request-headers";
    headers.insert(VARY, HeaderValue::from_static(vary));
    Some((StatusCode::NO_CONTENT, headers))
}
