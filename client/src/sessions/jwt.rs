//! Reads a JWT: its parts and its header, before anything in it can be trusted.

use std::{collections::HashSet, fmt};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor},
};

use super::error::SessionError;
use crate::serde_json::{self, Map, Value};

/// The longest token, in bytes.
const MAX_LENGTH: usize = 64 * 1024;

/// A JWT that says it is signed with RS256. Nothing of it is verified.
pub(super) struct Jwt<'t> {
    /// The id of the key.
    pub(super) kid: String,
    /// What is signed.
    pub(super) message: &'t [u8],
    pub(super) signature: Vec<u8>,
    /// Whether its type is that of session tokens. Stytch's own client for Node asks for it too.
    is_jwt: bool,
    claims: Vec<u8>,
}

impl<'t> Jwt<'t> {
    pub(super) fn parse(token: &'t str) -> Result<Self, SessionError> {
        if token.len() > MAX_LENGTH {
            return Err(SessionError::TooLong);
        }
        let (message, signature) = token.rsplit_once('.').ok_or(SessionError::Malformed)?;
        let (header, claims) = message.split_once('.').ok_or(SessionError::Malformed)?;
        let (header, claims, signature) = (object(&decode(header)?)?, decode(claims)?, decode(signature)?);
        if header.get("alg").and_then(Value::as_str) != Some("RS256") {
            return Err(SessionError::UnsupportedAlgorithm);
        }
        if header.contains_key("crit") {
            return Err(SessionError::UnsupportedExtension);
        }
        let kid = header.get("kid").and_then(Value::as_str).ok_or(SessionError::UnknownKey)?.to_owned();
        let is_jwt = header.get("typ").and_then(Value::as_str).is_some_and(|typ| typ.eq_ignore_ascii_case("JWT"));
        Ok(Self { kid, message: message.as_bytes(), signature, is_jwt, claims })
    }

    /// The claims. Verify the signature first.
    pub(super) fn claims(&self) -> Result<Map<String, Value>, SessionError> {
        self.is_jwt.then(|| object(&self.claims)).ok_or(SessionError::WrongType)?
    }
}

/// Decodes a part. Padding, and bits at the end that are not zero, are errors: each value has one encoding only.
fn decode(part: &str) -> Result<Vec<u8>, SessionError> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| SessionError::Malformed)
}

fn object(json: &[u8]) -> Result<Map<String, Value>, SessionError> {
    // Two readers could take a different one of two values with the same name.
    serde_json::from_slice::<UniqueNames>(json).map_err(|_| SessionError::Malformed)?;
    serde_json::from_slice(json).map_err(|_| SessionError::Malformed)
}

/// Any JSON value in which no object has a name twice.
struct UniqueNames;

impl<'de> Deserialize<'de> for UniqueNames {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self.deserialize(deserializer)
    }
}

impl<'de> DeserializeSeed<'de> for UniqueNames {
    type Value = Self;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! plain_values {
    ($($method:ident($ty:ty);)*) => {$(
        fn $method<E>(self, _: $ty) -> Result<Self, E> {
            Ok(self)
        }
    )*};
}

impl<'de> Visitor<'de> for UniqueNames {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    plain_values! {
        visit_bool(bool);
        visit_i64(i64);
        visit_u64(u64);
        visit_f64(f64);
        visit_str(&str);
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut properties: A) -> Result<Self, A::Error> {
        let mut names = HashSet::new();
        while let Some((name, Self)) = properties.next_entry::<String, Self>()? {
            if !names.insert(name) {
                return Err(A::Error::custom("a name occurs twice"));
            }
        }
        Ok(self)
    }
}
