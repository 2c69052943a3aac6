//! How an operation returns a list in pages (`x-pages`).

use serde_json::Value;

use crate::Node;

/// How an operation returns a list in pages, each of which names the next one (`x-pages`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pages<'d> {
    /// The parameter in the query, or else the property of the JSON body, that takes the cursor.
    pub cursor: &'d str,
    /// The JSON pointer of the next cursor in a success. On the last page it is absent, `null` or empty.
    pub next: &'d str,
    /// The JSON pointer of the list in a success.
    pub items: &'d str,
}

impl<'d> Pages<'d> {
    pub(crate) fn of(operation: &Node<'d>) -> Option<Self> {
        let pages = operation.get("x-pages").filter(|pages| is_pages(pages.value()))?;
        Some(Self { cursor: pages.text("cursor")?, next: pages.text("next")?, items: pages.text("items")? })
    }
}

/// Whether a value is valid.
pub(super) fn is_pages(value: &Value) -> bool {
    let fits = |(key, value): (&String, &Value)| match (key.as_str(), value.as_str()) {
        ("cursor", Some(name)) => !name.is_empty(),
        ("next" | "items", Some(pointer)) => pointer.starts_with('/'),
        _ => false,
    };
    value.as_object().is_some_and(|pages| pages.len() == 3 && pages.iter().all(fits))
}
