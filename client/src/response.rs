//! What the server answered.

use std::{
    collections::HashMap,
    fmt,
    ops::Deref,
    time::{Duration, SystemTime},
};

#[cfg(feature = "dynamic")]
use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header::RETRY_AFTER};
use serde::{
    Deserializer,
    de::{DeserializeOwned, IgnoredAny, MapAccess, Visitor},
};
use serde_json::{Value, value::RawValue};

use crate::{
    error::Error,
    generated::FIELDS,
    objects::{self, Objects},
    operation::Operation,
    redact::Redacted,
    trace::Call,
};

/// A value that an operation gave, with the status and the headers that came with it. It derefs to the value.
#[derive(Clone)]
pub struct ResponseValue<T> {
    value: T,
    status: StatusCode,
    headers: HeaderMap,
    attempts: u32,
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

    /// The headers of the answer.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// How many times it was tried.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}

impl<T: Answer> ResponseValue<T> {
    /// The id of the call, for support: worth logging.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.value.request_id()
    }
}

impl<T> Deref for ResponseValue<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Answer> fmt::Debug for ResponseValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseValue")
            .field("status", &self.status.as_u16())
            .field("value", self.value.printed())
            .finish_non_exhaustive()
    }
}

/// The body of a success, which tells the id of the call.
pub trait Answer {
    /// The id of the call, where the answer has one.
    fn request_id(&self) -> Option<&str>;

    /// What `Debug` shows of it: nothing, except for types that know which of their fields may be shown.
    #[doc(hidden)]
    fn printed(&self) -> &dyn fmt::Debug {
        &Redacted
    }
}

macro_rules! answers_without_request_id {
    ($([$($parameter:ident),*] $ty:ty;)*) => {$(
        impl<$($parameter),*> Answer for $ty {
            fn request_id(&self) -> Option<&str> {
                None
            }
        }
    )*};
}

answers_without_request_id! {
    [] ();
    [] Bytes;
    [] String;
    [] bool;
    [] i32;
    [] i64;
    [] f64;
    [T] Vec<T>;
    [T, S] HashMap<String, T, S>;
    [] serde_json::Map<String, Value>;
}

impl Answer for Value {
    fn request_id(&self) -> Option<&str> {
        self.get("request_id")?.as_str()
    }
}

/// For generated implementations of [`Answer`], whose field is a `String` or an `Option<String>`.
pub(crate) trait Text {
    fn text(&self) -> Option<&str>;
}

impl Text for String {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Text for Option<String> {
    fn text(&self) -> Option<&str> {
        self.as_deref()
    }
}

pub(crate) fn text(field: &impl Text) -> Option<&str> {
    field.text()
}

/// An answer as it came over the wire, as far as it was read.
pub(crate) struct Received {
    pub(crate) operation: &'static Operation,
    pub(crate) attempts: u32,
    pub(crate) call: Call,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Received {
    /// The body without the byte order mark that some servers put before JSON.
    pub(crate) fn text(&self) -> &[u8] {
        self.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.body)
    }

    /// How long the server asks to wait: `Retry-After`, in seconds or as a date.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        let value = self.headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
        if let Ok(seconds) = value.parse() {
            return Some(Duration::from_secs(seconds));
        }
        let date = httpdate::parse_http_date(value).ok()?;
        Some(date.duration_since(SystemTime::now()).unwrap_or_default())
    }

    pub(crate) fn into_error(self) -> Error {
        Error::answered(self)
    }
}

impl<T: DeserializeOwned + Answer> ResponseValue<T> {
    /// Decodes a documented success, out of its envelope where the wire wraps it.
    pub(crate) fn from_response(received: Received) -> Result<Self, Error> {
        let text = received.text();
        let key = received.operation.envelope.unwrap_or_default();
        let wrapped = received.operation.envelope.and_then(|key| unwrap(text, key));
        // The wire wraps it or does not, and either way it is the documented answer.
        let decoded = match &wrapped {
            Some(wrapped) => {
                objects::read(wrapped.get().as_bytes()).or_else(|error| objects::read(text).map_err(|_| error))
            }
            None => objects::read(text),
        };
        match decoded {
            Ok(value) => Ok(Self::of(received, value)),
            Err(error) => {
                let problem = match &wrapped {
                    Some(wrapped) => undecodable::<T>(wrapped.get().as_bytes(), &format!("/{key}"), &error),
                    None => undecodable::<T>(text, "", &error),
                };
                Err(Error::unexpected(received, problem, None))
            }
        }
    }
}

impl<T: Answer> ResponseValue<T> {
    fn of(received: Received, value: T) -> Self {
        received.call.ended(received.attempts, Some(received.status.as_u16()), None, value.request_id());
        Self { value, status: received.status, headers: received.headers, attempts: received.attempts }
    }
}

