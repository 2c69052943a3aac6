//! Protects the app against other sites, framing, caching and injected content.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{
        HeaderValue, StatusCode,
        header::{self, HeaderMap},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{app::App, origin::Origin};

/// Rejects forms from other sites, and sets the headers.
pub(crate) async fn protect(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    if request.method() != "GET" && request.method() != "HEAD" && !is_from(&app.origin, request.headers()) {
        return (StatusCode::FORBIDDEN, format!("the form is not from {}", app.origin)).into_response();
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

/// Whether a form comes from a page of this origin, according to the `Origin` that browsers send.
fn is_from(origin: &Origin, headers: &HeaderMap) -> bool {
    headers.get(header::ORIGIN).is_some_and(|sent| sent.as_bytes() == origin.as_str().as_bytes())
}
