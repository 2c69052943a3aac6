//! Protects the app against other sites, framing, caching and injected content.

use axum::{
    extract::Request,
    http::{
        HeaderValue, StatusCode,
        header::{self, HeaderMap},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Rejects forms from other sites, and sets the headers.
pub(crate) async fn protect(request: Request, next: Next) -> Response {
    if request.method() != "GET" && request.method() != "HEAD" && !is_same_site(request.headers()) {
        return (StatusCode::FORBIDDEN, "the form is from another site").into_response();
    }
    let mut response = next.run(request).await;
    for (name, value) in [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; \
             base-uri 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        // With `no-referrer`, forms of this site would have no `Origin`.
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether a form comes from this site, according to the `Origin` that browsers send.
fn is_same_site(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let origin = text(header::ORIGIN).and_then(|origin| origin.split_once("://"));
    origin.is_some_and(|(_, host)| Some(host) == text(header::HOST))
}
