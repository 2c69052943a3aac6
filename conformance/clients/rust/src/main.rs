//! Reads calls as lines of JSON, makes them with Stytch's client for Rust, and writes the outcomes as lines of JSON.

use std::io;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use stytch::{
    Error,
    client::{Client, Vertical},
    consumer::{
        otp::{AuthenticateRequest, OTPs},
        otp_sms::LoginOrCreateRequest,
        users::{GetRequest, Users},
    },
};

#[derive(Deserialize)]
struct Call {
    url: String,
    secret: String,
    send: Option<LoginOrCreateRequest>,
    authenticate: Option<AuthenticateRequest>,
    /// The id of a user, for an operation that is not in the document.
    elsewhere: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in io::stdin().lines() {
        let got = match call(serde_json::from_str(&line?)?).await {
            Ok(value) => json!({ "value": value }),
            Err(Error::Response(error)) => json!({ "error": error }),
            Err(error) => json!({ "untyped": error.to_string() }),
        };
        println!("{got}");
    }
    Ok(())
}

async fn call(call: Call) -> Result<Value, Error> {
    let client =
        Client::new_with_base_url("project-test-clients", &call.secret, call.url.parse()?, Vertical::Consumer)?;
    let (otps, users) = (OTPs::new(client.clone()), Users::new(client));
    match (call.send, call.authenticate, call.elsewhere) {
        (Some(send), ..) => value(otps.sms.login_or_create(send).await?),
        (_, Some(request), _) => value(otps.authenticate(request).await?),
        (.., Some(user_id)) => value(users.get(GetRequest { user_id }).await?),
        _ => Ok(Value::Null),
    }
}

fn value(response: impl Serialize) -> Result<Value, Error> {
    serde_json::to_value(response).map_err(|error| Error::Other(error.into()))
}
