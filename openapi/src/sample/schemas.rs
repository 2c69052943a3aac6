//! The entry point for samples: the schemas of a document with their validators.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use jsonschema::Validator;
use serde_json::Value;

use super::violation::{self, Violation};
use crate::{Document, Node, schema, validator};

/// The schemas of a document with their validators.
#[derive(Debug)]
pub struct Schemas<'d> {
    document: &'d Document,
    validators: Mutex<HashMap<String, Arc<Validator>>>,
    /// The name of every property in the document.
    names: HashSet<&'d str>,
}

/// A keyword that no sample covers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Uncovered {
    /// The JSON pointer of the keyword.
    pub pointer: String,
    /// Why there is no sample.
    pub reason: String,
    /// Whether that is because the keyword's value is beyond the largest sample, and not a gap.
    pub is_beyond_samples: bool,
}

impl Uncovered {
    /// A keyword for which a sample should have been found.
    #[must_use]
    pub fn gap(pointer: &str, reason: String) -> Self {
        Self { pointer: pointer.to_owned(), reason, is_beyond_samples: false }
    }
}

impl<'d> Schemas<'d> {
    /// Prepares the schemas of a document.
    #[must_use]
    pub fn new(document: &'d Document) -> Self {
        let all = schema::all(document);
        let properties = all.iter().filter_map(|schema| schema.raw_get("properties"));
        let names = properties.flat_map(|properties| properties.raw_entries()).map(|(name, _)| name).collect();
        Self { document, validators: Mutex::default(), names }
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// Every violation of a schema in a value.
    ///
    /// # Errors
    /// The schema has no validator.
    pub fn violations(&self, schema: &Node<'d>, value: &Value) -> Result<Vec<Violation>, Uncovered> {
        let validator = self.validator(schema)?;
        Ok(violation::all(&validator, value))
    }

    /// Whether a value is valid.
    pub(super) fn allows(&self, schema: &Node<'d>, value: &Value) -> bool {
        self.violations(schema, value).is_ok_and(|violations| violations.is_empty())
    }

    /// Whether the document has a property of this name.
    pub(super) fn has_property(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    fn validator(&self, schema: &Node<'d>) -> Result<Arc<Validator>, Uncovered> {
        let mut validators = self.validators.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = validators.get(schema.pointer()) {
            return Ok(Arc::clone(known));
        }
        let pointer = schema.pointer().to_owned();
        let made =
            validator(self.document, &pointer).map_err(|finding| Uncovered::gap(&pointer, finding.to_string()))?;
        let made = Arc::new(made);
        validators.insert(pointer, Arc::clone(&made));
        Ok(made)
    }
}
