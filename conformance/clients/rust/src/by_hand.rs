//! A driver for no client at all: calls as most people write them with reqwest. README.md in the folder above describes the protocol.

mod lines;

use std::time::Duration;

use reqwest::Client;
use serde_json::{Value, json};

use lines::{Call, text};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let settings = ["timeout_ms", "attempt_timeout_ms", "extra_headers"];
    let hello =
        json!({"protocol": 1, "name": "reqwest-by-hand", "version": "0.13", "tells": ["status"], "settings": settings});
    let client = Client::new();
    lines::serve(&hello, async |call| reply(&client, call).await).await
}

async fn reply(client: &Client, call: Call) -> Value {
    match send(client, &call).await {
        Ok(value) => json!({"outcome": "value", "printed": [value.to_string()], "value": value}),
        Err(error) => json!({
            "outcome": "error", "printed": [error.to_string(), format!("{error:?}")], "is_timeout": error.is_timeout(),
            "status": error.status().map(|status| status.as_u16()),
        }),
    }
}

async fn send(client: &Client, call: &Call) -> reqwest::Result<Value> {
    let path = call
        .path_parameters
        .iter()
        .fold(call.path.clone(), |path, (name, value)| path.replace(&format!("{{{name}}}"), &text(value)));
    let mut request = client.request(call.method.parse().expect("it is a method"), format!("{}{path}", call.base_url));
    if let Some((user, password)) = call.credential() {
        request = request.basic_auth(user, Some(password));
    }
    for (name, value) in
        call.headers.iter().chain(call.settings.get("extra_headers").and_then(Value::as_object).into_iter().flatten())
    {
        request = request.header(name, text(value));
    }
    if let Some(body) = &call.body {
        request = request.json(body);
    }
    let timeout = ["timeout_ms", "attempt_timeout_ms"].into_iter().find_map(|name| call.settings.get(name)?.as_u64());
    if let Some(timeout) = timeout {
        request = request.timeout(Duration::from_millis(timeout));
    }
    let query: Vec<_> = call.query.iter().map(|(name, value)| (name, text(value))).collect();
    if !query.is_empty() {
        request = request.query(&query);
    }
    request.send().await?.error_for_status()?.json().await
}
