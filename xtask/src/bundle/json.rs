//! Writes JSON with keys in the order of the document.

use openapi_document::Node;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// A place of a document, and all that is in it.
pub(super) fn text(node: &Node<'_>) -> serde_json::Result<String> {
    Ok(serde_json::to_string_pretty(&InOrder(node))? + "\n")
}

/// A value whose keys are in the order of the document.
struct InOrder<'n, 'd>(&'n Node<'d>);

impl Serialize for InOrder<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.value() {
            Value::Object(_) => {
                serializer.collect_map(self.0.raw_entries().iter().map(|(key, node)| (key, InOrder(node))))
            }
            Value::Array(_) => serializer.collect_seq(self.0.raw_items().iter().map(InOrder)),
            scalar => scalar.serialize(serializer),
        }
    }
}
