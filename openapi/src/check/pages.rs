//! Pages: the cursor, the next one and the list of `x-pages` are what they are said to be.

use super::Report;
use crate::{Node, Operation, Sets, pointer, schema};

pub(super) fn check(report: &mut Report<'_>) {
    for operation in Operation::all(report.document) {
        if let (Some(pages), Some(at)) = (operation.pages(), operation.node().get("x-pages")) {
            let success = |at| crate::extension::Pages::in_success(&operation, at);
            let taker = pages.taker(&operation);
            let ends = [
                ("cursor", pages.cursor, "string", taker.as_ref().map(|(_, schema)| schema.clone())),
                ("next", pages.next, "string", success(pages.next)),
                ("items", pages.items, "array", success(pages.items)),
            ];
            for (key, name, ty, schema) in ends {
                end(report, &operation, &pointer::join(at.pointer(), key), name, ty, schema);
            }
            if let Some((Sets::Property(name), schema)) = taker {
                may_be_unset(report, &operation, &pointer::join(at.pointer(), "cursor"), name, &schema);
            }
        }
    }
}

/// What a key of `x-pages` leads to is there, and of its type.
fn end(report: &mut Report<'_>, operation: &Operation<'_>, at: &str, name: &str, ty: &str, schema: Option<Node<'_>>) {
    let found = schema.map(|schema| schema.effective());
    let (message, remedy) = match (&found, at.ends_with("/cursor")) {
        (Some(found), _) if found.text("type") == Some(ty) => return,
        (Some(_), _) => (format!("`{name}` is not of the type {ty}"), format!("name another one, of the type {ty}")),
        (None, true) => (
            format!("the operation takes no cursor `{name}`"),
            "name a parameter in the query, or a property of the JSON request body".to_owned(),
        ),
        (None, false) => (
            format!("`{name}` leads to no property of the success"),
            "write the JSON pointer of a property, such as `/next_cursor`, in the JSON body of the success".to_owned(),
        ),
    };
    report.add("pages", at, Some(operation.id()), message, remedy);
}

/// A first page has no cursor, so a body that always has one would need `null` for it.
fn may_be_unset(report: &mut Report<'_>, operation: &Operation<'_>, at: &str, name: &str, schema: &Node<'_>) {
    let body = operation.request_body().and_then(|body| body.schema());
    let is_required = body.is_some_and(|body| schema::required(&body).contains(&name));
    if is_required && schema::is_nullable(schema) {
        let message = format!("`{name}` is required, and may be `null`");
        report.add(
            "pages",
            at,
            Some(operation.id()),
            message,
            "remove it from `required`: the first page has no cursor",
        );
    }
}
