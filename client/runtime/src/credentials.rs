//! Credentials. Each is kept as the header, the query parameter or the cookie that carries it, marked sensitive, and zeroed when dropped.
//!
//! An API key in the query is also part of the URL of each call. Nothing prints that URL, but reqwest does not zero it.

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, header::AUTHORIZATION};
use zeroize::Zeroizing;

use crate::credential_kind::{CredentialKind, Part, Place, Scheme, with_article};

/// Returns the token of a call.
pub(crate) type TokenSource = Arc<dyn Fn() -> String + Send + Sync>;

/// A credential, ready to be sent.
#[derive(Clone)]
pub(crate) enum Credential {
    /// A header, the same for each call.
    Header(HeaderName, HeaderValue),
    /// A query parameter: its name and its value.
    Query(&'static str, Arc<Zeroizing<String>>),
    /// A cookie: `name=value`.
    Cookie(Arc<Zeroizing<String>>),
    /// A function that returns the bearer token of each call.
    Source(TokenSource),
}

impl Credential {
    /// Makes a credential of a kind from the values of its parts. No message shows a value.
    pub(crate) fn new(kind: &CredentialKind, values: &PartValues) -> Result<Self, String> {
        if let Some(source) = &values.source {
            return Ok(Self::Source(Arc::clone(source)));
        }
        let values = kind.parts.iter().map(|part| values.get_or_default(kind, part)).collect::<Result<Vec<_>, _>>()?;
        for (part, value) in kind.parts.iter().zip(&values) {
            check(part, value)?;
        }
        match (kind.scheme, kind.parts, &values[..]) {
            (Scheme::Basic, [username, password], [user, secret]) => {
                if user.contains(':') {
                    return Err(format!("the {} contains a colon, which HTTP Basic cannot carry", username.words()));
                }
                let pair = Zeroizing::new(format!("{user}:{secret}"));
                let mut value = Zeroizing::new(String::with_capacity("Basic ".len() + pair.len().div_ceil(3) * 4));
                value.push_str("Basic ");
                STANDARD.encode_string(pair.as_bytes(), &mut value);
                let names = format!("{} or the {}", username.words(), password.words());
                Ok(Self::Header(AUTHORIZATION, sensitive(value, &names)?))
            }
            (Scheme::Bearer, [part], [token]) => Ok(Self::Header(AUTHORIZATION, bearer(part, token)?)),
            (Scheme::ApiKey { place: Place::Query, name }, [_], [key]) => {
                Ok(Self::Query(name, Arc::new(Zeroizing::new((*key).to_owned()))))
            }
            (Scheme::ApiKey { place: Place::Cookie, name }, [_], [key]) => {
                Ok(Self::Cookie(Arc::new(Zeroizing::new(crate::wire_text::cookie(name, key)))))
            }
            (Scheme::ApiKey { place: Place::Header, name }, [part], [key]) => {
                check_ends(part, key)?;
                let name = HeaderName::from_bytes(name.as_bytes())
                    .map_err(|_| format!("`{}` is not the name of a header", name.escape_debug()))?;
                Ok(Self::Header(name, sensitive(Zeroizing::new((*key).to_owned()), &part.words())?))
            }
            _ => Err(format!("the security scheme `{}` has other parts than its type", kind.name)),
        }
    }

    /// The header with the token of a call.
    pub(crate) fn fresh(kind: &CredentialKind, source: &TokenSource) -> Result<HeaderValue, String> {
        let part = kind.parts.first().ok_or_else(|| format!("the security scheme `{}` has no parts", kind.name))?;
        let token = Zeroizing::new(source());
        check(part, &token)?;
        bearer(part, &token)
    }
}

/// The values of the parts of a credential that are set, or the source of its tokens.
#[derive(Clone, Default)]
pub(crate) struct PartValues {
    /// The field and the value of each part.
    values: Vec<(&'static str, Zeroizing<String>)>,
    source: Option<TokenSource>,
}

impl PartValues {
    /// Sets parts by their fields. The other parts stay as they are.
    pub(crate) fn set(&mut self, kind: &'static CredentialKind, parts: &[(&str, &str)]) -> Result<(), String> {
        self.source = None;
        for (field, value) in parts {
            let part =
                kind.parts.iter().find(|part| part.field == *field).ok_or_else(|| {
                    format!("the security scheme `{}` has no part `{}`", kind.name, field.escape_debug())
                })?;
            self.values.retain(|(known, _)| *known != part.field);
            self.values.push((part.field, Zeroizing::new((*value).to_owned())));
        }
        Ok(())
    }

