//! Checks that the published crates build from their packages.
//!
//! Cargo's own verification does not rebuild a version whose sources have changed. So the packages are unpacked side by side and built
//! as one workspace. A file that is the same as before keeps its time, so cargo builds what has changed and nothing else.

use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::{cargo, context::Context, exit::Error, folder, suite::PUBLISHED};

/// Packages, unpacks and builds; returns whether that succeeded, and the output.
pub(crate) fn run(context: &Context) -> Result<(bool, String), Error> {
    let packages = context.root.join("target/packages");
    let (new, unpacked) = (packages.join("new"), packages.join("unpacked"));
    for stale in [&packages.join("package"), &new] {
        folder::remove(stale)?;
    }
    let mut package = cargo::cargo(context);
    package.args(["package", "--no-verify", "--allow-dirty", "--target-dir"]).arg(&packages);
    PUBLISHED.iter().for_each(|name| {
        package.args(["--package", name]);
    });
    let (packaged, mut text) = cargo::captured(package)?;
    if !packaged {
        return Ok((false, text));
    }
    fs::create_dir_all(&new)?;
    let mut patches = String::new();
    for entry in fs::read_dir(packages.join("package"))? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".crate")) else { continue };
        unpack(&path, &new)?;
        if let Some(package) = PUBLISHED.iter().find(|package| name.starts_with(**package)) {
            patches = format!("{patches}{package} = {{ path = \"{name}\" }}\n");
        }
    }
    // With the same profiles, they share their dependencies with the workspace.
    let own = fs::read_to_string(context.root.join("Cargo.toml"))?;
    let profiles = own.find("\n[profile").map(|start| &own[start..]).unwrap_or_default();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n[patch.crates-io]\n{patches}{profiles}");
    fs::write(new.join("Cargo.toml"), manifest)?;
    fs::copy(context.root.join("Cargo.lock"), new.join("Cargo.lock"))?;
    folder::replace(&unpacked, &new)?;
    let mut check = cargo::cargo(context);
    check.args(["check", "--workspace", "--manifest-path"]).arg(unpacked.join("Cargo.toml"));
    if env::var_os("CARGO_TARGET_DIR").is_none() {
        check.env("CARGO_TARGET_DIR", context.root.join("target"));
    }
    let (built, more) = cargo::captured(check)?;
    text.push_str(&more);
    Ok((built, text))
}

fn unpack(package: &Path, into: &Path) -> Result<(), Error> {
    let status = Command::new("tar").arg("-xzf").arg(package).arg("-C").arg(into).stdin(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Error::unusable(format!("cannot unpack {}: is `tar` installed?", package.display()))),
    }
}
