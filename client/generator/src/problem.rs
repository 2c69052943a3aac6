//! The error of a generation step, which becomes a finding.

use std::fmt;

use openapi_document::{Document, Finding};

/// Why a step cannot generate code.
#[derive(Debug)]
pub(crate) struct Problem {
    /// The JSON pointer into the document; empty for the whole document.
    pointer: String,
    message: String,
    remedy: String,
}

impl Problem {
    /// Something in the document that cannot be generated.
    pub(crate) fn document(pointer: &str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { pointer: pointer.to_owned(), message: message.into(), remedy: remedy.into() }
    }

    /// Output of progenitor that a step does not recognise. `step` is the module to change.
    pub(crate) fn generator(step: &str, message: impl Into<String>) -> Self {
        let remedy = format!("look at client/generator/src/{step}.rs");
        Self { pointer: String::new(), message: message.into(), remedy }
    }

    /// Converts to the finding that people read.
    pub(crate) fn into_finding(self, document: &Document) -> Finding {
        let Self { pointer, message, remedy } = self;
        Finding {
            rule: "generator",
            file: document.file(&pointer).to_owned(),
            line: document.line(&pointer),
            pointer: document.written_pointer(&pointer),
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

/// Fails if a step changed nothing: progenitor's output is then different from what the step expects.
pub(crate) fn ensure_changed(step: &str, module: &str, count: usize) -> Result<(), Problem> {
    match count {
        0 => Err(Problem::generator(
            module,
            format!("the step `{step}` no longer changes anything in the generated code"),
        )),
        _ => Ok(()),
    }
}
