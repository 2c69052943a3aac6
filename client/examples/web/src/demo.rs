//! The mock that an app without credentials calls, with numbers and passcodes that cause each error.

use std::time::Duration;

use serde_json::json;
use stytch_client::{Client, Error};
use stytch_mock::{CustomResponse, LoggedRequest, MockStytch, Options};

use crate::app::recipients;

/// A number or passcode to try.
pub(crate) struct Row {
    /// What the person enters.
    pub(crate) entered: &'static str,
    /// What happens.
    pub(crate) outcome: &'static str,
}

const fn row(entered: &'static str, outcome: &'static str) -> Row {
    Row { entered, outcome }
}

/// Numbers. The mock itself knows those that end in a status; [`client`] adds the others.
pub(crate) const NUMBERS: [Row; 8] = [
    row("+10000000000", "has the passcode 000000, and may see the administration"),
    row("+10000000400", "is not a phone number, according to the API"),
    row("+12025550101", "is in a country without service"),
    row("+12025550102", "has opted out of messages"),
    row("+12025550103", "has reached a rate limit"),
    row("+10000000500", "makes the API fail"),
    row("+12025550105", "gets the error page of a proxy"),
    row("+12025550106", "times out"),
];

/// Email addresses.
pub(crate) const EMAILS: [Row; 3] = [
    row("grace@invalid", "is not an email address, according to the API"),
    row("429@example.com", "has reached a rate limit"),
    row("500@example.com", "makes the API fail"),
];

/// Passcodes.
pub(crate) const PASSCODES: [Row; 4] = [
    row("000000", "is correct for +10000000000"),
    row("000401", "was used or has expired"),
    row("000429", "was tried too often"),
    row("000500", "makes the API fail"),
];

/// A mock that prints each passcode, since no phone receives its messages.
pub(crate) fn options() -> Options {
    let print = |request: &LoggedRequest| {
        if let Some((_, code)) = &request.passcode
            && code.len() == 6
        {
            println!("the mock sent the passcode {code}");
        }
    };
    Options { observe: Some(Box::new(print)), ..Options::default() }
}

/// A client of a mock, to which it adds the responses that the mock does not have, and somebody who may see the administration.
pub(crate) async fn client(mock: &MockStytch) -> Result<Client, Error> {
    let client = Client::builder().project(MockStytch::PROJECT_ID, MockStytch::SECRET).base_url(mock.url());
    let client = client.allow_recipients(recipients()).build()?;
    client.users().create().phone_number("+10000000000").roles(vec!["admin".to_owned()]).send().await?;
    let error = |status: u16, error_type: &str| {
        let url = format!("https://stytch.com/docs/api/errors/{status}");
        CustomResponse::new(status).json(&json!({
            "status_code": status, "request_id": "request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141", "error_type": error_type,
            "error_message": "An error of the mock.", "error_url": url,
        }))
    };
    mock.when_value("+12025550101", error(400, "invalid_phone_number_country_code"));
    mock.when_value("grace@invalid", error(400, "invalid_email"));
    mock.when_value("+12025550102", error(400, "unsubscribed_phone_number"));
    mock.when_value("+12025550103", error(429, "too_many_requests").header("retry-after", "60"));
    mock.when_value("+12025550105", CustomResponse::new(502).body("text/html", "<html>Bad Gateway</html>"));
    mock.when_value("+12025550106", CustomResponse::new(204).delay(Duration::from_secs(60)));
    Ok(client)
}
