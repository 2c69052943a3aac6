//! Credentials: each is kept as what carries it in a request, marked sensitive, and zeroed when dropped.
//!
//! An API key in the query also becomes part of the URL of each call, which nothing prints; reqwest keeps that URL, and does not zero it.

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, header::AUTHORIZATION};
use zeroize::Zeroizing;

use crate::credential_kind::{CredentialKind, Part, Place, Scheme, with_article};

/// Gives a token when it is asked for one.
pub(crate) type TokenSource = Arc<dyn Fn() -> String + Send + Sync>;

/// A credential, ready to be sent.
#[derive(Clone)]
pub(crate) enum Credential {
    /// A header, the same for each call.
    Header(HeaderName, HeaderValue),
    /// A query parameter: its name and its value.
    Query(&'static str, Arc<Zeroizing<String>>),
    /// A bearer token that is asked for at each call.
    Source(TokenSource),
}

impl Credential {
    /// A credential of a kind, out of its parts.
    ///
    /// No message shows any of them.
    pub(crate) fn new(kind: &CredentialKind, given: &Given) -> Result<Self, String> {
        if let Some(source) = &given.source {
            return Ok(Self::Source(Arc::clone(source)));
        }
        let values = kind.parts.iter().map(|part| given.value(kind, part)).collect::<Result<Vec<_>, _>>()?;
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
            (Scheme::ApiKey { place: Place::Header, name }, [part], [key]) => {
                check_ends(part, key)?;
                let name = HeaderName::from_bytes(name.as_bytes())
                    .map_err(|_| format!("`{}` cannot be the name of a header", name.escape_debug()))?;
                Ok(Self::Header(name, sensitive(Zeroizing::new((*key).to_owned()), &part.words())?))
            }
            _ => Err(format!("the security scheme `{}` has parts that no request can carry", kind.name)),
        }
    }

    /// The header of a token that was just asked for.
    pub(crate) fn fresh(kind: &CredentialKind, source: &TokenSource) -> Result<HeaderValue, String> {
        let part = kind.parts.first().ok_or_else(|| format!("the security scheme `{}` has no parts", kind.name))?;
        let token = Zeroizing::new(source());
        check(part, &token)?;
        bearer(part, &token)
    }
}

/// The parts of a credential as far as they were given.
#[derive(Clone, Default)]
pub(crate) struct Given {
    /// The fields and their values.
    parts: Vec<(&'static str, Zeroizing<String>)>,
    source: Option<TokenSource>,
}

impl Given {
    /// Sets parts by their fields. What was given before stays.
    pub(crate) fn set(&mut self, kind: &'static CredentialKind, parts: &[(&str, &str)]) -> Result<(), String> {
        self.source = None;
        for (field, value) in parts {
            let part =
                kind.parts.iter().find(|part| part.field == *field).ok_or_else(|| {
                    format!("the security scheme `{}` has no part `{}`", kind.name, field.escape_debug())
                })?;
            self.parts.retain(|(known, _)| *known != part.field);
            self.parts.push((part.field, Zeroizing::new((*value).to_owned())));
        }
        Ok(())
    }

    /// Sets where the token comes from.
    pub(crate) fn set_source(&mut self, kind: &'static CredentialKind, source: TokenSource) -> Result<(), String> {
        if kind.scheme != Scheme::Bearer {
            return Err(format!("the security scheme `{}` takes no token", kind.name));
        }
        *self = Self { parts: Vec::new(), source: Some(source) };
        Ok(())
    }

    /// What the others of a kind with defaults are completed by: the parts that have none.
    pub(crate) fn required(&self, kind: &CredentialKind) -> Self {
        let kept = |field: &str| kind.required().any(|part| part.field == field);
        let completes = kind.parts.iter().any(|part| part.default.is_some());
        let parts = self.parts.iter().filter(|(field, _)| completes && kept(field)).cloned().collect();
        Self { parts, source: None }
    }

    /// The value that tells which server the credential belongs to; nothing where tokens come from a source.
    pub(crate) fn first(&self, kind: &CredentialKind) -> &str {
        kind.parts.first().and_then(|part| self.get(part.field)).unwrap_or_default()
    }

    fn value(&self, kind: &CredentialKind, part: &Part) -> Result<&str, String> {
        let own = self.get(part.field).or_else(|| self.get(part.default?));
        own.ok_or_else(|| {
            let missing = kind.required().find(|required| self.get(required.field).is_none()).unwrap_or(part);
            let given = kind.parts.iter().find(|given| self.get(given.field).is_some());
            match given {
                Some(given) => format!(
                    "{} goes with {}, and the client has none",
                    with_article(&given.words()),
                    with_article(&missing.words())
                ),
                None => format!("the {} is not set", missing.words()),
            }
        })
    }

