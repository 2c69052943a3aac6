//! Copies the client, which was generated when the crate was packaged, to where `lib.rs` includes it.

use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=generated.rs");
    let folder = env::var_os("OUT_DIR").expect("cargo sets it");
    fs::copy("generated.rs", Path::new(&folder).join("generated.rs")).expect("the package has the file");
}
