//! The API's errors, read as far as they can be.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value, value::RawValue};

use crate::{
    response::{Received, unwrap},
    types::ErrorType,
};

/// What an error body says, field by field, as far as it can be read.
#[derive(Default)]
pub(crate) struct ErrorBody {
    pub(crate) status_code: Option<u16>,
    pub(crate) request_id: Option<String>,
    pub(crate) error_type: Option<ErrorType>,
    pub(crate) error_message: Option<String>,
    pub(crate) error_url: Option<String>,
    pub(crate) error_details: Option<Map<String, Value>>,
}

impl ErrorBody {
    /// Of an answer, also where it is in the envelope of a success. Never fails: what cannot be read is missing.
    pub(crate) fn of(received: &Received) -> Self {
        let read = Self::read(received.text());
        match received.operation.envelope.and_then(|key| unwrap(received.text(), key)) {
            Some(inner) if read.error_type.is_none() && read.request_id.is_none() => Self::read(inner.get().as_bytes()),
            _ => read,
        }
    }

    fn read(body: &[u8]) -> Self {
        let mut read = Self::default();
        let mut deserializer = serde_json::Deserializer::from_slice(body);
        if deserializer.deserialize_map(Members { of: &mut read, apart: false }).is_err() {
            // Something in it cannot be read; what comes before and after can, each member apart from the others.
            let text = String::from_utf8_lossy(body);
            let mut deserializer = serde_json::Deserializer::from_str(&text);
            // Its error is of no interest: what was read before it stays.
            let _ = deserializer.deserialize_map(Members { of: &mut read, apart: true });
        }
        read
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, key: Key, map: &mut A) -> Result<(), A::Error> {
        match key {
            Key::StatusCode => keep(&mut self.status_code, map.next_value::<Scalar<Code>>()?.0.map(|code| code.0)),
            Key::RequestId => keep(&mut self.request_id, map.next_value::<Scalar<_>>()?.0),
            Key::ErrorType => keep(&mut self.error_type, map.next_value::<Scalar<_>>()?.0),
            Key::ErrorMessage => keep(&mut self.error_message, map.next_value::<Scalar<_>>()?.0),
            Key::ErrorUrl => keep(&mut self.error_url, map.next_value::<Scalar<_>>()?.0),
            Key::ErrorDetails => keep(&mut self.error_details, object(map.next_value()?)),
            Key::Other => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn set_apart(&mut self, key: Key, raw: &str) {
        match key {
            Key::StatusCode => keep(&mut self.status_code, scalar::<Code>(raw).map(|code| code.0)),
            Key::RequestId => keep(&mut self.request_id, scalar(raw)),
            Key::ErrorType => keep(&mut self.error_type, scalar(raw)),
            Key::ErrorMessage => keep(&mut self.error_message, scalar(raw)),
            Key::ErrorUrl => keep(&mut self.error_url, scalar(raw)),
            Key::ErrorDetails => keep(&mut self.error_details, serde_json::from_str(raw).ok().and_then(object)),
            Key::Other => {}
        }
    }
}

/// The first value that could be read stays.
fn keep<T>(member: &mut Option<T>, value: Option<T>) {
    if member.is_none() {
        *member = value;
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

/// The members of the API's errors.
#[derive(serde::Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Key {
    StatusCode,
    RequestId,
    ErrorType,
    ErrorMessage,
    ErrorUrl,
    ErrorDetails,
    #[serde(other)]
    Other,
}

/// Reads an object member by member, and keeps what came before one that cannot be read.
struct Members<'a> {
    of: &'a mut ErrorBody,
    /// Whether each member is cut out before it is read, so that one that cannot be read spoils no other.
    apart: bool,
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key()? {
            if self.apart {
                let raw: Box<RawValue> = map.next_value()?;
                self.of.set_apart(key, raw.get());
            } else {
                self.of.set(key, &mut map)?;
            }
        }
        Ok(())
    }
}

/// A member of the API's errors that is a text or a number; anything else is passed over.
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

impl FromScalar for ErrorType {
    fn from_text(text: &str) -> Option<Self> {
        Some(Self::from(text))
    }
}

/// A status, which some answers write as a text.
struct Code(u16);

impl FromScalar for Code {
    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    fn from_number(number: u64) -> Option<Self> {
        number.try_into().ok().map(Self)
    }
}

impl<'de, T: FromScalar> serde::Deserialize<'de> for Scalar<T> {
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

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
                while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(None)
            }
        }

        deserializer.deserialize_any(Any(PhantomData)).map(Self)
    }
}
