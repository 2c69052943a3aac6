//! Checks that the published crates build from their packages.
//!
//! Cargo's own verification does not rebuild a version whose sources have changed. So the packages are unpacked side by side and built
//! as one workspace.

use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::{cargo, context::Context, exit::Error, folder, suite::PUBLISHED};

/// Packages, unpacks and builds; returns whether that succeeded, and the output.
pub(crate) fn run(context: &Context) -> Result<(bool, String), Error> {
    let packages = context.root.join("target/packages");
    let unpacked = packages.join("unpacked");
    for stale in [&packages.join("package"), &unpacked] {
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
    fs::create_dir_all(&unpacked)?;
    let mut patches = String::new();
    for entry in fs::read_dir(packages.join("package"))? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".crate")) else { continue };
        unpack(&path, &unpacked)?;
        if let Some(package) = PUBLISHED.iter().find(|package| name.starts_with(**package)) {
            patches = format!("{patches}{package} = {{ path = \"{name}\" }}\n");
        }
    }
    let manifest = unpacked.join("Cargo.toml");
    fs::write(&manifest, format!("[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n[patch.crates-io]\n{patches}"))?;
    fs::copy(context.root.join("Cargo.lock"), unpacked.join("Cargo.lock"))?;
    let mut check = cargo::cargo(context);
    check.args(["check", "--workspace", "--manifest-path"]).arg(&manifest);
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
