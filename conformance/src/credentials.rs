//! Credentials for the security schemes of a document: where they come from, and how a request carries them.

use std::{
    collections::{BTreeMap, HashMap},
    env,
    sync::{LazyLock, Mutex, PoisonError},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{
    Document, Operation, Place, Requirement, SchemeKind, SecurityScheme, extension::RecordKind, sample::matching,
};
use serde_json::{Value, json};
use url::form_urlencoded;

use crate::{call::Credentials, extension::MOCK};

/// Invented credentials for every security scheme: the same ones in every run. The mock accepts them.
#[must_use]
pub fn invented(document: &Document) -> Credentials {
    SecurityScheme::all(document).iter().map(|scheme| (scheme.name().to_owned(), invented_for(scheme))).collect()
}

/// Invented credentials for one security scheme. Parts with a default are not set.
#[must_use]
pub(crate) fn invented_for(scheme: &SecurityScheme<'_>) -> BTreeMap<String, String> {
    let parts = scheme.parts().into_iter().filter(|part| part.default.is_none());
    parts
        .map(|part| {
            let pattern = scheme.node().get(MOCK).and_then(|mock| mock.text(part.field));
            let value = invented_value(part.name, pattern);
            (part.field.to_owned(), value)
        })
        .collect()
}

/// Sets the part of this name in the credentials of security schemes. Returns whether there is one.
pub(crate) fn set_part(
    schemes: &[SecurityScheme<'_>],
    name: &str,
    value: &Value,
    credentials: &mut Credentials,
) -> bool {
    let mut is_set = false;
    for scheme in schemes {
        let parts = scheme.parts();
        if let (Some(part), Some(value)) = (parts.iter().find(|part| part.name == name), value.as_str()) {
            let values = credentials.entry(scheme.name().to_owned()).or_default();
            values.insert(part.field.to_owned(), value.to_owned());
            is_set = true;
        }
    }
    is_set
}

/// The invented credentials, as those of the person that the documented requests are about: each part that the records of a mock keep has
/// its documented value.
#[must_use]
pub(crate) fn documented(document: &Document) -> Credentials {
    let (mut credentials, schemes) = (invented(document), SecurityScheme::all(document));
    for kind in RecordKind::all(document) {
        for secret in &kind.secrets {
            let value = kind.new.get(secret).map(|value| value.value().clone()).unwrap_or_default();
            set_part(&schemes, secret, &value, &mut credentials);
        }
    }
    credentials
}

/// A value that matches the pattern, for the part of this name.
fn invented_value(name: &str, pattern: Option<&str>) -> String {
    let plain = format!("{}-test-of-the-conformance-suite", name.replace('_', "-"));
    let Some(pattern) = pattern else { return plain };
    // Patterns take long to compile, and every case needs a value.
    static KNOWN: LazyLock<Mutex<HashMap<String, String>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let key = format!("{name} {pattern}");
    if let Some(value) = known.get(&key) {
        return value.clone();
    }
    let matching = matching(pattern).unwrap_or_default();
    let candidates = [plain, format!("{matching}-of-the-conformance-suite"), matching];
    let value = candidates.into_iter().find(|text| matches(pattern, text)).unwrap_or_default();
    known.insert(key, value.clone());
    value
}

fn matches(pattern: &str, text: &str) -> bool {
    jsonschema::validator_for(&json!({ "pattern": pattern })).is_ok_and(|schema| schema.is_valid(&text.into()))
}

/// The credentials in the environment variables that the document names.
///
/// # Errors
/// No variable is set, a credential is set only in part, or a value is not Unicode.
pub fn from_env(document: &Document) -> Result<Credentials, String> {
    let (credentials, schemes) = (set_in_env(document)?, SecurityScheme::all(document));
    if credentials.is_empty() && !schemes.is_empty() { Err(unset(&schemes)) } else { Ok(credentials) }
}

/// The credentials in the environment variables that the document names, for a call of one operation.
///
/// # Errors
/// No variable is set and the operation needs one, a credential is set only in part, or a value is not Unicode.
pub(crate) fn from_env_for(operation: &Operation<'_>) -> Result<Credentials, String> {
    let credentials = set_in_env(operation.node().document())?;
    let requirements = operation.security();
    let needs_none = requirements.is_empty() || requirements.iter().any(|requirement| requirement.schemes().is_empty());
    if credentials.is_empty() && !needs_none { Err(unset(&operation.security_schemes())) } else { Ok(credentials) }
}

fn set_in_env(document: &Document) -> Result<Credentials, String> {
    let mut credentials = Credentials::new();
    for scheme in SecurityScheme::all(document) {
        let mut values = BTreeMap::new();
        for part in scheme.parts() {
            if let Some(value) = part.variable.map(variable).transpose()?.flatten() {
                values.insert(part.field.to_owned(), value);
            }
        }
        let parts = scheme.parts();
        let needed = parts.iter().filter(|part| part.default.is_none());
        let (set, missing): (Vec<_>, Vec<_>) = needed
            .filter_map(|part| Some((part, part.variable?)))
            .partition(|(part, _)| values.contains_key(part.field));
        if let (Some((_, set)), Some((_, missing))) = (set.first(), missing.first()) {
            return Err(format!("{set} is set and {missing} is not"));
        }
        if !set.is_empty() {
            credentials.insert(scheme.name().to_owned(), values);
        }
    }
    Ok(credentials)
}

/// Why there are no credentials: which variables to set.
fn unset(schemes: &[SecurityScheme<'_>]) -> String {
    let needed = |scheme: &SecurityScheme<'_>| {
        let parts = scheme.parts().into_iter().filter(|part| part.default.is_none());
        parts.filter_map(|part| part.variable).collect::<Vec<_>>().join(" and ")
    };
    let needed: Vec<_> = schemes.iter().map(needed).filter(|names| !names.is_empty()).collect();
    match needed.as_slice() {
        [] => "no credentials: the document names no variable for them; add `x-credential` to its security schemes"
            .to_owned(),
        needed => format!("no credentials: set {}", needed.join(", or ")),
    }
}

/// An environment variable. An empty one counts as not set.
fn variable(name: &str) -> Result<Option<String>, String> {
    match env::var(name) {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(format!("{name} is not Unicode")),
    }
}

/// The part of a request that carries a credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Carrier {
    /// A header, by its name in lower case.
    Header(String, String),
    /// A query parameter.
    Query(String, String),
    /// A cookie.
    Cookie(String, String),
}

impl Carrier {
    /// A query parameter as text in a URL; none for a header or a cookie.
    pub(crate) fn query_text(&self) -> Option<String> {
        match self {
            Self::Query(name, value) => {
                Some(form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish())
            }
            Self::Header(..) | Self::Cookie(..) => None,
        }
    }
}

/// What carries the credential of a scheme; none if a part of the credential is missing.
#[must_use]
pub(crate) fn carrier(scheme: &SecurityScheme<'_>, credentials: &Credentials) -> Option<Carrier> {
    let values = credentials.get(scheme.name())?;
    let parts = scheme.parts();
    let value = |field: &str| {
        let part = parts.iter().find(|part| part.field == field);
        values.get(field).or_else(|| values.get(part?.default?))
    };
    Some(match scheme.kind() {
        SchemeKind::Basic => {
            let pair = STANDARD.encode(format!("{}:{}", value("username")?, value("password")?));
            Carrier::Header("authorization".to_owned(), format!("Basic {pair}"))
        }
        SchemeKind::Bearer => Carrier::Header("authorization".to_owned(), format!("Bearer {}", value("token")?)),
        SchemeKind::ApiKey { place: Place::Header, name } => {
            Carrier::Header(name.to_ascii_lowercase(), value("key")?.clone())
        }
        SchemeKind::ApiKey { place: Place::Cookie, name } => Carrier::Cookie(name.to_owned(), value("key")?.clone()),
        SchemeKind::ApiKey { place: Place::Query, name } => Carrier::Query(name.to_owned(), value("key")?.clone()),
    })
}

/// What carries the credentials for the first requirement that they satisfy; none if they satisfy no requirement.
#[must_use]
pub(crate) fn carriers(requirements: &[Requirement<'_>], credentials: &Credentials) -> Option<Vec<Carrier>> {
    requirements.iter().find_map(|requirement| {
        requirement.schemes().iter().map(|scheme| carrier(scheme, credentials)).collect::<Option<Vec<_>>>()
    })
}

/// The values that must never be printed: all but user names, and user names that also serve as passwords.
#[must_use]
pub(crate) fn secrets(document: &Document, credentials: &Credentials) -> Vec<String> {
    let schemes = SecurityScheme::all(document);
    let secret = |scheme: &SecurityScheme<'_>, field: &str| {
        field != "username" || scheme.parts().iter().any(|part| part.default == Some("username"))
    };
    let mut secrets = Vec::new();
    for scheme in &schemes {
        let values = credentials.get(scheme.name()).into_iter().flatten();
        secrets.extend(values.filter(|(field, _)| secret(scheme, field)).map(|(_, value)| value.clone()));
    }
    secrets
}

/// Replaces each credential value in a text with a placeholder, made from the name and the variable of the part.
#[must_use]
pub(crate) fn with_placeholders(
    text: &str,
    document: &Document,
    credentials: &Credentials,
    placeholder: impl Fn(&str, Option<&str>) -> String,
) -> String {
    let mut values = Vec::new();
    for scheme in SecurityScheme::all(document) {
        for part in scheme.parts() {
            if let Some(value) = credentials.get(scheme.name()).and_then(|values| values.get(part.field)) {
                values.push((value, placeholder(part.name, part.variable)));
            }
        }
    }
    // Longer values first: one value may contain another.
    values.sort_by_key(|(value, _)| std::cmp::Reverse(value.len()));
    values.iter().fold(text.to_owned(), |text, (value, name)| text.replace(value.as_str(), name))
}
