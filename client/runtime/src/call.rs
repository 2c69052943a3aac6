//! What generated code has to know of each call: how to make its request, and how to read the response.

use crate::{
    api::Api,
    error::Error,
    raw_response::RawResponse,
    request::Request,
    response::{ResponseBody, ResponseValue},
};

/// The API of a call, and how its response is read. It has no lifetime: a future that holds such types is `Send` only for one lifetime,
/// while the compiler asks for any.
pub trait Call {
    /// The API.
    type Api: Api;
    /// The value of a success.
    type Output: ResponseBody;

    /// Decodes a response by its status.
    ///
    /// # Errors
    /// The response is not a success.
    fn decode(response: RawResponse) -> Result<ResponseValue<Self::Output>, Error<Self::Api>>;
}

/// A call whose inputs are set. `'c` is that of the client.
pub trait IntoRequest<'c>: Call {
    /// Validates the inputs and makes the request.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`].
    fn into_request(self) -> Result<Request<'c, Self::Api>, Error<Self::Api>>;
}

/// Sends a call. Generated code has no `async` of its own, which takes long to compile.
///
/// # Errors
/// An [`Error`], whose variants say how far the request got.
pub async fn send<'c, C: IntoRequest<'c>>(call: C) -> Result<ResponseValue<C::Output>, Error<C::Api>> {
    call.into_request()?.send(C::decode).await
}
