//! Scenarios of the document: several calls in order, such as a login with a passcode, against the mock server.

use std::time::Duration;

use openapi_document::{Document, Node, Operation, SecurityScheme, extension};
use openapi_mock::{MockServer, Options, PreparedDocument};
use serde_json::{Map, Value, json};

use crate::{
    call::{Call, Limits},
    caller::Caller,
    credentials::invented,
    extension::{AUTHENTICATE, CODE_FIELD, ID_FIELD, MOCK, RECIPIENT, RECIPIENT_FIELD},
    outcome::Outcome,
};

/// A scenario for an operation that sends a passcode and the operation that takes it.
#[derive(Debug, Clone)]
pub struct Scenario<'d> {
    /// Unique and stable: the operation that sends, and the name of the scenario.
    pub id: String,
    /// The clause of the document that it checks, as a JSON pointer.
    pub pointer: String,
    scenario: Node<'d>,
    send: Operation<'d>,
    authenticate: Operation<'d>,
}

impl<'d> Scenario<'d> {
    /// The operations that send and take the passcode.
    #[must_use]
    pub fn operations(&self) -> [&'d str; 2] {
        [self.send.id(), self.authenticate.id()]
    }
}

/// Every scenario for every operation that sends a passcode, with the operation that takes it under the same security schemes.
#[must_use]
pub fn scenarios(document: &Document) -> Vec<Scenario<'_>> {
    let operations = Operation::all(document);
    let with = |key: &'static str| operations.iter().filter(move |operation| field(operation, key).is_some());
    let pairs = with(RECIPIENT_FIELD).filter_map(|send| {
        let authenticate = with(CODE_FIELD).find(|authenticate| scheme_names(authenticate) == scheme_names(send))?;
        Some((send, authenticate))
    });
    let documented = extension::scenarios(document);
    let scenarios = pairs.flat_map(|(send, authenticate)| {
        documented.iter().map(move |(name, scenario)| Scenario {
            id: format!("{}/scenario_{name}", send.id()),
            pointer: scenario.pointer().to_owned(),
            scenario: scenario.clone(),
            send: send.clone(),
            authenticate: authenticate.clone(),
        })
    });
    scenarios.collect()
}

fn scheme_names<'d>(operation: &Operation<'d>) -> Vec<&'d str> {
    operation.security_schemes().iter().map(SecurityScheme::name).collect()
}

/// The property that `x-mock` of the operation names under a key.
fn field<'d>(operation: &Operation<'d>, key: &str) -> Option<&'d str> {
    operation.node().get(MOCK)?.text(key)
}

/// Runs a scenario against a mock of the document; returns every mismatch.
///
/// # Errors
/// The scenario could not be run; the message says why.
pub fn run_scenario(
    scenario: &Scenario<'_>,
    document: &PreparedDocument,
    caller: &dyn Caller,
) -> Result<Vec<String>, String> {
    let mock = MockServer::start_prepared(document, Options::default()).map_err(|error| error.to_string())?;
    let mut login = Login { scenario, mock, caller, ids: Vec::new(), codes: Vec::new() };
    let mut mismatches = Vec::new();
    for step in scenario.scenario.get("steps").map(|steps| steps.items()).unwrap_or_default() {
        let step = step.value();
        if let Some(seconds) = step["wait_seconds"].as_u64() {
            login.mock.advance(Duration::from_secs(seconds));
            continue;
        }
        let outcome = if is_send(step) { login.send(step)? } else { login.authenticate(step)? };
        let found = json!({"status": outcome.status(), "error_type": outcome.code()});
        let expected = json!({"status": step["status"], "error_type": step["error_type"]});
        if found != expected {
            mismatches.push(format!("{step}: the outcome is {found}"));
        }
        if let Outcome::Value(value) = &outcome {
            mismatches.extend(login.check_id(step, &value.value));
        }
    }
    Ok(mismatches)
}

/// Whether a step sends a passcode; the others authenticate with one or wait.
fn is_send(step: &Value) -> bool {
    step.get("send").is_some()
}

/// A scenario that runs: the mock, and the passcodes so far.
struct Login<'s, 'd> {
    scenario: &'s Scenario<'d>,
    mock: MockServer,
    caller: &'s dyn Caller,
    /// The ids and the codes of the passcodes that were sent, in order.
    ids: Vec<String>,
    codes: Vec<String>,
}

impl Login<'_, '_> {
    fn send(&mut self, step: &Value) -> Result<Outcome, String> {
        let Scenario { scenario, send, .. } = self.scenario;
        let to = field(send, RECIPIENT_FIELD).ok_or("the operation sends no passcode")?;
        let recipient = scenario.get(RECIPIENT).and_then(|recipients| recipients.get(to));
        let recipient = recipient.ok_or_else(|| format!("the scenario has no `{to}`: add it to `{RECIPIENT}`"))?;
        let mut body = step["send"].as_object().cloned().unwrap_or_default();
        body.insert(to.to_owned(), recipient.value().clone());
        let outcome = self.call(send, body)?;
        if let Outcome::Value(value) = &outcome {
            let id = field(send, ID_FIELD).and_then(|name| value.value.get(name)?.as_str());
            let id = id.ok_or("the response has no id")?;
            self.codes.push(self.mock.passcode(id).ok_or("no passcode was sent for the id")?);
            self.ids.push(id.to_owned());
        }
        Ok(outcome)
    }

    fn authenticate(&mut self, step: &Value) -> Result<Outcome, String> {
        let authenticate = &self.scenario.authenticate;
        let (id, last) = self.ids.last().zip(self.codes.last()).ok_or("no passcode was sent before")?;
        let code = match step[AUTHENTICATE].as_str() {
            Some("last") => last.clone(),
            Some("first") => self.codes[0].clone(),
            Some("wrong") => last.chars().rev().map(|digit| if digit == '9' { '8' } else { '9' }).collect(),
            code => code.unwrap_or_default().to_owned(),
        };
        let example = authenticate.request_body().and_then(|body| Some(body.examples().first()?.value().clone()));
        let mut body = example.and_then(|example| example.as_object().cloned()).unwrap_or_default();
        for (key, value) in [(CODE_FIELD, code), (ID_FIELD, id.clone())] {
            let name = field(authenticate, key).ok_or("the operation takes no passcode")?;
            body.insert(name.to_owned(), value.into());
        }
        self.call(authenticate, body)
    }

    fn call(&self, operation: &Operation<'_>, body: Map<String, Value>) -> Result<Outcome, String> {
        self.caller.call(&Call {
            operation: operation.id().to_owned(),
            parameters: Map::from_iter([("body".to_owned(), body.into())]),
            credentials: invented(operation.node().document()),
            base_url: Some(self.mock.url().to_owned()),
            limits: Limits::default(),
            ..Call::default()
        })
    }

    /// Checks that every response about a recipient has the same id.
    fn check_id(&self, step: &Value, value: &Value) -> Option<String> {
        let operation = if is_send(step) { &self.scenario.send } else { &self.scenario.authenticate };
        let (name, first) = (field(operation, ID_FIELD)?, self.ids.first()?);
        let found = value.get(name)?;
        (found != first.as_str()).then(|| format!("{step}: `{name}` is not the id that was sent first"))
    }
}
