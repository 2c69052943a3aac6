//! A client of Stytch, or without credentials of a mock in this process.

use std::{env, error::Error};

use stytch_client::Client;
use stytch_mock::{LoggedRequest, MockStytch, Options};

/// What an example prints if it calls the mock.
pub(crate) const NOTICE: &str =
    "no credentials in the environment: calling a mock in this process, where +10000000000 has the passcode 000000";

/// Creates a client with the credentials from the environment, or else a client of a mock, which stops when it is dropped.
pub(crate) fn client() -> Result<(Client, Option<MockStytch>), Box<dyn Error>> {
    if env::var_os("STYTCH_PROJECT_ID").is_some() || env::var_os("STYTCH_SECRET").is_some() {
        return Ok((Client::from_env()?, None));
    }
    let mock = MockStytch::start_with(Options { observe: Some(Box::new(print_passcode)), ..Options::default() })?;
    Ok((of_mock(&mock)?, Some(mock)))
}

/// Creates a client of a mock.
pub(crate) fn of_mock(mock: &MockStytch) -> Result<Client, stytch_client::Error> {
    Client::builder().project(MockStytch::PROJECT_ID, MockStytch::SECRET).base_url(mock.url()).build()
}

/// Prints the passcode, since no phone receives the mock's messages.
fn print_passcode(request: &LoggedRequest) {
    if let Some((_, code)) = &request.passcode {
        println!("the mock sent the passcode {code}");
    }
}
