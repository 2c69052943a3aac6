//! Checks what an unpacked package contains: no file is missing, and none belongs to the workspace only.

use std::{fs, io, path::Path};

use toml::Value;

use crate::{
    exit::Error,
    manifest,
    suite::{DEFAULT, PUBLISHED},
};

/// Each package has these files.
const FILES: [&str; 4] = ["Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "README.md"];

/// Cargo adds these.
const OF_CARGO: [&str; 3] = [".cargo_vcs_info.json", "Cargo.lock", "Cargo.toml.orig"];

/// Each manifest has these keys below `package`.
const KEYS: [&str; 7] =
    ["categories", "description", "keywords", "license", "metadata.docs.rs", "readme", "rust-version"];

/// A package.
pub(super) struct Package {
    pub(super) name: &'static str,
    /// The paths of its files, relative to its folder.
    pub(super) files: Vec<String>,
    /// The size of its files.
    pub(super) bytes: u64,
}

/// The packages, in the folders with their names.
pub(super) fn all(unpacked: &Path) -> Result<Vec<Package>, Error> {
    PUBLISHED.iter().map(|name| Ok(package(name, &unpacked.join(name))?)).collect()
}

fn package(name: &'static str, folder: &Path) -> io::Result<Package> {
    let mut package = Package { name, files: Vec::new(), bytes: 0 };
    add(&mut package, folder, "")?;
    package.files.sort();
    Ok(package)
}

fn add(package: &mut Package, folder: &Path, before: &str) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{before}{}", entry.file_name().to_string_lossy());
        match entry.metadata()? {
            metadata if metadata.is_dir() => add(package, &entry.path(), &format!("{path}/"))?,
            metadata => {
                package.files.push(path);
                package.bytes += metadata.len();
            }
        }
    }
    Ok(())
}

/// What the packages lack, and what they must not have.
pub(super) fn problems(unpacked: &Path) -> Result<Vec<String>, Error> {
    let mut problems = Vec::new();
    for package in all(unpacked)? {
        let manifest = manifest::read(&unpacked.join(package.name).join("Cargo.toml"))?;
        problems.extend(problems_of(&package, &manifest));
    }
    Ok(problems)
}

fn problems_of(package: &Package, manifest: &toml::Table) -> Vec<String> {
    let name = package.name;
    let has = |file: &str| package.files.iter().any(|other| other == file);
    let lacking = FILES.iter().filter(|file| !has(file)).map(|file| format!("the package {name} lacks {file}"));
    let own = |key: &str| key.split('.').try_fold(manifest.get("package")?, |value, key| value.get(key));
    let unset = KEYS.iter().filter(|key| own(key).is_none());
    let unset = unset.map(|key| format!("the package {name} lacks `{key}`: add it to its Cargo.toml"));
    let surplus = package.files.iter().filter(|file| !is_expected(file));
    let surplus = surplus.map(|file| format!("the package {name} has {file}: see `include` in its Cargo.toml"));
    let tables: &[_] = match name == DEFAULT.client {
        true => &["build-dependencies", "dev-dependencies"],
        false => &["dev-dependencies"],
    };
    let tables = tables
        .iter()
        .filter(|key| manifest.get(**key).and_then(Value::as_table).is_some_and(|table| !table.is_empty()));
    let tables = tables.map(|key| format!("the package {name} has {key}, which nobody needs to use it"));
    lacking.chain(unset).chain(surplus).chain(tables).collect()
}

/// Sources with the keys of the mock, documents, and the files that all packages have.
fn is_expected(file: &str) -> bool {
    let known = ["CHANGELOG.md", "build.rs", "generated.rs"].iter().chain(&FILES).chain(&OF_CARGO);
    let is_source = file.starts_with("src/") && [".rs", ".pk8"].iter().any(|end| file.ends_with(end));
    is_source || file.ends_with(".yaml") && !file.starts_with("src/") || known.into_iter().any(|known| *known == file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_package_lacks_and_what_it_has_too_much_are_problems() {
        let files =
            ["Cargo.toml", "LICENSE-MIT", "README.md", "src/lib.rs", "shared/a.yaml", "tests/a.rs", "src/a.snap"];
        let package = Package { name: DEFAULT.client, files: files.map(str::to_owned).to_vec(), bytes: 0 };
        let manifest = "[package]\ncategories = []\ndescription = ''\nkeywords = []\nlicense = ''\nreadme = ''\n\
                        [build-dependencies]\na = '1'\n[package.metadata.docs.rs]\n"
            .parse()
            .unwrap();
        assert_eq!(
            problems_of(&package, &manifest),
            [
                "the package stytch-client lacks LICENSE-APACHE",
                "the package stytch-client lacks `rust-version`: add it to its Cargo.toml",
                "the package stytch-client has tests/a.rs: see `include` in its Cargo.toml",
                "the package stytch-client has src/a.snap: see `include` in its Cargo.toml",
                "the package stytch-client has build-dependencies, which nobody needs to use it",
            ]
        );
    }
}
