//! What to tell the person, and what to do, for each way in which sending a passcode can fail.
//!
//! ```text
//! cargo run --package stytch-client --example errors
//! ```

#[path = "support/words.rs"]
mod words;

use serde_json::json;
use stytch_client::{Client, Error};
use wiremock::{Mock, MockServer, ResponseTemplate, matchers::any};
use words::words;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let limited = json!({"status_code": 429, "error_type": "too_many_requests", "error_message": "Too many requests have been made."});
    for (phone, answer) in [
        ("12025550162", ResponseTemplate::new(200)),
        (
            "+12025550162",
            ResponseTemplate::new(400).set_body_json(json!({"error_type": "invalid_phone_number_country_code"})),
        ),
        ("+12025550162", ResponseTemplate::new(429).insert_header("retry-after", "60").set_body_json(limited)),
        ("+12025550162", ResponseTemplate::new(502).set_body_string("<html>Bad Gateway</html>")),
    ] {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(answer).mount(&server).await;
        let client =
            Client::builder().project("project-test-mock", "secret-test-mock").base_url(&server.uri()).build()?;
        match client.otps_sms_login_or_create().body_map(|request| request.phone_number(phone)).send().await {
            Ok(_) => println!("A passcode is on its way.\n"),
            Err(error) => {
                eprintln!("log: {error}");
                println!("{}\n", words(&error));
            }
        }
    }
    Ok(())
}
