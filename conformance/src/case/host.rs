//! Which operation tries what: the result of the pass over the document.

use std::collections::HashSet;

use openapi_document::{Node, schema::component};

use super::JsonBody;

/// What an operation tries for the whole document, because it is the first one that can.
#[derive(Debug, Default)]
pub(super) struct Hosted {
    /// The schemas that its request tries, by pointer: components, and the schema of its body if that is not a component.
    pub(super) request: HashSet<String>,
    /// The statuses of the responses that try a schema outside of components.
    pub(super) responses: HashSet<u16>,
    /// The statuses of responses with the whole table of malformed bodies.
    pub(super) malformed: HashSet<u16>,
    /// Whether it tries what a call sets for itself alone.
    pub(super) customization: bool,
    /// Whether it has the whole table of faults.
    pub(super) faults: bool,
    /// Whether it has the whole table of credentials.
    pub(super) credentials: bool,
    /// The security schemes for which it has the table of servers.
    pub(super) schemes: HashSet<String>,
}

impl Hosted {
    /// Whether the request of the operation is the one that tries a schema.
    pub(super) fn tries_in_request(&self, schema: &Node<'_>) -> bool {
        self.request.contains(component(schema).as_ref().unwrap_or(schema).pointer())
    }

    /// Whether the operation itself tries the schema of its request: it is not a component, or it adds to a reference to one.
    pub(super) fn tries_body(&self, schema: &Node<'_>) -> bool {
        !is_component(schema) && self.request.contains(schema.pointer())
    }

    /// Whether the operation itself tries the schema of a response.
    pub(super) fn tries_response(&self, json: &JsonBody<'_>) -> bool {
        json.status.is_some_and(|status| self.responses.contains(&status))
    }
}

/// Where a component is tried: in a body of an operation.
#[derive(Debug, Clone)]
pub(super) struct Host {
    /// The index of the operation.
    pub(super) operation: usize,
    /// The status of the response; `None` for the request.
    pub(super) status: Option<u16>,
    /// The components from the body down to this one: the pointer of each, and whether it is a branch of a `oneOf`.
    pub(super) path: Vec<(String, bool)>,
    /// Whether it is in a branch of a `oneOf` without a discriminator, so that another branch may allow what this one does not.
    pub(super) alternative: bool,
    /// Whether a caller has to build its values before passing them to a setter, so that they cannot lack a property.
    pub(super) is_made: bool,
}

impl Host {
    /// What cannot be tried there: what another branch of a `oneOf` may allow, if it is just a wrong type or anything; a missing property.
    pub(super) fn limits(&self) -> (bool, bool, bool) {
        (self.alternative, self.path.last().is_some_and(|(_, branch)| *branch), self.is_made)
    }
}

/// Whether a schema is a component itself, and not a schema that adds to a reference to one.
pub(super) fn is_component(schema: &Node<'_>) -> bool {
    component(schema).is_some_and(|component| component.pointer() == schema.pointer())
}
