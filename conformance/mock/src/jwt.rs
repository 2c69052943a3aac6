//! Secrets of records that are JWTs: their claims, and the keys that sign them with RS256.

use std::{
    sync::LazyLock,
    time::{Duration, SystemTime},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use openapi_document::{extension::RecordJwt, pointer};
use ring::{
    rand::SystemRandom,
    signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents},
};
use serde_json::{Map, Value, json};

use crate::{fields::Fields, store::Record};

/// A secret that is a JWT.
#[derive(Debug)]
pub(crate) struct Jwt {
    pub(crate) secret: String,
    lifetime: Duration,
    claims: Value,
    /// The pointer of the claim with the id of the record.
    id: String,
    adds: Option<String>,
    otherwise: Vec<(String, String)>,
}

impl Jwt {
    /// `id` is the property with the id of the record.
    pub(crate) fn of(jwt: &RecordJwt<'_>, id: &str) -> Self {
        let claims = jwt.claims.value().clone();
        Self {
            secret: jwt.secret.to_owned(),
            lifetime: Duration::from_secs(jwt.minutes.saturating_mul(60)),
            id: find(&claims, &format!("${id}")).unwrap_or_default(),
            adds: jwt.adds.map(str::to_owned),
            otherwise: jwt.otherwise.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
            claims,
        }
    }

    /// A new token for a record.
    pub(crate) fn token(&self, record: &Record, fields: &Fields, keys: &Keys, now: SystemTime) -> String {
        let named = |name: &str| {
            let of_request = || fields.get(name).cloned();
            let otherwise =
                || self.otherwise.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str().into());
            record.value.get(name).cloned().or_else(of_request).or_else(otherwise).unwrap_or_default()
        };
        let added = self.adds.as_ref().and_then(|adds| record.value.get(adds)?.as_object());
        let mut claims = added.cloned().unwrap_or_default();
        if let Value::Object(own) = filled(&self.claims, &named) {
            claims.extend(own);
        }
        let seconds = |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
        let issued = seconds(now);
        for (name, time) in [("iat", issued), ("nbf", issued), ("exp", issued.saturating_add(self.lifetime.as_secs()))]
        {
            claims.insert(name.to_owned(), time.into());
        }
        keys.sign(&claims.into())
    }

    /// The id of the record that a token belongs to, even if it has expired. `None` if none of the keys signed it.
    pub(crate) fn id_in(&self, token: &str, keys: &Keys) -> Option<String> {
        Some(keys.verify(token)?.pointer(&self.id)?.as_str()?.to_owned())
    }
}

/// The pointer of a text.
fn find(value: &Value, text: &str) -> Option<String> {
    match value {
        Value::String(found) if found == text => Some(String::new()),
        Value::Object(members) => {
            members.iter().find_map(|(name, member)| Some(pointer::join("", name) + &find(member, text)?))
        }
        Value::Array(items) => {
            items.iter().enumerate().find_map(|(at, item)| Some(format!("/{at}{}", find(item, text)?)))
        }
        _ => None,
    }
}

/// The claims, in which values replace the names.
fn filled(value: &Value, named: &impl Fn(&str) -> Value) -> Value {
    match value {
        Value::String(text) => {
            let names: Vec<_> = RecordJwt::names(text).collect();
            match names.as_slice() {
                [name] if text.len() == name.len() + 1 => named(name),
                names => {
                    let replace = |text: String, name: &&str| {
                        text.replacen(&format!("${name}"), named(name).as_str().unwrap_or_default(), 1)
                    };
                    names.iter().fold(text.clone(), replace).into()
                }
            }
        }
        Value::Array(items) => items.iter().map(|item| filled(item, named)).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), filled(member, named))).collect::<Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

/// The keys of a server: the one that signs, and the one before. Two key pairs take turns; each turn has a new key id.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    rotations: usize,
}

/// Made for this crate with `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048`. They protect nothing.
static PAIRS: LazyLock<[RsaKeyPair; 2]> = LazyLock::new(|| {
    let files: [&[u8]; 2] = [include_bytes!("keys/first.pk8"), include_bytes!("keys/second.pk8")];
    files.map(|pkcs8| RsaKeyPair::from_pkcs8(pkcs8).expect("the files are keys"))
});

impl Keys {
    /// Signs with another key from now on.
    pub(crate) fn rotate(&mut self) {
        self.rotations += 1;
    }

    /// The public keys, as RFC 7517 writes them. The one that signs comes first.
    pub(crate) fn public(&self) -> Value {
        let jwk = |number| {
            let RsaPublicKeyComponents { n, e } = RsaPublicKeyComponents::<Vec<u8>>::from(pair(number).public());
            json!({"kty": "RSA", "use": "sig", "key_ops": ["verify"], "alg": "RS256", "kid": id(number), "n": encode(n), "e": encode(e)})
        };
        self.numbers().map(jwk).collect()
    }

    fn sign(&self, claims: &Value) -> String {
        let header = json!({"alg": "RS256", "kid": id(self.rotations), "typ": "JWT"});
        let message = format!("{}.{}", encode(header.to_string()), encode(claims.to_string()));
        let pair = pair(self.rotations);
        let mut signature = vec![0; pair.public().modulus_len()];
        let signed = pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message.as_bytes(), &mut signature);
        signed.expect("the system has random numbers");
        format!("{message}.{}", encode(signature))
    }

    /// The claims of a token that one of the keys signed.
    fn verify(&self, token: &str) -> Option<Value> {
        let (message, signature) = token.rsplit_once('.')?;
        let (header, claims) = message.split_once('.')?;
        let header: Value = serde_json::from_slice(&decode(header)?).ok()?;
        let number = self.numbers().find(|number| header["kid"] == id(*number).as_str())?;
        let key = RsaPublicKeyComponents::<Vec<u8>>::from(pair(number).public());
        key.verify(&RSA_PKCS1_2048_8192_SHA256, message.as_bytes(), &decode(signature)?).ok()?;
        serde_json::from_slice(&decode(claims)?).ok()
    }

    /// The number of the key that signs, and that of the one before.
    fn numbers(&self) -> impl Iterator<Item = usize> {
        [Some(self.rotations), self.rotations.checked_sub(1)].into_iter().flatten()
    }
}

fn pair(number: usize) -> &'static RsaKeyPair {
    &PAIRS[number % PAIRS.len()]
}

fn id(number: usize) -> String {
    format!("key-{}", number + 1)
}

fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}
