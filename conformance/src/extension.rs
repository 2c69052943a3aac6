//! The keys of the extensions that the suite reads.

/// In a scenario: the recipient, by the name of the property that takes it.
pub(crate) const RECIPIENT: &str = "recipient";
/// In a step of a scenario: which passcode is used.
pub(crate) const AUTHENTICATE: &str = "authenticate";

/// What the mock does: at an operation, a security scheme, or an example.
pub(crate) const MOCK: &str = "x-mock";
/// At a response example: the request values that trigger it.
pub(crate) const WHEN_VALUE: &str = "when_value";
/// At a response example: the property that triggers it if it is not valid.
pub(crate) const INVALID_FIELD: &str = "invalid_field";

/// The retry policy of an operation.
pub(crate) const RETRY: &str = "x-retry";
