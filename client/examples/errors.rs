//! What to tell the person, and what to do, for each way in which sending a passcode can fail.
//!
//! ```text
//! cargo run --package stytch-client --example errors
//! ```

use serde_json::json;
use stytch_client::{Client, Error, types::ErrorType};
use wiremock::{Mock, MockServer, ResponseTemplate, matchers::any};

/// What an app says. The log gets `Display`, which holds nothing sensitive.
fn say(error: &Error) -> String {
    eprintln!("log: {error}");
    match error {
        Error::Refused(_) if error.field() == Some("/phone_number") => "That is not a phone number.".to_owned(),
        Error::Refused(_) => "Something is wrong on our side.".to_owned(),
        Error::NotSent(_) => "We cannot reach the service. Please try again in a minute.".to_owned(),
        Error::Unanswered(_) => {
            "We are not sure that the message went out. Wait for it before you ask for another.".to_owned()
        }
        Error::Api(_) => match error.error_type() {
            Some(ErrorType::InvalidPhoneNumber) => "That is not a phone number.".to_owned(),
            Some(ErrorType::InvalidPhoneNumberCountryCode) => "We cannot send messages to that country.".to_owned(),
            Some(ErrorType::UnsubscribedPhoneNumber) => "That number has opted out of messages.".to_owned(),
            Some(ErrorType::TooManyRequests) => match error.retry_after() {
                Some(wait) => format!("Too many tries. Please wait {} seconds.", wait.as_secs()),
                None => "Too many tries. Please wait a few minutes.".to_owned(),
            },
            _ if error.status().is_some_and(|status| status.is_server_error()) => "Please try again later.".to_owned(),
            _ => "Something is wrong on our side.".to_owned(),
        },
        _ => "Please try again later.".to_owned(),
    }
}

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
        let outcome = client.otps_sms_login_or_create().body_map(|request| request.phone_number(phone)).send().await;
        println!("{}\n", outcome.map_or_else(|error| say(&error), |_| "A passcode is on its way.".to_owned()));
    }
    Ok(())
}
