//! Calls of web pages: preflight requests, and the headers that let a page read a response.

use openapi_mock::{CustomResponse, Document, Fault, MockServer, Options};
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::json;

const ORIGIN: &str = "http://localhost:3000";

fn mock(options: Options) -> MockServer {
    let document = Document::parse("parcels.yaml", include_str!("parcels.yaml")).expect("the document is YAML");
    MockServer::start(document, options).expect("a port is free")
}

fn request(mock: &MockServer, method: Method, path: &str, origin: &str) -> RequestBuilder {
    // An error means that another test installed it first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder().no_proxy().build().expect("the settings are valid");
    client.request(method, format!("{}{path}", mock.url())).header("origin", origin)
}

/// What a browser asks before a call with credentials.
async fn preflight(mock: &MockServer, path: &str, origin: &str) -> Response {
    let request = request(mock, Method::OPTIONS, path, origin);
    let request = request.header("access-control-request-method", "POST");
    let request = request.header("access-control-request-headers", "authorization,content-type");
    request.send().await.expect("the server responds")
}

fn send_code(mock: &MockServer, origin: &str) -> RequestBuilder {
    let request = request(mock, Method::POST, "/codes", origin).header("content-type", "application/json");
    request.basic_auth("account-1", Some("secret-1")).body(json!({"to": "somebody@example.com"}).to_string())
}

fn header<'r>(response: &'r Response, name: &str) -> &'r str {
    response.headers().get(name).map(|value| value.to_str().expect("it is text")).unwrap_or_default()
}

#[tokio::test]
async fn a_preflight_allows_the_call_that_it_asks_for() {
    let mock = mock(Options::default());
    for path in ["/codes", "/parcels/a", "/nothing"] {
        let response = preflight(&mock, path, ORIGIN).await;
        assert_eq!(response.status(), 204, "{path}");
        for (name, expected) in [
            ("access-control-allow-origin", ORIGIN),
            ("access-control-allow-methods", "POST"),
            ("access-control-allow-headers", "authorization,content-type"),
            ("access-control-allow-credentials", "true"),
            ("vary", "origin, access-control-request-method, access-control-request-headers"),
        ] {
            assert_eq!(header(&response, name), expected, "{path} {name}");
        }
    }
    assert!(mock.requests().is_empty(), "a preflight is not a call of the API");
}

#[tokio::test]
async fn a_preflight_has_no_fault_and_does_not_count() {
    let mock = mock(Options { fault: Some(Fault::Close), fault_every: 2, ..Options::default() });
    for _ in 0..3 {
        assert_eq!(preflight(&mock, "/codes", ORIGIN).await.status(), 204);
    }
    assert_eq!(send_code(&mock, ORIGIN).send().await.expect("the first call has no fault").status(), 200);
    assert!(send_code(&mock, ORIGIN).send().await.is_err());
}

#[tokio::test]
async fn a_page_can_read_the_response_and_all_its_headers() {
    let mock = mock(Options::default());
    mock.when_value("own@example.com", CustomResponse::new(409).header("access-control-allow-origin", "null"));
    let accepted = send_code(&mock, ORIGIN);
    let limited = send_code(&mock, ORIGIN).body(json!({"to": "429@example.com"}).to_string());
    let unauthorized = request(&mock, Method::POST, "/codes", ORIGIN).bearer_auth("wrong");
    for (request, status, exposed) in [
        (accepted, 200, "content-type"),
        (limited, 429, "content-type, retry-after"),
        (unauthorized, 401, "content-type"),
    ] {
        let response = request.send().await.expect("the server responds");
        assert_eq!(response.status(), status);
        assert_eq!(header(&response, "access-control-allow-origin"), ORIGIN);
        assert_eq!(header(&response, "access-control-allow-credentials"), "true");
        assert_eq!(header(&response, "access-control-expose-headers"), exposed);
        assert_eq!(header(&response, "vary"), "origin");
    }
    let own = send_code(&mock, ORIGIN).body(json!({"to": "own@example.com"}).to_string());
    let own = own.send().await.expect("the server responds");
    assert_eq!(header(&own, "access-control-allow-origin"), "null", "a header of a custom response is kept");
}

#[tokio::test]
async fn a_call_of_a_program_has_no_such_headers() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mock = mock(Options::default());
    let client = Client::builder().no_proxy().build().expect("the settings are valid");
    let response = client.get(format!("{}/parcels/latest", mock.url())).send().await.expect("the server responds");
    let found = response.headers().keys().find(|name| name.as_str().starts_with("access-control-"));
    assert_eq!((response.status().as_u16(), found), (200, None));
    let options = client.request(Method::OPTIONS, format!("{}/codes", mock.url()));
    assert_eq!(options.send().await.expect("the server responds").status(), 404, "it is not a preflight");
}

#[tokio::test]
async fn pages_of_other_origins_are_rejected_before_the_call_has_an_effect() {
    let allow_origins = vec![format!("{ORIGIN}/"), "https://app.example.com".to_owned()];
    let mock = mock(Options { allow_origins, ..Options::default() });
    for origin in ["http://localhost:3001", "https://localhost:3000", "http://localhost:3000.example.com", "null"] {
        let response = preflight(&mock, "/codes", origin).await;
        assert_eq!(
            (response.status().as_u16(), header(&response, "access-control-allow-origin")),
            (403, ""),
            "{origin}"
        );
        let response = send_code(&mock, origin).send().await.expect("the server responds");
        assert_eq!(
            (response.status().as_u16(), header(&response, "access-control-allow-origin")),
            (403, ""),
            "{origin}"
        );
    }
    assert!(mock.requests().is_empty());
    for origin in [ORIGIN, "https://app.example.com"] {
        assert_eq!(preflight(&mock, "/codes", origin).await.status(), 204);
        let response = send_code(&mock, origin).send().await.expect("the server responds");
        assert_eq!((response.status().as_u16(), header(&response, "access-control-allow-origin")), (200, origin));
    }
}
