//! Plans which documented cases can be triggered on a real server, and judges its responses.
//!
//! A request example that the document marks for the sandbox must get the success. `x-mock` at a response example says what triggers that
//! response. Any other request may get any documented response.

mod trigger;
mod verdict;

use std::sync::Arc;

use openapi_document::{Operation, sample::Schemas};
use openapi_mock::{RecordedRequest, Sandbox};
use serde_json::{Map, Value, json};

use crate::{
    caller::Caller,
    case::{Case, Kind, documented_cases},
    convention::Convention,
    extension::MOCK,
    runner::Runner,
};
use trigger::BaseRequest;

pub use verdict::{Mismatch, Response as ServerResponse, Verdict};

/// The cases that can be triggered, and those that cannot.
#[derive(Debug, Default)]
pub struct Plan<'d> {
    /// In the order of the document.
    pub probes: Vec<Probe<'d>>,
    /// The ids of the cases that cannot be triggered, each with the reason.
    pub others: Vec<(String, &'static str)>,
}

/// A case that can be triggered, and the request for it.
#[derive(Debug, Clone)]
pub struct Probe<'d> {
    /// The id that the case has in the suite.
    pub id: String,
    /// The operation.
    pub operation: Operation<'d>,
    /// The request as the client sends it, changed so that it triggers the case. Its credential is invented.
    pub request: RecordedRequest,
    /// Whether it is sent with a wrong credential.
    pub wrong_credential: bool,
    /// Whether it sends a message to a real recipient.
    pub sends_message: bool,
    /// The parameters for a call with the client, if it must succeed and sends no message to a real recipient.
    pub parameters: Option<Map<String, Value>>,
    expected: Expected,
}

/// The expected response of a probe.
#[derive(Debug, Clone)]
enum Expected {
    /// Any documented one.
    Documented,
    /// One with this status. The example may show an error code.
    Status { status: u16, code: Option<String> },
}

impl Probe<'_> {
    /// The expected status; none if any documented one is accepted.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match &self.expected {
            Expected::Documented => None,
            Expected::Status { status, .. } => Some(*status),
        }
    }
}

impl<'d> Plan<'d> {
    /// The plan for the cases whose ids are selected. `mock` adds the cases that only a mock server can be made to return.
    ///
    /// # Errors
    /// The client does not send a documented request.
    pub fn new(
        schemas: &Schemas<'d>,
        caller: &Arc<dyn Caller>,
        mock: bool,
        selected: impl Fn(&str) -> bool,
    ) -> Result<Self, String> {
        let runner = Runner::new(Arc::clone(caller));
        let (operations, cases) = (Operation::all(schemas.document()), documented_cases(schemas.document()));
        let sandbox = Sandbox::of(&operations);
        let mut plan = Self::default();
        for operation in &operations {
            let mut cases = cases.iter().filter(|case| case.operation.id() == operation.id()).collect::<Vec<_>>();
            if !cases.iter().any(|case| selected(&case.id)) {
                continue;
            }
            // A response in an envelope is the same response.
            cases.dedup_by(|case, before| case.pointer == before.pointer);
            let (requests, responses): (Vec<_>, Vec<_>) =
                cases.into_iter().partition(|case| case.kind == Kind::Request);
            for case in &requests {
                plan.probes.push(request_probe(case, &runner, &sandbox, mock)?);
            }
            let first = plan.probes.iter().find(|probe| probe.operation.id() == operation.id());
            let base = first.and_then(|probe| BaseRequest::new(schemas, operation, &sandbox, &probe.request));
            let rules: Vec<_> = responses.iter().map(|case| rule(case)).collect();
            for (case, rule) in responses.iter().zip(&rules) {
                // The request examples trigger a success without a rule.
                if case.succeeds() && rule.is_null() {
                    continue;
                }
                let triggered = match &base {
                    Some(base) => base.trigger(rule, &rules, mock),
                    None => Err("the document has no sandbox recipient for it"),
                };
                match triggered {
                    Ok(request) => plan.probes.push(Probe {
                        id: case.id.clone(),
                        operation: operation.clone(),
                        request,
                        wrong_credential: [&rule["when"], &rule["when"][0]].contains(&&"wrong_credential".into()),
                        sends_message: false,
                        parameters: None,
                        expected: Expected::Status { status: case.status, code: code(case) },
                    }),
                    Err(reason) => plan.others.push((case.id.clone(), reason)),
                }
            }
        }
        plan.probes.retain(|probe| selected(&probe.id));
        plan.others.retain(|(id, _)| selected(id));
        Ok(plan)
    }
}

/// The probe of a documented request.
fn request_probe<'d>(case: &Case<'d>, runner: &Runner, sandbox: &Sandbox, mock: bool) -> Result<Probe<'d>, String> {
    let operation = case.operation.clone();
    let request = runner.run(case)?.requests.into_iter().next();
    let marked = rule(case) == json!({"sandbox": true});
    let to = operation.recipient().and_then(|field| case.parameters.get("body")?.get(field));
    let reaches_nobody = to.and_then(Value::as_str).is_some_and(|to| sandbox.has(to));
    let success = operation.success().map(|success| success.status());
    Ok(Probe {
        id: case.id.clone(),
        request: request.ok_or_else(|| format!("the client does not send {}", case.id))?,
        wrong_credential: false,
        sends_message: operation.sends_message() && !marked && !reaches_nobody && !mock,
        parameters: marked.then(|| case.parameters.clone()),
        expected: match success.filter(|_| marked || mock) {
            Some(status) => Expected::Status { status, code: None },
            None => Expected::Documented,
        },
        operation,
    })
}

/// What the document says about the example of a case (`x-mock`).
fn rule(case: &Case<'_>) -> Value {
    let example = case.pointer.strip_suffix("/value").and_then(|example| case.operation.node().document().at(example));
    example.and_then(|example| Some(example.get(MOCK)?.value().clone())).unwrap_or_default()
}

/// The error code in the example of a case.
fn code(case: &Case<'_>) -> Option<String> {
    let document = case.operation.node().document();
    Convention::of(document).code(document.at(&case.pointer)?.value()).map(str::to_owned)
}
