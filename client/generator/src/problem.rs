//! Why a step cannot go on, and how people are told.

use std::fmt;

use openapi_document::{Document, Finding};

/// What keeps the document from becoming code.
#[derive(Debug)]
pub(crate) struct Problem {
    /// The place in the document; empty for the whole.
    pointer: String,
    message: String,
    remedy: String,
}

impl Problem {
    /// Something in the document that no code is generated for.
    pub(crate) fn document(pointer: &str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { pointer: pointer.to_owned(), message: message.into(), remedy: remedy.into() }
    }

    /// Something in progenitor's output that a step does not know. `step` is the module that has to learn it.
    pub(crate) fn generator(step: &str, message: impl Into<String>) -> Self {
        let remedy = format!("look at client/generator/src/{step}.rs");
        Self { pointer: String::new(), message: message.into(), remedy }
    }

    /// The finding that people read.
    pub(crate) fn into_finding(self, document: &Document) -> Finding {
        let Self { pointer, message, remedy } = self;
        Finding {
            rule: "generator",
            file: document.file(&pointer).to_owned(),
            line: document.line(&pointer),
            pointer,
            operation: None,
            message,
            remedy,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)?;
        if !self.pointer.is_empty() {
            write!(f, " (at {})", self.pointer)?;
        }
        write!(f, "; {}", self.remedy)
    }
}

/// Counts what a step changed. A step that changes nothing means that progenitor now writes something else.
pub(crate) fn changed(step: &str, module: &str, count: usize) -> Result<(), Problem> {
    match count {
        0 => Err(Problem::generator(
            module,
            format!("the step `{step}` no longer changes anything in the generated code"),
        )),
        _ => Ok(()),
    }
}
