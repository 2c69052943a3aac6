//! The API's errors, read as far as they can be.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

use crate::types::ErrorType;

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
    /// Never fails: what cannot be read is missing.
    pub(crate) fn read(body: &[u8]) -> Self {
        let mut read = Self::default();
        let mut deserializer = serde_json::Deserializer::from_slice(body);
        // Its error is of no interest: what was read before it stays.
        let _ = deserializer.deserialize_map(Lenient(&mut read));
        read
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, key: Key, map: &mut A) -> Result<(), A::Error> {
        match key {
            Key::StatusCode => self.status_code = map.next_value::<Scalar<Code>>()?.0.map(|code| code.0),
            Key::RequestId => self.request_id = map.next_value::<Scalar<_>>()?.0,
            Key::ErrorType => self.error_type = map.next_value::<Scalar<_>>()?.0,
            Key::ErrorMessage => self.error_message = map.next_value::<Scalar<_>>()?.0,
            Key::ErrorUrl => self.error_url = map.next_value::<Scalar<_>>()?.0,
            Key::ErrorDetails => {
                if let Value::Object(details) = map.next_value()? {
                    self.error_details = Some(details);
                }
            }
            Key::Other => {
                map.next_value::<IgnoredAny>()?;
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

/// Reads an object entry by entry, and keeps what came before the first that cannot be read.
struct Lenient<'a>(&'a mut ErrorBody);

impl<'de> Visitor<'de> for Lenient<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key()? {
            self.0.set(key, &mut map)?;
        }
        Ok(())
    }
}
