//! A response before it is decoded: status, headers, and the body as far as it was read.

use std::{
    borrow::Cow,
    fmt,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header::RETRY_AFTER};
use serde::{
    Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::operation::Operation;

/// A response that is not decoded yet.
pub struct RawResponse {
    pub(crate) operation: &'static Operation,
    pub(crate) attempts: u32,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl RawResponse {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The body without the byte order mark that some servers send before JSON.
    pub(crate) fn text(&self) -> &[u8] {
        without_mark(&self.body)
    }

    /// The value in the operation's envelope, where the body has one.
    pub(crate) fn unwrapped(&self) -> Option<Box<RawValue>> {
        unwrap(self.text(), self.operation.envelope?)
    }

    /// How long the server asks to wait: `Retry-After`, in seconds or as a date. Zero for a date in the past.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        let value = self.headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
        if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
            // More seconds than a `u64` holds are still a time to wait.
            return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
        }
        let date = httpdate::parse_http_date(value).ok()?;
        Some(date.duration_since(SystemTime::now()).unwrap_or_default())
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse").finish_non_exhaustive()
    }
}

/// A body without the byte order mark that some servers send before JSON.
pub(crate) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

/// The value of a property of a JSON object.
fn unwrap(body: &[u8], key: &'static str) -> Option<Box<RawValue>> {
    struct Envelope(&'static str);

    impl<'de> Visitor<'de> for Envelope {
        type Value = Option<Box<RawValue>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut found = None;
            while let Some(key) = map.next_key::<Cow<'_, str>>()? {
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
