//! Runs progenitor alone on the document as the generator of this workspace prepares it, and writes the calls of the client.

#[path = "../rust/src/dispatch.rs"]
mod dispatch;

use std::{env, error::Error, fs, path::Path};

const DOCUMENT: &str = "../../../target/clients/prepared.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={DOCUMENT}");
    let document: openapiv3::OpenAPI = serde_json::from_str(&fs::read_to_string(DOCUMENT)?)?;
    let source = syn::parse2(progenitor::Generator::default().generate_tokens(&document)?)?;
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join("generated.rs"), prettyplease::unparse(&source))?;
    fs::write(Path::new(&folder).join("calls.rs"), dispatch::table(&dispatch::functions(&source), "client.", ""))?;
    Ok(())
}
