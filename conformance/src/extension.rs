//! The keys of the document's extensions that the suite reads.

/// Scenarios, at the root: their recipients and their steps.
pub(crate) const SCENARIOS: &str = "x-flows";
/// Of a scenario: the values of the field that names a recipient.
pub(crate) const RECIPIENTS: &str = "to";
/// Of a step: which passcode is entered.
pub(crate) const AUTHENTICATE: &str = "enter";

/// What a mock does: of an operation, a security scheme, or an example.
pub(crate) const MOCK: &str = "x-mock";
/// Of an operation: the request field that names the recipient of a passcode.
pub(crate) const RECIPIENT_FIELD: &str = "sends_passcode_to";
/// Of an operation: the request field that holds a passcode.
pub(crate) const CODE_FIELD: &str = "takes_passcode";
/// Of an operation that sends a passcode: the response field that holds its id.
pub(crate) const SENT_ID_FIELD: &str = "known_as";
/// Of an operation that takes a passcode: the request field that holds its id.
pub(crate) const TAKEN_ID_FIELD: &str = "of";
/// Of a response example: the values that bring it.
pub(crate) const WHEN_VALUE: &str = "given";
/// Of a response example: the field that brings it when it is not valid.
pub(crate) const INVALID_FIELD: &str = "invalid";
/// Of a security scheme: the pattern of a user name.
pub(crate) const USERNAME: &str = "user";

/// When a call may be sent again.
pub(crate) const RETRY: &str = "x-repeat";
/// The retry policy of a call that may be sent again whatever became of it.
pub(crate) const IDEMPOTENT: &str = "any_time";

/// Of a server: how the user names begin that it serves.
pub(crate) const CREDENTIAL_PREFIX: &str = "x-users";
/// A schema whose values are never printed.
pub(crate) const SENSITIVE: &str = "x-sensitive";
