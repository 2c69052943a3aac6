//! One call from the command line: what is sent is typed by the document, and what came of it is told as JSON.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_document::{Document, Node, Operation, Parameter};
use serde::Serialize;
use serde_json::{Map, Value, json};
use stytch_client::{Error, ResponseValue};

use crate::{Identity, Sent, prove::header, redact};

/// What came of a call. As JSON it has all of these keys, `null` where they do not apply.
#[derive(Debug, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The operation that was called.
    pub operation: String,
    /// `ok`, or the variant of the error: `refused`, `not_sent`, `unanswered`, `api`, `unexpected`.
    pub outcome: &'static str,
    /// The HTTP status, where the server answered.
    pub status: Option<u16>,
    /// The API's word for what went wrong.
    pub error_type: Option<String>,
    /// The API's sentence on it, which is sensitive.
    pub error_message: Option<String>,
    /// The id of the call, for support.
    pub request_id: Option<String>,
    /// How long the server asks to wait, in seconds.
    pub retry_after_s: Option<f64>,
    /// Whether the request may have reached the server.
    pub may_have_been_sent: bool,
    /// How many times it was tried.
    pub attempts: u32,
    /// The value of a call that succeeded.
    pub value: Option<Value>,
    /// The body that came with an error: JSON, or a text.
    pub body: Option<Value>,
}

impl Report {
    /// Tells what came of a call; what is sensitive is redacted unless it is to be shown.
    #[must_use]
    pub fn new(operation: &Operation<'_>, outcome: &Result<ResponseValue<Value>, Error>, show_sensitive: bool) -> Self {
        let id = operation.id().to_owned();
        let shown = |schema: Option<Node<'_>>, value: &Value| {
            if show_sensitive { value.clone() } else { redact::redacted(schema.as_ref(), value) }
        };
        match outcome {
            Ok(value) => Self {
                operation: id,
                outcome: "ok",
                status: Some(value.status().as_u16()),
                error_type: None,
                error_message: None,
                request_id: value.request_id().map(str::to_owned),
                retry_after_s: None,
                may_have_been_sent: true,
                attempts: value.attempts(),
                value: Some(shown(schema(operation, value.status().as_u16()), value)),
                body: None,
            },
            Err(error) => {
                let status = error.status().map(|status| status.as_u16());
                // An error that is not documented still has the shape of those that are.
                let schema = || schema(operation, status?).or_else(|| schema(operation, 400));
                let message = |text: &str| {
                    shown(schema()?.get("properties")?.get("error_message"), &text.into()).as_str().map(str::to_owned)
                };
                Self {
                    operation: id,
                    outcome: variant(error),
                    status,
                    error_type: error.error_type().map(|kind| kind.as_str().to_owned()),
                    error_message: error.error_message().and_then(message),
                    request_id: error.request_id().map(str::to_owned),
                    retry_after_s: error.retry_after().map(|wait| wait.as_secs_f64()),
                    may_have_been_sent: error.may_have_been_sent(),
                    attempts: error.attempts(),
                    value: None,
                    body: error.body().map(|body| match serde_json::from_slice(body) {
                        Ok(json) => shown(schema(), &json),
                        Err(_) => shown(None, &String::from_utf8_lossy(body).into()),
                    }),
                }
            }
        }
    }
}

fn variant(error: &Error) -> &'static str {
    match error {
        Error::Refused(_) => "refused",
        Error::NotSent(_) => "not_sent",
        Error::Unanswered(_) => "unanswered",
        Error::Api(_) => "api",
        _ => "unexpected",
    }
}

fn schema<'d>(operation: &Operation<'d>, status: u16) -> Option<Node<'d>> {
    let response = operation.responses().into_iter().find(|response| response.status() == status)?;
    response.body()?.schema()
}

/// The operation of a name.
///
/// # Errors
/// There is none; with those that there are.
pub fn operation<'d>(document: &'d Document, id: &str) -> Result<Operation<'d>, String> {
    let operations = Operation::all(document);
    let known: Vec<_> = operations.iter().map(Operation::id).collect();
    let problem = format!("there is no operation `{id}`, only {}", known.join(", "));
    operations.into_iter().find(|operation| operation.id() == id).ok_or(problem)
}

