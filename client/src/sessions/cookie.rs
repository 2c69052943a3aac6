//! The session cookie: found in requests, set and removed by responses.

use std::{convert::Infallible, fmt};

use axum_core::response::{IntoResponseParts, ResponseParts};
use openapi_client_runtime::http::{
    HeaderMap, HeaderValue,
    header::{COOKIE, SET_COOKIE},
};

/// How the cookie is set.
#[derive(Clone, Copy)]
pub(super) struct CookieSettings {
    pub(super) https: bool,
    pub(super) is_strict: bool,
}

impl Default for CookieSettings {
    fn default() -> Self {
        Self { https: true, is_strict: false }
    }
}

impl CookieSettings {
    fn name(self) -> &'static str {
        if self.https { "__Host-session" } else { "session" }
    }

    /// The JWT in the cookie of a request. Of several cookies the first counts, which has the longest path.
    pub(super) fn find(self, headers: &HeaderMap) -> Option<&str> {
        // Cookies of others may be of any bytes.
        let cookies = headers.get_all(COOKIE).iter().flat_map(|value| value.as_bytes().split(|byte| *byte == b';'));
        let mut texts = cookies.filter_map(|cookie| std::str::from_utf8(cookie).ok()?.trim().split_once('='));
        texts.find(|(name, _)| *name == self.name()).map(|(_, value)| value).filter(|value| !value.is_empty())
    }

    pub(super) fn set(self, jwt: &str) -> SessionCookie {
        self.cookie(jwt, "")
    }

    pub(super) fn remove(self) -> SessionCookie {
        self.cookie("", "; Max-Age=0")
    }

    /// Whether a response sets or removes the cookie.
    pub(super) fn is_set_by(self, headers: &HeaderMap) -> bool {
        is_set(headers, self.name())
    }

    fn cookie(self, jwt: &str, more: &str) -> SessionCookie {
        let same_site = if self.is_strict { "Strict" } else { "Lax" };
        let secure = if self.https { "; Secure" } else { "" };
        let name = self.name();
        let text = format!("{name}={jwt}; Path=/; HttpOnly; SameSite={same_site}{secure}{more}");
        // A text that is no JWT could add attributes to the cookie.
        let is_jwt = jwt.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
        let mut value = HeaderValue::try_from(text).ok().filter(|_| is_jwt);
        if let Some(value) = &mut value {
            value.set_sensitive(true);
        }
        SessionCookie { name, value }
    }
}

/// A change of the session cookie, as a part of an axum response. [`SessionLayer::log_in`](crate::SessionLayer::log_in) and
/// [`log_out`](crate::SessionLayer::log_out) make it.
#[derive(Clone)]
#[must_use = "the cookie is set only if it is returned with the response"]
pub struct SessionCookie {
    name: &'static str,
    /// None if the text cannot be the value of a cookie, and thus is no JWT.
    value: Option<HeaderValue>,
}

impl SessionCookie {
    /// Adds it to a response, unless the handler has set the cookie, which takes precedence.
    pub(super) fn add_unless_set(self, headers: &mut HeaderMap) {
        if !is_set(headers, self.name)
            && let Some(value) = self.value
        {
            headers.append(SET_COOKIE, value);
        }
    }
}

fn is_set(headers: &HeaderMap, name: &str) -> bool {
    let is_name =
        |value: &HeaderValue| value.as_bytes().strip_prefix(name.as_bytes()).is_some_and(|rest| rest.starts_with(b"="));
    headers.get_all(SET_COOKIE).iter().any(is_name)
}

impl IntoResponseParts for SessionCookie {
    type Error = Infallible;

    fn into_response_parts(self, mut response: ResponseParts) -> Result<ResponseParts, Infallible> {
        if let Some(value) = self.value {
            response.headers_mut().append(SET_COOKIE, value);
        }
        Ok(response)
    }
}

impl fmt::Debug for SessionCookie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionCookie").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTTPS: CookieSettings = CookieSettings { https: true, is_strict: false };
    const HTTP: CookieSettings = CookieSettings { https: false, is_strict: true };

    #[test]
    fn the_cookie_is_restricted() {
        let text = |cookie: SessionCookie| cookie.value.map(|value| value.to_str().expect("it is text").to_owned());
        for (cookie, expected) in [
            (HTTPS.set("a.b.c"), Some("__Host-session=a.b.c; Path=/; HttpOnly; SameSite=Lax; Secure")),
            (HTTPS.remove(), Some("__Host-session=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0")),
            (HTTP.set("a.b.c"), Some("session=a.b.c; Path=/; HttpOnly; SameSite=Strict")),
            (HTTP.remove(), Some("session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0")),
            (HTTP.set("a.b.c; Domain=example.com"), None),
            (HTTP.set("a\r\nb"), None),
        ] {
            assert_eq!(text(cookie).as_deref(), expected);
        }
    }

    #[test]
    fn the_cookie_is_found_by_its_exact_name() {
        let find = |settings: CookieSettings, texts: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for text in texts {
                headers.append(COOKIE, HeaderValue::from_static(text));
            }
            settings.find(&headers).map(str::to_owned)
        };
        assert_eq!(find(HTTPS, &["a=1; __Host-session=x; b=2"]).as_deref(), Some("x"));
        assert_eq!(find(HTTPS, &["a=1", "__Host-session=x"]).as_deref(), Some("x"));
        assert_eq!(find(HTTPS, &["session=x; __host-session=y; x__Host-session=z"]), None);
        assert_eq!(find(HTTP, &["session=x; session=y"]).as_deref(), Some("x"));
        assert_eq!(find(HTTP, &["session="]), None);
        assert_eq!(find(HTTP, &[]), None);
    }
}
