//! Checks that the published crates build from their packages.
//!
//! Cargo's own verification reuses what it built of a version, even when the sources have changed. So the packages are unpacked side by
//! side and built there.

use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::{cargo, context::Context, exit::Error, suite::PUBLISHED};

/// Packages, unpacks and builds; returns whether that succeeded, and the output.
pub(crate) fn run(context: &Context) -> Result<(bool, String), Error> {
    let folder = context.root.join("target/packages");
    let unpacked = folder.join("unpacked");
    for stale in [&folder.join("package"), &unpacked] {
        match fs::remove_dir_all(stale) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    let mut package = cargo::cargo(context);
    package.args(["package", "--no-verify", "--allow-dirty", "--target-dir"]).arg(&folder);
    PUBLISHED.iter().for_each(|name| {
        package.args(["--package", name]);
    });
    let (packaged, mut text) = cargo::captured(package)?;
    if !packaged {
        return Ok((false, text));
    }
    fs::create_dir_all(&unpacked)?;
    let mut patches = String::new();
    for entry in fs::read_dir(folder.join("package"))? {
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
