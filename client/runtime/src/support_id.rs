//! The id that the server gives a request, for support. The error convention of the API says which property it is.

use crate::{
    api::Api,
    error::Error,
    response::{ResponseBody, ResponseValue},
};

/// The name of its field in spans.
#[cfg(feature = "tracing")]
pub(crate) const FIELD: &str = "request_id";

impl<A: Api> Error<A> {
    /// The id of the request, for support, also from a body that decodes only in part.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.id()
    }
}

impl<T: ResponseBody> ResponseValue<T> {
    /// The id of the request, for support: worth logging.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.id()
    }
}
