//! Validators for the schemas of a document.

use std::sync::LazyLock;

use jsonschema::{Draft, Keyword, ValidationError, Validator};
use regex::{Regex, RegexBuilder};
use serde_json::{Value, json};

use crate::{Document, Finding, format::FORMATS, json_schema::Converter, keyword::VALUES};

/// A validator for the schema at a JSON pointer, as OpenAPI 3.0 defines it: JSON Schema draft 4 with `nullable`, and `$ref`s to
/// `#/components`.
///
/// # Errors
/// There is no schema at the pointer, or it is invalid: for example, a `pattern` is not a regular expression.
pub fn validator(document: &Document, pointer: &str) -> Result<Validator, Finding> {
    validator_with(&Converter::new(document), document, pointer)
}

/// As [`validator`], for several schemas of a document.
pub(crate) fn validator_with(
    converter: &Converter<'_>,
    document: &Document,
    pointer: &str,
) -> Result<Validator, Finding> {
    let finding = |message: String| Finding {
        rule: "schema",
        file: document.file(pointer).to_owned(),
        pointer: pointer.to_owned(),
        line: document.line(pointer),
        operation: None,
        message,
        remedy: "correct the schema".to_owned(),
    };
    let schema =
        converter.json_schema(pointer).ok_or_else(|| finding("there is no schema at this pointer".to_owned()))?;
    let options = jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(true);
    let options = OTHER_FORMATS
        .iter()
        .fold(options, |options, (name, strings)| options.with_format(*name, move |text: &str| strings.is_match(text)));
    let options = options.with_keyword(VALUES, |_, listed, _| Ok(Box::new(Listed(listed.clone()))));
    options.build(&schema).map_err(|e| finding(format!("the schema is invalid: {e}")))
}

/// The patterns of the formats that draft 4 does not define.
static OTHER_FORMATS: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    let is_known = |name: &str| {
        let options = jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(true);
        options.build(&json!({ "format": name })).is_ok_and(|validator| !validator.is_valid(&json!(" ")))
    };
    let others = FORMATS.iter().filter(|format| !is_known(format.name));
    let patterns = others.filter_map(|format| Some((format.name, format.strings.as_ref()?.pattern)));
    patterns.map(|(name, pattern)| (name, regex(pattern))).collect()
});

/// The keyword [`VALUES`]. It is about numbers and booleans only.
struct Listed(Value);

impl<'i> Keyword<'i> for Listed {
    fn validate(&self, value: &'i Value) -> Result<(), ValidationError<'i>> {
        if self.is_valid(value) { Ok(()) } else { Err(ValidationError::custom(format!("{value} is not listed"))) }
    }

    fn is_valid(&self, value: &'i Value) -> bool {
        let equals = |listed: &Value| listed == value || value.is_f64() && listed.as_f64() == value.as_f64();
        !(value.is_number() || value.is_boolean()) || self.0.as_array().is_none_or(|listed| listed.iter().any(equals))
    }
}

/// Compiles a pattern of the table, in which `\d` is ASCII.
fn regex(pattern: &str) -> Regex {
    RegexBuilder::new(pattern).unicode(false).build().expect("the patterns of the table are tested")
}
