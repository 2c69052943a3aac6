//! Turns the OpenAPI document into the code of this crate:
//! checked, made fit for the generator, generated, finished, and written to `OUT_DIR`.

mod calls;
mod docs;
mod finish;
mod fit;
mod pattern;
mod shapes;
mod tables;
mod types;

use std::{
    env, fs,
    panic::{self, UnwindSafe},
    path::Path,
    process::ExitCode,
};

use openapi_document::{Document, Finding};

fn main() -> ExitCode {
    // It reads nothing but what it is linked with, and cargo runs it again when that has changed.
    println!("cargo::rerun-if-changed=Cargo.toml");
    match generate(Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES)) {
        Ok(code) => {
            let Some(folder) = env::var_os("OUT_DIR") else {
                return fail(&["`OUT_DIR` is not set: run this through cargo".to_owned()]);
            };
            match fs::write(Path::new(&folder).join("generated.rs"), code) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => fail(&[format!("the generated code could not be written: {error}")]),
            }
        }
        Err(problems) => fail(&problems),
    }
}

/// Reports through cargo, which then fails the build with these lines and nothing else.
fn fail(problems: &[String]) -> ExitCode {
    for problem in problems {
        let line: Vec<_> = problem.lines().map(str::trim).collect();
        println!("cargo::error={}", line.join("; "));
    }
    ExitCode::SUCCESS
}

/// The whole way from the document to Rust source.
fn generate(document: Result<Document, Finding>) -> Result<String, Vec<String>> {
    let document = document.map_err(|finding| vec![finding.to_string()])?;
    let findings = openapi_document::check(&document);
    if !findings.is_empty() {
        return Err(findings.iter().map(ToString::to_string).collect());
    }
    finished(&document).map_err(|problem| vec![problem])
}

fn finished(document: &Document) -> Result<String, String> {
    let fitted = fit::fit(document.json().clone())?;
    let spec: openapiv3::OpenAPI =
        serde_json::from_value(fitted).map_err(|error| format!("the generator cannot read the document: {error}"))?;
    let mut settings = progenitor::GenerationSettings::default();
    settings.with_interface(progenitor::InterfaceStyle::Builder);
    let tokens =
        without_panic(panic::AssertUnwindSafe(|| progenitor::Generator::new(&settings).generate_tokens(&spec)))?
            .map_err(|error| format!("the generator refused the document: {error}"))?;
    let generated: syn::File =
        syn::parse2(tokens).map_err(|error| format!("the generator wrote Rust that does not parse: {error}"))?;
    Ok(prettyplease::unparse(&finish::finish(generated, document)?))
}

/// The generator asserts what it cannot do. `check` knows of all that we know of; what is left must still not look like a crash.
fn without_panic<T>(generate: impl FnOnce() -> T + UnwindSafe) -> Result<T, String> {
    panic::set_hook(Box::new(|_| {}));
    let outcome = panic::catch_unwind(generate);
    drop(panic::take_hook());
    outcome.map_err(|payload| {
        let said =
            payload.downcast_ref::<String>().map(String::as_str).or_else(|| payload.downcast_ref::<&str>().copied());
        format!("the generator cannot do what the document asks for: {}", said.unwrap_or("it does not say why"))
    })
}
