//! A web app that logs people in by a passcode, an email link, a password or a passkey, and has pages only for people who are logged in.
//!
//! With `STYTCH_PROJECT_ID` and `STYTCH_SECRET` it calls Stytch. Without them it calls a mock in this process, and the pages list what to
//! enter to see each outcome:
//!
//! ```text
//! cargo run --package web-example
//! cargo run --package web-example -- --port 8080 --origin https://app.example.com
//! ```
//!
//! `--origin` is the address of the app in browsers, if it is behind a proxy. If it is https, cookies are for https only. The links in emails
//! start with it, and passkeys belong to its host.

mod account;
mod app;
mod browsers;
mod demo;
mod login;
mod messages;
mod origin;
mod page;
mod person;
mod protect;
mod routes;
#[cfg(test)]
mod tests;

use std::{env, error::Error, net::Ipv4Addr, process::ExitCode, time::Duration};

use lexopt::prelude::*;
use stytch_client::{Client, RequestOptions};
use stytch_mock::MockStytch;
use tokio::net::TcpListener;

use app::App;
use origin::Origin;

/// How long a person waits at most.
const TOTAL_TIMEOUT: Duration = Duration::from_secs(10);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Box<dyn Error>> {
    let (mut port, mut origin) = (3000_u16, None);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse()?,
            Long("origin") => origin = Some(arguments.value()?.parse::<Origin>()?),
            _ => {
                return Err(
                    format!("{}; usage: web-example [--port PORT] [--origin URL]", argument.unexpected()).into()
                );
            }
        }
    }
    let (client, project_id, mock) = client().await?;
    let client = client.with_options(RequestOptions::new().total_timeout(TOTAL_TIMEOUT));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
    let listener = listener.map_err(|error| format!("port {port}: {error}; choose another with --port"))?;
    // Not an IP address: passkeys belong to a host name.
    let own = format!("http://localhost:{}", listener.local_addr()?.port());
    let origin = origin.map_or_else(|| own.parse(), Ok)?;
    println!("{own}");
    let app = App::new(client, &project_id, origin, mock);
    axum::serve(listener, routes::router(app)).await?;
    Ok(())
}

/// A client with the credentials from the environment, or else one of a mock, with the id of the project.
async fn client() -> Result<(Client, String, Option<MockStytch>), Box<dyn Error>> {
    if env::var_os("STYTCH_PROJECT_ID").is_some() || env::var_os("STYTCH_SECRET").is_some() {
        let client = Client::builder().credentials_from_env()?.allow_recipients(app::recipients()).build()?;
        return Ok((client, env::var("STYTCH_PROJECT_ID")?, None));
    }
    println!("no credentials in the environment: calling a mock in this process");
    let mock = MockStytch::start_with(demo::options())?;
    let client = demo::client(&mock).await?;
    Ok((client, MockStytch::PROJECT_ID.to_owned(), Some(mock)))
}
