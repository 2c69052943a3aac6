//! The keys of the document's extensions that the suite reads by itself.

/// Of a scenario: the values of the property that names a recipient.
pub(crate) const RECIPIENT: &str = "recipient";
/// Of a step of a scenario: which passcode is entered.
pub(crate) const AUTHENTICATE: &str = "authenticate";

/// What a mock does: of an operation, a security scheme, or an example.
pub(crate) const MOCK: &str = "x-mock";
/// Of an operation: the request property that names the recipient of a passcode.
pub(crate) const RECIPIENT_FIELD: &str = "recipient_field";
/// Of an operation: the request property that holds a passcode.
pub(crate) const CODE_FIELD: &str = "code_field";
/// Of an operation: the property that holds the id of a passcode, of the response that sends it or of the request that takes it.
pub(crate) const ID_FIELD: &str = "id_field";
/// Of a response example: the values that bring it.
pub(crate) const WHEN_VALUE: &str = "when_value";
/// Of a response example: the property that brings it when it is not valid.
pub(crate) const INVALID_FIELD: &str = "invalid_field";

/// When a call may be sent again.
pub(crate) const RETRY: &str = "x-retry";
