//! The client that is generated for a document.

use std::{
    fs::{self, File},
    path::Path,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::Usable;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{
    compilation,
    generation::Generation,
    known::Known,
    package::{Package, Target},
    read::Source,
    variables,
};
use crate::{bundle, context::Context, exit::Error, folder};

/// A client in a package of its own, for the part of a document that can be generated and compiled.
pub(crate) struct Client {
    pub(crate) usable: Usable,
    pub(crate) package: Package,
    known: Known,
    _lock: Lock,
}

/// That no other process writes packages, or builds and starts their programs, of which cargo keeps one of each name.
struct Lock {
    _file: File,
}

impl Lock {
    /// Waits until there is no other one. `folder` is that of all packages.
    fn take(folder: &Path) -> Result<Self, Error> {
        fs::create_dir_all(folder)?;
        let file = File::options().create(true).truncate(false).write(true).open(folder.join("lock"))?;
        if file.try_lock().is_err() {
            eprintln!("waiting for another `cargo xtask try` or `cargo xtask call --document` …");
            file.lock()?;
        }
        Ok(Self { _file: file })
    }
}

impl Client {
    /// Generates a client in a new package.
    pub(crate) fn generate(context: &Context, source: &Source<'_>, usable: Usable) -> Result<Self, Error> {
        let lock = Lock::take(&Package::all(context))?;
        folder::remove(&Package::folder(context, source.path))?;
        Self::with(context, source, usable, lock)
    }

    /// Generates a client in the package that is there, if there is one. For the same document and generator, nothing in it changes.
    pub(crate) fn reuse(context: &Context, source: &Source<'_>, usable: Usable) -> Result<Self, Error> {
        Self::with(context, source, usable, Lock::take(&Package::all(context))?)
    }

    fn with(context: &Context, source: &Source<'_>, mut usable: Usable, lock: Lock) -> Result<Self, Error> {
        variables::add(&mut usable)?;
        let package = Package::new(context, source, &usable);
        let temporary = package.folder.join("tmp");
        fs::create_dir_all(&temporary)?;
        let generation = Generation::build(context, temporary.clone())?;
        let text = bundle::text(&usable.written, bundle::Format::Yaml)?;
        let made_from = format!("{} {}", STANDARD.encode(Sha256::digest(text)), generation.version()?);
        let known = match Known::read(&package.folder, &made_from) {
            Some(known) => {
                known.skip(&mut usable);
                known
            }
            None => {
                generation.reduce(context, &mut usable)?;
                Known::new(made_from)
            }
        };
        package.write(&usable.written, &usable.document)?;
        folder::remove(&temporary)?;
        Ok(Self { usable, package, known, _lock: lock })
    }

    /// Builds the client with what is to be run; returns the messages of cargo. Operations that do not compile are skipped.
    pub(crate) fn build(&mut self, context: &Context, target: Target) -> Result<Vec<Value>, Error> {
        let messages = compilation::build(context, &self.package, target, &mut self.usable)?;
        self.known.write(&self.package.folder, &self.usable)?;
        Ok(messages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::TemporaryFolder;

    #[test]
    fn packages_are_for_one_process_at_a_time() {
        let folder = TemporaryFolder::outside("lock").unwrap();
        let lock = Lock::take(&folder.0).unwrap();
        let other = File::options().write(true).open(folder.0.join("lock")).unwrap();
        assert!(other.try_lock().is_err());
        drop(lock);
        other.try_lock().unwrap();
    }
}
