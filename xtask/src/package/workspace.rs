//! Writes the workspace of the published crates.

use std::{fs, path::Path};

use crate::{
    exit::Error,
    manifest,
    suite::{DEFAULT, PUBLISHED},
};

/// Files at the root of this workspace that are copied to the root of the new one.
const SHARED: [&str; 2] = ["Cargo.lock", "README.md"];

/// Files that each package has a copy of.
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Folders of a crate that its package does not need.
const LEFT_OUT: [&str; 4] = ["benches", "examples", "target", "tests"];

/// Writes the workspace. `source` is the generated client.
pub(super) fn write(root: &Path, into: &Path, source: &str) -> Result<(), Error> {
    let all = manifest::read(&root.join("Cargo.toml"))?;
    let mut published = Vec::new();
    for folder in manifest::members(&all) {
        let own = manifest::read(&root.join(folder).join("Cargo.toml"))?;
        let name = manifest::name(&own).unwrap_or_default().to_owned();
        if !PUBLISHED.contains(&&*name) {
            continue;
        }
        let new = into.join(folder);
        copy(&root.join(folder), &new)?;
        for licence in LICENCES {
            fs::copy(root.join(licence), new.join(licence))?;
        }
        let is_client = name == DEFAULT.client;
        if is_client {
            fs::write(new.join("build.rs"), include_str!("build_script.rs"))?;
            fs::write(new.join("generated.rs"), source)?;
        }
        manifest::write(&new.join("Cargo.toml"), &manifest::without_tests(own, is_client))?;
        published.push(folder.to_owned());
    }
    for file in SHARED {
        fs::copy(root.join(file), into.join(file))?;
    }
    manifest::write(&into.join("Cargo.toml"), &manifest::workspace(all.clone(), &published))
}

/// Copies the folder of a crate, without the crates below it.
fn copy(folder: &Path, into: &Path) -> Result<(), Error> {
    fs::create_dir_all(into)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, new) = (entry.path(), into.join(entry.file_name()));
        if !path.is_dir() {
            fs::copy(path, new)?;
        } else if !path.join("Cargo.toml").exists() && !LEFT_OUT.iter().any(|name| entry.file_name() == *name) {
            copy(&path, &new)?;
        }
    }
    Ok(())
}
