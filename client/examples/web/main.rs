//! A web app that logs people in: a page with a field for the phone number, then one for the passcode.
//!
//! With `STYTCH_PROJECT_ID` and `STYTCH_SECRET` it calls Stytch. Without them it calls a mock in this process, and the page lists numbers and
//! passcodes that cause each error:
//!
//! ```text
//! cargo run --package stytch-client --example web
//! cargo run --package stytch-client --example web -- --port 8080 --https
//! ```
//!
//! `--https` is for an app behind a proxy that terminates TLS: the browser then sends the cookie over https only.

mod app;
mod browsers;
#[path = "../support/client.rs"]
mod client;
mod demo;
#[path = "../support/messages.rs"]
mod messages;
mod page;
#[cfg(test)]
mod tests;

use std::{error::Error, net::Ipv4Addr, process::ExitCode, time::Duration};

use lexopt::prelude::*;
use stytch_client::RequestOptions;
use tokio::net::TcpListener;

use app::App;
use browsers::Browsers;

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
    let (mut port, mut https) = (3000_u16, false);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse()?,
            Long("https") => https = true,
            _ => return Err(format!("{}; usage: web [--port PORT] [--https]", argument.unexpected()).into()),
        }
    }
    let (client, mock) = client::client()?;
    if let Some(mock) = &mock {
        println!("{}", client::NOTICE);
        demo::prepare(mock);
    }
    let client = client.with_options(RequestOptions::new().total_timeout(TOTAL_TIMEOUT));
    let app = App { client, browsers: Browsers::default(), https, mocked: mock.is_some() };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
    let listener = listener.map_err(|error| format!("port {port}: {error}; choose another with --port"))?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, app::router(app)).await?;
    Ok(())
}
