//! Logins whose responses are odd but plausible: each caller gets the session token, and can read what is odd.
//!
//! The rows are in `odd_logins.json`: what each sets in a usual response and removes from it, and why that is plausible. A row that fails
//! shows that the document requires more of a response than a caller needs.

mod support;

use serde_json::{Value, json};
use stytch_client::{Client, Error};
use support::{Server, client, response};

/// The operations that log in, by group, for a backend and for an app.
const OPERATIONS: &[&str] = &[
    #[cfg(feature = "otps")]
    "otps",
    #[cfg(feature = "otps")]
    "sdk.otps",
    #[cfg(feature = "sessions")]
    "sessions",
    #[cfg(feature = "sessions")]
    "sdk.sessions",
    #[cfg(feature = "passwords")]
    "passwords",
    #[cfg(feature = "passwords")]
    "sdk.passwords",
    #[cfg(feature = "magic_links")]
    "magic_links",
    #[cfg(feature = "magic_links")]
    "sdk.magic_links",
    #[cfg(feature = "oauth")]
    "oauth",
    #[cfg(feature = "oauth")]
    "sdk.oauth",
];

/// What a caller has after a login.
struct Login {
    session_token: String,
    raw: Value,
    /// What `get` reads at each pointer.
    values: Vec<Option<Value>>,
}

async fn log_in(client: &Client, operation: &str, pointers: &[String]) -> Result<Login, Error> {
    macro_rules! send {
        ($call:expr) => {{
            let login = $call.send().await?;
            Login {
                session_token: login.session_token.to_string(),
                raw: serde_json::from_slice(login.raw()).expect("the body is JSON"),
                values: pointers.iter().map(|pointer| login.get(pointer)).collect(),
            }
        }};
    }
    let sdk = client.sdk();
    Ok(match operation {
        #[cfg(feature = "otps")]
        "otps" => send!(client.otps().authenticate().method_id("phone-number-1").code("000000")),
        #[cfg(feature = "otps")]
        "sdk.otps" => {
            send!(sdk.otps().authenticate().method_id("phone-number-1").token("000000").session_duration_minutes(60))
        }
        #[cfg(feature = "sessions")]
        "sessions" => send!(client.sessions().authenticate().session_token("session-token-1")),
        #[cfg(feature = "sessions")]
        "sdk.sessions" => send!(sdk.sessions().authenticate()),
        #[cfg(feature = "passwords")]
        "passwords" => send!(client.passwords().authenticate().email("ada@example.com").password("password-1")),
        #[cfg(feature = "passwords")]
        "sdk.passwords" => send!(
            sdk.passwords().authenticate().email("ada@example.com").password("password-1").session_duration_minutes(60)
        ),
        #[cfg(feature = "magic_links")]
        "magic_links" => send!(client.magic_links().authenticate().token("token-1")),
        #[cfg(feature = "magic_links")]
        "sdk.magic_links" => send!(sdk.magic_links().authenticate().token("token-1").session_duration_minutes(60)),
        #[cfg(feature = "oauth")]
        "oauth" => send!(client.oauth().authenticate().token("token-1")),
        #[cfg(feature = "oauth")]
        "sdk.oauth" => send!(sdk.oauth().authenticate().token("token-1").session_duration_minutes(60)),
        other => unreachable!("{other} is in the list"),
    })
}

#[tokio::test]
async fn an_odd_login_yields_the_session_token_and_what_is_odd() {
    let data: Value = serde_json::from_str(include_str!("odd_logins.json")).expect("the file is JSON");
    let rows = data["rows"].as_array().expect("there are rows");
    let mut failed = Vec::new();
    for row in rows {
        let odd = odd_login(&data["login"], row);
        for &operation in OPERATIONS {
            // Where `user_session` has the session, and nothing else does.
            let session = if operation == "oauth" { "user_session" } else { "session" };
            let mut body = odd.clone();
            let value = body.as_object_mut().and_then(|body| body.remove("session"));
            body[session] = value.expect("each row has a session or null");
            let (pointers, values): (Vec<_>, Vec<_>) = set(row)
                .map(|(pointer, value)| match pointer.strip_prefix("/session") {
                    Some(rest) if rest.is_empty() || rest.starts_with('/') => (format!("/{session}{rest}"), value),
                    _ => (pointer.clone(), value),
                })
                .map(|(pointer, value)| (pointer, Some(value.clone())))
                .unzip();
            let mut bodies = vec![body.clone()];
            if operation.starts_with("sdk.") {
                bodies.push(json!({ "data": body }));
            }
            for body in bodies {
                let server = Server::responding(response("200 OK", body.to_string()));
                let at = format!("{operation}, {}", row["name"]);
                match log_in(&client(&server.url()), operation, &pointers).await {
                    Ok(login) => {
                        assert_eq!(login.session_token, "session-token-for-examples", "{at}");
                        assert_eq!((login.raw, login.values), (body, values.clone()), "{at}");
                    }
                    Err(error) => failed.push(format!("{at}: {error}")),
                }
            }
        }
    }
    assert!(failed.is_empty(), "the document requires too much of a response:\n{}", failed.join("\n"));
    assert!(rows.len() >= 20 && rows.iter().all(|row| row["why"].is_string()));
}

/// The properties that a row sets, by JSON pointer.
fn set(row: &Value) -> impl Iterator<Item = (&String, &Value)> {
    row.get("set").and_then(Value::as_object).into_iter().flatten()
}

/// The response of a row.
fn odd_login(usual: &Value, row: &Value) -> Value {
    let mut body = usual.clone();
    let mut parent = |pointer: &str, change: &dyn Fn(&mut Value, &str)| {
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer starts with a slash");
        change(body.pointer_mut(parent).expect("the row names a place in the usual response"), name);
    };
    for (pointer, value) in set(row) {
        parent(pointer, &|parent, name| match parent {
            Value::Array(items) if items.len().to_string() == name => items.push(value.clone()),
            _ if name.parse::<usize>().is_ok() => parent[name.parse::<usize>().expect("it is one")] = value.clone(),
            _ => parent[name] = value.clone(),
        });
    }
    for pointer in row.get("remove").and_then(Value::as_array).into_iter().flatten() {
        parent(pointer.as_str().expect("a pointer is a text"), &|parent, name| {
            let removed = parent.as_object_mut().and_then(|parent| parent.remove(name));
            assert!(removed.is_some(), "the usual response lacks {pointer}");
        });
    }
    assert_ne!(&body, usual, "{} changes nothing", row["name"]);
    body
}
