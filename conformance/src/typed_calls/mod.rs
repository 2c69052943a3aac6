//! Calls through the typed API of a generated client. `openapi-client-build` writes an implementation of [`TypedCalls`] for a document,
//! with the functions of the client's public API alone: a setter for each value of a call.
//!
//! [`Plain`] and [`Properties`] read the plain data of a call as the Rust values that a person would write. A value that typed
//! Rust cannot express is an error that names the place: `expressible.rs` keeps the suite from deriving such values.

mod credentials;
mod plain;

use std::{fmt::Debug, pin::Pin};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_client_runtime::{Api, Bytes, Error, Pages, RequestOptions, ResponseBody, ResponseValue, generated::Paged};
use serde::Serialize;
use serde_json::Value;

use crate::{call::Customization, outcome::Outcome, runtime_outcome};

#[doc(no_inline)]
pub use openapi_client_runtime::schemars::Schema;

pub use credentials::{Parts, Schemes};
pub(crate) use plain::Printed;
pub use plain::{Plain, Properties};

/// A call in progress. Boxed, since one unboxed future for all operations would be very large.
pub type TypedCall<'c, T = Outcome> = Pin<Box<dyn Future<Output = Result<T, String>> + 'c>>;

/// The typed API of a client. Generated code implements it.
pub trait TypedCalls {
    /// The client's marker type.
    type Api: Api<ErrorBody: Serialize>;
    /// The client.
    type Client: Clone;

    /// Builds a client with the setters of its builder. The inner error is the client's own.
    ///
    /// # Errors
    /// The builder has no setter for a credential.
    fn client(setup: Setup<'_>) -> Result<Result<Self::Client, Error<Self::Api>>, String>;

    /// Calls an operation with the setters of its builder, and with settings of its own, if there are any. It fails if no typed Rust can
    /// express the call.
    fn call<'c>(
        client: &'c Self::Client,
        operation: &str,
        parameters: Properties<'c>,
        customization: Option<&'c Customization>,
    ) -> TypedCall<'c>;

    /// Calls the pages of an operation that has some, until they end or one is an error.
    fn pages<'c>(_: &'c Self::Client, operation: &str, _: Properties<'c>) -> TypedCall<'c, Vec<Outcome>> {
        unknown_operation(operation)
    }

    /// The schemas of the client's types.
    fn schemas() -> Vec<(&'static str, Schema)>;
}

/// The settings that a client is built from.
#[derive(Debug)]
pub struct Setup<'s> {
    /// The limits of its calls.
    pub options: RequestOptions,
    /// The base URL, if it is set.
    pub base_url: Option<&'s str>,
    /// The HTTP client, if it is set.
    pub http_client: Option<reqwest::Client>,
    /// The credentials.
    pub credentials: Schemes<'s>,
}

/// The outcome of a call whose value can be written as JSON.
///
/// # Errors
/// The value cannot be written as JSON.
pub fn outcome<T, A>(result: Result<ResponseValue<T>, Error<A>>) -> Result<Outcome, String>
where
    T: ResponseBody + Debug + Serialize,
    A: Api<ErrorBody: Serialize>,
{
    value_or_error(result, |value| serde_json::to_value(value).map_err(|error| format!("no JSON: {error}")))
}

/// The outcome of each page, up to the first error.
///
/// # Errors
/// The value of a page cannot be written as JSON.
pub async fn page_outcomes<'c, C>(mut pages: Pages<C>) -> Result<Vec<Outcome>, String>
where
    C: Paged<'c, Output: Debug + Serialize, Api: Api<ErrorBody: Serialize>>,
{
    let mut outcomes = Vec::new();
    while let Some(page) = pages.next().await {
        let is_error = page.is_err();
        outcomes.push(outcome(page)?);
        if is_error {
            break;
        }
    }
    Ok(outcomes)
}

/// The outcome of a call whose value is bytes: base64.
///
/// # Errors
/// None.
pub fn bytes_outcome<A>(result: Result<ResponseValue<Bytes>, Error<A>>) -> Result<Outcome, String>
where
    A: Api<ErrorBody: Serialize>,
{
    value_or_error(result, |bytes| Ok(STANDARD.encode(bytes).into()))
}

/// The outcome of a call whose value is bytes or nothing: base64, or null.
///
/// # Errors
/// None.
pub fn optional_bytes_outcome<A>(result: Result<ResponseValue<Option<Bytes>>, Error<A>>) -> Result<Outcome, String>
where
    A: Api<ErrorBody: Serialize>,
{
    value_or_error(result, |bytes| Ok(bytes.as_ref().map(|bytes| STANDARD.encode(bytes)).into()))
}

fn value_or_error<T, A>(
    result: Result<ResponseValue<T>, Error<A>>,
    json: impl Fn(&T) -> Result<Value, String>,
) -> Result<Outcome, String>
where
    T: ResponseBody + Debug,
    A: Api<ErrorBody: Serialize>,
{
    match result {
        Ok(value) => Ok(runtime_outcome::success(&value, json(&value)?)),
        Err(error) => Ok(runtime_outcome::failure(&error)),
    }
}

/// The call of an operation that the client does not have.
#[must_use]
pub fn unknown_operation<T: 'static>(operation: &str) -> TypedCall<'static, T> {
    let message = format!("the client has no operation `{operation}`, or no pages of it: build again");
    Box::pin(async move { Err(message) })
}
