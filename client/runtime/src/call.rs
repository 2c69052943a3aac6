//! What generated code has to know of each call: how to make its request, and how to read the response.

use crate::{
    api::Api,
    error::Error,
    raw_response::RawResponse,
    request::Request,
    response::{ResponseBody, ResponseValue},
};

/// A call whose inputs are set. `'c` is that of the client.
pub trait Call<'c> {
    /// The API.
    type Api: Api;
    /// The value of a success.
    type Output: ResponseBody;

    /// Validates the inputs and makes the request.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`].
    fn request(self) -> Result<Request<'c, Self::Api>, Error<Self::Api>>;

    /// Decodes a response by its status.
    ///
    /// # Errors
    /// The response is not a success.
    fn decode(response: RawResponse) -> Result<ResponseValue<Self::Output>, Error<Self::Api>>;
}
