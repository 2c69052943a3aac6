//! Writes the calls of the generated client, from its source.

#[path = "../rust/src/dispatch.rs"]
mod dispatch;

use std::{env, error::Error, fs, path::Path};

/// The generated client.
const CLIENT: &str = "../../../target/clients/openapi-generator";

fn main() -> Result<(), Box<dyn Error>> {
    let mut modules = Vec::new();
    for module in ["server_api", "frontend_api"] {
        let path = format!("{CLIENT}/src/apis/{module}.rs");
        println!("cargo::rerun-if-changed={path}");
        modules.push((module, syn::parse_file(&fs::read_to_string(path)?)?));
    }
    let tables = modules.iter().map(|(module, source)| {
        let functions = dispatch::functions(source);
        dispatch::table(&functions, &format!("generated::apis::{module}::"), "&configuration, ")
    });
    let [server, frontend] = &tables.collect::<Vec<_>>()[..] else { unreachable!("there are two") };
    let text = format!("if operation.starts_with(\"sdk_\") {{ {frontend} }} else {{ {server} }}");
    let version = fs::read_to_string(format!("{CLIENT}/.openapi-generator/VERSION"))?;
    println!("cargo::rustc-env=GENERATOR_VERSION={}", version.trim());
    fs::write(Path::new(&env::var("OUT_DIR")?).join("calls.rs"), text)?;
    Ok(())
}
