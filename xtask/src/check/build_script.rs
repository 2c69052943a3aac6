//! Copies what was generated for the tests to where `lib.rs` includes it.

use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=../generated");
    let folder = env::var_os("OUT_DIR").expect("cargo sets it");
    for file in fs::read_dir("../generated").expect("the workspace has it") {
        let file = file.expect("it can be read");
        fs::copy(file.path(), Path::new(&folder).join(file.file_name())).expect("it can be copied");
    }
}
