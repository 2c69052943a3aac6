//! How an operation returns a list in pages (`x-pages`).

use serde_json::Value;

use crate::{Body, BodyFormat, Node, Operation, Sets, pointer, schema};

/// How an operation returns a list in pages, each of which names the next one (`x-pages`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pages<'d> {
    /// The parameter in the query, or else the property of the JSON body, that takes the cursor.
    pub cursor: &'d str,
    /// The JSON pointer of the next cursor in a success. On the last page it is absent, `null` or empty.
    pub next: &'d str,
    /// The JSON pointer of the list in a success.
    pub items: &'d str,
}

impl<'d> Pages<'d> {
    pub(crate) fn of(operation: &Node<'d>) -> Option<Self> {
        let pages = operation.get("x-pages").filter(|pages| is_pages(pages.value()))?;
        Some(Self { cursor: pages.text("cursor")?, next: pages.text("next")?, items: pages.text("items")? })
    }

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

/// Whether a value is valid.
pub(super) fn is_pages(value: &Value) -> bool {
    let fits = |(key, value): (&String, &Value)| match (key.as_str(), value.as_str()) {
        ("cursor", Some(name)) => !name.is_empty(),
        ("next" | "items", Some(pointer)) => pointer.starts_with('/'),
        _ => false,
    };
    value.as_object().is_some_and(|pages| pages.len() == 3 && pages.iter().all(fits))
}
