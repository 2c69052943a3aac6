//! Each example fits its schema.

use std::collections::HashMap;

use super::Report;
use crate::operation::{Body, Response};
use crate::validator;

pub(super) fn check(report: &mut Report<'_>) {
    let mut validators = HashMap::new();
    for operation in report.document.operations() {
        let responses = operation.responses();
        let bodies: Vec<Body<'_>> =
            responses.iter().filter_map(Response::body).chain(operation.request_body()).collect();
        for (body, schema) in bodies.iter().filter_map(|body| Some((body, body.schema()?))) {
            let key = schema.pointer().to_owned();
            let validator = match validators.entry(key).or_insert_with_key(|at| validator(report.document, at)) {
                Ok(validator) => validator,
                Err(finding) => {
                    let finding = finding.clone();
                    report.push(finding);
                    continue;
                }
            };
            for example in body.examples() {
                for fault in validator.iter_errors(example.value()) {
                    let at = format!("{}{}", example.pointer(), fault.instance_path());
                    let message = format!("example `{}` does not fit its schema: {fault}", example.name());
                    report.add("example", &at, Some(operation.id()), message, "correct the example, or the schema");
                }
            }
        }
    }
}
