//! The inputs of a call: the parameters of an operation, and its body.

use openapi_document::{Body, BodyFormat, Encoding, Node, Operation};
use openapi_mock::value_texts;
use serde_json::Value;

/// A parameter, or the body.
#[derive(Debug)]
pub struct Input<'d> {
    /// `body`, or the name of the parameter.
    pub name: &'d str,
    /// The JSON pointer of its definition.
    pub(super) pointer: String,
    /// The schema of its values.
    pub schema: Option<Node<'d>>,
    pub(crate) sensitive: bool,
    /// Whether every call must have it.
    pub required: bool,
    pub(super) is_body: bool,
    /// How it is written, for a parameter.
    pub(crate) encoding: Option<Encoding>,
    /// Where it is sent: `body`, `path`, `query`, `header` or `cookie`.
    pub place: &'d str,
    /// Whether its schema describes its values. If not, it is a body of bytes, in base64.
    pub(crate) is_json: bool,
    pub(super) example: Option<Value>,
}

impl<'d> Input<'d> {
    /// Every input of an operation.
    #[must_use]
    pub fn all(operation: &Operation<'d>) -> Vec<Self> {
        let parameters = operation.parameters().into_iter().map(|parameter| Self {
            name: parameter.name(),
            pointer: parameter.node().pointer().to_owned(),
            schema: parameter.schema(),
            sensitive: parameter.sensitive(),
            required: parameter.required(),
            is_body: false,
            encoding: parameter.encoding(),
            place: parameter.place(),
            is_json: true,
            example: parameter.examples().first().map(|example| example.value().clone()),
        });
        let body = operation.request_body().map(|body: Body<'d>| Self {
            name: "body",
            pointer: body.node().pointer().to_owned(),
            schema: body.schema(),
            sensitive: false,
            required: body.required(),
            is_body: true,
            encoding: None,
            place: "body",
            is_json: body.format() != BodyFormat::Bytes,
            example: body.examples().first().map(|example| example.value().clone()),
        });
        parameters.chain(body).collect()
    }

    /// Its name in ids. The place of a parameter comes first, because a property of the body may have the same name.
    pub(super) fn label(&self) -> String {
        if self.is_body { self.name.to_owned() } else { format!("{}_{}", self.place, self.name) }
    }

    /// Why a valid value cannot be sent in this place, as a part of the client's message; none if it can be sent.
    #[must_use]
    pub fn unsendable(&self, value: &Value) -> Option<&'static str> {
        let texts = value_texts(value);
        match (self.place, self.encoding) {
            // A server that decodes first would find other items.
            (_, Some(Encoding::Joined(delimiter))) if texts.iter().any(|text| text.contains(delimiter)) => {
                Some("has an item that contains the character between items")
            }
            // It would lead to another path.
            ("path", _) if ["", ".", ".."].contains(&texts.join(",").as_str()) => Some("cannot be a segment of a path"),
            // A server strips the blanks around the value of a header.
            ("header", _)
                if texts.iter().any(|text| {
                    text.trim_matches([' ', '\t']) != text || text.contains(|c: char| c != '\t' && c.is_ascii_control())
                }) =>
            {
                Some("contains what no header can carry")
            }
            _ => None,
        }
    }
}
