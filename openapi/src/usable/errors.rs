//! What the checks reject, and which of it is left out without costing an operation.

use std::collections::HashMap;

use serde_json::Value;

use crate::{Document, Finding, document::Origin, method, pointer};

/// What is left out of a document where a rule has a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    /// What the finding points at.
    Place,
    /// What is around it.
    Around,
}

/// The rules whose findings cost no operation: the client lacks only what is left out.
const LEFT_OUT: [(&str, Left); 30] = [
    ("bounds", Left::Place),
    ("discriminator", Left::Place),
    ("enum", Left::Place),
    ("error-property", Left::Place),
    ("example", Left::Place),
    ("extension", Left::Place),
    ("feature", Left::Place),
    ("listed-status", Left::Place),
    ("message-recipient", Left::Place),
    ("misspelt-key", Left::Place),
    ("mock-event", Left::Place),
    ("mock-field", Left::Place),
    ("mock-record", Left::Place),
    ("mock-step", Left::Place),
    ("name", Left::Place),
    ("operation-security", Left::Place),
    ("pages", Left::Place),
    ("parameter-example", Left::Place),
    // Of an optional parameter.
    ("parameter-style", Left::Place),
    ("path-item", Left::Place),
    // Of a parameter that is not in the path. Others are about operations.
    ("path-parameter", Left::Place),
    ("pattern", Left::Place),
    ("required-property", Left::Place),
    ("response-header", Left::Place),
    ("schema-format", Left::Place),
    ("schema-keyword", Left::Place),
    ("server-url", Left::Around),
    ("unique-operation-id", Left::Place),
    ("unknown-scheme", Left::Place),
    // Of a property, or an example. What else refers to nothing cannot be used.
    ("unresolved-reference", Left::Place),
];

/// A finding, and where what it is about is written.
#[derive(Clone)]
pub(super) struct Error {
    pub(super) finding: Finding,
    /// The pointer in the document as it is written. Empty for the whole document.
    pub(super) at: String,
    /// Whether the canonical form has added what the finding is about.
    is_added: bool,
}

/// All of a document.
pub(super) struct Errors {
    pub(super) all: Vec<Error>,
}

impl Errors {
    pub(super) fn new(errors: Vec<(Finding, Origin)>, written: &Document) -> Self {
        let pointers = written.pointers();
        let at = |order| pointers.get(&order).cloned().unwrap_or_default();
        let errors = errors.into_iter().map(|(finding, origin)| match origin {
            Origin::At(order) => Error { finding, at: at(order), is_added: false },
            Origin::In(order) => Error { finding, at: at(order), is_added: true },
            Origin::Document => Error { finding, at: String::new(), is_added: true },
        });
        Self { all: errors.collect() }
    }

    /// Leaves out what costs no operation. Returns the findings about it, and the other errors.
    pub(super) fn leave_out(&self, written: &mut Document) -> (Vec<Finding>, Vec<Error>) {
        let mut bundle = written.clone().into_bundle();
        let (mut places, mut others): (HashMap<&str, Vec<&Error>>, Vec<Error>) = (HashMap::new(), Vec::new());
        for error in &self.all {
            let is_there = |at: &&str| bundle.json.pointer(at).is_some_and(|value| error.may_be_left_out(at, value));
            match error.left_out().filter(is_there) {
                Some(at) => places.entry(at).or_default().push(error),
                None => others.push(error.clone()),
            }
        }
        bundle.remove_all(&places.keys().map(|at| (*at).to_owned()).collect::<Vec<_>>());
        let (examples, rest): (Vec<_>, Vec<_>) =
            places.into_iter().partition(|(at, _)| example_around(at) == Some(*at));
        let mut left: Vec<_> =
            rest.into_iter().flat_map(|(_, errors)| errors).map(|error| error.finding.clone()).collect();
        left.extend(examples.into_iter().filter_map(|(_, errors)| once(&errors)));
        left.sort_by(|one, other| (one.rule, one.line, &one.pointer).cmp(&(other.rule, other.line, &other.pointer)));
        *written = Document::bundled(bundle);
        (left, others)
    }
}

impl Error {
    /// The place that is left out, if that costs no operation.
    fn left_out(&self) -> Option<&str> {
        let (_, left) = LEFT_OUT.iter().find(|(rule, _)| *rule == self.finding.rule)?;
        let at = match left {
            Left::Place if self.finding.rule == "example" => example_around(&self.at).unwrap_or(&self.at),
            Left::Place => self.at.as_str(),
            Left::Around => pointer::parent(&self.at)?.0,
        };
        // A single `example` becomes a named one, so that some of its places are added.
        let is_example = self.finding.rule == "example"
            && pointer::segments(at).any(|key| matches!(key.as_str(), "example" | "examples"));
        // An operation, or a body without a value for an example, is more than a flaw that can be left out.
        ((!self.is_added || is_example) && !at.is_empty() && !is_operation(at) && !is_media_type(at)).then_some(at)
    }

    /// Whether a place can be missing. A shared parameter cannot: the operations refer to it.
    fn may_be_left_out(&self, at: &str, value: &Value) -> bool {
        let keys: Vec<_> = pointer::segments(at).collect();
        let around = keys.len().checked_sub(2).map_or("", |around| &keys[around]);
        match self.finding.rule {
            "unresolved-reference" => matches!(around, "properties" | "examples"),
            "path-parameter" => keys[0] == "paths",
            "parameter-style" => keys[0] == "paths" && around == "parameters" && value["required"] != true,
            _ => true,
        }
    }
}

/// The pointer of the example that a pointer is in, since half an example is none. Those of components stay for their references.
fn example_around(at: &str) -> Option<&str> {
    let (mut end, mut before) = (0, "");
    let mut keys = at.split('/').skip(1);
    while let Some(key) = keys.next() {
        end += 1 + key.len();
        let length = match key {
            _ if matches!(before, "properties" | "components") => 0,
            "example" => end,
            "examples" => end + 1 + keys.clone().next()?.len(),
            _ => 0,
        };
        if length > 0 {
            return Some(&at[..length]);
        }
        before = key;
    }
    None
}

/// The first finding about an example, with the number of the others.
fn once(errors: &[&Error]) -> Option<Finding> {
    let first = errors.iter().min_by_key(|error| (error.finding.line, &error.finding.pointer))?;
    let mut finding = first.finding.clone();
    if errors.len() > 1 {
        finding.message = format!("{}, and {} more", finding.message, errors.len() - 1);
    }
    Some(finding)
}

/// Whether a pointer is that of a media type of a body, and not inside of a property with the name `content`.
fn is_media_type(at: &str) -> bool {
    let mut keys = pointer::segments(at).collect::<Vec<_>>().into_iter().rev().skip(1);
    keys.next().is_some_and(|key| key == "content") && keys.next().is_none_or(|key| key != "properties")
}

fn is_operation(at: &str) -> bool {
    let segments: Vec<_> = pointer::segments(at).collect();
    segments.len() <= 3
        && segments.first().is_some_and(|first| first == "paths")
        && segments.get(2).is_none_or(|key| method::is_method(key))
}

#[cfg(test)]
mod tests {
    use super::example_around;

    #[test]
    fn the_example_around_a_pointer_is_no_property_of_that_name() {
        for (at, expected) in [
            ("/a/examples/wrong/value/b", Some("/a/examples/wrong")),
            ("/a/example/b/example", Some("/a/example")),
            ("/a/properties/example/example/b", Some("/a/properties/example/example")),
            ("/components/examples/a/value", None),
            ("/a/properties/examples", None),
        ] {
            assert_eq!(example_around(at), expected, "{at}");
        }
    }
}
