//! Session JWTs: what is accepted, every attack as a row, and how often the keys are fetched.
#![cfg(feature = "jwt")]

mod attacks;
mod jwt;
mod key_sets;
#[cfg(all(feature = "otps", feature = "users"))]
mod mock;
#[path = "../support/mod.rs"]
mod support;
mod verifier;

use serde_json::Value;
use stytch_client::{SessionError, SessionVerifier};
use support::PROJECT_ID;
use wiremock::{
    Mock, MockServer, ResponseTemplate,
    matchers::{method, path},
};

use jwt::key_set;

/// What became of a token: `accepted`, or the name of the error's variant with the claim.
fn outcome<T>(result: &Result<T, SessionError>) -> String {
    let name = match result {
        Ok(_) => "accepted",
        Err(SessionError::InvalidClaim(name)) => return format!("InvalidClaim {name}"),
        Err(SessionError::Malformed) => "Malformed",
        Err(SessionError::TooLong) => "TooLong",
        Err(SessionError::UnsupportedAlgorithm) => "UnsupportedAlgorithm",
        Err(SessionError::UnsupportedExtension) => "UnsupportedExtension",
        Err(SessionError::WrongType) => "WrongType",
        Err(SessionError::UnknownKey) => "UnknownKey",
        Err(SessionError::InvalidSignature) => "InvalidSignature",
        Err(SessionError::WrongIssuer) => "WrongIssuer",
        Err(SessionError::WrongAudience) => "WrongAudience",
        Err(SessionError::Expired) => "Expired",
        Err(SessionError::NotYetValid) => "NotYetValid",
        Err(SessionError::TooOld) => "TooOld",
        Err(SessionError::KeysUnavailable(_)) => "KeysUnavailable",
        Err(SessionError::Api(_)) => "Api",
        Err(SessionError::NoSession) => "NoSession",
        Err(_) => panic!("add the new variant to this test"),
    };
    name.to_owned()
}

/// Responds to the call for the keys.
async fn serve_keys(server: &MockServer, response: ResponseTemplate) {
    let keys = Mock::given(method("GET")).and(path(format!("/v1/sessions/jwks/{PROJECT_ID}")));
    keys.respond_with(response).mount(server).await;
}

async fn server(keys: &[Value]) -> MockServer {
    let server = MockServer::start().await;
    serve_keys(&server, ResponseTemplate::new(200).set_body_json(key_set(keys))).await;
    server
}

fn verifier(server: &MockServer) -> SessionVerifier {
    SessionVerifier::new(&support::client(&server.uri()), PROJECT_ID)
}

async fn requests(server: &MockServer) -> usize {
    server.received_requests().await.expect("requests are recorded").len()
}
