//! The public keys of a project, and the signatures that they verify.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};

use super::jwt::Jwt;
use crate::{
    Error, ResponseValue,
    serde_json::{self, Map, Value},
    types,
};

/// The keys that can verify RS256, with their ids. Two keys with the same id both count.
pub(super) struct KeySet(Vec<(String, RsaPublicKeyComponents<Vec<u8>>)>);

impl KeySet {
    /// Reads the response to `sessions.get_jwks`. Keys of other kinds are ignored, as RFC 7517 asks for.
    pub(super) fn of_response(
        response: Result<ResponseValue<types::SessionsGetJwksResponse>, Error>,
    ) -> Result<Self, Error> {
        let keys = match response {
            Ok(response) => response.into_inner().keys,
            // One key that the document does not describe must not hide the others.
            Err(error) => match decodable_keys(&error) {
                Some(keys) => keys,
                None => return Err(error),
            },
        };
        Ok(Self(keys.into_iter().filter_map(usable).collect()))
    }

    /// Whether there is a key with this id.
    pub(super) fn has(&self, kid: &str) -> bool {
        self.0.iter().any(|(id, _)| id == kid)
    }

    /// Whether the signature is that of a key with the id that the JWT names.
    pub(super) fn verify(&self, jwt: &Jwt<'_>) -> bool {
        self.0
            .iter()
            .filter(|(id, _)| *id == jwt.kid)
            .any(|(_, key)| key.verify(&RSA_PKCS1_2048_8192_SHA256, jwt.message, &jwt.signature).is_ok())
    }
}

/// The keys of a success that is not the documented one.
fn decodable_keys(error: &Error) -> Option<Vec<types::Jwk>> {
    error.status().filter(|status| status.is_success())?;
    let body: Map<String, Value> = error.decode()?;
    let keys = body.get("keys")?.as_array()?;
    Some(keys.iter().filter_map(|key| serde_json::from_value(key.clone()).ok()).collect())
}

/// The shortest modulus, in bits: the shortest that ring verifies.
const MIN_BITS: usize = 2048;

/// The key, if it is an RSA key for signatures with RS256.
fn usable(key: types::Jwk) -> Option<(String, RsaPublicKeyComponents<Vec<u8>>)> {
    let is_rs256 = key.kty == "RSA"
        && key.alg.is_none_or(|alg| alg == "RS256")
        && key.use_.is_none_or(|usage| usage == "sig")
        && key.key_ops.is_none_or(|operations| operations.iter().any(|operation| operation == "verify"));
    if !is_rs256 {
        return None;
    }
    let n = URL_SAFE_NO_PAD.decode(key.n?).ok()?;
    let e = URL_SAFE_NO_PAD.decode(key.e?).ok()?;
    let leading_zeros = n.first().map_or(0, |first| first.leading_zeros() as usize);
    (n.len() * 8 - leading_zeros >= MIN_BITS).then_some((key.kid, RsaPublicKeyComponents { n, e }))
}
