//! Attacks on tokens. No token is accepted that jsonwebtoken refuses.

use base64::{Engine as _, engine::general_purpose::URL_SAFE};
use ring::{hmac, signature};
use serde_json::{Value, json};

use crate::{
    jwt::{CUSTOM_DOMAIN, Key, SESSION, claims, encode, header, now, second_opinion, with},
    outcome, requests, server,
    support::PROJECT_ID,
    verifier,
};

/// A token is made of the usual header and claims, by the key `old`, except for what a row changes.
fn tokens() -> Vec<(&'static str, String, &'static str)> {
    let (old, attacker) = (Key::old(), Key::attacker());
    let valid = old.sign(&header("old"), &claims().to_string());
    let parts: Vec<_> = valid.split('.').map(str::to_owned).collect();
    let [head, payload, signed] = &parts[..] else { panic!("it has three parts") };
    let message = format!("{head}.{payload}");
    let headed = |header: Value| old.sign(&header.to_string(), &claims().to_string());
    let hs256 = |secret: &[u8], header: Value| {
        let message = format!("{}.{payload}", encode(header.to_string()));
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), message.as_bytes());
        format!("{message}.{}", encode(tag))
    };
    let jwk = old.jwk("old");
    let modulus = jwk["n"].as_str().expect("it has one");
    // The last character has bits that no byte holds.
    let other_bits = {
        let (start, last) = signed.split_at(signed.len() - 1);
        let values = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let next = values.find(last).expect("it is base64url") + 1;
        format!("{message}.{start}{}", &values[next..=next])
    };
    let admin = with(&json!({"sub": "user-test-admin"}));
    let duplicate = claims().to_string().replacen("\"sub\":", "\"sub\":\"user-test-admin\",\"sub\":", 1);
    let nested = claims().to_string().replacen("\"id\":", "\"id\":\"session-test-2\",\"id\":", 1);
    let escaped = claims().to_string().replacen("\"sub\":", "\"s\\u0075b\":\"user-test-admin\",\"sub\":", 1);
    assert_eq!((duplicate.matches("\"sub\"").count(), nested.matches("\"id\"").count()), (2, 2));
    let deep = with(&json!({})).replacen("\"gold\"", &("[".repeat(200) + &"]".repeat(200)), 1);
    vec![
        ("valid", valid.clone(), "accepted"),
        ("valid by the second key", Key::new().sign(&header("new"), &claims().to_string()), "accepted"),
        ("typ of another kind of token", headed(json!({"alg": "RS256", "kid": "old", "typ": "at+jwt"})), "WrongType"),
        ("typ missing", headed(json!({"alg": "RS256", "kid": "old"})), "WrongType"),
        ("typ a number", headed(json!({"alg": "RS256", "kid": "old", "typ": 1})), "WrongType"),
        ("typ in lower case", headed(json!({"alg": "RS256", "kid": "old", "typ": "jwt"})), "accepted"),
        // The algorithm.
        ("alg none", format!("{}.{payload}.", encode(r#"{"alg":"none","kid":"old"}"#)), "UnsupportedAlgorithm"),
        ("alg None", format!("{}.{payload}.", encode(r#"{"alg":"None","kid":"old"}"#)), "UnsupportedAlgorithm"),
        ("alg missing", headed(json!({"kid": "old"})), "UnsupportedAlgorithm"),
        ("alg rs256", headed(json!({"alg": "rs256", "kid": "old"})), "UnsupportedAlgorithm"),
        ("alg list", headed(json!({"alg": ["RS256"], "kid": "old"})), "UnsupportedAlgorithm"),
        (
            "HS256 with the modulus",
            hs256(modulus.as_bytes(), json!({"alg": "HS256", "kid": "old"})),
            "UnsupportedAlgorithm",
        ),
        (
            "HS256 with the JWK",
            hs256(jwk.to_string().as_bytes(), json!({"alg": "HS256", "kid": "old"})),
            "UnsupportedAlgorithm",
        ),
        ("HS256 that says RS256", hs256(modulus.as_bytes(), json!({"alg": "RS256", "kid": "old"})), "InvalidSignature"),
        ("RS512", headed(json!({"alg": "RS512", "kid": "old"})), "UnsupportedAlgorithm"),
        (
            "PS256 that says RS256",
            format!("{message}.{}", encode(old.signature(&signature::RSA_PSS_SHA256, &message))),
            "InvalidSignature",
        ),
        (
            "SHA-512 that says RS256",
            format!("{message}.{}", encode(old.signature(&signature::RSA_PKCS1_SHA512, &message))),
            "InvalidSignature",
        ),
        // The key.
        ("kid unknown", headed(json!({"alg": "RS256", "kid": "other"})), "UnknownKey"),
        ("kid missing", headed(json!({"alg": "RS256"})), "UnknownKey"),
        ("kid empty", headed(json!({"alg": "RS256", "kid": ""})), "UnknownKey"),
        ("kid a number", headed(json!({"alg": "RS256", "kid": 1})), "UnknownKey"),
        ("kid a path", headed(json!({"alg": "RS256", "kid": "../../etc/passwd"})), "UnknownKey"),
        ("kid of the other key", headed(json!({"alg": "RS256", "kid": "new"})), "InvalidSignature"),
        ("kid of the key of another kind", headed(json!({"alg": "RS256", "kid": "elliptic"})), "UnknownKey"),
        ("another's key", attacker.sign(&header("old"), &claims().to_string()), "InvalidSignature"),
        (
            "another's key in the header",
            attacker.sign(
                &json!({"alg": "RS256", "kid": "old", "jwk": attacker.jwk("old")}).to_string(),
                &claims().to_string(),
            ),
            "InvalidSignature",
        ),
        (
            "another's key by URL",
            attacker.sign(
                &json!({"alg": "RS256", "kid": "old", "jku": "http://127.0.0.1:9/keys"}).to_string(),
                &claims().to_string(),
            ),
            "InvalidSignature",
        ),
        ("crit", headed(json!({"alg": "RS256", "kid": "old", "crit": ["b64"], "b64": false})), "UnsupportedExtension"),
        ("crit empty", headed(json!({"alg": "RS256", "kid": "old", "crit": []})), "UnsupportedExtension"),
        // The signature.
        ("claims replaced", format!("{head}.{}.{signed}", encode(&admin)), "InvalidSignature"),
        (
            "header replaced",
            format!("{}.{payload}.{signed}", encode(r#"{"kid":"old","alg":"RS256"}"#)),
            "InvalidSignature",
        ),
        ("signature empty", format!("{message}."), "InvalidSignature"),
        (
            "signature short",
            format!("{message}.{}", encode(&old.signature(&signature::RSA_PKCS1_SHA256, &message)[..255])),
            "InvalidSignature",
        ),
        (
            "signature long",
            format!("{message}.{}", encode([old.signature(&signature::RSA_PKCS1_SHA256, &message), vec![0]].concat())),
            "InvalidSignature",
        ),
        ("signature of zeros", format!("{message}.{}", encode([0; 256])), "InvalidSignature"),
        ("signature of ones", format!("{message}.{}", encode([0xff; 256])), "InvalidSignature"),
        // The form.
        ("empty", String::new(), "Malformed"),
        ("dots", "..".to_owned(), "Malformed"),
        ("a session token", "WJtR5BCy38Szd5AfoDpf0iqFKEt4EE5JhjlWUY7l3FtY".to_owned(), "Malformed"),
        ("truncated to two parts", message.clone(), "Malformed"),
        ("truncated claims", old.sign_parts(&format!("{head}.{}", &payload[..payload.len() - 8])), "Malformed"),
        ("four parts", format!("{valid}.{signed}"), "Malformed"),
        ("blank before", format!(" {valid}"), "Malformed"),
        ("line end after", format!("{valid}\n"), "Malformed"),
        ("Bearer before", format!("Bearer {valid}"), "Malformed"),
        ("NUL inside", valid.replacen('.', ".\0", 1), "Malformed"),
        ("not ASCII", valid.replacen('.', ".é", 1), "Malformed"),
        ("header padded", old.sign_parts(&format!("{}.{payload}", URL_SAFE.encode(header("other")))), "Malformed"),
        ("signature padded", format!("{valid}=="), "Malformed"),
        ("signature with other unused bits", other_bits, "Malformed"),
        ("standard base64", format!("{message}.+{}", &signed[1..]), "Malformed"),
        ("header an array", old.sign(r#"["RS256","old"]"#, &claims().to_string()), "Malformed"),
        ("claims an array", old.sign(&header("old"), "[]"), "Malformed"),
        ("claims a text", old.sign(&header("old"), "\"x\""), "Malformed"),
        ("claims not UTF-8", old.sign_parts(&format!("{head}.{}", encode(b"{\"sub\":\"\xff\"}"))), "Malformed"),
        ("claims with more after", old.sign(&header("old"), &format!("{}{{}}", claims())), "Malformed"),
        ("claims nested deeply", old.sign(&header("old"), &deep), "Malformed"),
        (
            "name twice in the header",
            old.sign(r#"{"alg":"none","alg":"RS256","kid":"old"}"#, &claims().to_string()),
            "Malformed",
        ),
        ("name twice in the claims", old.sign(&header("old"), &duplicate), "Malformed"),
        ("name twice, once escaped", old.sign(&header("old"), &escaped), "Malformed"),
        ("name twice in the session", old.sign(&header("old"), &nested), "Malformed"),
        ("64 KiB", "a".repeat(64 * 1024), "Malformed"),
        ("longer", "a".repeat(64 * 1024 + 1), "TooLong"),
        ("10 MB", format!("{valid}{}", "a".repeat(10_000_000)), "TooLong"),
    ]
}

/// Claims that are changed, or by `null` removed.
fn changed_claims() -> Vec<(&'static str, Value, &'static str)> {
    let (now, project) = (now(), PROJECT_ID);
    let session = |change: Value| json!({SESSION: change});
    vec![
        ("aud a text", json!({"aud": project}), "accepted"),
        ("aud among others", json!({"aud": ["other", project]}), "accepted"),
        ("aud another", json!({"aud": ["project-test-other"]}), "WrongAudience"),
        ("aud another text", json!({"aud": "project-test-other"}), "WrongAudience"),
        ("aud longer", json!({"aud": format!("{project}0")}), "WrongAudience"),
        ("aud in upper case", json!({"aud": project.to_uppercase()}), "WrongAudience"),
        ("aud empty list", json!({"aud": []}), "WrongAudience"),
        ("aud missing", json!({"aud": null}), "InvalidClaim aud"),
        ("aud an object", json!({"aud": {project: true}}), "InvalidClaim aud"),
        ("aud list with a number", json!({"aud": [project, 1]}), "InvalidClaim aud"),
        ("aud list in a list", json!({"aud": [[project]]}), "InvalidClaim aud"),
        ("iss custom domain", json!({"iss": CUSTOM_DOMAIN}), "accepted"),
        ("iss custom domain with a slash", json!({"iss": format!("{CUSTOM_DOMAIN}/")}), "WrongIssuer"),
        ("iss of another project", json!({"iss": "stytch.com/project-test-other"}), "WrongIssuer"),
        ("iss with a scheme", json!({"iss": format!("https://stytch.com/{project}")}), "WrongIssuer"),
        ("iss missing", json!({"iss": null}), "InvalidClaim iss"),
        ("iss a list", json!({"iss": [format!("stytch.com/{project}")]}), "InvalidClaim iss"),
        ("exp past", json!({"exp": now - 1}), "Expired"),
        ("exp now", json!({"exp": now}), "Expired"),
        ("exp 0", json!({"exp": 0}), "Expired"),
        ("exp a float", json!({"exp": now as f64 + 300.5}), "accepted"),
        ("exp a float, past", json!({"exp": now as f64 - 0.5}), "Expired"),
        ("exp an integral float", json!({"exp": 4_102_444_800.0}), "accepted"),
        ("exp negative", json!({"exp": -1}), "InvalidClaim exp"),
        ("exp a negative float", json!({"exp": -0.5}), "InvalidClaim exp"),
        ("exp 2^63", json!({"exp": 1_u64 << 63}), "InvalidClaim exp"),
        ("exp 2^64 - 1", json!({"exp": u64::MAX}), "InvalidClaim exp"),
        ("exp 1e300", json!({"exp": 1e300}), "InvalidClaim exp"),
        ("exp a text", json!({"exp": (now + 300).to_string()}), "InvalidClaim exp"),
        ("exp true", json!({"exp": true}), "InvalidClaim exp"),
        ("exp missing", json!({"exp": null}), "InvalidClaim exp"),
        ("nbf to come", json!({"nbf": now + 200}), "NotYetValid"),
        ("nbf a float to come", json!({"nbf": now as f64 + 200.5}), "NotYetValid"),
        ("nbf missing", json!({"nbf": null}), "accepted"),
        ("nbf negative", json!({"nbf": -1}), "InvalidClaim nbf"),
        ("nbf 2^63", json!({"nbf": 1_u64 << 63}), "InvalidClaim nbf"),
        ("nbf a text", json!({"nbf": "0"}), "InvalidClaim nbf"),
        ("iat missing", json!({"iat": null}), "accepted"),
        ("iat negative", json!({"iat": -1}), "InvalidClaim iat"),
        ("iat 2^63", json!({"iat": 1_u64 << 63}), "InvalidClaim iat"),
        ("iat a text", json!({"iat": "0"}), "InvalidClaim iat"),
        ("sub missing", json!({"sub": null}), "InvalidClaim sub"),
        ("sub empty", json!({"sub": ""}), "InvalidClaim sub"),
        ("sub a number", json!({"sub": 1}), "InvalidClaim sub"),
        ("session missing", session(Value::Null), "InvalidClaim https://stytch.com/session"),
        ("session a text", session(json!("session-test-1")), "InvalidClaim https://stytch.com/session"),
        ("session without id", session(json!({"roles": []})), "InvalidClaim https://stytch.com/session"),
        ("session with an empty id", session(json!({"id": ""})), "InvalidClaim https://stytch.com/session"),
        (
            "roles a text",
            session(json!({"id": "session-test-1", "roles": "admin"})),
            "InvalidClaim https://stytch.com/session",
        ),
        (
            "factors with new properties",
            session(json!({"id": "session-test-1", "authentication_factors": [{"type": "new", "new": 1}], "new": 1})),
            "accepted",
        ),
    ]
}

#[tokio::test]
async fn every_attack_on_a_token_fails_at_its_check() {
    let elliptic = json!({"kty": "EC", "kid": "elliptic", "crv": "P-256", "x": "AA", "y": "AA"});
    let keys = [Key::old().jwk("old"), Key::new().jwk("new"), elliptic];
    let server = server(&keys).await;
    let sessions = verifier(&server).base_url(&format!("{CUSTOM_DOMAIN}/"));
    let old = Key::old();
    let changed = changed_claims().into_iter();
    let changed = changed.map(|(name, claims, expected)| (name, old.sign(&header("old"), &with(&claims)), expected));
    let mut accepted = 0;
    for (name, token, expected) in tokens().into_iter().chain(changed) {
        let result = sessions.verify(&token).await;
        assert_eq!(outcome(&result), expected, "{name}");
        let second = second_opinion(&token, &keys);
        assert!(result.is_err() || second, "{name}: jsonwebtoken refuses it");
        accepted += usize::from(second);
        if let Err(error) = result {
            let printed = format!("{error} {error:?} {error:#?}");
            assert!(token.len() < 20 || !printed.contains(&token[token.len() - 20..]), "{name} is printed: {printed}");
            assert!(!printed.contains("user-test") && !printed.contains("gold"), "{name} is printed: {printed}");
        }
    }
    assert!(accepted > 10, "jsonwebtoken accepts {accepted} of the tokens");
    // The first token, and one lookup for all unknown ids.
    assert_eq!(requests(&server).await, 2);
}

#[tokio::test]
async fn a_token_with_any_character_changed_is_not_accepted() {
    let keys = [Key::old().jwk("old")];
    let server = server(&keys).await;
    let sessions = verifier(&server);
    let valid = Key::old().sign(&header("old"), &claims().to_string());
    assert_eq!(outcome(&sessions.verify(&valid).await), "accepted");
    for at in 0..valid.len() {
        let other = if valid[at..].starts_with('A') { "B" } else { "A" };
        let changed = format!("{}{other}{}", &valid[..at], &valid[at + 1..]);
        assert_ne!(outcome(&sessions.verify(&changed).await), "accepted", "at {at}");
        assert_ne!(outcome(&sessions.verify(&valid[..at]).await), "accepted", "cut at {at}");
    }
    assert_eq!(requests(&server).await, 2);
}
