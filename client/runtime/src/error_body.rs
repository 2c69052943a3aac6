//! Reads error bodies by the error convention of the API, also where only a part can be read.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value, value::RawValue};

use crate::{api::Api, raw_response::RawResponse};

/// The properties of an error body that could be read.
pub(crate) struct ErrorBody<A: Api> {
    pub(crate) status: Option<u16>,
    pub(crate) id: Option<String>,
    pub(crate) code: Option<A::ErrorCode>,
    pub(crate) message: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) details: Option<Map<String, Value>>,
}

impl<A: Api> ErrorBody<A> {
    /// Reads the body of a response, or what is in its envelope. Never fails: what cannot be read is `None`.
    pub(crate) fn of(response: &RawResponse) -> Self {
        let read = Self::read(response.text());
        match response.unwrapped() {
            Some(inner) if read.code.is_none() && read.id.is_none() => Self::read(inner.get().as_bytes()),
            _ => read,
        }
    }

    fn read(body: &[u8]) -> Self {
        let mut read = Self { status: None, id: None, code: None, message: None, url: None, details: None };
        let mut deserializer = serde_json::Deserializer::from_slice(body);
        if deserializer.deserialize_map(Properties { of: &mut read, isolated: false }).is_err() {
            // One property cannot be read. Reading each in isolation yields those around it.
            let text = String::from_utf8_lossy(body);
            let mut deserializer = serde_json::Deserializer::from_str(&text);
            // What was read before an error is kept.
            let _ = deserializer.deserialize_map(Properties { of: &mut read, isolated: true });
        }
        read
    }

    fn set<'de, M: MapAccess<'de>>(&mut self, key: Key, map: &mut M) -> Result<(), M::Error> {
        match key {
            Key::Status => keep(&mut self.status, map.next_value::<Scalar<Status>>()?.0.map(|status| status.0)),
            Key::Id => keep(&mut self.id, map.next_value::<Scalar<String>>()?.0),
            Key::Code => keep(&mut self.code, map.next_value::<Scalar<Code<_>>>()?.0.map(|code| code.0)),
            Key::Message => keep(&mut self.message, map.next_value::<Scalar<String>>()?.0),
            Key::Url => keep(&mut self.url, map.next_value::<Scalar<String>>()?.0),
            Key::Details => keep(&mut self.details, object(map.next_value()?)),
            Key::Other => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn set_isolated(&mut self, key: Key, raw: &str) {
        match key {
            Key::Status => keep(&mut self.status, scalar::<Status>(raw).map(|status| status.0)),
            Key::Id => keep(&mut self.id, scalar(raw)),
            Key::Code => keep(&mut self.code, scalar::<Code<_>>(raw).map(|code| code.0)),
            Key::Message => keep(&mut self.message, scalar(raw)),
            Key::Url => keep(&mut self.url, scalar(raw)),
            Key::Details => keep(&mut self.details, serde_json::from_str(raw).ok().and_then(object)),
            Key::Other => {}
        }
    }
}

/// The last value that can be read counts.
fn keep<T>(property: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *property = value;
    }
}

fn scalar<T: FromScalar>(raw: &str) -> Option<T> {
    serde_json::from_str::<Scalar<T>>(raw).ok()?.0
}

fn object(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

/// The properties of the error convention.
#[derive(Clone, Copy)]
enum Key {
    Status,
    Id,
    Code,
    Message,
    Url,
    Details,
    Other,
}

/// Maps a key to its property. The names are constants, so the compiler inlines the comparisons.
struct KeyOf<A>(PhantomData<fn() -> A>);

impl<A: Api> KeyOf<A> {
    fn find(name: &str) -> Key {
        let is = |property: Option<&str>| property == Some(name);
        if is(A::ERROR.status) {
            Key::Status
        } else if is(A::ERROR.id) {
            Key::Id
        } else if is(A::ERROR.code) {
            Key::Code
        } else if is(A::ERROR.message) {
            Key::Message
        } else if is(A::ERROR.url) {
            Key::Url
        } else if is(A::ERROR.details) {
            Key::Details
        } else {
            Key::Other
        }
    }
}

impl<'de, A: Api> DeserializeSeed<'de> for KeyOf<A> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<A: Api> Visitor<'_> for KeyOf<A> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a property")
    }

    fn visit_str<E>(self, name: &str) -> Result<Key, E> {
        Ok(Self::find(name))
    }
}

/// Reads an object property by property. What was read before an error is kept.
struct Properties<'a, A: Api> {
    of: &'a mut ErrorBody<A>,
    /// Whether to read each property in isolation, so that one that cannot be read does not end the reading.
    isolated: bool,
}

impl<'de, A: Api> Visitor<'de> for Properties<'_, A> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key_seed(KeyOf::<A>(PhantomData))? {
            if self.isolated {
                let raw: Box<RawValue> = map.next_value()?;
                self.of.set_isolated(key, raw.get());
            } else {
                self.of.set(key, &mut map)?;
            }
        }
        Ok(())
    }
}

/// A property that is a string or a number; `None` for any other value.
struct Scalar<T>(Option<T>);

trait FromScalar: Sized {
    fn from_text(text: &str) -> Option<Self>;

    fn from_number(_: u64) -> Option<Self> {
        None
    }
}

impl FromScalar for String {
    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

/// An error code: any string.
struct Code<C>(C);

impl<C: for<'t> From<&'t str>> FromScalar for Code<C> {
    fn from_text(text: &str) -> Option<Self> {
        Some(Self(C::from(text)))
    }
}

/// A status, which some servers write as a string.
struct Status(u16);

impl FromScalar for Status {
    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    fn from_number(number: u64) -> Option<Self> {
        number.try_into().ok().map(Self)
    }
}

impl<'de, T: FromScalar> Deserialize<'de> for Scalar<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any<T>(PhantomData<T>);

        impl<'de, T: FromScalar> Visitor<'de> for Any<T> {
            type Value = Option<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("anything")
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(T::from_text(text))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
                Ok(T::from_number(number))
            }

            fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
                Ok(None)
            }

            fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
                Ok(None)
            }

            fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
                Ok(None)
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(None)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Ok(None)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut properties: A) -> Result<Self::Value, A::Error> {
                while properties.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(None)
            }
        }

        deserializer.deserialize_any(Any(PhantomData)).map(Self)
    }
}
