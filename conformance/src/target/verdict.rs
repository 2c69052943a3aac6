//! Compares a response of a server with the document, clause by clause.

use openapi_document::{
    Body, BodyFormat, Node, pointer, printable,
    sample::{Schemas, Violation},
};
use openapi_mock::redact;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Expected, Probe};
use crate::convention::Convention;

/// The response of a server.
#[derive(Debug, Clone, Default)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The header `content-type`.
    pub content_type: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// The result of a probe.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Verdict {
    /// The status of the response, if there was one.
    pub status: Option<u16>,
    /// Where the response violates the document.
    pub mismatches: Vec<Mismatch>,
    /// What the document neither describes nor forbids.
    pub drift: Vec<Mismatch>,
}

/// A difference between a response and the document. It contains nothing sensitive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mismatch {
    /// The clause of the document, as a JSON pointer.
    pub clause: String,
    /// The place in the body, as a JSON pointer.
    pub at: String,
    /// What was found there.
    pub found: String,
}

impl Verdict {
    /// A verdict with one mismatch of the operation as a whole.
    #[must_use]
    pub fn failed(probe: &Probe<'_>, found: impl Into<String>) -> Self {
        let mut verdict = Self::default();
        verdict.add(probe.operation.node().pointer().to_owned(), "", found);
        verdict
    }

    /// Adds a mismatch.
    pub fn add(&mut self, clause: String, at: &str, found: impl Into<String>) {
        self.mismatches.push(Mismatch { clause, at: at.to_owned(), found: printable(&found.into()) });
    }

    /// Compares a response with the document.
    #[must_use]
    pub fn new<'d>(schemas: &Schemas<'d>, probe: &Probe<'d>, actual: &Response) -> Self {
        let mut verdict = Self { status: Some(actual.status), ..Self::default() };
        let with = |status| probe.operation.response_to(status);
        let all = || format!("{}/responses", probe.operation.node().pointer());
        let response = with(actual.status);
        match probe.status().filter(|expected| *expected != actual.status) {
            Some(expected) => {
                let clause = with(expected).map_or_else(all, |response| response.node().pointer().to_owned());
                verdict.add(clause, "", format!("the status is {}, expected {expected}", actual.status));
            }
            None if response.is_none() => {
                verdict.add(all(), "", format!("the status {} is not documented", actual.status))
            }
            None => {}
        }
        if let Some(body) = response.as_ref().and_then(|response| response.body()) {
            verdict.body(schemas, probe, &body, actual);
        }
        verdict
    }

    fn body<'d>(&mut self, schemas: &Schemas<'d>, probe: &Probe<'d>, body: &Body<'d>, actual: &Response) {
        let clause = body.node().pointer();
        let found = actual.content_type.as_deref().and_then(|value| value.split(';').next()).unwrap_or_default().trim();
        // A range such as `image/*` names no media type.
        if body.media_type() == body.content_type() && !found.eq_ignore_ascii_case(body.media_type()) {
            self.add(
                clause.to_owned(),
                "",
                format!("the media type is {}, not {}", redacted_media_type(found), body.media_type()),
            );
        }
        let Some(schema) = body.schema().filter(|_| body.format() == BodyFormat::Json) else { return };
        let Ok(value) = serde_json::from_slice::<Value>(&actual.body) else {
            return self.add(clause.to_owned(), "", "the body is not JSON");
        };
        let wrapped = body.envelope().filter(|key| {
            value.as_object().is_some_and(|properties| properties.len() == 1 && properties.contains_key(*key))
        });
        let (value, around) = match wrapped {
            Some(key) => (&value[key], format!("/{key}")),
            None => (&value, String::new()),
        };
        match schemas.violations(&schema, value) {
            Ok(violations) => self
                .mismatches
                .extend(violations.iter().map(|violation| violation_mismatch(&schema, value, violation, &around))),
            Err(uncovered) => self.add(uncovered.pointer, "", uncovered.reason),
        }
        let unknown = redact::unknown(Some(&schema), value, &around).into_iter();
        let drift = |line: String| {
            let (at, found) = line.split_once(' ').unwrap_or(("", &line));
            Mismatch { clause: schema.effective().pointer().to_owned(), at: at.to_owned(), found: found.to_owned() }
        };
        self.drift.extend(unknown.map(drift));
        add_unlisted(&schema, value, &around, &mut self.drift);
        let convention = Convention::of(probe.operation.node().document());
        if let Expected::Status { status, code: Some(expected) } = &probe.expected
            && *status == actual.status
            && let Some(found) = convention.code(value).filter(|found| found != expected)
        {
            let found = format!("is {}, where the document shows {expected}", redact::key(found));
            self.drift.push(Mismatch {
                clause: clause.to_owned(),
                at: format!("{around}/{}", convention.code.unwrap_or_default()),
                found,
            });
        }
    }
}

