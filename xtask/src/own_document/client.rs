//! The client that is generated for a document.

use std::{fs, path::Path};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::Usable;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{
    compilation,
    generation::Generation,
    known::Known,
    package::{Package, Target},
    variables,
};
use crate::{bundle, context::Context, exit::Error, folder};

/// A client in a package of its own, for the part of a document that can be generated and compiled.
pub(crate) struct Client {
    pub(crate) usable: Usable,
    pub(crate) package: Package,
    known: Known,
}

impl Client {
    /// Generates a client in a new package. `path` is the file of the document.
    pub(crate) fn generate(context: &Context, path: &Path, usable: Usable) -> Result<Self, Error> {
        folder::remove(&Package::folder(context, path))?;
        Self::reuse(context, path, usable)
    }

    /// Generates a client in the package that is there, if there is one. For the same document and generator, nothing in it changes.
    pub(crate) fn reuse(context: &Context, path: &Path, mut usable: Usable) -> Result<Self, Error> {
        variables::add(&mut usable)?;
        let package = Package::new(context, path, &usable);
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
        Ok(Self { usable, package, known })
    }

    /// Builds the client with what is to be run; returns the messages of cargo. Operations that do not compile are skipped.
    pub(crate) fn build(&mut self, context: &Context, target: Target) -> Result<Vec<Value>, Error> {
        let messages = compilation::build(context, &self.package, target, &mut self.usable)?;
        self.known.write(&self.package.folder, &self.usable)?;
        Ok(messages)
    }
}
