//! Security schemes of the document: the parts of their credentials, and which operation requires which.

use stytch_openapi::{Document, Node, Operation};

use crate::extension::CREDENTIAL_PREFIX;

/// A security scheme.
#[derive(Debug, Clone)]
pub struct SecurityScheme<'d> {
    /// Its name in the document.
    pub name: &'d str,
    /// How its credential is sent.
    pub kind: SchemeKind<'d>,
    /// The parts of its credential.
    pub parts: Vec<Part<'d>>,
    /// Where it is written.
    pub node: Node<'d>,
}

/// How a credential is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind<'d> {
    /// HTTP Basic: `username` and `password`.
    Basic,
    /// A bearer token: `token`.
    Bearer,
    /// A header of this name: `key`.
    HeaderKey(&'d str),
    /// A query parameter of this name: `key`.
    QueryKey(&'d str),
}

/// A part of a credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'d> {
    /// `username`, `password`, `token` or `key`.
    pub field: &'static str,
    /// What the document calls it.
    pub name: &'d str,
    /// The environment variable that holds it.
    pub variable: Option<&'d str>,
    /// The part that it is equal to where it is not set.
    pub default: Option<&'static str>,
}

impl<'d> SecurityScheme<'d> {
    /// Every scheme of a document, in its order.
    #[must_use]
    pub fn all(document: &'d Document) -> Vec<Self> {
        let schemes = document.at("/components/securitySchemes").map(|schemes| schemes.entries()).unwrap_or_default();
        schemes.into_iter().map(|(name, node)| Self::new(name, node)).collect()
    }

    /// The requirements of an operation, any of which will do: each lists the schemes that it needs together.
    #[must_use]
    pub fn required(operation: &Operation<'d>) -> Vec<Vec<Self>> {
        let all = Self::all(operation.node().document());
        let names = operation.security().into_iter();
        names.filter_map(|name| Some(vec![all.iter().find(|scheme| scheme.name == name)?.clone()])).collect()
    }

    fn new(name: &'d str, node: Node<'d>) -> Self {
        let part = |field, name, variable| Part { field, name, variable: Some(variable), default: None };
        let parts = match node.text("x-credential") {
            Some("project") => {
                vec![part("username", "project_id", "STYTCH_PROJECT_ID"), part("password", "secret", "STYTCH_SECRET")]
            }
            _ => vec![
                part("username", "public_token", "STYTCH_PUBLIC_TOKEN"),
                Part { field: "password", name: "session_token", variable: None, default: Some("username") },
            ],
        };
        Self { name, kind: SchemeKind::Basic, parts, node }
    }
}

/// How the user names of a scheme begin that a server is for; none for the default server.
#[must_use]
pub(crate) fn prefix<'d>(server: &stytch_openapi::Server<'d>, scheme: &str) -> Option<&'d str> {
    server.users().into_iter().find(|(known, _)| *known == scheme).map(|(_, prefix)| prefix)
}

/// Where the document says how the user names of a scheme begin that a server is for.
pub(crate) fn prefix_pointer(server: &stytch_openapi::Server<'_>, scheme: &str) -> Option<String> {
    let prefixes = server.node().raw_get(CREDENTIAL_PREFIX)?;
    Some(format!("{}/{scheme}", prefixes.pointer()))
}
