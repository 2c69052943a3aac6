//! The value of a successful call.

use std::{collections::HashMap, fmt, ops::Deref};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::{
    api::Api,
    decode::{OTHER_TYPE, undecodable},
    error::Error,
    operation::Operation,
    raw_response::{RawResponse, without_mark},
    redact::Redacted,
    strict_object::{self, StrictObject},
};

/// The value of a successful call, with the status and the headers of the response.
///
/// It dereferences to the value, whose fields are read as its own: `response.phone_id`. [`into_inner`](Self::into_inner) is the value
/// itself.
///
/// `Debug` prints an object that has a type in the document: lower-case words, numbers and the ids that the document allows to print, with
/// `[redacted]` in place of all other texts. Any other value is `[redacted]` as a whole.
///
/// # What is accepted
///
/// A success is accepted where it has the required properties, each of the documented type. It may have properties that the document
/// does not know, and break limits of lengths and ranges. Of properties with the same name the last counts. Types are not
/// converted: `"200"` is no integer. What is not accepted is an [`Error::UnexpectedResponse`], whose body can still be read with
/// [`Error::decode`].
///
/// # What the document does not know
///
/// [`get`](Self::get) reads a property that a type of this version does not have, and [`raw`](Self::raw) is the body as it came.
///
/// # Numbers
///
/// In a [`Value`], such as an object whose properties the document leaves open, integers from -2^63 to 2^64 - 1 keep all digits. Any
/// other number becomes an `f64`, with 15 digits. A number beyond the range of an `f64`, such as `1e400`, is not accepted.
#[derive(Clone)]
pub struct ResponseValue<T> {
    value: T,
    status: StatusCode,
    headers: HeaderMap,
    attempts: u32,
    /// The body as it came.
    body: Bytes,
    /// The property of the body in which the server may have wrapped the value.
    envelope: Option<&'static str>,
    /// The name of the property with the id of the request, for bodies without a generated type.
    id_property: Option<&'static str>,
}

impl<T> ResponseValue<T> {
    /// The value alone.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The HTTP status, a success.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers of the response.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// How many attempts were made.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The body as it came. It may be sensitive: think before you log it.
    #[must_use]
    pub fn raw(&self) -> &Bytes {
        &self.body
    }

    /// A value in the body, also one that the document does not know, by its JSON pointer, such as `/user/created_at`. `None` where there
    /// is none, or it is not a `V`. The first slash may be left out: `region` is the property `/region`.
    ///
    /// The pointer starts at the value that the document describes, inside of what the server wraps it in. Each call reads the body again.
    #[must_use]
    pub fn get<V: DeserializeOwned>(&self, pointer: &str) -> Option<V> {
        let body: Value = serde_json::from_slice(without_mark(&self.body)).ok()?;
        let rooted = format!("/{pointer}");
        let pointer = if pointer.is_empty() || pointer.starts_with('/') { pointer } else { &rooted };
        let wrapped = self.envelope.and_then(|envelope| body.get(envelope)?.pointer(pointer));
        V::deserialize(StrictObject(wrapped.or_else(|| body.pointer(pointer))?)).ok()
    }
}

impl<T: ResponseBody> ResponseValue<T> {
    /// The id of the request, where the body has one.
    pub(crate) fn id(&self) -> Option<&str> {
        self.value.id(self.id_property.unwrap_or_default())
    }
}

impl<T> Deref for ResponseValue<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: ResponseBody> fmt::Debug for ResponseValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseValue")
            .field("status", &self.status.as_u16())
            .field("value", self.value.printed())
            .finish_non_exhaustive()
    }
}

/// The body of a success, which may have the id of the request.
pub trait ResponseBody {
    /// The id of the request, where the body has one. A body without a generated type looks up `property`.
    fn id(&self, property: &str) -> Option<&str>;

    /// What `Debug` prints: `[redacted]`, except for generated types, which know what may be printed.
    #[doc(hidden)]
    fn printed(&self) -> &dyn fmt::Debug {
        &Redacted
    }
}

macro_rules! bodies_without_id {
    ($([$($parameter:ident),*] $ty:ty;)*) => {$(
        impl<$($parameter),*> ResponseBody for $ty {
            fn id(&self, _: &str) -> Option<&str> {
                None
            }
        }
    )*};
}

bodies_without_id! {
    [] ();
    [] Bytes;
    [] String;
    [] bool;
    [] i32;
    [] i64;
    [] u64;
    [] f64;
    [T] Vec<T>;
    [T, S] HashMap<String, T, S>;
    [] Map<String, Value>;
}

/// A body that may be `null`, or absent.
impl<T: ResponseBody> ResponseBody for Option<T> {
    fn id(&self, property: &str) -> Option<&str> {
        self.as_ref()?.id(property)
    }

    fn printed(&self) -> &dyn fmt::Debug {
        self.as_ref().map_or(&None::<()>, ResponseBody::printed)
    }
}

