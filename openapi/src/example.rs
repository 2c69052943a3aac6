//! Named examples.

use serde_json::Value;

use crate::Node;

/// The named examples of a body, a parameter or a header with a value, in the order of the document.
pub(crate) fn examples<'d>(of: &Node<'d>) -> Vec<Example<'d>> {
    let examples = of.get("examples").map(|examples| examples.entries()).unwrap_or_default();
    let named = |(name, node): (&'d str, Node<'d>)| Some(Example { name, value: node.raw_get("value")?, node });
    examples.into_iter().filter_map(named).collect()
}

/// A named example of a body, a parameter or a header.
#[derive(Debug, Clone)]
pub struct Example<'d> {
    name: &'d str,
    node: Node<'d>,
    value: Node<'d>,
}

impl<'d> Example<'d> {
    /// The name, as a part of ids and file names: `Wrong code!` is `Wrong-code`.
    pub fn name(&self) -> &'d str {
        self.name
    }

    /// Its place in the document.
    pub fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// The summary. Empty where it is missing.
    pub fn summary(&self) -> &'d str {
        self.node.text("summary").unwrap_or_default()
    }

    /// The value.
    pub fn value(&self) -> &'d Value {
        self.value.value()
    }

    /// The JSON pointer of the value.
    pub fn pointer(&self) -> &str {
        self.value.pointer()
    }
}
