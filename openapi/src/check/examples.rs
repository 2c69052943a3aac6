//! Examples: each has a value that matches its schema. Where there is none, one can be sampled.

use std::collections::HashMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use jsonschema::Validator;
use serde_json::Value;

use super::Report;
use crate::{Body, BodyFormat, Example, Finding, Node, Operation, PartFormat, pointer, schema, validator, walk};

pub(super) fn check(report: &mut Report<'_>) {
    values(report);
    let mut validators = HashMap::new();
    for operation in Operation::all(report.document) {
        let responses = operation.responses().into_iter().filter_map(|response| response.body());
        for body in responses.chain(operation.request_body()) {
            let examples = body.examples();
            if is_rejected(&body) {
                continue;
            }
            if body.format() == BodyFormat::Bytes {
                examples
                    .iter()
                    .for_each(|example| bytes(report, &operation, example, example.value(), example.pointer()));
            } else if let Some(schema) = body.schema() {
                validate(report, &operation, &schema, &examples, &mut validators);
                files(report, &operation, &body, &schema, &examples);
            }
        }
        let request = operation.request_body().filter(|body| !is_rejected(body));
        if let Some((body, schema)) = request.and_then(|body| Some((body.clone(), body.schema()?))) {
            for example in body.examples() {
                unlisted(report, &operation, &example, &schema, example.value(), example.pointer());
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
    of_schemas(report);
    #[cfg(feature = "sample")]
    samples(report);
}

/// Whether another rule rejects it.
fn is_rejected(body: &Body<'_>) -> bool {
    body.media_type().starts_with("multipart/") && body.format() != BodyFormat::Multipart
}

/// A named example has a value. One with an `externalValue` is elsewhere, and not read.
fn values(report: &mut Report<'_>) {
    for place in &*report.places() {
        let examples = place.node.raw_get("examples").filter(|_| place.kind == walk::Kind::Object);
        for (name, example) in examples.iter().flat_map(Node::entries) {
            if ["value", "externalValue"].iter().all(|key| example.raw_get(key).is_none()) {
                let message = format!("example `{name}` has no value");
                report.add(
                    "example",
                    example.pointer(),
                    None,
                    message,
                    "write it under `value`, or remove the example",
                );
            }
        }
    }
}

/// The example of a schema matches it.
fn of_schemas(report: &mut Report<'_>) {
    for schema in walk::schemas(&report.places()) {
        let Some(example) = schema.raw_get("example") else { continue };
        // Another rule reports a schema without a validator.
        let Ok(validator) = validator(report.document, schema.pointer()) else { continue };
        for error in validator.iter_errors(example.value()) {
            let at = format!("{}{}", example.pointer(), error.instance_path());
            let message = format!("the example of the schema does not match it: {error}");
            report.add("example", &at, None, message, "correct the example, or remove it");
        }
    }
}

/// Where there is no example, one can be sampled. What is wrong with a schema is reported first, since it may be the reason.
#[cfg(feature = "sample")]
fn samples(report: &mut Report<'_>) {
    if !report.findings.is_empty() {
        return;
    }
    let schemas = crate::sample::Schemas::new(report.document);
    for holder in crate::sample::holders(report.document) {
        if holder.examples.is_empty() && holder.sample(&schemas).is_none() {
            let message = format!("{} has no example, and none is found for its schema", holder.of);
            let remedy = "add a named one with a `value` under `examples`";
            report.add("example", holder.node.pointer(), Some(holder.operation), message, remedy);
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

/// An example of a request has only properties that a caller can set.
fn unlisted(
    report: &mut Report<'_>,
    operation: &Operation<'_>,
    example: &Example<'_>,
    schema: &Node<'_>,
    value: &Value,
    at: &str,
) {
    let parts = schema::parts(schema);
    let is_open =
        |part: &Node<'_>| ["additionalProperties", "oneOf", "anyOf"].iter().any(|key| part.get(key).is_some());
    match value {
        Value::Array(items) => {
            let of_items = parts.iter().find_map(|part| part.get("items"));
            for (index, item) in items.iter().enumerate() {
                if let Some(schema) = &of_items {
                    unlisted(report, operation, example, schema, item, &pointer::join(at, &index.to_string()));
                }
            }
        }
        Value::Object(members) => {
            let listed = schema::properties(schema);
            for (name, value) in members {
                let at = pointer::join(at, name);
                match listed.iter().find(|(known, _)| known == name) {
                    Some((_, property)) => unlisted(report, operation, example, property, value, &at),
                    None if listed.is_empty() || parts.iter().any(is_open) => {}
                    None => {
                        let message = format!("example `{}` has `{name}`, which no caller can set", example.name());
                        let remedy = "add it to the `properties` of the schema, or remove it";
                        report.add("example", &at, Some(operation.id()), message, remedy);
                    }
                }
            }
        }
        _ => {}
    }
}

/// The files in examples of a multipart body are bytes.
fn files<'d>(
    report: &mut Report<'_>,
    operation: &Operation<'_>,
    body: &Body<'d>,
    schema: &Node<'d>,
    examples: &[Example<'_>],
) {
    let properties = schema::properties(schema).into_iter().filter(|_| body.format() == BodyFormat::Multipart);
    for (name, _) in properties.filter(|(name, property)| matches!(body.part(name, property), PartFormat::File(_))) {
        for example in examples {
            let at = pointer::join(example.pointer(), name);
            match example.value().get(name) {
                Some(Value::Array(items)) => {
                    for (index, item) in items.iter().enumerate() {
                        bytes(report, operation, example, item, &pointer::join(&at, &index.to_string()));
                    }
                }
                Some(file) if !file.is_null() => bytes(report, operation, example, file, &at),
                _ => {}
            }
        }
    }
}

/// Examples of bytes are base64, since YAML and JSON cannot express bytes.
fn bytes(report: &mut Report<'_>, operation: &Operation<'_>, example: &Example<'_>, value: &Value, at: &str) {
    if value.as_str().is_none_or(|text| STANDARD.decode(text).is_err()) {
        let message = format!("example `{}` of bytes is not base64", example.name());
        report.add("example", at, Some(operation.id()), message, "write the bytes as base64");
    }
}
