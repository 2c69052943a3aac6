//! Runs progenitor, which writes the types and the builders of a prepared document.
//!
//! Other steps rely on the form of its output: a builder per operation whose fields are `Result<T, String>`, setters that end in
//! `map_err`, a `send` that returns `Result<ResponseValue<T>, Error<E>>`. None of that is promised, so progenitor is pinned exactly
//! (`=0.15.1`): an upgrade is a change of its own, which the golden tests show. Output that a step does not recognise is a finding.

use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

use proc_macro2::TokenStream;
use serde_json::{Value, json};

use crate::problem::Problem;

const REMEDY: &str = "change the document, or client/generator/src/prepare.rs";

/// Returns the tokens of the file that progenitor writes.
pub(crate) fn generate(document: Value) -> Result<TokenStream, Problem> {
    let spec: openapiv3::OpenAPI = serde_json::from_value(document)
        .map_err(|error| Problem::document("", format!("progenitor cannot read the document: {error}"), REMEDY))?;
    let mut settings = progenitor::GenerationSettings::default();
    settings.with_interface(progenitor::InterfaceStyle::Builder);
    let file = serde_json::from_value(json!({ "type": "string", "format": "binary" }))
        .map_err(|error| Problem::generator("codegen", format!("the schema of a file cannot be read: {error}")))?;
    settings.with_conversion(file, "::openapi_client_runtime::FilePart", std::iter::empty());
    without_panic(|| progenitor::Generator::new(&settings).generate_tokens(&spec))?
        .map_err(|error| Problem::document("", format!("progenitor rejects the document: {error}"), REMEDY))
}

/// Installs a panic hook that prints nothing on a thread that is [`SILENT`].
static SILENCE: Once = Once::new();

thread_local! {
    static SILENT: Cell<bool> = const { Cell::new(false) };
}

/// Turns a panic into a problem: progenitor panics on what it does not support. `check` rejects the known cases, and any other must not look
/// like a crash.
fn without_panic<T>(generate: impl FnOnce() -> T) -> Result<T, Problem> {
    SILENCE.call_once(|| {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !SILENT.get() {
                hook(info);
            }
        }));
    });
    SILENT.set(true);
    let outcome = panic::catch_unwind(AssertUnwindSafe(generate));
    SILENT.set(false);
    outcome.map_err(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no reason given");
        Problem::document("", format!("progenitor does not support the document: {text}"), REMEDY)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_progenitor_cannot_read_is_a_problem() {
        let problem = generate(json!({"openapi": "3.0.3"})).expect_err("it has no paths");
        assert!(problem.to_string().contains("cannot read the document"), "{problem}");
    }

    #[test]
    fn a_panic_is_a_problem() {
        let problem = without_panic(|| panic!("one schema only")).expect_err("it panics");
        assert!(problem.to_string().contains("one schema only"), "{problem}");
    }
}
