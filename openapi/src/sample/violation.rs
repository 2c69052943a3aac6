//! Violations of a schema: the place in the value, and the keyword.

use jsonschema::{ValidationError, Validator, error::ValidationErrorKind};
use serde_json::Value;

use crate::pointer;

/// A violation of a keyword by a place in a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The JSON pointer of the place: for a missing or unlisted property, that of the property.
    pub at: String,
    /// The keyword.
    pub keyword: String,
}

/// Every violation in a value.
pub(super) fn all(validator: &Validator, value: &Value) -> Vec<Violation> {
    validator.iter_errors(value).flat_map(|error| of(&error)).collect()
}

/// Whether the keyword is violated at this place, and there is no violation at another place.
pub(super) fn only(violations: &[Violation], at: &str, keyword: &str) -> bool {
    violations.iter().all(|violation| violation.at == at)
        && violations.iter().any(|violation| same(&violation.keyword, keyword))
}

/// In draft 4, the violation of an exclusive bound may name either of its two keywords.
fn same(found: &str, keyword: &str) -> bool {
    found == keyword || found.strip_prefix("exclusive").is_some_and(|bound| bound.eq_ignore_ascii_case(keyword))
}

fn of(error: &ValidationError<'_>) -> Vec<Violation> {
    let at = error.instance_path().as_str().to_owned();
    let violation = |keyword: &str, at: String| Violation { at, keyword: keyword.to_owned() };
    let below = |name: &str| pointer::join(&at, name);
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            vec![violation("required", below(property.as_str().unwrap_or_default()))]
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            unexpected.iter().map(|name| violation("additionalProperties", below(name))).collect()
        }
        // `nullable` is an `anyOf` of `null` and the schema: the violation is the one of the schema.
        ValidationErrorKind::AnyOf { context } if context.len() == 2 && is_null(&context[0]) => {
            context[1].iter().flat_map(of).collect()
        }
        // The branch that is violated further inside is the one that was meant.
        ValidationErrorKind::OneOfNotValid { context } => {
            let deeper = |errors: &&Vec<ValidationError<'_>>| {
                errors.iter().all(|error| error.instance_path().as_str().len() > at.len() || is_member(error))
            };
            match context.iter().filter(deeper).min_by_key(|errors| (errors.iter().any(is_of_another), errors.len())) {
                Some(errors) => errors.iter().flat_map(of).collect(),
                None => vec![violation("oneOf", at)],
            }
        }
        _ => {
            let path = error.schema_path().as_str();
            vec![violation(path.rsplit('/').next().unwrap_or_default(), at)]
        }
    }
}

fn is_null(errors: &[ValidationError<'_>]) -> bool {
    matches!(errors, [error] if matches!(error.kind(), ValidationErrorKind::Type { .. }) && error.schema_path().as_str().ends_with("/anyOf/0/type"))
}

/// Whether a discriminator says that the object is of another branch.
fn is_of_another(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), ValidationErrorKind::Enum { options } if options.as_array().is_some_and(|options| options.len() == 1))
}

fn is_member(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), ValidationErrorKind::Required { .. } | ValidationErrorKind::AdditionalProperties { .. })
}
