//! The servers of the document, and which credentials each is for.

use crate::{Document, Node};

/// A server.
#[derive(Debug, Clone)]
pub struct Server<'d> {
    node: Node<'d>,
}

pub(crate) fn all(document: &Document) -> Vec<Server<'_>> {
    let servers = document.root().get("servers").map(|servers| servers.items()).unwrap_or_default();
    servers.into_iter().map(|node| Server { node }).collect()
}

impl<'d> Server<'d> {
    /// Where it is. Empty where the document lacks it.
    pub fn url(&self) -> &'d str {
        self.node.text("url").unwrap_or_default()
    }

    /// Where it is written.
    pub fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// Which credentials it is for (`x-users`): kinds, as `x-credential` names them, and what a user of the kind starts with.
    /// None where it is for all that no other server is for.
    pub fn users(&self) -> Vec<(&'d str, &'d str)> {
        let users = self.node.get("x-users").map(|users| users.entries()).unwrap_or_default();
        users.into_iter().filter_map(|(credential, prefix)| Some((credential, prefix.value().as_str()?))).collect()
    }

    /// Whether it is for a user of this kind of credential, unless one before it is.
    pub(crate) fn takes(&self, credential: &str, user: &str) -> bool {
        let users = self.users();
        users.is_empty() || users.iter().any(|(kind, prefix)| *kind == credential && user.starts_with(prefix))
    }
}
