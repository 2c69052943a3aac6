//! The record: a file for each part of the generated source.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs, io,
    path::Path,
};

use quote::ToTokens as _;
use sha2::{Digest as _, Sha256};
use syn::Item;

use crate::{
    exit::Error,
    public_api::{self, Part},
    suite::DEFAULT,
    text_diff,
};

/// The texts of the files, by name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Record(BTreeMap<String, String>);

impl Record {
    /// The record of a generated source. `products` are the names of the features that divide it.
    pub(super) fn of_source(source: &str, products: &[&str]) -> Result<Self, Error> {
        let parts = public_api::split(source, products)
            .map_err(|error| Error::unusable(format!("cannot read the generated source as Rust: {error}")))?;
        let file = |(part, items)| (file_name(&part), text(&part, items, products));
        Ok(Self(parts.into_iter().map(file).collect()))
    }

    /// Reads the files of a folder. None are there without the folder.
    pub(super) fn read(folder: &Path) -> Result<Self, Error> {
        let failed = |error: &io::Error| Error::unusable(format!("cannot read {}: {error}", folder.display()));
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            entries => entries.map_err(|error| failed(&error))?,
        };
        let mut record = Self::default();
        for entry in entries {
            let entry = entry.map_err(|error| failed(&error))?;
            let text = fs::read_to_string(entry.path()).map_err(|error| failed(&error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            record.0.insert(name, text_diff::with_unix_line_ends(&text));
        }
        Ok(record)
    }

    /// Writes the files that differ, and removes others.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Error> {
        let failed = |error: io::Error| Error::unusable(format!("cannot write {}: {error}", folder.display()));
        fs::create_dir_all(folder).map_err(failed)?;
        for name in Self::read(folder)?.changed(self) {
            let file = folder.join(name);
            match self.0.get(name) {
                Some(text) => fs::write(file, text).map_err(failed)?,
                None => fs::remove_file(file).map_err(failed)?,
            }
        }
        Ok(())
    }

    /// The names of the files that differ.
    pub(super) fn changed<'r>(&'r self, new: &'r Self) -> Vec<&'r str> {
        let names: BTreeSet<_> = self.0.keys().chain(new.0.keys()).map(String::as_str).collect();
        names.into_iter().filter(|name| self.0.get(*name) != new.0.get(*name)).collect()
    }

    /// The text of a file, empty if it is not there.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The text of a file without the digest at its end.
pub(super) fn public_api_of(text: &str) -> Option<&str> {
    text.trim_end().rsplit_once('\n').map(|(public_api, _)| public_api)
}

fn file_name(part: &Part) -> String {
    match part {
        Part::Always => "client.txt".to_owned(),
        Part::Shared => "shared.txt".to_owned(),
        Part::Product(name) => format!("{name}.txt"),
    }
}

fn text(part: &Part, mut items: Vec<Item>, products: &[&str]) -> String {
    let what = match part {
        Part::Always => "what is there with any features".to_owned(),
        Part::Shared => "what several products need".to_owned(),
        Part::Product(name) => format!("what only `{name}` needs"),
    };
    let digest = digest(&items);
    public_api::simplify(part, &mut items, products);
    let public_api = public_api::render(items);
    format!(
        "// The public API that {} generates, {what}: public items by module, without function bodies.\n\
         // Written by `cargo xtask generate`. Run it after a change to the document or the generator.\n\
         \n{public_api}\n// sha256 of the generated source: {digest}\n",
        DEFAULT.document
    )
}

/// A digest of the tokens, which have no blanks and comments.
fn digest(items: &[Item]) -> String {
    let mut hash = Sha256::new();
    for item in items {
        hash.update(item.to_token_stream().to_string());
    }
    hash.finalize().iter().fold(String::new(), |mut digest, byte| {
        let _ = write!(digest, "{byte:02x}");
        digest
    })
}
