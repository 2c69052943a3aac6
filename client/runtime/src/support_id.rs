//! The id that the server gives to a request, for support. The error convention of the API names its property.

use crate::{
    api::Api,
    error::{ApiError, Error, UnexpectedResponse},
    response::{ResponseBody, ResponseValue},
};

/// The field of the id in spans.
#[cfg(feature = "tracing")]
pub(crate) const FIELD: &str = "request_id";

impl<A: Api> Error<A> {
    /// The id of the request, for support, also from a body that decodes only in part.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.id()
    }
}

macro_rules! of_responses {
    ($($name:ident),*) => {$(
        impl<A: Api> $name<A> {
            /// The id of the request, for support, also from a body that decodes only in part.
            #[must_use]
            pub fn request_id(&self) -> Option<&str> {
                self.id()
            }
        }
    )*};
}

of_responses!(ApiError, UnexpectedResponse);

impl<T: ResponseBody> ResponseValue<T> {
    /// The id of the request, for support: worth logging.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.id()
    }
}
