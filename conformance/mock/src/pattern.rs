//! Compiles the patterns of documents.

use openapi_document::pattern;
use regex::Regex;

/// The regular expression of a pattern.
pub(crate) fn regex(pattern: &str) -> Result<Regex, String> {
    let translated = pattern::to_rust(pattern).map_err(|reason| format!("not a regular expression: {reason}"))?;
    // An error means that the automaton would be too large.
    Regex::new(&translated).map_err(|error| format!("not a regular expression: {error}"))
}
