//! Sampled examples, for each body, parameter and header that has none.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::{Schemas, value::BYTES};
use crate::{Document, Example, Node, Operation, pointer};

/// The name of a sampled example.
const NAME: &str = "sampled";

impl Document {
    /// The same document with a sampled example, named `sampled`, in each body, parameter and header that has none. Where no valid value is
    /// found, none is added: [`check()`](crate::check()) says so.
    #[must_use]
    pub fn with_samples(mut self) -> Self {
        let missing: Vec<_> = {
            let schemas = Schemas::new(&self);
            let missing = holders(&self).into_iter().filter(|holder| holder.examples.is_empty());
            missing.filter_map(|holder| Some((holder.node.pointer().to_owned(), holder.sample(&schemas)?))).collect()
        };
        for (at, value) in missing {
            let holder = self.json_mut().pointer_mut(&at).and_then(Value::as_object_mut);
            let examples = holder.map(|holder| holder.entry("examples").or_insert_with(|| json!({})));
            if let Some(examples) = examples.and_then(Value::as_object_mut) {
                examples.insert(NAME.to_owned(), json!({ "value": value }));
            }
        }
        self
    }
}

/// A body, a parameter or a header, which may have examples.
#[derive(Debug, Clone)]
pub struct Holder<'d> {
    /// The id of the first operation that uses it.
    pub operation: &'d str,
    /// What it is, for messages: `the request`, `response 200`.
    pub of: String,
    /// Its place in the document.
    pub node: Node<'d>,
    /// Its examples with a value.
    pub examples: Vec<Example<'d>>,
    carrier: Carrier,
}

/// What carries a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Carrier {
    /// A body, or the query.
    Any,
    /// A body of bytes, whose examples are base64.
    Bytes,
    /// A segment of a path.
    Path,
    /// A header.
    Header,
}

/// Everything in the operations of a document that may have examples. What they share is listed once.
#[must_use]
pub fn holders(document: &Document) -> Vec<Holder<'_>> {
    let mut seen = HashSet::new();
    let mut holders: Vec<_> = Operation::all(document).iter().flat_map(of_operation).collect();
    holders.retain(|holder| seen.insert(holder.node.pointer().to_owned()));
    holders
}

fn of_operation<'d>(operation: &Operation<'d>) -> Vec<Holder<'d>> {
    let holder = |of: String, node: &Node<'d>, examples: Vec<Example<'d>>, carrier: Carrier| Holder {
        operation: operation.id(),
        of,
        node: node.clone(),
        examples,
        carrier,
    };
    let body = |of: String, body: crate::Body<'d>| {
        let is_bytes = body.media_type() == "application/octet-stream";
        holder(of, body.node(), body.examples(), if is_bytes { Carrier::Bytes } else { Carrier::Any })
    };
    let mut holders = Vec::new();
    for parameter in operation.parameters() {
        let carrier = match parameter.place() {
            "path" => Carrier::Path,
            "header" => Carrier::Header,
            _ => Carrier::Any,
        };
        let of = format!("the parameter `{}`", parameter.name());
        holders.push(holder(of, parameter.node(), parameter.examples(), carrier));
    }
    holders.extend(operation.request_body().map(|request| body("the request".to_owned(), request)));
    for response in operation.responses() {
        holders.extend(response.body().map(|of| body(format!("response {}", response.status()), of)));
        for header in response.headers() {
            let of = format!("the header `{}`", header.name());
            holders.push(holder(of, header.node(), header.examples(), Carrier::Header));
        }
    }
    holders
}

impl<'d> Holder<'d> {
    /// A valid value, from its schema. `None` where none is found, or there is no schema.
    #[must_use]
    pub fn sample(&self, schemas: &Schemas<'d>) -> Option<Value> {
        if self.carrier == Carrier::Bytes {
            return Some(BYTES.into());
        }
        let content = || self.node.get("content")?.entries().into_iter().next()?.1.get("schema");
        let schema = self.node.get("schema").or_else(content)?;
        let fits = |value: &Value| self.carrier.can_carry(value) && schemas.allows(&schema, value);
        Some(schemas.example(&schema)).filter(fits).or_else(|| schemas.minimal(&schema).filter(fits))
    }

    /// The JSON pointer of its sampled example.
    #[must_use]
    pub fn sampled_pointer(&self) -> String {
        pointer::join(&pointer::join(self.node.pointer(), "examples"), NAME)
    }
}

impl Carrier {
    fn can_carry(self, value: &Value) -> bool {
        let Some(text) = value.as_str() else { return true };
        match self {
            Self::Any | Self::Bytes => true,
            Self::Path => !matches!(text, "" | "." | ".."),
            Self::Header => {
                !text.is_empty() && text.trim() == text && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
            }
        }
    }
}
