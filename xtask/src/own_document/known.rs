//! The operations that the generator or the compiler cannot take, kept beside the client: the next build need not find them again.

use std::{fs, path::Path};

use openapi_document::{Operation, Skipped, Usable};
use serde::{Deserialize, Serialize};

use super::{compilation, culprits, generation};
use crate::exit::Error;

const FILE: &str = "skipped.json";

/// What was found about a document.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Known {
    /// The document and the generator that this is true of.
    made_from: String,
    skipped: Vec<Entry>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Entry {
    rule: String,
    method: String,
    path: String,
    reason: String,
}

impl Known {
    pub(super) fn new(made_from: String) -> Self {
        Self { made_from, skipped: Vec::new() }
    }

    /// What is kept in a folder. `None` if it is about another document or generator.
    pub(super) fn read(folder: &Path, made_from: &str) -> Option<Self> {
        let text = fs::read_to_string(folder.join(FILE)).ok()?;
        serde_json::from_str(&text).ok().filter(|known: &Self| known.made_from == made_from)
    }

    /// Skips the operations.
    pub(super) fn skip(&self, usable: &mut Usable) {
        for Entry { rule, method, path, reason } in &self.skipped {
            let Some(rule) = rules().find(|known| known == rule) else { continue };
            let operations = Operation::all(&usable.written);
            let found = operations.iter().find(|operation| operation.method() == method && operation.path() == path);
            let Some(method) = found.map(Operation::method) else { continue };
            let finding = culprits::finding(&usable.document, rule, method, path, reason.clone());
            usable.skip(Skipped { method, path: path.clone(), finding });
        }
    }

    /// Keeps which operations are skipped.
    pub(super) fn write(&mut self, folder: &Path, usable: &Usable) -> Result<(), Error> {
        let skipped = usable.skipped.iter().filter(|skipped| rules().any(|rule| rule == skipped.finding.rule));
        let entries = skipped.map(|Skipped { method, path, finding }| Entry {
            rule: finding.rule.to_owned(),
            method: (*method).to_owned(),
            path: path.clone(),
            reason: finding.message.clone(),
        });
        self.skipped = entries.collect();
        Ok(fs::write(folder.join(FILE), serde_json::to_string_pretty(self)?)?)
    }
}

/// The rules of these operations.
fn rules() -> impl Iterator<Item = &'static str> {
    [generation::RULE, compilation::RULE].into_iter()
}

#[cfg(test)]
mod tests {
    use openapi_document::Document;

    use super::*;

    const DOCUMENT: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a: {get: {responses: {'200': {description: d}}}}\n  /b: {get: {responses: {'200': {description: d}}}, trace: {}}\n";

    fn usable() -> Usable {
        Usable::of(Document::read_as_written("api.yaml", |_| Ok(DOCUMENT.to_owned())).unwrap()).unwrap()
    }

    #[test]
    fn what_was_skipped_is_skipped_again_for_the_same_document_and_generator() {
        let folder = tempfile::tempdir().unwrap();
        let mut first = usable();
        let finding = culprits::finding(&first.document, compilation::RULE, "GET", "/b", "it does not compile".into());
        first.skip(Skipped { method: "GET", path: "/b".to_owned(), finding });
        Known::new("1".to_owned()).write(folder.path(), &first).unwrap();
        assert!(Known::read(folder.path(), "2").is_none());
        let mut second = usable();
        Known::read(folder.path(), "1").unwrap().skip(&mut second);
        let skipped = |usable: &Usable| {
            usable.skipped.iter().map(|skipped| (skipped.path.clone(), skipped.finding.clone())).collect::<Vec<_>>()
        };
        assert_eq!((skipped(&second).len(), skipped(&second)), (2, skipped(&first)));
        assert_eq!(second.written.json(), first.written.json());
    }
}
