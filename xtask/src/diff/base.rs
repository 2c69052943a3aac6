//! What the document is compared with.

use std::{fs, process::Command};

use openapi_document::{Document, Finding};
use semver::Version;

use super::version;
use crate::{context::Context, document, exit::Error};

/// The document as it was, and the version of the workspace it belonged to.
pub(super) struct Base {
    pub(super) name: String,
    pub(super) document: Document,
    /// None for a file, which belongs to no version.
    pub(super) version: Option<Version>,
}

impl Base {
    /// A file of that name, else a revision of git; without a name the last tag, or `HEAD` where there is none.
    pub(super) fn find(context: &Context, name: Option<&str>) -> Result<Self, Error> {
        match name {
            Some(name) if context.root.join(name).is_file() => {
                let folder = context.root.join(name);
                let folder = folder.parent().unwrap_or(&context.root);
                let document = Document::read(name, |file| {
                    fs::read_to_string(folder.join(file)).map_err(|error| error.to_string())
                });
                Ok(Self { document: usable(name, document)?, name: name.to_owned(), version: None })
            }
            Some(name) => Self::of_revision(context, name),
            None => {
                let tag = git(context, &["describe", "--tags", "--abbrev=0"]).ok();
                Self::of_revision(context, tag.as_deref().map_or("HEAD", str::trim))
            }
        }
    }

    fn of_revision(context: &Context, name: &str) -> Result<Self, Error> {
        let show = |path: &str| {
            let object = format!("{name}:./{path}");
            git(context, &["show", "--end-of-options", &object]).map_err(|said| {
                let what = format!("`{name}` is no file, and no revision of git that has {path}");
                Error::unusable(format!("{what} ({said}): run `cargo xtask diff --base GITREV` with one that has"))
            })
        };
        show(document::PATH)?;
        let folder = document::PATH.rsplit_once('/').map_or("", |(folder, _)| folder);
        let document =
            Document::read(document::PATH, |file| show(&format!("{folder}/{file}")).map_err(|error| error.message));
        let document = usable(name, document)?;
        let version = version::of_manifest(name, &show("Cargo.toml")?)?;
        Ok(Self { name: name.to_owned(), document, version: Some(version) })
    }
}

fn usable(name: &str, document: Result<Document, Finding>) -> Result<Document, Error> {
    document.map_err(|finding| {
        let first = finding.message;
        let line = finding.line.map(|line| format!(", line {line}")).unwrap_or_default();
        Error::unusable(format!("the document of `{name}` is unusable{line}: {first}; name another with `--base`"))
    })
}

/// What git writes, or the first line of what it complains of.
fn git(context: &Context, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("git").args(arguments).current_dir(&context.root).output();
    let output = output.map_err(|error| format!("cannot start git: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(String::from_utf8_lossy(&output.stderr).lines().next().unwrap_or("it does not say why").to_owned())
}
