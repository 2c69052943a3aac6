//! Keys of schemas that are no supported keywords: which of them matter.

use crate::{
    edits::is_misspelt,
    keyword::{self, KEYWORDS, Keyword, Role},
};

/// Keywords of JSON Schema, and of other versions of OpenAPI, that constrain values and are not supported.
const UNSUPPORTED: [&str; 22] = [
    "$dynamicRef",
    "$recursiveRef",
    "const",
    "contains",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "not",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
    "additionalItems",
    "extends",
    "readOnly",
    "writeOnly",
];

/// What a key of a schema is that is no supported keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// It constrains values, which the client would not notice.
    Constrains,
    /// It is probably this keyword, misspelt.
    Misspelt(&'static str),
    /// Nothing that a client needs.
    Foreign,
}

/// Classifies a key that is no supported keyword.
pub(crate) fn unknown(key: &str) -> Unknown {
    let near = |keyword: &&Keyword| is_misspelt(key, keyword.name);
    if UNSUPPORTED.contains(&key) {
        return Unknown::Constrains;
    }
    match KEYWORDS.iter().filter(|keyword| keyword.role != Role::Annotation).find(near) {
        Some(keyword) => Unknown::Misspelt(keyword.name),
        None => Unknown::Foreign,
    }
}

/// Whether a key of a schema constrains no values, so that whoever does not know it can ignore it: an extension, or no keyword at all.
#[must_use]
pub fn is_ignored_keyword(key: &str) -> bool {
    key.starts_with("x-") || keyword::find(key).is_none() && unknown(key) == Unknown::Foreign
}
