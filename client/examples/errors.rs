//! What to tell the person for each way in which sending a passcode can fail.
//!
//! ```text
//! cargo run --package stytch-client --example errors
//! ```

#[path = "web/src/messages.rs"]
mod messages;

use std::error::Error;

use messages::message;
use serde_json::json;
use stytch_client::Client;
use stytch_mock::{CustomResponse, MockStytch};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mock = MockStytch::start()?;
    let unsupported = json!({"error_type": "invalid_phone_number_country_code"});
    let limited = json!({"status_code": 429, "error_type": "too_many_requests", "error_message": "Too many requests have been made."});
    mock.when_value("+12025550101", CustomResponse::new(400).json(&unsupported));
    mock.when_value("+12025550103", CustomResponse::new(429).header("retry-after", "60").json(&limited));
    mock.when_value("+12025550105", CustomResponse::new(502).body("text/html", "<html>Bad Gateway</html>"));
    let client = Client::builder().project(MockStytch::PROJECT_ID, MockStytch::SECRET).base_url(mock.url()).build()?;
    for phone in ["12025550162", "+12025550101", "+12025550103", "+12025550105"] {
        match client.otps().sms().login_or_create().phone_number(phone).send().await {
            Ok(_) => println!("We sent a passcode.\n"),
            Err(error) => {
                eprintln!("log: {error}");
                println!("{}\n", message(&error));
            }
        }
    }
    Ok(())
}
