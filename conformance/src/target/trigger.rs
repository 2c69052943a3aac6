//! Builds requests that trigger responses other than the success.

use std::sync::Arc;

use openapi_document::{
    Node, Operation,
    extension::Step,
    sample::{Change, Schemas, Validity},
};
use openapi_mock::{RecordedRequest, Sandbox};
use serde_json::{Map, Value};

use crate::extension::{INVALID_FIELD, WHEN_VALUE};

/// A valid request to change. It sends no message to a real recipient.
pub(super) struct BaseRequest<'s, 'd> {
    schemas: &'s Schemas<'d>,
    request: RecordedRequest,
    body: Map<String, Value>,
    schema: Node<'d>,
    /// The property with the recipient of a message.
    recipient: Option<&'d str>,
    /// The property with a secret that the operation consumes or checks.
    secret: Option<&'d str>,
}

impl<'s, 'd> BaseRequest<'s, 'd> {
    /// From a documented request whose body is a JSON object, with a recipient in the sandbox.
    pub(super) fn new(
        schemas: &'s Schemas<'d>,
        operation: &Operation<'d>,
        sandbox: &Sandbox,
        request: &RecordedRequest,
    ) -> Option<Self> {
        let schema = operation.request_body()?.schema()?;
        let body = serde_json::from_slice(&request.body).ok()?;
        let secret = Step::all(operation).iter().find_map(|step| step.text("from"));
        let recipient = operation.recipient();
        let mut base = Self { schemas, request: request.clone(), body, schema, recipient, secret };
        if operation.sends_message() {
            let field = base.recipient?;
            let documented = base.body.get(field).and_then(Value::as_str).filter(|to| sandbox.has(to));
            let valid = || sandbox.recipients.iter().find(|recipient| base.is_valid(field, &recipient.as_str().into()));
            let to = documented.or_else(|| valid().map(String::as_str))?;
            base.body.insert(field.to_owned(), to.into());
        }
        base.request = base.with(&Value::Object(base.body.clone()));
        Some(base)
    }

    /// The request that triggers a response, by the rule at its example. `rules` are those of all responses of the operation.
    ///
    /// # Errors
    /// No request triggers it; the message is the reason.
    pub(super) fn trigger(&self, rule: &Value, rules: &[Value], mock: bool) -> Result<RecordedRequest, &'static str> {
        let invalid = |rule: &Value| rule[INVALID_FIELD].as_str().map(str::to_owned);
        if let Some(request) = invalid(rule).and_then(|field| self.with_invalid_value(|change| is_at(change, &field))) {
            return Ok(request);
        }
        let no_input = "no input of the operation triggers it";
        // An example of several events is that of the first.
        match rule["when"].as_str().or_else(|| rule["when"][0].as_str()) {
            Some("unknown_route") => {
                let mut request = self.request.clone();
                let end = request.target.find('?').unwrap_or(request.target.len());
                request.target.insert_str(end, "/no_such_route");
                return Ok(request);
            }
            Some("wrong_credential") => return Ok(self.request.clone()),
            Some("invalid_request") => {
                // The recipient stays in the sandbox, and a field with a response of its own stays valid.
                let mut others: Vec<_> = rules.iter().filter_map(invalid).collect();
                others.extend(self.recipient.map(str::to_owned));
                let other = |change: &Change<'_>| !others.iter().any(|field| is_below(change, field));
                return self.with_invalid_value(other).ok_or(no_input);
            }
            Some("wrong_secret") => {
                let field = self.secret.ok_or(no_input)?;
                let other = |c: char| if c == '9' { '8' } else { '9' };
                let right = self.body.get(field).and_then(Value::as_str).ok_or(no_input)?;
                let wrong: Value = right.chars().map(other).collect::<String>().into();
                return if self.is_valid(field, &wrong) { Ok(self.with_field(field, wrong)) } else { Err(no_input) };
            }
            Some("spent_secret") if !mock => return Err("it takes a secret that somebody received and used"),
            Some("found") => return Err("it depends on earlier requests"),
            Some("not_found") if rule[WHEN_VALUE].is_null() => return Err("it depends on earlier requests"),
            None if rule["duplicate_field"].is_string() => return Err("it depends on earlier requests"),
            _ => {}
        }
        if rule.is_null() {
            return Err("the document does not say what triggers it");
        }
        let values = rule[WHEN_VALUE].as_array().ok_or(no_input)?;
        if !mock {
            return Err(if invalid(rule).is_some() { no_input } else { "only the mock has inputs that trigger it" });
        }
        let fields = [self.recipient, self.secret].into_iter().flatten();
        let mut pairs = fields.flat_map(|field| values.iter().map(move |value| (field, value)));
        let valid = pairs.find(|(field, value)| self.is_valid(field, value));
        valid.map(|(field, value)| self.with_field(field, value.clone())).ok_or(no_input)
    }

    /// The request with an invalid value: preferably of a property instead of the whole body, and a string instead of another type.
    fn with_invalid_value(&self, selected: impl Fn(&Change<'_>) -> bool) -> Option<RecordedRequest> {
        let (changes, _) = self.schemas.changes(&self.schema, &Arc::new(Value::Object(self.body.clone())));
        let mut changes: Vec<_> =
            changes.into_iter().filter(|change| change.validity == Validity::Invalid && selected(change)).collect();
        changes.sort_by_key(|change| {
            let text = change.changed().is_some_and(Value::is_string);
            (change.at.is_empty(), !text)
        });
        changes.first().map(|change| self.with(&change.value()))
    }

    /// Whether the body is valid with this value in the field.
    fn is_valid(&self, field: &str, value: &Value) -> bool {
        let mut body = self.body.clone();
        body.insert(field.to_owned(), value.clone());
        self.schemas.violations(&self.schema, &Value::Object(body)).is_ok_and(|violations| violations.is_empty())
    }

    fn with_field(&self, field: &str, value: Value) -> RecordedRequest {
        let mut body = self.body.clone();
        body.insert(field.to_owned(), value);
        self.with(&Value::Object(body))
    }

    fn with(&self, body: &Value) -> RecordedRequest {
        RecordedRequest { body: body.to_string().into_bytes(), ..self.request.clone() }
    }
}

/// Whether the change is in this property and does not remove it.
fn is_at(change: &Change<'_>, field: &str) -> bool {
    is_below(change, field) && change.value().get(field).is_some()
}

fn is_below(change: &Change<'_>, field: &str) -> bool {
    change.at.split('/').nth(1) == Some(field)
}
