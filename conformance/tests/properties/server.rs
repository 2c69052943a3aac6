//! One server for all properties, which answers as it is told and keeps what it was sent.

use std::sync::{Arc, LazyLock, Mutex};

use serde_json::{Map, Value};
use stytch_client::{Client, Error, RequestOptions, ResponseValue, RetryPolicy};
use stytch_conformance::{Identity, Sent};
use tokio::runtime::Runtime;
use url::Position;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate, matchers::any};

/// A client and the server that it talks to, for one property at a time.
pub(crate) struct Line {
    runtime: Runtime,
    client: Client,
    desk: Arc<Mutex<Desk>>,
    _server: MockServer,
}

/// What is to be answered, and what came.
#[derive(Default)]
struct Desk {
    answer: Option<ResponseTemplate>,
    sent: Vec<Sent>,
}

struct Clerk(Arc<Mutex<Desk>>);

impl Respond for Clerk {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let mut desk = self.0.lock().expect("nothing panics with it");
        desk.sent.push(sent(request));
        desk.answer.clone().unwrap_or_else(|| ResponseTemplate::new(500))
    }
}

/// The request as it arrived.
fn sent(request: &Request) -> Sent {
    let headers = request.headers.iter();
    Sent {
        method: request.method.to_string(),
        target: request.url[Position::BeforePath..].to_owned(),
        headers: headers
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect(),
        body: request.body.clone(),
    }
}

static LINE: LazyLock<Line> = LazyLock::new(|| {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime starts");
    let desk = Arc::new(Mutex::new(Desk::default()));
    let server = runtime.block_on(async {
        let server = MockServer::builder().disable_request_recording().start().await;
        Mock::given(any()).respond_with(Clerk(Arc::clone(&desk))).mount(&server).await;
        server
    });
    let client = Client::builder()
        .project(Identity::PROJECT_ID, Identity::SECRET)
        .public_token(Identity::PUBLIC_TOKEN)
        .base_url(&server.uri())
        .options(RequestOptions::new().retry(RetryPolicy::never()))
        .build()
        .expect("the settings are fine");
    Line { runtime, client, desk, _server: server }
});

/// Calls an operation with a body and other parameters, and the server answers so. Gives what the caller got, and what arrived.
pub(crate) fn call(
    operation: &str,
    parameters: Map<String, Value>,
    answer: ResponseTemplate,
) -> (Result<ResponseValue<Value>, Error>, Vec<Sent>) {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let line = &*LINE;
    *line.desk.lock().expect("nothing panics with it") = Desk { answer: Some(answer), sent: Vec::new() };
    let outcome = line.runtime.block_on(line.client.call(operation, Value::Object(parameters)));
    let sent = std::mem::take(&mut line.desk.lock().expect("nothing panics with it").sent);
    (outcome, sent)
}
