//! Which credentials an operation accepts: security requirements, and the patterns that `x-mock` gives for each security scheme.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{Node, Operation};
use regex::Regex;

use crate::{request::RecordedRequest, schema::regex};

/// The security requirements of an operation: one of them has to be met, with all of its schemes.
#[derive(Debug)]
pub(crate) struct Requirements(Vec<Vec<Scheme>>);

#[derive(Debug)]
enum Scheme {
    Basic { username: Option<Regex>, password: Option<Regex> },
    Bearer { token: Regex },
    Header { name: String, key: Regex },
    Query { name: String, key: Regex },
}

impl Requirements {
    /// Those of an operation. A security scheme without `x-mock` is not checked.
    ///
    /// # Errors
    /// A pattern is not a regular expression.
    pub(crate) fn of(operation: &Operation<'_>) -> Result<Self, String> {
        let document = operation.node().document();
        let written = operation.node().get("security").or_else(|| document.root().get("security"));
        let mut requirements = Vec::new();
        for requirement in written.map(|written| written.items()).unwrap_or_default() {
            let schemes = requirement.entries().into_iter().map(|(name, _)| Scheme::of(document.root(), name));
            requirements.push(schemes.filter_map(Result::transpose).collect::<Result<_, _>>()?);
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
            Scheme::Basic { .. } | Scheme::Bearer { .. } | Scheme::Query { .. } => false,
        })
    }
}

impl Scheme {
    fn of(root: Node<'_>, name: &str) -> Result<Option<Self>, String> {
        let scheme = root.get("components").and_then(|components| components.get("securitySchemes")?.get(name));
        let Some((scheme, patterns)) = scheme.and_then(|scheme| Some((scheme.clone(), scheme.get("x-mock")?))) else {
            return Ok(None);
        };
        let pattern = |key: &str| {
            let compiled = patterns
                .text(key)
                .map(|text| regex(text).map_err(|error| format!("{}/{key}: {error}", patterns.pointer())));
            compiled.transpose()
        };
        let header = scheme.text("name").unwrap_or_default();
        Ok(
            match (
                scheme.text("type"),
                scheme.text("scheme").map(str::to_ascii_lowercase).as_deref(),
                scheme.text("in"),
            ) {
                (Some("http"), Some("basic"), _) => {
                    Some(Self::Basic { username: pattern(USERNAME)?, password: pattern("password")? })
                }
                (Some("http"), Some("bearer"), _) => pattern("token")?.map(|token| Self::Bearer { token }),
                (Some("apiKey"), _, Some("header")) => {
                    pattern("key")?.map(|key| Self::Header { name: header.to_ascii_lowercase(), key })
                }
                (Some("apiKey"), _, Some("query")) => {
                    pattern("key")?.map(|key| Self::Query { name: header.to_owned(), key })
                }
                _ => None,
            },
        )
    }

    fn accepts(&self, request: &RecordedRequest) -> bool {
        match self {
            Self::Basic { username, password } => basic(request).is_some_and(|(user, secret)| {
                let matches =
                    |pattern: &Option<Regex>, text: &str| pattern.as_ref().is_none_or(|pattern| pattern.is_match(text));
                matches(username, &user) && matches(password, &secret)
            }),
            Self::Bearer { token } => authorization(request, "bearer").is_some_and(|text| token.is_match(text)),
            Self::Header { name, key } => request.header(name).is_some_and(|text| key.is_match(text)),
            Self::Query { name, key } => request.query_values(name).iter().any(|text| key.is_match(text)),
        }
    }
}

/// The key of the user name's pattern.
const USERNAME: &str = "user";

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
