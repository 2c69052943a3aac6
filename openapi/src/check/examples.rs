//! Examples: each matches its schema.

use std::collections::HashMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use jsonschema::Validator;

use super::Report;
use crate::{Example, Finding, Node, Operation, validator};

pub(super) fn check(report: &mut Report<'_>) {
    let mut validators = HashMap::new();
    for operation in Operation::all(report.document) {
        let responses = operation.responses().into_iter().filter_map(|response| response.body());
        for body in responses.chain(operation.request_body()) {
            let examples = body.examples();
            if body.media_type() == "application/octet-stream" {
                bytes(report, &operation, &examples);
            } else if let Some(schema) = body.schema() {
                validate(report, &operation, &schema, &examples, &mut validators);
            }
        }
        for header in operation.responses().iter().flat_map(|response| response.headers()) {
            if let Some(schema) = header.schema() {
                validate(report, &operation, &schema, &header.examples(), &mut validators);
            }
        }
        for parameter in operation.parameters() {
            if let Some(schema) = parameter.schema() {
                validate(report, &operation, &schema, &parameter.examples(), &mut validators);
            }
        }
    }
}

fn validate(
    report: &mut Report<'_>,
    operation: &Operation<'_>,
    schema: &Node<'_>,
    examples: &[Example<'_>],
    validators: &mut HashMap<String, Result<Validator, Finding>>,
) {
    let key = schema.pointer().to_owned();
    let validator = match validators.entry(key).or_insert_with_key(|at| validator(report.document, at)) {
        Ok(validator) => validator,
        Err(finding) => {
            let finding = finding.clone();
            return report.push(finding);
        }
    };
    for example in examples {
        for error in validator.iter_errors(example.value()) {
            let at = format!("{}{}", example.pointer(), error.instance_path());
            let message = format!("example `{}` does not match its schema: {error}", example.name());
            report.add("example", &at, Some(operation.id()), message, "correct the example, or the schema");
        }
    }
}

/// Examples of bytes are base64, since YAML and JSON cannot express bytes.
fn bytes(report: &mut Report<'_>, operation: &Operation<'_>, examples: &[Example<'_>]) {
    for example in examples {
        if example.value().as_str().is_none_or(|text| STANDARD.decode(text).is_err()) {
            let message = format!("example `{}` of bytes is not base64", example.name());
            report.add("example", example.pointer(), Some(operation.id()), message, "write the bytes as base64");
        }
    }
}