#[allow(dead_code, reason = "whether an answer comes without a body depends on the document")]
impl ResponseValue<()> {
    /// A success that is documented without a body; one that comes all the same is nothing to the caller.
    pub(crate) fn empty(received: Received) -> Self {
        Self::of(received, ())
    }
}

#[allow(dead_code, reason = "whether an answer is of bytes depends on the document")]
impl ResponseValue<Bytes> {
    /// A success that is documented as bytes.
    pub(crate) fn bytes(received: Received) -> Self {
        let body = received.body.clone();
        Self::of(received, body)
    }

    /// The bytes as JSON can hold them.
    #[cfg(feature = "dynamic")]
    pub(crate) fn into_base64(self) -> Result<ResponseValue<Value>, Error> {
        let value = STANDARD.encode(&self.value).into();
        Ok(ResponseValue { value, status: self.status, headers: self.headers, attempts: self.attempts })
    }
}

impl<T: serde::Serialize> ResponseValue<T> {
    /// The value as JSON.
    #[cfg(feature = "dynamic")]
    pub(crate) fn into_json(self) -> Result<ResponseValue<Value>, Error> {
        let value =
            serde_json::to_value(&self.value).map_err(|_| Error::config("the value cannot be written as JSON"))?;
        Ok(ResponseValue { value, status: self.status, headers: self.headers, attempts: self.attempts })
    }
}

/// Where a body is not what the document says, without repeating any of it.
fn undecodable<T: DeserializeOwned>(body: &[u8], prefix: &str, error: &serde_json::Error) -> String {
    // What is no value of a set of texts is told as if it were no JSON.
    let is_json = || str::from_utf8(body).is_ok_and(|text| serde_json::from_str::<IgnoredAny>(text).is_ok());
    if !error.is_data() && !is_json() {
        return if error.is_eof() {
            "the body is cut off, or empty".to_owned()
        } else {
            "the body is not JSON".to_owned()
        };
    }
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let (path, problem) = match serde_path_to_error::deserialize::<_, T>(Objects(&mut deserializer)) {
        Ok(_) => (String::new(), "is not of the documented type".to_owned()),
        Err(error) => undecodable_at(&error),
    };
    format!("{prefix}{path} {problem}").trim_start().to_owned()
}

/// The place of a value that is not of the documented type, and what is wrong with it.
pub(crate) fn undecodable_at(error: &serde_path_to_error::Error<serde_json::Error>) -> (String, String) {
    let (at, problem) = (pointer(error.path()), error.inner().to_string());
    for (start, meaning) in
        [("missing field `", "required, but missing"), ("duplicate field `", "is there more than once")]
    {
        if let Some(field) = problem.strip_prefix(start).and_then(|rest| rest.split('`').next()) {
            return (format!("{at}/{field}"), meaning.to_owned());
        }
    }
    match problem.strip_prefix("unknown field `").and_then(|rest| rest.split_once("`, ").or(rest.split_once("`"))) {
        // The path ends with it, as far as a path may tell.
        Some((field, _)) => {
            let around = at.rsplit_once('/').map_or("", |(around, _)| around);
            (format!("{around}/{}", field.replace('~', "~0").replace('/', "~1")), "is not in the document".to_owned())
        }
        None => (at, "is not of the documented type".to_owned()),
    }
}

/// A JSON pointer of names that the document has, and of nothing else: a key of a map may be sensitive.
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } if FIELDS.binary_search(&key.as_str()).is_ok() => {
                format!("/{}", key.replace('~', "~0").replace('/', "~1"))
            }
            _ => "/*".to_owned(),
        })
        .collect()
}

/// What is under the key of an envelope, where there is one.
pub(crate) fn unwrap(body: &[u8], key: &'static str) -> Option<Box<RawValue>> {
    struct Envelope(&'static str);

    impl<'de> Visitor<'de> for Envelope {
        type Value = Option<Box<RawValue>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut found = None;
            while let Some(key) = map.next_key::<std::borrow::Cow<'_, str>>()? {
                if key == self.0 {
                    found = Some(map.next_value()?);
                } else {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            Ok(found)
        }
    }

    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let found = deserializer.deserialize_map(Envelope(key)).ok().flatten();
    found.filter(|_| deserializer.end().is_ok())
}

#[cfg(test)]
mod tests {
    use super::Text as _;

    #[test]
    fn a_text_that_may_be_absent_is_one_where_it_is_there() {
        assert_eq!(Some("request-id-test-1".to_owned()).text(), Some("request-id-test-1"));
        assert_eq!(None::<String>.text(), None);
    }
}
