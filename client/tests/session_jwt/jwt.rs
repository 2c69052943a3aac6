//! Session JWTs: keys that sign them, key sets, and the opinion of another implementation.
//!
//! The keys were made for these tests, with `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048`. `weak.json` has a key of 1024
//! bits, which no library here signs with, and a token that it has signed.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{
    Algorithm, DecodingKey, DecodingKeyKind, Validation,
    crypto::{CryptoProvider, JwkUtils, JwtVerifier},
    errors::ErrorKind,
    signature::{self, Verifier},
};
use ring::{
    rand::SystemRandom,
    signature::{
        RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, RSA_PKCS1_SHA256, RsaEncoding, RsaKeyPair,
        RsaPublicKeyComponents,
    },
};
use serde_json::{Value, json};

use crate::support::PROJECT_ID;

pub(crate) const SESSION: &str = "https://stytch.com/session";
pub(crate) const CUSTOM_DOMAIN: &str = "https://login.example.com";

/// A key pair.
pub(crate) struct Key(RsaKeyPair);

impl Key {
    /// The key that was in use first.
    pub(crate) fn old() -> Self {
        Self::read(include_bytes!("keys/old.pk8"))
    }

    /// The key that follows it.
    pub(crate) fn new() -> Self {
        Self::read(include_bytes!("keys/new.pk8"))
    }

    /// A key that is not the project's.
    pub(crate) fn attacker() -> Self {
        Self::read(include_bytes!("keys/attacker.pk8"))
    }

    fn read(pkcs8: &[u8]) -> Self {
        Self(RsaKeyPair::from_pkcs8(pkcs8).expect("it is a key"))
    }

    /// The public key with an id, as RFC 7517 writes it.
    pub(crate) fn jwk(&self, kid: &str) -> Value {
        let RsaPublicKeyComponents { n, e } = RsaPublicKeyComponents::<Vec<u8>>::from(self.0.public());
        json!({"kty": "RSA", "use": "sig", "key_ops": ["verify"], "alg": "RS256", "kid": kid, "n": encode(n), "e": encode(e)})
    }

    /// Signs a header and claims, as they are written.
    pub(crate) fn sign(&self, header: &str, claims: &str) -> String {
        self.sign_parts(&format!("{}.{}", encode(header), encode(claims)))
    }

    /// Signs what is encoded already.
    pub(crate) fn sign_parts(&self, message: &str) -> String {
        format!("{message}.{}", encode(self.signature(&RSA_PKCS1_SHA256, message)))
    }

    pub(crate) fn signature(&self, algorithm: &'static dyn RsaEncoding, message: &str) -> Vec<u8> {
        let mut signature = vec![0; self.0.public().modulus_len()];
        self.0.sign(algorithm, &SystemRandom::new(), message.as_bytes(), &mut signature).expect("it signs");
        signature
    }
}

pub(crate) fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn header(kid: &str) -> String {
    json!({"alg": "RS256", "kid": kid, "typ": "JWT"}).to_string()
}

pub(crate) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970").as_secs()
}

/// The claims of a session that was just authenticated.
pub(crate) fn claims() -> Value {
    json!({
        "iss": format!("stytch.com/{PROJECT_ID}"), "aud": [PROJECT_ID], "sub": "user-test-1", "iat": now(), "nbf": now(),
        "exp": now() + 300, "plan": "gold",
        SESSION: {
            "id": "session-test-1", "started_at": "2026-11-23T09:30:00Z", "last_accessed_at": "2026-11-23T09:45:00Z",
            "expires_at": "2026-11-23T10:30:00Z", "attributes": {"ip_address": "203.0.113.1", "user_agent": "Mozilla/5.0"},
            "roles": ["stytch_user"], "authentication_factors": [{"type": "otp", "delivery_method": "sms"}],
        },
    })
}

/// The usual claims, with some replaced or, by `null`, removed.
pub(crate) fn with(changes: &Value) -> String {
    let mut all = claims();
    let object = all.as_object_mut().expect("it is an object");
    for (name, value) in changes.as_object().expect("it is an object") {
        match value {
            Value::Null => object.remove(name),
            value => object.insert(name.clone(), value.clone()),
        };
    }
    all.to_string()
}

/// The body of a response that has these keys.
pub(crate) fn key_set(keys: &[Value]) -> Value {
    json!({"status_code": 200, "request_id": "request-id-test-1", "keys": keys})
}

/// Whether jsonwebtoken accepts a token, with the strictest settings, by one of the keys that its header names.
pub(crate) fn second_opinion(token: &str, keys: &[Value]) -> bool {
    second_opinion_for(PROJECT_ID, token, keys)
}

/// The same, of another project.
pub(crate) fn second_opinion_for(project_id: &str, token: &str, keys: &[Value]) -> bool {
    // An error where it is installed already.
    let _ = PROVIDER.install_default();
    let mut validation = Validation::new(Algorithm::RS256);
    validation.leeway = 0;
    validation.validate_nbf = true;
    validation.set_audience(&[project_id]);
    validation.set_issuer(&[&*format!("stytch.com/{project_id}"), CUSTOM_DOMAIN]);
    validation.set_required_spec_claims(&["aud", "exp", "iss", "sub"]);
    let Ok(Some(kid)) = jsonwebtoken::decode_header(token).map(|header| header.kid) else { return false };
    let named = keys.iter().filter(|key| key["kid"] == kid && key["kty"] == "RSA");
    let mut keys =
        named.filter_map(|key| DecodingKey::from_rsa_components(key["n"].as_str()?, key["e"].as_str()?).ok());
    keys.any(|key| jsonwebtoken::decode::<Value>(token, &key, &validation).is_ok())
}

/// What jsonwebtoken verifies RS256 with: ring, which here takes keys of 1024 bits too.
static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |_, _| Err(ErrorKind::InvalidAlgorithm.into()),
    verifier_factory: |algorithm, key| match (algorithm, key.kind()) {
        (Algorithm::RS256, DecodingKeyKind::RsaModulusExponent { n, e }) => {
            Ok(Box::new(Rs256(RsaPublicKeyComponents { n: n.clone(), e: e.clone() })))
        }
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    jwk_utils: JwkUtils::new_unimplemented(),
};

struct Rs256(RsaPublicKeyComponents<Vec<u8>>);

impl Verifier<Vec<u8>> for Rs256 {
    fn verify(&self, message: &[u8], signed: &Vec<u8>) -> Result<(), signature::Error> {
        let parameters = &RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY;
        self.0.verify(parameters, message, signed).map_err(|_| signature::Error::new())
    }
}

impl JwtVerifier for Rs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::RS256
    }
}
