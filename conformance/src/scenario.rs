//! Scenarios of the document: several calls in order, such as a login with a passcode, against the mock server.

use std::{collections::BTreeMap, time::Duration};

use openapi_document::{
    Document, Node, Operation, SecurityScheme,
    extension::{self, Step, Verb},
    schema,
};
use openapi_mock::{MockServer, Options, PreparedDocument};
use serde_json::{Map, Value, json};

use crate::{
    call::{Call, Credentials, Limits},
    caller::Caller,
    credentials::{documented, invented, set_part},
    extension::{AUTHENTICATE, RECIPIENT},
    outcome::Outcome,
};

/// A scenario, with the operations that send and take its secret if it has one.
#[derive(Debug, Clone)]
pub struct Scenario<'d> {
    /// Unique and stable: its first operation, and the name of the scenario.
    pub id: String,
    /// The clause of the document that it checks, as a JSON pointer.
    pub pointer: String,
    scenario: Node<'d>,
    login: Option<Login<'d>>,
}

/// An operation that sends a secret to a recipient, and the one that takes it.
#[derive(Debug, Clone)]
struct Login<'d> {
    send: Operation<'d>,
    issues: Step<'d>,
    authenticate: Operation<'d>,
    consumes: Step<'d>,
}

impl<'d> Scenario<'d> {
    fn new(first: &str, name: &str, scenario: &Node<'d>, login: Option<Login<'d>>) -> Self {
        let (id, pointer) = (format!("{first}/scenario_{name}"), scenario.pointer().to_owned());
        Self { id, pointer, scenario: scenario.clone(), login }
    }
}

/// Every scenario. One with a secret is there for every operation that sends it, with the operation that takes it under the same security
/// schemes.
#[must_use]
pub fn scenarios(document: &Document) -> Vec<Scenario<'_>> {
    let operations = Operation::all(document);
    let steps: Vec<_> =
        operations.iter().flat_map(|of| Step::all(of).into_iter().map(move |step| (of, step))).collect();
    let mut all = Vec::new();
    for (name, scenario) in extension::scenarios(document) {
        let Some(secret) = scenario.text("secret") else {
            let steps = scenario.get("steps").map(|steps| steps.items()).unwrap_or_default();
            let first = steps.iter().find_map(|step| step.text("call")).unwrap_or_default();
            all.push(Scenario::new(first, name, &scenario, None));
            continue;
        };
        let of_secret = |verb| steps.iter().filter(move |(_, step)| step.verb == verb && step.object == secret);
        for (send, issues) in of_secret(Verb::Issues).filter(|(send, _)| send.recipient().is_some()) {
            let schemes = scheme_names(send);
            let taker = of_secret(Verb::Consumes).find(|(authenticate, _)| scheme_names(authenticate) == schemes);
            let Some((authenticate, consumes)) = taker else { continue };
            let [send, authenticate] = [*send, *authenticate].map(Clone::clone);
            let (issues, consumes) = (issues.clone(), consumes.clone());
            let login = Login { send, issues, authenticate, consumes };
            all.push(Scenario::new(login.send.id(), name, &scenario, Some(login)));
        }
    }
    all
}

fn scheme_names<'d>(operation: &Operation<'d>) -> Vec<&'d str> {
    operation.security_schemes().iter().map(SecurityScheme::name).collect()
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
    let mut run = Run { scenario, mock, caller, ids: Vec::new(), secrets: Vec::new(), saved: BTreeMap::new() };
    let mut mismatches = Vec::new();
    for step in scenario.scenario.get("steps").map(|steps| steps.items()).unwrap_or_default() {
        let step = step.value();
        if let Some(seconds) = step["wait_seconds"].as_u64() {
            run.mock.advance(Duration::from_secs(seconds));
            continue;
        }
        let (operation, outcome) = run.step(step)?;
        let found = json!({"status": outcome.status(), "error_type": outcome.code()});
        let expected = json!({"status": step["status"], "error_type": step["error_type"]});
        if found != expected {
            mismatches.push(format!("{step}: the outcome is {found}"));
        }
        if let Outcome::Value(value) = &outcome {
            mismatches.extend(run.compare(step, &operation, &value.value)?);
        }
    }
    Ok(mismatches)
}

/// A scenario that runs: the mock, and what is known so far.
struct Run<'s, 'd> {
    scenario: &'s Scenario<'d>,
    mock: MockServer,
    caller: &'s dyn Caller,
    /// The ids that secrets were sent for, where responses have them, and the secrets, in order.
    ids: Vec<String>,
    secrets: Vec<String>,
    /// The values that steps save, by name.
    saved: BTreeMap<String, Value>,
}

