//! What is known about other documents: which of their operations are out of scope, and which differences are intended.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;

use super::{
    compare::Compared,
    difference::{Difference, Endpoint},
};
use crate::exit::Error;

/// The file of what is known.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Known {
    /// The URL of each document, by the name of the file to download it to.
    sources: BTreeMap<String, String>,
    /// Patterns of paths.
    out_of_scope: Vec<String>,
    explained: Vec<Explained>,
}

/// A difference that is intended.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Explained {
    /// A pattern of its text.
    difference: String,
    reason: String,
}

/// What is to be shown.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) unexplained: Vec<Difference>,
    /// Differences with the reason.
    pub(super) explained: Vec<(Difference, String)>,
    /// Explanations and patterns that match nothing.
    pub(super) unused: Vec<String>,
    /// How many operations in scope the document has.
    pub(super) covered: usize,
    /// Operations in scope that the document lacks.
    pub(super) lacking: Vec<Endpoint>,
}

impl Report {
    pub(super) fn is_clean(&self) -> bool {
        self.unexplained.is_empty() && self.unused.is_empty()
    }
}

impl Known {
    /// Reads the file.
    ///
    /// # Errors
    /// It cannot be read, or is not what it should be.
    pub(super) fn read(file: &Path) -> Result<Self, Error> {
        let failed =
            |error: &dyn std::fmt::Display| Error::unusable(format!("cannot read {}: {error}", file.display()));
        let text = fs::read_to_string(file).map_err(|error| failed(&error))?;
        let known: Self = serde_json::from_str(&text).map_err(|error| failed(&error))?;
        match known.explained.iter().find(|explained| explained.reason.trim().is_empty()) {
            Some(explained) => {
                Err(failed(&format!("`{}` has no reason: write why it is intended", explained.difference)))
            }
            None => Ok(known),
        }
    }

    /// Where a document is published that is downloaded to a file of this name.
    pub(super) fn source(&self, name: &str) -> Option<&str> {
        self.sources.get(name).map(String::as_str)
    }

    /// Divides the differences into those that are explained and others.
    pub(super) fn judge(&self, compared: Compared) -> Report {
        let paths = compared.common.iter().chain(&compared.lacking).map(|endpoint| &endpoint.path);
        let is_used = |pattern: &&String| paths.clone().any(|path| matches(pattern, path));
        let mut unused: Vec<_> = self.out_of_scope.iter().filter(|pattern| !is_used(pattern)).cloned().collect();
        let is_in_scope =
            |endpoint: &Endpoint| !self.out_of_scope.iter().any(|pattern| matches(pattern, &endpoint.path));
        let covered = compared.common.iter().filter(|endpoint| is_in_scope(endpoint)).count();
        let lacking = compared.lacking.into_iter().filter(is_in_scope).collect();
        let (mut unexplained, mut explained) = (Vec::new(), Vec::new());
        for difference in compared.differences {
            let text = difference.to_string();
            match self.explained.iter().position(|explained| matches(&explained.difference, &text)) {
                Some(index) => explained.push((difference, index)),
                None => unexplained.push(difference),
            }
        }
        let is_used = |index: usize| explained.iter().any(|(_, used)| *used == index);
        let patterns = self.explained.iter().map(|explained| explained.difference.clone()).enumerate();
        unused.extend(patterns.filter(|(index, _)| !is_used(*index)).map(|(_, pattern)| pattern));
        let reason = |index: usize| self.explained[index].reason.clone();
        let explained = explained.into_iter().map(|(difference, index)| (difference, reason(index))).collect();
        Report { unexplained, explained, unused, covered, lacking }
    }
}

/// Whether a text is that of a pattern, in which each `*` stands for any text.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(text) = text.strip_prefix(start) else { return false };
    (0..=text.len()).filter(|end| text.is_char_boundary(*end)).any(|end| matches(rest, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{suite::FACTS, test_support::context};

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, text) in [("a", "a"), ("a*", "a"), ("a*", "abc"), ("*c", "abc"), ("a*c*", "abcd"), ("*", "")] {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("a", "ab"), ("a*d", "abc"), ("*b", "abc"), ("a*b*c", "acb"), ("", "a")] {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn the_file_of_the_default_document_is_usable() {
        let known = Known::read(&context().root.join(FACTS)).unwrap();
        let urls: Vec<_> = known.sources.values().collect();
        assert!(!urls.is_empty() && urls.iter().all(|url| url.starts_with("https://")), "{urls:?}");
    }

    #[test]
    fn a_file_without_reasons_or_with_other_keys_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("facts.json");
        for (text, expected) in [
            (r#"{"sources": {}, "out_of_scope": [], "explained": [{"difference": "a", "reason": " "}]}"#, "no reason"),
            (r#"{"sources": {}, "out_of_scope": [], "explained": [{"difference": "a"}]}"#, "missing field `reason`"),
            (r#"{"sources": {}, "out_of_scope": [], "explained": [], "more": 1}"#, "unknown field `more`"),
        ] {
            fs::write(&file, text).unwrap();
            let error = Known::read(&file).unwrap_err();
            assert!(error.message.contains(expected), "{error}");
        }
    }
}
