//! What operations do with passcodes (`x-mock`): which fields hold the recipient, the code and the id.

use openapi_document::{Example, Operation};
use serde_json::{Value, json};

/// The keys of `x-mock` on an operation.
pub(crate) mod key {
    pub(crate) const RECIPIENT: &str = "recipient_field";
    pub(crate) const TTL: &str = "ttl_field";
    pub(crate) const ID: &str = "id_field";
    pub(crate) const CODE: &str = "code_field";
}

/// What an operation does with passcodes. The fields are those of its request, except for the id that a sent passcode has.
#[derive(Debug)]
pub(crate) enum PasscodeRole {
    /// Sends one.
    Sends {
        recipient_field: String,
        ttl_field: String,
        /// The validity where the request does not set one.
        default_minutes: u64,
        /// A field of the response.
        id_field: String,
    },
    /// Checks one.
    Checks { code_field: String, id_field: String },
}

impl PasscodeRole {
    /// The role of an operation, if it has one.
    pub(crate) fn of(operation: &Operation<'_>) -> Option<Self> {
        let mock = operation.node().get("x-mock")?;
        let field = |key: &str| mock.text(key).map(str::to_owned);
        if let (Some(code_field), Some(id_field)) = (field(key::CODE), field(key::ID)) {
            return Some(Self::Checks { code_field, id_field });
        }
        let ttl_field = field(key::TTL)?;
        let schema = operation.request_body()?.schema()?.get("properties")?.get(&ttl_field)?;
        Some(Self::Sends {
            recipient_field: field(key::RECIPIENT)?,
            default_minutes: schema.get("default").and_then(|default| default.value().as_u64()).unwrap_or(1),
            ttl_field,
            id_field: field(key::ID)?,
        })
    }
}

/// Recipients that no message is sent to: request examples with `x-mock: {sandbox: true}`.
#[derive(Debug, Default)]
pub struct Sandbox {
    /// The recipients.
    pub recipients: Vec<String>,
    /// The passcode that they all have, at any time.
    pub code: Option<String>,
    /// The ids that have this passcode although none was sent.
    pub ids: Vec<String>,
}

impl Sandbox {
    /// The sandbox of a document, from all its operations.
    #[must_use]
    pub fn of(operations: &[Operation<'_>]) -> Self {
        let mut sandbox = Self::default();
        for operation in operations {
            let Some(mock) = operation.node().get("x-mock") else { continue };
            let examples = operation.request_body().map(|body| body.examples()).unwrap_or_default();
            for example in examples.iter().filter(|example| is_sandbox(example)) {
                let text = |key: &str| Some(example.value().get(mock.text(key)?)?.as_str()?.to_owned());
                sandbox.recipients.extend(text(key::RECIPIENT));
                if let Some(code) = text(key::CODE) {
                    sandbox.code = Some(code);
                    sandbox.ids.extend(text(key::ID));
                }
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
