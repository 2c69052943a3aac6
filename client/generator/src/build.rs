//! The entry point for build scripts.

use std::{
    env, fs,
    path::Path,
    sync::{Mutex, PoisonError},
};

use openapi_document::{Document, Finding, list_findings};

use crate::{Settings, cargo_features, generate_calls};

/// Writes `OUT_DIR/generated.rs` from a document of one or several files.
///
/// `root` is the path of the main file, as findings show it. `files` are all files with their text, by their path relative to the main
/// file's folder.
///
/// Errors in the document fail the build, and warnings do not: cargo prints both, at most ten for each rule. So does a feature that the
/// document names and the package does not have. The build script runs again when its dependencies change, such as a crate that
/// contains the files.
pub fn build(root: &str, files: &[(&str, &str)], settings: Settings) {
    build_as("generated.rs", root, files, settings);
}

/// The same as [`build()`], with another name for the file in `OUT_DIR`: for packages with several documents.
pub fn build_as(output: &str, root: &str, files: &[(&str, &str)], settings: Settings) {
    build_with(output, root, files, |document| {
        let (source, warnings) = generate_or_fault(document, &settings)?;
        let missing = cargo_features::missing(document);
        if !missing.is_empty() {
            return Err(missing);
        }
        tell(&warnings);
        Ok(source)
    });
}

/// Writes `OUT_DIR/calls.rs`, or another `output`, for the conformance suite: see [`generate_calls`]. The client is generated from the same
/// files, with [`Settings::schemas`].
pub fn build_calls(output: &str, root: &str, files: &[(&str, &str)], client: &str) {
    build_with(output, root, files, |document| generate_calls(document, client));
}

#[cfg(not(feature = "faults"))]
use crate::generate::generate_with_warnings as generate_or_fault;

/// Generates with the fault that the environment names, if any, and tells its place to whoever reads cargo's messages.
#[cfg(feature = "faults")]
fn generate_or_fault(document: &Document, settings: &Settings) -> Result<(String, Vec<Finding>), Vec<Finding>> {
    println!("cargo::rerun-if-env-changed={}", crate::faults::VARIABLE);
    let Ok(fault) = env::var(crate::faults::VARIABLE) else {
        return crate::generate::generate_with_warnings(document, settings);
    };
    let (source, place) = crate::generate::generate_with_fault(document, settings, &fault)?;
    println!("cargo::rustc-env={}_PLACE={place}", crate::faults::VARIABLE);
    Ok((source, openapi_document::check(document)))
}

fn build_with(
    output: &str,
    root: &str,
    files: &[(&str, &str)],
    generate: impl FnOnce(&Document) -> Result<String, Vec<Finding>>,
) {
    // Without a line like this, cargo runs the script again for any changed file of the package.
    println!("cargo::rerun-if-changed=Cargo.toml");
    let document = Document::bundle(root, files).map_err(|finding| vec![finding]);
    match document.and_then(|document| generate(&document)) {
        Ok(source) => write(output, &source),
        Err(findings) => tell(&findings),
    }
}

fn write(output: &str, source: &str) {
    let Some(folder) = env::var_os("OUT_DIR") else {
        return fail("`OUT_DIR` is not set: call `build` in a build script");
    };
    if let Err(error) = fs::write(Path::new(&folder).join(output), source) {
        fail(&format!("cannot write the generated code: {error}"));
    }
}

/// Fails the build through cargo, which prints the line.
fn fail(line: &str) {
    println!("cargo::error={line}");
}

/// The lists of findings that have been printed: those of a document with two outputs are printed once.
static TOLD: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Lists findings through cargo. If one of them is an error, the build fails.
fn tell(findings: &[Finding]) {
    let level = if findings.iter().any(Finding::is_error) { "error" } else { "warning" };
    let text = list_findings(findings, Some("run `openapi-client-build DOCUMENT --all`"));
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    if !told.contains(&text) {
        text.lines().filter(|line| !line.is_empty()).for_each(|line| println!("cargo::{level}={line}"));
        told.push(text);
    }
}
