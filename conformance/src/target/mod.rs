//! The documented cases that can be provoked on any server from outside, and the verdict on what it answers.
//!
//! A request example that is marked as the sandbox's brings the success; what brings another answer is said at that answer (`x-mock`).
//! A request that nothing is said of has to bring any answer that is documented.

mod provoke;
mod verdict;

use openapi_document::{Operation, Response};
use serde_json::{Value, json};

pub use verdict::{Answer, Difference, Verdict};

use crate::{Case, Kind, Schemas, Sent, Stage, cases, mock::Sandbox};
use provoke::Base;

/// What can be provoked, and what cannot.
#[derive(Debug, Default)]
pub struct Plan<'d> {
    /// In the order of the document.
    pub probes: Vec<Probe<'d>>,
    /// The ids of the other cases, and why nothing brings them.
    pub others: Vec<(String, &'static str)>,
}

/// A case, and the request that provokes it.
#[derive(Debug, Clone)]
pub struct Probe<'d> {
    /// The id that the case has in the suite.
    pub id: String,
    /// What is called.
    pub operation: Operation<'d>,
    /// What goes over the wire: as the client sends it, but for what the case is about. Its credential is that of
    /// [`Identity`](crate::Identity).
    pub sent: Sent,
    /// Whether it has to go out with a wrong credential.
    pub wrong_credential: bool,
    /// Whether it sends a message to somebody who may exist.
    pub sends_message: bool,
    /// The parameters of the client's call, where that is known to succeed and to send nobody a message.
    pub call: Option<Value>,
    expected: Expected,
}

/// What a probe has to bring.
#[derive(Debug, Clone)]
enum Expected {
    /// Any of the documented answers.
    Documented,
    /// An answer with this status; the example shows the error type, where it has one.
    Answer { status: u16, error_type: Option<String> },
}

impl Probe<'_> {
    /// The status that has to come, where it is one.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match &self.expected {
            Expected::Documented => None,
            Expected::Answer { status, .. } => Some(*status),
        }
    }
}

impl<'d> Plan<'d> {
    /// Which of the cases whose ids are wanted can be provoked on a server; on our mock, also by inputs that only the mock has.
    ///
    /// # Errors
    /// The requests cannot be made.
    pub fn new(schemas: &Schemas<'d>, mock: bool, wanted: impl Fn(&str) -> bool) -> Result<Self, String> {
        let stage = Stage::new()?;
        let (operations, cases) = (Operation::all(schemas.document()), cases(schemas.document()));
        let sandbox = Sandbox::of(&operations);
        let mut plan = Self::default();
        for operation in &operations {
            let mut cases = cases.iter().filter(|case| case.operation.id() == operation.id()).collect::<Vec<_>>();
            if !cases.iter().any(|case| wanted(&case.id)) {
                continue;
            }
            // An answer in an envelope is the same one once more.
            cases.dedup_by(|case, before| case.pointer == before.pointer);
            let (requests, answers): (Vec<_>, Vec<_>) = cases.into_iter().partition(|case| case.kind == Kind::Request);
            for case in &requests {
                plan.probes.push(of_request(case, &stage, &sandbox, mock)?);
            }
            let first = plan.probes.iter().find(|probe| probe.operation.id() == operation.id());
            let base = first.and_then(|probe| Base::new(schemas, operation, &sandbox, &probe.sent));
            let rules: Vec<_> = answers.iter().map(|case| rule(case)).collect();
            for (case, rule) in answers.iter().zip(&rules) {
                // A success without a rule is what the requests bring.
                if case.status < 300 && rule.is_null() {
                    continue;
                }
                let provoked = match &base {
                    Some(base) => base.provoke(rule, &rules, mock),
                    None => Err("nobody is known whom no message would reach"),
                };
                match provoked {
                    Ok(sent) => plan.probes.push(Probe {
                        id: case.id.clone(),
                        operation: operation.clone(),
                        sent,
                        wrong_credential: rule["when"] == "wrong_credential",
                        sends_message: false,
                        call: None,
                        expected: Expected::Answer { status: case.status, error_type: error_type(case) },
                    }),
                    Err(reason) => plan.others.push((case.id.clone(), reason)),
                }
            }
        }
        plan.probes.retain(|probe| wanted(&probe.id));
        plan.others.retain(|(id, _)| wanted(id));
        Ok(plan)
    }
}

fn of_request<'d>(case: &Case<'d>, stage: &Stage, sandbox: &Sandbox, mock: bool) -> Result<Probe<'d>, String> {
    let operation = case.operation.clone();
    let sent = stage.play(case)?.sent.into_iter().next();
    let marked = rule(case) == json!({"sandbox": true});
    let to = operation.node().get("x-mock").and_then(|mock| case.call.get("body")?.get(mock.text("recipient_field")?));
    let reaches_nobody = to.and_then(Value::as_str).is_some_and(|to| sandbox.has(to));
    let success = operation.responses().iter().map(Response::status).find(|status| *status < 300);
    Ok(Probe {
        id: case.id.clone(),
        sent: sent.ok_or_else(|| format!("the client does not send {}", case.id))?,
        wrong_credential: false,
        sends_message: operation.sends_message() && !marked && !reaches_nobody && !mock,
        call: marked.then(|| Value::Object(case.call.clone())),
        expected: match success.filter(|_| marked || mock) {
            Some(status) => Expected::Answer { status, error_type: None },
            None => Expected::Documented,
        },
        operation,
    })
}

/// What the document says of the example that a case is (`x-mock`).
fn rule(case: &Case<'_>) -> Value {
    let example = case.pointer.strip_suffix("/value").and_then(|example| case.operation.node().document().at(example));
    example.and_then(|example| Some(example.get("x-mock")?.value().clone())).unwrap_or_default()
}

fn error_type(case: &Case<'_>) -> Option<String> {
    let example = case.operation.node().document().at(&case.pointer)?;
    example.text("error_type").map(str::to_owned)
}
