//! A complete login: sends a passcode, reads it from the terminal, authenticates it and gets a session.
//!
//! With `STYTCH_PROJECT_ID` and `STYTCH_SECRET` it calls Stytch and sends to the given number. Without them it calls a mock in this process.
//! The passcode of +10000000000 is 000000, both in the mock and in Stytch's test environment:
//!
//! ```text
//! cargo run --package stytch-client --example login
//! STYTCH_PROJECT_ID=… STYTCH_SECRET=… cargo run --package stytch-client --example login -- +10000000000
//! ```

#[path = "support/client.rs"]
mod client;

use std::{
    env,
    error::Error,
    io::{self, IsTerminal, Write},
    process::ExitCode,
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

async fn login(phone: &str) -> Result<(), Box<dyn Error>> {
    let (client, mock) = client::client()?;
    if mock.is_some() {
        println!("{}", client::NOTICE);
    }
    let sent = client.otps().sms().login_or_create().phone_number(phone).send().await?;
    println!("the passcode was sent (request id, for support: {})", sent.request_id().unwrap_or("none"));

    let code = passcode();
    let login = client.otps().authenticate().method_id(&sent.phone_id).code(code);
    let session = login.session_duration_minutes(60).send().await?;
    println!("{} is logged in, with a session token of {} characters", session.user_id, session.session_token.len());
    Ok(())
}

/// Reads the passcode from the terminal. Without a terminal or an input, it is the sandbox's.
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
