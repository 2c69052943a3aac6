//! The whole login: sends a passcode, reads it, authenticates it, and has a session.
//!
//! Against Stytch with `STYTCH_PROJECT_ID` and `STYTCH_SECRET`, to the number given; without them, against a mock in this process,
//! where the passcode is 000000, as it is for the number +10000000000 in Stytch's test environment:
//!
//! ```text
//! cargo run --package stytch-client --example login
//! STYTCH_PROJECT_ID=… STYTCH_SECRET=… cargo run --package stytch-client --example login -- +10000000000
//! ```

use std::{
    env,
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

use serde_json::json;
use stytch_client::{Client, Error};
use wiremock::{
    Mock, MockServer, ResponseTemplate,
    matchers::{body_partial_json, path},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let phone = env::args().nth(1).unwrap_or_else(|| "+10000000000".to_owned());
    match login(&phone).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn login(phone: &str) -> Result<(), Error> {
    let mock;
    let client = if env::var_os("STYTCH_SECRET").is_some() {
        Client::from_env()?
    } else {
        println!("no STYTCH_SECRET: talking to a mock in this process, whose passcode is 000000");
        mock = self::mock().await;
        Client::builder().project("project-test-mock", "secret-test-mock").base_url(&mock.uri()).build()?
    };
    let sent = client.otps_sms_login_or_create().body_map(|request| request.phone_number(phone)).send().await?;
    println!("a passcode is on its way (request id, for support: {})", sent.request_id().unwrap_or("none"));

    let code = passcode();
    let session = client
        .otps_authenticate()
        .body_map(|request| request.method_id(sent.phone_id.as_str()).code(code).session_duration_minutes(60))
        .send()
        .await?;
    println!("{} is logged in, with a session token of {} characters", session.user_id, session.session_token.len());
    Ok(())
}

/// From the keyboard; where there is none, the passcode of the sandbox.
fn passcode() -> String {
    let mut line = String::new();
    if io::stdin().is_terminal() {
        print!("passcode: ");
        let _ = io::stdout().flush();
        let _ = io::stdin().read_line(&mut line);
    }
    let code = line.trim();
    if code.is_empty() { "000000".to_owned() } else { code.to_owned() }
}

async fn mock() -> MockServer {
    let server = MockServer::start().await;
    let (request_id, user_id) =
        ("request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141", "user-test-16d9ba61-97a1-4ba4-9720-b03761dc50c6");
    let phone_id = "phone-number-test-d5a3b680-e8a3-40c0-b815-ab79986666d0";
    let sent = json!({"status_code": 200, "request_id": request_id, "user_id": user_id, "phone_id": phone_id, "user_created": true});
    let session = json!({"status_code": 200, "request_id": request_id, "user_id": user_id, "method_id": phone_id,
        "session_token": "session-token-of-the-mock", "session_jwt": "session-jwt-of-the-mock", "user": null, "session": null});
    let wrong = json!({"status_code": 404, "request_id": request_id, "error_type": "otp_code_not_found", "error_message": "The passcode is wrong."});
    for (mock, answer) in [
        (Mock::given(path("/v1/otps/sms/login_or_create")), ResponseTemplate::new(200).set_body_json(sent)),
        (
            Mock::given(path("/v1/otps/authenticate")).and(body_partial_json(json!({"code": "000000"}))),
            ResponseTemplate::new(200).set_body_json(session),
        ),
        (Mock::given(path("/v1/otps/authenticate")), ResponseTemplate::new(404).set_body_json(wrong)),
    ] {
        mock.respond_with(answer).mount(&server).await;
    }
    server
}
