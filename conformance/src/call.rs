//! A call to make, as plain data. A client in another process can read it as JSON.

use std::{collections::BTreeMap, fmt, time::Duration};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The values of a client's credentials: for each security scheme of the document, each part (`username`, `password`, `token` or `key`).
pub type Credentials = BTreeMap<String, BTreeMap<String, String>>;

/// A call of an operation, and the client that makes it. `Debug` prints the operation alone.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Call {
    /// The operationId.
    pub operation: String,
    /// Every parameter under its name, and the body under `body`. Bytes are base64.
    pub parameters: Map<String, Value>,
    /// The credentials of the client. A missing part has its default, if the document gives one.
    pub credentials: Credentials,
    /// The base URL; without one, the client chooses the server of the document that the credential belongs to.
    pub base_url: Option<String>,
    /// A proxy for every request. The client then accepts any certificate.
    pub proxy: Option<String>,
    /// The limits of the client.
    pub limits: Limits,
    /// The settings of this call alone.
    pub customization: Customization,
}

/// Settings of one call, besides those of its client.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Customization {
    /// How long the call may take, in milliseconds.
    pub timeout_ms: Option<u64>,
    /// Headers, by their names in lower case.
    pub headers: BTreeMap<String, String>,
    /// Properties of the body that the document does not know.
    pub extra: Map<String, Value>,
}

impl Customization {
    /// How long the call may take.
    #[must_use]
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout_ms.map(Duration::from_millis)
    }

    /// Whether it sets nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// `Debug` prints the timeout alone.
impl fmt::Debug for Customization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Customization").field("timeout_ms", &self.timeout_ms).finish_non_exhaustive()
    }
}

/// Limits of a call. The client's default applies to each one that is not set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// The number of attempts, the first one included.
    pub max_attempts: Option<u32>,
    /// The backoff after the first attempt, in milliseconds.
    pub base_delay_ms: Option<u64>,
    /// The longest backoff, in milliseconds.
    pub max_delay_ms: Option<u64>,
    /// How long the server may send nothing, in milliseconds.
    pub read_timeout_ms: Option<u64>,
    /// How long an attempt may take, in milliseconds.
    pub attempt_timeout_ms: Option<u64>,
    /// The largest response body that is read, in bytes.
    pub body_limit: Option<usize>,
}

impl Limits {
    /// No retries.
    pub const ONE_ATTEMPT: Self = Self {
        max_attempts: Some(1),
        base_delay_ms: None,
        max_delay_ms: None,
        read_timeout_ms: None,
        attempt_timeout_ms: None,
        body_limit: None,
    };
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("operation", &self.operation).finish_non_exhaustive()
    }
}
