//! The scenarios of a document (`x-scenarios`): several calls in order.

use serde_json::Value;

use super::{has_only, is_name};
use crate::{Document, Node};

pub(super) const SCENARIOS: &str = "`{NAME: {steps: [STEP…]}}`, at the top of the document, where STEP is `{call: OPERATION, with: {FIELD: \
     VALUE…}, status: STATUS, error_type: TYPE, expect: {POINTER: VALUE…}, save: {NAME: POINTER…}}` or `{wait_seconds: NUMBER}`; or `{NAME: \
     {secret: SECRET, recipient: {FIELD: VALUE…}, steps: [STEP…]}}` for each operation that issues the secret to a recipient, where STEP \
     is also `{send: {FIELD: VALUE…}, status: STATUS}` or `{authenticate: last, first, wrong or the secret, status: STATUS, error_type: TYPE}`";

/// The scenarios of a document by name (`x-scenarios`), in the order of the document.
#[must_use]
pub fn scenarios(document: &Document) -> Vec<(&str, Node<'_>)> {
    let scenarios = document.at("/x-scenarios").filter(|scenarios| is_scenarios(scenarios.value()));
    scenarios.map(|scenarios| scenarios.entries()).unwrap_or_default()
}

/// Whether a value of `x-scenarios` is valid.
pub(super) fn is_scenarios(value: &Value) -> bool {
    let scenario = |scenario: &Value| {
        let steps = scenario["steps"].as_array().filter(|steps| !steps.is_empty());
        let plain = has_only(scenario, &["steps"], &[]);
        let of_secret = has_only(scenario, &["secret", "recipient", "steps"], &[])
            && is_name(&scenario["secret"])
            && scenario["recipient"].is_object();
        (plain || of_secret)
            && steps.is_some_and(|steps| steps.iter().all(|step| is_step(step) || of_secret && is_step_of_secret(step)))
    };
    value.as_object().is_some_and(|scenarios| scenarios.values().all(scenario))
}

fn is_step(step: &Value) -> bool {
    let save = |save: &Value| save.as_object().is_some_and(|save| save.values().all(is_name));
    has_only(step, &["wait_seconds"], &[]) && step["wait_seconds"].is_u64()
        || has_only(step, &["call", "status"], &["with", "error_type", "expect", "save"])
            && is_name(&step["call"])
            && step["status"].is_u64()
            && ["with", "expect"].iter().all(|key| step.get(key).is_none_or(Value::is_object))
            && step.get("error_type").is_none_or(Value::is_string)
            && step.get("save").is_none_or(save)
}

fn is_step_of_secret(step: &Value) -> bool {
    let status = step["status"].is_u64();
    has_only(step, &["send", "status"], &[]) && step["send"].is_object() && status
        || has_only(step, &["authenticate", "status"], &["error_type"])
            && is_name(&step["authenticate"])
            && step.get("error_type").is_none_or(Value::is_string)
            && status
}