fn violation_mismatch(schema: &Node<'_>, value: &Value, violation: &Violation, around: &str) -> Mismatch {
    let Violation { at, keyword } = violation;
    let member = matches!(keyword.as_str(), "required" | "additionalProperties");
    let parent = at.rsplit_once('/').map_or("", |(parent, _)| parent);
    let node = schema_at(schema, if member { parent } else { at });
    let node = node
        .get("allOf")
        .into_iter()
        .flat_map(|parts| parts.items())
        .find(|part| part.get(keyword).is_some())
        .unwrap_or(node);
    let found = match (keyword.as_str(), value.pointer(at)) {
        ("required", _) => "is missing".to_owned(),
        ("additionalProperties", _) => "is not in the document".to_owned(),
        (_, None) => "is not as documented".to_owned(),
        ("type", Some(value)) => {
            format!("is {}, not {}", type_name(value), node.text("type").unwrap_or("the documented type"))
        }
        (_, Some(value)) => format!("is {}", redact::violating(&node, value)),
    };
    Mismatch { clause: format!("{}/{keyword}", node.pointer()), at: format!("{around}{}", redacted_pointer(at)), found }
}

/// The schema of a place in a value, or the nearest one around it.
fn schema_at<'d>(schema: &Node<'d>, at: &str) -> Node<'d> {
    let mut node = schema.effective();
    for name in pointer::segments(at) {
        let below = match name.parse::<usize>() {
            Ok(_) if node.get("items").is_some() => node.get("items"),
            _ => node
                .get("properties")
                .and_then(|properties| properties.get(&name))
                .or_else(|| node.get("additionalProperties")),
        };
        match below {
            Some(below) => node = below.effective(),
            None => break,
        }
    }
    node
}

/// Adds the values that an open set does not list.
fn add_unlisted(schema: &Node<'_>, value: &Value, at: &str, found: &mut Vec<Mismatch>) {
    let schema = schema.effective();
    match value {
        Value::Object(members) => {
            let properties = schema.get("properties");
            for (name, value) in members {
                if let Some(schema) = properties.as_ref().and_then(|properties| properties.get(name)) {
                    add_unlisted(&schema, value, &format!("{at}/{name}"), found);
                }
            }
        }
        Value::Array(items) => {
            let schema = schema.get("items");
            for (index, (value, schema)) in items.iter().zip(std::iter::repeat(schema)).enumerate() {
                if let Some(schema) = schema {
                    add_unlisted(&schema, value, &format!("{at}/{index}"), found);
                }
            }
        }
        Value::String(text) => {
            let sets = schema.get("anyOf").map(|branches| branches.items()).unwrap_or_default();
            let mut sets = sets.iter().filter_map(|branch| branch.get("enum"));
            let Some(set) = sets.next() else { return };
            if ![set.clone()].into_iter().chain(sets).any(|set| set.items().iter().any(|item| item.value() == value)) {
                let found_here = format!("is {}, which is not listed", redact::key(text));
                found.push(Mismatch { clause: set.pointer().to_owned(), at: at.to_owned(), found: found_here });
            }
        }
        _ => {}
    }
}

fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// A pointer without names that may be personal data.
fn redacted_pointer(at: &str) -> String {
    at.split('/').map(redact::key).collect::<Vec<_>>().join("/")
}

/// A media type without parts that may be personal data.
fn redacted_media_type(text: &str) -> String {
    let parts: Vec<_> = text.split('/').map(|part| redact::key(&part.replace(['-', '.', '+'], "_"))).collect();
    if text.is_empty() { "missing".to_owned() } else { parts.join("/") }
}

#[cfg(test)]
mod tests {
    use openapi_document::Document;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_mismatch_in_a_list_names_its_clause_and_place() {
        let text = "{components: {schemas: {S: {type: object, properties: {list: {type: array, items: {type: object, properties: {
            kind: {anyOf: [{type: string, enum: [a]}, {type: string}]}, size: {type: integer, maximum: 3}}}}}}}}}";
        let document = Document::parse("test.yaml", text).expect("the document is YAML");
        let schema = document.at("/components/schemas/S").expect("it is there");
        let value = json!({"list": [{"kind": "a"}, {"kind": "b", "size": 4, "more": 1}]});
        let violations = Schemas::new(&document).violations(&schema, &value).expect("the schema makes sense");
        let mut found: Vec<_> =
            violations.iter().map(|violation| violation_mismatch(&schema, &value, violation, "/data")).collect();
        add_unlisted(&schema, &value, "/data", &mut found);
        let mismatches: Vec<_> =
            found.iter().map(|one| [&one.at, &one.found, &one.clause].map(String::as_str)).collect();
        let items = "/components/schemas/S/properties/list/items/properties";
        let clauses = [format!("{items}/size/maximum"), format!("{items}/kind/anyOf/0/enum")];
        assert_eq!(
            mismatches,
            [
                ["/data/list/1/size", "is 4", &clauses[0]],
                ["/data/list/1/kind", "is b, which is not listed", &clauses[1]]
            ]
        );
        assert_eq!(redact::unknown(Some(&schema), &value, ""), ["/list/1/more is not in the document"]);
    }
}