    /// Sets the source of tokens.
    pub(crate) fn set_source(&mut self, kind: &'static CredentialKind, source: TokenSource) -> Result<(), String> {
        if kind.scheme != Scheme::Bearer {
            return Err(format!("the security scheme `{}` takes no token", kind.name));
        }
        *self = Self { values: Vec::new(), source: Some(source) };
        Ok(())
    }

    /// The values of the required parts, of a kind that has others: they stay when only the others are replaced.
    pub(crate) fn required(&self, kind: &CredentialKind) -> Self {
        let is_required = |field: &str| kind.required().any(|part| part.field == field);
        let has_others = kind.parts.iter().any(|part| part.default.is_some());
        let values = self.values.iter().filter(|(field, _)| has_others && is_required(field)).cloned().collect();
        Self { values, source: None }
    }

    /// The value of the first part, which selects the server. `None` if tokens come from a source.
    pub(crate) fn first(&self, kind: &CredentialKind) -> Option<&str> {
        match self.source {
            Some(_) => None,
            None => Some(kind.parts.first().and_then(|part| self.get(part.field)).unwrap_or_default()),
        }
    }

    /// The value of a part, or of the part that is its default.
    fn get_or_default(&self, kind: &CredentialKind, part: &Part) -> Result<&str, String> {
        let own = self.get(part.field).or_else(|| self.get(part.default?));
        own.ok_or_else(|| {
            let missing = kind.required().find(|required| self.get(required.field).is_none()).unwrap_or(part);
            let set = kind.parts.iter().find(|set| self.get(set.field).is_some());
            match set {
                Some(set) => {
                    format!("{} needs {}, which is not set", with_article(&set.words()), with_article(&missing.words()))
                }
                None => format!("the {} is not set", missing.words()),
            }
        })
    }

