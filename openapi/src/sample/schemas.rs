//! The entry point for samples: the schemas of a document with their validators.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use jsonschema::Validator;
use serde_json::Value;

use super::violation::{self, Violation};
use crate::{Document, Node, json_schema::Converter, schema, validator::validator_with};

/// The schemas of a document with their validators.
#[derive(Debug)]
pub struct Schemas<'d> {
    document: &'d Document,
    converter: Converter<'d>,
    validators: Mutex<HashMap<String, Arc<Validator>>>,
    /// The name of every property in the document.
    names: HashSet<&'d str>,
    /// How many values were validated, with those inside of them.
    #[cfg(test)]
    validated: std::sync::atomic::AtomicUsize,
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
        Self {
            document,
            converter: Converter::new(document),
            validators: Mutex::default(),
            names,
            #[cfg(test)]
            validated: Default::default(),
        }
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
        self.count(value);
        Ok(violation::all(&validator, value))
    }

    /// Whether a value is valid, which is found out faster than how it is not.
    ///
    /// # Errors
    /// The schema has no validator.
    pub(super) fn is_valid(&self, schema: &Node<'d>, value: &Value) -> Result<bool, Uncovered> {
        let validator = self.validator(schema)?;
        self.count(value);
        Ok(validator.is_valid(value))
    }

    /// Whether a value is valid. None is if the schema has no validator.
    pub(super) fn allows(&self, schema: &Node<'d>, value: &Value) -> bool {
        self.is_valid(schema, value).unwrap_or_default()
    }

    /// Counts a value that is validated.
    #[cfg_attr(not(test), expect(clippy::unused_self, unused_variables, reason = "only tests count"))]
    fn count(&self, value: &Value) {
        #[cfg(test)]
        self.validated.fetch_add(super::distinct::size(value), std::sync::atomic::Ordering::Relaxed);
    }

    /// Whether the document has a property of this name.
    pub(super) fn has_property(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// How many values were validated, with those inside of them.
    #[cfg(test)]
    pub(super) fn validated(&self) -> usize {
        self.validated.load(std::sync::atomic::Ordering::Relaxed)
    }

    fn validator(&self, schema: &Node<'d>) -> Result<Arc<Validator>, Uncovered> {
        let validators = || self.validators.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = validators().get(schema.pointer()) {
            return Ok(Arc::clone(known));
        }
        // Other threads need not wait while it is made.
        let pointer = schema.pointer().to_owned();
        let made = validator_with(&self.converter, self.document, &pointer)
            .map_err(|finding| Uncovered::gap(&pointer, finding.to_string()))?;
        let made = Arc::new(made);
        validators().insert(pointer, Arc::clone(&made));
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// How many changes are made of a full value, and how many values are validated for that.
    fn work(schema: &Value) -> (usize, usize) {
        let text = json!({"components": {"schemas": {"Large": schema}}}).to_string();
        let document = Document::parse("test.json", &text).expect("it is JSON");
        let schemas = Schemas::new(&document);
        let schema = document.at("/components/schemas/Large").expect("it is there");
        let full = Arc::new(schemas.full(&schema));
        let (changes, uncovered) = schemas.changes(&schema, &full);
        assert_eq!(uncovered, []);
        (changes.len(), schemas.validated())
    }

    #[test]
    fn the_values_of_an_enum_are_not_validated_one_by_one() {
        let of = |count: usize| {
            let names: Vec<_> = (0..count).map(|index| format!("value-{index}")).collect();
            work(&json!({"type": "string", "enum": names}))
        };
        let ((few, little), (many, much)) = (of(50), of(5000));
        assert_eq!((many - few, much), (4950, little));
    }

    #[test]
    fn properties_are_left_out_without_validating_the_others_again() {
        let of = |count: usize| {
            let names: Vec<_> = (0..count).map(|index| format!("property_{index}")).collect();
            let properties: Value = names.iter().map(|name| (name.clone(), json!({"type": "boolean"}))).collect();
            work(&json!({"type": "object", "required": names[..count / 2], "properties": properties}))
        };
        let ((few, little), (many, much)) = (of(30), of(300));
        assert!(many > 9 * few, "{many} changes, {few} before");
        assert!(much < 12 * little, "{much} values validated, {little} before");
    }
}
