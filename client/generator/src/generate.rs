//! The pipeline from a document to Rust source.

use openapi_document::{Document, Finding, check};
use syn::File;

use crate::{codegen, paths, prepare, problem::Problem, rewrite, settings::Settings, written::Written};

/// Generates the source of a client.
///
/// The same document and settings give the same source, on any machine. [`generate_with_warnings`] also lists the warnings about it.
///
/// # Errors
/// The findings: what is wrong with the document, or which part of it cannot be generated.
pub fn generate(document: &Document, settings: &Settings) -> Result<String, Vec<Finding>> {
    generate_with_warnings(document, settings).map(|(source, _)| source)
}

/// As [`generate`], with the warnings about the document, which is checked once.
///
/// # Errors
/// Those of [`generate`].
pub fn generate_with_warnings(
    document: &Document,
    settings: &Settings,
) -> Result<(String, Vec<Finding>), Vec<Finding>> {
    let warnings = usable(document)?;
    let source = file(document, settings).and_then(|file| source(&file));
    Ok((source.map_err(|problem| vec![problem.into_finding(document)])?, warnings))
}

/// Generates the source of a client with a mistake, such as `swap-setters:1`. Returns it with the place of the mistake.
///
/// # Errors
/// Those of [`generate`], and a fault that is unknown or has no place in the document.
#[cfg(feature = "faults")]
pub fn generate_with_fault(
    document: &Document,
    settings: &Settings,
    fault: &str,
) -> Result<(String, String), Vec<Finding>> {
    generate(document, settings)?;
    let faulty = || {
        let mut file = file(document, settings)?;
        let place = crate::faults::apply(&mut file, fault)?;
        Ok::<_, Problem>((source(&file)?, place))
    };
    faulty().map_err(|problem| vec![problem.into_finding(document)])
}

/// The document as progenitor reads it, as JSON, and the warnings. What is changed or dropped here, the generated client has from later
/// steps.
///
/// # Errors
/// Those of [`generate`].
pub fn prepared(document: &Document, settings: &Settings) -> Result<(String, Vec<Finding>), Vec<Finding>> {
    let warnings = usable(document)?;
    let prepared = prepare::prepare(document, settings).map_err(|problem| vec![problem.into_finding(document)])?;
    Ok((format!("{prepared:#}\n"), warnings))
}

/// The warnings about a document. Fails with all findings if one of them is an error.
pub(crate) fn usable(document: &Document) -> Result<Vec<Finding>, Vec<Finding>> {
    let findings = check(document);
    if findings.iter().any(Finding::is_error) { Err(findings) } else { Ok(findings) }
}

fn file(document: &Document, settings: &Settings) -> Result<File, Problem> {
    let prepared = prepare::prepare(document, settings)?;
    rewrite::rewrite(Written::parse(codegen::generate(prepared)?)?, document, settings)
}

fn source(file: &File) -> Result<String, Problem> {
    paths::check(file)?;
    Ok(prettyplease::unparse(file))
}
