//! Checks by the program, which each call has to pass before it is sent.

use std::{error::Error as StdError, sync::Arc};

use bytes::Bytes;
use serde_json::{Map, Value};

use crate::operation::Operation;

/// Why a check refused a call.
pub type Reason = Box<dyn StdError + Send + Sync>;

/// A check of [`ClientBuilder::check_calls`](crate::ClientBuilder::check_calls).
pub(crate) type CallCheck = Arc<dyn Fn(&OutgoingCall<'_>) -> Result<(), Reason> + Send + Sync>;

/// A call that is about to be sent. It is valid by the document.
pub struct OutgoingCall<'c> {
    pub(crate) operation: &'static Operation,
    pub(crate) body: Option<&'c Bytes>,
}

impl OutgoingCall<'_> {
    /// The operation.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The recipient of the message that it sends, by the property of the JSON body that the document names
    /// ([`Operation::recipient`]). `None` where it names none, or the body has no such text.
    #[must_use]
    pub fn recipient(&self) -> Option<String> {
        let mut body: Map<String, Value> = serde_json::from_slice(self.body?).ok()?;
        match body.remove(self.operation.recipient?)? {
            Value::String(recipient) => Some(recipient),
            _ => None,
        }
    }
}

impl std::fmt::Debug for OutgoingCall<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OutgoingCall").field("operation", &self.operation.id).finish_non_exhaustive()
    }
}
