//! What an API tells the runtime about itself.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::{credential_kind::CredentialKind, operation::Operation, pattern::Pattern, server::Server};

/// An API, as a type without values. Generated code implements it; nobody else needs to.
pub trait Api: Sized + Send + Sync + 'static {
    /// The title of the document, which spans carry as `api`.
    const NAME: &'static str;
    /// What requests carry as `User-Agent`: the package and its version.
    const USER_AGENT: &'static str;
    /// Which property of an error body is what.
    const ERROR: ErrorConvention;

    /// The code of an error: an open enum, or `String`.
    type ErrorCode: for<'t> From<&'t str> + AsRef<str> + fmt::Debug + Send + Sync + 'static;
    /// An error body as a whole: the type of the error schema, or `serde_json::Value` where the document has none.
    type ErrorBody: DeserializeOwned + fmt::Debug + Send + Sync + 'static;

    /// Every operation of the document, in its order.
    fn operations() -> &'static [&'static Operation];
    /// The servers of the document, in its order.
    fn servers() -> &'static [Server];
    /// The kinds of credential, in the order that [`Operation::security`] counts them in.
    fn credentials() -> &'static [CredentialKind];
    /// The ids that may be printed, besides lower-case words with `_`.
    fn identifiers() -> &'static [Pattern];
    /// The name of every property that the document knows, sorted.
    fn fields() -> &'static [&'static str];
}

/// The error convention: which property of an error body is what. `None` where the API has no such property.
#[derive(Clone, Copy, Debug)]
pub struct ErrorConvention {
    /// The stable code to match on. Without one, every documented status that is no success is an error of the API.
    pub code: Option<&'static str>,
    /// The explanation for people.
    pub message: Option<&'static str>,
    /// Where the API documents the error.
    pub url: Option<&'static str>,
    /// Further details, an object.
    pub details: Option<&'static str>,
    /// The id of the request, for support. Also looked for in successes.
    pub id: Option<&'static str>,
    /// The HTTP status, repeated in the body.
    pub status: Option<&'static str>,
}
