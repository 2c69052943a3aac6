//! Bodies of requests and responses: media type, schema, and how values are written in it.

use crate::{
    Node,
    example::{Example, examples},
};

/// The media type of JSON.
pub(crate) const JSON: &str = "application/json";
/// The media type of bytes of any kind.
pub(crate) const BYTES: &str = "application/octet-stream";
/// The media type of forms.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";
/// The media type of forms with files.
pub(crate) const MULTIPART: &str = "multipart/form-data";

/// How the values of a media type are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BodyFormat {
    /// As JSON.
    Json,
    /// As pairs of names and values, with an escape for each other character.
    Form,
    /// As parts, each with a name and a media type: see [`Body::part`].
    Multipart,
    /// As they are: the schema is a string.
    Text,
    /// As they are: any bytes. Examples are base64.
    Bytes,
}

impl BodyFormat {
    /// The format of a media type without parameters.
    #[must_use]
    pub fn of(media_type: &str) -> Self {
        let media_type = media_type.to_ascii_lowercase();
        let (kind, name) = media_type.split_once('/').unwrap_or((&media_type, ""));
        match (kind, name) {
            (_, "json" | "x-json") => Self::Json,
            (_, name) if name.ends_with("+json") => Self::Json,
            ("application", "x-www-form-urlencoded") => Self::Form,
            ("multipart", "form-data") => Self::Multipart,
            ("text", _) => Self::Text,
            (_, "xml" | "yaml" | "x-yaml" | "x-ndjson" | "graphql" | "jwt" | "sql" | "toml") => Self::Text,
            (_, name) if name.ends_with("+xml") || name.ends_with("+yaml") => Self::Text,
            _ => Self::Bytes,
        }
    }
}

/// The body of a request or a response.
#[derive(Debug, Clone)]
pub struct Body<'d> {
    media_type: &'d str,
    node: Node<'d>,
    required: bool,
}

impl<'d> Body<'d> {
    /// The canonical form has at most one media type.
    pub(crate) fn of(parent: &Node<'d>) -> Option<Self> {
        let (media_type, node) = parent.get("content")?.entries().into_iter().next()?;
        Some(Self { media_type, node, required: parent.flag("required") })
    }

    /// The media type.
    pub fn media_type(&self) -> &'d str {
        self.media_type
    }

    /// The media type of a message: a range such as `image/*` is no type.
    pub fn content_type(&self) -> &'d str {
        if self.media_type.contains('*') { BYTES } else { self.media_type }
    }

    /// How its values are written.
    pub fn format(&self) -> BodyFormat {
        BodyFormat::of(self.media_type)
    }

    /// Whether a property of a form is written with the names of what is in it: `a[x]=1&a[y][]=2` (`deepObject`).
    #[must_use]
    pub fn is_nested(&self, property: &str) -> bool {
        let encoding = self.node.get("encoding").and_then(|encoding| encoding.get(property));
        encoding.is_some_and(|encoding| encoding.text("style") == Some("deepObject"))
    }

    /// Its place in the document.
    pub fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// The schema; for a shared one, in `components`.
    pub fn schema(&self) -> Option<Node<'d>> {
        self.node.get("schema")
    }

    /// The property that may wrap the body on the wire (`x-wire-envelope`).
    pub fn envelope(&self) -> Option<&'d str> {
        self.node.text("x-wire-envelope")
    }

    /// Whether a request has to have it.
    pub fn required(&self) -> bool {
        self.required
    }

    /// The named examples with a value, in the order of the document.
    pub fn examples(&self) -> Vec<Example<'d>> {
        examples(&self.node)
    }
}
