//! The error schema: at most one is marked, with roles for its properties.

use super::Report;
use crate::{
    extension::{ERROR_ROLES, ErrorConvention, error_schemas},
    pointer, schema,
};

pub(super) fn check(report: &mut Report<'_>) {
    let marked = error_schemas(report.document);
    for other in marked.iter().skip(1) {
        let message = format!("`{}` is a second error schema", pointer::last(other.pointer()));
        report.add("one-error-schema", other.pointer(), None, message, "keep one `x-error`");
    }
    if let Some(convention) = ErrorConvention::of(report.document) {
        roles(report, &convention);
    }
}

/// Each role names a property of a suitable type.
fn roles(report: &mut Report<'_>, convention: &ErrorConvention<'_>) {
    let Some(roles) = convention.schema.get("x-error") else { return };
    for role in ERROR_ROLES {
        let Some(name) = roles.text(role) else { continue };
        let at = pointer::join(roles.pointer(), role);
        let Some(property) = schema::property(&convention.schema, name).map(|property| property.effective()) else {
            let known: Vec<_> =
                schema::properties(&convention.schema).iter().map(|(name, _)| format!("`{name}`")).collect();
            let message = format!("the error schema has no property `{name}`");
            report.add("error-property", &at, None, message, format!("name one of {}", known.join(", ")));
            continue;
        };
        let (fits, type_of_role) = match role {
            "details" => (true, "any type"),
            "status" => (property.text("type") == Some("integer"), "integer"),
            "code" => (property.text("type") == Some("string") || property.get("anyOf").is_some(), "string"),
            _ => (property.text("type") == Some("string"), "string"),
        };
        if !fits {
            let message = format!("the property `{name}` is not of the type {type_of_role}");
            report.add("error-property", &at, None, message, "name another property, or leave it out");
        } else if role == "code" && property.get("enum").is_some() {
            let message = format!("the property `{name}` is a closed enum, so a new code would break clients");
            let remedy = "write it as `anyOf: [{type: string, enum: […]}, {type: string}]`";
            report.add("error-type", property.pointer(), None, message, remedy);
        }
    }
}
