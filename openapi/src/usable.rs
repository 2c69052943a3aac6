//! The part of a document that a client can be generated from: what a check rejects is left out, an operation at a time.
//!
//! A flaw that costs no operation, such as an example that does not match its schema, is left out by itself: see `errors`. Any other one
//! costs the operations that it concerns. Nothing is left out silently: [`Usable`] lists all of it, with the findings.

mod errors;

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use self::errors::{Error, Errors};
use crate::{
    Document, Finding, Operation, canonical,
    check::{self, check},
    method, pointer,
};

/// How many rounds of checks there are: what is left out can cause further findings.
const MAX_ROUNDS: usize = 24;

/// An operation that no client can be generated for.
#[derive(Debug, Clone)]
pub struct Skipped {
    /// The HTTP method in upper case.
    pub method: &'static str,
    /// The path below the server.
    pub path: String,
    /// Why.
    pub finding: Finding,
}

/// The part of a document that passes the checks.
#[derive(Debug, Clone)]
pub struct Usable {
    /// As it is written.
    pub written: Document,
    /// In its canonical form.
    pub document: Document,
    /// The operations that are left out.
    pub skipped: Vec<Skipped>,
    /// What else is left out.
    pub left_out: Vec<Finding>,
    /// The warnings about the rest.
    pub warnings: Vec<Finding>,
}

impl Usable {
    /// The part of a document, which [`Document::read_as_written`] has read.
    ///
    /// # Errors
    /// The findings, if no operation passes the checks.
    pub fn of(written: Document) -> Result<Self, Vec<Finding>> {
        let (mut skipped, mut left_out) = (Vec::new(), Vec::new());
        let mut written = written;
        for _ in 0..MAX_ROUNDS {
            let document = written.canonical();
            let (errors, warnings): (Vec<_>, Vec<_>) =
                check::located(&document).into_iter().partition(|(finding, _)| finding.is_error());
            let warnings = warnings.into_iter().map(|(finding, _)| finding).collect();
            if errors.is_empty() {
                return Ok(Self { written, document, skipped, left_out, warnings });
            }
            let errors = Errors::new(errors, &written);
            let (left, others) = errors.leave_out(&mut written);
            let mut lost = concerned(&written, &document, &others);
            if left.is_empty() && lost.is_empty() {
                lost = alone(&written);
            }
            let is_stuck = left.is_empty() && lost.is_empty();
            left_out.extend(left);
            let keys: HashSet<_> = lost.iter().map(|lost| (lost.method, lost.path.clone())).collect();
            let rest =
                written.with_operations(|operation| !keys.contains(&(operation.method(), operation.path().to_owned())));
            if is_stuck || Operation::all(&rest).is_empty() {
                return Err(errors.all.into_iter().map(|error| error.finding).collect());
            }
            written = rest;
            skipped.extend(lost);
        }
        Err(check(&written.canonical()))
    }

    /// Leaves out an operation that passes the checks, but cannot be generated.
    pub fn skip(&mut self, skipped: Skipped) {
        let is_kept = |operation: &Operation<'_>| {
            (operation.method(), operation.path()) != (skipped.method, skipped.path.as_str())
        };
        self.written = self.written.with_operations(is_kept);
        self.document = self.written.canonical();
        self.skipped.push(skipped);
    }
}

