//! The kinds of credential of a document, as data: one for each security scheme.

/// A kind of credential: a security scheme of the document.
#[derive(Debug)]
pub struct CredentialKind {
    /// The name of the security scheme.
    pub name: &'static str,
    /// The setter of the client builder.
    pub method: &'static str,
    /// How a request carries it.
    pub scheme: Scheme,
    /// Its parts: user name and password, a token, or a key.
    pub parts: &'static [Part],
}

/// How a request carries a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// HTTP Basic, in `Authorization`.
    Basic,
    /// A bearer token, in `Authorization`.
    Bearer,
    /// An API key.
    ApiKey {
        /// Whether it is a header, a query parameter or a cookie.
        place: Place,
        /// The name of the header, the query parameter or the cookie.
        name: &'static str,
    },
}

/// Where a request carries an API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}

/// A part of a credential.
#[derive(Debug)]
pub struct Part {
    /// `username`, `password`, `token` or `key`.
    pub field: &'static str,
    /// Its name for callers, in snake case.
    pub name: &'static str,
    /// Its environment variable.
    pub variable: Option<&'static str>,
    /// The field whose value it takes where it is not set.
    pub default: Option<&'static str>,
}

impl CredentialKind {
    /// The parts that have no default.
    pub(crate) fn required(&self) -> impl Iterator<Item = &'static Part> {
        self.parts.iter().filter(|part| part.default.is_none())
    }

    /// How a caller sets it: `a project id and a secret: ``Client::builder().project(project_id, secret)```.
    pub(crate) fn remedy(&self) -> String {
        let parts: Vec<_> = self.required().map(|part| with_article(&part.words())).collect();
        let arguments: Vec<_> = self.required().map(|part| part.name).collect();
        format!("{}: `Client::builder().{}({})`", parts.join(" and "), self.method, arguments.join(", "))
    }
}

impl Part {
    /// Its name as words.
    pub(crate) fn words(&self) -> String {
        self.name.replace('_', " ")
    }
}

pub(crate) fn with_article(words: &str) -> String {
    let article = if words.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {words}")
}
