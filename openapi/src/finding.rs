//! Findings: what is wrong with a document, where, and how to correct it.

use std::fmt;

use crate::printable;

/// One thing that is wrong with a document.
///
/// `Display` prints two lines:
///
/// ```text
/// openapi/pets.yaml:42: [create_pet] response 404 has no example (at /paths/…/404)
///   remedy: add a named example under `examples`
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The id of the violated rule, in kebab case. Stays the same when the wording changes.
    pub rule: &'static str,
    /// The name of the file.
    pub file: String,
    /// The place, as a JSON pointer into the document, or into the file if that could not be bundled. Empty for the whole document.
    pub pointer: String,
    /// The line of the file, counted from 1.
    pub line: Option<usize>,
    /// The `operationId`, for a finding about an operation.
    pub operation: Option<String>,
    /// What is wrong, as a lower-case fragment.
    pub message: String,
    /// How to correct it, as a lower-case fragment.
    pub remedy: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", printable(&self.file))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": ")?;
        if let Some(operation) = &self.operation {
            write!(f, "[{}] ", printable(operation))?;
        }
        write!(f, "{}", printable(&self.message))?;
        if !self.pointer.is_empty() {
            write!(f, " (at {})", printable(&self.pointer))?;
        }
        write!(f, "\n  remedy: {}", printable(&self.remedy))
    }
}

impl std::error::Error for Finding {}
