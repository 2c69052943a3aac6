//! The error schema: one for all operations, with roles for its properties.

use super::Report;
use crate::{
    Operation,
    extension::{ERROR_ROLES, ErrorConvention, error_schemas},
    pointer, schema,
};

pub(super) fn check(report: &mut Report<'_>) {
    let marked = error_schemas(report.document);
    for other in marked.iter().skip(1) {
        let message = format!("`{}` is a second error schema", pointer::last(other.pointer()));
        report.add("one-error-schema", other.pointer(), None, message, "keep one `x-error`");
    }
    let convention = ErrorConvention::of(report.document);
    if let Some(convention) = &convention {
        roles(report, convention);
    }
    let mut first = convention.as_ref().map(|convention| convention.schema.pointer().to_owned());
    for operation in Operation::all(report.document) {
        for response in operation.responses().iter().filter(|response| response.status() >= 400) {
            let Some(schema) = response.body().and_then(|body| body.schema()) else { continue };
            match &first {
                None => {
                    let message = "the error schema has no `x-error`";
                    let remedy = "add `x-error: {code: PROPERTY, message: PROPERTY, …}` to it, in `components/schemas`";
                    report.add("error-convention", schema.pointer(), Some(operation.id()), message, remedy);
                    first = Some(schema.pointer().to_owned());
                }
                Some(first) if first != schema.pointer() => report.add(
                    "one-error-schema",
                    response.node().pointer(),
                    Some(operation.id()),
                    format!("response {} has a different schema from the other errors", response.status()),
                    format!("use `$ref: \"#{first}\"`"),
                ),
                Some(_) => {}
            }
        }
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
