//! Operations, and what belongs to each: parameters, request, responses, security, server.

use std::sync::{Arc, OnceLock};

use crate::{
    Document, Node,
    body::{Body, JSON},
    extension::{self, FeatureTag, Pages, Retry},
    method::METHODS,
    output::Output,
    parameter::Parameter,
    response::Response,
    security::{Requirement, SecurityScheme, Server},
};

fn at_path<'d>(path: &'d str, item: &Node<'d>) -> Vec<Operation<'d>> {
    let methods = item.entries().into_iter().filter_map(|(key, node)| {
        let (_, method) = METHODS.iter().find(|(name, _)| *name == key)?;
        Some(Operation { path, method, item: item.clone(), node, responses: Arc::default() })
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
    /// Often asked for, of each clone.
    responses: Arc<OnceLock<Vec<Response<'d>>>>,
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

    /// The namespaces of the id, from the outside in: those of `otps.sms.send` are `otps` and `sms`.
    pub fn namespaces(&self) -> Vec<&'d str> {
        let mut names: Vec<_> = self.id().split('.').collect();
        names.pop();
        names
    }

    /// The part of the API that it belongs to: the `x-feature` of one of its tags, or else the first namespace of its id.
    pub fn product(&self) -> Option<&'d str> {
        let own = self.node.get("tags").map(|tags| tags.items()).unwrap_or_default();
        let tags = self.node.document().root().get("tags").map(|tags| tags.items()).unwrap_or_default();
        let is_own = |tag: &&Node<'d>| own.iter().any(|own| tag.text("name").is_some_and(|name| own.value() == name));
        let feature = tags.iter().filter(is_own).find_map(|tag| tag.text("x-feature"));
        feature.or_else(|| self.namespaces().first().copied())
    }

    /// The last name of the id: that of `otps.sms.send` is `send`.
    pub fn method_name(&self) -> &'d str {
        self.id().rsplit('.').next().unwrap_or_default()
    }

    /// The id as one word: that of `otps.sms.send` is `otps_sms_send`.
    pub fn flat_id(&self) -> String {
        self.id().replace('.', "_")
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
        self.node.flag("x-sends-message") || self.recipient().is_some()
    }

    /// The property of the JSON request body with the recipient of the message that each successful call sends (`x-sends-message`).
    pub fn recipient(&self) -> Option<&'d str> {
        extension::recipient(&self.node)
    }

    /// When a client may retry it, and why (`x-retry`).
    pub fn retry(&self) -> Option<Retry<'d>> {
        Retry::of(&self.node)
    }

    /// How it returns a list in pages (`x-pages`).
    pub fn pages(&self) -> Option<Pages<'d>> {
        Pages::of(&self.node)
    }

    /// The cargo features of the client that it belongs to, each of which is enough (`x-feature` of its tags). Empty where it is always there.
    pub fn features(&self) -> Vec<&'d str> {
        FeatureTag::of(&self.node)
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

    /// The server, if it has one of its own.
    pub fn server(&self) -> Option<Server<'d>> {
        Server::own(&self.node)
    }

    /// The parameters, with those of the path that it does not override.
    pub fn parameters(&self) -> Vec<Parameter<'d>> {
        let of = |node: &Node<'d>| node.get("parameters").map(|parameters| parameters.items()).unwrap_or_default();
        let key = |parameter: &Node<'d>| (parameter.text("in"), parameter.text("name"));
        let own = of(&self.node);
        let mut parameters = of(&self.item);
        parameters.retain(|shared| own.iter().all(|parameter| key(parameter) != key(shared)));
        parameters.extend(own);
        parameters.into_iter().map(Parameter::new).collect()
    }

    /// The body of the request.
    pub fn request_body(&self) -> Option<Body<'d>> {
        Body::of(&self.node.get("requestBody")?)
    }

    /// The first documented success.
    pub fn success(&self) -> Option<Response<'d>> {
        self.responses().into_iter().find(Response::is_success)
    }

    /// The documented responses, in the order of the document. One whose statuses are all documented elsewhere is left out.
    pub fn responses(&self) -> Vec<Response<'d>> {
        self.responses.get_or_init(|| Response::all(&self.node)).clone()
    }

    /// The documented response to a status: that of the status alone, else that of its range, else the `default`.
    pub fn response_to(&self, status: u16) -> Option<Response<'d>> {
        Response::to(self.responses(), status)
    }

    /// What a call returns.
    pub fn output(&self) -> Output<'d> {
        Output::of(&self.responses())
    }

    /// The media types that a client accepts: those of successes, then JSON, which errors are in.
    pub fn accepted_media_types(&self) -> Vec<&'d str> {
        let successes = self.responses().into_iter().filter(Response::is_success);
        let mut accepted = Vec::new();
        for media_type in successes.filter_map(|response| Some(response.body()?.media_type())).chain([JSON]) {
            if !accepted.contains(&media_type) {
                accepted.push(media_type);
            }
        }
        accepted
    }
}
