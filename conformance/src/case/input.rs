//! What a call takes: the parameters of an operation and its body.

use openapi_document::{Body, Node, Operation};
use serde_json::Value;

use crate::json::JSON;

/// A parameter, or the body.
#[derive(Debug)]
pub struct Input<'d> {
    /// `body`, or the name of the parameter.
    pub name: &'d str,
    /// Where it is written.
    pub(super) pointer: String,
    /// The schema of its values.
    pub schema: Option<Node<'d>>,
    pub(crate) sensitive: bool,
    /// Whether every call has to have it.
    pub required: bool,
    /// Whether it is the body.
    pub(super) body: bool,
    /// Where it is sent: `body`, `path`, `query` or `header`.
    pub place: &'d str,
    /// Whether its schema describes its values: a body that is not JSON is base64.
    pub(super) json: bool,
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
            body: false,
            place: parameter.place(),
            json: true,
            example: parameter.examples().first().map(|example| example.value().clone()),
        });
        let body = operation.request_body().map(|body: Body<'d>| Self {
            name: "body",
            pointer: body.node().pointer().to_owned(),
            schema: body.schema(),
            sensitive: false,
            required: body.required(),
            body: true,
            place: "body",
            json: body.media_type() == JSON,
            example: body.examples().first().map(|example| example.value().clone()),
        });
        parameters.chain(body).collect()
    }

    /// Its name in ids. That of a parameter begins with its place, since a property of the body may have the same name.
    pub(super) fn label(&self) -> String {
        if self.body { self.name.to_owned() } else { format!("{}_{}", self.place, self.name) }
    }

    /// Why a valid value cannot be sent in this place, if it cannot: a part of the message of the error.
    #[must_use]
    pub fn unsendable(&self, value: &Value) -> Option<&'static str> {
        let text = value.as_str()?;
        match self.place {
            // It would lead to another path.
            "path" if ["", ".", ".."].contains(&text) => Some("cannot be a segment of a path"),
            // A server strips the blanks around the value of a header.
            "header"
                if text.trim_matches([' ', '\t']) != text
                    || text.contains(|c: char| c != '\t' && c.is_ascii_control()) =>
            {
                Some("contains what no header can carry")
            }
            _ => None,
        }
    }
}