impl<'d> Run<'_, 'd> {
    fn step(&mut self, step: &Value) -> Result<(Operation<'d>, Outcome), String> {
        if let Some(id) = step["call"].as_str() {
            let document = self.scenario.scenario.document();
            let operation = Operation::all(document).into_iter().find(|operation| operation.id() == id);
            let operation = operation.ok_or_else(|| format!("the scenario calls `{id}`, which is no operation"))?;
            let fields = step["with"].as_object().cloned().unwrap_or_default();
            let fields = fields.into_iter().map(|(name, value)| Ok((name, self.known(&value)?)));
            let fields = fields.collect::<Result<Map<_, _>, String>>()?;
            let outcome = self.call(&operation, fields, invented(document))?;
            return Ok((operation, outcome));
        }
        let login = self.scenario.login.as_ref().ok_or("the scenario has no secret: add `secret`")?;
        match step.get("send") {
            Some(fields) => Ok((login.send.clone(), self.send(login, fields)?)),
            None => Ok((login.authenticate.clone(), self.authenticate(login, step)?)),
        }
    }

    fn send(&mut self, login: &Login<'_>, fields: &Value) -> Result<Outcome, String> {
        let to = login.send.recipient().ok_or("the operation sends no secret")?;
        let recipient = self.scenario.scenario.get(RECIPIENT).and_then(|recipients| recipients.get(to));
        let recipient = recipient.ok_or_else(|| format!("the scenario has no `{to}`: add it to `{RECIPIENT}`"))?;
        let mut fields = fields.as_object().cloned().unwrap_or_default();
        fields.insert(to.to_owned(), recipient.value().clone());
        let outcome = self.call(&login.send, fields, documented(login.send.node().document()))?;
        if let Outcome::Value(value) = &outcome {
            let recipient = recipient.value().as_str().unwrap_or_default();
            self.secrets.push(self.mock.sent(recipient).ok_or("no secret was sent to the recipient")?);
            let id = login.issues.text("id").and_then(|name| value.value.get(name)?.as_str());
            self.ids.extend(id.map(str::to_owned));
        }
        Ok(outcome)
    }

    fn authenticate(&self, login: &Login<'_>, step: &Value) -> Result<Outcome, String> {
        let last = self.secrets.last().ok_or("no secret was sent before")?;
        let secret = match step[AUTHENTICATE].as_str() {
            Some("last") => last.clone(),
            Some("first") => self.secrets[0].clone(),
            Some("wrong") => last.chars().rev().map(|digit| if digit == '9' { '8' } else { '9' }).collect(),
            secret => secret.unwrap_or_default().to_owned(),
        };
        let body = login.authenticate.request_body();
        let example = body.and_then(|body| body.examples().first()?.value().as_object().cloned());
        let mut fields = example.unwrap_or_default();
        let from = login.consumes.text("from").ok_or("the operation takes no secret")?;
        fields.insert(from.to_owned(), secret.into());
        let id = login.consumes.text("id").filter(|name| fields.contains_key(*name)).zip(self.ids.last());
        fields.extend(id.map(|(name, id)| (name.to_owned(), id.clone().into())));
        self.call(&login.authenticate, fields, documented(login.authenticate.node().document()))
    }

    /// Calls an operation with fields: parts of its credential, parameters, and else properties of its body.
    fn call(
        &self,
        operation: &Operation<'_>,
        fields: Map<String, Value>,
        mut credentials: Credentials,
    ) -> Result<Outcome, String> {
        let (mut parameters, mut body) = (Map::new(), Map::new());
        let schema = operation.request_body().and_then(|body| body.schema());
        let names: Vec<_> = operation.parameters().iter().map(|parameter| parameter.name()).collect();
        for (name, value) in fields {
            let in_body = schema.as_ref().is_some_and(|schema| schema::property(schema, &name).is_some());
            if names.contains(&name.as_str()) {
                parameters.insert(name, value);
            } else if in_body || !set_part(&operation.security_schemes(), &name, &value, &mut credentials) {
                body.insert(name, value);
            }
        }
        if schema.is_some() {
            parameters.insert("body".to_owned(), body.into());
        } else if let Some(name) = body.keys().next() {
            return Err(format!("{} has no field `{name}`", operation.id()));
        }
        self.caller.call(&Call {
            operation: operation.id().to_owned(),
            parameters,
            credentials,
            base_url: Some(self.mock.url().to_owned()),
            limits: Limits::default(),
            ..Call::default()
        })
    }

    /// Compares a success with what the step expects, and saves what it names. Every response about a recipient has the same id.
    fn compare(&mut self, step: &Value, operation: &Operation<'_>, value: &Value) -> Result<Vec<String>, String> {
        let mut mismatches = Vec::new();
        for (at, expected) in step["expect"].as_object().into_iter().flatten() {
            let (found, expected) = (value.pointer(at).unwrap_or(&Value::Null), self.known(expected)?);
            if *found != expected {
                mismatches.push(format!("{step}: `{at}` is {found}"));
            }
        }
        for (name, at) in step["save"].as_object().into_iter().flatten() {
            let found = at.as_str().and_then(|at| value.pointer(at));
            let found = found.ok_or_else(|| format!("{} returns no {at}", operation.id()))?;
            self.saved.insert(name.clone(), found.clone());
        }
        if let Some(login) = self.scenario.login.as_ref().filter(|_| step.get("call").is_none()) {
            let role = if step.get("send").is_some() { &login.issues } else { &login.consumes };
            let id = role.text("id").and_then(|name| Some((name, value.get(name)?)));
            if let Some((name, _)) = id.filter(|(_, id)| self.ids.first().is_some_and(|first| *id != first.as_str())) {
                mismatches.push(format!("{step}: `{name}` is not the id that was sent first"));
            }
        }
        Ok(mismatches)
    }

    /// A value of a step: `$NAME` is what an earlier step saved, and `$sent RECIPIENT` the last secret that the recipient got.
    fn known(&self, value: &Value) -> Result<Value, String> {
        Ok(match value {
            Value::String(text) if text.starts_with("$sent ") => {
                let recipient = &text["$sent ".len()..];
                self.mock.sent(recipient).ok_or_else(|| format!("nothing was sent to {recipient}"))?.into()
            }
            Value::String(text) if text.starts_with('$') => {
                let saved = self.saved.get(&text[1..]);
                saved.cloned().ok_or_else(|| format!("no step before saves `{}`", &text[1..]))?
            }
            Value::Array(items) => items.iter().map(|item| self.known(item)).collect::<Result<Vec<_>, _>>()?.into(),
            Value::Object(members) => {
                let members = members.iter().map(|(name, value)| Ok((name.clone(), self.known(value)?)));
                members.collect::<Result<Map<_, _>, String>>()?.into()
            }
            value => value.clone(),
        })
    }
}
