//! What `x-pages` leads to in its operation: the schemas of the cursors and of the list.

use crate::{Body, BodyFormat, Node, Operation, call_setters::Sets, extension::Pages, pointer, schema};

impl<'d> Pages<'d> {
    /// What takes the cursor, and its schema. `None` where the operation has neither a parameter nor a property of that name.
    #[must_use]
    pub fn taker(&self, operation: &Operation<'d>) -> Option<(Sets<'d>, Node<'d>)> {
        let is_cursor = |place: &str, name: &str| place == "query" && name == self.cursor;
        let parameter =
            operation.parameters().into_iter().find(|parameter| is_cursor(parameter.place(), parameter.name()));
        if let Some(parameter) = parameter {
            return Some((Sets::Parameter(self.cursor), parameter.schema()?));
        }
        let body = operation.request_body().filter(|body| body.format() == BodyFormat::Json)?;
        Some((Sets::Property(self.cursor), schema::property(&body.schema()?, self.cursor)?))
    }

    /// The schema to which a pointer leads in the body of a success, property by property.
    #[must_use]
    pub fn in_success(operation: &Operation<'d>, at: &str) -> Option<Node<'d>> {
        let bodies = operation.responses().into_iter().filter(|response| response.is_success());
        let body = bodies.filter_map(|response| response.body()).find(|body| body.format() == BodyFormat::Json);
        let schema = body.as_ref().and_then(Body::schema)?;
        pointer::segments(at).try_fold(schema, |schema, name| schema::property(&schema, &name))
    }
}
