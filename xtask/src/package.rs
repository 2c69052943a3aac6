//! `package`: writes the crates that are published, and their packages.
//!
//! In this workspace, a build script generates the client. The published crate has the generated code, so that users do not build the
//! generator. Everything else is the same. The published crates form a workspace of their own.

mod contents;
pub(crate) mod stranger;
mod unpacked;
mod workspace;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use crate::{
    cargo,
    context::Context,
    document,
    exit::{Error, Exit},
    folder,
    generator::Generator,
    style::{BAD, FAINT},
    suite::DEFAULT,
    text_diff,
};

/// Write the crates that are published, and their packages
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[command(after_help = "\
Writes a workspace of the published crates to target/packages/workspace. In it, the client has the
generated code instead of a build script that generates it, manifests have no development
dependencies, and each crate has the licences. Then packs the crates, unpacks them below
target/packages/unpacked, and checks what they contain. `check --only package` also builds them.

Exit codes: 0 success, 1 a package lacks something or has too much, 2 the document is unusable, or
the build failed

Example:
  cargo xtask package
  cargo publish --workspace --dry-run --manifest-path target/packages/workspace/Cargo.toml")]
pub(crate) struct Args {}

/// Writes the crates and prints what their packages contain.
pub(crate) fn run(context: &Context, _: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    let Some(_) = document::usable(context, DEFAULT, out)? else { return Ok(Exit::Unusable) };
    let packages = Packages::write(context, &generated(context, &Generator::build(context)?)?)?;
    for package in contents::all(&packages.unpacked)? {
        let (files, kib) = (package.files.len(), package.bytes.div_ceil(1024));
        writeln!(out, "{:<24} {FAINT}{files:>4} files {kib:>6} KiB{FAINT:#}", package.name)?;
    }
    let problems = contents::problems(&packages.unpacked)?;
    problems.iter().try_for_each(|problem| writeln!(out, "{BAD}{problem}{BAD:#}"))?;
    writeln!(out, "publish: cargo publish --workspace --manifest-path {}", packages.manifest.display())?;
    Ok(if problems.is_empty() { Exit::Success } else { Exit::Failed })
}

/// Checks the packages: what they contain, that the packaged client is the one in `built`, and that they build. Returns whether all of that
/// passed, and the output.
pub(crate) fn check(context: &Context, generator: &Generator, built: &Path) -> Result<(bool, String), Error> {
    let source = generated(context, generator)?;
    let packages = Packages::write(context, &source)?;
    let mut problems = contents::problems(&packages.unpacked)?;
    problems.extend(difference(&source, &fs::read_to_string(built)?));
    if !problems.is_empty() {
        return Ok((false, problems.join("\n")));
    }
    unpacked::build(context, &packages.unpacked)
}

/// Publishes the packages without an upload: cargo builds each of them from the others alone. Returns whether that succeeded, and the output.
pub(crate) fn dry_run(context: &Context) -> Result<(bool, String), Error> {
    let packages = Packages::write(context, &generated(context, &Generator::build(context)?)?)?;
    let mut publish = cargo::cargo(context);
    publish.args(["publish", "--workspace", "--dry-run", "--allow-dirty", "--target-dir"]);
    publish.arg(cargo::target(context).join("packages")).arg("--manifest-path").arg(packages.manifest);
    Ok(cargo::captured(publish)?)
}

/// How the source in the package differs from the one that the build script wrote.
fn difference(packaged: &str, built: &str) -> Option<String> {
    let line = text_diff::first_difference(built, packaged)?;
    Some(format!(
        "the client in its package is not the one that its build script generates, from this line on: `{}`: compare {} with the settings in \
         client/build.rs",
        text_diff::shortened(&line),
        crate::suite::SETTINGS
    ))
}

/// The source of the client.
fn generated(context: &Context, generator: &Generator) -> Result<String, Error> {
    let source = generator.generate(&context.root.join(DEFAULT.document))?;
    source.map_err(|findings| Error::unusable(format!("the client cannot be generated\n{findings}")))
}

/// The published crates, below `target/packages`.
struct Packages {
    /// The manifest of the workspace that is published.
    manifest: PathBuf,
    /// The folder of the unpacked packages, which is a workspace too.
    unpacked: PathBuf,
}

impl Packages {
    /// Writes the workspace, packs its crates and unpacks them.
    fn write(context: &Context, source: &str) -> Result<Self, Error> {
        let folder = cargo::target(context).join("packages");
        let (workspace, packed, unpacked) = (folder.join("workspace"), folder.join("package"), folder.join("unpacked"));
        folder::remove(&workspace)?;
        folder::remove(&packed)?;
        workspace::write(&context.root, &workspace, source)?;
        let mut command = cargo::cargo(context);
        command.args(["package", "--workspace", "--no-verify", "--allow-dirty", "--target-dir"]).arg(&folder);
        let (done, text) = cargo::captured({
            command.arg("--manifest-path").arg(workspace.join("Cargo.toml"));
            command
        })?;
        if !done {
            return Err(Error::unusable(format!("the crates cannot be packed\n{text}")));
        }
        unpacked::write(context, &packed, &unpacked)?;
        Ok(Self { manifest: workspace.join("Cargo.toml"), unpacked })
    }
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn a_package_with_another_client_is_a_problem() {
        assert_eq!(difference("a\nb\n", "a\nb\n"), None);
        let problem = difference("a\nc\n", "a\nb\n").unwrap();
        assert!(problem.contains("from this line on: `c`"), "{problem}");
    }
}
