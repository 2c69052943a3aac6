//! A driver for the client that OpenAPI Generator makes of the document. `build.rs` finds its functions.

#[path = "../../rust/src/http.rs"]
mod http;
#[path = "../../rust/src/lines.rs"]
mod lines;
#[path = "../../rust/src/typed.rs"]
mod typed;

use generated::apis::{Error, ResponseContent, configuration::Configuration};
use serde::Serialize;
use serde_json::{Value, json};

use http::Http;
use lines::Call;

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let hello = json!({
        "protocol": 1, "name": "openapi-generator-rust", "version": env!("GENERATOR_VERSION"),
        "tells": ["status", "code", "message", "url", "request_id"], "settings": Http::SETTINGS,
    });
    let http = Http::default();
    lines::serve(&hello, async |call| reply(&http, call).await).await
}

async fn reply(http: &Http, call: Call) -> Value {
    let client = http.client(&call, None);
    let configuration = Configuration {
        base_path: call.base_url.clone(),
        client,
        basic_auth: call.credential().map(|(user, password)| (user, Some(password))),
        ..Configuration::default()
    };
    let operation = &*call.operation.replace('.', "_");
    include!(concat!(env!("OUT_DIR"), "/calls.rs"))
}

fn outcome<T: Serialize + std::fmt::Debug, E: Serialize + std::fmt::Debug>(result: Result<T, Error<E>>) -> Value {
    let error = match result {
        Ok(value) => return json!({"outcome": "value", "value": value, "printed": [format!("{value:?}")]}),
        Err(error) => error,
    };
    let printed = [error.to_string(), format!("{error:?}")];
    match error {
        Error::ResponseError(ResponseContent { status, entity, .. }) => lines::error(printed, Some(status), &entity),
        _ => lines::error(printed, None, &()),
    }
}
