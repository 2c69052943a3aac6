//! Generates a client from each document, in a module named after its file.

use std::{env, fs, path::Path};

use openapi_client_build::{Document, Settings, generate, list_findings};

fn main() {
    println!("cargo::rerun-if-changed=documents");
    let mut modules = String::new();
    for file in fs::read_dir("documents").unwrap() {
        let path = file.unwrap().path();
        let generated = Document::load(&path).map_err(|finding| vec![finding]);
        match generated.and_then(|document| generate(&document, &Settings::default())) {
            Ok(source) => modules += &format!("pub mod {} {{\n{source}\n}}\n", path.file_stem().unwrap().display()),
            Err(findings) => panic!("{}", list_findings(&findings, None)),
        }
    }
    fs::write(Path::new(&env::var_os("OUT_DIR").unwrap()).join("modules.rs"), modules).unwrap();
}
