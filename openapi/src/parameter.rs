//! Parameters of operations, and how a request writes their values.

use crate::{
    Node,
    example::{Example, examples},
    schema,
};

/// A parameter: a value in the path, the query, a header or a cookie.
#[derive(Debug, Clone)]
pub struct Parameter<'d> {
    node: Node<'d>,
}

/// How a request writes the value of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// A string, a number or a boolean as its text. In the query, each item of a list as a parameter of its own: `a=1&a=2`.
    Plain,
    /// A list as one value, with this character between the items: `a=1,2`.
    Joined(char),
    /// Each property of an object as a parameter of its own: `x=1&y=2`.
    Spread,
    /// Each property of an object after the name of the parameter: `a[x]=1&a[y]=2`.
    Bracketed,
    /// JSON text.
    Json,
}

impl<'d> Parameter<'d> {
    pub(crate) fn new(node: Node<'d>) -> Self {
        Self { node }
    }

    /// The name, as sent. Empty where it is missing.
    pub fn name(&self) -> &'d str {
        self.node.text("name").unwrap_or_default()
    }

    /// The place, `in`: `path`, `query`, `header` or `cookie`. Empty where it is missing.
    pub fn place(&self) -> &'d str {
        self.node.text("in").unwrap_or_default()
    }

    /// Whether every request has to have it.
    pub fn required(&self) -> bool {
        self.node.flag("required")
    }

    /// Whether its schema is marked sensitive.
    pub fn sensitive(&self) -> bool {
        self.schema().is_some_and(|schema| schema::is_sensitive(&schema))
    }

    /// Its place in the document.
    pub fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// The schema, its own or that of its `content`; for a shared one, in `components`.
    pub fn schema(&self) -> Option<Node<'d>> {
        self.node.get("schema").or_else(|| self.content()?.1.get("schema"))
    }

    /// The named examples with a value, in the order of the document.
    pub fn examples(&self) -> Vec<Example<'d>> {
        let own = examples(&self.node);
        match self.content().filter(|_| own.is_empty()) {
            Some((_, content)) => examples(&content),
            None => own,
        }
    }

    /// The media type of its `content`, and what is below it.
    pub(crate) fn content(&self) -> Option<(&'d str, Node<'d>)> {
        self.node.get("content")?.entries().into_iter().next()
    }

    /// How its value is written. `None` where it cannot be sent in this place, or with this style.
    #[must_use]
    pub fn encoding(&self) -> Option<Encoding> {
        if let Some((media_type, _)) = self.content() {
            return (media_type == "application/json" && self.place() == "query").then_some(Encoding::Json);
        }
        let schema = self.schema()?.effective();
        let usual = if matches!(self.place(), "path" | "header") { "simple" } else { "form" };
        let style = self.node.text("style").unwrap_or(usual);
        let explode = self.node.get("explode").map_or(style == "form", |explode| explode.value() == true);
        let items = schema.get("items").filter(|_| schema.text("type") == Some("array"));
        let is_list = items.is_some_and(|items| is_plain(&items.effective()));
        let properties = schema::properties(&schema);
        let is_closed = schema.get("additionalProperties").is_none_or(|other| other.value() == false);
        let is_object =
            is_closed && !properties.is_empty() && properties.iter().all(|(_, schema)| is_plain(&schema.effective()));
        match (self.place(), style) {
            ("path" | "header", "simple") | ("query" | "cookie", "form") if is_plain(&schema) => Some(Encoding::Plain),
            ("path" | "header", "simple") if is_list => Some(Encoding::Joined(',')),
            ("query", "form" | "spaceDelimited" | "pipeDelimited") if is_list && explode => Some(Encoding::Plain),
            ("query", "form") if is_list => Some(Encoding::Joined(',')),
            ("query", "spaceDelimited") if is_list => Some(Encoding::Joined(' ')),
            ("query", "pipeDelimited") if is_list => Some(Encoding::Joined('|')),
            ("query", "form") if is_object && explode => Some(Encoding::Spread),
            ("query", "deepObject") if is_object => Some(Encoding::Bracketed),
            _ => None,
        }
    }
}

/// Headers that the client sets itself, in lower case, besides those that OpenAPI describes elsewhere.
pub(crate) const OWN_HEADERS: [&str; 12] = [
    "connection",
    "content-length",
    "cookie",
    "expect",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

/// Whether the values of a schema are strings, numbers or booleans.
pub(crate) fn is_plain(schema: &Node<'_>) -> bool {
    matches!(schema.text("type"), Some("string" | "integer" | "number" | "boolean")) || schema.get("anyOf").is_some()
}

#[cfg(test)]
mod tests {
    use super::Encoding;
    use crate::{Document, Operation};

    #[track_caller]
    fn assert_encoding(parameter: &str, expected: Option<Encoding>) {
        let text = format!("paths: {{/a: {{get: {{parameters: [{{name: p, {parameter}}}]}}}}}}");
        let document = Document::parse("api.yaml", &text).unwrap();
        let found = Operation::all(&document)[0].parameters()[0].encoding();
        assert_eq!(found, expected, "{parameter}");
    }

    #[test]
    fn the_style_and_the_schema_decide_how_a_value_is_written() {
        const LIST: &str = "schema: {type: array, items: {type: string}}";
        const OBJECT: &str = "schema: {type: object, properties: {x: {type: integer}}}";
        const NESTED: &str = "schema: {type: object, properties: {x: {type: array, items: {type: string}}}}";
        for (head, schema, expected) in [
            ("in: query", "schema: {type: string}", Some(Encoding::Plain)),
            ("in: query, explode: false", "schema: {type: string}", Some(Encoding::Plain)),
            ("in: cookie", "schema: {type: string}", Some(Encoding::Plain)),
            ("in: cookie", LIST, None),
            ("in: path", LIST, Some(Encoding::Joined(','))),
            ("in: path, style: matrix", "schema: {type: string}", None),
            ("in: header, explode: true", LIST, Some(Encoding::Joined(','))),
            ("in: header", OBJECT, None),
            ("in: query", LIST, Some(Encoding::Plain)),
            ("in: query, explode: false", LIST, Some(Encoding::Joined(','))),
            ("in: query, style: spaceDelimited", LIST, Some(Encoding::Joined(' '))),
            ("in: query, style: pipeDelimited, explode: false", LIST, Some(Encoding::Joined('|'))),
            ("in: query, style: pipeDelimited, explode: true", LIST, Some(Encoding::Plain)),
            ("in: query, style: deepObject", LIST, None),
            ("in: query", OBJECT, Some(Encoding::Spread)),
            ("in: query, explode: false", OBJECT, None),
            ("in: query, style: deepObject, explode: true", OBJECT, Some(Encoding::Bracketed)),
            ("in: query, style: deepObject", NESTED, None),
            ("in: query", "content: {application/json: {schema: {type: object}}}", Some(Encoding::Json)),
            ("in: query", "content: {text/plain: {schema: {type: string}}}", None),
            ("in: header", "content: {application/json: {schema: {type: object}}}", None),
        ] {
            assert_encoding(&format!("{head}, {schema}"), expected);
        }
    }
}
