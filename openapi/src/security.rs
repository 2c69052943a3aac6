//! Security schemes, the parts of their credentials, security requirements, and the server for each credential.

use crate::{Document, Node, pointer};

/// A security scheme: a kind of credential.
#[derive(Debug, Clone)]
pub struct SecurityScheme<'d> {
    name: &'d str,
    kind: SchemeKind<'d>,
    node: Node<'d>,
}

/// How a credential is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind<'d> {
    /// HTTP Basic: username and password.
    Basic,
    /// A bearer token.
    Bearer,
    /// A key in a header, in the query or in a cookie.
    ApiKey {
        /// Where the key is sent.
        place: Place,
        /// The name of the header, the query parameter or the cookie.
        name: &'d str,
    },
}

/// Where an API key is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}

/// A part of a credential: a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'d> {
    /// Its role in the scheme: `username`, `password`, `token` or `key`.
    pub field: &'static str,
    /// The name of the Rust argument. Messages write its `_` as blanks. By default, `api_key` for a key, else the name of the field.
    pub name: &'d str,
    /// The environment variable that it is read from.
    pub variable: Option<&'d str>,
    /// The field whose value is used if it is not set.
    pub default: Option<&'d str>,
}

const SCHEMES: &str = "/components/securitySchemes";

impl<'d> SecurityScheme<'d> {
    /// The supported security schemes, in the order of the document.
    #[must_use]
    pub fn all(document: &'d Document) -> Vec<Self> {
        let schemes = document.at(SCHEMES).map(|schemes| schemes.entries()).unwrap_or_default();
        schemes.into_iter().filter_map(|(name, node)| Self::of(name, node)).collect()
    }

    /// The security scheme with a name.
    #[must_use]
    pub fn find(document: &'d Document, name: &str) -> Option<Self> {
        Self::all(document).into_iter().find(|scheme| scheme.name == name)
    }

    fn of(name: &'d str, node: Node<'d>) -> Option<Self> {
        let kind = match (node.text("type")?, node.text("scheme"), node.text("in")) {
            ("http", Some("basic"), _) => SchemeKind::Basic,
            ("http", Some("bearer"), _) => SchemeKind::Bearer,
            ("apiKey", _, Some("header")) => SchemeKind::ApiKey { place: Place::Header, name: node.text("name")? },
            ("apiKey", _, Some("cookie")) => SchemeKind::ApiKey { place: Place::Cookie, name: node.text("name")? },
            ("apiKey", _, Some("query")) => SchemeKind::ApiKey { place: Place::Query, name: node.text("name")? },
            _ => return None,
        };
        Some(Self { name, kind, node })
    }

    /// The name that operations and servers refer to.
    #[must_use]
    pub fn name(&self) -> &'d str {
        self.name
    }

    /// How the credential is sent.
    #[must_use]
    pub fn kind(&self) -> SchemeKind<'d> {
        self.kind
    }

    /// Its place in the document.
    #[must_use]
    pub fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// The parts of a credential of this kind (`x-credential`). The first one selects the server.
    #[must_use]
    pub fn parts(&self) -> Vec<Part<'d>> {
        let fields: &[&'static str] = match self.kind {
            SchemeKind::Basic => &["username", "password"],
            SchemeKind::Bearer => &["token"],
            SchemeKind::ApiKey { .. } => &["key"],
        };
        let credential = self.node.get("x-credential");
        let part = |field: &'static str| {
            let part = credential.as_ref().and_then(|credential| credential.get(field));
            let text = |key: &str| part.as_ref().and_then(|part| part.text(key));
            let default = if field == "key" { "api_key" } else { field };
            Part { field, name: text("name").unwrap_or(default), variable: text("variable"), default: text("default") }
        };
        fields.iter().copied().map(part).collect()
    }
}

/// A security requirement: the credentials of all its schemes together. Without schemes, no credential is needed.
#[derive(Debug, Clone)]
pub struct Requirement<'d> {
    schemes: Vec<SecurityScheme<'d>>,
}

impl<'d> Requirement<'d> {
    /// The alternatives of a `security` list, in order. Unsupported schemes are left out.
    pub(crate) fn all(security: &Node<'d>) -> Vec<Self> {
        let schemes = |requirement: Node<'d>| {
            let names = requirement.entries().into_iter();
            names.filter_map(|(name, _)| SecurityScheme::find(requirement.document(), name)).collect()
        };
        security.items().into_iter().map(|requirement| Self { schemes: schemes(requirement) }).collect()
    }

    /// The security schemes.
    #[must_use]
    pub fn schemes(&self) -> &[SecurityScheme<'d>] {
        &self.schemes
    }
}

/// A server.
#[derive(Debug, Clone)]
pub struct Server<'d> {
    node: Node<'d>,
}

impl<'d> Server<'d> {
    /// All servers, in the order of the document.
    #[must_use]
    pub fn all(document: &'d Document) -> Vec<Self> {
        let servers = document.root().get("servers").map(|servers| servers.items()).unwrap_or_default();
        servers.into_iter().map(|node| Self { node }).collect()
    }

    /// The server of its own that the object of an operation has.
    pub(crate) fn own(operation: &Node<'d>) -> Option<Self> {
        let node = operation.get("servers")?.items().into_iter().next()?;
        Some(Self { node })
    }

    /// The server for a credential, by the name of its security scheme and its first part: a username, a token or a key. `None` where there
    /// are no servers.
    #[must_use]
    pub fn for_credential(document: &'d Document, scheme: &str, username: &str) -> Option<Self> {
        Self::all(document).into_iter().find(|server| server.accepts(scheme, username))
    }

    /// The URL. Empty where it is missing.
    #[must_use]
    pub fn url(&self) -> &'d str {
        self.node.text("url").unwrap_or_default()
    }

    /// Its place in the document.
    #[must_use]
    pub fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// The credentials that use this server (`x-credential-prefix`): pairs of a security scheme and the prefix of the credential's first
    /// part. Empty for the default server.
    #[must_use]
    pub fn credential_prefixes(&self) -> Vec<(&'d str, &'d str)> {
        let prefixes = self.node.get("x-credential-prefix").map(|prefixes| prefixes.entries()).unwrap_or_default();
        prefixes.into_iter().filter_map(|(scheme, prefix)| Some((scheme, prefix.value().as_str()?))).collect()
    }

    /// The pointer of the prefix for a security scheme.
    #[must_use]
    pub fn prefix_pointer(&self, scheme: &str) -> String {
        pointer::join(&pointer::join(self.node.pointer(), "x-credential-prefix"), scheme)
    }

    /// Whether a credential uses this server, unless it uses an earlier one.
    fn accepts(&self, scheme: &str, username: &str) -> bool {
        let prefixes = self.credential_prefixes();
        prefixes.is_empty() || prefixes.iter().any(|(name, prefix)| *name == scheme && username.starts_with(prefix))
    }
}
