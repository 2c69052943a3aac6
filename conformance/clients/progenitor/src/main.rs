//! A driver for the client that progenitor makes of the prepared document. `build.rs` finds its methods.

#[path = "../../rust/src/http.rs"]
mod http;
#[path = "../../rust/src/lines.rs"]
mod lines;
#[path = "../../rust/src/typed.rs"]
mod typed;

#[allow(dead_code, reason = "generated code, kept as it is")]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/generated.rs"));
}

use base64::{Engine as _, engine::general_purpose::STANDARD};
use generated::{Client, Error, ResponseValue};
use serde::Serialize;
use serde_json::{Value, json};

use http::Http;
use lines::Call;

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let hello = json!({
        "protocol": 1, "name": "progenitor", "version": "0.15.1 of the prepared document", "tells": ["status"],
        "settings": Http::SETTINGS,
    });
    let http = Http::default();
    lines::serve(&hello, async |call| reply(&http, call).await).await
}

async fn reply(http: &Http, call: Call) -> Value {
    // It knows no credentials: its users set a header of the HTTP client.
    let header =
        call.credential().map(|(user, password)| format!("Basic {}", STANDARD.encode(format!("{user}:{password}"))));
    let credentials = header.and_then(|header| header.parse().ok());
    let client = Client::new_with_client(&call.base_url, http.client(&call, credentials));
    let operation = &*call.operation.replace('.', "_");
    include!(concat!(env!("OUT_DIR"), "/calls.rs"))
}

fn outcome<T: Serialize + std::fmt::Debug>(result: Result<ResponseValue<T>, Error<()>>) -> Value {
    let error = match result {
        Ok(value) => {
            let printed = [format!("{value:?}")];
            return json!({"outcome": "value", "value": value.into_inner(), "printed": printed});
        }
        Err(error) => error,
    };
    // The prepared document has no schemas of errors, so there is no value.
    lines::error([error.to_string(), format!("{error:?}")], error.status(), &())
}
