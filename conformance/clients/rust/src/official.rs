//! A driver for Stytch's client for Rust: README.md in the folder above describes the protocol. `build.rs` finds the methods.

mod lines;
mod typed;

use std::cell::RefCell;

use serde::Serialize;
use serde_json::{Value, json};
use stytch::{
    Error,
    client::{Client, Vertical},
};

use lines::Call;

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let hello = json!({
        "protocol": 1, "name": "stytch-rust", "version": "11.1.0", "settings": [],
        "tells": ["status", "code", "message", "url", "request_id"],
    });
    // One client for all calls with the same settings, as an app has it.
    let kept = RefCell::new(None);
    lines::serve(&hello, async |call| reply(&kept, call).await).await
}

async fn reply(kept: &RefCell<Option<((String, String, String), Client)>>, call: Call) -> Value {
    if call.operation.starts_with("sdk.") {
        return lines::not_offered("it has no frontend operations");
    }
    let Some((project_id, secret)) = call.basic("project") else {
        return json!({"outcome": "error", "printed": ["its function `new` takes a project id and a secret"]});
    };
    let key = (project_id, secret, call.base_url.clone());
    let known = kept.borrow().as_ref().filter(|(known, _)| *known == key).map(|(_, client)| client.clone());
    let made = |(project_id, secret, base_url): &(String, String, String)| {
        Client::new_with_base_url(project_id, secret, base_url.parse()?, Vertical::Consumer)
    };
    let client = match known.map_or_else(|| made(&key), Ok) {
        Ok(client) => client,
        Err(error) => return failure(error),
    };
    kept.replace(Some((key, client.clone())));
    let input = Value::Object(call.everything());
    let route = (call.method.as_str(), call.path.as_str());
    // A call of a method with its input, written as JSON.
    macro_rules! call {
        ($of:path, $function:ident, $input:ty) => {
            Some(match typed::expressed::<$input>(input) {
                Ok(input) => value(<$of>::new(client).$function(input).await),
                Err(why) => lines::not_offered(&why),
            })
        };
    }
    let reply = include!(concat!(env!("OUT_DIR"), "/routes.rs"));
    reply.unwrap_or_else(|| lines::not_offered("it has no method for this operation"))
}

fn value(result: stytch::Result<impl Serialize + std::fmt::Debug>) -> Value {
    match result {
        Ok(value) => json!({"outcome": "value", "value": value, "printed": [format!("{value:?}")]}),
        Err(error) => failure(error),
    }
}

fn failure(error: Error) -> Value {
    let mut reply = json!({"outcome": "error", "printed": [error.to_string(), format!("{error:?}")]});
    if let Error::Response(error) = error {
        reply["status"] = error.status_code.as_u16().into();
        reply["code"] = error.error_type.into();
        reply["message"] = error.error_message.into();
        reply["url"] = error.error_url.into();
        reply["request_id"] = error.request_id.into();
    }
    reply
}
