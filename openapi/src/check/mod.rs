//! The rules for documents, one module for each subject.

mod choices;
mod errors;
#[cfg(feature = "examples")]
mod examples;
mod extensions;
mod features;
mod finite;
mod keys;
mod mock;
mod names;
mod operations;
mod pages;
mod parameters;
mod patterns;
mod references;
mod responses;
mod schemas;
mod security;
mod servers;

use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

use crate::{
    Body, BodyFormat, Document, Finding, Operation,
    document::Origin,
    pointer,
    walk::{self, Place},
};

/// Checks a document. Returns the errors and then the warnings, each by rule, and the findings of a rule by file and line.
///
/// Rules come before those that depend on what they check. What would only follow from a `$ref` without a target is left out. Only with the
/// feature `examples`, examples are validated against their schemas.
pub fn check(document: &Document) -> Vec<Finding> {
    located(document).into_iter().map(|(finding, _)| finding).collect()
}

/// As [`check`], with the place of each finding.
pub(crate) fn located(document: &Document) -> Vec<(Finding, Origin)> {
    let places = walk::document(document).into();
    let mut report = Report { document, places, findings: Vec::new(), known: HashSet::new() };
    version(&mut report);
    lost(&mut report);
    references::check(&mut report);
    keys::check(&mut report);
    names::check(&mut report);
    schemas::check(&mut report);
    patterns::check(&mut report);
    choices::check(&mut report);
    finite::check(&mut report);
    operations::check(&mut report);
    parameters::check(&mut report);
    responses::check(&mut report);
    pages::check(&mut report);
    errors::check(&mut report);
    security::check(&mut report);
    servers::check(&mut report);
    extensions::check(&mut report);
    features::check(&mut report);
    mock::check(&mut report);
    #[cfg(feature = "examples")]
    examples::check(&mut report);
    report.finish()
}

fn version(report: &mut Report<'_>) {
    const REMEDY: &str =
        "write `openapi: 3.0.3` or `openapi: 3.1.0`, and what other versions write differently as these do";
    let root = report.document.root();
    if !root.text("openapi").is_some_and(|version| version.starts_with("3.0.")) {
        report.add("openapi-version", "/openapi", None, "the document is neither OpenAPI 3.0 nor 3.1", REMEDY);
    }
}

/// What the canonical form cannot say, or only in part.
fn lost(report: &mut Report<'_>) {
    for (pointer, file, line, message) in report.document.lost() {
        report.findings.push(Finding {
            rule: "approximated",
            file: file.to_owned(),
            pointer: pointer.to_owned(),
            line,
            operation: None,
            message: message.to_owned(),
            remedy: "nothing, if the client need not know it".to_owned(),
        });
    }
}

/// The schema of a body that the client writes or decodes fits its media type.
fn decoded(report: &mut Report<'_>, operation: &Operation<'_>, of: &str, body: &Body<'_>) {
    let (id, at, media_type) = (Some(operation.id()), body.node().pointer(), body.media_type());
    if !is_media_type(media_type) {
        let message = format!("{of} has the media type `{media_type}`, which is none");
        return report.add("media-type", at, id, message, "correct the name: it is like `application/json`");
    }
    let Some(schema) = body.schema() else { return };
    let bytes = serde_json::json!({ "type": "string", "format": "binary" });
    match body.format() {
        BodyFormat::Json | BodyFormat::Form | BodyFormat::Multipart
            if schema.effective().text("format") == Some("binary") =>
        {
            let message = format!("{of} has the media type `{media_type}`, but its schema is binary");
            report.add("media-type", at, id, message, "use `application/octet-stream`");
        }
        BodyFormat::Bytes if *schema.value() != bytes => {
            let message = format!("{of} is bytes, but its schema is not plain binary");
            let remedy = "write `schema: {type: string, format: binary}`";
            report.add("media-type", schema.pointer(), id, message, remedy);
        }
        _ => {}
    }
}

/// Whether it is a media type, or a range of them, that a header can carry.
fn is_media_type(name: &str) -> bool {
    name.split_once('/').is_some_and(|(kind, name)| is_header_name(kind) && is_header_name(name))
}

/// Whether it is a valid header name.
fn is_header_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(fits)
}

/// The findings so far.
struct Report<'d> {
    document: &'d Document,
    places: Rc<[Place<'d>]>,
    findings: Vec<Finding>,
    /// The rule, the place and the message of each.
    known: HashSet<(&'static str, String, String)>,
}

/// Rules that look through a `$ref`: what they miss may be where it should lead.
const THROUGH_REFERENCES: [&str; 8] = [
    "all-of",
    "listed-status",
    "one-error-schema",
    "one-of",
    "parameter-example",
    "parameter-schema",
    "path-parameter",
    "response-header",
];

impl<'d> Report<'d> {
    /// Every schema and other object of the document.
    fn places(&self) -> Rc<[Place<'d>]> {
        Rc::clone(&self.places)
    }

    /// The findings in their order, without consequences of others.
    fn finish(self) -> Vec<(Finding, Origin)> {
        let Self { document, mut findings, .. } = self;
        let unresolved = findings.iter().filter(|finding| finding.rule == "unresolved-reference");
        let unresolved: Vec<_> = unresolved.map(|finding| finding.pointer.clone()).collect();
        // A schema with another flaw has no validator.
        let only_validators = findings.iter().all(|finding| finding.rule == "schema");
        findings.retain(|finding| match finding.rule {
            "schema" => only_validators,
            "error-property" | "message-recipient" | "mock-event" | "mock-field" | "mock-record" | "mock-step"
            | "pages" => unresolved.is_empty(),
            rule if THROUGH_REFERENCES.contains(&rule) => {
                !unresolved.iter().any(|unresolved| pointer::is_within(unresolved, &finding.pointer))
            }
            _ => true,
        });
        let mut order = HashMap::new();
        for finding in &findings {
            let next = order.len();
            order.entry(finding.rule).or_insert(next);
        }
        findings.sort_by_cached_key(|finding| {
            (finding.severity(), order[finding.rule], document.position(&finding.pointer))
        });
        let located = findings.into_iter().map(|finding| {
            let origin = document.origin(&finding.pointer);
            (Finding { pointer: document.written_pointer(&finding.pointer), ..finding }, origin)
        });
        located.collect()
    }

    /// Adds a finding, unless it is known: a shared component is reported once, for the first operation that uses it, and so is one that the
    /// canonical form writes twice.
    fn add(
        &mut self,
        rule: &'static str,
        pointer: &str,
        operation: Option<&str>,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.push(Finding {
            rule,
            file: self.document.file(pointer).to_owned(),
            pointer: pointer.to_owned(),
            line: self.document.line(pointer),
            operation: operation.filter(|id| !id.is_empty()).map(str::to_owned),
            message: message.into(),
            remedy: remedy.into(),
        });
    }

    fn push(&mut self, finding: Finding) {
        let place = match self.document.order(&finding.pointer) {
            usize::MAX => finding.pointer.clone(),
            order => order.to_string(),
        };
        if self.known.insert((finding.rule, place, finding.message.clone())) {
            self.findings.push(finding);
        }
    }
}