impl ResponseBody for Value {
    fn id(&self, property: &str) -> Option<&str> {
        self.get(property)?.as_str()
    }
}

/// For generated implementations of [`ResponseBody`]: the text of a field that is a `String` or an `Option<String>`.
#[must_use]
pub fn optional_text(field: &impl OptionalText) -> Option<&str> {
    field.optional_text()
}

/// A text that may be absent.
pub trait OptionalText {
    /// The text, where there is one.
    fn optional_text(&self) -> Option<&str>;
}

impl OptionalText for String {
    fn optional_text(&self) -> Option<&str> {
        Some(self)
    }
}

impl OptionalText for Option<String> {
    fn optional_text(&self) -> Option<&str> {
        self.as_deref()
    }
}

impl<T: DeserializeOwned> ResponseValue<T> {
    /// Decodes a documented success, with or without its envelope.
    #[doc(hidden)]
    pub fn from_response<A: Api>(response: RawResponse) -> Result<Self, Error<A>> {
        let text = response.text();
        let wrapped = response.unwrapped();
        let decoded = match &wrapped {
            Some(wrapped) => strict_object::read(wrapped.get().as_bytes())
                .or_else(|error| strict_object::read(text).map_err(|_| error)),
            None => strict_object::read(text),
        };
        match decoded {
            Ok(value) => Ok(Self::of(response, value, A::ERROR.id)),
            Err(error) => {
                let problem = match &wrapped {
                    Some(wrapped) => {
                        let prefix = format!("/{}", response.operation.envelope.unwrap_or_default());
                        undecodable::<A, T>(wrapped.get().as_bytes(), &prefix, &error)
                    }
                    None => undecodable::<A, T>(text, "", &error),
                };
                Err(Error::unexpected(response, problem, None))
            }
        }
    }
}

impl<T: DeserializeOwned> ResponseValue<T> {
    /// Decodes a documented success that is text.
    #[doc(hidden)]
    pub fn text<A: Api>(response: RawResponse) -> Result<Self, Error<A>> {
        let decoded = match str::from_utf8(response.text()) {
            Ok(text) => T::deserialize(Value::String(text.to_owned())).map_err(|_| OTHER_TYPE),
            Err(_) => Err("the body is not UTF-8"),
        };
        match decoded {
            Ok(value) => Ok(Self::of(response, value, None)),
            Err(problem) => Err(Error::unexpected(response, problem, None)),
        }
    }
}

impl<T> ResponseValue<Option<T>> {
    /// A success without a body, where another success has one. A body is ignored.
    #[doc(hidden)]
    #[must_use]
    pub fn none(response: RawResponse) -> Self {
        Self::of(response, None, None)
    }

    /// A success with a body, where another success has none.
    #[doc(hidden)]
    #[must_use]
    pub fn some(present: ResponseValue<T>) -> Self {
        let ResponseValue { value, status, headers, attempts, body, envelope, id_property } = present;
        Self { value: Some(value), status, headers, attempts, body, envelope, id_property }
    }
}

impl ResponseValue<Value> {
    /// A success without a body, where other successes have different ones. A body is ignored.
    #[doc(hidden)]
    #[must_use]
    pub fn null(response: RawResponse) -> Self {
        Self::of(response, Value::Null, None)
    }
}

impl<T> ResponseValue<T> {
    fn of(response: RawResponse, value: T, id_property: Option<&'static str>) -> Self {
        let RawResponse { operation, status, headers, attempts, body } = response;
        Self { value, status, headers, attempts, body, envelope: operation.envelope, id_property }
    }
}

impl<T> ResponseValue<T> {
    /// The response as it was before it was decoded.
    pub(crate) fn into_raw(self, operation: &'static Operation) -> RawResponse {
        let Self { status, headers, attempts, body, .. } = self;
        RawResponse { operation, status, headers, attempts, body }
    }
}

impl ResponseValue<()> {
    /// A success that is documented without a body. A body is ignored.
    #[doc(hidden)]
    #[must_use]
    pub fn empty(response: RawResponse) -> Self {
        Self::of(response, (), None)
    }
}

impl ResponseValue<Bytes> {
    /// A success that is documented as bytes.
    #[doc(hidden)]
    #[must_use]
    pub fn bytes(response: RawResponse) -> Self {
        let body = response.body.clone();
        Self::of(response, body, None)
    }
}

#[cfg(test)]
mod tests {
    use super::optional_text;

    #[test]
    fn optional_text_reads_a_string_and_an_optional_string() {
        assert_eq!(optional_text(&"request-id-test-1".to_owned()), Some("request-id-test-1"));
        assert_eq!(optional_text(&Some("request-id-test-1".to_owned())), Some("request-id-test-1"));
        assert_eq!(optional_text(&None::<String>), None);
    }
}
