//! Sends a passcode, and asks what happened when that fails.
//!
//! Against Stytch with `STYTCH_PROJECT_ID` and `STYTCH_SECRET`, to the number given; without them, against a mock in this process:
//!
//! ```text
//! cargo run --package stytch-client --example login
//! STYTCH_PROJECT_ID=… STYTCH_SECRET=… cargo run --package stytch-client --example login -- +10000000000
//! ```

use std::{env, process::ExitCode};

use stytch_client::{Client, Error};
use wiremock::{Mock, MockServer, ResponseTemplate, matchers::path};

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
        println!("no STYTCH_SECRET: talking to a mock in this process");
        mock = self::mock().await;
        Client::builder().project("project-test-mock", "secret-test-mock").base_url(&mock.uri()).build()?
    };
    let sent = client.otps_sms_login_or_create().body_map(|request| request.phone_number(phone)).send().await?;
    println!("a passcode is on its way; authenticate it with the method id {}", sent.phone_id);
    println!("request id, for support: {}", sent.request_id().unwrap_or("none"));
    Ok(())
}

async fn mock() -> MockServer {
    let server = MockServer::start().await;
    let body = serde_json::json!({
        "status_code": 200,
        "request_id": "request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141",
        "user_id": "user-test-16d9ba61-97a1-4ba4-9720-b03761dc50c6",
        "phone_id": "phone-number-test-d5a3b680-e8a3-40c0-b815-ab79986666d0",
        "user_created": true,
    });
    let answer = ResponseTemplate::new(200).set_body_json(body);
    Mock::given(path("/v1/otps/sms/login_or_create")).respond_with(answer).mount(&server).await;
    server
}
