//! Plays a case: the typed client calls a mock server, and everything that happens is kept.

use serde_json::{Map, Value};
use stytch_client::{Client, Error, RequestOptions, ResponseValue, RetryPolicy};
use wiremock::{Mock, MockServer, ResponseTemplate, matchers::any};

use crate::Case;

/// Who calls: fixed, invented credentials of both kinds.
#[derive(Debug, Clone, Copy)]
pub struct Identity;

impl Identity {
    /// The id of the project.
    pub const PROJECT_ID: &'static str = "project-test-00000000-0000-4000-8000-000000000001";
    /// Its secret.
    pub const SECRET: &'static str = "secret-test-of-the-conformance-suite";
    /// Its public token.
    pub const PUBLIC_TOKEN: &'static str = "public-token-test-00000000-0000-4000-8000-000000000002";

    /// User and password of a kind of credential, as the document names it in `x-credential`.
    #[must_use]
    pub fn of(credential: &str) -> Option<(&'static str, &'static str)> {
        match credential {
            "project" => Some((Self::PROJECT_ID, Self::SECRET)),
            "public_token" => Some((Self::PUBLIC_TOKEN, Self::PUBLIC_TOKEN)),
            _ => None,
        }
    }
}

/// A request as the server saw it.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The HTTP method.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Names in lower case, sorted, and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// What was sent to the server, and what the caller got.
#[derive(Debug)]
pub struct Exchange {
    /// Every request that arrived, in order.
    pub sent: Vec<Sent>,
    /// What the caller got.
    pub outcome: Result<ResponseValue<Value>, Error>,
}

/// Plays one of a case's calls.
///
/// # Errors
/// What kept the case from being played at all.
pub async fn play(case: &Case<'_>, call: &Map<String, Value>) -> Result<Exchange, String> {
    let server = MockServer::start().await;
    let mut answer = ResponseTemplate::new(case.status);
    if let Some(served) = &case.served {
        answer = answer.set_body_raw(served.bytes.clone(), &served.media_type);
    }
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = Client::builder()
        .project(Identity::PROJECT_ID, Identity::SECRET)
        .public_token(Identity::PUBLIC_TOKEN)
        .base_url(&server.uri())
        .options(RequestOptions::new().retry(RetryPolicy::off()))
        .build()
        .map_err(|error| error.to_string())?;
    let outcome = client.call(case.operation.id(), Value::Object(call.clone())).await;
    let received = server.received_requests().await.ok_or("the mock server did not record what it received")?;
    Ok(Exchange { sent: received.iter().map(sent).collect(), outcome })
}

fn sent(request: &wiremock::Request) -> Sent {
    let text = |value: &reqwest::header::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let mut headers: Vec<_> = request.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    headers.sort();
    let query = request.url.query().map(|query| format!("?{query}")).unwrap_or_default();
    Sent {
        method: request.method.to_string(),
        target: format!("{}{query}", request.url.path()),
        headers,
        body: request.body.clone(),
    }
}
