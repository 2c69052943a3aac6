//! Which credentials an operation accepts: its security requirements, with the patterns of each security scheme (`x-mock`).

use std::collections::HashMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{Operation, Place, SchemeKind, SecurityScheme, pointer};
use regex::Regex;

use crate::{pattern::regex, request::RecordedRequest};

/// The security requirements of an operation: one of them has to be met, with all of its schemes.
#[derive(Debug)]
pub(crate) struct Requirements(Vec<Vec<Scheme>>);

/// The security schemes that are known, by name, since compiling their patterns takes long. `None` for one that is not checked.
pub(crate) type Schemes = HashMap<String, Option<Scheme>>;

/// How a security scheme sends a credential, with its patterns.
#[derive(Debug, Clone)]
pub(crate) enum Scheme {
    Basic { username: Regex, password: Regex },
    Bearer { token: Regex },
    Header { name: String, key: Regex },
    Query { name: String, key: Regex },
    Cookie { name: String, key: Regex },
}

impl Requirements {
    /// The requirements of an operation. A security scheme without `x-mock` is not checked. Each scheme is added to those that are known.
    ///
    /// # Errors
    /// A pattern is not a regular expression.
    pub(crate) fn of(operation: &Operation<'_>, known: &mut Schemes) -> Result<Self, String> {
        let mut requirements = Vec::new();
        for requirement in operation.security() {
            let mut schemes = Vec::new();
            for scheme in requirement.schemes() {
                if !known.contains_key(scheme.name()) {
                    known.insert(scheme.name().to_owned(), Scheme::of(scheme)?);
                }
                schemes.extend(known[scheme.name()].clone());
            }
            requirements.push(schemes);
        }
        Ok(Self(requirements))
    }

    /// Whether a request has the credentials that the operation needs.
    pub(crate) fn accept(&self, request: &RecordedRequest) -> bool {
        self.0.is_empty() || self.0.iter().any(|schemes| schemes.iter().all(|scheme| scheme.accepts(request)))
    }

    /// Whether a header, by its name in lower case, carries a credential.
    pub(crate) fn has_header(&self, header: &str) -> bool {
        self.0.iter().flatten().any(|scheme| match scheme {
            Scheme::Header { name, .. } => name == header,
            Scheme::Cookie { .. } => header == "cookie",
            Scheme::Basic { .. } | Scheme::Bearer { .. } | Scheme::Query { .. } => false,
        })
    }
}

impl Scheme {
    fn of(scheme: &SecurityScheme<'_>) -> Result<Option<Self>, String> {
        let Some(patterns) = scheme.node().get("x-mock") else { return Ok(None) };
        let pattern = |key: &str| {
            let compiled = regex(patterns.text(key).unwrap_or_default());
            compiled.map_err(|error| format!("{}: {error}", pointer::join(patterns.pointer(), key)))
        };
        Ok(Some(match scheme.kind() {
            SchemeKind::Basic => Self::Basic { username: pattern("username")?, password: pattern("password")? },
            SchemeKind::Bearer => Self::Bearer { token: pattern("token")? },
            SchemeKind::ApiKey { place: Place::Header, name } => {
                Self::Header { name: name.to_ascii_lowercase(), key: pattern("key")? }
            }
            SchemeKind::ApiKey { place: Place::Query, name } => {
                Self::Query { name: name.to_owned(), key: pattern("key")? }
            }
            SchemeKind::ApiKey { place: Place::Cookie, name } => {
                Self::Cookie { name: name.to_owned(), key: pattern("key")? }
            }
        }))
    }

    fn accepts(&self, request: &RecordedRequest) -> bool {
        match self {
            Self::Basic { username, password } => {
                basic(request).is_some_and(|(user, secret)| username.is_match(&user) && password.is_match(&secret))
            }
            Self::Bearer { token } => authorization(request, "bearer").is_some_and(|text| token.is_match(text)),
            Self::Header { name, key } => request.header(name).is_some_and(|text| key.is_match(text)),
            Self::Cookie { name, key } => request.cookie(name).is_some_and(|text| key.is_match(&text)),
            Self::Query { name, key } => request.query_values(name).iter().any(|text| key.is_match(text)),
        }
    }
}

/// The parts of the credentials that an operation takes, by the names that the document gives them (`x-credential`).
#[derive(Debug)]
pub(crate) struct CredentialParts(Vec<(String, PartPlace)>);

#[derive(Debug)]
enum PartPlace {
    Username,
    Password,
    Token,
    Header(String),
    Query(String),
    Cookie(String),
}

impl CredentialParts {
    pub(crate) fn of(operation: &Operation<'_>) -> Self {
        let mut all = Vec::new();
        for scheme in operation.security_schemes() {
            for part in scheme.parts() {
                let place = match scheme.kind() {
                    SchemeKind::Basic if part.field == "username" => PartPlace::Username,
                    SchemeKind::Basic => PartPlace::Password,
                    SchemeKind::Bearer => PartPlace::Token,
                    SchemeKind::ApiKey { place: Place::Header, name } => PartPlace::Header(name.to_ascii_lowercase()),
                    SchemeKind::ApiKey { place: Place::Query, name } => PartPlace::Query(name.to_owned()),
                    SchemeKind::ApiKey { place: Place::Cookie, name } => PartPlace::Cookie(name.to_owned()),
                };
                all.push((part.name.to_owned(), place));
            }
        }
        Self(all)
    }

    /// The names of the parts.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// The parts that a request has.
    pub(crate) fn values(&self, request: &RecordedRequest) -> Vec<(String, String)> {
        let value = |place: &PartPlace| match place {
            PartPlace::Username => basic(request).map(|(username, _)| username),
            PartPlace::Password => basic(request).map(|(_, password)| password),
            PartPlace::Token => authorization(request, "bearer").map(str::to_owned),
            PartPlace::Header(name) => request.header(name).map(str::to_owned),
            PartPlace::Query(name) => request.query_values(name).into_iter().next(),
            PartPlace::Cookie(name) => request.cookie(name),
        };
        self.0.iter().filter_map(|(name, place)| Some((name.clone(), value(place)?))).collect()
    }
}

/// User name and password of HTTP Basic.
fn basic(request: &RecordedRequest) -> Option<(String, String)> {
    let decoded = STANDARD.decode(authorization(request, "basic")?).ok()?;
    let (username, password) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    Some((username.to_owned(), password.to_owned()))
}

/// The header `Authorization` without its scheme, if it has that scheme.
fn authorization<'r>(request: &'r RecordedRequest, scheme: &str) -> Option<&'r str> {
    let (found, rest) = request.header("authorization")?.split_once(' ')?;
    found.eq_ignore_ascii_case(scheme).then(|| rest.trim())
}