/// The parameters of a call, as [`Client::call`](stytch_client::Client::call) takes them: a body, and `field=value` for fields of it
/// (with dots between the names of those within fields) or for other parameters. The document says what type a value has.
///
/// # Errors
/// A field that the document does not have, with those that it has, or a value of another type.
pub fn parameters(operation: &Operation<'_>, body: Option<Value>, set: &[(String, String)]) -> Result<Value, String> {
    let schema = operation.request_body().and_then(|body| body.schema());
    let mut body = body.or_else(|| schema.is_some().then(|| json!({})));
    let mut parameters = Map::new();
    for (path, text) in set {
        let parameter = operation.parameters().into_iter().find(|parameter| parameter.name() == path);
        if let Some(parameter) = parameter {
            parameters.insert(path.clone(), typed(path, parameter.schema().as_ref(), text)?);
            continue;
        }
        let value = typed(path, Some(&field(operation, schema.as_ref(), path)?), text)?;
        let mut place = body.get_or_insert_default();
        for name in path.split('.') {
            if !place.is_object() {
                *place = json!({});
            }
            place = &mut place[name];
        }
        *place = value;
    }
    if let Some(body) = body {
        if let Some(problem) = redact::unknown(schema.as_ref(), &body, "").into_iter().next() {
            return Err(format!("{problem}: {} takes {}", operation.id(), names(operation, schema.as_ref())));
        }
        parameters.insert("body".to_owned(), body);
    }
    Ok(Value::Object(parameters))
}

/// The schema of a field, by the names that lead to it.
fn field<'d>(operation: &Operation<'d>, schema: Option<&Node<'d>>, path: &str) -> Result<Node<'d>, String> {
    let mut schema = schema.cloned();
    for name in path.split('.') {
        let around = schema.as_ref().map(Node::effective);
        schema = around.as_ref().and_then(|around| around.get("properties")?.get(name));
        if schema.is_none() {
            return Err(format!(
                "{} has no field `{path}`: it takes {}",
                operation.id(),
                names(operation, around.as_ref())
            ));
        }
    }
    schema.ok_or_else(|| format!("{} has no field `{path}`", operation.id()))
}

/// The fields of a schema and the other parameters of the operation, for people.
fn names(operation: &Operation<'_>, schema: Option<&Node<'_>>) -> String {
    let properties = schema.and_then(|schema| schema.effective().get("properties"));
    let fields = properties.iter().flat_map(Node::entries).map(|(name, _)| name).collect::<Vec<_>>();
    let parameters = operation.parameters();
    let parameters = parameters.iter().map(Parameter::name);
    let names: Vec<_> = fields.into_iter().chain(parameters).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// A text as the type that the document gives it, for `--set code=000000` is a text and `--set expiration_minutes=5` a number.
fn typed(path: &str, schema: Option<&Node<'_>>, text: &str) -> Result<Value, String> {
    let kind = schema.and_then(|schema| schema.effective().text("type")).unwrap_or("string");
    if kind == "string" {
        return Ok(text.into());
    }
    let value: Value = serde_json::from_str(text).map_err(|_| format!("`{path}` takes JSON of the type {kind}"))?;
    Ok(value)
}

/// A request as a `curl` command, with the credentials as the variables that hold them.
#[must_use]
pub fn curl(operation: &Operation<'_>, sent: &Sent, base_url: &str, show_sensitive: bool) -> String {
    let mut lines = vec![format!(
        "curl -X {} {}",
        sent.method,
        quoted(&format!("{}{}", base_url.trim_end_matches('/'), sent.target))
    )];
    if let Some(pair) = header(sent, "authorization").and_then(variables) {
        lines.push(format!("-u \"{pair}\""));
    }
    for (name, value) in &sent.headers {
        if !["authorization", "content-length", "host"].contains(&name.as_str()) {
            lines.push(format!("-H {}", quoted(&format!("{name}: {value}"))));
        }
    }
    if let Ok(body) = serde_json::from_slice::<Value>(&sent.body) {
        let schema = operation.request_body().and_then(|body| body.schema());
        let body = if show_sensitive { body } else { redact::redacted(schema.as_ref(), &body) };
        lines.push(format!("--data-raw {}", quoted(&body.to_string())));
    }
    lines.join(" \\\n  ")
}

/// The names of the variables for the credentials of an [`Identity`].
fn variables(authorization: &str) -> Option<String> {
    let decoded = STANDARD.decode(authorization.strip_prefix("Basic ")?).ok()?;
    let pair = String::from_utf8(decoded).ok()?;
    let pair = pair.replace(Identity::PROJECT_ID, "$STYTCH_PROJECT_ID").replace(Identity::SECRET, "$STYTCH_SECRET");
    Some(pair.replace(Identity::PUBLIC_TOKEN, "$STYTCH_PUBLIC_TOKEN"))
}

/// For a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
