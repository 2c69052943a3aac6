//! In what a value breaks its schema: the place and the keyword.

use jsonschema::{ValidationError, Validator, error::ValidationErrorKind};
use serde_json::Value;

/// A place in a value that breaks a keyword of its schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Where it is in the value, as a JSON pointer; of a member that is missing or not listed, where that is.
    pub at: String,
    /// The keyword.
    pub keyword: String,
}

/// Every breach.
pub(super) fn all(validator: &Validator, value: &Value) -> Vec<Breach> {
    validator.iter_errors(value).flat_map(|error| of(&error)).collect()
}

/// Whether a keyword is broken at one place, and no other place is any worse for it.
pub(super) fn only(breaches: &[Breach], at: &str, keyword: &str) -> bool {
    breaches.iter().all(|breach| breach.at == at) && breaches.iter().any(|breach| same(&breach.keyword, keyword))
}

/// In JSON Schema of draft 4, an exclusive bound is broken in the name of either of its two keywords.
fn same(found: &str, keyword: &str) -> bool {
    found == keyword || found.strip_prefix("exclusive").is_some_and(|bound| bound.eq_ignore_ascii_case(keyword))
}

fn of(error: &ValidationError<'_>) -> Vec<Breach> {
    let at = error.instance_path().as_str().to_owned();
    let breach = |keyword: &str, at: String| Breach { at, keyword: keyword.to_owned() };
    let below = |name: &str| format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            vec![breach("required", below(property.as_str().unwrap_or_default()))]
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            unexpected.iter().map(|name| breach("additionalProperties", below(name))).collect()
        }
        // What may be null is a choice between that and the schema: the schema is what is broken.
        ValidationErrorKind::AnyOf { context } if context.len() == 2 && is_null(&context[0]) => {
            context[1].iter().flat_map(of).collect()
        }
        // Of a choice, the branch that is broken further in is the one that was meant.
        ValidationErrorKind::OneOfNotValid { context } => {
            let deeper = |errors: &&Vec<ValidationError<'_>>| {
                errors.iter().all(|error| error.instance_path().as_str().len() > at.len() || is_member(error))
            };
            match context.iter().filter(deeper).min_by_key(|errors| (errors.iter().any(is_of_another), errors.len())) {
                Some(errors) => errors.iter().flat_map(of).collect(),
                None => vec![breach("oneOf", at)],
            }
        }
        _ => {
            let path = error.schema_path().as_str();
            vec![breach(path.rsplit('/').next().unwrap_or_default(), at)]
        }
    }
}

fn is_null(errors: &[ValidationError<'_>]) -> bool {
    matches!(errors, [error] if matches!(error.kind(), ValidationErrorKind::Type { .. }) && error.schema_path().as_str().ends_with("/anyOf/0/type"))
}

/// Whether a member says that the value is of another type: one that can have no more than one text.
fn is_of_another(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), ValidationErrorKind::Enum { options } if options.as_array().is_some_and(|options| options.len() == 1))
}

fn is_member(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), ValidationErrorKind::Required { .. } | ValidationErrorKind::AdditionalProperties { .. })
}
