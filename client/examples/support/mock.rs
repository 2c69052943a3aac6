//! A mock of the API in this process, for whoever tries an example without credentials.

use std::{env, time::Duration};

use serde_json::json;
use stytch_client::{Client, Error};
use wiremock::{
    Mock, MockServer, ResponseTemplate,
    matchers::{any, body_partial_json, path},
};

/// A number or passcode to which the mock answers in its own way.
pub(crate) struct Row {
    /// What the person enters.
    pub(crate) entered: &'static str,
    /// What comes of it.
    pub(crate) outcome: &'static str,
    /// The status and, of an error, its `error_type`.
    status: u16,
    error_type: &'static str,
    headers: &'static [(&'static str, &'static str)],
    delay: Duration,
}

const fn row(entered: &'static str, outcome: &'static str, status: u16, error_type: &'static str) -> Row {
    Row { entered, outcome, status, error_type, headers: &[], delay: Duration::ZERO }
}

/// Any other number is sent a passcode.
pub(crate) const NUMBERS: [Row; 7] = [
    row("+12025550100", "is no number that a message can go to", 400, "invalid_phone_number"),
    row("+12025550101", "is in a country that is not served", 400, "invalid_phone_number_country_code"),
    row("+12025550102", "has opted out", 400, "unsubscribed_phone_number"),
    Row {
        headers: &[("retry-after", "60")],
        ..row("+12025550103", "has been sent too many", 429, "too_many_requests")
    },
    row("+12025550104", "finds the API in trouble", 500, "internal_server_error"),
    row("+12025550105", "finds a proxy's page", 502, ""),
    Row { delay: Duration::from_secs(60), ..row("+12025550106", "is not answered in time", 200, "") },
];

/// Any other passcode is wrong.
pub(crate) const PASSCODES: [Row; 4] = [
    row("000000", "is right", 200, ""),
    row("000001", "has been used, or has expired", 401, "unable_to_auth_otp_code"),
    row("000002", "comes after too many tries", 429, "too_many_requests"),
    row("000003", "finds the API in trouble", 500, "internal_server_error"),
];

/// What an example says that talks to the mock.
pub(crate) const NOTICE: &str =
    "no credentials in the environment: talking to a mock in this process, whose passcode is 000000";

const REQUEST_ID: &str = "request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141";
const USER_ID: &str = "user-test-16d9ba61-97a1-4ba4-9720-b03761dc50c6";
const PHONE_ID: &str = "phone-number-test-d5a3b680-e8a3-40c0-b815-ab79986666d0";

/// A client with the credentials of the environment; where there are none, one of the mock.
pub(crate) async fn client() -> Result<(Client, Option<MockServer>), Error> {
    if env::var_os("STYTCH_PROJECT_ID").is_some() || env::var_os("STYTCH_SECRET").is_some() {
        return Ok((Client::from_env()?, None));
    }
    let (client, server) = mocked().await?;
    Ok((client, Some(server)))
}

/// A client of the mock, which lives as long as the server that is returned beside it.
pub(crate) async fn mocked() -> Result<(Client, MockServer), Error> {
    let server = start().await;
    let client = Client::builder().project("project-test-mock", "secret-test-mock").base_url(&server.uri()).build()?;
    Ok((client, server))
}

async fn start() -> MockServer {
    let server = MockServer::start().await;
    let sent = ResponseTemplate::new(200).set_body_json(json!({
        "status_code": 200, "request_id": REQUEST_ID, "user_id": USER_ID, "phone_id": PHONE_ID, "user_created": true,
    }));
    let session = ResponseTemplate::new(200).set_body_json(json!({
        "status_code": 200, "request_id": REQUEST_ID, "user_id": USER_ID, "method_id": PHONE_ID,
        "session_token": "session-token-of-the-mock", "session_jwt": "session-jwt-of-the-mock", "user": null, "session": null,
    }));
    // The first that fits answers.
    for (call, field, rows, success, otherwise) in [
        ("/v1/otps/sms/login_or_create", "phone_number", NUMBERS.as_slice(), &sent, sent.clone()),
        ("/v1/otps/authenticate", "code", PASSCODES.as_slice(), &session, error(404, "otp_code_not_found")),
    ] {
        for row in rows {
            let mut answer = match (row.status, row.error_type) {
                (200, _) => success.clone().set_delay(row.delay),
                (status, "") => ResponseTemplate::new(status).set_body_raw("<html>Bad Gateway</html>", "text/html"),
                (status, error_type) => error(status, error_type),
            };
            for (name, value) in row.headers {
                answer = answer.insert_header(*name, *value);
            }
            let entered = Mock::given(path(call)).and(body_partial_json(json!({ field: row.entered })));
            entered.respond_with(answer).mount(&server).await;
        }
        Mock::given(path(call)).respond_with(otherwise).mount(&server).await;
    }
    Mock::given(any()).respond_with(error(404, "route_not_found")).mount(&server).await;
    server
}

fn error(status: u16, error_type: &str) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(json!({
        "status_code": status, "request_id": REQUEST_ID, "error_type": error_type, "error_message": "An error of the mock.",
        "error_url": format!("https://stytch.com/docs/api/errors/{status}"),
    }))
}
