//! Writes the outcome of a call as a JSON object.

use openapi_document::{Node, Operation};
use openapi_mock::redact;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::{
    convention::{Convention, accessor},
    outcome::Outcome,
};

/// The outcome of a call as JSON. All keys are always there, in the same order; `null` if one does not apply.
pub(super) struct Report(Vec<(&'static str, Value)>);

impl Report {
    /// Reports an outcome. Sensitive values are redacted unless `show_sensitive` is set.
    pub(super) fn new(operation: &Operation<'_>, outcome: &Outcome, show_sensitive: bool) -> Self {
        let shown = |schema: Option<Node<'_>>, value: &Value| {
            if show_sensitive { value.clone() } else { redact::redacted(schema.as_ref(), value) }
        };
        let document = operation.node().document();
        let convention = Convention::of(document);
        let code = |text: &str| if show_sensitive { text.to_owned() } else { redact::code(text) };
        let id = |text: &str| if show_sensitive { text.to_owned() } else { redact::id(document, text) };
        let url = |text: &str| if show_sensitive { text.to_owned() } else { redact::url(text) };
        // No document marks them as sensitive, but the text comes from the server.
        let body_of = |schema: Option<Node<'_>>, value: &Value| {
            let mut body = shown(schema, value);
            let mut replace = |property: Option<&str>, safe: &dyn Fn(&str) -> String| {
                if let Some(Value::String(text)) = property.and_then(|property| body.get_mut(property)) {
                    *text = safe(text);
                }
            };
            replace(convention.code, &code);
            replace(convention.id, &id);
            replace(convention.url, &url);
            body
        };
        let head = |outcome: &str| vec![("operation", operation.id().into()), ("outcome", outcome.into())];
        let mut entries;
        match outcome {
            Outcome::Value(value) => {
                entries = head("ok");
                entries.extend([
                    ("status", value.status.into()),
                    (accessor::CODE, Value::Null),
                    (accessor::MESSAGE, Value::Null),
                    (accessor::ID, json!(value.id.as_deref().map(id))),
                    ("retry_after_s", Value::Null),
                    ("may_have_been_sent", true.into()),
                    ("attempts", value.attempts.into()),
                    ("value", body_of(schema(operation, value.status), &value.value)),
                    ("body", Value::Null),
                ]);
            }
            Outcome::Error(error) => {
                // An undocumented error usually has the form of the documented ones.
                let schema = || schema(operation, error.status?).or_else(|| schema(operation, 400));
                let message = |text: &String| {
                    let property = schema()?.effective().get("properties")?.get(convention.message?);
                    Some(shown(property, &text.as_str().into()))
                };
                let body = error.body.as_ref().map(|body| match serde_json::from_slice(body) {
                    Ok(json) => body_of(schema(), &json),
                    Err(_) => shown(None, &String::from_utf8_lossy(body).into()),
                });
                #[expect(clippy::cast_precision_loss, reason = "a wait in milliseconds is far below 2^53")]
                let retry_after = error.retry_after_ms.map(|wait| wait as f64 / 1000.0);
                entries = head(error.kind.name());
                entries.extend([
                    ("status", json!(error.status)),
                    (accessor::CODE, json!(error.details.code.as_deref().map(code))),
                    (accessor::MESSAGE, json!(error.details.message.as_ref().and_then(message))),
                    (accessor::ID, json!(error.details.id.as_deref().map(id))),
                    ("retry_after_s", json!(retry_after)),
                    ("may_have_been_sent", error.may_have_been_sent.into()),
                    ("attempts", error.attempts.into()),
                    ("value", Value::Null),
                    ("body", json!(body)),
                ]);
            }
        }
        Self(entries)
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

fn schema<'d>(operation: &Operation<'d>, status: u16) -> Option<Node<'d>> {
    let response = operation.response_to(status)?;
    response.body()?.schema()
}
