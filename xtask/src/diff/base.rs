//! Finds the base: an earlier document, from a file or a revision of git.

use std::{fs, path::Path, process::Command};

use openapi_document::{Document, Finding};
use semver::Version;

use super::{features::Features, version};
use crate::{context::Context, exit::Error, manifest, suite::DEFAULT};

/// An earlier document, and the version of the workspace at that time.
pub(super) struct Base {
    pub(super) name: String,
    pub(super) document: Document,
    /// None for a file.
    pub(super) version: Option<Version>,
    /// Those of the client. None for a file.
    pub(super) features: Option<Features>,
}

impl Base {
    /// Reads a file or, if there is none of that name, a revision of git. The default is the last tag, or else `HEAD`.
    ///
    /// # Errors
    /// No such file or revision, an unusable document, or no name and no tag in a shallow clone: the tags may be missing there.
    pub(super) fn find(context: &Context, name: Option<&str>) -> Result<Self, Error> {
        match name {
            Some(name) if context.root.join(name).is_file() => {
                let file = context.root.join(name);
                let folder = file.parent().unwrap_or(&context.root);
                let document = Document::read(name, |file| {
                    fs::read_to_string(folder.join(file)).map_err(|error| error.to_string())
                });
                Ok(Self { document: usable(name, document)?, name: name.to_owned(), version: None, features: None })
            }
            _ => {
                let name = revision(&context.root, name, "cargo xtask diff --base HEAD")?;
                Self::of_revision(context, &name)
            }
        }
    }

    fn of_revision(context: &Context, name: &str) -> Result<Self, Error> {
        let show = |path: &str| {
            show(&context.root, name, path).map_err(|reason| {
                let what = format!("`{name}` is neither a file nor a revision of git with {path}");
                Error::unusable(format!("{what} ({reason}): run `cargo xtask diff --base GITREV` with another one"))
            })
        };
        // Read first, so that a revision without the document is not reported as a document with a finding.
        show(DEFAULT.document)?;
        let folder = DEFAULT.document.rsplit_once('/').map_or("", |(folder, _)| folder);
        let document =
            Document::read(DEFAULT.document, |file| show(&format!("{folder}/{file}")).map_err(|error| error.message));
        let document = usable(name, document)?;
        let version = version::of_manifest(name, &show("Cargo.toml")?)?;
        let features =
            Features::of(manifest::parse(&format!("{} of {name}", DEFAULT.manifest), &show(DEFAULT.manifest)?)?);
        Ok(Self { name: name.to_owned(), document, version: Some(version), features: Some(features) })
    }
}

/// The name of a revision of the repository that a folder is in. The default is the last tag, or else `HEAD`. `example` is a command that
/// names a base.
///
/// # Errors
/// The name is empty, or there is no name and no tag in a shallow clone: the tags may be missing there.
pub(super) fn revision(folder: &Path, name: Option<&str>, example: &str) -> Result<String, Error> {
    match name {
        // To git, the empty name is the index.
        Some("") => Err(Error::unusable("`--base` is empty: name a file or a revision of git")),
        Some(name) => Ok(name.to_owned()),
        None => {
            let tag = git(folder, &["describe", "--tags", "--abbrev=0"]).ok();
            let is_shallow = || git(folder, &["rev-parse", "--is-shallow-repository"]);
            if tag.is_none() && is_shallow().is_ok_and(|shallow| shallow.trim() == "true") {
                return Err(Error::unusable(format!(
                    "this is a shallow clone without a tag to compare with: run `git fetch --unshallow --tags`, or name the base, for \
                     example `{example}`"
                )));
            }
            Ok(tag.as_deref().map_or("HEAD", str::trim).to_owned())
        }
    }
}

/// A file in a revision, by its path from a folder. The error is the reason that git gives.
pub(super) fn show(folder: &Path, revision: &str, path: &str) -> Result<String, String> {
    git(folder, &["show", "--end-of-options", &format!("{revision}:./{path}")])
}

fn usable(name: &str, document: Result<Document, Finding>) -> Result<Document, Error> {
    document.map_err(|finding| {
        let first = finding.message;
        let line = finding.line.map(|line| format!(", line {line}")).unwrap_or_default();
        Error::unusable(format!("the document of `{name}` is unusable{line}: {first}; name another with `--base`"))
    })
}

/// The output of git, or the first line of its errors.
fn git(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("git").args(arguments).current_dir(folder).output();
    let output = output.map_err(|error| format!("cannot start git: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(String::from_utf8_lossy(&output.stderr).lines().next().unwrap_or("no reason given").to_owned())
}
