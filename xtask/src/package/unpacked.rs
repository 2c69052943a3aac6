//! Unpacks packages side by side as one workspace, and builds them.
//!
//! Cargo's own verification does not rebuild a version whose sources have changed. Here, an unchanged file keeps its modification
//! time, so cargo builds only what has changed.

use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
};

use toml::{Table, Value};

use crate::{cargo, context::Context, exit::Error, folder, manifest, suite::PUBLISHED};

/// Unpacks the packages of a folder into another folder, each into a folder with its name.
pub(super) fn write(context: &Context, packed: &Path, unpacked: &Path) -> Result<(), Error> {
    let new = unpacked.with_extension("new");
    folder::remove(&new)?;
    fs::create_dir_all(&new)?;
    for entry in fs::read_dir(packed)? {
        let path = entry?.path();
        let stem = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".crate"));
        if let Some((name, versioned)) =
            stem.and_then(|stem| Some((PUBLISHED.iter().find(|name| stem.starts_with(**name))?, stem)))
        {
            unpack(&path, &new)?;
            fs::rename(new.join(versioned), new.join(name))?;
        }
    }
    // With the same profiles, they share their dependencies with this workspace.
    let mut workspace = manifest::read(&context.root.join("Cargo.toml"))?;
    workspace.retain(|key, _| key == "profile");
    let members = PUBLISHED.map(Value::from).to_vec();
    workspace.insert(
        "workspace".to_owned(),
        Table::from_iter([("members".to_owned(), members.into()), ("resolver".to_owned(), "3".into())]).into(),
    );
    workspace.insert("patch".to_owned(), patches(Path::new("")).into());
    manifest::write(&new.join("Cargo.toml"), &workspace)?;
    fs::copy(context.root.join("Cargo.lock"), new.join("Cargo.lock"))?;
    folder::replace(unpacked, &new)?;
    folder::remove(&new)?;
    Ok(())
}

/// Takes the crates from the folders with their names, instead of a registry.
pub(super) fn patches(unpacked: &Path) -> Table {
    let path =
        |name: &str| Table::from_iter([("path".to_owned(), Value::from(&*unpacked.join(name).to_string_lossy()))]);
    let patches: Table = PUBLISHED.iter().map(|name| ((*name).to_owned(), path(name).into())).collect();
    Table::from_iter([("crates-io".to_owned(), patches.into())])
}

/// Builds the unpacked packages; returns whether that succeeded, and the output.
pub(super) fn build(context: &Context, unpacked: &Path) -> Result<(bool, String), Error> {
    let mut check = cargo::cargo(context);
    check.args(["check", "--workspace", "--manifest-path"]).arg(unpacked.join("Cargo.toml"));
    if env::var_os("CARGO_TARGET_DIR").is_none() {
        check.env("CARGO_TARGET_DIR", cargo::target(context));
    }
    Ok(cargo::captured(check)?)
}

fn unpack(package: &Path, into: &Path) -> Result<(), Error> {
    let status = Command::new("tar").arg("-xzf").arg(package).arg("-C").arg(into).stdin(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Error::unusable(format!("cannot unpack {}: is `tar` installed?", package.display()))),
    }
}
