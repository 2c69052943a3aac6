//! Schemas of the document as validators.

use std::sync::LazyLock;

use jsonschema::{Draft, Validator};
use regex::{Regex, RegexBuilder};
use serde_json::json;

use crate::{Document, Finding, format::FORMATS, json_schema::json_schema};

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
    let options = jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(true);
    let options = OTHER_FORMATS
        .iter()
        .fold(options, |options, (name, strings)| options.with_format(*name, move |text: &str| strings.is_match(text)));
    options.build(&schema).map_err(|e| fault(format!("the schema does not make sense: {e}")))
}

/// The formats that draft 4 does not know, as patterns.
static OTHER_FORMATS: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    let is_known = |name: &str| {
        let options = jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(true);
        options.build(&json!({ "format": name })).is_ok_and(|validator| !validator.is_valid(&json!(" ")))
    };
    let others = FORMATS.iter().filter(|format| !is_known(format.name));
    let patterns = others.filter_map(|format| Some((format.name, format.strings.as_ref()?.pattern)));
    patterns.map(|(name, pattern)| (name, regex(pattern))).collect()
});

/// A pattern of the table, in which `\d` is ASCII.
fn regex(pattern: &str) -> Regex {
    RegexBuilder::new(pattern).unicode(false).build().expect("the patterns of the table are tested")
}
