//! What the variants of an error hold. Each method is that of [`Error`] for one variant, without an `Option` where the variant always has it.

use std::{error::Error as StdError, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{ApiError, ConfigError, InvalidRequest, Refused, TransportFailure, UnexpectedResponse};
use crate::{api::Api, cause::Cause, strict_object};

impl ConfigError {
    /// The operationId of the call. `None` where building the client failed.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.operation
    }

    /// What is wrong, in words.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl InvalidRequest {
    /// The operationId of the call.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.operation
    }

    /// The invalid field, as a JSON pointer such as `/expiration_minutes`.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// What is wrong with it, in words.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl Refused {
    /// The operationId of the call.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The reason of the check.
    #[must_use]
    pub fn reason(&self) -> &(dyn StdError + Send + Sync + 'static) {
        &*self.reason
    }
}

impl<A: Api> TransportFailure<A> {
    /// The operationId of the call.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// What went wrong, in words.
    #[must_use]
    pub fn problem(&self) -> &str {
        self.problem
    }

    /// Whether time ran out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.cause == Cause::Timeout
    }

    /// How many attempts were made.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The HTTP status, where the response began.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.response.as_ref().map(|response| response.status)
    }

    /// The headers, where the response began. They may be sensitive: think before you log them.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.response.as_ref().map(|response| &response.headers)
    }

    /// The body as far as it was read, where the response began. It may be sensitive.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.response.as_ref().map(|response| &response.body)
    }
}

impl<A: Api> ApiError<A> {
    /// The documented error body. `None` where the body does not decode as one as a whole, and where the document describes another
    /// body for the status: [`decode`](Self::decode) reads that. The other methods return what could be read.
    #[must_use]
    pub fn response(&self) -> Option<&A::ErrorBody> {
        let documented = self.response.operation.documented(self.response.status.as_u16());
        let is_other = documented.is_some_and(|documented| !documented.is_error_body);
        let read = || strict_object::read(self.response.text()).ok().filter(|_| !is_other);
        self.typed.get_or_init(read).as_ref()
    }
}

impl<A: Api> UnexpectedResponse<A> {
    /// What is wrong with the response, in words.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

/// What both responses of a server have.
macro_rules! response_methods {
    ($($name:ident),*) => {$(
        impl<A: Api> $name<A> {
            /// The operationId of the call.
            #[must_use]
            pub fn operation(&self) -> &'static str {
                self.response.operation.id
            }

            /// The HTTP status.
            #[must_use]
            pub fn status(&self) -> StatusCode {
                self.response.status
            }

            /// The headers of the response. They may be sensitive: think before you log them.
            #[must_use]
            pub fn headers(&self) -> &HeaderMap {
                &self.response.headers
            }

            /// The body as far as it was read. It may be sensitive.
            #[must_use]
            pub fn body(&self) -> &Bytes {
                &self.response.body
            }

            /// The body as a type of your choice: [`Error::decode`](super::Error::decode).
            #[must_use]
            pub fn decode<T: DeserializeOwned>(&self) -> Option<T> {
                strict_object::read(self.response.text()).ok()
            }

            /// The stable code to match on: [`Error::error_type`](super::Error::error_type).
            #[must_use]
            pub fn code(&self) -> Option<&A::ErrorCode> {
                self.body.code.as_ref()
            }

            /// The explanation for people: [`Error::error_message`](super::Error::error_message).
            #[must_use]
            pub fn message(&self) -> Option<&str> {
                self.body.message.as_deref()
            }

            /// Where the API documents the error.
            #[must_use]
            pub fn url(&self) -> Option<&str> {
                self.body.url.as_deref()
            }

            /// Further details, which only some errors have.
            #[must_use]
            pub fn details(&self) -> Option<&Map<String, Value>> {
                self.body.details.as_ref()
            }

            /// The status that is repeated in the body: [`Error::body_status`](super::Error::body_status).
            #[must_use]
            pub fn body_status(&self) -> Option<u16> {
                self.body.status
            }

            /// How long the server asks to wait before the next call: [`Error::retry_after`](super::Error::retry_after).
            #[must_use]
            pub fn retry_after(&self) -> Option<Duration> {
                self.response.retry_after()
            }

            /// How many attempts were made.
            #[must_use]
            pub fn attempts(&self) -> u32 {
                self.response.attempts
            }

            /// The id of the request, as far as the body could be read.
            pub(crate) fn id(&self) -> Option<&str> {
                self.body.id.as_deref()
            }
        }
    )*};
}

response_methods!(ApiError, UnexpectedResponse);
