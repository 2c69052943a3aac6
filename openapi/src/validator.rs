//! Schemas of the document as validators.

use std::sync::LazyLock;

use jsonschema::{Draft, Validator};
use regex::{Regex, RegexBuilder};
use serde_json::{Value, json};

use crate::{
    Document, Finding,
    format::FORMATS,
    walk::{self, Kind},
};

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
    let mut json = document.json().clone();
    // From the inside out, since what is around a place may move it.
    for place in walk::document(document).iter().rev().filter(|place| place.kind == Kind::Schema) {
        if let Some(schema) = json.pointer_mut(place.node.pointer()) {
            allow_null(schema);
        }
    }
    let schema = json.pointer(pointer).and_then(Value::as_object);
    let mut schema = schema.cloned().ok_or_else(|| fault("there is no schema".to_owned()))?;
    if let Some(components) = json.get("components") {
        schema.insert("components".to_owned(), components.clone());
    }
    let options = jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(true);
    let options = OTHER_FORMATS
        .iter()
        .fold(options, |options, (name, strings)| options.with_format(*name, move |text: &str| strings.is_match(text)));
    options.build(&Value::Object(schema)).map_err(|e| fault(format!("the schema does not make sense: {e}")))
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

/// Says `nullable: true` in the words of JSON Schema. It counts beside a `type`, where an `enum` has to list `null` itself, and beside
/// `allOf`, where it means what everybody takes it to mean, though the letter of OpenAPI 3.0 would have it mean nothing.
fn allow_null(schema: &mut Value) {
    if schema.get("nullable") != Some(&Value::Bool(true)) {
        return;
    }
    if let Some(kind @ Value::String(_)) = schema.get_mut("type") {
        *kind = json!([kind.take(), "null"]);
    } else if schema.get("allOf").is_some() {
        *schema = json!({ "anyOf": [{ "type": "null" }, schema.take()] });
    }
}
