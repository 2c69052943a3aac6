//! Finds the operation that a request calls.

use openapi_document::{Document, Node, Operation, path};
use serde_json::Value;

use crate::{
    actions::Actions,
    credentials::{Requirements, Schemes},
    documented::{DocumentedResponse, DocumentedResponses},
    kinds::Kind,
    request::RecordedRequest,
    sandbox::Sandbox,
    schema::Validator,
    validation::{RequestFormat, RequestViolation},
};

/// A document, prepared once for all the servers of a process.
#[derive(Debug)]
pub(crate) struct Routes {
    pub(crate) sandbox: Sandbox,
    pub(crate) kinds: Vec<Kind>,
    /// The documented value of each secret that an operation consumes, by its name.
    pub(crate) secrets: Vec<(String, String)>,
    document: Document,
    validator: Validator,
    routes: Vec<Route>,
}

/// An operation.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) id: String,
    /// The path as the document has it, with its `{parameters}`.
    pub(crate) path: String,
    pub(crate) credentials: Requirements,
    pub(crate) actions: Actions,
    pub(crate) responses: DocumentedResponses,
    method: &'static str,
    format: RequestFormat,
}

impl Routes {
    /// Prepares a document.
    ///
    /// # Errors
    /// A pattern is not a regular expression.
    pub(crate) fn new(document: Document) -> Result<Self, String> {
        let mut validator = Validator::default();
        let operations = Operation::all(&document);
        let kinds = Kind::all(&document);
        let mut schemes = Schemes::new();
        let routes = operations.iter().map(|operation| Route::new(operation, &kinds, &mut validator, &mut schemes));
        let routes = routes.collect::<Result<Vec<_>, _>>()?;
        let secrets = routes.iter().flat_map(|route| route.actions.secrets()).collect();
        let sandbox = Sandbox::of(&operations);
        Ok(Self { sandbox, kinds, secrets, validator, routes, document })
    }

    /// The operation of a method and a path without the query. A path without parameters wins over one with them.
    pub(crate) fn find(&self, method: &str, path: &str) -> Option<&Route> {
        let mut found = self.routes.iter().filter(|route| route.method == method && route.matches(path));
        let first = found.next()?;
        if first.path == path { Some(first) } else { found.find(|route| route.path == path).or(Some(first)) }
    }

    /// The operation with an id.
    pub(crate) fn by_id(&self, id: &str) -> Option<&Route> {
        self.routes.iter().find(|route| route.id == id)
    }

    /// The ids of all operations.
    pub(crate) fn ids(&self) -> Vec<&str> {
        self.routes.iter().map(|route| route.id.as_str()).collect()
    }

    /// The response of any operation to an event, for requests to an unknown route.
    pub(crate) fn to_event(&self, event: &str) -> Option<&DocumentedResponse> {
        self.routes.iter().find_map(|route| route.responses.to_event(event))
    }

    /// Everything wrong with a request to an operation. `body` is its body as a value of its schema.
    pub(crate) fn violations(
        &self,
        route: &Route,
        request: &RecordedRequest,
        body: Option<&Value>,
    ) -> Vec<RequestViolation> {
        route.format.violations(&self.document, &self.validator, request, body)
    }

    /// The body of a request to an operation as a value of its schema.
    pub(crate) fn body(&self, route: &Route, request: &RecordedRequest) -> Option<Value> {
        route.format.body(&self.document, request)
    }

    /// The schema of an operation's request body.
    pub(crate) fn schema(&self, route: &Route) -> Option<Node<'_>> {
        route.format.schema(&self.document)
    }
}

impl Route {
    fn new(
        operation: &Operation<'_>,
        kinds: &[Kind],
        validator: &mut Validator,
        schemes: &mut Schemes,
    ) -> Result<Self, String> {
        Ok(Self {
            id: operation.id().to_owned(),
            path: operation.path().to_owned(),
            credentials: Requirements::of(operation, schemes)?,
            actions: Actions::of(operation, kinds),
            responses: DocumentedResponses::of(operation),
            method: operation.method(),
            format: RequestFormat::new(operation, validator)?,
        })
    }

    /// Whether the document has a header, by its name in lower case.
    pub(crate) fn has_header(&self, name: &str) -> bool {
        self.format.has_header(name) || self.credentials.has_header(name)
    }

    fn matches(&self, requested: &str) -> bool {
        let (template, segments) = (self.path.split('/'), requested.split('/'));
        template.clone().count() == segments.clone().count()
            && template
                .zip(segments)
                .all(|(template, segment)| template == segment || path::values(template, segment).is_some())
    }
}