impl Document {
    /// The same document with some of its operations, and the components that these use. For one that
    /// [`read_as_written`](Self::read_as_written) has read.
    #[must_use]
    pub fn with_operations(&self, is_kept: impl Fn(&Operation<'_>) -> bool) -> Self {
        let dropped: Vec<_> = Operation::all(self)
            .iter()
            .filter(|operation| !is_kept(operation))
            .map(|operation| (operation.path().to_owned(), operation.method().to_ascii_lowercase()))
            .collect();
        let mut bundle = self.clone().into_bundle();
        for (path, method) in dropped {
            let item = pointer::join("/paths", &path);
            bundle.remove(&pointer::join(&item, &method));
            let members = bundle.json.pointer(&item).and_then(Value::as_object);
            if members.is_some_and(|members| !members.keys().any(|key| method::is_method(key))) {
                bundle.remove(&item);
            }
        }
        let used = canonical::used_by(&bundle.json, bundle.json.get("paths").unwrap_or(&Value::Null));
        let sections = bundle.json.pointer("/components").and_then(Value::as_object);
        let mut unused = Vec::new();
        for (section, components) in sections.into_iter().flatten().filter(|(section, _)| *section != "securitySchemes")
        {
            let around = pointer::join("/components", section);
            let names = components.as_object().into_iter().flatten().map(|(name, _)| pointer::join(&around, name));
            unused.extend(names.filter(|at| !section.starts_with("x-") && !used.contains(at)));
        }
        for at in unused {
            bundle.remove(&at);
        }
        Self::bundled(bundle)
    }
}

/// The operations that errors concern, each with the first of its findings.
fn concerned(written: &Document, document: &Document, errors: &[Error]) -> Vec<Skipped> {
    let operations = Operation::all(written);
    let uses: Vec<HashSet<String>> = operations
        .iter()
        .map(|operation| {
            let shared = written.at(&format!("{}/parameters", pointer::join("/paths", operation.path())));
            let mut uses = canonical::used_by(written.json(), operation.node().value());
            uses.extend(shared.into_iter().flat_map(|shared| canonical::used_by(written.json(), shared.value())));
            uses
        })
        .collect();
    let ids: HashMap<_, _> = Operation::all(document)
        .iter()
        .filter(|operation| !operation.id().is_empty())
        .map(|operation| (operation.id().to_owned(), (operation.method(), operation.path().to_owned())))
        .collect();
    let mut lost: Vec<Skipped> = Vec::new();
    for error in errors {
        let named = error.finding.operation.as_ref().and_then(|id| ids.get(id));
        for (operation, uses) in operations.iter().zip(&uses) {
            let key = (operation.method(), operation.path());
            if is_concerned(operation, uses, &error.at, named.map(|(method, path)| (*method, path.as_str())))
                && lost.iter().all(|lost| (lost.method, lost.path.as_str()) != key)
            {
                lost.push(Skipped { method: key.0, path: key.1.to_owned(), finding: error.finding.clone() });
            }
        }
    }
    lost
}

fn is_concerned(operation: &Operation<'_>, uses: &HashSet<String>, at: &str, named: Option<(&str, &str)>) -> bool {
    let item = pointer::join("/paths", operation.path());
    if pointer::is_within(at, &item) {
        let key = pointer::segments(&at[item.len()..]).next().unwrap_or_default();
        return !method::is_method(&key) || key == operation.method().to_ascii_lowercase();
    }
    if at.starts_with("/components/") && !at.starts_with("/components/securitySchemes/") {
        return uses.iter().any(|component| pointer::is_within(at, component));
    }
    named == Some((operation.method(), operation.path()))
}

/// The operations that the checks reject even on their own.
fn alone(written: &Document) -> Vec<Skipped> {
    let mut lost = Vec::new();
    for operation in Operation::all(written) {
        let (method, path) = (operation.method(), operation.path());
        let part = written.with_operations(|other| (other.method(), other.path()) == (method, path));
        let error = check(&part.canonical()).into_iter().find(Finding::is_error);
        lost.extend(error.map(|finding| Skipped { method, path: path.to_owned(), finding }));
    }
    lost
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = r##"
openapi: 3.0.3
info: {title: Test, version: "1"}
servers: [{url: "http://example.com"}]
paths:
  /good: {get: {responses: {"200": {$ref: "#/components/responses/Good"}}}}
  /own: {get: {responses: {"200": {description: d}}}, trace: {responses: {"200": {description: d}}}}
  /used: {put: {responses: {"200": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/Bad"}}}}}}}
  /flawed:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [a], properties: {a: {type: string, pattern: "(?=x)"}}}
      responses: {"200": {description: d}}
components:
  responses: {Good: {description: d}, Unused: {description: d}}
  schemas:
    Bad: {type: text}
"##;

    fn usable(text: &str) -> Result<Usable, Vec<Finding>> {
        Usable::of(Document::read_as_written("api.yaml", |_| Ok(text.to_owned())).unwrap())
    }

    #[test]
    fn an_operation_is_skipped_by_rule_and_a_flaw_left_out() {
        let usable = usable(DOCUMENT).unwrap();
        let mut skipped: Vec<_> =
            usable.skipped.iter().map(|it| (it.method, it.path.as_str(), it.finding.rule, it.finding.line)).collect();
        skipped.sort_unstable();
        assert_eq!(
            skipped,
            [("PUT", "/used", "schema-type", Some(19)), ("TRACE", "/own", "operation-method", Some(7))]
        );
        let mut left: Vec<_> = usable.left_out.iter().map(|finding| (finding.rule, finding.line)).collect();
        left.sort_unstable();
        assert_eq!(left, [("pattern", Some(14)), ("server-url", Some(4))]);
        assert_eq!(check(&usable.document), []);
        let rest: Vec<_> =
            Operation::all(&usable.document).iter().map(|it| (it.method(), it.path().to_owned())).collect();
        assert_eq!(rest, [("GET", "/good".to_owned()), ("GET", "/own".to_owned()), ("POST", "/flawed".to_owned())]);
        assert_eq!(usable.written.json()["components"]["responses"].as_object().unwrap().len(), 1);
    }

    #[cfg(feature = "examples")]
    #[test]
    fn a_wrong_example_costs_no_operation() {
        let text = DOCUMENT.replace(
            r##""200": {$ref: "#/components/responses/Good"}"##,
r##""200": {description: d, content: {application/json: {example: {at: 1, list: [{a: null}]}, schema: {$ref: "#/components/schemas/List"}}}}"##,
        );
        let schemas = "    List: {type: object, required: [b], properties: {list: {type: array, items: {type: object, required: [c], properties: {a: {type: string}}}}}}\n";
        let usable = usable(&format!("{text}{schemas}")).unwrap();
        assert!(usable.left_out.iter().any(|finding| finding.rule == "example"), "{:?}", usable.left_out);
        assert!(Operation::all(&usable.document).iter().any(|operation| operation.path() == "/good"));
    }

    #[cfg(feature = "examples")]
    #[test]
    fn a_wrong_example_is_left_out_whole_and_reported_once() {
        let text = DOCUMENT.replace(
            r##""200": {$ref: "#/components/responses/Good"}"##,
            r##""200": {description: d, content: {application/json: {examples: {wrong: {value: {a: 1, example: 2}}, right: {value: {a: x, example: y}}}, schema: {$ref: "#/components/schemas/Pair"}}}}"##,
        );
        let schemas = "    Pair: {type: object, required: [a, example], properties: {a: {type: string}, example: {type: string}}}\n";
        let usable = usable(&format!("{text}{schemas}")).unwrap();
        let examples: Vec<_> = usable.left_out.iter().filter(|finding| finding.rule == "example").collect();
        assert_eq!(examples.len(), 1, "{examples:?}");
        assert!(examples[0].message.ends_with("1 is not of type \"string\", and 1 more"), "{}", examples[0].message);
        let content =
            usable.document.json().pointer("/paths/~1good/get/responses/200/content/application~1json").unwrap();
        assert_eq!(content["examples"].as_object().unwrap().keys().collect::<Vec<_>>(), ["right"]);
    }

    #[test]
    fn what_is_not_needed_is_left_out() {
        let text = |required: bool, target: &str| {
            format!(
                r##"
openapi: 3.0.3
info: {{title: Test, version: "1"}}
servers: [{{url: "https://example.com"}}]
security: [{{none: []}}, {{key: []}}]
paths:
  /a/{{id}}:
    get:
      parameters:
        - {{name: other, in: path, required: true, schema: {{type: string}}}}
        - {{name: tags, in: query, required: {required}, schema: {{type: object, additionalProperties: {{type: string}}}}}}
      responses:
        "200":
          description: d
          content:
            application/json:
              schema: {{type: object, properties: {{x: {{$ref: "#/components/schemas/{target}"}}}}}}
              examples: {{e: {{$ref: "#/components/examples/E"}}}}
components:
  schemas: {{Known: {{type: array, items: {{$ref: "#/components/schemas/None"}}}}}}
  securitySchemes: {{key: {{type: http, scheme: bearer}}}}
"##
            )
        };
        let usable = usable(&text(false, "None")).unwrap();
        assert_eq!(usable.skipped.len(), 0, "{:?}", usable.skipped);
        let mut rules: Vec<_> = usable.left_out.iter().map(|finding| (finding.rule, finding.line)).collect();
        rules.sort_unstable();
        let expected = [
            ("parameter-style", 11),
            ("path-parameter", 10),
            ("unknown-scheme", 5),
            ("unresolved-reference", 17),
            ("unresolved-reference", 18),
        ];
        assert_eq!(rules, expected.map(|(rule, line)| (rule, Some(line))));
        let operation = &Operation::all(&usable.document)[0];
        assert_eq!(operation.parameters().iter().map(crate::Parameter::name).collect::<Vec<_>>(), ["id"]);
        assert_eq!(operation.security_schemes().len(), 1);
        assert!(super::Usable::of(Document::read_as_written("api.yaml", |_| Ok(text(true, "None"))).unwrap()).is_err());
        assert!(
            super::Usable::of(Document::read_as_written("api.yaml", |_| Ok(text(false, "Known"))).unwrap()).is_err()
        );
    }

    #[test]
    fn a_document_without_a_flaw_loses_nothing() {
        let good = include_str!("../tests/base.yaml");
        let written = Document::read_as_written("base.yaml", |_| Ok(good.to_owned())).unwrap();
        let usable = Usable::of(written.clone()).unwrap();
        assert_eq!((usable.skipped.len(), usable.left_out.len()), (0, 0));
        assert_eq!(usable.document.json(), written.canonical().json());
    }

    #[test]
    fn a_flaw_of_the_whole_document_makes_it_unusable() {
        let findings = usable(&DOCUMENT.replace("3.0.3", "3.2.0")).unwrap_err();
        assert!(findings.iter().any(|finding| finding.rule == "openapi-version"), "{findings:?}");
    }

    #[test]
    fn an_operation_may_be_skipped_later() {
        let mut usable = usable(DOCUMENT).unwrap();
        let finding = usable.left_out[0].clone();
        usable.skip(Skipped { method: "GET", path: "/good".to_owned(), finding });
        assert_eq!(Operation::all(&usable.document).len(), 2);
        assert_eq!(usable.skipped.len(), 3);
    }
}
