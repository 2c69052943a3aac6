//! What the runtime has to know of an API.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::{credential_kind::CredentialKind, operation::Operation, pattern::Pattern, server::Server};

/// An API. Only generated code implements it, for a type without values.
pub trait Api: Sized + Send + Sync + 'static {
    /// The title of the document, and the field `api` of spans.
    const NAME: &'static str;
    /// The `User-Agent` of requests: the package and its version.
    const USER_AGENT: &'static str;
    /// The names of the properties of an error body.
    const ERROR: ErrorConvention;

    /// The code of an error: an open enum, or `String`.
    type ErrorCode: for<'t> From<&'t str> + AsRef<str> + fmt::Debug + Send + Sync + 'static;
    /// A whole error body: the type of the error schema, or `serde_json::Value` where the document has none.
    type ErrorBody: DeserializeOwned + fmt::Debug + Send + Sync + 'static;

    /// Every operation of the document, in its order.
    fn operations() -> &'static [&'static Operation];
    /// The servers of the document, in its order.
    fn servers() -> &'static [Server];
    /// The kinds of credential. [`Operation::security`] holds indices into them.
    fn credentials() -> &'static [CredentialKind];
    /// The ids that may be printed. Lower-case words with `_` always may.
    fn identifiers() -> &'static [Pattern];
    /// The names of all properties of the document, sorted.
    fn fields() -> &'static [&'static str];
}

/// The error convention: the names of the properties of an error body. `None` where the API has no such property.
#[derive(Clone, Copy, Debug)]
pub struct ErrorConvention {
    /// The stable code to match on.
    pub code: Option<&'static str>,
    /// The explanation for people.
    pub message: Option<&'static str>,
    /// Where the API documents the error.
    pub url: Option<&'static str>,
    /// An object with further details.
    pub details: Option<&'static str>,
    /// The id of the request, for support. Successes have it too.
    pub id: Option<&'static str>,
    /// The HTTP status, repeated in the body.
    pub status: Option<&'static str>,
    /// Whether each error body has a code, so that one without it is not documented.
    pub requires_code: bool,
}
