//! Schemas of the document as validators.

use jsonschema::{Draft, Validator};

use crate::{Document, Finding, json_schema::json_schema};

/// What validates values against the schema at a JSON pointer, as OpenAPI 3.0 means it: JSON Schema draft 4 with `nullable`, and `$ref`
/// into `#/components`.
///
/// # Errors
/// Nothing at the pointer, or no schema that makes sense, for one because of a `pattern` that is not a regular expression.
pub fn validator(document: &Document, pointer: &str) -> Result<Validator, Finding> {
    let fault = |message: String| Finding {
        rule: "schema",
        file: document.file(pointer).to_owned(),
        pointer: pointer.to_owned(),
        line: document.line(pointer),
        operation: None,
        message,
        remedy: "correct the schema".to_owned(),
    };
    let schema = json_schema(document, pointer).ok_or_else(|| fault("there is no schema".to_owned()))?;
    jsonschema::options()
        .with_draft(Draft::Draft4)
        .build(&schema)
        .map_err(|e| fault(format!("the schema does not make sense: {e}")))
}