    fn get(&self, field: &str) -> Option<&str> {
        self.values.iter().find(|(known, _)| *known == field).map(|(_, value)| value.as_str())
    }
}

/// Rejects an empty value and control characters.
fn check(part: &Part, value: &str) -> Result<(), String> {
    if value.is_empty() {
        return Err(format!("the {} is empty", part.words()));
    }
    if value.chars().any(char::is_control) {
        return Err(format!("the {} contains a control character, such as a line break", part.words()));
    }
    Ok(())
}

/// Rejects spaces at the ends, which servers strip from the value of a header.
fn check_ends(part: &Part, value: &str) -> Result<(), String> {
    if value.trim_matches(' ') != value {
        return Err(format!("the {} starts or ends with a space, which no header can carry", part.words()));
    }
    Ok(())
}

fn bearer(part: &Part, token: &str) -> Result<HeaderValue, String> {
    check_ends(part, token)?;
    let mut value = Zeroizing::new(String::with_capacity("Bearer ".len() + token.len()));
    value.push_str("Bearer ");
    value.push_str(token);
    sensitive(value, &part.words())
}

/// A sensitive header value. Its bytes are zeroed when the last header that shares them is dropped.
fn sensitive(value: Zeroizing<String>, names: &str) -> Result<HeaderValue, String> {
    let mut header = HeaderValue::from_maybe_shared(Bytes::from_owner(Shared(value)))
        .map_err(|_| format!("the {names} cannot be sent in a header"))?;
    header.set_sensitive(true);
    Ok(header)
}

struct Shared(Zeroizing<String>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::{Credential, PartValues};
    use crate::credential_kind::{CredentialKind, Part, Place, Scheme};

    const fn part(field: &'static str, name: &'static str) -> Part {
        Part { field, name, variable: None, default: None }
    }

    const fn kind(scheme: Scheme, parts: &'static [Part]) -> CredentialKind {
        CredentialKind { name: "scheme", method: "scheme", scheme, parts }
    }

    static BASIC: CredentialKind = kind(Scheme::Basic, &[part("username", "project_id"), part("password", "secret")]);
    static BEARER: CredentialKind = kind(Scheme::Bearer, &[part("token", "access_token")]);
    static HEADER: CredentialKind =
        kind(Scheme::ApiKey { place: Place::Header, name: "X-Key" }, &[part("key", "api_key")]);
    static QUERY: CredentialKind = kind(Scheme::ApiKey { place: Place::Query, name: "key" }, &[part("key", "api_key")]);
    static COOKIE: CredentialKind =
        kind(Scheme::ApiKey { place: Place::Cookie, name: "key" }, &[part("key", "api_key")]);

    fn credential(kind: &'static CredentialKind, texts: &[&str]) -> Result<Credential, String> {
        let mut values = PartValues::default();
        let parts: Vec<_> = kind.parts.iter().map(|part| part.field).zip(texts.iter().copied()).collect();
        values.set(kind, &parts).expect("the fields exist");
        Credential::new(kind, &values)
    }

    #[test]
    fn a_credential_that_http_cannot_carry_is_rejected_without_showing_it() {
        for (kind, values, problem) in [
            (&BASIC, &["", "canary"][..], "the project id is empty"),
            (&BASIC, &["canary", ""], "the secret is empty"),
            (&BASIC, &["canary:x", "canary"], "the project id contains a colon"),
            (&BASIC, &["canary", "canary\n-x"], "the secret contains a control character"),
            (&BEARER, &["canary\r\nx: y"], "the access token contains a control character"),
            (&BEARER, &["canary "], "the access token starts or ends with a space"),
            (&HEADER, &["canary\0"], "the api key contains a control character"),
            (&HEADER, &[" canary"], "the api key starts or ends with a space"),
            (&QUERY, &["canary\u{7f}"], "the api key contains a control character"),
            (&QUERY, &[""], "the api key is empty"),
        ] {
            let message = credential(kind, values).err().expect("it is rejected");
            assert!(message.starts_with(problem), "{message}");
            assert!(!message.contains("canary"), "{message}");
        }
    }

    #[test]
    fn a_token_from_a_source_is_checked_like_a_fixed_one() {
        let source = |token: &'static str| -> super::TokenSource { std::sync::Arc::new(move || token.to_owned()) };
        let header = Credential::fresh(&BEARER, &source("token-1")).expect("it is a token");
        assert!(header.is_sensitive());
        assert_eq!(header.as_bytes(), b"Bearer token-1");
        for token in ["", "canary\n", " canary"] {
            let message = Credential::fresh(&BEARER, &source(token)).expect_err("it is rejected");
            assert!(message.starts_with("the access token ") && !message.contains("canary"), "{message}");
        }
    }

    #[test]
    fn a_basic_credential_may_have_any_characters() {
        let Ok(Credential::Header(name, value)) = credential(&BASIC, &["project-live-ü", "schlüssel"]) else {
            panic!("it is carried in a header")
        };
        assert!(value.is_sensitive());
        assert_eq!(name, "authorization");
        assert_eq!(value.to_str().ok(), Some("Basic cHJvamVjdC1saXZlLcO8OnNjaGzDvHNzZWw="));
    }

    #[test]
    fn an_api_key_is_a_header_a_query_parameter_or_a_cookie() {
        let Ok(Credential::Header(name, value)) = credential(&HEADER, &["key 1"]) else {
            panic!("it is carried in a header")
        };
        assert_eq!((name.as_str(), value.as_bytes(), value.is_sensitive()), ("x-key", &b"key 1"[..], true));
        assert!(matches!(credential(&QUERY, &[" key&1"]), Ok(Credential::Query("key", _))));
        let Ok(Credential::Cookie(cookie)) = credential(&COOKIE, &["a;b c=\u{fc}"]) else { panic!("it is a cookie") };
        assert_eq!(cookie.as_str(), "key=a%3Bb%20c=%C3%BC");
    }

    #[test]
    fn only_a_bearer_scheme_takes_a_source_of_tokens() {
        let mut values = PartValues::default();
        let message = values.set_source(&BASIC, std::sync::Arc::new(String::new)).expect_err("it takes a pair");
        assert_eq!(message, "the security scheme `scheme` takes no token");
        assert!(
            values.set(&BASIC, &[("token", "canary")]).expect_err("there is no such part").ends_with("no part `token`")
        );
    }
}
