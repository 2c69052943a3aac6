//! The configuration of a mock server: the properties that `x-mock` names exist.

use super::Report;
use crate::{Node, Operation, extension::mock::fields_of, pointer, schema};

pub(super) fn check(report: &mut Report<'_>) {
    for operation in Operation::all(report.document) {
        let Some(mock) = operation.node().get("x-mock") else { continue };
        let request = operation.request_body().and_then(|body| body.schema());
        let success = operation.success().and_then(|response| response.body()?.schema());
        let (of_request, of_success) = fields_of(mock.value());
        for (keys, schema, of) in [(of_request, request, "request"), (of_success, success, "success")] {
            fields(report, &operation, &mock, keys, schema.as_ref(), of);
        }
    }
}

fn fields(
    report: &mut Report<'_>,
    operation: &Operation<'_>,
    mock: &Node<'_>,
    keys: &[&str],
    schema: Option<&Node<'_>>,
    of: &str,
) {
    let properties = schema.map(schema::properties).unwrap_or_default();
    for key in keys {
        let Some(field) = mock.text(key) else { continue };
        if properties.iter().all(|(name, _)| *name != field) {
            let known = properties.iter().map(|(name, _)| format!("`{name}`"));
            let remedy = format!("name one of {}", known.collect::<Vec<_>>().join(", "));
            let at = pointer::join(mock.pointer(), key);
            report.add("mock-field", &at, Some(operation.id()), format!("the {of} has no property `{field}`"), remedy);
        }
    }
}
