//! Operations and their parts: parameters, bodies, responses, headers, examples.

use serde_json::Value;

use crate::{
    Document, Node,
    extension::Retry,
    schema,
    security::{Requirement, SecurityScheme},
};

const METHODS: [(&str, &str); 8] = [
    ("get", "GET"),
    ("put", "PUT"),
    ("post", "POST"),
    ("delete", "DELETE"),
    ("options", "OPTIONS"),
    ("head", "HEAD"),
    ("patch", "PATCH"),
    ("trace", "TRACE"),
];

/// Whether a key of a path item is a method.
pub(crate) fn is_method(key: &str) -> bool {
    METHODS.iter().any(|(name, _)| *name == key)
}

fn at_path<'d>(path: &'d str, item: &Node<'d>) -> Vec<Operation<'d>> {
    let methods = item.entries().into_iter().filter_map(|(key, node)| {
        let (_, method) = METHODS.iter().find(|(name, _)| *name == key)?;
        Some(Operation { path, method, item: item.clone(), node })
    });
    methods.collect()
}

/// An operation: a method of a path.
#[derive(Debug, Clone)]
pub struct Operation<'d> {
    path: &'d str,
    method: &'static str,
    item: Node<'d>,
    node: Node<'d>,
}

impl<'d> Operation<'d> {
    /// All operations, in the order of the document.
    #[must_use]
    pub fn all(document: &'d Document) -> Vec<Self> {
        let paths = document.root().get("paths").map(|paths| paths.entries()).unwrap_or_default();
        paths.into_iter().flat_map(|(path, item)| at_path(path, &item)).collect()
    }

    /// The id, in snake case: made from the `operationId`, or from method and path where that is missing. As it is written, or empty, where
    /// two operations would have the same one, which is a finding.
    pub fn id(&self) -> &'d str {
        self.node.text("operationId").unwrap_or_default()
    }

    /// The HTTP method in upper case.
    pub fn method(&self) -> &'static str {
        self.method
    }

    /// The path below the server, with its `{parameters}`.
    pub fn path(&self) -> &'d str {
        self.path
    }

    /// Its place in the document.
    pub fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// The summary. Empty where it is missing.
    pub fn summary(&self) -> &'d str {
        self.node.text("summary").unwrap_or_default()
    }

    /// Whether each successful call sends a message to a person (`x-sends-message`).
    pub fn sends_message(&self) -> bool {
        self.node.flag("x-sends-message")
    }

    /// When a client may retry it, and why (`x-retry`).
    pub fn retry(&self) -> Option<Retry<'d>> {
        Retry::of(&self.node)
    }

    /// The security requirements, one of which has to be met: its own, or else those of the document. Empty where it needs no
    /// credential.
    pub fn security(&self) -> Vec<Requirement<'d>> {
        let own = self.node.get("security").or_else(|| self.node.document().root().get("security"));
        own.map(|security| Requirement::all(&security)).unwrap_or_default()
    }

    /// The security schemes in [`security`](Self::security), without duplicates.
    pub fn security_schemes(&self) -> Vec<SecurityScheme<'d>> {
        let mut schemes: Vec<SecurityScheme<'d>> = Vec::new();
        for scheme in self.security().iter().flat_map(Requirement::schemes) {
            if schemes.iter().all(|known| known.name() != scheme.name()) {
                schemes.push(scheme.clone());
            }
        }
        schemes
    }

    /// The parameters, with those of the path that it does not override.
    pub fn parameters(&self) -> Vec<Parameter<'d>> {
        let of = |node: &Node<'d>| node.get("parameters").map(|parameters| parameters.items()).unwrap_or_default();
        let key = |parameter: &Node<'d>| (parameter.text("in"), parameter.text("name"));
        let own = of(&self.node);
        let mut parameters = of(&self.item);
        parameters.retain(|shared| own.iter().all(|parameter| key(parameter) != key(shared)));
        parameters.extend(own);
        parameters.into_iter().map(|node| Parameter { node }).collect()
    }

    /// The body of the request.
    pub fn request_body(&self) -> Option<Body<'d>> {
        Body::of(&self.node.get("requestBody")?)
    }

    /// The first response with a status of 2xx.
    pub fn success(&self) -> Option<Response<'d>> {
        self.responses().into_iter().find(|response| (200..300).contains(&response.status()))
    }

    /// The responses, in the order of the document, without ranges such as `4XX` and without `default`.
    pub fn responses(&self) -> Vec<Response<'d>> {
        let responses = self.node.get("responses").map(|responses| responses.entries()).unwrap_or_default();
        responses
            .into_iter()
            .filter_map(|(status, node)| Some(Response { status: status_code(status)?, node }))
            .collect()
    }
}

