//! The sandbox: recipients that no message is sent to, and the secrets that they always get.

use std::collections::HashMap;

use openapi_document::{
    Example, Operation,
    extension::{Step, Verb},
};
use serde_json::{Value, json};

/// The sandbox of a document: its request examples with `x-mock: {sandbox: true}`.
#[derive(Debug, Default)]
pub struct Sandbox {
    /// The recipients.
    pub recipients: Vec<String>,
    /// The secret that they all get, by its name.
    pub(crate) secrets: HashMap<String, String>,
}

impl Sandbox {
    /// The sandbox of a document, from all its operations.
    #[must_use]
    pub fn of(operations: &[Operation<'_>]) -> Self {
        let mut sandbox = Self::default();
        for operation in operations {
            let examples = operation.request_body().map(|body| body.examples()).unwrap_or_default();
            let steps = Step::all(operation);
            let consumes = steps.iter().find(|step| step.verb == Verb::Consumes);
            let consumes = consumes.and_then(|step| Some((step.object, step.text("from")?)));
            for example in examples.iter().filter(|example| is_sandbox(example)) {
                let text = |name: &str| Some(example.value().get(name)?.as_str()?.to_owned());
                sandbox.recipients.extend(operation.recipient().and_then(text));
                let secret = consumes.and_then(|(name, from)| Some((name.to_owned(), text(from)?)));
                sandbox.secrets.extend(secret);
            }
        }
        sandbox
    }

    /// Whether a recipient is in the sandbox.
    #[must_use]
    pub fn has(&self, recipient: &str) -> bool {
        self.recipients.iter().any(|known| known == recipient)
    }
}

fn is_sandbox(example: &Example<'_>) -> bool {
    example.node().get("x-mock").is_some_and(|mock| mock.value() == &json!({"sandbox": Value::Bool(true)}))
}
