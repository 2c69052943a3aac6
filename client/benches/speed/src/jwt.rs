//! The verification of a session JWT: by this client, by jsonwebtoken, and the RSA of it alone.

use std::{
    collections::HashSet, hint::black_box, io::Read as _, io::Write as _, net::TcpListener, thread, time::Instant,
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use ring::{
    rand::SystemRandom,
    signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents},
};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use stytch_client::SessionVerifier;

use crate::{ROUNDS, allocations, median, rows, runtime};

const PROJECT: &str = "project-test-00000000-0000-4000-8000-000000000001";
const SESSION: &str = "https://stytch.com/session";
const VERIFICATIONS: u32 = 5_000;

/// Prints the table.
pub fn table() {
    let pair = RsaKeyPair::from_pkcs8(include_bytes!("../../../tests/session_jwt/keys/old.pk8")).expect("a key");
    let public = RsaPublicKeyComponents::<Vec<u8>>::from(pair.public());
    let (n, e) = (URL_SAFE_NO_PAD.encode(&public.n), URL_SAFE_NO_PAD.encode(&public.e));
    let keys = json!({"status_code": 200, "request_id": "request-id-test-1", "keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "old", "n": n, "e": e}]});
    let token = token(&pair);
    let runtime = runtime();
    let verifier = SessionVerifier::new(&rows::ours_at(&serve(keys.to_string())), PROJECT);
    let ours = || assert_eq!(runtime.block_on(verifier.verify(&token)).expect("it is valid").user_id, "user-test-1");
    let key = DecodingKey::from_rsa_components(&n, &e).expect("a key");
    let validation = validation();
    let theirs = || {
        let decoded = jsonwebtoken::decode::<Claims>(&token, &key, &validation).expect("it is valid");
        assert_eq!(black_box(decoded).claims.sub, "user-test-1");
    };
    let (message, signature) = token.rsplit_once('.').expect("it has parts");
    let signature = URL_SAFE_NO_PAD.decode(signature).expect("it is base64url");
    let rsa = || public.verify(&RSA_PKCS1_2048_8192_SHA256, message.as_bytes(), &signature).expect("it is valid");

    println!("\n{:<24}{:>12}{:>15}", "session JWT, RS256", "µs", "allocations");
    let rows: [(&str, &dyn Fn()); 3] =
        [("stytch-client", &ours), ("jsonwebtoken, aws-lc", &theirs), ("RSA by ring alone", &rsa)];
    let mut figures = vec![(Vec::new(), Vec::new()); rows.len()];
    for _ in 0..ROUNDS {
        for ((_, verify), (times, allocated)) in rows.iter().zip(&mut figures) {
            verify();
            let (before, started) = (allocations::count(), Instant::now());
            (0..VERIFICATIONS).for_each(|_| verify());
            times.push(started.elapsed().as_secs_f64() * 1e6 / f64::from(VERIFICATIONS));
            allocated.push((allocations::count() - before) as f64 / f64::from(VERIFICATIONS));
        }
    }
    for ((name, _), (times, allocated)) in rows.iter().zip(&figures) {
        let figure = |values: &[f64]| median(values).unwrap_or_default();
        println!("{name:<24}{:>12.1}{:>15.1}", figure(times), figure(allocated));
    }
}

/// The session as a caller would decode it.
#[derive(Deserialize)]
#[expect(dead_code, reason = "decoded as a caller would")]
struct Claims {
    sub: String,
    #[serde(rename = "https://stytch.com/session")]
    session: SessionClaim,
    #[serde(flatten)]
    others: Map<String, Value>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoded as a caller would")]
struct SessionClaim {
    id: String,
    started_at: String,
    last_accessed_at: String,
    expires_at: String,
    attributes: Map<String, Value>,
    authentication_factors: Vec<Map<String, Value>>,
    roles: Vec<String>,
}

fn validation() -> Validation {
    let mut validation = Validation::new(Algorithm::RS256);
    validation.leeway = 0;
    validation.validate_nbf = true;
    validation.aud = Some(HashSet::from([PROJECT.to_owned()]));
    validation.iss = Some(HashSet::from([format!("stytch.com/{PROJECT}")]));
    validation
}

fn token(pair: &RsaKeyPair) -> String {
    // Until the year 2100.
    let claims = json!({
        "iss": format!("stytch.com/{PROJECT}"), "aud": [PROJECT], "sub": "user-test-1", "iat": 1_700_000_000, "nbf": 1_700_000_000,
        "exp": 4_102_444_800_u64, "plan": "gold",
        SESSION: {
            "id": "session-test-1", "started_at": "2026-11-23T09:30:00Z", "last_accessed_at": "2026-11-23T09:45:00Z",
            "expires_at": "2026-11-23T10:30:00Z", "attributes": {"ip_address": "203.0.113.1", "user_agent": "Mozilla/5.0"},
            "roles": ["stytch_user"], "authentication_factors": [{"type": "otp", "delivery_method": "sms"}],
        },
    });
    let header = json!({"alg": "RS256", "kid": "old", "typ": "JWT"});
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", encode(&header), encode(&claims));
    let mut signature = vec![0; pair.public().modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message.as_bytes(), &mut signature).expect("it signs");
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// Responds to one request with the keys, and returns the base URL.
fn serve(body: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let _ = stream.read(&mut [0; 4096]);
        let head =
            format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
        let _ = stream.write_all((head + &body).as_bytes());
    });
    base
}
