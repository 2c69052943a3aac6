//! The id that the API gives a request, for support: where a document and a client tell it. The only file that knows its name.

#[cfg(feature = "runtime")]
use openapi_client_runtime::{Api, Error, ResponseBody, ResponseValue};
use openapi_document::ErrorConvention;

/// The name of the client's accessor, which is also that in reports.
pub(crate) const ACCESSOR: &str = "request_id";

/// The property of error bodies, and of some successes, that it is in.
pub(crate) fn property<'d>(convention: &ErrorConvention<'d>) -> Option<&'d str> {
    convention.request_id
}

/// The id that an error tells.
#[cfg(feature = "runtime")]
pub(crate) fn of_error<A: Api>(error: &Error<A>) -> Option<String> {
    error.request_id().map(str::to_owned)
}

/// The id that a value tells.
#[cfg(feature = "runtime")]
pub(crate) fn of_value<T: ResponseBody>(value: &ResponseValue<T>) -> Option<String> {
    value.request_id().map(str::to_owned)
}
