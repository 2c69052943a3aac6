//! Key sets of any kind, and attacks by them.

use serde_json::{Value, json};
use wiremock::{MockServer, ResponseTemplate};

use crate::{
    jwt::{Key, claims, header, key_set, second_opinion},
    outcome, serve_keys, verifier,
};

#[tokio::test]
async fn key_sets_of_any_kind() {
    let (old, new, attacker) = (Key::old(), Key::new(), Key::attacker());
    let weak: Value = serde_json::from_str(include_str!("keys/weak.json")).expect("it is JSON");
    let without = |name: &str| {
        let mut key = old.jwk("old");
        key.as_object_mut().expect("it is an object").remove(name);
        key
    };
    let changed = |change: Value| {
        let mut key = old.jwk("old");
        key.as_object_mut().expect("it is an object").extend(change.as_object().expect("it is an object").clone());
        key
    };
    let set = |keys: &[Value]| ResponseTemplate::new(200).set_body_json(key_set(keys));
    let text = |content_type: &str| {
        ResponseTemplate::new(200).set_body_raw(key_set(&[old.jwk("old")]).to_string(), content_type)
    };
    let usual = || old.sign(&header("old"), &claims().to_string());
    let large = json!({"status_code": 200, "request_id": "request-id-test-1", "keys": [old.jwk("old")], "x": "x".repeat(10_000_000)});
    let weak_jwk = json!({"kty": "RSA", "alg": "RS256", "kid": "weak", "n": weak["n"], "e": weak["e"]});
    let weak_token = weak["jwt"].as_str().expect("it has one");
    assert!(
        second_opinion(weak_token, std::slice::from_ref(&weak_jwk)),
        "but for its length the weak key is a good one"
    );
    for (name, response, token, expected) in [
        ("one key", set(&[old.jwk("old")]), usual(), "accepted"),
        (
            "only what is required",
            set(&[json!({"kty": "RSA", "kid": "old", "n": old.jwk("")["n"], "e": "AQAB"})]),
            usual(),
            "accepted",
        ),
        ("no keys", set(&[]), usual(), "UnknownKey"),
        (
            "unknown types beside it",
            set(&[
                json!({"kty": "LMS", "kid": "old", "x": 1}),
                json!({"kty": "oct", "kid": "old", "k": "AA"}),
                old.jwk("old"),
            ]),
            usual(),
            "accepted",
        ),
        ("a key without a kid beside it", set(&[without("kid"), old.jwk("old")]), usual(), "accepted"),
        (
            "no key at all beside it",
            set(&[json!(7), Value::Null, json!({"kty": 1}), old.jwk("old")]),
            usual(),
            "accepted",
        ),
        ("two kids alike", set(&[new.jwk("old"), old.jwk("old")]), usual(), "accepted"),
        ("two kids alike, signed by neither", set(&[new.jwk("old"), attacker.jwk("old")]), usual(), "InvalidSignature"),
        ("a key without a kid only", set(&[without("kid")]), usual(), "UnknownKey"),
        ("of another type", set(&[changed(json!({"kty": "EC"}))]), usual(), "UnknownKey"),
        ("for encryption", set(&[changed(json!({"use": "enc"}))]), usual(), "UnknownKey"),
        ("for signing only", set(&[changed(json!({"key_ops": ["sign"]}))]), usual(), "UnknownKey"),
        ("of another algorithm", set(&[changed(json!({"alg": "PS256"}))]), usual(), "UnknownKey"),
        ("without a modulus", set(&[without("n")]), usual(), "UnknownKey"),
        ("modulus empty", set(&[changed(json!({"n": ""}))]), usual(), "UnknownKey"),
        (
            "modulus padded",
            set(&[changed(json!({"n": format!("{}==", old.jwk("")["n"].as_str().expect("it has one"))}))]),
            usual(),
            "UnknownKey",
        ),
        ("exponent 1", set(&[changed(json!({"e": "AQ"}))]), usual(), "InvalidSignature"),
        ("exponent empty", set(&[changed(json!({"e": ""}))]), usual(), "InvalidSignature"),
        ("1024 bits", set(&[weak_jwk]), weak_token.to_owned(), "UnknownKey"),
        (
            "a secret key",
            set(&[json!({"kty": "oct", "kid": "old", "alg": "RS256", "k": "AAAA"})]),
            usual(),
            "UnknownKey",
        ),
        ("10 MB", ResponseTemplate::new(200).set_body_json(large), usual(), "KeysUnavailable"),
        ("as text", text("text/plain"), usual(), "accepted"),
        ("as HTML", text("text/html; charset=utf-8"), usual(), "accepted"),
        (
            "without an envelope of Stytch's",
            ResponseTemplate::new(200).set_body_json(json!({"keys": [old.jwk("old")]})),
            usual(),
            "accepted",
        ),
        ("a page", ResponseTemplate::new(200).set_body_raw("<html></html>", "text/html"), usual(), "KeysUnavailable"),
        (
            "no list",
            ResponseTemplate::new(200).set_body_json(json!({"keys": {"old": old.jwk("old")}})),
            usual(),
            "KeysUnavailable",
        ),
        ("empty body", ResponseTemplate::new(200), usual(), "KeysUnavailable"),
        (
            "keys with status 404",
            ResponseTemplate::new(404).set_body_json(key_set(&[old.jwk("old")])),
            usual(),
            "KeysUnavailable",
        ),
        (
            "a redirect",
            ResponseTemplate::new(302).insert_header("location", "http://127.0.0.1:9/keys"),
            usual(),
            "KeysUnavailable",
        ),
    ] {
        let server = MockServer::start().await;
        serve_keys(&server, response).await;
        let result = verifier(&server).verify(&token).await;
        assert_eq!(outcome(&result), expected, "{name}");
        assert_eq!(result.is_err_and(|error| error.is_unavailable()), expected == "KeysUnavailable", "{name}");
    }
}
