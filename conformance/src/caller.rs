//! The client under test, as the suite sees it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{call::Call, outcome::Outcome};

/// A way to call the API. It may be used from several threads at once.
pub trait Caller: Send + Sync {
    /// Makes a call and waits for its outcome. Settings that the client rejects are an outcome too.
    ///
    /// # Errors
    /// The call could not be tried; the message says why.
    fn call(&self, call: &Call) -> Result<Outcome, String>;

    /// Calls the pages of an operation until they end or one is an error, and waits for their outcomes.
    ///
    /// # Errors
    /// The pages could not be tried; the message says why.
    fn pages(&self, call: &Call) -> Result<Vec<Outcome>, String>;

    /// The operations that the client knows, in the order of the document.
    fn operations(&self) -> Vec<ListedOperation>;

    /// The schemas of the client's types as JSON Schema, each with the JSON pointer of the schema in the document.
    fn schemas(&self) -> Vec<(String, Value)>;
}

/// What a client says about an operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedOperation {
    /// The operationId.
    pub id: String,
    /// The summary: what it does, in one line.
    pub summary: String,
    /// The HTTP method.
    pub method: String,
    /// The path, with its parameters in braces.
    pub path: String,
    /// Whether a call sends a message to somebody.
    pub sends_message: bool,
    /// The property of the request body with its recipient.
    #[serde(default)]
    pub recipient: Option<String>,
    /// The retry policy, as the document names it.
    pub retry: Option<String>,
    /// The documented statuses.
    pub statuses: BTreeSet<u16>,
}