    fn get(&self, field: &str) -> Option<&str> {
        self.parts.iter().find(|(known, _)| *known == field).map(|(_, value)| value.as_str())
    }
}

/// Neither empty nor with control characters.
fn check(part: &Part, value: &str) -> Result<(), String> {
    if value.is_empty() {
        return Err(format!("the {} is empty", part.words()));
    }
    if value.chars().any(char::is_control) {
        return Err(format!("the {} contains a control character, such as a line break", part.words()));
    }
    Ok(())
}

/// Servers strip blanks around a header's value.
fn check_ends(part: &Part, value: &str) -> Result<(), String> {
    if value.trim_matches(' ') != value {
        return Err(format!("the {} starts or ends with a blank, which no header can carry", part.words()));
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

/// A header value whose bytes live in their owner, which zeroes them when the last header that shares them is gone.
fn sensitive(value: Zeroizing<String>, names: &str) -> Result<HeaderValue, String> {
    let mut header = HeaderValue::from_maybe_shared(Bytes::from_owner(Shared(value)))
        .map_err(|_| format!("the {names} cannot stand in a header"))?;
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
    use super::{Credential, Given};
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

    fn credential(kind: &'static CredentialKind, values: &[&str]) -> Result<Credential, String> {
        let mut given = Given::default();
        let parts: Vec<_> = kind.parts.iter().map(|part| part.field).zip(values.iter().copied()).collect();
        given.set(kind, &parts).expect("the fields exist");
        Credential::new(kind, &given)
    }

    #[test]
    fn a_credential_that_http_cannot_carry_is_rejected_without_showing_it() {
        for (kind, values, problem) in [
            (&BASIC, &["", "canary"][..], "the project id is empty"),
            (&BASIC, &["canary", ""], "the secret is empty"),
            (&BASIC, &["canary:x", "canary"], "the project id contains a colon"),
            (&BASIC, &["canary", "canary\n-x"], "the secret contains a control character"),
            (&BEARER, &["canary\r\nx: y"], "the access token contains a control character"),
            (&BEARER, &["canary "], "the access token starts or ends with a blank"),
            (&HEADER, &["canary\0"], "the api key contains a control character"),
            (&HEADER, &[" canary"], "the api key starts or ends with a blank"),
            (&QUERY, &["canary\u{7f}"], "the api key contains a control character"),
            (&QUERY, &[""], "the api key is empty"),
        ] {
            let told = credential(kind, values).err().expect("it is rejected");
            assert!(told.starts_with(problem), "{told}");
            assert!(!told.contains("canary"), "{told}");
        }
    }

    #[test]
    fn a_token_from_a_source_is_checked_as_a_fixed_one_is() {
        let source = |token: &'static str| -> super::TokenSource { std::sync::Arc::new(move || token.to_owned()) };
        let header = Credential::fresh(&BEARER, &source("token-1")).expect("it is a token");
        assert!(header.is_sensitive());
        assert_eq!(header.as_bytes(), b"Bearer token-1");
        for token in ["", "canary\n", " canary"] {
            let told = Credential::fresh(&BEARER, &source(token)).expect_err("it is rejected");
            assert!(told.starts_with("the access token ") && !told.contains("canary"), "{told}");
        }
    }

    #[test]
    fn a_basic_credential_of_any_script_is_carried_in_ascii() {
        let Ok(Credential::Header(name, value)) = credential(&BASIC, &["project-live-ü", "schlüssel"]) else {
            panic!("it is carried in a header")
        };
        assert!(value.is_sensitive());
        assert_eq!(name, "authorization");
        assert_eq!(value.to_str().ok(), Some("Basic cHJvamVjdC1saXZlLcO8OnNjaGzDvHNzZWw="));
    }

    #[test]
    fn an_api_key_is_carried_where_the_scheme_says() {
        let Ok(Credential::Header(name, value)) = credential(&HEADER, &["key 1"]) else {
            panic!("it is carried in a header")
        };
        assert_eq!((name.as_str(), value.as_bytes(), value.is_sensitive()), ("x-key", &b"key 1"[..], true));
        assert!(matches!(credential(&QUERY, &[" key&1"]), Ok(Credential::Query("key", _))));
    }

    #[test]
    fn a_source_of_tokens_is_for_bearer_alone() {
        let mut given = Given::default();
        let told = given.set_source(&BASIC, std::sync::Arc::new(String::new)).expect_err("it takes a pair");
        assert_eq!(told, "the security scheme `scheme` takes no token");
        assert!(
            given.set(&BASIC, &[("token", "canary")]).expect_err("there is no such part").ends_with("no part `token`")
        );
    }
}