/// The status of a key of `responses`, if it is a single one.
pub(crate) fn status_code(key: &str) -> Option<u16> {
    key.parse().ok().filter(|status| (100..600).contains(status) && key.len() == 3)
}

/// A parameter: a value in the path, the query or a header.
#[derive(Debug, Clone)]
pub struct Parameter<'d> {
    node: Node<'d>,
}

impl<'d> Parameter<'d> {
    /// The name, as sent. Empty where it is missing.
    pub fn name(&self) -> &'d str {
        self.node.text("name").unwrap_or_default()
    }

    /// The place, `in`: `path`, `query` or `header`. Empty where it is missing.
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

    /// The schema; for a shared one, in `components`.
    pub fn schema(&self) -> Option<Node<'d>> {
        self.node.get("schema")
    }

    /// The named examples with a value, in the order of the document.
    pub fn examples(&self) -> Vec<Example<'d>> {
        examples(&self.node)
    }
}

/// A documented response.
#[derive(Debug, Clone)]
pub struct Response<'d> {
    status: u16,
    node: Node<'d>,
}

impl<'d> Response<'d> {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Its place in the document; for a shared response, in `components`.
    pub fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// The body.
    pub fn body(&self) -> Option<Body<'d>> {
        Body::of(&self.node)
    }

    /// The documented headers.
    pub fn headers(&self) -> Vec<Header<'d>> {
        let headers = self.node.get("headers").map(|headers| headers.entries()).unwrap_or_default();
        headers.into_iter().map(|(name, node)| Header { name, node }).collect()
    }
}

/// A header of a response.
#[derive(Debug, Clone)]
pub struct Header<'d> {
    name: &'d str,
    node: Node<'d>,
}

impl<'d> Header<'d> {
    /// The name.
    pub fn name(&self) -> &'d str {
        self.name
    }

    /// Its place in the document; for a shared header, in `components`.
    pub fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// The schema; for a shared one, in `components`.
    pub fn schema(&self) -> Option<Node<'d>> {
        self.node.get("schema")
    }

    /// The named examples with a value, in the order of the document.
    pub fn examples(&self) -> Vec<Example<'d>> {
        examples(&self.node)
    }
}

/// The body of a request or a response, as `application/json` if possible, else as the first media type.
#[derive(Debug, Clone)]
pub struct Body<'d> {
    media_type: &'d str,
    node: Node<'d>,
    required: bool,
}

impl<'d> Body<'d> {
    fn of(parent: &Node<'d>) -> Option<Self> {
        let mut contents = parent.get("content")?.entries();
        let json = contents.iter().position(|(media_type, _)| *media_type == "application/json").unwrap_or(0);
        if contents.is_empty() {
            return None;
        }
        let (media_type, node) = contents.swap_remove(json);
        Some(Self { media_type, node, required: parent.flag("required") })
    }

    /// The media type.
    pub fn media_type(&self) -> &'d str {
        self.media_type
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

fn examples<'d>(of: &Node<'d>) -> Vec<Example<'d>> {
    let examples = of.get("examples").map(|examples| examples.entries()).unwrap_or_default();
    let named = |(name, node): (&'d str, Node<'d>)| Some(Example { name, value: node.raw_get("value")?, node });
    examples.into_iter().filter_map(named).collect()
}

/// A named example of a body, a parameter or a header.
#[derive(Debug, Clone)]
pub struct Example<'d> {
    name: &'d str,
    node: Node<'d>,
    value: Node<'d>,
}

impl<'d> Example<'d> {
    /// The name, as a part of ids and file names: `Wrong code!` is `Wrong-code`.
    pub fn name(&self) -> &'d str {
        self.name
    }

    /// Its place in the document.
    pub fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// The summary. Empty where it is missing.
    pub fn summary(&self) -> &'d str {
        self.node.text("summary").unwrap_or_default()
    }

    /// The value.
    pub fn value(&self) -> &'d Value {
        self.value.value()
    }

    /// The JSON pointer of the value.
    pub fn pointer(&self) -> &str {
        self.value.pointer()
    }
}
