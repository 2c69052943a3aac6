//! The pipeline from a document to Rust source.

use openapi_document::{Document, Finding};
use quote::ToTokens as _;

use crate::{codegen, paths, prepare, problem::Problem, rewrite, settings::Settings};

/// Generates the source of a client.
///
/// The same document and settings give the same source, on any machine.
///
/// # Errors
/// The findings: what is wrong with the document, or which part of it cannot be generated.
pub fn generate(document: &Document, settings: &Settings) -> Result<String, Vec<Finding>> {
    let findings = openapi_document::check(document);
    if !findings.is_empty() {
        return Err(findings);
    }
    source(document, settings).map_err(|problem| vec![problem.into_finding(document)])
}

fn source(document: &Document, settings: &Settings) -> Result<String, Problem> {
    let prepared = prepare::prepare(document, settings)?;
    let tokens = paths::through_runtime(codegen::generate(prepared)?);
    let file = syn::parse2(tokens).map_err(|error| {
        Problem::generator("codegen", format!("progenitor wrote Rust that does not parse: {error}"))
    })?;
    let file = rewrite::rewrite(file, document, settings)?;
    paths::check(file.to_token_stream())?;
    Ok(prettyplease::unparse(&file))
}
