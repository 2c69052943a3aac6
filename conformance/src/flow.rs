//! The logins that the document describes (`x-scenarios`), played through the client against the mock.

use std::time::Duration;

use openapi_document::{Document, Node, Operation};
use serde_json::{Map, Value, json};
use stytch_client::{Client, Error, ResponseValue};

use crate::MockStytch;

/// A login: what is done, step by step, with an operation that sends a passcode and the one that takes it.
#[derive(Debug, Clone)]
pub struct Flow<'d> {
    /// Unique and stable: the operation that sends, and the name of the flow.
    pub id: String,
    /// The clause of the document that it proves, as a JSON pointer.
    pub pointer: String,
    flow: Node<'d>,
    send: Operation<'d>,
    take: Operation<'d>,
}

impl<'d> Flow<'d> {
    /// The operations that send and take the passcode.
    #[must_use]
    pub fn operations(&self) -> [&'d str; 2] {
        [self.send.id(), self.take.id()]
    }
}

/// Every flow for every operation that sends a passcode, with the operation that takes it with the same credentials.
#[must_use]
pub fn flows(document: &Document) -> Vec<Flow<'_>> {
    let operations = Operation::all(document);
    let with = |key: &'static str| operations.iter().filter(move |operation| field(operation, key).is_some());
    let pairs = with("recipient_field").filter_map(|send| {
        let take = with("code_field").find(|take| schemes(take) == schemes(send))?;
        Some((send, take))
    });
    let written = openapi_document::extension::scenarios(document);
    let flows = pairs.flat_map(|(send, take)| {
        written.iter().map(move |(name, flow)| Flow {
            id: format!("{}/scenario_{name}", send.id()),
            pointer: flow.pointer().to_owned(),
            flow: flow.clone(),
            send: send.clone(),
            take: take.clone(),
        })
    });
    flows.collect()
}

/// The names of the security schemes that an operation accepts.
fn schemes<'d>(operation: &Operation<'d>) -> Vec<&'d str> {
    operation.security_schemes().iter().map(|scheme| scheme.name()).collect()
}

/// A field that `x-mock` names.
fn field<'d>(operation: &Operation<'d>, key: &str) -> Option<&'d str> {
    operation.node().get("x-mock")?.text(key)
}

/// Plays a flow; gives everything in which it went otherwise than the document says.
///
/// # Errors
/// What kept it from being played at all.
pub async fn play_flow(flow: &Flow<'_>) -> Result<Vec<String>, String> {
    let mock = MockStytch::start().map_err(|error| error.to_string())?;
    let client = mock.client().map_err(|error| error.to_string())?;
    let mut login = Login { flow, mock, client, ids: Vec::new(), codes: Vec::new() };
    let mut faults = Vec::new();
    for step in flow.flow.get("steps").map(|steps| steps.items()).unwrap_or_default() {
        let step = step.value();
        if let Some(seconds) = step["wait_seconds"].as_u64() {
            login.mock.advance(Duration::from_secs(seconds));
            continue;
        }
        let outcome = if step.get("send").is_some() { login.send(step).await? } else { login.enter(step).await? };
        let (status, error_type) = match &outcome {
            Ok(value) => (Some(value.status()), None),
            Err(error) => (error.status(), error.error_type().map(|kind| kind.as_str().to_owned())),
        };
        let found = json!({"status": status.map(|status| status.as_u16()), "error_type": error_type});
        let expected = json!({"status": step["status"], "error_type": step["error_type"]});
        if found != expected {
            faults.push(format!("{step} was answered with {found}"));
        }
        if let Ok(value) = &outcome {
            faults.extend(login.holds(step, value));
        }
    }
    Ok(faults)
}

struct Login<'f, 'd> {
    flow: &'f Flow<'d>,
    mock: MockStytch,
    client: Client,
    /// The ids and the passcodes of the sends, in their order.
    ids: Vec<String>,
    codes: Vec<String>,
}

type Outcome = Result<ResponseValue<Value>, Error>;

impl Login<'_, '_> {
    async fn send(&mut self, step: &Value) -> Result<Outcome, String> {
        let Flow { flow, send, .. } = self.flow;
        let to = field(send, "recipient_field").ok_or("the operation sends nothing")?;
        let whom = flow.get("recipient").and_then(|whom| whom.get(to));
        let whom = whom.ok_or_else(|| format!("the flow does not say what `{to}` is: add it to its `recipient`"))?;
        let mut body = step["send"].as_object().cloned().unwrap_or_default();
        body.insert(to.to_owned(), whom.value().clone());
        let outcome = self.call(send, body).await;
        if let Ok(value) = &outcome {
            let id = field(send, "id_field").and_then(|name| value.get(name)?.as_str());
            let id = id.ok_or("the answer does not tell the id")?;
            self.codes.push(self.mock.passcode(id).ok_or("no passcode was sent for the id")?);
            self.ids.push(id.to_owned());
        }
        Ok(outcome)
    }

    async fn enter(&mut self, step: &Value) -> Result<Outcome, String> {
        let take = &self.flow.take;
        let (id, last) = self.ids.last().zip(self.codes.last()).ok_or("nothing was sent before")?;
        let code = match step["authenticate"].as_str() {
            Some("last") => last.clone(),
            Some("first") => self.codes[0].clone(),
            Some("wrong") => last.chars().rev().map(|digit| if digit == '9' { '8' } else { '9' }).collect(),
            code => code.unwrap_or_default().to_owned(),
        };
        let example = take.request_body().and_then(|body| Some(body.examples().first()?.value().clone()));
        let mut body = example.and_then(|example| example.as_object().cloned()).unwrap_or_default();
        for (key, value) in [("code_field", code), ("id_field", id.clone())] {
            let name = field(take, key).ok_or("the operation takes nothing")?;
            body.insert(name.to_owned(), value.into());
        }
        Ok(self.call(take, body).await)
    }

    async fn call(&self, operation: &Operation<'_>, body: Map<String, Value>) -> Outcome {
        self.client.call(operation.id(), json!({ "body": body })).await
    }

    /// One person has one id, in all answers about them.
    fn holds(&self, step: &Value, value: &Value) -> Option<String> {
        let operation = if step.get("send").is_some() { &self.flow.send } else { &self.flow.take };
        let (name, first) = (field(operation, "id_field")?, self.ids.first()?);
        let found = value.get(name)?;
        (found != first.as_str()).then(|| format!("{step}: `{name}` is not the id of the first send"))
    }
}
