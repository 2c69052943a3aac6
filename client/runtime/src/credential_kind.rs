//! The kinds of credential that a document knows, as data: one for each security scheme.

/// A kind of credential: a security scheme of the document.
#[derive(Debug)]
pub struct CredentialKind {
    /// The name of the security scheme.
    pub name: &'static str,
    /// The method of the client builder that sets it.
    pub method: &'static str,
    /// How a request carries it.
    pub scheme: Scheme,
    /// What it is made of: user name and password, a token, or a key.
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
        /// Where it stands.
        place: Place,
        /// The name of the header or of the query parameter.
        name: &'static str,
    },
}

/// Where an API key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a header.
    Header,
    /// In the query.
    Query,
}

/// A part of a credential.
#[derive(Debug)]
pub struct Part {
    /// `username`, `password`, `token` or `key`.
    pub field: &'static str,
    /// What callers call it, in snake case.
    pub name: &'static str,
    /// The environment variable that holds it.
    pub variable: Option<&'static str>,
    /// The field whose value it has where none is set.
    pub default: Option<&'static str>,
}

impl CredentialKind {
    /// The parts that have no default.
    pub(crate) fn required(&self) -> impl Iterator<Item = &'static Part> {
        self.parts.iter().filter(|part| part.default.is_none())
    }

    /// How a caller provides it: `a project id and a secret: ``Client::builder().project(project_id, secret)```.
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
